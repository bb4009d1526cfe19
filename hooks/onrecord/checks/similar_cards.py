"""Which two cards are perhaps one source: one address, or one report under two titles.

Each is a warning in the later file that names the earlier one. Where the two really are two, the note of either
says so and names the other, and nothing more is told. Only cards that share an address, or a publisher and the numbers
of a title, are compared with each other. Where one publisher has more than a hundred of these within about a day, only
titles that differ in two words at most, or begin or end alike (`candidates`).
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile
from typing import Final, NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from ..archive import Archive
from ..model.entities import Actor, Card
from ..model.record import Absent
from ..model.url_canonical import canonical
from ..problems.problem import FileOf, fault
from .candidates import MOST, all_but
from .diagnostic import Diagnostic

ALIKE: Final = 90
"""How like two titles or names are at least, of 100 (rapidfuzz's ratio)."""
ALIKE_DAYS: Final = 1
"""How many days lie at most between the publications of two cards that may be one."""
_WORDS: Final = 16
"""So many of the words of a title are looked at, and"""
_SIGNS: Final = 20
"""so many signs, where many cards are of one publisher and day."""


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
        for one, other in _of_about_the_same_days([_Titled(card, bare(card.title)) for card in cards]):
            if alike(one.title, other.title):
                first, second = sorted((one.card, other.card), key=_entered)
                if not _one_address(first, second) and not known_to_differ(first, second):
                    wrong = fault("near-duplicate", "title", path=FileOf(first.id), value=first.id)
                    yield Diagnostic(("title",), wrong, entity=second.id)


def known_to_differ(first: Card | Actor, second: Card | Actor) -> bool:
    """Whether the note of one names the other: somebody has looked at both. Raises Absent if a note is unreadable."""
    return second.id in words_of_note(first) or first.id in words_of_note(second)


def words_of_note(entity: Card | Actor) -> frozenset[str]:
    """What may be an id in the note of a card or an actor. Raises Absent if it is unreadable."""
    return frozenset(re.findall(r"[\w-]+", entity.note or ""))


def bare(title: str) -> str:
    """A title as it is compared: without signs and capitals."""
    return default_process(title)


def alike(first: str, second: str) -> bool:
    """Whether two bare titles are nearly the same."""
    return fuzz.ratio(first, second, score_cutoff=ALIKE) > 0


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


class _Titled(NamedTuple):
    """A card and its bare title."""

    card: Card
    title: str


def _of_about_the_same_days(cards: Iterable[_Titled]) -> Iterator[tuple[_Titled, _Titled]]:
    """Pairs that are to be compared: their days of publication lie at most a day apart."""
    listed = sorted(cards, key=lambda titled: _first_day(titled.card))
    days = [_first_day(titled.card) for titled in listed]
    lookup = _Lookup(listed)
    for place, first in enumerate(listed):
        last = first.card.published.last
        end = bisect_right(days, last + timedelta(days=ALIKE_DAYS) if last < date.max else last)
        few = end - place - 1 <= MOST
        for other in range(place + 1, end) if few else lookup.near(place, end):
            yield first, listed[other]


class _Lookup:
    """The places of cards by what their titles have in common; it is made when there are many of one day."""

    def __init__(self, listed: Sequence[_Titled]) -> None:
        self._listed = listed

    def near(self, place: int, end: int) -> list[int]:
        """Of the places behind one and before an end, the first that share a key of the title."""
        found = dict[int, None]()
        for key in _title_keys(self._listed[place].title):
            places = self._places[key]
            behind = bisect_right(places, place)
            found |= dict.fromkeys(takewhile(end.__gt__, places[behind : behind + MOST]))
            if len(found) >= MOST:
                break
        return sorted(list(found)[:MOST])

    @cached_property
    def _places(self) -> Mapping[int, list[int]]:
        places = defaultdict[int, list[int]](list)
        for place, titled in enumerate(self._listed):
            for key in dict.fromkeys(_title_keys(titled.title)):
                places[key].append(place)
        return places


def _title_keys(title: str) -> Iterator[int]:
    """What of a title a slip in one or two of its words leaves as it is, the more telling first.

    As hashes, for there are many; where two of them happen to be one, two titles are compared too many.
    """
    yield from map(hash, all_but(title.split()[:_WORDS], 2))
    yield hash(("begins", title[: len(title) // 2][:_SIGNS]))
    yield hash(("ends", title[len(title) // 2 :][-_SIGNS:]))


def _first_day(card: Card) -> date:
    return card.published.earliest or date.min
