"""What a party is known to have said, in every state of the archive at once (method §2, "Position …").

The rules of `positions.fold` come to this: the last own `yes`, `no` or figure decides; without one, the strongest of
what else is told. That both are one rule, a law holds (tests/property/test_recorded_laws.py).
"""

from bisect import insort
from collections.abc import Mapping
from typing import Final

from .positions import NOT_OWNED, Event, Stance, in_order
from .tally import Known, Tally

_STRONGEST_FIRST: Final = (Stance.DENIED, Stance.DECLINED, Stance.UNACKNOWLEDGED)
_DECIDED: Final = (Stance.ACKNOWLEDGED, Stance.ANSWERED, Stance.DENIED)


class KnownParty:
    """A party's words and the reports of it that count on a day, as far as each state of the archive knows of them."""

    def __init__(self) -> None:
        self._where: dict[tuple[str, bool], Known] = {}
        self._deciding: list[Event] = []
        self._not_owned: list[Event] = []
        self._decided = dict.fromkeys(_DECIDED, 0)
        self._weak = {stance: Tally() for stance in _STRONGEST_FIRST}

    def change(self, event: Event, where: Known, by: int) -> None:
        """Let an event begin (1) or cease (-1) to count in some states of the archive."""
        key = event.entry.ref, event.own
        if key not in self._where:
            self._where[key] = 0
            if event.stance in NOT_OWNED:
                insort(self._not_owned, event, key=in_order)
            if _decides(event):
                insort(self._deciding, event, key=in_order)
        self._where[key] ^= where
        if _decides(event):
            self._decide(where)
        else:
            self._weak[event.stance].change(where, by)

    def _decide(self, where: Known) -> None:
        """Find anew, in some states, which own word is the last; mostly it is the newest of all."""
        for stance in _DECIDED:
            self._decided[stance] &= ~where
        for event in reversed(self._deciding):
            here = where & self._where[event.entry.ref, True]
            self._decided[event.stance] |= here
            where &= ~here
            if not where:
                return

    def stances(self) -> Mapping[Stance, Known]:
        """Where which stance is the party's; `not-recorded` everywhere else."""
        found = dict(self._decided)
        taken = self._decided[Stance.ACKNOWLEDGED] | self._decided[Stance.ANSWERED] | self._decided[Stance.DENIED]
        for stance in _STRONGEST_FIRST:
            told = self._weak[stance].some & ~taken
            found[stance] = found.get(stance, 0) | told
            taken |= told
        return found

    def owning(self) -> Known:
        """Where the party has owned it, still does, and was known on an earlier day not to (method §3, `admission`)."""
        found, left = 0, ~0
        for event in reversed(self._deciding):
            here = left & self._where[event.entry.ref, True]
            if event.stance is Stance.ACKNOWLEDGED and here:
                found |= self._not_owned_before(event, here)
            left &= ~here
            if not self._decided[Stance.ACKNOWLEDGED] & left:
                return found
        return found

    def _not_owned_before(self, event: Event, where: Known) -> Known:
        found = 0
        for other in self._not_owned:
            if other.on >= event.on or found == where:
                return found
            found |= where & self._where[other.entry.ref, other.own]
        return found


def _decides(event: Event) -> bool:
    return event.own and event.stance is not Stance.DECLINED
