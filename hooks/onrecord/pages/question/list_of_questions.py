"""The list of questions: in whole while it fits a page, else by subject; beneath it sets of them by badge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from ...model.entities import Question
from ...output import Page, Task
from ...wording import badges
from ..render import Renderer
from ..shared.asked import Subject, asked, subjects
from ..shared.division import ROOM, Place, ranges
from ..shared.list_pages import Listing, ListPage
from ..statement.view_types import Link
from ..statement.views import ArchiveViews

URL: Final = "questions/"
ABOUT: Final = f"{URL}about/"
WITH: Final = f"{URL}with/"
"""Below these it has its parts: a question's id may be that of a topic or a badge."""
NO_TOPIC: Final = "no-topic,"
"""The part of questions without a topic; no topic's id has a comma."""
ONE_SOURCE: Final = "one-source"
_QUESTION: Final = 14
_NAMED: Final = 2
_INLINE: Final = 150
"""So many questions at most stand in the sets themselves."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """The questions that have something in common; `more` leads to all where only the first are here."""

    words: str
    number: int
    questions: tuple[Link, ...]
    more: Link | None


def list_of_questions(views: ArchiveViews, renderer: Renderer, room: int = ROOM) -> Iterator[Task]:
    """Every page of the list, and of the sets that are too long to stand beneath it."""
    ordered = subjects(views)
    names = {topic or NO_TOPIC: link.text for topic, link, _ in ordered}
    of = {question.id: topic or NO_TOPIC for topic, _, own in ordered for question in own}
    every = [question for _, _, own in ordered for question in own]
    parts = ranges(every, _place, room, lambda place: of[place.key])
    listing = Listing(URL, "Questions", parts, joint=": ", parts_at=ABOUT, newest=0, dated=False, names=names)
    sets = [_listing(name, words, own, room) for name, words, own in _sets(views)]
    yield from listing.tasks(partial(_page, views, renderer, sets), renderer)
    for one in sets if _are_long(sets) else ():
        yield from one.tasks(partial(_page_of_set, views, renderer), renderer)


def _place(question: Question) -> Place:
    return Place(None, question.id, _QUESTION + len(question.text.encode()) // 100)


def _sets(views: ArchiveViews) -> Iterator[tuple[str, str, list[Question]]]:
    """By badge, and those that one source alone answers."""
    every = list(views.archive.questions.values())
    for badge, words in badges.LABEL.items():
        own = [question for question in every if badge in views.state(question.id).badges]
        yield badge.value, f"{words[:1].upper()}{words[1:]}", own
    yield ONE_SOURCE, "Answered by one source only", [q for q in every if views.source_count(q.id) == 1]


def _listing(name: str, words: str, own: Iterable[Question], room: int) -> Listing[Question]:
    parts = ranges(own, lambda question: Place(None, question.id, _NAMED), room)
    return Listing(f"{WITH}{name}/", words, parts, newest=0, dated=False)


def _are_long(sets: Iterable[Listing[Question]]) -> bool:
    return sum(len(one.division.entries) for one in sets) > _INLINE


def _page(views: ArchiveViews, renderer: Renderer, sets: list[Listing[Question]], page: ListPage[Question]) -> Page:
    shown = {question.id for _, question in page.shown}
    context = {
        "page": page,
        "subjects": [
            Subject(link, tuple(asked(views, question) for question in own if question.id in shown))
            for _, link, own in subjects(views)
            if any(question.id in shown for question in own)
        ],
        "sets": () if page.whole else [_set(views, one, _are_long(sets)) for one in sets],
    }
    return renderer.page("question/list.html", page.url, page.title, context)


def _set(views: ArchiveViews, of: Listing[Question], long: bool) -> QuestionSet:
    entries = of.division.entries
    more = Link(of.title, of.base) if long else None
    named = () if long else tuple(views.question(question.id) for _, question in entries)
    return QuestionSet(of.title, len(entries), named, more)


def _page_of_set(views: ArchiveViews, renderer: Renderer, page: ListPage[Question]) -> Page:
    context = {"page": page, "questions": [views.question(question.id) for _, question in page.shown]}
    return renderer.page("question/set.html", page.url, page.title, context)
