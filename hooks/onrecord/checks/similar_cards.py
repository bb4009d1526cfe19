"""Which two cards are perhaps one source: one address, or one report under two titles.

Each is a warning in the later file that names the earlier one. Where the two really are two, the note of either
says so and names the other, and nothing more is told. Only cards that share an address, or a publisher and the numbers
of a title, are compared with each other.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from ..archive import Archive
from ..model.entities import Actor, Card
from ..model.record import Absent
from ..model.url_canonical import canonical
from ..problems.problem import FileOf, fault
from .diagnostic import Diagnostic

ALIKE: Final = 90
"""How like two titles or names are at least, of 100 (rapidfuzz's ratio)."""
ALIKE_DAYS: Final = 1
"""How many days lie at most between the publications of two cards that may be one."""


def same_address(archive: Archive) -> Iterator[Diagnostic]:
    """Two cards of one page, however its address is spelt; each later card is told of the first."""
    for cards in _grouped(archive, _address):
        first, *others = sorted(cards, key=_entered)
        for card in others:
            if not known_to_differ(first, card):
                wrong = fault("same-address", "url", path=FileOf(first.id), value=first.id)
                yield Diagnostic(("url",), wrong, entity=card.id)


def near_duplicates(archive: Archive) -> Iterator[Diagnostic]:
    """Two cards of one publisher, of about the same days, with about the same title, and not of one address."""
    for cards in _grouped(archive, _series):
        for first, second in _of_about_the_same_days(cards):
            apart = _one_address(first, second) or known_to_differ(first, second)
            if not apart and alike(first.title, second.title):
                wrong = fault("near-duplicate", "title", path=FileOf(first.id), value=first.id)
                yield Diagnostic(("title",), wrong, entity=second.id)


def known_to_differ(first: Card | Actor, second: Card | Actor) -> bool:
    """Whether the note of one names the other: somebody has looked at both. Raises Absent if a note is unreadable."""
    return second.id in words_of_note(first) or first.id in words_of_note(second)


def words_of_note(entity: Card | Actor) -> frozenset[str]:
    """What may be an id in the note of a card or an actor. Raises Absent if it is unreadable."""
    return frozenset(re.findall(r"[\w-]+", entity.note or ""))


def alike(first: str, second: str) -> bool:
    """Whether two texts are nearly the same, signs and capitals aside."""
    return fuzz.ratio(first, second, processor=default_process, score_cutoff=ALIKE) > 0


def _grouped(archive: Archive, key: Callable[[Card], Hashable | None]) -> Iterable[list[Card]]:
    """The cards that have a key in common, of those of which all that is compared could be read."""
    groups: dict[Hashable, list[Card]] = defaultdict(list)
    for card in archive.cards.values():
        if _compared(card) and (shared := key(card)) is not None:
            groups[shared].append(card)
    return groups.values()


def _compared(card: Card) -> bool:
    try:
        return bool((card.title, card.publisher, card.published, card.url, card.retrieved, card.note))
    except Absent:
        return False


def _address(card: Card) -> str | None:
    return canonical(card.url) if card.url else None


def _one_address(first: Card, second: Card) -> bool:
    return _address(first) is not None and _address(first) == _address(second)


def _series(card: Card) -> tuple[str, ...]:
    """A publisher, and the numbers of a title: in a daily series only these differ."""
    return (card.publisher, *re.findall(r"\d+", card.title))


def _entered(card: Card) -> tuple[date, str]:
    """Which of two cards is the later: by the day on which it was read, then by its id."""
    return (card.retrieved.latest if card.retrieved else None) or date.min, card.id


def _of_about_the_same_days(cards: Iterable[Card]) -> Iterator[tuple[Card, Card]]:
    """Pairs whose days of publication lie at most a day apart, the earlier card first."""
    listed = sorted(cards, key=_first_day)
    for place, first in enumerate(listed):
        for second in takewhile(partial(_near, first), listed[place + 1 :]):
            older, newer = sorted((first, second), key=_entered)
            yield older, newer


def _near(first: Card, second: Card) -> bool:
    """Whether the first possible day of one comes so few days after the last possible day of the other."""
    return (_first_day(second) - first.published.last).days <= ALIKE_DAYS


def _first_day(card: Card) -> date:
    return card.published.earliest or date.min
