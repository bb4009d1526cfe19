"""Where answers that compare conflict, side by side, in equal type (method §5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from itertools import islice
from typing import Final

from ...model.entities import Question
from ...model.figures import Bound
from ...output import Page, Task
from ...standings.answers import Answering
from ...standings.conflicts import Pair
from ...standings.utterances import Utterance
from ...vocabulary import Badge
from ...wording import labels
from ...wording.answers import answer_in_words
from ...wording.reasons import Reason
from ..question.standing_changes import LinkedReason, linked_reason
from ..render import Renderer
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..statement.dates import on_day
from ..statement.rows import StatementRow, statement_row
from ..statement.tellings import gathered
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

URL: Final = "contested/"
SHOWN: Final = 12
"""Rows of a side at most."""
_ROWS: Final = 36
"""Rows of a question at most, a side has one at least; so it is as many sides too."""
_PERIODS: Final = 6
"""Past times of a question at most, the latest."""
_NAMED: Final = 6
"""Answers, or conflicts of a past time, that are named in a row at most."""
_CONTEST: Final = 12
_ROW: Final = 8


@dataclass(frozen=True, slots=True)
class Side:
    """One answer in a conflict: who gives it, how many more do, and which answers it excludes."""

    answer: str
    measure: str
    against: str
    rows: tuple[StatementRow, ...]
    more: int


@dataclass(frozen=True, slots=True)
class ContestedPeriod:
    """A time in which a question was contested, and which answers were; `until` is None where it still is."""

    since: When
    until: When | None
    conflicts: tuple[str, ...]
    ended: tuple[LinkedReason, ...]


@dataclass(frozen=True, slots=True)
class Contest:
    """A question with its conflicts now, and when it was contested."""

    id: str
    question: Link
    conflicts: tuple[tuple[Side, ...], ...]
    left_out: int
    """answers in conflict that are not here"""
    periods: tuple[ContestedPeriod, ...]


@dataclass(frozen=True, slots=True)
class Contested:
    """A question that is contested, or was: since when it last began to be, and whether it still is."""

    question: Question
    since: date
    still: bool


def pages(views: ArchiveViews, renderer: Renderer, room: int = ROOM) -> Iterator[Task]:
    """Questions contested as of the site's date, and before, divided by the day on which they last came to be.

    What is merely not compared is on its question's page.
    """
    every = [one for question in views.archive.questions.values() for one in _contested(views, question)]
    ordered = sorted(every, key=lambda one: one.since, reverse=True)
    listing = Listing(URL, "Contradicted", divided(ordered, partial(_place, views), room), dated=False)
    yield from listing.tasks(partial(_page, views, renderer), renderer)


def _contested(views: ArchiveViews, question: Question) -> Iterator[Contested]:
    began: date | None = None
    before = False
    for state, _ in views.reasons.history(question, views.as_of):
        now = Badge.CONTESTED in state.badges
        began, before = state.since if now and not before else began, now
    if began:
        yield Contested(question, began, before)


def _place(views: ArchiveViews, one: Contested) -> Place:
    return Place(one.since, one.question.id, _CONTEST + _ROW * min(len(views.counting(one.question.id)), 2 * _ROWS))


def _page(views: ArchiveViews, renderer: Renderer, page: ListPage[Contested]) -> Page:
    shown = [one for _, one in page.shown]
    context = {
        "page": page,
        "now": [_contest(views, one.question) for one in shown if one.still],
        "before": [_contest(views, one.question) for one in shown if not one.still],
    }
    return renderer.page("lists/contested.html", page.url, page.title, context)


def _contest(views: ArchiveViews, question: Question) -> Contest:
    clashes = [pair for pair in views.standings.conflicts(question.id, views.as_of) if pair.apart is None]
    conflicts = [list(_sides(views, question, group)) for group in connected(clashes)]
    number = sum(map(len, conflicts))
    shown = max(min(SHOWN, _ROWS // max(number, 1)), 1)
    sides = [tuple(_cut(side, shown) for side in group) for group in conflicts]
    return Contest(
        id=question.id,
        question=views.question(question.id),
        conflicts=tuple(_first(sides, _ROWS)),
        left_out=max(number - _ROWS, 0),
        periods=tuple(islice(_periods(views, question), _PERIODS)),
    )


def _first(conflicts: Iterable[tuple[Side, ...]], most: int) -> Iterator[tuple[Side, ...]]:
    """Conflicts with so many sides together at most."""
    for group in conflicts:
        if most > 0:
            yield group[:most]
        most -= len(group)


def _cut(side: Side, shown: int) -> Side:
    return replace(side, rows=side.rows[:shown], more=side.more + max(len(side.rows) - shown, 0))


def connected(pairs: list[Pair]) -> list[list[Pair]]:
    """Pairs gathered so that two groups share no answer: each is a conflict of its own."""
    of: dict[Answering, list[Pair]] = defaultdict(list)
    for pair in pairs:
        of[pair.one].append(pair)
        of[pair.other].append(pair)
    seen: set[Answering] = set()
    return [_reached(answering, of, seen) for answering in of if answering not in seen]


def _reached(start: Answering, of: Mapping[Answering, list[Pair]], seen: set[Answering]) -> list[Pair]:
    """Every pair to which an answer leads, at any remove; what was passed on the way is put into `seen`."""
    pairs: dict[Pair, None] = {}
    ahead = [start]
    while ahead:
        here = ahead.pop()
        if here not in seen:
            seen.add(here)
            pairs |= dict.fromkeys(of[here])
            ahead += [answering for pair in of[here] for answering in (pair.one, pair.other)]
    return list(pairs)


def _sides(views: ArchiveViews, question: Question, pairs: list[Pair]) -> Iterator[Side]:
    """Every answer of a conflict, `no` before `yes`, the lower figure first, and what it excludes."""
    both = [(one, other) for pair in pairs for one, other in ((pair.one, pair.other), (pair.other, pair.one))]
    by_words: dict[str, list[tuple[Answering, Answering]]] = defaultdict(list)
    for one, other in sorted(both, key=lambda two: (_size(two[0]), _size(two[1]))):
        by_words[answer_in_words(one.answer)].append((one, other))
    for words, clashes in by_words.items():
        answers = list(dict.fromkeys(one for one, _ in clashes))
        excluded = dict.fromkeys(answer_in_words(other.answer) for _, other in clashes)
        spoken = _utterances(views, question, answers)
        rows = tuple(statement_row(views, it, question.id) for it in spoken[:SHOWN])
        against, more = labels.listed(_few(list(excluded))), len(spoken) - len(rows)
        yield Side(words, answers[0].measure, against, rows, more)


def _few(words: Sequence[str]) -> list[str]:
    return list(words) if len(words) <= _NAMED else [*words[:_NAMED], f"{len(words) - _NAMED} more"]


def _size(answering: Answering) -> tuple[float, float, str]:
    answer = answering.answer
    if isinstance(answer, Bound):
        return answer.low, float("inf") if answer.high is None else answer.high, str(answer)
    return 0, 0, str(answer)


def _utterances(views: ArchiveViews, question: Question, answers: list[Answering]) -> tuple[Utterance, ...]:
    """Each utterance once, the newest first."""
    entries = sorted((answering.entry for answering in answers), key=lambda e: (-e.said_day.toordinal(), e.ref))
    return gathered(views, entries, question.id)


def _periods(views: ArchiveViews, question: Question) -> Iterator[ContestedPeriod]:
    """When a question was contested, the latest time first."""
    periods: list[ContestedPeriod] = []
    start: date | None = None
    for state, reasons in views.reasons.history(question, views.as_of):
        contested = Badge.CONTESTED in state.badges
        if contested and start is None:
            start = state.since
            periods.append(ContestedPeriod(on_day(start), None, (), ()))
        elif start is not None and not contested:
            periods[-1] = _ended(views, question, start, state.since, reasons)
            start = None
    yield from reversed(periods)


def _ended(
    views: ArchiveViews, question: Question, start: date, end: date, reasons: Iterable[Reason]
) -> ContestedPeriod:
    """A time that is over: between which answers, and what ended it."""
    reason = views.reasons.conflicts(question, start, end - timedelta(days=1))
    ended = tuple(linked_reason(views, reason) for reason in reasons)
    return ContestedPeriod(on_day(start), on_day(end), tuple(_few(reason.items)) or (reason.words,), ended)
