"""The timeline: what was said and published, by day, in one column, and when a question's standing changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...archive import Entry
from ...output import Page
from ...vocabulary import Kind
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.by_month import Month, Year, months, newest, years
from ..statement.dates import on_day, when
from ..statement.order import first_day
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews
from .months_drawn import bars

ON_A_PAGE: Final = 400
NEWEST: Final = 40
_TURNS: Final = 12
"""Days with a turn that stand beside the newest days."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the words for days that are not known exactly, with what was said and how questions came to stand."""

    first: date
    when: When
    rows: tuple[StatementRow, ...]
    changes: tuple[StandingChange, ...]

    @property
    def size(self) -> int:
        """How many lines it has."""
        return len(self.rows) + len(self.changes)


@dataclass(frozen=True, slots=True)
class Turned:
    """What turned of one question on a day: that its answer did, or which party said what."""

    question: str
    words: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which an answer or a stance turned; `url` leads to the day."""

    when: When
    url: str
    changes: tuple[Turned, ...]


def pages(views: ArchiveViews, renderer: Renderer, changes: Iterable[StandingChange]) -> Iterator[Page]:
    """The newest days with a list of the months, a page for each year, and for each month of a heavy year."""
    all_days = days(views, changes)
    by_year = years(months(all_days, lambda day: day.first, lambda day: day.size), ON_A_PAGE)
    latest = tuple(months(newest(all_days, NEWEST, lambda day: day.size), lambda day: day.first))
    turns = _turns(all_days, by_year)
    yield _page(renderer, "timeline/", "Timeline", latest, by_year, turns[:_TURNS])
    for year in by_year:
        own = [turn for turn in turns if turn.when.iso.startswith(year.id)]
        yield _page(renderer, _url(year), f"Timeline, {year.id}", year.months, by_year, own, year)
        for month in year.months if year.heavy else ():
            of_month = [turn for turn in own if turn.when.iso.startswith(month.id)]
            yield _page(renderer, _url(month), f"Timeline, {month.title}", (month,), by_year, of_month)


def _url(period: Year[Day] | Month[Day]) -> str:
    """The address of the page of a year or a month."""
    return f"timeline/{period.id}/"


_Key = tuple[date, bool, When]
"""A day, whether it is known exactly, and its words: in this order days stand."""


def days(views: ArchiveViews, changes: Iterable[StandingChange]) -> list[Day]:
    """Every day on which something was said, published or changed up to the site's date, the newest first.

    A day that is not known exactly stands under its own words, where the first day that it may have been stands.
    """
    said: dict[_Key, list[Entry]] = defaultdict(list)
    changed: dict[_Key, list[StandingChange]] = defaultdict(list)
    for entry in views.archive.entries:
        if entry.counts_from <= views.as_of:
            day = when(entry.said)
            said[first_day(entry), bool(day.iso), day].append(entry)
    for change in changes:
        changed[change.day, True, on_day(change.day)].append(change)
    keys = sorted({*said, *changed}, key=lambda key: (key[0], key[1], key[2].words), reverse=True)
    return [Day(key[0], key[2], _rows(views, said.get(key, [])), tuple(changed.get(key, ()))) for key in keys]


def _rows(views: ArchiveViews, entries: list[Entry]) -> tuple[StatementRow, ...]:
    """What was said on a day, verified first; in each kind by who says it."""
    spoken = gathered(views, sorted(entries, key=lambda entry: (views.who(entry), entry.ref)))
    kinds = tuple(Kind)
    return tuple(statement_row(views, it) for it in sorted(spoken, key=lambda it: kinds.index(it.first.kind)))


def _turns(all_days: Iterable[Day], by_year: Iterable[Year[Day]]) -> list[Turn]:
    """Every day on which an answer or a stance turned, the newest first."""
    heavy = {month.id for year in by_year if year.heavy for month in year.months}
    turned = ((day, [change for change in day.changes if change.turned or change.moved]) for day in all_days)
    return [_turn(day, changes, heavy) for day, changes in turned if changes]


def _turn(day: Day, changes: Sequence[StandingChange], heavy: set[str]) -> Turn:
    page = day.when.iso[:7] if day.when.iso[:7] in heavy else day.when.iso[:4]
    return Turn(day.when, f"timeline/{page}/#_{day.when.iso}", tuple(map(_turned, changes)))


def _turned(change: StandingChange) -> Turned:
    answer = [f"Now {change.standing.lower()}."] if change.turned else []
    return Turned(change.question.text, " ".join([*(f"{words}." for words in change.moved), *answer]))


def _page(
    renderer: Renderer,
    url: str,
    title: str,
    shown: tuple[Month[Day], ...],
    by_year: list[Year[Day]],
    turns: Sequence[Turn],
    year: Year[Day] | None = None,
) -> Page:
    every = [month for one in by_year for month in one.months]
    context = {
        "title": title,
        "months": shown,
        "leading": year is not None and year.heavy,
        "newest": url == "timeline/",
        "years": [_jump(one, url) for one in by_year],
        "turns": turns,
        "drawn": bars(every) if every else None,
    }
    return renderer.page("lists/timeline.html", url, title, context)


def _jump(year: Year[Day], url: str) -> dict[str, object]:
    """A year in the jump list: a link to its page, and to each of its months."""
    address = _url(year)
    of = {month.id: _url(month) if year.heavy else f"{address}#_{month.id}" for month in year.months}
    listed = [Link(f"{month.title.partition(' ')[0]} ({month.size})", of[month.id]) for month in year.months]
    return {"link": Link(year.id, address), "here": address == url, "months": listed}
