"""When a statement counts: from when, and until its successor does (method §2, "When a statement counts"; §4)."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..archive import Archive, Entry, published_day


class Span(NamedTuple):
    """The days on which a statement counts: from `starts` until the day before `ends` (None: for ever)."""

    starts: date
    ends: date | None

    @property
    def any_day(self) -> bool:
        """Whether there is a day in it: a successor may count before the statement does."""
        return self.ends is None or self.starts < self.ends

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.starts <= day and (self.ends is None or day < self.ends)


def successors(archive: Archive, entry: Entry, by: date = date.max) -> tuple[Entry, ...]:
    """The statements that supersede one and count by a day.

    A mere rendering, which counts nowhere, supersedes nothing (method §4).
    """
    later = archive.links.successors.get(entry.ref, ())
    return tuple(other for other in later if not other.statement.is_rendering and other.counts_from <= by)


def span_of(archive: Archive, entry: Entry) -> Span:
    """The days on which a statement's words count; superseded, until its first successor's do (method §2)."""
    ends = min((later.counts_from for later in successors(archive, entry)), default=None)
    return Span(entry.counts_from, ends)


def silent_span_of(archive: Archive, entry: Entry) -> Span:
    """The days on which that a party has not acknowledged a statement counts, as its source observed (method §2)."""
    ends = min((published_day(later.card) for later in successors(archive, entry)), default=None)
    return Span(published_day(entry.card), ends)


def superseded(archive: Archive, entry: Entry, day: date) -> bool:
    """Whether a statement is superseded on a day: whether a successor of it counts by then."""
    return bool(successors(archive, entry, day))


def counting(archive: Archive, entries: Iterable[Entry], day: date) -> Iterator[Entry]:
    """Those statements that count on a day: public by then, not superseded, no mere rendering (method §2, §4)."""
    for entry in entries:
        if not entry.statement.is_rendering and span_of(archive, entry).covers(day):
            yield entry
