"""What a question's evidence pack holds: its answers, the facts beside them, and all that these lean on, at any depth."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..archive import Archive, Entry, leans_on
from ..model import Card, Question
from ..statements import Anonymous, DocumentSpeaker, Unacknowledged, Verified, WebEvidence
from .order import oldest_first
from .questions import verified_beside


@dataclass(frozen=True, slots=True)
class Holding:
    """The statements, sources, pages of others and files (by the ids of their entities) of a pack."""

    answers: tuple[Entry, ...]
    beside: tuple[Entry, ...]
    below: tuple[Entry, ...]
    """what those rest on, cite, render or replace, and what replaces them"""
    cards: tuple[Card, ...]
    elsewhere: tuple[WebEvidence, ...]
    ids: frozenset[str]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All its statements."""
        return (*self.answers, *self.beside, *self.below)


def holding(archive: Archive, question: Question) -> Holding:
    """All that a question's pack holds."""
    answers = oldest_first(archive.links.question.get(question.id, ()))
    beside = oldest_first(verified_beside(archive, answers))
    cited = [piece for finding in question.findings for piece in finding.evidence]
    reached = _reached(archive, [*(e.ref for e in (*answers, *beside)), *_in_the_archive(cited)])
    found = [archive.statement(ref) for ref in reached if "#" in ref]
    first = {entry.ref for entry in (*answers, *beside)}
    cards = tuple(archive.card(card) for card in sorted({ref.partition("#")[0] for ref in reached}))
    facts = [piece for entry in found if isinstance(entry.statement, Verified) for piece in entry.statement.evidence]
    elsewhere = dict.fromkeys(piece for piece in (*cited, *facts) if isinstance(piece, WebEvidence))
    below = tuple(entry for entry in oldest_first(found) if entry.ref not in first)
    ids = frozenset(_named(archive, question, found, cards))
    return Holding(tuple(answers), tuple(beside), below, cards, tuple(elsewhere), ids)


def _in_the_archive(pieces: Iterable[str | WebEvidence]) -> list[str]:
    return [piece for piece in pieces if not isinstance(piece, WebEvidence)]


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
    return [*leans_on(entry), *rendered, *statement.supersedes, *(other.ref for other in others)]


def _of_card(archive: Archive, card: str) -> list[str]:
    return [f"{card}#{statement.id}" for _, _, statement in archive.card(card).statements()]


def _named(archive: Archive, question: Question, entries: Iterable[Entry], cards: Iterable[Card]) -> Iterator[str]:
    """The ids of all entities whose words a pack shows."""
    entries, cards = list(entries), list(cards)
    questions = _presupposed(archive, question)
    questions |= dict.fromkeys(q for entry in entries for q in (entry.claim.answers if entry.claim else ()))
    yield from questions
    yield from (card.id for card in cards)
    actors = [*question.concerns, *question.disinterested, *(a for entry in entries for a in _actors(entry))]
    actors += [name for card in cards for name in (card.publisher, *card.authors) if name in archive.actors]
    yield from (above for actor in actors for above in _and_above(archive, actor))
    yield from (name for entry in entries for name in (*entry.places, *entry.topics))
    yield from (name for card in cards for name in (*card.places, *card.topics))


def _presupposed(archive: Archive, question: Question) -> dict[str, None]:
    """A question, and those that it takes for granted, at any depth."""
    found: dict[str, None] = {}
    waiting = [question.id]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found[here] = None
            waiting += archive.question(here).presupposes
    return found


def _actors(entry: Entry) -> Iterator[str]:
    statement, claim = entry.statement, entry.claim
    yield from statement.about
    if isinstance(statement, Verified) and statement.by:
        yield statement.by
    for hand in (claim.said_by, *claim.via) if claim else ():
        if isinstance(hand, DocumentSpeaker):
            yield from [hand.purported_author] if hand.purported_author else []
        elif not isinstance(hand, Anonymous):
            yield hand
    yield from claim.unverified_by if claim else ()
    yield from statement.not_acknowledged_by if isinstance(statement, Unacknowledged) else ()


def _and_above(archive: Archive, actor: str) -> Iterator[str]:
    """An actor and whom it is part of, up to its control group: who speaks for whom follows from that (method §4)."""
    here: str | None = actor
    while here:
        yield here
        here = archive.actor(here).part_of
