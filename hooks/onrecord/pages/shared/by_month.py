"""Lists by day, cut into months."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final, Generic, TypeVar

T = TypeVar("T")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


@dataclass(frozen=True)
class Month(Generic[T]):
    """What happened in a month; `id` is `2024-12`, `size` how many lines it has."""

    id: str
    title: str
    items: tuple[T, ...]
    size: int


def months(items: Iterable[T], day: Callable[[T], date], size: Callable[[T], int] = lambda item: 1) -> list[Month[T]]:
    """Things in order of their days, month by month in that order."""
    groups = groupby(items, key=lambda item: (day(item).year, day(item).month))
    return [_month(year, month, tuple(group), size) for (year, month), group in groups]


def month_id(year: int, month: int) -> str:
    """A month as addresses and filters name it: `2025-01`."""
    return f"{year:04}-{month:02}"


def title_of(month: str) -> str:
    """A month as a reader names it: `January 2025` of `2025-01`."""
    year, _, number = month.partition("-")
    return f"{_MONTHS[int(number) - 1]} {int(year)}"


def _month(year: int, month: int, items: tuple[T, ...], size: Callable[[T], int]) -> Month[T]:
    return Month(month_id(year, month), f"{_MONTHS[month - 1]} {year}", items, sum(map(size, items)))
