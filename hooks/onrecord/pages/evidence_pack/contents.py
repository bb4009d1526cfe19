"""What a question's evidence pack holds: its answers, the facts beside them, what these lean on; the files of all."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...archive import Archive, Entry
from ...model.annotated_markdown import annotations
from ...model.entities import Card, Question
from ...model.references import card_of
from ...model.statements import DocumentSpeaker, Unacknowledged, Verified, WebEvidence, of_the_archive
from ..question.parted import spoken_to, verified_beside
from ..statement.order import oldest_first


@dataclass(frozen=True, slots=True)
class Holding:
    """The statements, sources, pages of others and files (by the ids of their entities) of a pack."""

    spoken: tuple[Entry, ...]
    """the answers, the figures of a part, the comments"""
    beside: tuple[Entry, ...]
    below: tuple[Entry, ...]
    """what those rest on, cite, render or replace, and what replaces them"""
    cards: tuple[Card, ...]
    elsewhere: tuple[WebEvidence, ...]
    ids: frozenset[str]
    """whose files are an archive of their own, of which the same pack is made"""

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its statements."""
        return (*self.spoken, *self.beside, *self.below)


def holding(archive: Archive, question: Question) -> Holding:
    """All that a question's pack holds."""
    spoken = spoken_to(archive, question)
    beside = oldest_first(verified_beside(archive, spoken))
    cited = [piece for finding in question.findings for piece in finding.evidence]
    reached = _reached(archive, [*(e.ref for e in (*spoken, *beside)), *of_the_archive(cited)])
    entries = [archive.statement(ref) for ref in reached if "#" in ref]
    first = {entry.ref for entry in (*spoken, *beside)}
    cards = tuple(archive.card(card) for card in sorted(set(map(card_of, reached))))
    return Holding(
        spoken=tuple(spoken),
        beside=tuple(beside),
        below=tuple(entry for entry in oldest_first(entries) if entry.ref not in first),
        cards=cards,
        elsewhere=_web_pages([*cited, *_evidence(entries)]),
        ids=_closed(archive, [question.id, *(card.id for card in cards)]),
    )


def _evidence(entries: Iterable[Entry]) -> Iterator[str | WebEvidence]:
    facts = (entry.statement for entry in entries if isinstance(entry.statement, Verified))
    return (piece for fact in facts for piece in fact.evidence)


def _web_pages(pieces: Iterable[str | WebEvidence]) -> tuple[WebEvidence, ...]:
    """The pages of others among pieces of evidence, each once."""
    return tuple(dict.fromkeys(piece for piece in pieces if isinstance(piece, WebEvidence)))


def _reached(archive: Archive, start: list[str]) -> list[str]:
    """Every `card` and `card#statement` on the way down from some; of a card cited whole, all its statements."""
    reached: dict[str, None] = {}
    waiting = list(start)
    while waiting:
        ref = waiting.pop(0)
        if ref not in reached:
            reached[ref] = None
            waiting += _below(archive, archive.statement(ref)) if "#" in ref else _of_card(archive, ref)
    return list(reached)


def _below(archive: Archive, entry: Entry) -> list[str]:
    statement, links = entry.statement, archive.links
    others = (*links.renderings.get(entry.ref, ()), *links.successors.get(entry.ref, ()))
    rendered = [statement.rendering_of] if statement.rendering_of else []
    return [*statement.leans_on, *rendered, *statement.supersedes, *(other.ref for other in others)]


def _of_card(archive: Archive, card: str) -> list[str]:
    return [f"{card}#{statement.id}" for _, _, statement in archive.card(card).statements()]


def _closed(archive: Archive, start: Iterable[str]) -> frozenset[str]:
    """Entities and all that these name or depend on, at any depth: an archive in which nothing is missing."""
    closed: set[str] = set()
    waiting = list(start)
    while waiting:
        here = waiting.pop()
        if here not in closed:
            closed.add(here)
            waiting += _next(archive, here)
    return frozenset(closed)


def _next(archive: Archive, entity: str) -> Iterator[str]:
    """The ids next to an entity; of an actor, whom it is part of, for origins follow from that (method §4)."""
    if entity in archive.cards:
        yield from _by_card(archive, archive.card(entity))
    elif entity in archive.questions:
        yield from _by_question(archive, archive.question(entity))
    elif entity in archive.actors and (above := archive.actor(entity).part_of):
        yield above


def _by_question(archive: Archive, question: Question) -> Iterator[str]:
    """The parties, what it takes for granted, its findings' evidence, all that is said to it.

    Its standing follows from them, and whose word was looked for.
    """
    yield from (*question.concerns, *question.disinterested, *question.presupposes)
    yield from _cards(ref for finding in question.findings for ref in finding.cited)
    yield from (search.party for search in question.searches)
    yield from (entry.card.id for entry in spoken_to(archive, question))


def _by_card(archive: Archive, card: Card) -> Iterator[str]:
    yield card.publisher
    yield from (name for name in card.authors if name in archive.actors)
    yield from (*card.places, *card.topics)
    for ref in _of_card(archive, card.id):
        entry = archive.statement(ref)
        yield from (*_actors(entry), *entry.statement.places, *entry.statement.topics)
        yield from (*entry.claim.answers, *entry.claim.comments_on) if entry.claim else ()
        yield from _cards(_below(archive, entry))
    yield from _cards(gone.see for gone in card.withdrawn if gone.see)
    yield from _cards(aim.id for link in annotations(card.summary) if (aim := link.target(card.id)))


def _cards(refs: Iterable[str]) -> Iterator[str]:
    """Of each `card#statement` its card; another id is itself."""
    return map(card_of, refs)


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
