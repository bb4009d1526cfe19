"""The site does not depend on which program makes it; `make portability` compares two more builds, file by file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.portability import compared_in

from tests.paths import EXAMPLE, PROJECT, SOURCES
from tests.site_fixtures import build


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a site that does not tell of the moment it was made at."""
    passed_over = {"sitemap.xml.gz"}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in passed_over
    }


@pytest.mark.portability
@pytest.mark.parametrize("sources", [EXAMPLE, SOURCES], ids=["example", "real"])
def test_mkdocs_and_the_command_make_the_same_site(sources: Path, tmp_path: Path) -> None:
    """`mkdocs build` as it is, and `onrecord build`: the same files, to the byte."""
    build(sources, tmp_path / "command", "2025-01-02")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(tmp_path / "mkdocs")]
    variables = {"ONRECORD_SOURCES": str(sources), "ONRECORD_AS_OF": "2025-01-02", "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run(command, cwd=PROJECT, env={**os.environ, **variables}, check=True, capture_output=True)
    one, other = files(tmp_path / "command"), files(tmp_path / "mkdocs")
    assert len(one) > 50
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def test_three_programs_make_the_same_site(tmp_path: Path) -> None:
    """MkDocs, ProperDocs, and this program alone: what may differ is a short list of names."""
    found = compared_in(tmp_path, EXAMPLE)
    assert {name: compared.refused for name, compared in found.items()} == {"properdocs": (), "plain": ()}
    assert found["properdocs"].identical == found["properdocs"].files > 100
    assert found["plain"].files - found["plain"].identical < 50
