"""The Nu HTML checker reads the pages of the built site: every kind of page here, every page in `make access`."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Final

import pytest

from tests.paths import TESTS

JAR: Final = TESTS / "workflows/node_modules/vnu-jar/build/dist/vnu.jar"
QUICK: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")
"""It ends before it would have paid to compile it well, or to clean up by many threads."""
_FEW: Final = 5
"""More pages than that in one folder are of one kind."""


@pytest.fixture(scope="module")
def java() -> str:
    """Where Java is; where there is none, or no checker, these tests are left out, but never in CI."""
    program = shutil.which("java")
    if program is None or not JAR.exists():
        missing = "Java is not installed, or `npm ci` was not run in tests/workflows"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    return program


def said(java: str, *pages: Path) -> list[str]:
    """What the checker calls an error, with the page and the place; all pages are read in one process."""
    command = [
        java,
        *QUICK,
        "-jar",
        str(JAR),
        "--errors-only",
        "--exit-zero-always",
        "--skip-non-html",
        "--format",
        "json",
    ]
    done = subprocess.run([*command, *pages], capture_output=True, text=True, check=True, timeout=600)
    messages = json.loads(done.stderr)["messages"]
    return [f"{one.get('url')}:{one.get('lastLine')}: {one['message']} {one.get('extract', '')}" for one in messages]


def one_of_each_kind(site: Path) -> list[Path]:
    """Of the pages in a folder of many (cards, questions, rules) the largest; of all others, every one."""
    kinds: dict[str, Path] = {}
    for page in sorted(site.rglob("*.html"), key=lambda page: page.stat().st_size):
        *folders, name = page.relative_to(site).parts
        sort = "-evidence" if name.endswith("-evidence.html") else name.removeprefix("index.html")
        many = len(folders) > 1 and len(list((site / folders[0]).iterdir())) > _FEW
        kinds["/".join((folders[0], sort)) if many else "/".join((*folders, name))] = page
    return list(kinds.values())


def test_the_checker_sees_a_mistake(java: str, tmp_path: Path) -> None:
    """A time without a day and a link that leads nowhere are found."""
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A</title><p><time></time><a rel="next">x</a></p></html>')
    found = said(java, page)
    assert len(found) == 2
    assert "time" in found[0] and "href" in found[1]


def test_every_kind_of_page_is_valid(java: str, site: Path) -> None:
    """Of each kind the largest page."""
    pages = one_of_each_kind(site)
    assert 20 < len(pages) < 80
    assert said(java, *pages) == []


@pytest.mark.access
def test_every_page_is_valid(java: str, site: Path, example_site: Path, nasty_site: Path) -> None:
    """Also those of an archive with markup in every text."""
    assert said(java, site, example_site, nasty_site) == []
