"""What begins and ceases to count on each day: answers, and what each tells of a party (method §2)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from .answers import Answering
from .counting import Span
from .positions import Event
from .tally import Known

Item = Answering | tuple[str, Event]
"""What counts on the days of a span: an answer, an event of a party"""
HERE: Known = 1
"""Of an archive as it is there is one state."""


class Change(NamedTuple):
    """That something begins (1) or ceases (-1) to count, and in which states of the archive."""

    item: Item
    where: Known
    by: int


Changes = Mapping[date, Sequence[Change]]


def items_of(answering: Answering) -> Iterator[tuple[Item, Span]]:
    """An answer and what it tells of the parties, each with the days on which it counts."""
    yield answering, answering.span
    for party, event in answering.events:
        yield (party, event), event.span


def changes_of(answers: Iterable[Answering]) -> Changes:
    """What begins and ceases to count in the archive as it is, by the day."""
    return by_day(
        (day, Change(item, HERE, by))
        for answering in answers
        for item, span in items_of(answering)
        if span.any_day
        for day, by in ((span.starts, 1), (span.ends, -1))
        if day
    )


def by_day(changes: Iterable[tuple[date, Change]]) -> Changes:
    """Changes gathered by their days."""
    found = defaultdict[date, list[Change]](list)
    for day, change in changes:
        found[day].append(change)
    return found
