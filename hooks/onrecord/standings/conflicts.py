"""The latest answers of every voice, where they exclude one another, and where figures only seem to (method §5)."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import combinations, takewhile
from typing import NamedTuple, TypeVar

from ..model.answers import AnyAnswer
from ..model.figures import Bound
from ..vocabulary import YesNo
from .answers import Answering, Voice

K = TypeVar("K", bound=Hashable)


class Apart(StrEnum):
    """Why two figures are not compared."""

    MEASURE = "measure"
    DAYS = "days"
    NO_DAY = "no-day"


Slot = tuple[Voice, str]
"""Whose latest answers, and by which measure"""


class Pair(NamedTuple):
    """Two latest answers that exclude one another; `apart` is why they do not compare, None where they do."""

    one: Answering
    other: Answering
    apart: Apart | None


def slots(answering: Answering) -> list[Slot]:
    """Where an answer stands against others; one that was declined stands against nothing and takes nothing back."""
    if answering.answer is YesNo.DECLINED:
        return []
    return [(voice, answering.measure) for voice in answering.voices]


def latest(answers: Sequence[Answering]) -> list[Answering]:
    """Of one voice's answers in order of `recency`, those of the last day, all of it; the last comes first."""
    newest = list(takewhile(lambda answering: answering.recency == answers[-1].recency, reversed(answers)))
    denied = any(a.answer is YesNo.NO for a in newest)
    return [a for a in newest if not (denied and a.answer is YesNo.YES and of_a_party(a))]


def of_a_party(answering: Answering) -> bool:
    """Whether a party concerned says it: a day on which it says both is a day of `no` (method §2)."""
    return any(voice.party for voice in answering.voices)


def latest_by(answers: Iterable[Answering], keys: Callable[[Answering], Iterable[K]]) -> dict[K, list[Answering]]:
    """The latest answers under each of the keys that an answer has."""
    by_key: dict[K, list[Answering]] = defaultdict(list)
    for answering in in_order(answers):
        for key in keys(answering):
            by_key[key].append(answering)
    return {key: latest(listed) for key, listed in by_key.items()}


def in_order(answers: Iterable[Answering]) -> list[Answering]:
    """Answers by the day they were said, given on a day not known before all others; then by `card#statement`."""
    return sorted(answers, key=lambda answering: (*answering.recency, answering.entry.ref))


def exclude(one: AnyAnswer, other: AnyAnswer) -> bool:
    """Whether two answers cannot both be so, could they be compared."""
    if isinstance(one, Bound) and isinstance(other, Bound):
        return one.disjoint(other)
    return (one is YesNo.YES and other is YesNo.NO) or (one is YesNo.NO and other is YesNo.YES)


def apart(one: Answering, other: Answering, window: int) -> Apart | None:
    """Why two figures do not compare; None where they do, and for answers that are no figures.

    `window` is the question's, in days.
    """
    if not isinstance(one.answer, Bound) or not isinstance(other.answer, Bound):
        return None
    if one.measure != other.measure:
        return Apart.MEASURE
    if one.day is None or other.day is None:
        return Apart.NO_DAY
    return Apart.DAYS if abs((one.day - other.day).days) > window else None


def latest_answers(answers: Iterable[Answering]) -> list[Answering]:
    """The latest answers of each party and each other control group, named and anonymous and each measure apart."""
    by_ref = {a.entry.ref: a for listed in latest_by(answers, slots).values() for a in listed}
    return in_order(by_ref.values())


def pairs(answers: Iterable[Answering], window: int) -> Iterator[Pair]:
    """Every two of the latest answers that exclude one another, comparable or not; in order of date."""
    for one, other in combinations(latest_answers(answers), 2):
        if exclude(one.answer, other.answer):
            yield Pair(one, other, apart(one, other, window))


def near(figures: Sequence[Answering], figure: Answering, window: int) -> Sequence[Answering]:
    """Of figures of known days, in order of these, those that compare with one of the same measure (method §5)."""
    day = figure_day(figure)
    return figures[
        bisect_left(figures, day - window, key=figure_day) : bisect_right(figures, day + window, key=figure_day)
    ]


def figure_day(answering: Answering) -> int:
    """The day for which a figure holds, to be counted with; only figures of a known day are compared."""
    assert answering.day is not None, "only figures of a known day are compared"
    return answering.day.toordinal()
