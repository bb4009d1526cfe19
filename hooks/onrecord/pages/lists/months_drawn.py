"""How much was said in each month, drawn as bars: a picture, and the words that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from ..shared.by_month import month_id, title_of
from ..shared.division import UNDATED, Group

AnyMonth = Group[Any]

_MOST: Final = 24
_NAMED: Final = 3
_HIGH: Final = 62
"""The height of the highest bar, in pixels."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A month: where its bar stands and how wide it is, in percent, how high, in pixels; `short` is its name there."""

    at: float
    middle: float
    wide: float
    high: int
    number: int
    short: str
    minor: bool


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of the newest months, and the words that stand for them; no bars where there is but one month."""

    bars: tuple[Bar, ...]
    words: str


def bars(months: Sequence[AnyMonth]) -> Bars:
    """The months from the newest back, those in which nothing was said among them, the oldest first."""
    sizes = {month.id: month.count for month in months if month.id != UNDATED}
    shown = list(reversed(_back_from(max(sizes), min(sizes)))) if len(sizes) > 1 else []
    most = max(sizes.values(), default=1)
    drawn = tuple(_bar(at, len(shown), month, sizes.get(month, 0), most) for at, month in enumerate(shown))
    fullest = sorted((m for m in months if m.id in shown), key=lambda month: (-month.count, month.id))[:_NAMED]
    return Bars(drawn, f"Lines by month: most in {', '.join(f'{m.title} ({m.count})' for m in fullest)}")


def _back_from(newest: str, oldest: str) -> list[str]:
    year, month = (int(part) for part in newest.split("-"))
    listed: list[str] = []
    while len(listed) < _MOST and (not listed or listed[-1] > oldest):
        listed.append(month_id(year, month))
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return listed


def _bar(at: int, among: int, month: str, number: int, most: int) -> Bar:
    wide = 100 / among
    name, year = title_of(month).split(" ")
    short = f"{name[:3]} {year[2:]}" if at == 0 or month.endswith("-01") else name[:3]
    return Bar(
        at=round(at * wide, 3),
        middle=round((at + 0.5) * wide, 3),
        wide=round(wide * 0.86, 3),
        high=round(_HIGH * number / most),
        number=number,
        short=short,
        minor=at % 3 != 0,
    )
