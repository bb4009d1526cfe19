"""A long list, divided by what it lists: addresses that never change their meaning, pages that stay light.

A part of a list is a period (`2024`, `2024-12`, `2024-12-1X`, `2024-12-30`, `undated`) or, where no day tells entries
apart, a range of them: all whose key begins with the same letters. Which entries belong to an address follows from the
address alone, so entries that come and go change what it shows, and never what it means.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from posixpath import commonprefix
from typing import Final, Generic, Literal, NamedTuple, TypeVar

from ...model.edtf_dates import day_in_words, days_in_words
from .by_month import month_id, title_of

T = TypeVar("T")
ROOM: Final = 1_200
"""What the entries of a page may weigh; head, menu, foot and table take 300 more of the 1,500 elements (and 150 KB)."""
UNDATED: Final = "undated"
NAMES: Final = "names"
_END: Final = ","
"""Ends a key: what is a whole key, and what only begins like it, have addresses of their own."""
_ANY: Final = "X"
_MANY: Final = 60
"""Of more years than these a table is one of centuries."""

_NEARLY: Final = 0.75
"""From so much of what a page holds on it may have been more, before entries were withdrawn or their days put right."""


class Place(NamedTuple):
    """Where an entry belongs: its day (None where it is not known), and its key, which no other of its list has.

    A key has small letters, digits and hyphens; a comma stands between two ids. `weight` is what the entry takes on a
    page, in elements or in hundreds of bytes, whichever is more; `number` is what it counts for in "214 of 31,204".
    """

    day: date | None
    key: str
    weight: int
    number: int = 1


Entries = tuple[tuple[Place, T], ...]
_Level = Callable[[Place], str]
"""The id of the part that an entry belongs to, on one level of a division."""


@dataclass(frozen=True)
class Part(Generic[T]):
    """A part of a list, in the list's order; the whole has an empty id.

    What is too heavy for a page has `parts`. `moved` are the ids of parts that are none now and would be if there were
    more entries, or have been: who has such an address is led to this part.
    """

    id: str
    entries: Entries[T]
    count: int
    parts: tuple["Part[T]", ...] = ()
    moved: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What it is called: `2024`, `December 2024`, `30 Dec 2024`, `30 Dec 2024, “re…”`; of names `Re…`."""
        period, _, prefix = self.id.partition("/")
        begins = prefix if prefix.endswith(_END) else f"{prefix}…"
        if period == NAMES:
            return begins.capitalize()
        return f"{_called(period)}, “{begins}”" if prefix else _called(period)

    def by_month(self, entries: Iterable[tuple[Place, T]]) -> list["Group[T]"]:
        """Entries of it by month, however short its period is."""
        return [_group(key, own) for key, own in _grouped(entries, _month)]

    def groups(self, entries: Iterable[tuple[Place, T]], by_year: bool = False) -> list["Group[T]"]:
        """Entries of it as a page shows them: by month, and on the page of a month or less by day.

        With `by_year`, what is more than a year is grouped by that.
        """
        period = self.id.partition("/")[0]
        level = _day if _is_month(period) or len(period) == len("2024-12-30") else _month
        level = _year if by_year and len(period) in (0, len("1900-1999")) else level
        return [_group(key, own) for key, own in _grouped(entries, level)]

    @property
    def leaves(self) -> Iterator["Part[T]"]:
        """Its parts that have none, or itself: each entry is in one of them."""
        for part in self.parts:
            yield from part.leaves
        if not self.parts:
            yield self

    def newest(self, weight: int) -> Entries[T]:
        """Its first entries, of at most a weight together; at least one, and a day whole where another is there too."""
        total, last = 0, 0
        while last < len(self.entries) and (not last or total + self.entries[last][0].weight <= weight):
            total, last = total + self.entries[last][0].weight, last + 1
        cut = self.entries[last][0].day if last < len(self.entries) else None
        whole = [place for place, _ in self.entries[:last] if place.day != cut] if cut else []
        return self.entries[: len(whole) or last]


@dataclass(frozen=True)
class Group(Generic[T]):
    """Entries under one heading of a page; `id` is that of the period that they have in common."""

    id: str
    title: str
    items: tuple[T, ...]
    count: int


def divided(
    items: Iterable[T],
    place: Callable[[T], Place],
    room: int = ROOM,
    always: Literal["", "years", "months"] = "",
    first: int = 0,
) -> Part[T]:
    """A list divided by period: years, months, tens of days, days, then ranges of keys, each only where it must be.

    What is `always` divided has pages down to its years or months however few its entries are. Parts stand in the order
    in which their first entries come, ranges in the order of their letters. `first` is the room for entries on the page
    of the whole, where that has less than the others.
    """
    levels = (_century, _year, _month, _ten_days, _day)
    fit = _Fit(room, _LEVELS_BELOW[always], first or room)
    return _part("", tuple((place(item), item) for item in items), levels, fit)


