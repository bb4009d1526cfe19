"""The pages of topics and places."""

from collections.abc import Iterator, Sequence

from ...archive import Entry
from ...maps.outlines import Country
from ...model.entities import Place, Topic
from ...output import Page
from ...vocabulary import EntityKind
from ..render import Renderer
from ..shared.tiles import newest_cards, question_tile, row, tag_tile
from ..statement.folded_lanes import bands
from ..statement.order import newest_first
from ..statement.view_types import Link
from ..statement.views import Views, url_of
from .place_maps import PlaceMap, PlacesMap, coordinates_in_words, place_map, places_map


def topic_pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of topics and every topic's page."""
    topics = views.archive.topics.values()
    tiles = [tag_tile(views, EntityKind.TOPIC, topic.id, topic.description) for topic in topics]
    yield _index(renderer, EntityKind.TOPIC, "Topics", "What the sources are about.", tiles)
    for topic in topics:
        entries = views.archive.links.topic.get(topic.id, ())
        yield _page(views, renderer, topic, topic.description, "", entries)


def place_pages(views: Views, renderer: Renderer, world: Sequence[Country]) -> Iterator[Page]:
    """The list of places and every place's page, with maps on the outlines of the world."""
    places = views.archive.places.values()
    tiles = [tag_tile(views, EntityKind.PLACE, place.id, place.country) for place in places]
    yield _index(
        renderer,
        EntityKind.PLACE,
        "Places",
        "Where what is stated is said to have happened.",
        tiles,
        places_map(world, [*places]),
    )
    for place in places:
        entries = views.archive.links.place.get(place.id, ())
        told = f"Statements on this place, or of sources on it: {len(entries)}."
        yield _page(views, renderer, place, told, _where(place), entries, place_map(world, place))


def _where(place: Place) -> str:
    return f"{place.country} · {coordinates_in_words(place)}"


def _index(
    renderer: Renderer,
    kind: EntityKind,
    title: str,
    told: str,
    tiles: Sequence[object],
    on_map: PlacesMap | None = None,
) -> Page:
    context = {"title": title, "told": told, "tiles": tiles, "on_map": on_map}
    return renderer.page("lists/topics_or_places.html", f"{kind.folder}/", title, context, description=told)


def _page(
    views: Views,
    renderer: Renderer,
    tag: Topic | Place,
    told: str,
    where: str,
    entries: tuple[Entry, ...],
    on_map: PlaceMap | None = None,
) -> Page:
    kind = EntityKind.TOPIC if isinstance(tag, Topic) else EntityKind.PLACE
    questions = dict.fromkeys(q for entry in entries if entry.claim for q in entry.claim.answers)
    cards = {entry.card.id: entry.card for entry in entries}
    context = {
        "index": Link(f"{kind.value.capitalize()}s", f"{kind.folder}/"),
        "name": tag.name,
        "told": told,
        "where": where,
        "on_map": on_map,
        "questions": [question_tile(views, views.archive.question(q)) for q in sorted(questions)],
        "three": bands(views, newest_first(entries)),
        "sources": [row(views, card) for card in newest_cards(cards.values())],
    }
    return renderer.page(
        "lists/topic_or_place.html",
        url_of(kind, tag.id),
        tag.name,
        context,
        description=told,
        source=f"{kind.folder}/{tag.id}.yaml",
    )
