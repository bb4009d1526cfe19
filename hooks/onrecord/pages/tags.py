"""The pages of topics and places."""

from collections.abc import Iterator, Sequence

from ..archive import Entry
from ..model import Place, Topic
from ..vocabulary import EntityKind
from .bands import bands
from .order import newest_first
from .page import Page
from .render import Renderer
from .rows import newest_cards, question_tile, row, tag_tile
from .shapes import Link
from .views import Views, url_of


def topic_pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of topics and every topic's page."""
    topics = views.archive.topics.values()
    tiles = [tag_tile(views, EntityKind.TOPIC, topic.id, topic.description) for topic in topics]
    yield _index(renderer, EntityKind.TOPIC, "Topics", "What the sources are about.", tiles)
    for topic in topics:
        entries = views.archive.links.topic.get(topic.id, ())
        yield _page(views, renderer, topic, topic.description, "", entries)


def place_pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of places and every place's page."""
    places = views.archive.places.values()
    tiles = [tag_tile(views, EntityKind.PLACE, place.id, place.country) for place in places]
    yield _index(renderer, EntityKind.PLACE, "Places", "Where what is stated is said to have happened.", tiles)
    for place in places:
        entries = views.archive.links.place.get(place.id, ())
        told = f"Statements on this place, or of sources on it: {len(entries)}."
        yield _page(views, renderer, place, told, _where(place), entries)


def _where(place: Place) -> str:
    latitude, longitude = place.coordinates
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{place.country} · {abs(latitude):g}° {north}, {abs(longitude):g}° {east}"


def _index(renderer: Renderer, kind: EntityKind, title: str, told: str, tiles: Sequence[object]) -> Page:
    return renderer.page(
        "tags.html", f"{kind.folder}/", title, {"title": title, "told": told, "tiles": tiles}, description=told
    )


def _page(
    views: Views, renderer: Renderer, tag: Topic | Place, told: str, where: str, entries: tuple[Entry, ...]
) -> Page:
    kind = EntityKind.TOPIC if isinstance(tag, Topic) else EntityKind.PLACE
    questions = dict.fromkeys(q for entry in entries if entry.claim for q in entry.claim.answers)
    cards = {entry.card.id: entry.card for entry in entries}
    context = {
        "index": Link(f"{kind.value.capitalize()}s", f"{kind.folder}/"), "name": tag.name, "told": told, "where": where,
        "questions": [question_tile(views, views.archive.question(q)) for q in sorted(questions)],
        "three": bands(views, newest_first(entries)),
        "sources": [row(views, card) for card in newest_cards(cards.values())],
    }  # fmt: skip
    return renderer.page(
        "tag.html", url_of(kind, tag.id), tag.name, context,
        description=told, source=f"{kind.folder}/{tag.id}.yaml",
    )  # fmt: skip
