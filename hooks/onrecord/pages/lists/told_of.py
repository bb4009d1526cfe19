"""What an archive tells of an actor, a topic or a place: statements in sections, and sources, divided by period."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from ...archive import Entry
from ...model.entities import Card
from ...model.statements import Unacknowledged
from ...standings.utterances import Utterance
from ..shared.division import Entries, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..shared.weights import of_row, of_source
from ..statement.order import known_day
from ..statement.view_types import Link

ROOM: Final = 1_310
"""What the page of one of them, and that of a period, has for what it lists, in elements."""
SOURCES: Final = "sources"
"""The section of its sources."""
MEMBERS: Final = 60
QUESTIONS: Final = 24
"""So many of each are named on its page."""
_FRAME: Final = 25
_SECTION: Final = 8
"""What a section takes beside its entries: its heading and the way to it, what is said below, the fold of its rest."""
_WAYS: Final = 60
"""What the ways from the page of a period to others take, and its headings."""
_MEMBER: Final = 1
_QUESTION: Final = 11


class Told(NamedTuple):
    """A statement in a section, or a source, with where it belongs."""

    place: Place
    section: str
    thing: Utterance | Card


def said(section: str, spoken: Iterable[Utterance]) -> list[Told]:
    """The statements of a section."""
    return [Told(_spoken(section, utterance), section, utterance) for utterance in spoken]


def _spoken(section: str, utterance: Utterance) -> Place:
    first = utterance.first
    key = f"{first.card.id},{first.statement.id},{section}"
    return Place(known_day(first), key, of_row(utterance) + _beside(first))


def _beside(entry: Entry) -> int:
    """What a row has that a plain one has not: through whom it came, its note, what a party owes, that it is a day of
    publication.
    """
    claim, statement = entry.claim, entry.statement
    relayed = claim is not None and bool(claim.via or claim.said_by != entry.card.publisher)
    owed, published = isinstance(statement, Unacknowledged), claim is not None and claim.said_on is None
    return 1 + sum((relayed, bool(statement.note), owed, published))


def published(cards: Iterable[Card]) -> list[Told]:
    """Sources."""
    return [Told(_source(card), SOURCES, card) for card in cards]


def _source(card: Card) -> Place:
    return Place(card.published.earliest or card.published.latest, card.id, of_source(card))


def listing(of: Link, every: Iterable[Told], room: int, questions: int, members: int = 0) -> Listing[Told]:
    """The pages of what is told of something, the newest first: its own, which has its questions and members too."""
    listed = sorted(every, key=_newest_first)
    sections = _SECTION * len({told.section for told in listed})
    others = _FRAME + sections + _QUESTION * min(questions, QUESTIONS) + _MEMBER * min(members, MEMBERS)
    first = max(room - others, room // 4)
    division = divided(listed, _place, room - _WAYS, first=first)
    return Listing(of.url, of.text, division, joint=" – ", dated=False)


def _place(told: Told) -> Place:
    return told.place


def _newest_first(told: Told) -> int:
    """By its day alone: what is of one day stays in the order given."""
    return -told.place.day.toordinal() if told.place.day else 0


def sections(entries: Entries[Told]) -> Mapping[str, list[Told]]:
    """The entries of a page by their sections, in its order."""
    found: dict[str, list[Told]] = {}
    for _, told in entries:
        found.setdefault(told.section, []).append(told)
    return found


def shown(page: ListPage[Told], room: int) -> Mapping[str, list[Told]]:
    """What a page shows of each section: all of it; on the page of the whole, where there are others, the newest."""
    if page.rows and page.whole:
        return {}
    every = sections(page.part.entries)
    if not page.rows:
        return every
    each = room // 2 // max(len(every), 1)
    return {section: _fitting(listed, each) for section, listed in every.items()}


def _fitting(listed: Sequence[Told], room: int) -> list[Told]:
    fitting: list[Told] = []
    for told in listed:
        room -= told.place.weight
        if room < 0 and fitting:
            break
        fitting.append(told)
    return fitting


def utterances(listed: Iterable[Told]) -> list[Utterance]:
    """The statements among them."""
    return [told.thing for told in listed if isinstance(told.thing, Utterance)]


def cards(listed: Iterable[Told]) -> list[Card]:
    """The sources among them."""
    return [told.thing for told in listed if isinstance(told.thing, Card)]
