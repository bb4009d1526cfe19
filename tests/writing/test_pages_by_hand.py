"""Pages that are written by hand become HTML without MkDocs: links, titles, parts, and what is left out of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from onrecord.writing.pages_by_hand import Link, PageByHand, front_matter, page, read, url_of

PLACES = {
    "guide/a.md": "guide/a/",
    "b.md": "b/",
    "index.md": "",
    "questions/index.md": "questions/",
    "assets/x.png": "assets/x.png",
}
BASIC: Mapping[str, Mapping[str, Any]] = {"toc": {}, "tables": {}, "fenced_code": {}}


def made(text: str, path: str = "guide/a.md", called: str = "", **meta: Any) -> PageByHand:
    """The page of a text."""
    return page(path, text, meta, BASIC, PLACES, called)


@pytest.mark.parametrize(
    ("path", "url"),
    [("index.md", ""), ("README.md", ""), ("a.md", "a/"), ("a/index.md", "a/"), ("a/b.c.md", "a/b.c/")],
)
def test_where_a_page_lies(path: str, url: str) -> None:
    """As MkDocs puts it."""
    assert url_of(path) == url


@pytest.mark.parametrize(
    ("written", "href", "url", "fragment"),
    [
        ("../b.md#_part", "../../b/#_part", "b/", "_part"),
        ("../questions/index.md", "../../questions/", "questions/", ""),
        ("../index.md", "../..", "", ""),
        ("#_here", "#_here", "guide/a/", "_here"),
        ("../../questions/", "../../questions/", "questions/", ""),
    ],
)
def test_a_link_from_file_to_file_leads_from_page_to_page(written: str, href: str, url: str, fragment: str) -> None:
    """One that is written as an address of the site, too; it is noted, so that its place can be looked for."""
    done = made(f"[it]({written})")
    assert done.html == f'<p><a href="{href}">it</a></p>'
    assert done.links == (Link(written, url, fragment),)
    assert done.said == ()


@pytest.mark.parametrize("written", ["https://example.org/a.md", "mailto:a@example.org"])
def test_what_leads_to_another_host_is_left_alone(written: str) -> None:
    """It is none of the site's."""
    done = made(f"[it]({written})")
    assert (done.html, done.links) == (f'<p><a href="{written}">it</a></p>', ())


@pytest.mark.parametrize("written", ["c.md", "/b/", "../b", "../../nowhere/"])
def test_a_link_that_leads_nowhere_is_said(written: str) -> None:
    """It stays as it is written."""
    done = made(f"[it]({written})")
    assert done.said == (f"the link {written} leads to no page and no file of the site",)
    assert f'href="{written}"' in done.html


def test_a_picture_is_found_beside_the_page() -> None:
    """Its path is one from page to file."""
    assert made("![A map](../assets/x.png)").html == '<p><img alt="A map" src="../../assets/x.png"></p>'


@pytest.mark.parametrize(
    ("text", "meta", "called", "title"),
    [
        ("# A *heading*", {}, "", "A heading"),
        ("Words\n\n# Later", {}, "", "A"),
        ("# A heading", {"title": "Above it"}, "", "Above it"),
        ("# A heading", {"title": "Above it"}, "In the menu", "In the menu"),
    ],
)
def test_what_a_page_is_called(text: str, meta: dict[str, str], called: str, title: str) -> None:
    """As the menu calls it, else as is written above it, as its heading, as its file."""
    assert made(text, "a.md", called, **meta).title == title


def test_the_parts_of_a_page_are_the_headings_below_its_own() -> None:
    """Their ids begin with an underscore; none are listed where the page hides them."""
    text = "# A\n\n## One & two\n\n### Below\n\n## Three"
    assert made(text).parts == (("#_one-two", "One &amp; two"), ("#_three", "Three"))
    assert made(text).anchors == {"_a", "_one-two", "_below", "_three"}
    assert made("## One\n\n## Two").parts == (("#_one", "One"), ("#_two", "Two"))
    assert made(text, hide=["toc"]).parts == ()


def test_what_a_browser_would_run_or_load_is_left_out_and_said() -> None:
    """A table, and what the extensions make, stay."""
    done = made('<script>a()</script>\n\n<p onclick="b()">Words</p>\n\n[x](javascript:c)\n\n| a |\n| -: |\n| 1 |')
    assert "script" not in done.html and "onclick" not in done.html and "Words" in done.html
    assert '<td align="right">1</td>' in done.html
    assert done.said == (
        "<p> has the handler onclick, which no page may run",
        "<script> is left out: pages that are written without MkDocs hold no scripts, styles and frames",
    )


@pytest.mark.parametrize(
    ("text", "meta", "rest"),
    [
        ("---\ntitle: A\n---\nWords\n", {"title": "A"}, "Words\n"),
        ("Words\n", {}, "Words\n"),
        ("---\n[\n---\nWords\n", {}, "---\n[\n---\nWords\n"),
        ("---\nwords\n---\nWords\n", {}, "---\nwords\n---\nWords\n"),
    ],
)
def test_what_stands_above_a_page(text: str, meta: dict[str, str], rest: str, tmp_path: Path) -> None:
    """Between two lines of hyphens; what is no mapping belongs to the page. A mark of byte order is none of it."""
    assert front_matter(text) == (meta, rest)
    (tmp_path / "a.md").write_text(text, "utf-8-sig")
    assert read(tmp_path / "a.md") == (meta, rest)
