"""`onrecord build --writer plain`, where neither MkDocs nor its theme is installed."""

import os
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from tests.paths import EXAMPLE, PROJECT
from tests.site_fixtures import ONRECORD, once

NOT_THERE = ("mkdocs", "material", "properdocs", "pymdownx", "pymdown", "__editable__", "onrecord")
CALL = """
import sys
from onrecord.writing.__main__ import write
try:
    write()
finally:
    print([name for name in sys.modules if name.partition(".")[0] in ("mkdocs", "material")])
"""


@pytest.fixture(scope="module")
def libraries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All that is installed here, but those."""
    folder = tmp_path_factory.mktemp("libraries")
    for path in Path(sysconfig.get_path("purelib")).iterdir():
        if not path.name.startswith(NOT_THERE) and path.suffix != ".pth":
            (folder / path.name).symlink_to(path)
    return folder


def built(project: Path, libraries: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """What a build says in a project, with these libraries alone."""
    known = {"ONRECORD_SOURCES": str(EXAMPLE), "ONRECORD_AS_OF": "2025-01-02"}
    paths = {"PYTHONPATH": os.pathsep.join([str(libraries), str(PROJECT / "hooks")])}
    command = [sys.executable, "-S", "-c", CALL, "--site-dir", "site", *options]
    variables = {**os.environ, **known, **paths}
    return subprocess.run(command, cwd=project, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, libraries: Path) -> Path:
    """A project that `onrecord init` has begun, with a page of its own, and its site."""

    def make(folder: Path) -> None:
        subprocess.run(
            [ONRECORD, "init", "--empty", "--name", "Harbour Watch", folder], check=True, capture_output=True
        )
        team = folder / "docs" / "team.md"
        team.write_text("# Who we are\n\n## Us\n\nSee [a question](questions/index.md).\n\n## You\n", "utf-8")
        done = built(folder, libraries)
        assert done.returncode == 0, done.stderr
        (folder / "printed").write_text(done.stdout + done.stderr, "utf-8")

    return once(tmp_path_factory, "plain-project", make)


def test_mkdocs_is_not_there(libraries: Path) -> None:
    """Else the tests below would say nothing."""
    command = [sys.executable, "-S", "-c", "import mkdocs"]
    done = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": str(libraries)}, capture_output=True, text=True, check=False
    )
    assert "No module named 'mkdocs'" in done.stderr


def test_the_site_is_written_all_the_same(project: Path) -> None:
    """With the pages of the archive, the guide, the project's own, its search, its icons; MkDocs is not loaded."""
    site = project / "site"
    for file in ("index.html", "questions/index.html", "method/index.html", "404.html", "sitemap.xml", "robots.txt"):
        assert (site / file).is_file(), file
    assert (site / "pagefind" / "shards.json").is_file()
    assert (project / "printed").read_text("utf-8") == "[]\n"
    assert "<svg" in (site / "index.html").read_text("utf-8")


def test_a_page_by_hand_has_the_archives_skeleton_and_what_a_page_needs(project: Path) -> None:
    """Its title as the menu has it, its policy, its contents, a link that leads to a page, its place in the menu."""
    page = (project / "site" / "team" / "index.html").read_text("utf-8")
    assert "<title>Who we are · Harbour Watch</title>" in page
    assert "default-src 'none'" in page and '"@context"' in page
    assert '<details class="contents integrated"><summary>On this page</summary>' in page
    assert '<a href="../questions/">a question</a>' in page
    assert '<a href="./" aria-current="page">Who we are</a>' in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "theme: {name: material, palette: {primary: teal}}",
            "mkdocs.yml:2:44: theme.palette.primary: “teal” is a colour of Material, which is not installed; write"
            " custom, and set --md-primary-fg-color in extra_css",
        ),
        (
            "theme: {name: material, icon: {menu: material/menu}}",
            "mkdocs.yml:2:38: theme.icon.menu: “material/menu” is no icon: no folder .icons has material/menu.svg",
        ),
        (
            "theme: {name: material}\nmarkdown_extensions: [pymdownx.details]",
            "markdown_extensions: No module named 'pymdownx'",
        ),
    ],
)
def test_what_only_the_theme_has_is_refused_by_name(more: str, said: str, libraries: Path, tmp_path: Path) -> None:
    """Before anything is written."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text(f"site_name: Watch\n{more}\n", "utf-8")
    done = built(tmp_path, libraries)
    assert done.returncode == 1 and not (tmp_path / "site").exists()
    assert said in done.stderr and "Traceback" not in done.stderr


def test_a_strict_build_stops_for_what_is_wrong(libraries: Path, tmp_path: Path) -> None:
    """A link that leads nowhere, on its page or off it; a plugin, which is not run."""
    (tmp_path / "docs").mkdir()
    settings = "site_name: Watch\nstrict: true\nplugins: [blog]\ntheme: {name: material}\n"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "docs" / "team.md").write_text("[a](nowhere.md) [b](about.md#_none) [c](#_none)", "utf-8")
    done = built(tmp_path, libraries)
    assert done.returncode == 1
    assert [*done.stdout.splitlines()[-6:-1], *done.stderr.splitlines()] == [
        "WARNING: mkdocs.yml: plugins: blog is a plugin of MkDocs; --writer plain runs none, and what it makes is not"
        " on the site",
        "WARNING: team.md: the link nowhere.md leads to no page and no file of the site",
        "WARNING: team.md: the link about.md#_none leads to a place that its page has not",
        "WARNING: team.md: the link #_none leads to a place that its page has not",
        "stopped for 4 warnings, since the build is strict",
    ]
