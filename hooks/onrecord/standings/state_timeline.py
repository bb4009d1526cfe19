"""One question while the days go by (method §2, "Standing at T"; §5).

What begins or ceases to count changes the running totals, and they are read.
"""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from ..model.answers import AnyAnswer, claims
from ..model.entities import Question
from ..vocabulary import Badge, Standing, YesNo
from .answers import Answering
from .basis import Held, newest
from .changes import Item, items_of
from .comments import Heard
from .conflicts import Slot, exclude, figure_day, latest, near, slots
from .counting import Span
from .origins import Origin
from .positions import NOT_OWNED, NOTHING_RECORDED, Event, Position, Stance, fold, in_order
from .state import State

T = TypeVar("T")
START: Final = date.min


_Item = Item | Heard
"""What counts on the days of a span: also a party's being heard of"""


def states_over_time(
    question: Question, answers: Sequence[Answering], findings: Sequence[Held], heard: Sequence[Heard]
) -> Iterator[State]:
    """Every state of a question, from the beginning of time; what it presupposes is left out."""
    changes = _changes(answers, heard)
    totals = _Totals(question)
    for day in sorted({START, *changes, *(it.holds_from for it in findings)}):
        for item, by in changes.get(day, ()):
            totals.change(item, by)
        state = totals.read(day, newest(findings, day))
        if state is not None:
            yield state


def _changes(answers: Iterable[Answering], heard: Iterable[Heard]) -> Mapping[date, list[tuple[_Item, int]]]:
    """What begins (1) and ceases (-1) to count on each day."""
    items: list[tuple[_Item, Span]] = [(it, it.span) for it in heard]
    items += chain.from_iterable(map(items_of, answers))
    changes = defaultdict[date, list[tuple[_Item, int]]](list)
    for item, span in items:
        if span.any_day:
            changes[span.starts].append((item, 1))
            if span.ends:
                changes[span.ends].append((item, -1))
    return changes


_Reading = tuple[Standing, frozenset[Badge], Mapping[str, Position], Mapping[str, date], tuple[Held, ...]]
"""What a state tells besides its day."""


class _Totals:
    """The running totals of one question; it lives only while `states_over_time` runs."""

    def __init__(self, question: Question) -> None:
        self._origins = _Multiset[Origin]()
        self._claims = 0
        self._claims_of_others = 0
        self._parties = {party: _Party() for party in question.concerns}
        self._latest = _Latest(question.window)
        self._read: _Reading | None = None
        self._hear()

    def change(self, item: _Item, by: int) -> None:
        """Let something begin (1) or cease (-1) to count."""
        match item:
            case Answering():
                self._count(item, by)
                self._latest.change(item, by)
            case Heard(party=party, on=on):
                self._parties[party].heard_on(on, by)
                self._hear()
            case (party, event):
                self._parties[party].change(event, by)
                self._hear()

    def _hear(self) -> None:
        """Gather what the parties say anew: only after one of them was heard."""
        self._positions = MappingProxyType({party: own.position for party, own in self._parties.items()})
        self._stances = [position.stance for position in self._positions.values()]
        self._heard = MappingProxyType({party: own.heard for party, own in self._parties.items() if own.heard})

    def _count(self, answering: Answering, by: int) -> None:
        if not answering.claims:
            return
        self._claims += by
        self._claims_of_others += by if answering.claimed_by_others else 0
        for origin in answering.origins:
            self._origins.count(origin, by)

    def read(self, day: date, findings: tuple[Held, ...]) -> State | None:
        """How it stands on a day; None where nothing has changed since it was last read."""
        reading = self._standing(findings), frozenset(self._badges()), self._positions, self._heard, findings
        if reading == self._read:
            return None
        self._read = reading
        return State(day, *reading)

    def _standing(self, findings: tuple[Held, ...]) -> Standing:
        if findings and all(claims(finding.answer) for finding in findings):
            return Standing.VERIFIED
        if self._claims_of_others and self._stances and NOT_OWNED.issuperset(self._stances):
            return Standing.UNACKNOWLEDGED
        return Standing.ATTRIBUTED if self._claims else Standing.UNANSWERED

    def _badges(self) -> Iterator[Badge]:
        if self._latest.contested:
            yield Badge.CONTESTED
        if len(self._origins) == 1:
            yield Badge.SINGLE_ORIGIN
        owned = self._stances.count(Stance.ACKNOWLEDGED)
        if owned:
            yield Badge.ACKNOWLEDGED if owned == len(self._stances) else Badge.PARTLY_ACKNOWLEDGED


