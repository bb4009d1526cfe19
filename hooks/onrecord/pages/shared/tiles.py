"""What lists show: a source in a row, a question in a tile, statements counted by kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...archive import Entry, entries_of
from ...model.entities import Card
from ...model.statements import AnyStatement, Verified
from ...standings.counting import counting
from ...vocabulary import Basis, EntityKind, Kind
from ...wording import labels
from ..statement.dated_archive import DatedArchive
from ..statement.dates import when
from ..statement.headline import Headline, headline
from ..statement.links import url_of
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews
from .how_many import by_kind, spoken


@dataclass(frozen=True, slots=True)
class Count:
    """How many statements of a kind."""

    kind: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source in a list."""

    url: str
    headline: Headline
    publisher: Link
    type: str
    published: When
    counts: tuple[Count, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A question, topic or place in a grid, with a line below it."""

    link: Link
    counts: tuple[Count, ...]
    caption: str


def counts(views: ArchiveViews, entries: Iterable[Entry]) -> tuple[Count, ...]:
    """Utterances that count as of the site's date, by kind: `3 attributed`, `2 on record as said` (method §4)."""
    kinds = by_kind(spoken(views, entries))
    return tuple(_count(kind, [u.first.statement for u in own]) for kind, own in kinds.items())


def _counts_of_card(views: DatedArchive, card: str) -> tuple[Count, ...]:
    """The statements of one card that count, by kind: its page shows each."""
    counted = list(counting(views.archive, entries_of(views.archive.card(card)), views.as_of))
    return tuple(_count(kind, [e.statement for e in counted if e.kind is kind]) for kind in Kind)


def _count(kind: Kind, statements: list[AnyStatement]) -> Count:
    number = len(statements)
    said = number and all(isinstance(s, Verified) and s.basis is Basis.ON_RECORD for s in statements)
    return Count(kind.value, number, f"{number} {'on record as said' if said else kind.value}")


def source_row(views: ArchiveViews, card: Card) -> SourceRow:
    """A source in a list."""
    return SourceRow(
        url=url_of(EntityKind.CARD, card.id),
        headline=headline(card),
        publisher=views.actor(card.publisher),
        type=labels.CARD_TYPE[card.type],
        published=when(card.published),
        counts=views.once(_counts_of_card, card.id),
    )


def tag_tile(views: ArchiveViews, kind: EntityKind, tag: str, caption: str) -> Tile:
    """A topic or a place in a grid."""
    links = views.archive.links
    index, link = (links.topic, views.topic) if kind is EntityKind.TOPIC else (links.place, views.place)
    return Tile(link(tag), counts(views, index.get(tag, ())), caption)
