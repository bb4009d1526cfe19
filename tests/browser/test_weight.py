"""Weight: what a first visit loads, and that nothing moves once it is there."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html
from playwright.sync_api import Page

from tests.browser.serving import served_slowly
from tests.browser.window import visit
from tests.paths import pages_in

LIMIT = 100_000
IN_THE_HEADER = (
    *(b'<a class="skip"', b"<span>On Record", b"</a>", b'<nav class="bar-nav"', b"Day by day</a>", b"</nav>"),
    *(b'<form class="bar-search"', b"<kbd", b"</form>", b'<a class="bar-find"', b'<details class="bar-menu"'),
    *(b'<nav aria-label="Menu"', b"</details>", b'data-option="0"', b'data-option="1"', b"</header>", b"<h1"),
)
"""Where a slow page is cut: before each of these in turn, and so between any two things that the header has."""


def _zipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9))


def test_every_page_with_all_that_it_links_is_under_100_kb_gzipped(site: Path) -> None:
    """Counted from the files: the page, its styles (those for print too), scripts, icon and what the scripts import."""
    imports = re.compile(r"""^import .*?["'](\./[^"']+)["']""", re.MULTILINE)
    heavy = {}
    for file in pages_in(site):
        if "pagefind" in file.parts:
            continue
        page = html.fromstring(file.read_bytes())
        linked = page.xpath("//link[@rel='stylesheet' or @rel='icon']/@href | //script/@src | //img/@src")
        at = file.relative_to(site).as_posix()
        files = {site / urljoin(f"/{at}", str(link)).lstrip("/") for link in linked}
        for script in [f for f in files if f.suffix == ".js"]:
            files |= {script.parent / name for name in imports.findall(script.read_text("utf-8"))}
        weight = _zipped(file) + sum(map(_zipped, files))
        if weight >= LIMIT:
            heavy[at] = weight
    assert heavy == {}


@pytest.mark.browser
def test_a_shared_search_loads_pagefinds_program_and_little_else(page: Page, address: str) -> None:
    """A search runs in the browser: its program is 85 KB of what is loaded, all the rest stays under 125 KB.

    Of that are two pieces of the index: one for the word, one for the token of those that stand for it.
    """
    weights = visit(page, f"{address}search/?q=casualties&kind=attributed").weights
    program = sum(weight for url, weight in weights.items() if url.endswith(("pagefind.js", "wasm.en.pagefind")))
    assert 70_000 < program < 90_000
    assert sum(weights.values()) - program < 125_000


@pytest.mark.browser
@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.access), 360])
def test_a_change_does_not_shift_though_its_script_comes_after_the_first_paint(
    page: Page, address: str, width: int
) -> None:
    """The words above the form turn into those of a change without moving what stands below them."""
    for late in ("**/form.js", "**/sources/*/form.json"):
        assert visit(page, f"{address}contribute/new/?card=newsweek-kursk-casualties", width, late).shift == 0


@pytest.mark.browser
@pytest.mark.parametrize(
    ("url", "width"),
    [
        *(("actors/russia/", 1280), ("about/", 360)),
        *(pytest.param(*it, marks=pytest.mark.access) for it in (("actors/russia/", 360), ("about/", 1280))),
    ],
)
def test_a_header_that_comes_in_pieces_does_not_shift(page: Page, site: Path, url: str, width: int) -> None:
    """The archive's pages and those written by hand: what stands at the right has its place before it is there."""
    with served_slowly(site, IN_THE_HEADER) as address:
        assert visit(page, address + url, width).shift == 0
