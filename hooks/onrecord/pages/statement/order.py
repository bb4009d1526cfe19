"""In which order statements and cards stand."""

from collections.abc import Iterable
from datetime import date

from ...archive import Entry
from ...model.entities import Card


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the first possible day it was said, the newest first; on one day in order of their addresses."""
    return sorted(sorted(entries, key=lambda e: e.ref), key=first_day, reverse=True)


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the first possible day it was said, the oldest first."""
    return sorted(entries, key=lambda e: (first_day(e), e.ref))


def first_day(entry: Entry) -> date:
    """The first possible day on which it was said, or else published: an open end makes nothing newer."""
    return known_day(entry) or date.min


def known_day(entry: Entry) -> date | None:
    """The same; None where no day is known at all."""
    return entry.said.earliest or entry.said.latest


def newest_cards(cards: Iterable[Card]) -> list[Card]:
    """By the first possible day of publication, the newest first."""
    return sorted(sorted(cards, key=lambda c: c.id), key=first_day_of_card, reverse=True)


def first_day_of_card(card: Card) -> date:
    """The first possible day on which a card was published: an open end makes nothing newer."""
    return known_day_of_card(card) or date.min


def known_day_of_card(card: Card) -> date | None:
    """The same; None where no day is known at all."""
    return card.published.earliest or card.published.latest
