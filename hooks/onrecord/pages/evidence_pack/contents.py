"""What a question's evidence pack holds: its answers, the facts beside them, what these lean on; whose files it needs.

What the statements of a pack lean on is followed at most DEPTH steps, so that all packs together grow as the archive
does, a chain through many questions too. What its files speak of besides is only named.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...archive import Archive, Entry
from ...model.annotated_markdown import annotations
from ...model.entities import Card, Question
from ...model.references import card_of
from ...model.statements import DocumentSpeaker, Unacknowledged, Verified, WebEvidence, of_the_archive
from ..question.parted import spoken_to, verified_beside
from ..statement.order import oldest_first

DEPTH: Final = 8
"""So many steps from an answer, what it leans on is carried; nobody reads further down."""


@dataclass(frozen=True, slots=True)
class Holding:
    """The statements, sources and pages of others in a pack, and the ids of whose files it carries (`ids`)."""

    spoken: tuple[Entry, ...]
    """the answers, the figures of a part, the comments"""
    beside: tuple[Entry, ...]
    below: tuple[Entry, ...]
    """what those rest on, cite, render or replace, and what replaces them"""
    cards: tuple[Card, ...]
    elsewhere: tuple[WebEvidence, ...]
    ids: frozenset[str]
    named: frozenset[str]
    """the cards, statements (`card#statement`) and questions that those files speak of, and that are not carried"""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its statements."""
        return (*self.spoken, *self.beside, *self.below)


Names = Callable[[str], frozenset[str]]
"""What the file of an entity names: ids, and `card#statement`"""


def holding(archive: Archive, question: Question, names: Names) -> Holding:
    """All that a question's pack holds."""
    cited = [piece for finding in question.findings for piece in finding.evidence]
    return _holding(archive, spoken_to(archive, question), cited, [question.id], names)


def part_of_holding(archive: Archive, spoken: list[Entry], names: Names) -> Holding:
    """What a pack holds of some that is said to a question: the question itself is only named."""
    return _holding(archive, spoken, [], [], names)


def _holding(
    archive: Archive, spoken: list[Entry], cited: list[str | WebEvidence], questions: list[str], names: Names
) -> Holding:
    beside = oldest_first(verified_beside(archive, spoken))
    reached = _reached(archive, [*(e.ref for e in (*spoken, *beside)), *of_the_archive(cited)])
    entries = [archive.statement(ref) for ref in reached if "#" in ref]
    first = {entry.ref for entry in (*spoken, *beside)}
    cards = sorted(set(map(card_of, reached)))
    carried = {*questions, *cards}
    mentioned = frozenset[str]().union(*map(names, carried))
    described = mentioned & (archive.actors.keys() | archive.places.keys() | archive.topics.keys())
    return Holding(
        spoken=tuple(spoken),
        beside=tuple(beside),
        below=tuple(entry for entry in oldest_first(entries) if entry.ref not in first),
        cards=tuple(map(archive.card, cards)),
        elsewhere=_web_pages([*cited, *_evidence(entries)]),
        ids=frozenset((*carried, *upwards(archive, described))),
        named=frozenset(name for name in mentioned - described if card_of(name) not in carried),
    )


def _evidence(entries: Iterable[Entry]) -> Iterator[str | WebEvidence]:
    facts = (entry.statement for entry in entries if isinstance(entry.statement, Verified))
    return (piece for fact in facts for piece in fact.evidence)


def _web_pages(pieces: Iterable[str | WebEvidence]) -> tuple[WebEvidence, ...]:
    """The pages of others among pieces of evidence, each once."""
    return tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, WebEvidence)))


def _reached(archive: Archive, start: Iterable[str]) -> list[str]:
    """Every `card` and `card#statement` on the way down from some; of a card cited whole, all its statements."""
    reached = dict.fromkeys(start)
    newest = list(reached)
    for _ in range(DEPTH):
        below = (next_ref for ref in newest for next_ref in _next(archive, ref))
        newest = [ref for ref in dict.fromkeys(below) if ref not in reached]
        reached.update(dict.fromkeys(newest))
    return list(reached)


def _next(archive: Archive, ref: str) -> list[str]:
    return _below(archive, archive.statement(ref)) if "#" in ref else _of_card(archive, ref)


def _below(archive: Archive, entry: Entry) -> list[str]:
    links = archive.links
    others = (*links.renderings.get(entry.ref, ()), *links.successors.get(entry.ref, ()))
    return [*_leant_on(entry), *(other.ref for other in others)]


def _leant_on(entry: Entry) -> list[str]:
    statement = entry.statement
    rendered = [statement.rendering_of] if statement.rendering_of else []
    return [*statement.leans_on, *rendered, *statement.supersedes]


def _of_card(archive: Archive, card: str) -> list[str]:
    return [f"{card}#{statement.id}" for _, _, statement in archive.card(card).statements()]


def upwards(archive: Archive, ids: Iterable[str]) -> Iterator[str]:
    """Some actors, places and topics, and of the actors whom they are part of: origins follow from that (method §4)."""
    seen: set[str] = set()
    for entity in ids:
        here: str | None = entity
        while here and here not in seen:
            seen.add(here)
            here = (archive.actor(here).part_of or None) if here in archive.actors else None
    yield from sorted(seen)


def names_in(archive: Archive, entity: str) -> Iterator[str]:
    """All that the file of a card or question names: ids, and `card#statement`."""
    if entity in archive.cards:
        yield from _by_card(archive, archive.card(entity))
    else:
        yield from _by_question(archive.question(entity))


def _by_question(question: Question) -> Iterator[str]:
    """The parties, its subjects, what it takes for granted, its findings' evidence, whose word was looked for."""
    yield from (*question.concerns, *question.disinterested, *question.presupposes, *question.topics)
    yield from (ref for finding in question.findings for ref in finding.cited)
    yield from (search.party for search in question.searches)


def _by_card(archive: Archive, card: Card) -> Iterator[str]:
    yield card.publisher
    yield from (name for name in card.authors if name in archive.actors)
    yield from (*card.places, *card.topics)
    for ref in _of_card(archive, card.id):
        entry = archive.statement(ref)
        yield from (*_actors(entry), *entry.statement.places, *entry.statement.topics)
        yield from (*entry.claim.answers, *entry.claim.comments_on) if entry.claim else ()
        yield from _leant_on(entry)
    yield from (gone.see for gone in card.withdrawn if gone.see)
    yield from (aim.id for link in annotations(card.summary) if (aim := link.target(card.id)))


def _actors(entry: Entry) -> Iterator[str]:
    statement, claim = entry.statement, entry.claim
    yield from statement.about
    for speaker in (statement.speaker, *(claim.via if claim else ())):
        if isinstance(speaker, DocumentSpeaker):
            yield from [speaker.purported_author] if speaker.purported_author else []
        elif isinstance(speaker, str):
            yield speaker
    yield from claim.unverified_by if claim else ()
    yield from statement.not_acknowledged_by if isinstance(statement, Unacknowledged) else ()
