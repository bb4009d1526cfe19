"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from ..archive import Archive, Entry
from ..model.entities import Question
from ..model.record import Absent
from ..model.statements import Verified
from ..vocabulary import PRESS


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A control group that said it first, or that first passed on what an unnamed one said."""

    group: str
    anonymous: bool


class First(NamedTuple):
    """Somebody who said it first: the actor, if it is a named one, and the origin under which that is counted."""

    speaker: str | None
    origin: Origin


Origins = frozenset[Origin]
Firsts = frozenset[First]


def origins_of(archive: Archive, entry: Entry) -> Origins:
    """The origins of a statement; of one that rests on others, theirs, at any depth.

    Raises Absent where a chain cannot be followed, or comes back to itself.
    """
    found: dict[str, Firsts] = {}
    _follow(archive, entry, found)
    return origins_behind(found[entry.ref])


def origins_behind(firsts: Firsts) -> Origins:
    """The origins of those who said it first."""
    return frozenset(first.origin for first in firsts)


def all_firsts(archive: Archive) -> Mapping[str, Firsts]:
    """Who first said every statement of an archive without errors, by `card#statement`."""
    found: dict[str, Firsts] = {}
    alone = cache(lambda first: frozenset((first,)))  # thousands of statements share one
    for entry in archive.entries:
        if not entry.statement.rests_on:
            found[entry.ref] = alone(_first(archive, entry))
    for entry in archive.entries:
        if entry.statement.rests_on:
            _follow(archive, entry, found)
    return MappingProxyType(found)


def _follow(archive: Archive, entry: Entry, found: dict[str, Firsts]) -> None:
    """Put who first said a statement, and all that it rests on, into `found`: the lowest first."""
    way, on_the_way = [entry], set[str]()
    while way:
        here = way[-1]
        below = [ref for ref in here.statement.rests_on if ref not in found]
        if here.ref in found or not below:
            found.setdefault(here.ref, _firsts_here(archive, here, found))
            on_the_way.discard(way.pop().ref)
        elif here.ref in on_the_way:
            raise Absent(here.ref)  # a circle, reported as such
        else:
            on_the_way.add(here.ref)
            way.extend(archive.statement(ref) for ref in below)


def _firsts_here(archive: Archive, entry: Entry, found: Mapping[str, Firsts]) -> Firsts:
    if not entry.statement.rests_on:
        return frozenset((_first(archive, entry),))
    return frozenset[First]().union(*(found[ref] for ref in entry.statement.rests_on))


def _first(archive: Archive, entry: Entry) -> First:
    statement = entry.statement
    speaker = statement.by or entry.card.publisher if isinstance(statement, Verified) else statement.said_by
    if isinstance(speaker, str):
        return First(speaker, Origin(archive.control_group(speaker), archive.actor(speaker).type in PRESS))
    hands = () if isinstance(statement, Verified) else statement.via
    first_named = next((hand for hand in hands if isinstance(hand, str)), entry.card.publisher)
    return First(None, Origin(archive.control_group(first_named), anonymous=True))


def concerned_groups(archive: Archive, question: Question) -> frozenset[str]:
    """The control groups of the parties that a question concerns: none of them is ever an origin."""
    return frozenset(archive.control_group(party) for party in question.concerns)


def independent_origins(archive: Archive, question: Question, entry: Entry) -> Iterator[Origin]:
    """The origins of an answer that count towards a question."""
    concerned = concerned_groups(archive, question)
    return (origin for origin in origins_of(archive, entry) if origin.group not in concerned)
