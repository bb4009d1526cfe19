"""The table of cards: each is one source, as it was on its date."""

from ...archive import published_day
from ...model.captures import addresses, sums
from ...model.entities import Card
from ...vocabulary import CardType, EntityKind
from .citing import cite_card
from .columns import address, id_of, iso, own
from .table import Column, Export, Table, Type, described, words_of


def _cards(export: Export) -> list[Card]:
    return list(export.views.archive.cards.values())


def _publisher(export: Export, card: Card) -> str:
    return export.views.archive.actor(card.publisher).name


TABLE = Table(
    name="cards",
    title="Sources",
    description="The sources, one card each: what was published where, when, and where a copy is kept.",
    key=("id",),
    things=_cards,
    columns=(
        id_of("The id of the card, as its page's address has it.", Card),
        own(Card, "title", required=True),
        own(Card, "title_translation"),
        own(Card, "publisher", table="actors", required=True),
        Column("publisher_name", Type.STRING, "The publisher's name in English.", _publisher, required=True),
        own(Card, "type", words=words_of(CardType), required=True),
        own(Card, "published", required=True),
        Column(
            "published_day",
            Type.DATE,
            "The last possible day on which it was published: the day to sort and count by.",
            lambda _, card: iso(published_day(card)),
        ),
        own(Card, "retrieved"),
        own(Card, "url"),
        Column(
            "archived",
            Type.LIST,
            "The addresses of its captures at web archives.",
            lambda _, card: tuple(addresses(card.archived)),
        ),
        Column(
            "held_copies",
            Type.LIST,
            "The SHA-256 of each copy of it that somebody holds.",
            lambda _, card: tuple(sums(card.archived)),
        ),
        Column(
            "archived_on",
            Type.LIST,
            "The day of each capture in `archived`, in the same order; an empty text where it is not known.",
            lambda _, card: tuple(str(one.on or "") for one in card.archived or () if one.url),
        ),
        Column(
            "held_copies_on",
            Type.LIST,
            "The day on which each copy in `held_copies` was saved, in the same order; an empty text where it is not "
            "known.",
            lambda _, card: tuple(str(one.on or "") for one in card.archived or () if one.sha256),
        ),
        Column(
            "held_by",
            Type.LIST,
            "Who holds each copy in `held_copies`, in the same order; an empty text where nobody is named.",
            lambda _, card: tuple(one.held_by for one in card.archived or () if one.sha256),
        ),
        own(Card, "language"),
        own(Card, "authors"),
        own(Card, "topics"),
        own(Card, "places"),
        own(Card, "not_recorded"),
        own(Card, "note"),
        Column(
            "summary",
            Type.STRING,
            f"{described(Card, 'summary')} In Markdown: (#id) leads to a statement of this card.",
            lambda _, card: card.summary,
            required=True,
        ),
        Column(
            "statements",
            Type.INTEGER,
            "How many statements it has.",
            lambda _, card: sum(1 for _ in card.statements()),
            required=True,
        ),
        Column(
            "corrections",
            Type.LIST,
            "What was corrected here after the card was published: the day, and what.",
            lambda _, card: tuple(f"{c.on.text}: {c.note}" for c in card.corrections),
        ),
        Column(
            "recorded",
            Type.DATE,
            "The day on which the card came into this archive; empty where that is not entered yet.",
            lambda export, card: iso(export.views.recorded.of_card(card.id)),
        ),
        address(EntityKind.CARD, Card),
        Column(
            "cite_as",
            Type.STRING,
            "The sentence to cite the source by. What it says is cited by the sentence of each statement.",
            cite_card,
            required=True,
        ),
    ),
)
