"""The pages of topics and places."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any, Final, TypeVar

from ...archive import Entry
from ...model.entities import Place, Question, Topic
from ...output import Page, Task
from ...vocabulary import EntityKind
from ...wording import labels
from ..render import Renderer
from ..shared.asked import asked
from ..shared.list_pages import ListPage
from ..shared.taking import Take, nothing
from ..shared.tiles import counts, source_row
from ..statement.folded_lanes import folded_lanes
from ..statement.links import url_of
from ..statement.order import newest_first
from ..statement.tellings import gathered
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from . import told_of
from .dated import by_date, listed
from .drawn_maps import Maps
from .place_maps import coordinates_in_words
from .told_of import ROOM, Told

T = TypeVar("T", Topic, Place)
_NEWEST: Final = 4
_NEWEST_ROOM: Final = 60
"""What the newest statements, the map and the count of all take."""
_STATEMENTS: Final = "statements"


def topic_pages(views: ArchiveViews, renderer: Renderer, room: int = ROOM, take: Take = nothing) -> Iterator[Task]:
    """Every topic's page, with those of its periods where it does not hold what there is; `take`: what they give."""
    for topic in views.archive.topics.values():
        entries = views.archive.links.topic.get(topic.id, ())
        yield from _tasks(
            views, renderer, topic, entries, room, take, lambda it: {"about": it.description, "where": ""}
        )


def place_pages(
    views: ArchiveViews, renderer: Renderer, maps: Maps, room: int = ROOM, take: Take = nothing
) -> Iterator[Task]:
    """Every place's page, with a map, and with those of its periods where it does not hold what there is."""
    for place in views.archive.places.values():
        entries = views.archive.links.place.get(place.id, ())
        yield from _tasks(views, renderer, place, entries, room, take, partial(_of_place, maps))


def _of_place(maps: Maps, place: Place) -> dict[str, Any]:
    where = f"{place.country} · {coordinates_in_words(place)}"
    return {"where": where, "on_map": maps.of_place(place)}


def _tasks(
    views: ArchiveViews,
    renderer: Renderer,
    tag: T,
    entries: Sequence[Entry],
    room: int,
    take: Take,
    own: Callable[[T], dict[str, Any]],
) -> Iterator[Task]:
    """The pages of a topic or a place; `own` gives what only one of the two has."""
    kind = EntityKind.TOPIC if isinstance(tag, Topic) else EntityKind.PLACE
    cards = {entry.card.id: entry.card for entry in entries}
    every = told_of.said(_STATEMENTS, gathered(views, newest_first(entries)))
    every += told_of.published(cards.values())
    questions = _questions(views, tag, entries)
    to, index = Link(tag.name, url_of(kind, tag.id)), Link(f"{kind.value.capitalize()}s", f"{kind.folder}/")
    periods = told_of.listing(to, every, room - _NEWEST_ROOM, len(questions))

    def make(page: ListPage[Told]) -> Page:
        context = {"index": index, "offers": take(kind, tag.id), **_context(views, page, room)}
        if not page.whole:
            few = questions[: told_of.QUESTIONS]
            context |= {
                "counted": _counted(views, entries, len(cards)),
                "questions": [asked(views, question) for question in few],
                "more_questions": len(questions) - len(few),
                "newest": listed(views, by_date(views, entries)[:_NEWEST]).rows,
                "on_map": None,
                **own(tag),
            }
        template = "lists/topic_or_place_period.html" if page.whole else "lists/topic_or_place.html"
        return renderer.page(template, page.url, page.title, context, source=f"{kind.folder}/{tag.id}.yaml")

    return periods.tasks(make, renderer)


def _context(views: ArchiveViews, page: ListPage[Told], room: int) -> dict[str, Any]:
    """What a page of a topic or a place shows of what is told of it."""
    every, shown = told_of.sections(page.part.entries), told_of.shown(page, room)
    spoken = told_of.utterances(every.get(_STATEMENTS, ()))
    tellings = [entry for utterance in spoken for entry in (utterance.first, *utterance.others)]
    few = frozenset(utterance.first.ref for utterance in told_of.utterances(shown.get(_STATEMENTS, ())))
    sources = told_of.cards(shown.get(told_of.SOURCES, ()))
    return {
        "page": page,
        "name": page.title,
        "three": folded_lanes(views, newest_first(tellings), few),
        "more": len(spoken) - len(few),
        "sources": [source_row(views, card) for card in sources],
        "more_sources": len(every.get(told_of.SOURCES, ())) - len(sources),
    }


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
