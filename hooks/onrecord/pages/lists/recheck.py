"""Work for contributors: what to look for again, sources without a copy, facts that are missing."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from ...archive import published_day
from ...model.entities import Card
from ...output import Page, Task
from ...standings.state import STALE
from ..render import Renderer
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage, leads_on
from ..statement.headline import Headline, headline
from ..statement.order import known_day_of_card, newest_cards
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .look_again import MOST_HEARD, URL, Files, LookAgain, Report, Silence, look_again, silences

SILENCES: Final = f"{URL}silences/"
FIRST: Final = 10
"""Sources that lack something of which the first page tells."""
_LACKS: Final = 550
"""What the beginnings of all lists of what is lacking weigh together."""
_ASK: Final = 30
_HEARD: Final = 8
"""What a side to look for weighs, and each of the questions on which it is silent."""
_MISSING: Final = 9
_ONCE_NUMBERED: Final = 20
_WANTED: Final[Mapping[str, str]] = {
    "archived": "No archived copy",
    "url": "No address",
    "title": "Title not seen",
    "published": "Day of publication not known",
    "retrieved": "Day of reading not known",
    "language": "Language not known",
}
"""What sources may lack, by the field of the card that would hold it; `recheck_hints.html` says what to do."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A source that lacks something: why, and where its file is changed (`edit` is empty where that is not known)."""

    card: Link
    headline: Headline
    original: str
    why: str
    file: str
    edit: str


@dataclass(frozen=True, slots=True)
class SameReason:
    """The sources that give one reason, and how many they are in all."""

    why: str
    total: int
    cards: tuple[Missing, ...]


@dataclass(frozen=True)
class Lack:
    """What sources lack, by the field of the card that would hold it: the list of them, and how many give a reason."""

    field: str
    listing: Listing[Card]
    reasons: Mapping[str, int]

    @property
    def cards(self) -> list[Card]:
        """All that lack it, the newest first."""
        return [card for _, card in self.listing.division.entries]


def pages(
    views: ArchiveViews,
    renderer: Renderer,
    files: Files,
    report: Report = lambda title, page: "",
    room: int = ROOM,
) -> Iterator[Task]:
    """What to look for, with the beginning of what is lacking, and the whole list of what is so too often for that."""
    lacks = [lack for field in _WANTED if (lack := _lack(views, field, room)).reasons]
    asks = Listing(URL, "Look again", divided(silences(views), _place, room - _LACKS), parts_at=SILENCES, dated=False)
    where = asks.where()

    def look(silence: Silence) -> LookAgain:
        return look_again(views, files, report, silence, where[_place(silence).key])

    yield from asks.tasks(partial(_page, views, renderer, files, lacks, look), renderer)
    for lack in lacks:
        if len(lack.cards) > FIRST:
            yield from lack.listing.tasks(partial(_whole_list, views, renderer, files, lack), renderer)
            yield from _once_numbered(renderer, lack)


def _once_numbered(renderer: Renderer, lack: Lack) -> Iterator[Task]:
    """These lists had pages by number once, of 100 sources each."""
    to = Link(lack.listing.title, lack.listing.base)
    for number in range(2, min(-(-len(lack.cards) // 100), _ONCE_NUMBERED) + 1):
        yield leads_on(f"{lack.listing.base}{number}/", to, renderer)


def _place(silence: Silence) -> Place:
    weight = _ASK + _HEARD * min(len(silence.questions), MOST_HEARD)
    return Place(silence.since, f"{silence.party},{silence.since}", weight)


def _page(
    views: ArchiveViews,
    renderer: Renderer,
    files: Files,
    lacks: Iterable[Lack],
    look: Callable[[Silence], LookAgain],
    page: ListPage[Silence],
) -> Page:
    context = {
        "page": page,
        "asks": [look(silence) for _, silence in page.shown],
        "stale_days": STALE.days,
        "lacks": [] if page.whole else [_beginning(views, files, lack) for lack in lacks],
    }
    return renderer.page("lists/recheck.html", page.url, page.title, context)


def _beginning(views: ArchiveViews, files: Files, lack: Lack) -> dict[str, object]:
    """The first of the sources that lack something, and where all of them are."""
    missing = (_missing(views, card, lack.field, files) for card in lack.cards)
    number = len(lack.cards)
    return {
        "field": lack.field,
        "title": lack.listing.title,
        "number": number,
        "groups": part(by_reason(missing), 0, FIRST),
        "url": lack.listing.base if number > FIRST else "",
    }


def _whole_list(views: ArchiveViews, renderer: Renderer, files: Files, lack: Lack, page: ListPage[Card]) -> Page:
    groups = by_reason(_missing(views, card, lack.field, files) for _, card in page.shown)
    context = {
        "page": page,
        "field": lack.field,
        "groups": [replace(group, total=lack.reasons[group.why]) for group in groups],
    }
    return renderer.page("lists/recheck_reason.html", page.url, page.title, context)


def by_reason(cards: Iterable[Missing]) -> list[SameReason]:
    """Sources in groups that give the same reason, each group where its first source stands."""
    groups: dict[str, list[Missing]] = defaultdict(list)
    for card in cards:
        groups[card.why].append(card)
    return [SameReason(why, len(group), tuple(group)) for why, group in groups.items()]


def part(groups: Iterable[SameReason], start: int, most: int) -> list[SameReason]:
    """From the `start`th source on at most so many, in their groups; each still says how many it has in all."""
    parts = []
    for group in groups:
        cards = group.cards[max(start, 0) : max(start + most, 0)]
        start -= group.total
        if cards:
            parts.append(SameReason(group.why, group.total, cards))
    return parts


def _lack(views: ArchiveViews, field: str, room: int) -> Lack:
    cards = newest_cards(card for card in views.archive.cards.values() if _lacks(views, card, field))
    division = divided(cards, lambda card: Place(known_day_of_card(card), card.id, _MISSING), room)
    listing = Listing(f"{URL}{field}/", _WANTED[field], division, dated=False)
    return Lack(field, listing, Counter(card.not_recorded[field] for card in cards))


def _lacks(views: ArchiveViews, card: Card, field: str) -> bool:
    """Whether a source that was published by the site's date has a reason in the place of a fact."""
    return field in card.not_recorded and published_day(card) <= views.as_of


def _missing(views: ArchiveViews, card: Card, field: str, files: Files) -> Missing:
    return Missing(
        card=views.dated_card(card.id),
        headline=headline(card),
        original=card.url or "",
        why=card.not_recorded[field],
        file=files.path(card.id),
        edit=files.edit(card.id),
    )
