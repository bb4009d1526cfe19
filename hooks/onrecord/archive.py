"""All files → one immutable, linked archive with backlinks.

Linking passes over what could not be read (`record.Absent`), so that rules can run on an archive with
faults; only a whole one is ever handed to the pages.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from .model.edtf_dates import EdtfDate
from .model.entities import Actor, Card, Entity, Place, Question, Topic, Withdrawn
from .model.named import NOTHING_NAMED, Named
from .model.record import Absent
from .model.references import card_of
from .model.statements import AnyStatement, Claim, DocumentSpeaker, Speaker, Unacknowledged
from .part_of import Room, control_groups, rooms
from .reading.document import Loc
from .vocabulary import Kind

T = TypeVar("T")
E = TypeVar("E", bound=Entity)
Index = Mapping[str, tuple[T, ...]]


@dataclass(frozen=True)
class Entry:
    """A statement where it stands: its card, its kind, its place in the card's list of that kind.

    What nearly every page asks for is kept once it was asked for.
    """

    card: Card
    kind: Kind
    index: int
    statement: AnyStatement

    @cached_property
    def ref(self) -> str:
        """`card#statement`: unique in the archive."""
        return f"{self.card.id}#{self.statement.id}"

    @property
    def loc(self) -> Loc:
        """Where it stands in its card's file."""
        return (self.kind.value, self.index)

    @cached_property
    def claim(self) -> Claim | None:
        """The statement if it is a claim, None if it is a verified fact."""
        return self.statement if isinstance(self.statement, Claim) else None

    @property
    def first_speaker(self) -> Speaker:
        """Who says it as far as its card tells: of a fact who is on record with it, else whoever publishes it."""
        return self.statement.speaker or self.card.publisher

    @cached_property
    def said(self) -> EdtfDate:
        """When it was said, else when its card was published: what orders answers (method §2, §5)."""
        return (self.claim.said_on if self.claim else None) or self.card.published

    @cached_property
    def said_day(self) -> date:
        """The last possible day on which it was said, or else published."""
        return last_day(self.card, self.said)

    @cached_property
    def counts_from(self) -> date:
        """The day from which its words count: of a speaker with an id the day they were said, else the later of
        that day and the card's (method §2, "When a statement counts").
        """
        if self.claim and self.claim.said_on and isinstance(self.claim.said_by, str):
            return self.said_day
        return max(self.said_day, published_day(self.card))

    @property
    def topics(self) -> tuple[str, ...]:
        """Its own topics and its card's."""
        return tuple(dict.fromkeys((*self.statement.topics, *self.card.topics)))

    @property
    def places(self) -> tuple[str, ...]:
        """Its own places and its card's."""
        return tuple(dict.fromkeys((*self.statement.places, *self.card.places)))


def entries_of(card: Card) -> Iterator[Entry]:
    """The statements of a card, each where it stands."""
    return (Entry(card, *where) for where in card.statements())


def published_day(card: Card) -> date:
    """The last possible day on which a card's source was published, at most the day it was read (method §2).

    From that day counts what the source itself observes: that a party has not acknowledged something.
    """
    return card.published.day or _earliest(card.published.latest, card.retrieved.latest if card.retrieved else None)


def last_day(card: Card, when: EdtfDate) -> date:
    """The last possible day of a date on a card; one not known to the day is at most the card's own (method §2)."""
    return when.day or _earliest(when.latest, published_day(card))


def _earliest(*days: date | None) -> date:
    return min((day for day in days if day), default=date.max)


@dataclass(frozen=True)
class Backlinks:
    """Who points here: for each id, what names it, in order of the files."""

    speaker: Index[Entry]
    relay: Index[Entry]
    subject: Index[Entry]
    party: Index[Entry]
    question: Index[Entry]
    commented: Index[Entry]
    """question → the statements that speak to it without answering it"""
    place: Index[Entry]
    topic: Index[Entry]
    resting: Index[Entry]
    """statement → the statements that rest on it, or cite it as evidence"""
    resting_on_card: Index[Entry]
    """card → the statements of other cards that rest on one of its own, or cite it"""
    renderings: Index[Entry]
    successors: Index[Entry]
    published: Index[Card]
    members: Index[Actor]
    concerned: Index[Question]
    presupposed: Index[Question]


@dataclass(frozen=True)
class Archive:
    """Everything, linked. Each mapping goes from an id to what has it."""

    cards: Mapping[str, Card]
    actors: Mapping[str, Actor]
    questions: Mapping[str, Question]
    places: Mapping[str, Place]
    topics: Mapping[str, Topic]
    withdrawn: Mapping[str, Withdrawn]
    """the tombstones of whole entities; those of statements stand on their cards"""
    entries: tuple[Entry, ...]
    statements: Mapping[str, Entry]
    groups: Mapping[str, str]
    """actor → its control group, the root of `part_of` (method §4)"""
    rooms: Mapping[str, Room]
    """actor → the room in which all have their places that speak for it"""
    links: Backlinks
    named: Named = NOTHING_NAMED
    """of an unpacked evidence pack, what its files speak of and it does not carry"""

    def control_group(self, actor: str) -> str:
        """The root of an actor's `part_of`. Raises Absent where that could not be read."""
        return _present(self.groups, actor)

    def actor(self, actor: str) -> Actor:
        """The actor of an id. Raises Absent where its file could not be read."""
        return _present(self.actors, actor)

    def card(self, card: str) -> Card:
        """The card of an id. Raises Absent where its file could not be read."""
        return _present(self.cards, card)

    def question(self, question: str) -> Question:
        """The question of an id. Raises Absent where its file could not be read."""
        return _present(self.questions, question)

    def statement(self, ref: str) -> Entry:
        """The statement of a `card#statement`. Raises Absent where its file could not be read."""
        return _present(self.statements, ref)


