"""What comes out of a printer: PDFs of the pages, on A4 and Letter, made from the dark scheme."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PageObject, PdfReader

from onrecord.load import Loaded

pytestmark = pytest.mark.browser

CARD = "sources/newsweek-kursk-casualties/"
FIGURES = "questions/north-korean-soldiers-killed-or-wounded/"
PRINTED = {"card": CARD, "figures": FIGURES, "actor": "actors/russia/", "home": "", "timeline": "timeline/2024/"}
PAPERS = ("A4", pytest.param("Letter", marks=pytest.mark.access))
SIDES = 15 / 25.4 * 72  # the margin at the sides, in points


@pytest.fixture(scope="module")
def screen(browser: Browser) -> Iterator[Page]:
    """A page in the dark scheme: on paper it must not stay so."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, color_scheme="dark")
    yield context.new_page()
    context.close()


@dataclass(frozen=True)
class PrintedPage:
    """A page of a PDF: its words without their spaces, and its pieces of text with where each begins, in points."""

    words: str
    pieces: tuple[tuple[float, float, str], ...]

    @property
    def body(self) -> str:
        """Its words without those of its margin."""
        return re.sub(r"^\d+/\d+OnRecord", "", self.words)


Printer = Callable[..., list[PrintedPage]]


@pytest.fixture(scope="module")
def printed(screen: Page, address: str) -> Printer:
    """Prints a page of the site once: address and paper → the pages of the PDF."""

    @cache
    def make(url: str, paper: str = "A4") -> list[PrintedPage]:
        screen.goto(address + url)
        return [printed_page(page) for page in PdfReader(io.BytesIO(screen.pdf(format=paper))).pages]

    return make


