"""The lists of actors, topics and places: in whole while they fit a page, else by the first letters of the names."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Final, TypeVar

from ...model.entities import Actor, Place, Topic
from ...new_card.id_proposal import kebab
from ...output import Page, Task, root_of
from ...vocabulary import EntityKind
from ...wording import labels
from ..render import Renderer, slug
from ..shared import division
from ..shared.how_many import spoken
from ..shared.list_pages import Listing, ListPage
from ..shared.tiles import tag_tile
from ..statement.views import ArchiveViews
from .actors import said_by
from .drawn_maps import Maps

T = TypeVar("T", Actor, Topic, Place)
_NAME: Final = 3
_TILE: Final = 7
_MARKED: Final = 14
"""What a name, a tile, and a tile with its mark on a map weigh."""
_MAPS: Final = 350
"""What maps without their marks weigh."""


def actors(views: ArchiveViews, renderer: Renderer, room: int = division.ROOM) -> Iterator[Task]:
    """Every page of the list of actors."""
    every = sorted(views.archive.actors.values(), key=lambda actor: actor.name)
    return _tasks("actors/", "Actors", every, _NAME, room, renderer, partial(_of_actors, views, renderer))


def topics(views: ArchiveViews, renderer: Renderer, room: int = division.ROOM) -> Iterator[Task]:
    """Every page of the list of topics."""
    every = list(views.archive.topics.values())
    return _tasks("topics/", "Topics", every, _TILE, room, renderer, partial(_of_topics, views, renderer))


def places(views: ArchiveViews, renderer: Renderer, maps: Maps, room: int = division.ROOM) -> Iterator[Task]:
    """Every page of the list of places, with maps of those on it."""
    every = list(views.archive.places.values())
    make = partial(_of_places, views, renderer, maps)
    return _tasks("places/", "Places", every, _MARKED, room - _MAPS, renderer, make)


def _tasks(
    base: str,
    title: str,
    every: Iterable[T],
    weight: int,
    room: int,
    renderer: Renderer,
    make: Callable[[ListPage[T]], Page],
) -> Iterator[Task]:
    parts = division.ranges(every, partial(_place, weight), room)
    listing = Listing(base, title, parts, newest=0, dated=False)
    return listing.tasks(make, renderer)


def _place(weight: int, it: Actor | Topic | Place) -> division.Place:
    """By its name in Latin letters; a name in others is found by its id, which has them."""
    name = kebab(it.name)
    return division.Place(None, f"{name},{it.id}" if name else it.id, weight + len(it.name.encode()) // 100)


def _of_actors(views: ArchiveViews, renderer: Renderer, page: ListPage[Actor]) -> Page:
    shown = [actor for _, actor in page.shown]
    groups = [
        {"id": slug(title), "title": title, "listed": [_actor(views, a) for a in shown if a.type is kind]}
        for kind, title in labels.ACTOR_TYPE.items()
        if any(a.type is kind for a in shown)
    ]
    return renderer.page("lists/actors.html", page.url, page.title, {"page": page, "groups": groups})


def _actor(views: ArchiveViews, actor: Actor) -> dict[str, object]:
    said = len(spoken(views, said_by(views, actor.id)))
    published = len(views.archive.links.published.get(actor.id, ()))
    totals = [labels.counted(said, "statement")] if said else []
    totals += [labels.counted(published, "source")] if published else []
    return {"link": views.actor(actor.id), "totals": " · ".join(totals)}


def _of_topics(views: ArchiveViews, renderer: Renderer, page: ListPage[Topic]) -> Page:
    tiles = [tag_tile(views, EntityKind.TOPIC, topic.id, topic.description) for _, topic in page.shown]
    context = {"page": page, "of": EntityKind.TOPIC, "tiles": tiles, "on_map": None}
    return renderer.page("lists/topics_or_places.html", page.url, page.title, context)


def _of_places(views: ArchiveViews, renderer: Renderer, maps: Maps, page: ListPage[Place]) -> Page:
    shown = [place for _, place in page.shown]
    tiles = [tag_tile(views, EntityKind.PLACE, place.id, place.country) for place in shown]
    context = {"page": page, "of": EntityKind.PLACE, "tiles": tiles, "on_map": maps.of_places(shown, root_of(page.url))}
    return renderer.page("lists/topics_or_places.html", page.url, page.title, context)
