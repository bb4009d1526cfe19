"""Lists by day, cut into months, and into pages that stay light and keep their addresses."""

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


@dataclass(frozen=True)
class Year(Generic[T]):
    """The months of a year. One that is `heavy` has a page for each month; its own page leads to them."""

    id: str
    months: tuple[Month[T], ...]
    heavy: bool

    @property
    def size(self) -> int:
        """How many lines it has."""
        return sum(month.size for month in self.months)


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


def years(of_months: Iterable[Month[T]], most: int) -> list[Year[T]]:
    """Months year by year; a year of more than `most` lines is heavy."""
    groups = [(year, tuple(group)) for year, group in groupby(of_months, key=lambda month: month.id[:4])]
    return [Year(year, group, sum(month.size for month in group) > most) for year, group in groups]


def newest(items: Iterable[T], most: int, size: Callable[[T], int] = lambda item: 1) -> list[T]:
    """The first things of a list that together have at least `most` lines, or all of it."""
    first: list[T] = []
    lines = 0
    for item in items:
        if lines >= most:
            break
        first.append(item)
        lines += size(item)
    return first
