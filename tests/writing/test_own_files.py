"""Which files of a project are pages, and which are served."""

from pathlib import Path

import pytest

from onrecord.guide_pages import guide_pages
from onrecord.writing.own_files import OwnFiles, assets, own_files


@pytest.fixture
def own(tmp_path: Path) -> OwnFiles:
    """The files of a small project."""
    for name in (
        "docs/team.md",
        "docs/about.md",
        "docs/a/README.md",
        "docs/a/index.md",
        "docs/b/README.md",
        "docs/drafts/c.md",
        "docs/left/d.md",
        "docs/.hidden/e.md",
        "docs/logo.svg",
        "docs/assets/page.js",
        "look/archive.html",
        "look/extra.css",
        "look/.icons/x.svg",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("/* a */ b", "utf-8")
    return own_files(tmp_path / "docs", tmp_path / "look", ("left/",), ("/drafts/*.md",))


def test_pages_are_markdown_and_the_guide_stands_in_for_what_is_not_there(own: OwnFiles) -> None:
    """A folder's README is its page where it has no other; what is excluded or hidden is none."""
    written = {"team.md", "about.md", "a/index.md", "b/README.md", "drafts/c.md"}
    assert own.pages.keys() == written | guide_pages().keys()
    assert own.pages["about.md"] != guide_pages()["about.md"]
    assert own.listed == ("a/index.md", "about.md", "b/README.md", "team.md")


def test_files_lie_over_those_of_the_theme(own: OwnFiles) -> None:
    """Its templates are no files of the site, nor is what only pages in Material ask for."""
    assert {"logo.svg", "extra.css", "assets/page.css", "assets/written.css"} <= own.files.keys()
    assert own.files["assets/page.js"].parent.parent.name == "docs"
    absent = {"archive.html", "nav.yaml", "sitemap.xml", ".icons/x.svg", "assets/prose.css", "assets/pack.css"}
    assert not absent & own.files.keys()


def test_files_of_the_theme_are_made_small(own: OwnFiles) -> None:
    """A project's own are served as they are."""
    found = {asset.url: asset.content for asset in assets(own.files, "A")}
    assert found["assets/page.js"] == b"/* a */ b"
    assert b"/*" not in found["assets/page.css"]
