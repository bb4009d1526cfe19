"""What lists show: a source in a row, a question in a tile, statements counted by kind."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...archive import Entry, entries_of
from ...model.entities import Card, Question
from ...model.statements import AnyStatement, Verified
from ...standings.answers import sources
from ...standings.counting import counting
from ...vocabulary import Basis, EntityKind, Kind
from ...wording import labels
from ..statement.view_types import Link, When
from ..statement.views import Views, when


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements of a kind."""

    kind: str
    number: int
    words: str
    long: str


@dataclass(frozen=True, slots=True)
class Row:
    """A source in a list."""

    link: Link
    publisher: Link
    type: str
    published: When
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A question, topic or place in a grid, with a line below it."""

    link: Link
    counts: tuple[Count, ...]
    concerns: str
    standing: str = ""
    standing_words: str = ""
    badges: tuple[str, ...] = ()


def counts(views: Views, entries: Iterable[Entry]) -> tuple[Count, ...]:
    """Statements that count as of the site's date, by kind: `3 attributed`, `2 verified as said`."""
    listed = list(counting(views.archive, entries, views.as_of))
    return tuple(_count(kind, [e.statement for e in listed if e.kind is kind]) for kind in Kind)


def _count(kind: Kind, statements: list[AnyStatement]) -> Count:
    number = len(statements)
    long = labels.KIND[kind].lower() + ("" if number == 1 else "s")
    said = number and all(isinstance(s, Verified) and s.basis is Basis.ON_RECORD for s in statements)
    return Count(
        kind.value,
        number,
        f"{number} {kind.value}{' as said' if said else ''}",
        f"{long}{': that it was said' if said else ''}",
    )


def row(views: Views, card: Card) -> Row:
    """A source in a list."""
    counted = counts(views, entries_of(card))
    return Row(
        views.card(card.id), views.actor(card.publisher), labels.CARD_TYPE[card.type], when(card.published), counted
    )


def newest_cards(cards: Iterable[Card]) -> list[Card]:
    """By the first possible day of publication, the newest first: an open end makes nothing newer."""
    return sorted(sorted(cards, key=lambda c: c.id), key=first_day, reverse=True)


def first_day(card: Card) -> date:
    """The first possible day on which a card was published."""
    return card.published.earliest or card.published.latest or date.min


def question_tile(views: Views, question: Question) -> Tile:
    """A question in a grid."""
    names = [views.archive.actor(party).name for party in question.concerns]
    concerns = f"concerns {labels.listed(names)}" if names else "concerns no party"
    counted = views.standings.counting(question.id, views.as_of)
    from_sources = labels.counted(sources(counted), "source")
    told = f"{labels.counted(len(counted), 'answer')} from {from_sources} · {concerns}"
    standing = views.state(question.id).standing.value
    return Tile(views.question(question.id), (), told, standing, views.standing(question.id), views.badges(question.id))


def tag_tile(views: Views, kind: EntityKind, tag: str, told: str) -> Tile:
    """A topic or a place in a grid."""
    links = views.archive.links
    index, link = (links.topic, views.topic) if kind is EntityKind.TOPIC else (links.place, views.place)
    return Tile(link(tag), counts(views, index.get(tag, ())), told)
