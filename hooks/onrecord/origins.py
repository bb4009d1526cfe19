"""Who really said it first: the origins of statements, counted and not added up (method §4)."""

from collections.abc import Iterator
from dataclasses import dataclass

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


def origins_of(archive: Archive, entry: Entry) -> frozenset[Origin]:
    """The origins of a statement; of one that rests on others, theirs, at any depth.

    Raises Absent where a chain cannot be followed.
    """
    found: set[Origin] = set()
    seen, ahead = {entry.ref}, [entry]
    while ahead:
        here = ahead.pop()
        if not here.statement.rests_on:
            found.add(_own_origin(archive, here))
        below = [ref for ref in here.statement.rests_on if ref not in seen]
        seen.update(below)
        ahead.extend(archive.statement(ref) for ref in below)
    if not found:
        raise Absent(entry.ref)  # a circle, reported as such
    return frozenset(found)


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
