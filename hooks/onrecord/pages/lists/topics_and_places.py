"""The pages of topics and places."""

from collections.abc import Iterator, Sequence
from typing import Any

from ...archive import Entry
from ...maps.outlines import Country
from ...model.entities import Place, Topic
from ...output import Page
from ...vocabulary import EntityKind
from ..render import Renderer
from ..shared.tiles import question_tile, source_row, tag_tile
from ..statement.folded_lanes import folded_lanes, size
from ..statement.links import url_of
from ..statement.order import newest_cards, newest_first
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .place_maps import coordinates_in_words, place_map, places_map


def topic_pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page]:
    """The list of topics and every topic's page."""
    topics = views.archive.topics.values()
    tiles = [tag_tile(views, EntityKind.TOPIC, topic.id, topic.description) for topic in topics]
    yield _list(renderer, EntityKind.TOPIC, "Topics", {"tiles": tiles, "on_map": None})
    for topic in topics:
        entries = views.archive.links.topic.get(topic.id, ())
        yield _page(views, renderer, topic, entries, {"about": topic.description, "where": "", "on_map": None})


def place_pages(views: ArchiveViews, renderer: Renderer, world: Sequence[Country]) -> Iterator[Page]:
    """The list of places and every place's page, with maps on the outlines of the world."""
    places = list(views.archive.places.values())
    tiles = [tag_tile(views, EntityKind.PLACE, place.id, place.country) for place in places]
    yield _list(renderer, EntityKind.PLACE, "Places", {"tiles": tiles, "on_map": places_map(world, places)})
    for place in places:
        entries = views.archive.links.place.get(place.id, ())
        where = f"{place.country} · {coordinates_in_words(place)}"
        yield _page(views, renderer, place, entries, {"where": where, "on_map": place_map(world, place)})


def _list(renderer: Renderer, kind: EntityKind, title: str, context: dict[str, Any]) -> Page:
    return renderer.page("lists/topics_or_places.html", f"{kind.folder}/", title, {"title": title, **context})


def _page(
    views: ArchiveViews, renderer: Renderer, tag: Topic | Place, entries: Sequence[Entry], own: dict[str, Any]
) -> Page:
    """The page of a topic or a place; `own` is what only one of the two has."""
    kind = EntityKind.TOPIC if isinstance(tag, Topic) else EntityKind.PLACE
    questions = {q for e in entries if e.claim for q in (*e.claim.answers, *e.claim.comments_on)}
    three = folded_lanes(views, newest_first(entries))
    cards = {entry.card.id: entry.card for entry in entries}
    context = {
        "index": Link(f"{kind.value.capitalize()}s", f"{kind.folder}/"),
        "name": tag.name,
        "statements": size(three),
        "questions": [question_tile(views, views.archive.question(q)) for q in sorted(questions)],
        "three": three,
        "sources": [source_row(views, card) for card in newest_cards(cards.values())],
        **own,
    }
    source = f"{kind.folder}/{tag.id}.yaml"
    return renderer.page("lists/topic_or_place.html", url_of(kind, tag.id), tag.name, context, source=source)
