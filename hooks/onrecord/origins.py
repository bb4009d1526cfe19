"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Iterator
from dataclasses import dataclass

from .archive import Archive, Entry
from .model import Absent, Question, Verified
from .vocabulary import PRESS


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A control group that said it first, or that first passed on what an unnamed one said."""

    group: str
    anonymous: bool


def origins_of(archive: Archive, entry: Entry, _below: frozenset[str] = frozenset()) -> frozenset[Origin]:
    """The origins of a statement; of one that rests on others, theirs, at any depth.

    Raises Absent where a chain cannot be followed.
    """
    if not entry.statement.rests_on:
        return frozenset([_own_origin(archive, entry)])
    if entry.ref in _below:
        raise Absent(entry.ref)  # a cycle, reported as such
    seen = _below | {entry.ref}
    return frozenset().union(*(origins_of(archive, archive.statement(ref), seen) for ref in entry.statement.rests_on))


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
