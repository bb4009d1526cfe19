"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .archive import Archive, Entry
from .model import Question
from .records import Absent
from .statements import Verified
from .vocabulary import PRESS


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A control group that said it first, or that first passed on what an unnamed one said."""

    group: str
    anonymous: bool


Origins = frozenset[Origin]


def origins_of(archive: Archive, entry: Entry) -> Origins:
    """The origins of a statement; of one that rests on others, theirs, at any depth.

    Raises Absent where a chain cannot be followed, or comes back to itself.
    """
    found: dict[str, Origins] = {}
    _follow(archive, entry, found)
    return found[entry.ref]


def all_origins(archive: Archive) -> Mapping[str, Origins]:
    """The origins of every statement of an archive without errors, by `card#statement`."""
    found: dict[str, Origins] = {}
    alone = cache(lambda origin: frozenset((origin,)))  # thousands of statements share one
    for entry in archive.entries:
        if not entry.statement.rests_on:
            found[entry.ref] = alone(_own_origin(archive, entry))
    for entry in archive.entries:
        if entry.statement.rests_on:
            _follow(archive, entry, found)
    return MappingProxyType(found)


def _follow(archive: Archive, entry: Entry, found: dict[str, Origins]) -> None:
    """Put the origins of a statement, and of all that it rests on, into `found`: the lowest first."""
    way, on_the_way = [entry], set[str]()
    while way:
        here = way[-1]
        below = [ref for ref in here.statement.rests_on if ref not in found]
        if here.ref in found or not below:
            found.setdefault(here.ref, _origins_here(archive, here, found))
            on_the_way.discard(way.pop().ref)
        elif here.ref in on_the_way:
            raise Absent(here.ref)  # a circle, reported as such
        else:
            on_the_way.add(here.ref)
            way.extend(archive.statement(ref) for ref in below)


def _origins_here(archive: Archive, entry: Entry, found: Mapping[str, Origins]) -> Origins:
    if not entry.statement.rests_on:
        return frozenset((_own_origin(archive, entry),))
    return frozenset[Origin]().union(*(found[ref] for ref in entry.statement.rests_on))


def _own_origin(archive: Archive, entry: Entry) -> Origin:
    statement = entry.statement
    speaker = statement.by or entry.card.publisher if isinstance(statement, Verified) else statement.said_by
    if isinstance(speaker, str):
        return Origin(archive.control_group(speaker), archive.actor(speaker).type in PRESS)
    hands = () if isinstance(statement, Verified) else statement.via
    first_named = next((hand for hand in hands if isinstance(hand, str)), entry.card.publisher)
    return Origin(archive.control_group(first_named), anonymous=True)


def concerned_groups(archive: Archive, question: Question) -> frozenset[str]:
    """The control groups of the parties that a question concerns: none of them is ever an origin."""
    return frozenset(archive.control_group(party) for party in question.concerns)


def independent_origins(archive: Archive, question: Question, entry: Entry) -> Iterator[Origin]:
    """The origins of an answer that count towards a question."""
    concerned = concerned_groups(archive, question)
    return (origin for origin in origins_of(archive, entry) if origin.group not in concerned)