class _Party:
    """What a party is known to have said so far, where that leads, and when it was heard of last."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self._days: list[date] = []
        self._stood: tuple[date, Position] = START, NOTHING_RECORDED
        """the day of its last event, and its position before that day"""
        self.position: Position = NOTHING_RECORDED

    @property
    def heard(self) -> date | None:
        return self._days[-1] if self._days else None

    def heard_on(self, day: date, by: int) -> None:
        if by > 0:
            insort(self._days, day)
        else:
            self._days.remove(day)

    def change(self, event: Event, by: int) -> None:
        self.heard_on(event.on, by)
        if by < 0:
            self._events.remove(event)
        else:
            insort(self._events, event, key=in_order)
        self._fold(self._events[-1].on if self._events else START, newer=by > 0 and self._events[-1].on == event.on)

    def _fold(self, last: date, *, newer: bool) -> None:
        """Fold the events of the last day on top of what stood before it; all of them, if earlier ones changed."""
        of_last = bisect_left(self._events, last, key=lambda event: event.on)
        day, stood = self._stood
        if not newer or (day != last and of_last < len(self._events) - 1):
            stood = fold(self._events[:of_last])
        elif day != last:
            stood = self.position
        self._stood = last, stood
        self.position = fold(self._events[of_last:], stood)


class _Multiset(Generic[T]):
    """Things, each so many times; its length is how many different ones there are."""

    def __init__(self) -> None:
        self._times = Counter[T]()

    def __len__(self) -> int:
        return len(self._times)

    def __iter__(self) -> Iterator[T]:
        return iter(self._times)

    def count(self, thing: T, by: int) -> None:
        self._times[thing] += by
        if not self._times[thing]:
            del self._times[thing]


class _Latest:
    """The latest answer of every voice, and how often two of them exclude one another (method §5).

    It counts, without listing them, the pairs of `conflicts.pairs` that are not `apart`: yes against no by their
    numbers, figures within the window by bisection. That both are one rule, the law `contested is a pair that compares`
    holds (tests/property/test_laws.py).
    """

    def __init__(self, window: int) -> None:
        self._window = window
        self._answers = defaultdict[Slot, list[Answering]](list)
        self._times = Counter[Answering]()
        self._yes_no = Counter[AnyAnswer]()
        self._figures = defaultdict[str, list[Answering]](list)
        self._clashes = 0

    @property
    def contested(self) -> bool:
        return bool(self._clashes or (self._yes_no[YesNo.YES] and self._yes_no[YesNo.NO]))

    def change(self, answering: Answering, by: int) -> None:
        for slot in slots(answering):
            answers = self._answers[slot]
            before = latest(answers)
            if by > 0:
                insort(answers, answering, key=_recency)
            else:
                answers.remove(answering)
            self._renew(before, latest(answers))

    def _renew(self, before: list[Answering], now: list[Answering]) -> None:
        """Put the latest answers of a slot in the place of those that were; one may stand in several slots."""
        for answering in now:
            self._times[answering] += 1
            if self._times[answering] == 1:
                self._enter(answering)
        for answering in before:
            self._times[answering] -= 1
            if not self._times[answering]:
                del self._times[answering]
                self._leave(answering)

    def _enter(self, answering: Answering) -> None:
        if isinstance(answering.answer, YesNo):
            self._yes_no[answering.answer] += 1
        elif answering.day:
            self._clashes += self._against(answering)
            insort(self._figures[answering.measure], answering, key=figure_day)

    def _leave(self, answering: Answering) -> None:
        if isinstance(answering.answer, YesNo):
            self._yes_no[answering.answer] -= 1
        elif answering.day:
            self._figures[answering.measure].remove(answering)
            self._clashes -= self._against(answering)

    def _against(self, answering: Answering) -> int:
        """How many of the latest figures within the window exclude this one."""
        listed = near(self._figures[answering.measure], answering, self._window)
        return sum(exclude(answering.answer, other.answer) for other in listed)


def _recency(answering: Answering) -> tuple[bool, date]:
    return answering.recency