def _present(mapping: Mapping[str, T], key: str) -> T:
    if key not in mapping:
        raise Absent(key)
    return mapping[key]


def link(
    cards: Iterable[Card],
    actors: Iterable[Actor],
    questions: Iterable[Question],
    places: Iterable[Place],
    topics: Iterable[Topic],
    withdrawn: Iterable[Withdrawn] = (),
    *,
    named: Named = NOTHING_NAMED,
) -> Archive:
    """The archive of these entities, in any order."""
    cards_, actors_, questions_ = _by_id(cards), _by_id(actors), _by_id(questions)
    groups = control_groups(actors_)
    entries = tuple(entry for card in cards_.values() for entry in entries_of(card))
    return Archive(
        cards=cards_,
        actors=actors_,
        questions=questions_,
        places=_by_id(places),
        topics=_by_id(topics),
        withdrawn=_by_id(withdrawn),
        entries=entries,
        statements=_by_ref(entries),
        groups=groups,
        rooms=rooms(actors_, groups),
        links=_backlinks(entries, cards_.values(), actors_.values(), questions_.values()),
        named=named,
    )


def _by_id(entities: Iterable[E]) -> Mapping[str, E]:
    return MappingProxyType({entity.id: entity for entity in sorted(entities, key=lambda e: e.id)})


def _by_ref(entries: Iterable[Entry]) -> Mapping[str, Entry]:
    by_ref: dict[str, Entry] = {}
    for entry in entries:
        for ref in _readable(lambda e: [e.ref], entry):
            by_ref.setdefault(ref, entry)
    return MappingProxyType(by_ref)


def _speakers(entry: Entry) -> list[str]:
    speaker = entry.statement.speaker
    return [speaker] if isinstance(speaker, str) else []


def _relays(entry: Entry) -> list[str]:
    return [relay for relay in entry.claim.via if isinstance(relay, str)] if entry.claim else []


def speakers_and_relays(entry: Entry) -> list[str]:
    """The named actors by whom and through whom a claim came; of what is verified, who is on record with it."""
    return [*_speakers(entry), *_relays(entry)]


def _subjects(entry: Entry) -> list[str]:
    speakers = (entry.claim.said_by, *entry.claim.via) if entry.claim else ()
    authors = [s.purported_author for s in speakers if isinstance(s, DocumentSpeaker) and s.purported_author]
    return [*entry.statement.about, *authors]


def _parties(entry: Entry) -> list[str]:
    return list(entry.statement.not_acknowledged_by) if isinstance(entry.statement, Unacknowledged) else []


def _cards_leant_on(entry: Entry) -> list[str]:
    return [card for ref in entry.statement.leans_on if (card := card_of(ref)) != entry.card.id]


def _backlinks(
    entries: Iterable[Entry], cards: Iterable[Card], actors: Iterable[Actor], questions: Iterable[Question]
) -> Backlinks:
    return Backlinks(
        speaker=_index(entries, _speakers),
        relay=_index(entries, _relays),
        subject=_index(entries, _subjects),
        party=_index(entries, _parties),
        question=_index(entries, lambda e: e.claim.answers if e.claim else []),
        commented=_index(entries, lambda e: e.claim.comments_on if e.claim else []),
        place=_index(entries, lambda e: e.places),
        topic=_index(entries, lambda e: e.topics),
        resting=_index(entries, lambda e: e.statement.leans_on),
        resting_on_card=_index(entries, _cards_leant_on),
        renderings=_index(entries, lambda e: [e.statement.rendering_of] if e.statement.rendering_of else []),
        successors=_index(entries, lambda e: e.statement.supersedes),
        published=_index(cards, lambda c: [c.publisher]),
        members=_index(actors, lambda a: [a.part_of] if a.part_of else []),
        concerned=_index(questions, lambda q: q.concerns),
        presupposed=_index(questions, lambda q: q.presupposes),
    )


def _index(things: Iterable[T], keys: Callable[[T], Iterable[str]]) -> Index[T]:
    by_key: dict[str, list[T]] = defaultdict(list)
    for thing in things:
        for key in dict.fromkeys(_readable(keys, thing)):
            by_key[key].append(thing)
    return MappingProxyType({key: tuple(group) for key, group in by_key.items()})


def _readable(keys: Callable[[T], Iterable[str]], thing: T) -> list[str]:
    try:
        return list(keys(thing))
    except Absent:
        return []
