"""The latest answers of every voice in every state of the archive at once, and where they conflict (method §5).

The rules of `conflicts`, counted for many states of the archive; a law holds that both are one
(tests/property/test_recorded_laws.py).
"""

from bisect import insort
from collections import defaultdict
from datetime import date
from typing import Final

from ..model.figures import Bound
from ..vocabulary import YesNo
from .answers import Answering
from .conflicts import Slot, exclude, figure_day, near, of_a_party, slots
from .tally import Known, Tally, union

Said = tuple[YesNo, bool] | Answering
"""What is said: `yes` or `no`, be it by a party or not, is the same whoever says it; a figure stands for itself."""
Led = tuple[Said, Known, Known]
"""What is said last in other states of the archive than before: what, where it was, where it is"""
_NO: Final[tuple[Said, ...]] = ((YesNo.NO, True), (YesNo.NO, False))
_YES_OF_A_PARTY: Final[Said] = (YesNo.YES, True)


def _said(answering: Answering) -> Said:
    return (answering.answer, of_a_party(answering)) if isinstance(answering.answer, YesNo) else answering


class LastSaid:
    """What one voice said last, as far as each state of the archive knows."""

    def __init__(self) -> None:
        self._recencies: list[tuple[bool, date]] = []
        self._days = defaultdict[tuple[bool, date], dict[Said, Tally]](dict)
        self.heard: dict[Said, Known] = {}

    def change(self, answering: Answering, where: Known, by: int) -> list[Led]:
        """Let an answer begin (1) or cease (-1) to count in some states; what is said last otherwise for that."""
        recency = answering.recency
        if recency not in self._days:
            insort(self._recencies, recency)
        self._days[recency].setdefault(_said(answering), Tally()).change(where, by)
        last = self._last(where)
        known = {said: (now & ~where) | last.pop(said, 0) for said, now in self.heard.items()}
        led = [(said, self.heard.get(said, 0), now) for said, now in (known | last).items()]
        self.heard = {said: now for said, _, now in led if now}
        return [one for one in led if one[1] != one[2]]

    def _last(self, where: Known) -> dict[Said, Known]:
        """Of some states, what of the last day is said in which; mostly that is one day for all."""
        found: dict[Said, Known] = {}
        for recency in reversed(self._recencies):
            here = where & self._anything(recency)
            for said, tally in self._days[recency].items() if here else ():
                found[said] = found.get(said, 0) | (here & tally.some & ~self._taken_back(recency, said))
            where &= ~here
            if not where:
                break
        return found

    def _anything(self, recency: tuple[bool, date]) -> Known:
        return union(tally.some for tally in self._days[recency].values())

    def _taken_back(self, recency: tuple[bool, date], said: Said) -> Known:
        """A day on which a party says both is a day of `no` (method §2)."""
        if said != _YES_OF_A_PARTY:
            return 0
        return union(self._days[recency][no].some for no in _NO if no in self._days[recency])


class KnownConflicts:
    """Where two of the latest answers that compare exclude one another; `window` is the question's, in days."""

    def __init__(self, window: int) -> None:
        self._window = window
        self._voices = defaultdict[Slot, LastSaid](LastSaid)
        self._yes_no = {answer: Tally() for answer in YesNo}
        self._led = defaultdict[Answering, Tally](Tally)
        self._figures = defaultdict[str, list[Answering]](list)
        self._clashes = Tally()

    @property
    def contested(self) -> Known:
        """Where there are two."""
        return self._clashes.some | (self._yes_no[YesNo.YES].some & self._yes_no[YesNo.NO].some)

    def change(self, answering: Answering, where: Known, by: int) -> None:
        """Let an answer begin (1) or cease (-1) to count in some states of the archive."""
        for slot in slots(answering):
            for said, before, after in self._voices[slot].change(answering, where, by):
                self._lead(said, before & ~after, after & ~before)

    def _lead(self, said: Said, no_longer: Known, newly: Known) -> None:
        if isinstance(said, tuple):
            self._yes_no[said[0]].change(no_longer, -1)
            self._yes_no[said[0]].change(newly, 1)
        elif isinstance(said.answer, Bound) and said.day:
            before = self._led[said].some
            self._led[said].change(no_longer, -1)
            self._led[said].change(newly, 1)
            after = self._led[said].some
            if after and not before:
                insort(self._figures[said.measure], said, key=figure_day)
            self._clash(said, before & ~after, -1)
            self._clash(said, after & ~before, 1)
            if before and not after:
                self._figures[said.measure].remove(said)

    def _clash(self, figure: Answering, where: Known, by: int) -> None:
        for other in near(self._figures[figure.measure], figure, self._window) if where else ():
            if exclude(figure.answer, other.answer):
                self._clashes.change(where & self._led[other].some, by)
