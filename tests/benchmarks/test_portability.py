"""What is seen of two sites that should be the same."""

import gzip
import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks.portability import ALLOWED, PROGRAMS, RESULTS, Difference, compare

HEAD = (
    '<title>A · On Record</title><meta name="description" content="About A">'
    '<link rel="canonical" href="https://a.example/">'
)
CREDIT = ' and <a href="https://squidfunk.github.io/mkdocs-material/">Material for MkDocs</a>'
LINKED = '<script type="application/ld+json">{"a": 1}</script>'
BAR = '<header class="bar"><nav><a href="../">Home</a></nav></header>'
CONTENT = '<h1 id="_a">A</h1><p>Words <a href="b/">lead</a></p>'


def in_material(
    content: str = CONTENT,
    head: str = HEAD,
    bar: str = BAR,
    linked: str = LINKED,
    foot: str = f"Made with On Record{CREDIT}.",
) -> str:
    """A page that is written by hand, in the theme's page."""
    body = f'<article class="md-content__inner">{content}</article><footer class="foot">{foot}</footer>{linked}'
    return f"<!doctype html><html><head>{head}</head><body>{bar}{body}</body></html>"


def in_skeleton(content: str = CONTENT) -> str:
    """The same in the archive's own."""
    page = in_material().replace("md-content__inner", "record").replace("<article", '<article id="_content"')
    return page.replace(CONTENT, f'<div class="prose">{content}</div>').replace(CREDIT, "")


def sites(folder: Path, one: Mapping[str, str | bytes], other: Mapping[str, str | bytes]) -> tuple[Path, Path]:
    """Two sites of these files."""
    for name, files in (("one", one), ("other", other)):
        (folder / name).mkdir()
        for file, content in files.items():
            (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / file).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder / "one", folder / "other"


def test_a_page_in_another_frame_is_the_same(tmp_path: Path) -> None:
    """Its space, the mark by which a heading is linked, and that the theme is named, are none of its text."""
    other = in_skeleton(CONTENT.replace("Words ", "Words\n ").replace("A</h1>", 'A<a class="headerlink">¶</a></h1>'))
    found = compare(*sites(tmp_path, {"a/index.html": in_material()}, {"a/index.html": other}))
    assert (found.files, found.identical, found.allowed, found.refused) == (1, 0, {"frame": 1}, ())


@pytest.mark.parametrize(
    ("page", "what"),
    [
        (in_material(head=HEAD.replace("About A", "About B")), "head"),
        (in_material(head=HEAD.replace("a.example", "b.example")), "head"),
        (in_material(head=HEAD.replace("<title>A", "<title>B")), "head"),
        (in_material(linked=""), "linked data"),
        (in_material(CONTENT.replace("_a", "_b")), "anchors"),
        (in_material(CONTENT.replace("Words", "Other words")), "text"),
        (in_material(CONTENT.replace("b/", "c/")), "links"),
        (in_material(bar=BAR.replace("Home", "Start")), "menu"),
        (in_material(bar=BAR.replace("<a", '<a aria-current="page"')), "menu"),
        (in_material(foot="Other foot"), "foot"),
    ],
)
def test_what_a_reader_or_a_program_would_see_is_refused(page: str, what: str, tmp_path: Path) -> None:
    """In whichever part of the page it stands, and it alone."""
    found = compare(*sites(tmp_path, {"a/index.html": in_material()}, {"a/index.html": page}))
    assert found.refused == (Difference("a/index.html", what),)


def test_a_page_of_the_archive_has_one_frame(tmp_path: Path) -> None:
    """It has to be the same to the byte."""
    one = '<html><head></head><body><article id="_content"><p>A</p></article></body></html>'
    found = compare(*sites(tmp_path, {"index.html": one}, {"index.html": one.replace("<p>", '<p class="a">')}))
    assert found.refused == (Difference("index.html", "markup"),)


def test_files_that_one_site_lacks_are_refused_unless_only_the_theme_asks_for_them(tmp_path: Path) -> None:
    """Each is named with the site that has it."""
    one = {"assets/stylesheets/main.0a.min.css": "", "a.json": "1", "b.json": "1"}
    found = compare(*sites(tmp_path, one, {"assets/written.css": "", "b.json": "2", "c/index.html": ""}))
    assert found.allowed == {"files of the theme": 2}
    assert found.refused == (
        Difference("a.json", "only of one"),
        Difference("c/index.html", "only of other"),
        Difference("b.json", "bytes"),
    )


def sitemap(*pages: str) -> str:
    """A list of pages."""
    listed = "".join(f"<url><loc>{page}</loc><lastmod>2024-01-0{len(page)}</lastmod></url>" for page in pages)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</urlset>'


def both(text: str) -> dict[str, str | bytes]:
    """A list of pages, and the same made small."""
    return {"sitemap.xml": text, "sitemap.xml.gz": gzip.compress(text.encode())}


@pytest.mark.parametrize(("other", "refused"), [(sitemap("bb", "a"), []), (sitemap("a", "c"), ["sitemap.xml"])])
def test_the_list_of_pages_may_have_another_order(other: str, refused: list[str], tmp_path: Path) -> None:
    """Not other pages, nor other days."""
    found = compare(*sites(tmp_path, both(sitemap("a", "bb")), both(other)))
    assert [it.file for it in found.refused] == refused


def test_the_report_that_is_kept_knows_the_same_exceptions() -> None:
    """And it refuses nothing."""
    kept = json.loads(RESULTS.read_text("utf-8"))
    assert kept["may differ"] == ALLOWED and [kept["with"], *kept["compared"]] == [*PROGRAMS]
    assert [it["refused"] for it in kept["compared"].values()] == [[], []]
    assert kept["compared"]["properdocs"]["allowed"] == {}
