"""The words of the parties as a strip of time above their columns: a picture, the columns beneath hold all.

Places are percentages of its length, so that it stretches and its words do not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from ...standings.positions import Stance
from .sides import Side

_SHORTEST: Final = timedelta(days=30)
_ROOM_FOR_A_YEAR: Final = 9.0
_ROOM_FOR_WORDS: Final = 13.0


@dataclass(frozen=True, slots=True)
class Run:
    """A time of one stance: where it lies, and whether its word fits on it."""

    stance: str
    start: float
    width: float
    named: bool

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.start + self.width, 2)


@dataclass(frozen=True, slots=True)
class SideLane:
    """A party's line: times of its stances, and the places of its other words."""

    party: str
    runs: tuple[Run, ...]
    points: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class SidesStrip:
    """The lines of all parties over one length of time, and its months."""

    lanes: tuple[SideLane, ...]
    months: tuple[tuple[str, float], ...]


def sides_strip(sides: Sequence[Side], as_of: date) -> SidesStrip | None:
    """From the first to the last word of any party; None where they are of one day or none."""
    days = [word.day for side in sides for word in side.words] + [day for side in sides for day, _ in side.runs]
    if len(set(days)) < 2:
        return None
    first, last = min(days).replace(day=1), max(days)
    end = min(last + max((last - first) / 8, _SHORTEST), max(as_of, last))
    return SidesStrip(tuple(_lane(side, first, end) for side in sides), tuple(_months(first, end)))


def _lane(side: Side, first: date, end: date) -> SideLane:
    stops = [*side.runs, (end, "")]
    stood = ((stance, begun, until) for (begun, stance), (until, _) in pairwise(stops) if stance != Stance.NOT_RECORDED)
    runs = tuple(_run(stance, begun, until, first, end) for stance, begun, until in stood)
    points = [(word.mark, _place(word.day, first, end)) for word in side.words if not word.sets]
    return SideLane(side.position.party.text, runs, tuple(dict.fromkeys(points)))


def _run(stance: str, begun: date, until: date, first: date, end: date) -> Run:
    start, stop = _place(begun, first, end), _place(until, first, end)
    return Run(stance, start, round(stop - start, 2), stop - start >= _ROOM_FOR_WORDS)


def _place(day: date, first: date, end: date) -> float:
    return round(100 * (day - first).days / (end - first).days, 2)


def _months(first: date, end: date) -> Iterator[tuple[str, float]]:
    """The first of a month now and then, so that their words have room."""
    shown = -_ROOM_FOR_A_YEAR
    month = first
    while month < end:
        place = _place(month, first, end)
        if place - shown >= _ROOM_FOR_A_YEAR and place <= 100 - _ROOM_FOR_A_YEAR:
            shown = place
            yield f"{month:%b %Y}", place
        month = (month + timedelta(days=32)).replace(day=1)