def printed_page(page: PageObject) -> PrintedPage:
    """What is printed on a page."""
    pieces: list[tuple[float, float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            pieces.append((x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5], text.strip()))

    return PrintedPage(bare(page.extract_text(visitor_text=visit)), tuple(pieces))


def bare(text: str) -> str:
    """A text without its spaces and ligatures: on paper lines break elsewhere, and letters join."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("’", "'")


def read(pages: list[PrintedPage]) -> str:
    """All words of a PDF, without the foot of its pages, without spaces."""
    return "".join(page.body for page in pages)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PRINTED)
def test_nothing_is_cut_off_sideways(screen: Page, address: str, printed: Printer, name: str, paper: str) -> None:
    """What is laid out is as wide as the sheet within its margins, and every word begins between them."""
    wide, high = (210 / 25.4, 297 / 25.4) if paper == "A4" else (8.5, 11)
    inside = int((wide - 30 / 25.4) * 96)
    screen.set_viewport_size({"width": inside, "height": int(high * 96)})
    screen.emulate_media(media="print")
    screen.goto(address + PRINTED[name])
    needs = screen.evaluate("document.documentElement.scrollWidth")
    screen.emulate_media(media="null")
    screen.set_viewport_size({"width": 1280, "height": 900})
    assert needs <= inside
    for page in printed(PRINTED[name], paper):
        for x, _, text in page.pieces:
            assert SIDES - 1 <= x <= wide * 72 - SIDES, text


@pytest.mark.parametrize("paper", PAPERS)
def test_every_statement_of_a_card_is_printed_and_what_was_folded_too(
    printed: Printer, real: Loaded, paper: str
) -> None:
    """The text of each, and the lists that a reader unfolds on the screen."""
    body = read(printed(CARD, paper))
    for _, _, statement in real.archive.card("newsweek-kursk-casualties").statements():
        assert bare(statement.text) in body
    assert bare("UK Defence Intelligence, 15 Jun 2025") in body  # within a closed <details>


def test_every_answer_of_a_question_is_printed(screen: Page, address: str, printed: Printer) -> None:
    """The text of every statement in the lanes, and every row of the table; a period has its own page."""
    screen.goto(address + FIGURES)
    texts = screen.locator(".statement .text").all_text_contents()
    cells = screen.locator(".figures tbody :is(th b, td a, li)").all_text_contents()
    assert len(texts) > 5
    assert len(cells) > 20
    body = read(printed(FIGURES))
    assert [text for text in [*texts, *cells] if bare(text) not in body] == []


def test_what_an_actor_page_folds_is_printed(screen: Page, address: str, printed: Printer) -> None:
    """Every line of every closed list of an actor's page."""
    screen.goto(address + "actors/north-korean-army/")
    folded = screen.locator("article details:not([open]) li > div > a:first-of-type").all_text_contents()
    assert len(folded) > 20
    body = read(printed("actors/north-korean-army/"))
    assert [line for line in folded if bare(line) not in body] == []


def test_what_a_card_leaves_to_the_questions_page_is_said_on_paper(
    printed: Printer, screen: Page, address: str
) -> None:
    """Of other answers some are shown; that there are more, and where, is not lost."""
    screen.goto(address + CARD)
    more = screen.locator(".elsewhere details > a").all_text_contents()
    assert more
    body = read(printed(CARD))
    assert all(body.count(bare(line)) == more.count(line) for line in more)


def test_the_notes_of_a_summary_are_numbered_footnotes(printed: Printer, screen: Page, address: str) -> None:
    """A number at each mark, and beneath the summary the note of that number, once."""
    screen.goto(address + CARD)
    notes = [note.strip().strip("()") for note in screen.locator(".summary .note").all_text_contents()]
    body = read(printed(CARD))
    assert len(notes) == 4
    assert "morethan3,000inKursk1,SouthKoreamorethan1,0002." in body
    listed = "".join(f"{number}.{bare(note)}" for number, note in enumerate(notes, 1))
    assert body.count(listed) == 1
    assert body.count(bare(notes[3])) == 1


def test_on_the_screen_the_footnotes_are_hidden_from_everybody(screen: Page, address: str) -> None:
    """A screen reader hears each note once, at its mark."""
    screen.goto(address + CARD)
    assert screen.locator("ol.notes").is_hidden()
    assert "Attributed claim: South Korea" not in screen.locator("ol.notes").aria_snapshot()
    assert screen.locator("body").aria_snapshot().count("Attributed claim: South Korea)") == 1


def test_addresses_that_lead_away_are_printed(screen: Page, address: str, printed: Printer) -> None:
    """Of the original and of the archived copy, in full."""
    url = "sources/rbc-gerasimov/"
    screen.goto(address + url)
    away = screen.locator(".facts a[rel~=external]").evaluate_all("links => links.map(link => link.href)")
    assert away
    body = read(printed(url))
    assert [link for link in away if f"<{bare(link)}>" not in body] == []


def test_header_menus_and_buttons_are_not_printed(printed: Printer) -> None:
    """Nothing that could only be pressed."""
    assert len(PRINTED) > 2
    for url in PRINTED.values():
        body = read(printed(url))
        for word in (
            "Searchstatements",
            "Skiptothecontent",
            "Linktothisstatement",
            "Alllists",
            "HowtoreportanErrorAdd",
        ):
            assert word not in body, url


@pytest.mark.parametrize("name", PRINTED)
def test_the_foot_tells_the_day_and_the_address(printed: Printer, name: str) -> None:
    """As of when it was so, and where it was published."""
    body = read(printed(PRINTED[name]))
    assert body.count("Asof22Nov2026.") >= 1
    assert f"Addressofthispage:{PRINTED[name] or '/'}" in body


def test_pages_are_numbered(printed: Printer) -> None:
    """Each with its number and how many there are, and whose they are."""
    pages = printed(FIGURES)
    assert len(pages) > 1
    for number, page in enumerate(pages, 1):
        assert page.words.startswith(f"{number}/{len(pages)}OnRecord")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", PRINTED)
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    screen: Page, address: str, printed: Printer, name: str, paper: str
) -> None:
    """The lowest line of a page above its foot belongs to no heading."""
    screen.goto(address + PRINTED[name])
    headings = {bare(text) for text in screen.locator("h1, h2, h3, h4, .lane > header p").all_text_contents()}
    alone = []
    for page in printed(PRINTED[name], paper)[:-1]:
        lowest = min(y for _, y, text in page.pieces if y > 18 / 25.4 * 72)
        line = bare("".join(text for _, y, text in sorted(page.pieces) if abs(y - lowest) < 2))
        alone += [line] * (line in headings)
    assert alone == []


def test_the_head_of_a_table_is_repeated(printed: Printer) -> None:
    """On the page on which the table of figures goes on; that of a part has its own, further down."""
    heads = [index for index, page in enumerate(printed(FIGURES)) if "Who,andwhen" in page.words]
    assert len(heads) > 2
    assert heads[1] == heads[0] + 1
    assert "Who,andwhen" in printed(FIGURES)[heads[1]].body[:40]


def test_kinds_are_told_apart_without_colour(screen: Page, address: str) -> None:
    """Icons are printed whatever the browser does with backgrounds; lines differ in kind, not only in colour."""
    screen.goto(address + CARD)
    screen.emulate_media(media="print")
    exact = screen.locator(".kind").evaluate_all(
        "all => all.map(one => getComputedStyle(one, '::before').printColorAdjust)"
    )
    lines = {
        kind: screen.locator(f".statement.{kind} .text").first.evaluate("one => getComputedStyle(one).borderLeftStyle")
        for kind in ("verified", "attributed", "unacknowledged")
    }
    ground = screen.evaluate("getComputedStyle(document.querySelector('.record')).color")
    screen.emulate_media(media="null")
    assert exact
    assert set(exact) == {"exact"}
    assert lines == {"verified": "solid", "attributed": "double", "unacknowledged": "dashed"}
    assert ground == "rgb(26, 31, 36)"  # dark ink, though the screen's scheme is dark
