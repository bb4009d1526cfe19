"""The timeline: what was said and published, by day, in three lanes, and when a question's standing changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ...archive import Entry
from ...output import Page
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from ...wording import labels
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.by_month import Month, Year, months, newest, years
from ..statement.dates import on_day, when
from ..statement.order import first_day
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

ON_A_PAGE: Final = 400
NEWEST: Final = 40


@dataclass(frozen=True, slots=True)
class DayLane:
    """What one lane holds of a day."""

    kind: str
    title: str
    rows: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day, or the words for days that are not known exactly, with what was said and how questions came to stand."""

    first: date
    when: When
    lanes: tuple[DayLane, ...]
    changes: tuple[StandingChange, ...]

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(len(lane.rows) for lane in self.lanes) + len(self.changes)


def pages(views: ArchiveViews, renderer: Renderer, changes: Iterable[StandingChange]) -> Iterator[Page]:
    """The newest days with a list of the months, a page for each year, and for each month of a heavy year."""
    all_days = days(views, changes)
    by_year = years(months(all_days, lambda day: day.first, lambda day: day.size), ON_A_PAGE)
    latest = tuple(months(newest(all_days, NEWEST, lambda day: day.size), lambda day: day.first))
    yield _page(renderer, "timeline/", "Timeline", latest, by_year)
    for year in by_year:
        yield _page(renderer, _url(year), f"Timeline, {year.id}", year.months, by_year, year)
        for month in year.months if year.heavy else ():
            yield _page(renderer, _url(month), f"Timeline, {month.title}", (month,), by_year)


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
    return [Day(key[0], key[2], _lanes(views, said.get(key, [])), tuple(changed.get(key, ()))) for key in keys]


def _lanes(views: ArchiveViews, entries: list[Entry]) -> tuple[DayLane, ...]:
    spoken = gathered(views, sorted(entries, key=lambda entry: (views.who(entry), entry.ref)))
    return tuple(_lane(views, kind, [it for it in spoken if it.first.kind is kind]) for kind in Kind)


def _lane(views: ArchiveViews, kind: Kind, own: list[Utterance]) -> DayLane:
    return DayLane(kind.value, labels.LANE[kind], tuple(statement_row(views, utterance) for utterance in own))


def _page(
    renderer: Renderer,
    url: str,
    title: str,
    shown: tuple[Month[Day], ...],
    by_year: list[Year[Day]],
    year: Year[Day] | None = None,
) -> Page:
    context = {
        "title": title,
        "months": shown,
        "leading": year is not None and year.heavy,
        "newest": url == "timeline/",
        "years": [_jump(one, url) for one in by_year],
        "lanes": [{"kind": kind.value, "title": labels.LANE[kind]} for kind in Kind],
    }
    return renderer.page("lists/timeline.html", url, title, context)


def _jump(year: Year[Day], url: str) -> dict[str, object]:
    """A year in the jump list: a link to its page, and to each of its months."""
    address = _url(year)
    of = {month.id: _url(month) if year.heavy else f"{address}#_{month.id}" for month in year.months}
    listed = [Link(f"{month.title.partition(' ')[0]} ({month.size})", of[month.id]) for month in year.months]
    return {"link": Link(year.id, address), "here": address == url, "months": listed}
