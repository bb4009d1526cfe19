"""An evidence pack as somebody opens it from their disk, years from now: no site, no network, a printer."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from pypdf import PdfReader

from onrecord.exports.theme.stylesheets import of_a_pack
from onrecord.load import Loaded
from onrecord.reading.checksums import revision_of
from tests.browser.axe import faults
from tests.pages.evidence_pack.test_parts import VALLEY, divided

pytestmark = pytest.mark.browser
NAME = "north-korean-soldiers-killed-or-wounded"


@pytest.fixture
def pack(site: Path, tmp_path: Path) -> Path:
    """A pack, filed away where nothing else of the site is."""
    filed = tmp_path / "filed.html"
    filed.write_bytes((site / "questions" / NAME / f"{NAME}-evidence.html").read_bytes())
    return filed


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    """A context without a network."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    yield context
    context.close()


@pytest.fixture
def page(offline: BrowserContext) -> Iterator[Page]:
    """A page in it that was never anywhere."""
    page = offline.new_page()
    yield page
    page.close()


def test_a_pack_opens_from_disk_and_asks_for_nothing(page: Page, pack: Path) -> None:
    """The only request is the file itself; nothing is complained of; its plot is drawn."""
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    page.goto(pack.as_uri())
    assert asked == [pack.as_uri()]
    assert logged == []
    box = page.locator(".plot .dot").first.bounding_box()
    assert box and box["width"] > 5
    assert page.locator(".stand").first.evaluate("e => getComputedStyle(e, '::before').maskImage").startswith("url(")


def test_what_a_pack_carries_can_be_saved(page: Page, pack: Path, real: Loaded) -> None:
    """All its files in one archive, byte for byte, by a click."""
    page.goto(pack.as_uri())
    with page.expect_download() as saved:
        page.get_by_role("link", name="one ZIP archive").click()
    assert saved.value.suggested_filename == f"{NAME}-evidence.zip"
    with zipfile.ZipFile(saved.value.path()) as whole:
        assert whole.read(f"sources/questions/{NAME}.yaml") == real.files[f"questions/{NAME}.yaml"]


@pytest.mark.parametrize("paper", [pytest.param("A4", marks=pytest.mark.access), "Letter"])
def test_a_pack_prints_whole(page: Page, pack: Path, real: Loaded, paper: str) -> None:
    """With its revision, every figure of the table, every address, and nothing wider than the page."""
    page.goto(pack.as_uri())
    printed = pack.with_suffix(".pdf")
    printed.write_bytes(page.pdf(format=paper))
    read = "".join(paper_page.extract_text() for paper_page in PdfReader(printed).pages)
    text = "".join(normalize("NFKC", read).split())  # ligatures, such as that of “ffi”, as their letters
    assert revision_of(real.files) in text
    for entry in real.archive.links.question[NAME]:
        assert f"/sources/{entry.card.id}/#{entry.statement.id}" in text
        assert not entry.card.url or entry.card.url in text
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") <= 680


@pytest.mark.parametrize("width", [320, pytest.param(1280, marks=pytest.mark.access)])
def test_axe_finds_nothing_in_a_pack(page: Page, pack: Path, width: int) -> None:
    """And nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(pack.as_uri())
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("part", ["", "-2021"])
def test_axe_finds_nothing_in_a_pack_that_is_divided(page: Page, part: str, tmp_path: Path) -> None:
    """Neither in the table of its parts nor in a part, as wide as a telephone."""
    filed = tmp_path / "filed.html"
    filed.write_bytes(divided(of_a_pack("On Record"))[f"{VALLEY}-evidence{part}.html"])
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(filed.as_uri())
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 320
