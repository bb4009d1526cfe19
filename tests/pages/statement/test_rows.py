"""A statement in one row of a list: what must be read with its words stands there too."""

from datetime import date

import pytest

from onrecord.archive import Archive
from onrecord.output import Page
from onrecord.pages.lists import timeline
from onrecord.pages.render import Renderer
from onrecord.pages.search.result import result
from onrecord.pages.statement.rows import StatementRow, statement_row
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from onrecord.standings.utterances import Utterance

DAY = date(2022, 12, 1)
NOTED = "daily-north-first-report#over-300-killed"
NOTE = "The officials spoke to the minister, not to the paper."


@pytest.fixture(scope="module")
def views(example: Archive) -> ArchiveViews:
    """The views of the example archive."""
    return ArchiveViews(derive(example), DAY)


def row(views: ArchiveViews, ref: str) -> StatementRow:
    """The row of a statement that stands for itself."""
    return statement_row(views, Utterance(views.archive.statement(ref)))


def test_the_note_of_a_statement_goes_with_it_into_rows(views: ArchiveViews) -> None:
    """One without a note has none."""
    assert row(views, NOTED).note == NOTE
    assert row(views, "daily-north-first-report#bridge-open").note == ""


def test_lists_print_the_note_after_the_words(views: ArchiveViews) -> None:
    """The timeline has it once, behind the statement’s text, and nothing empty at statements without one."""
    (year,) = (task.make() for task in timeline.pages(views, Renderer(), (), ()) if task.url == "timeline/2021/")
    assert isinstance(year, Page)
    shown = year.html
    assert shown.count('<small class="proviso">') == sum(bool(e.statement.note) for e in views.archive.entries)
    before, _, after = shown.partition(f': {row(views, NOTED).text} <small class="proviso">')
    assert (before != "", after.startswith(f"{NOTE}</small>")) == (True, True)


def test_the_note_of_a_statement_goes_with_it_into_search(views: ArchiveViews) -> None:
    """What a result is drawn from has it."""
    assert result(views.statement(views.archive.statement(NOTED)))["note"] == NOTE
