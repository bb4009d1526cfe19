"""The history of a question as a strip: one length of time, cut where its standing changed (method §2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from ..statement.view_types import When
from .history import HistoryEntry

_ROOM_FOR_WORDS: Final = 16.0
_ROOM_FOR_A_DAY: Final = 11.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one standing: where it lies on the strip in percent, what fits on it.

    `named` is whether the word of its standing fits on it, `dated` whether its first day fits below it.
    """

    standing: str
    words: str
    since: When
    start: float
    width: float
    named: bool
    dated: bool

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.start + self.width, 2)


def strip(history: tuple[HistoryEntry, ...], as_of: date) -> tuple[Stretch, ...]:
    """The stretches from the first state of a history to the site's date; empty where they are one day."""
    if not history:
        return ()
    runs = [next(run) for _, run in groupby(history, key=lambda entry: entry.standing)]
    first = _day(runs[0])
    length = (as_of - first).days
    return tuple(_stretches(runs, first, length)) if length else ()


def _stretches(runs: list[HistoryEntry], first: date, length: int) -> Iterator[Stretch]:
    starts = [100 * (_day(entry) - first).days / length for entry in runs]
    dated = -_ROOM_FOR_A_DAY
    for entry, start, end in zip(runs, starts, [*starts[1:], 100.0], strict=True):
        fits = start - dated >= _ROOM_FOR_A_DAY and start <= 100 - _ROOM_FOR_A_DAY
        dated = start if fits else dated
        yield Stretch(
            entry.standing,
            entry.words,
            entry.since,
            round(start, 2),
            round(end - start, 2),
            end - start >= _ROOM_FOR_WORDS,
            fits,
        )


def _day(entry: HistoryEntry) -> date:
    return date.fromisoformat(entry.since.iso)
