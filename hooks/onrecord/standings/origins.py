"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import NamedTuple

from ..archive import Archive, Entry
from ..model.entities import Question
from ..vocabulary import PRESS


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A control group that said it first, or that first passed on what an unnamed one said."""

    group: str
    anonymous: bool


class FirstSpeaker(NamedTuple):
    """Somebody who said it first: the actor, if it is a named one, and the origin under which that is counted."""

    speaker: str | None
    origin: Origin


Origins = frozenset[Origin]
FirstSpeakers = frozenset[FirstSpeaker]


def origins_behind(first_speakers: FirstSpeakers) -> Origins:
    """The origins of those who said it first."""
    return frozenset(first.origin for first in first_speakers)


def groups(origins: Origins, *, anonymous: bool) -> list[str]:
    """The control groups of the named origins, or of the anonymous ones, in order of their ids;
    never of both (method §4).
    """
    return sorted(origin.group for origin in origins if origin.anonymous is anonymous)


def all_first_speakers(archive: Archive) -> Mapping[str, FirstSpeakers]:
    """Who first said every statement of an archive without errors, by `card#statement`.

    A statement that rests on others has their origins instead of its own, at any depth (method §4). Raises Absent
    where one of them is not there, CycleError where they lead back to themselves.
    """
    first_speakers: dict[str, FirstSpeakers] = {}
    single = cache(lambda first: frozenset((first,)))  # thousands of statements share one
    for entry in archive.entries:
        if not entry.statement.rests_on:
            first_speakers[entry.ref] = single(_first(archive, entry))
    resting = {entry.ref: entry.statement.rests_on for entry in archive.entries if entry.statement.rests_on}
    for ref in TopologicalSorter(resting).static_order():
        below = archive.statement(ref).statement.rests_on
        if below:
            first_speakers[ref] = frozenset[FirstSpeaker]().union(*(first_speakers[other] for other in below))
    return MappingProxyType(first_speakers)


def _first(archive: Archive, entry: Entry) -> FirstSpeaker:
    speaker = entry.first_speaker
    if isinstance(speaker, str):
        return FirstSpeaker(speaker, Origin(archive.control_group(speaker), archive.actor(speaker).type in PRESS))
    relays = entry.claim.via if entry.claim else ()
    first_named = next((relay for relay in relays if isinstance(relay, str)), entry.card.publisher)
    return FirstSpeaker(None, Origin(archive.control_group(first_named), anonymous=True))


def concerned_groups(archive: Archive, question: Question) -> frozenset[str]:
    """The control groups of the parties that a question concerns: none of them is ever an origin (method §4)."""
    return frozenset(archive.control_group(party) for party in question.concerns)
