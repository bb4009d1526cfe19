"""Of an archive with faults: which of its files lack nothing that the derivation reads.

A file of long ago may break a rule of today in a field that no standing is made of. That is no reason to leave it out
of what was known then: only what lacks something that is read here cannot be derived from.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from ..archive import Archive
from ..model.entities import Actor, Card, Question
from ..model.record import Absent, Record
from ..vocabulary import Kind

_CARD: Final = ("id", "publisher", "published", "retrieved", *(kind.value for kind in Kind))
_ACTOR: Final = ("id", "type", "part_of")
_QUESTION: Final = (
    "id",
    "kind",
    "concerns",
    "measures",
    "disinterested",
    "presupposes",
    "window",
    "findings",
    "searches",
    "parts",
)
_FINDING: Final = ("on", "answer", "basis", "evidence")
_STATEMENT: Final = (
    *("id", "said_by", "said_on", "via", "answers", "comments_on", "measure", "as_of", "by", "basis", "evidence"),
    *("rests_on", "supersedes", "rendering_of", "not_acknowledged_by"),
)


def underivable(archive: Archive) -> frozenset[str]:
    """The ids of the cards, actors and questions that lack something of what the derivation reads."""
    things: tuple[Card | Actor | Question, ...] = (
        *archive.cards.values(),
        *archive.actors.values(),
        *archive.questions.values(),
    )
    return frozenset(thing.id for thing in things if not all(_has(*needed) for needed in _needed(thing)))


def _needed(thing: Card | Actor | Question) -> Iterator[tuple[Record, Iterable[str]]]:
    if isinstance(thing, Card):
        yield thing, _CARD
        yield from ((statement, _STATEMENT) for _, _, statement in thing.statements())
    elif isinstance(thing, Actor):
        yield thing, _ACTOR
    else:
        yield thing, _QUESTION
        yield from ((finding, _FINDING) for finding in thing.findings) if _has(thing, ["findings"]) else ()
        yield from ((search, ("on", "for")) for search in thing.searches) if _has(thing, ["searches"]) else ()


def _has(record: Record, names: Iterable[str]) -> bool:
    """Whether a record has all of these fields that one of its kind can have, and could be read."""
    try:
        for name in names:
            if name in type(record).model_fields:
                getattr(record, name)
    except Absent:
        return False
    return True
