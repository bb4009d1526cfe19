"""A question’s page stays light however much is said to it; what it leaves out stands on the pages of its periods."""

import json
import re
from datetime import date
from functools import cache
from typing import Any, Final

import pytest
from benchmarks.generator import hard
from lxml import html

from onrecord.load import load_files
from onrecord.output import Page
from onrecord.pages.question import page as question_page
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from tests.loading import pages_made

ROOM: Final = 400
FRAME: Final = 60
"""Elements that a page has besides, at most: its estimates are estimates."""
MANY: Final = 120
BASE: Final = "questions/matter/"


@cache
def pages(case: str, size: int = MANY) -> dict[str, Page]:
    files = hard.archive(case, size)
    loaded = load_files(SourceFile(path, json.dumps(fields).encode()) for path, fields in files)
    views = ArchiveViews(derive(loaded.archive), date(2026, 12, 1))
    return {page.url: page for page in pages_made(question_page.pages(views, Renderer(), room=ROOM))}


def parsed(page: Page) -> Any:
    return html.fromstring(f"<div>{page.html}</div>")


@pytest.mark.parametrize("case", ["many-answers", "rests-on", "supersedes"])
def test_no_page_of_a_question_outgrows_its_room(case: str) -> None:
    """Plot, sides, history, tree and lanes together, on the question’s page and on those of its periods."""
    sizes = {url: len(re.findall(r"<[a-z]", page.html)) for url, page in pages(case).items()}
    assert len(sizes) > 3
    assert max(sizes.values()) <= ROOM + FRAME, max(sizes, key=lambda url: sizes[url])


def test_every_answer_stands_on_one_page_of_a_period() -> None:
    """And every entry of the history, under the anchor by which it is linked to."""
    leaves = [parsed(page) for url, page in pages("many-answers").items() if url != BASE]
    told = [a.get("href") for page in leaves for a in page.xpath("//article//p[@class='permalink']/a")]
    assert len(told) == len(set(told)) == MANY
    entries = [one for page in leaves for one in page.xpath("//ol[@class='history']/li/@id")]
    assert len(entries) == len(set(entries)) == MANY


def test_the_page_says_how_much_it_leaves_out_and_where_that_is() -> None:
    """In words, each time with a way to the table of the periods."""
    page = parsed(pages("many-answers")[BASE])
    shown = len(page.xpath("//ol[@class='history']/li"))
    said = [" ".join(one.text_content().split()) for one in page.xpath("//p[a/@href='#_periods']")]
    assert f"{MANY - shown} earlier entries are left out: all answers are here by period." in said
    assert 0 < shown < MANY
    assert page.xpath("//div[@id='_periods']//a/@href")[0] == "../../questions/matter/2006/"


def test_the_newest_answers_stand_on_the_page_itself() -> None:
    """The lanes count all of them."""
    page = parsed(pages("many-answers")[BASE])
    hrefs = page.xpath("//article//p[@class='permalink']/a/@href")
    last = [f"../../sources/card-{number}/#s" for number in range(MANY - len(hrefs), MANY)]
    assert sorted(hrefs) == sorted(last)
    assert page.xpath("//section[@id='_attributed']//h3/text()") == [f"Attributed · {MANY}"]


def test_an_address_means_the_same_after_more_was_said() -> None:
    """What a page of a period lists later answers only add to, or divide."""
    before, after = (set(pages("many-answers", size)) for size in (MANY, MANY + 40))
    assert before <= after
