"""One question while the days go by (method §2, "Standing at T"; §5).

What begins or ceases to count changes the running totals, and they are read.
"""

from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final, Generic, TypeVar

from ..model.answers import AnyAnswer, claims
from ..model.entities import Finding, Question
from ..vocabulary import YesNo
from .answers import Answering
from .conflicts import Slot, exclude, latest, slots
from .origins import Origin
from .positions import NOT_OWNED, NOTHING_RECORDED, Event, Position, Stance, fold, in_order
from .state import Badge, Standing, State

T = TypeVar("T")
START: Final = date.min


def states_over_time(question: Question, answers: Sequence[Answering]) -> Iterator[State]:
    """Every state of a question, from the beginning of time; what it presupposes is left out.

    `answers` come in order of the day from which they count.
    """
    counted = [answering for answering in answers if answering.span.any_day]
    ending = sorted((a for a in counted if a.ends), key=_ends)
    totals, findings = _Totals(question), _by_day(question)
    newest: tuple[Finding, ...] = ()
    begun = ended = 0
    for day in sorted({START, *(a.starts for a in counted), *map(_ends, ending), *findings}):
        while ended < len(ending) and _ends(ending[ended]) == day:
            totals.remove(ending[ended])
            ended += 1
        while begun < len(counted) and counted[begun].starts == day:
            totals.add(counted[begun])
            begun += 1
        newest = findings.get(day, newest)
        state = totals.read(day, newest)
        if state is not None:
            yield state


def _ends(answering: Answering) -> date:
    assert answering.ends is not None, "only what is superseded ends"
    return answering.ends


def _by_day(question: Question) -> dict[date, tuple[Finding, ...]]:
    by_day: dict[date, tuple[Finding, ...]] = {}
    for finding in question.findings:
        by_day[finding.day] = (*by_day.get(finding.day, ()), finding)
    return by_day


_Reading = tuple[Standing, frozenset[Badge], Mapping[str, Position], Mapping[str, date], tuple[Finding, ...]]
"""What a state tells besides its day."""


class _Totals:
    """The running totals of one question; it lives only while `states_over_time` runs."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._origins = _Multiset[Origin]()
        self._publishers = _Multiset[str]()
        self._claims = 0
        self._claims_of_others = 0
        self._parties = {party: _Party() for party in question.concerns}
        self._latest = _Latest(question.window)
        self._read: _Reading | None = None
        self._hear()

    def add(self, answering: Answering) -> None:
        self._count(answering, 1)
        self._latest.add(answering)
        for party, event in answering.events:
            self._parties[party].add(event)
        if answering.events:
            self._hear()

    def remove(self, answering: Answering) -> None:
        self._count(answering, -1)
        self._latest.remove(answering)
        for party, event in answering.events:
            self._parties[party].remove(event)
        if answering.events:
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
        self._claims_of_others += 0 if answering.own else by
        for origin in answering.origins:
            self._origins.count(origin, by)
        if answering.origins:
            self._publishers.count(answering.entry.card.publisher, by)

    def read(self, day: date, findings: tuple[Finding, ...]) -> State | None:
        """How it stands on a day; None where nothing has changed since it was last read."""
        reading = self._standing(findings), frozenset(self._badges()), self._positions, self._heard, findings
        if reading == self._read:
            return None
        self._read = reading
        return State(day, *reading)

    def _standing(self, findings: tuple[Finding, ...]) -> Standing:
        if findings and all(claims(finding.answer) for finding in findings):
            return Standing.VERIFIED
        if self._claims_of_others and self._stances and NOT_OWNED.issuperset(self._stances):
            return Standing.UNACKNOWLEDGED
        return Standing.ATTRIBUTED if self._claims else Standing.UNANSWERED

    def _badges(self) -> Iterator[Badge]:
        if self._latest.contested:
            yield Badge.CONTESTED
        if len(self._origins) == 1 and len(self._publishers) > 1:
            yield Badge.SINGLE_ORIGIN
        owned = self._stances.count(Stance.ACKNOWLEDGED)
        if owned:
            yield Badge.ACKNOWLEDGED if owned == len(self._stances) else Badge.PARTLY_ACKNOWLEDGED


class _Party:
    """What a party is known to have said so far, and where that leads."""

    def __init__(self) -> None:
        self._events: list[Event] = []
        self.position: Position = NOTHING_RECORDED

    @property
    def heard(self) -> date | None:
        return self._events[-1].on if self._events else None

    def add(self, event: Event) -> None:
        insort(self._events, event, key=in_order)
        last = self._events[-1] is event
        self.position = fold([event], self.position) if last else fold(self._events)

    def remove(self, event: Event) -> None:
        self._events.remove(event)
        self.position = fold(self._events)


class _Multiset(Generic[T]):
    """Things, each so many times; its length is how many different ones there are."""

    def __init__(self) -> None:
        self._times = Counter[T]()

    def __len__(self) -> int:
        return len(self._times)

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

    def add(self, answering: Answering) -> None:
        for slot in slots(answering):
            answers = self._answers[slot]
            before = latest(answers)
            insort(answers, answering, key=_said)
            self._renew(before, latest(answers))

    def remove(self, answering: Answering) -> None:
        for slot in slots(answering):
            answers = self._answers[slot]
            before = latest(answers)
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
            insort(self._figures[answering.measure], answering, key=_day)

    def _leave(self, answering: Answering) -> None:
        if isinstance(answering.answer, YesNo):
            self._yes_no[answering.answer] -= 1
        elif answering.day:
            self._figures[answering.measure].remove(answering)
            self._clashes -= self._against(answering)

    def _against(self, answering: Answering) -> int:
        """How many of the latest figures within the window exclude this one."""
        near, day = self._figures[answering.measure], _day(answering)
        first, last = bisect_left(near, day - self._window, key=_day), bisect_right(near, day + self._window, key=_day)
        return sum(exclude(answering.answer, other.answer) for other in near[first:last])


def _said(answering: Answering) -> date:
    return answering.said


def _day(answering: Answering) -> int:
    assert answering.day is not None, "only figures of a known day are compared"
    return answering.day.toordinal()
