"""The latest answers to a question by what they exclude: looked up, never listed in pairs (method §5).

That what it finds is what `conflicts.pairs` lists is a law (tests/property/test_laws.py).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..model.answers import AnyAnswer
from ..vocabulary import YesNo
from .answers import Answering
from .conflicts import Slot, exclude, figure_day, in_order, latest_answers, near, slots

_CONTRARY: Final = {YesNo.YES: YesNo.NO, YesNo.NO: YesNo.YES}


@dataclass(frozen=True, slots=True)
class Rivals:
    """The answers to a question that count on a day, and what the latest of them are looked up by.

    `of_slot` leads to the last of a voice's latest answers, and to what these say and when; `yes_no` to the last of
    those that say yes or no, and how many voices these are.
    """

    counted: Mapping[str, Answering]
    window: int
    latest: frozenset[str]
    of_slot: Mapping[Slot, tuple[Answering, frozenset[tuple[date, AnyAnswer]]]]
    yes_no: Mapping[AnyAnswer, tuple[Answering, int]]
    figures: Mapping[str, Sequence[Answering]]

    def newer(self, own: Answering) -> Answering | None:
        """The latest answer of the same voice and measure, said on a later day, that says something else."""
        found = [self.of_slot[slot] for slot in slots(own) if slot in self.of_slot]
        later = [(last, said) for last, said in found if last.said > own.said]
        if not later or any(day > own.said and answer == own.answer for _, said in later for day, answer in said):
            return None
        return in_order(last for last, _ in later)[-1]

    def against(self, own: Answering) -> tuple[Answering, int] | None:
        """Of the latest answers that exclude one and compare with it the last, and how many voices give them.

        None where there is none, or where it is itself not one of the latest.
        """
        if own.entry.ref not in self.latest:
            return None
        if isinstance(own.answer, YesNo):
            return self.yes_no.get(_CONTRARY[own.answer])
        comparable = near(self.figures.get(own.measure, ()), own, self.window) if own.day else ()
        return _last(other for other in comparable if exclude(own.answer, other.answer))


def rivals(counted: Iterable[Answering], window: int) -> Rivals:
    """What is looked up of the answers that count on a day."""
    answers = tuple(counted)
    latest = latest_answers(answers)
    yes_no, figures = defaultdict[AnyAnswer, list[Answering]](list), defaultdict[str, list[Answering]](list)
    for answering in latest:
        if isinstance(answering.answer, YesNo):
            yes_no[answering.answer].append(answering)
        elif answering.day:
            figures[answering.measure].append(answering)
    return Rivals(
        counted={answering.entry.ref: answering for answering in answers},
        window=window,
        latest=frozenset(answering.entry.ref for answering in latest),
        of_slot=_by_slot(latest),
        yes_no={answer: last for answer, own in yes_no.items() if (last := _last(own))},
        figures={measure: sorted(own, key=figure_day) for measure, own in figures.items()},
    )


def _by_slot(latest: Iterable[Answering]) -> Mapping[Slot, tuple[Answering, frozenset[tuple[date, AnyAnswer]]]]:
    """Each voice's latest answers; figures given earlier, on a day not known, are no newer word."""
    by_slot: dict[Slot, list[Answering]] = defaultdict(list)
    for answering in latest:
        for slot in slots(answering) if not answering.given_earlier else ():
            by_slot[slot].append(answering)
    return {slot: (own[-1], frozenset((a.said, a.answer) for a in own)) for slot, own in by_slot.items()}


def _last(answers: Iterable[Answering]) -> tuple[Answering, int] | None:
    """The last of some answers, and how many voices give them: several tellings of one answer are one."""
    ordered = in_order(answers)
    return (ordered[-1], len({(a.voices, str(a.answer)) for a in ordered})) if ordered else None
