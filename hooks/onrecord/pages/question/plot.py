"""Figures on one scale, each with its geometry ready to be drawn (method §5).

The scale is linear and from 0. Places on it are in percent of its length, so that a drawing stretches and its words
do not.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

from ...model.figures import Bound, Words, in_words
from ..statement.view_types import When

Open = Literal["", "above", "below"]
"""The side on which a bound has no end of its own: above for `> 3000`, below for `< 500`."""

_MOST_STEPS: Final = 5
_FEW_STEPS: Final = 3
_NAMED: Final = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))


@dataclass(frozen=True, slots=True)
class PlotRow:
    """A figure that one voice gave on one day, by one measure; `counted` is no for a rendering or what is superseded.

    `old` is whether that voice has since given a newer figure of the same measure.
    """

    who: str
    said: When
    figure: Bound | Words
    measure: str
    kind: str
    kind_words: str
    url: str
    counted: bool
    old: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A round number on an axis; `minor` ones give way where the axis is narrow."""

    at: float
    words: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn of a bound: from its first number to its last, and a dot for a number or the middle of `~n`.

    It is `wide` where there is more than one number in it, however short it is on this axis.
    """

    start: float
    end: float
    dot: float | None
    wide: bool
    open: Open

    @property
    def span(self) -> float:
        """How long it is."""
        return round(self.end - self.start, 4)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A figure on its scale: in words always, and as a mark unless words are all there is."""

    row: PlotRow
    words: str
    mark: Mark | None


@dataclass(frozen=True, slots=True)
class Scaled:
    """Figures on one scale, in the order given; without ticks where all of them are words."""

    ticks: tuple[Tick, ...]
    drawn: tuple[Drawn, ...]


def on_one_scale(rows: Sequence[PlotRow]) -> Scaled:
    """Figures drawn so that equal lengths are equal numbers."""
    bounds = [row.figure for row in rows if isinstance(row.figure, Bound)]
    if not bounds:
        return Scaled((), tuple(_drawn(row, 0) for row in rows))
    step, top = _axis(bounds)
    return Scaled(tuple(_ticks(step, top)), tuple(_drawn(row, top) for row in rows))


def _axis(bounds: Iterable[Bound]) -> tuple[int, int]:
    """The step between ticks (1, 2 or 5, and noughts) and the number at the end: few steps, and room for all."""
    reach = max(_reach(bound) for bound in bounds)
    step = next(step for step in _round_numbers() if reach <= _MOST_STEPS * step)
    return step, max(1, -(-reach // step)) * step


def _reach(bound: Bound) -> int:
    """How far the axis has to go for a bound: one without end needs room in which to be seen to go on."""
    return bound.high if bound.high is not None else bound.low + max(1, bound.low // 5)


def _round_numbers() -> Iterator[int]:
    return (digit * 10**noughts for noughts in count() for digit in (1, 2, 5))


def _ticks(step: int, top: int) -> Iterator[Tick]:
    for index, number in enumerate(range(0, top + 1, step)):
        yield Tick(_percent(number, top), _short(number), minor=top > _FEW_STEPS * step and index % 2 == 1)


def _short(number: int) -> str:
    """`15,000`, `1.5 million`: a label that stays narrow."""
    size, name = next(((size, f" {name}") for size, name in _NAMED if number >= size), (1, ""))
    return f"{number:,}" if size == 1 else f"{number / size:g}{name}"


def _percent(number: int, top: int) -> float:
    return round(100 * number / top, 4)


def _drawn(row: PlotRow, top: int) -> Drawn:
    mark = _mark(row.figure, top) if isinstance(row.figure, Bound) else None
    return Drawn(row, in_words(row.figure), mark)


def _mark(bound: Bound, top: int) -> Mark:
    start = _percent(bound.low, top)
    end = 100.0 if bound.high is None else _percent(bound.high, top)
    wide = bound.low != bound.high
    dot = None if wide and not bound.text.strip().startswith("~") else round((start + end) / 2, 4)
    return Mark(start, end, dot, wide, _open(bound))


def _open(bound: Bound) -> Open:
    if bound.high is None:
        return "above"
    return "below" if bound.text.strip().startswith("<") and bound.low < bound.high else ""
