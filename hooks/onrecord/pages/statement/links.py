"""Where everything lies on the site, and links to it by its name."""

import re
from collections.abc import Callable
from functools import cache
from typing import Final

from ...archive import Archive, Entry
from ...model.edtf_dates import in_words
from ...model.references import split_ref
from ...model.statements import WebEvidence
from ...vocabulary import EntityKind, Kind
from .view_types import Link

_FOREIGN: Final = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0590-\u06ff]")
"""A character of a script in which a title is marked as foreign."""
_FOLDERS: Final = {kind: "sources" if kind is EntityKind.CARD else kind.folder for kind in EntityKind}


def url_of(kind: EntityKind, entity_id: str) -> str:
    """Where an entity's page lies."""
    return f"{_FOLDERS[kind]}/{entity_id}/"


def permalink(ref: str) -> str:
    """Where a `card#statement` stands: its card's page, and its id."""
    card, statement = split_ref(ref)
    return f"{url_of(EntityKind.CARD, card)}#{statement}"


def ledger_url(kind: Kind) -> str:
    """Where the ledger of a kind lies."""
    return f"{kind.value}/"


def language_of(title: str, language: str) -> str:
    """The `lang` of a title: the card's language where its script is not Latin, else none.

    A title in plain English words may stand for one that was not recorded, so Latin ones tell nothing.
    """
    return language if _FOREIGN.search(title) else ""


class Links:
    """Links to what an archive holds. Those to actors and questions are made once: a statement has several."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.actor: Callable[[str], Link] = cache(self._actor)
        """a link to an actor's page"""
        self.question: Callable[[str], Link] = cache(self._question)
        """a link to a question's page"""

    def _actor(self, actor: str) -> Link:
        return Link(self.archive.actor(actor).name, url_of(EntityKind.ACTOR, actor))

    def _question(self, question: str) -> Link:
        told = self.archive.named.question(question) or self.archive.question(question)
        return Link(told.text, url_of(EntityKind.QUESTION, question))

    def topic(self, topic: str) -> Link:
        """A link to a topic's page."""
        return Link(self.archive.topics[topic].name, url_of(EntityKind.TOPIC, topic))

    def place(self, place: str) -> Link:
        """A link to a place's page."""
        return Link(self.archive.places[place].name, url_of(EntityKind.PLACE, place))

    def permalink(self, ref: str) -> str:
        """The address of a statement: its card's page, and its id."""
        return permalink(ref)

    def source(self, entry: Entry) -> Link:
        """The publisher of a statement, leading to the card."""
        return Link(self.archive.actor(entry.card.publisher).name, url_of(EntityKind.CARD, entry.card.id))

    def carried_by(self, entry: Entry) -> Link:
        """The publisher of a statement, leading to the statement itself."""
        return Link(self.source(entry).text, self.permalink(entry.ref))

    def dated_card(self, card: str, url: str = "") -> Link:
        """A card by its publisher and day, `Yonhap, 23 Dec 2024`: leads to its page, unless an address is named."""
        entity = self.archive.card(card)
        words = f"{self.archive.actor(entity.publisher).name}, {in_words(entity.published)}"
        return Link(words, url or url_of(EntityKind.CARD, card))

    def evidence(self, piece: str | WebEvidence) -> Link:
        """A card, a statement or a page that is cited as evidence."""
        if isinstance(piece, WebEvidence):
            return Link(piece.url, piece.archived or piece.url)
        card, statement = split_ref(piece)
        return self.dated_card(card, permalink(piece) if statement else "")
