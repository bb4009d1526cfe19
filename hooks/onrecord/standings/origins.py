"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from types import MappingProxyType

from ..archive import Archive, Entry
from ..model.entities import Question
from ..model.named import STATEMENT
from ..vocabulary import PRESS


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A control group that said it first, or that first passed on what an unnamed one said."""

    group: str
    anonymous: bool


Origins = frozenset[Origin]


def groups(origins: Origins, *, anonymous: bool) -> list[str]:
    """The control groups of the named origins, or of the anonymous ones, in order of their ids;
    never of both (method §4).
    """
    return sorted(origin.group for origin in origins if origin.anonymous is anonymous)


def all_origins(archive: Archive) -> Mapping[str, Origins]:
    """The origins of every statement of an archive without errors, by `card#statement`; the parties’ own among them.

    A statement that rests on others has their origins instead of its own, at any depth (method §4); one that is only
    named has those that are given for it. Raises Absent where one is neither there nor named, CycleError where they
    lead back to themselves.
    """
    origins: dict[str, Origins] = {}
    single = cache(lambda origin: frozenset((origin,)))  # thousands of statements share one
    for entry in archive.entries:
        if not entry.statement.rests_on:
            origins[entry.ref] = single(origin_of_speaker(archive, entry))
    for thing in archive.named.of(STATEMENT):
        origins[thing.id] = frozenset(Origin(group, anonymous) for group, anonymous in thing.origins)
    resting = {entry.ref: entry.statement.rests_on for entry in archive.entries if entry.statement.rests_on}
    for ref in TopologicalSorter(resting).static_order():
        if ref not in origins:
            below = archive.statement(ref).statement.rests_on
            origins[ref] = Origins().union(*(origins[other] for other in below))
    return MappingProxyType(origins)


def origin_of_speaker(archive: Archive, entry: Entry) -> Origin:
    """Under which key a statement’s own speaker is counted, whatever the statement rests on (method §4).

    The key of somebody unnamed is the control group of the first named hand; the press is anonymous, by its own key.
    """
    speaker = entry.first_speaker
    if isinstance(speaker, str):
        return Origin(archive.control_group(speaker), archive.actor(speaker).type in PRESS)
    return Origin(archive.control_group(first_named_hand(entry)), anonymous=True)


def first_named_hand(entry: Entry) -> str:
    """The first hand with a name through which a statement passed; its publisher, if no other has one."""
    relays = entry.claim.via if entry.claim else ()
    return next((relay for relay in relays if isinstance(relay, str)), entry.card.publisher)


def concerned_groups(archive: Archive, question: Question) -> frozenset[str]:
    """The control groups of the parties that a question concerns: none of them is ever an origin (method §4)."""
    return frozenset(archive.control_group(party) for party in question.concerns)
