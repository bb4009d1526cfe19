"""The timeline: what was said and published, by day, in one column, and when a question's standing changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import groupby
from typing import Final

from ...archive import Entry
from ...output import Page, Task
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from ..question.standing_changes import StandingChange
from ..render import Renderer
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..shared.weights import of_row
from ..statement.dates import on_day, when
from ..statement.order import first_day
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews
from .changes import Change
from .months_drawn import bars

URL: Final = "timeline/"
_TURNS: Final = 12
"""Days with a turn that stand beside the newest days, and beside a table of periods."""
_DAY: Final = 5
"""What a day weighs besides its lines."""
_CHANGE: Final = 5
_TURN: Final = 5
"""What a change weighs, and what it weighs among the turns."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, or the words for days that are not known exactly, where the first day that it may have been stands."""

    first: date
    exact: bool
    when: When


@dataclass(frozen=True, slots=True)
class Line:
    """What was said on a day, or how a question came to stand."""

    on: Moment
    it: Utterance | StandingChange
    first: bool
    """whether it is the first of its day"""


@dataclass(frozen=True, slots=True)
class Day:
    """A day with what was said and how questions came to stand."""

    when: When
    rows: tuple[StatementRow, ...]
    changes: tuple[StandingChange, ...]


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


def pages(
    views: ArchiveViews,
    renderer: Renderer,
    changes: Iterable[StandingChange],
    log: Iterable[Change],
    room: int = ROOM,
    table: Link | None = None,
) -> Iterator[Task]:
    """The newest days with a table of the years and months, and the pages of these; `log` tells where why is told.

    `table` is all that was said as a file, where the site gives its data away.
    """
    division = divided(lines(views, changes), partial(_place, views), room, always="years")
    listing = Listing(URL, "Timeline", division)
    addresses = _Addresses(listing.where(), {change.key: change.url for change in log})
    yield from listing.tasks(partial(_page, views, renderer, addresses, table), renderer)


def lines(views: ArchiveViews, changes: Iterable[StandingChange]) -> list[Line]:
    """All that was said, published or changed up to the site's date, the newest day first.

    On a day first the changes, then what was said: verified first, in each kind by who says it.
    """
    said: dict[Moment, list[Entry]] = defaultdict(list)
    changed: dict[Moment, list[StandingChange]] = defaultdict(list)
    for entry in views.archive.entries:
        if entry.counts_from <= views.as_of:
            day = when(entry.said)
            said[Moment(first_day(entry), bool(day.iso), day)].append(entry)
    for change in changes:
        changed[Moment(change.day, True, on_day(change.day))].append(change)
    every = sorted({*said, *changed}, key=lambda on: (on.first, on.exact, on.when.words), reverse=True)
    return [
        Line(on, it, number == 0)
        for on in every
        for number, it in enumerate((*changed.get(on, ()), *_said(views, said.get(on, ()))))
    ]


def _said(views: ArchiveViews, entries: Iterable[Entry]) -> list[Utterance]:
    spoken = gathered(views, sorted(entries, key=lambda entry: (views.who(entry), entry.ref)))
    kinds = tuple(Kind)
    return sorted(spoken, key=lambda it: kinds.index(it.first.kind))


def _place(views: ArchiveViews, line: Line) -> Place:
    day, besides = line.on.first if line.on.first > date.min else None, _DAY if line.first else 0
    if isinstance(line.it, StandingChange):
        return Place(day, _key(line.it), besides + _CHANGE + (_TURN if _is_turn(line.it) else 0))
    return Place(day, line.it.first.ref.replace("#", ","), besides + of_row(line.it))


def _key(change: StandingChange) -> str:
    return change.key.replace(".", ",")


@dataclass(frozen=True, slots=True)
class _Addresses:
    """Where things stand: a line in the timeline, by its key; why a change came, by the change's."""

    pages: Mapping[str, str]
    why: Mapping[str, str]


def _page(views: ArchiveViews, renderer: Renderer, at: _Addresses, table: Link | None, page: ListPage[Line]) -> Page:
    turns = _turns(at, (line for _, line in page.part.entries))
    context = {
        "page": page,
        "months": [
            {"id": group.id, "title": group.title, "days": list(_days(views, group.items))}
            for group in page.part.by_month(page.shown)
        ],
        "why": at.why,
        "turns": turns[:_TURNS] if page.rows else turns,
        "table": table,
        "drawn": None if page.whole else bars(page.part.by_month(page.part.entries)),
    }
    return renderer.page("lists/timeline.html", page.url, page.title, context)


def _days(views: ArchiveViews, shown: Iterable[Line]) -> Iterator[Day]:
    for on, group in groupby(shown, key=lambda line: line.on):
        every = [line.it for line in group]
        rows = tuple(statement_row(views, it) for it in every if isinstance(it, Utterance))
        yield Day(on.when, rows, tuple(it for it in every if isinstance(it, StandingChange)))


def _turns(at: _Addresses, shown: Iterable[Line]) -> list[Turn]:
    """Every day on which an answer or a stance turned, the newest first."""
    turned = ((line.on, line.it) for line in shown if isinstance(line.it, StandingChange) and _is_turn(line.it))
    return [_turn(at, on, [it for _, it in group]) for on, group in groupby(turned, key=lambda one: one[0])]


def _is_turn(change: StandingChange) -> bool:
    return change.turned or bool(change.moved)


def _turn(at: _Addresses, on: Moment, changes: Sequence[StandingChange]) -> Turn:
    return Turn(on.when, f"{at.pages[_key(changes[0])]}#_{on.when.iso}", tuple(map(_turned, changes)))


def _turned(change: StandingChange) -> Turned:
    answer = [f"Now {change.standing.lower()}."] if change.turned else []
    return Turned(change.question.text, " ".join([*(f"{words}." for words in change.moved), *answer]))