def ranges(
    items: Iterable[T], place: Callable[[T], Place], room: int = ROOM, first: Callable[[Place], str] | None = None
) -> Part[T]:
    """A list of what has no day, divided by the first letters of its keys; before that by `first`, if there is such."""
    return _part("", tuple((place(item), item) for item in items), (first,) if first else (), _Fit(room))


_LEVELS_BELOW: Final = {"": 5, "years": 3, "months": 2}
"""How many levels are below what need not be divided."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """What fits a page: so much weight, on that of the whole `first`, of what has so many levels below it at most."""

    room: int
    levels: int = 5
    first: int = 0

    def of(self, part_id: str) -> int:
        """The room on the page of a part."""
        return self.first if self.first and not part_id else self.room


def _part(part_id: str, entries: Entries[T], levels: Sequence[_Level], fit: _Fit) -> Part[T]:
    """A part, with parts where it is too heavy; where it is nearly so, those that it would have lead to it."""
    weight, count = sum(place.weight for place, _ in entries), sum(place.number for place, _ in entries)
    room = fit.of(part_id)
    must = weight > room or (len(levels) > fit.levels and bool(entries))
    parts, passed = _parts(part_id, entries, levels, fit) if must or weight > _NEARLY * room else ((), ())
    if must:
        return Part(part_id, entries, count, parts, passed)
    return Part(part_id, entries, count, (), (*passed, *(it for part in parts for it in (part.id, *part.moved))))


def _parts(
    part_id: str, entries: Entries[T], levels: Sequence[_Level], fit: _Fit
) -> tuple[tuple[Part[T], ...], tuple[str, ...]]:
    """The parts of a part, and what lies between it and them: ranges that all of its entries are in."""
    if not levels:
        return _ranges(part_id, entries, fit)
    level, *below = levels
    found = _grouped(entries, level)
    if [key for key, _ in found] == [part_id]:
        return _parts(part_id, entries, below, fit)
    if level is _century and (years := len(_grouped(entries, _year))) <= _MANY:
        parts, passed = _parts(part_id, entries, below, fit)
        centuries = (key for key, _ in found if key != UNDATED)
        return parts, (*passed, *(centuries if years > _NEARLY * _MANY else ()))
    return tuple(_part(key, own, below, fit) for key, own in found), ()


def _ranges(part_id: str, entries: Entries[T], fit: _Fit) -> tuple[tuple[Part[T], ...], tuple[str, ...]]:
    period, _, prefix = part_id.partition("/")
    shared = commonprefix([place.key + _END for place, _ in entries])  # of letters, not of folders
    passed = tuple(_range(period, shared[:length]) for length in range(len(prefix) + 1, len(shared) + 1))
    found = sorted(_grouped(entries, lambda place: (place.key + _END)[: len(shared) + 1]))
    if len(found) < 2:  # an entry alone
        return (), ()
    return tuple(_part(_range(period, key), own, (), fit) for key, own in found), passed


def _range(period: str, prefix: str) -> str:
    return f"{period or NAMES}/{prefix}"


def _grouped(entries: Iterable[tuple[Place, T]], level: _Level) -> list[tuple[str, Entries[T]]]:
    found: dict[str, list[tuple[Place, T]]] = defaultdict(list)
    for entry in entries:
        found[level(entry[0])].append(entry)
    return [(key, tuple(own)) for key, own in found.items()]


def _group(key: str, entries: Entries[T]) -> Group[T]:
    return Group(key, _called(key), tuple(item for _, item in entries), sum(place.number for place, _ in entries))


def _century(place: Place) -> str:
    first = place.day.year // 100 * 100 if place.day else 0
    return f"{first:04}-{first + 99:04}" if place.day else UNDATED


def _year(place: Place) -> str:
    return f"{place.day.year:04}" if place.day else UNDATED


def _month(place: Place) -> str:
    return month_id(place.day.year, place.day.month) if place.day else UNDATED


def _ten_days(place: Place) -> str:
    """As EDTF (ISO 8601-2) writes a day of which the last digit is not stated: else a month has thirty short pages."""
    return f"{_day(place)[:-1]}{_ANY}" if place.day else UNDATED


def _day(place: Place) -> str:
    return place.day.isoformat() if place.day else UNDATED


def _is_month(period: str) -> bool:
    return len(period) == len("2024-12") and period != UNDATED


def _called(period: str) -> str:
    """A period as a reader names it."""
    if period == UNDATED:
        return "day not known"
    if _is_month(period):
        return title_of(period)
    if period.endswith(_ANY):
        return _tens_in_words(period.removesuffix(_ANY))
    if len(period) == len("2024-12-30"):
        return day_in_words(date.fromisoformat(period))
    return period.lstrip("0").replace("-", " to ")


def _tens_in_words(begins: str) -> str:
    """The days whose date begins so: `1 to 9 Dec 2024`, `10 to 19 Dec 2024`, `30 to 31 Dec 2024`."""
    month = date.fromisoformat(f"{begins[:7]}-01")
    days = [day for n in range(31) if (day := month + timedelta(days=n)).isoformat().startswith(begins)]
    return days_in_words(days[0], days[-1])
