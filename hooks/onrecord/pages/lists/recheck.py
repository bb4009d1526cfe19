"""Work for contributors: what to look for again, sources without a copy, facts that are missing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...archive import published_day
from ...model.entities import Card
from ...output import Page
from ...standings.state import STALE
from ..render import Renderer
from ..shared.page_parts import numbered, numbered_title, page_links
from ..statement.headline import Headline, headline
from ..statement.order import newest_cards
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .look_again import URL, Files, LookAgain, Report, look_again

ON_A_PAGE: Final = 100
FIRST: Final = 10
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


@dataclass(frozen=True, slots=True)
class Lack:
    """What sources lack, by the field of the card that would hold it."""

    field: str
    title: str
    cards: tuple[Missing, ...]

    def url(self, number: int) -> str:
        """The address of a page of the whole list."""
        return f"{URL}{self.field}/" if number == 1 else f"{URL}{self.field}/{number}/"


def pages(
    views: ArchiveViews, renderer: Renderer, files: Files, report: Report = lambda title, page: ""
) -> Iterator[Page]:
    """The overview, and the whole list of whatever is lacking more often than it can show."""
    lacks = [lack for field in _WANTED if (lack := _lack(views, field, files)).cards]
    yield _overview(renderer, list(look_again(views, files, report)), lacks)
    for lack in lacks:
        if len(lack.cards) > FIRST:
            yield from _whole_list(renderer, lack)


def _overview(renderer: Renderer, asks: list[LookAgain], lacks: list[Lack]) -> Page:
    context = {
        "asks": asks,
        "stale_days": STALE.days,
        "lacks": [_beginning(lack) for lack in lacks],
    }
    return renderer.page("lists/recheck.html", URL, "Look again", context)


def _beginning(lack: Lack) -> dict[str, object]:
    """The first of the sources that lack something, and where all of them are."""
    groups, more = part(by_reason(lack.cards), 0, FIRST), len(lack.cards) - FIRST
    return {"of": lack, "groups": groups, "more": more, "url": lack.url(1)}


def _whole_list(renderer: Renderer, lack: Lack) -> Iterator[Page]:
    groups, last = by_reason(lack.cards), -(-len(lack.cards) // ON_A_PAGE)
    links = numbered([lack.url(number) for number in range(1, last + 1)])
    for number, link in enumerate(links, 1):
        title = numbered_title(lack.title, number)
        context = {
            "title": title,
            "of": lack,
            "groups": part(groups, (number - 1) * ON_A_PAGE, ON_A_PAGE),
            "pages": page_links(links, link.url),
        }
        yield renderer.page("lists/recheck_reason.html", link.url, title, context)


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


def _lack(views: ArchiveViews, field: str, files: Files) -> Lack:
    cards = newest_cards(card for card in views.archive.cards.values() if _lacks(views, card, field))
    missing = (_missing(views, card, field, files) for card in cards)
    return Lack(field, _WANTED[field], tuple(missing))


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
