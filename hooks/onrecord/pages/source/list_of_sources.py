"""The list of sources, the newest first, divided by the day of publication."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from ...model.entities import Card
from ...output import Page, Task
from ...wording import labels
from ..render import Renderer
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..shared.tiles import source_row
from ..shared.weights import of_source
from ..statement.order import known_day_of_card, newest_cards
from ..statement.views import ArchiveViews

URL: Final = "sources/"
PUBLISHED: Final = f"{URL}published/"
"""Below this the list has its parts: a card's id may look like a year."""


def list_of_sources(views: ArchiveViews, renderer: Renderer, room: int = ROOM) -> Iterator[Task]:
    """Every page of the list."""
    division = divided(newest_cards(views.archive.cards.values()), _place, room)
    listing = Listing(URL, "Sources", division, joint=" of ", parts_at=PUBLISHED, by_year=True)
    yield from listing.tasks(partial(_page, views, renderer), renderer)


def _place(card: Card) -> Place:
    return Place(known_day_of_card(card), card.id, of_source(card))


def _page(views: ArchiveViews, renderer: Renderer, page: ListPage[Card]) -> Page:
    context = {
        "page": page,
        "groups": [
            {"id": group.id, "title": group.title, "rows": [source_row(views, card) for card in group.items]}
            for group in page.groups
        ],
        "total": labels.counted(page.part.count, "source"),
    }
    return renderer.page("source/list.html", page.url, page.title, context)
