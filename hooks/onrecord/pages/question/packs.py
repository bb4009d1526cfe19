"""Where the evidence pack of a question lies: one file, or where that would be too heavy one for each period."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from ...archive import Archive, Entry
from ...model.entities import Card, Question
from ...vocabulary import EntityKind
from ..shared.division import Part, Place, divided
from ..statement.links import url_of

ROOM: Final = 1_900_000
"""So many bytes a pack has at most, as far as can be told before it is made: a twentieth is kept back from 2 MB."""
_STATEMENT: Final = 1_500
_NEIGHBOUR: Final = 1_900
"""Bytes that a statement takes in a pack; each statement in a file that it carries, with what that names."""


def pack_url(question: Question, part_id: str = "") -> str:
    """Where the evidence pack of a question lies, or a part of it: a file that keeps its name wherever it is filed."""
    period = f"-{part_id.replace('/', '-')}" if part_id else ""
    return f"{url_of(EntityKind.QUESTION, question.id)}{question.id}-evidence{period}.html"


def packs_of(archive: Archive, question: Question, spoken: Sequence[Entry], room: int = ROOM) -> Part[Entry]:
    """The pack of a question, divided by the first possible day said, else published, where it would be too heavy.

    `spoken` is all that is said to the question. The file of a card is carried once, so its statements share in it.
    """
    refs, own = {entry.ref for entry in spoken}, Counter(entry.card.id for entry in spoken)

    def place(entry: Entry) -> Place:
        beside = [archive.statement(ref) for ref in _brought(archive, entry) - refs]
        more = {one.card.id: _statements(one.card) for one in beside if one.card.id not in own}
        files = _statements(entry.card) / own[entry.card.id] + sum(more.values())
        weight = _STATEMENT * (1 + len(beside)) + round(_NEIGHBOUR * files)
        day = entry.said.earliest or entry.card.published.earliest
        return Place(day, f"{entry.card.id},{entry.statement.id}", weight)

    return divided(spoken, place, room)


def _statements(card: Card) -> int:
    return len(card.verified) + len(card.attributed) + len(card.unacknowledged)


def _brought(archive: Archive, entry: Entry) -> set[str]:
    """What an answer brings with it: what it rests on, renders, replaces, and what does so with it."""
    statement = entry.statement
    rendered = [statement.rendering_of] if statement.rendering_of else []
    links = (archive.links.resting, archive.links.renderings, archive.links.successors)
    others = (other.ref for index in links for other in index.get(entry.ref, ()))
    return {*statement.rests_on, *rendered, *statement.supersedes, *others}


def offered(question: Question, packs: Part[Entry]) -> dict[str, Any]:
    """What the page of a question offers: its pack, or the packs of its periods."""
    parts = [{"title": part.title, "url": pack_url(question, part.id), "whole": not part.parts} for part in packs.parts]
    return {"pack": pack_url(question), "packs": parts}
