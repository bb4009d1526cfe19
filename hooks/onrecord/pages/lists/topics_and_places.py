"""The pages of topics and places."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from ...archive import Entry
from ...model.entities import Place, Question, Topic
from ...output import Page
from ...vocabulary import EntityKind
from ...wording import labels
from ..render import Renderer
from ..shared.asked import asked
from ..shared.tiles import counts, source_row
from ..statement.folded_lanes import folded_lanes
from ..statement.links import url_of
from ..statement.order import newest_cards, newest_first
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .dated import dated
from .drawn_maps import Maps
from .place_maps import coordinates_in_words

_NEWEST: Final = 4


def topic_pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page]:
    """Every topic's page."""
    topics = views.archive.topics.values()
    for topic in topics:
        entries = views.archive.links.topic.get(topic.id, ())
        yield _page(views, renderer, topic, entries, {"about": topic.description, "where": "", "on_map": None})


def place_pages(views: ArchiveViews, renderer: Renderer, maps: Maps) -> Iterator[Page]:
    """Every place's page, with a map."""
    places = list(views.archive.places.values())
    for place in places:
        entries = views.archive.links.place.get(place.id, ())
        where = f"{place.country} · {coordinates_in_words(place)}"
        yield _page(views, renderer, place, entries, {"where": where, "on_map": maps.of_place(place)})


def _page(
    views: ArchiveViews, renderer: Renderer, tag: Topic | Place, entries: Sequence[Entry], own: dict[str, Any]
) -> Page:
    """The page of a topic or a place; `own` is what only one of the two has."""
    kind = EntityKind.TOPIC if isinstance(tag, Topic) else EntityKind.PLACE
    three = folded_lanes(views, newest_first(entries))
    cards = {entry.card.id: entry.card for entry in entries}
    context = {
        "index": Link(f"{kind.value.capitalize()}s", f"{kind.folder}/"),
        "name": tag.name,
        "counted": _counted(views, entries, len(cards)),
        "questions": [asked(views, question) for question in _questions(views, tag, entries)],
        "newest": dated(views, entries).rows[:_NEWEST],
        "three": three,
        "sources": [source_row(views, card) for card in newest_cards(cards.values())],
        **own,
    }
    source = f"{kind.folder}/{tag.id}.yaml"
    return renderer.page("lists/topic_or_place.html", url_of(kind, tag.id), tag.name, context, source=source)


def _counted(views: ArchiveViews, entries: Sequence[Entry], sources: int) -> str:
    """`12 statements from 5 sources: 2 on record as said, 9 attributed and 1 unacknowledged`."""
    counted = [count for count in counts(views, entries) if count.number]
    if not counted:
        return ""
    number = labels.counted(sum(count.number for count in counted), "statement")
    each = labels.listed([count.words for count in counted])
    return f"{number} from {labels.counted(sources, 'source')}: {each}"


def _questions(views: ArchiveViews, tag: Topic | Place, entries: Sequence[Entry]) -> list[Question]:
    """What the statements answer or comment on, and what has the topic for one of its own; most voices first."""
    archive = views.archive
    named = {q for e in entries if e.claim for q in (*e.claim.answers, *e.claim.comments_on)}
    named |= {q.id for q in archive.questions.values() if isinstance(tag, Topic) and tag.id in q.topics}
    return sorted(map(archive.question, named), key=lambda q: (-views.voice_count(q.id), q.id))
