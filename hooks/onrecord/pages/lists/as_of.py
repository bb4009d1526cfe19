"""As it stood: a day, and every question as it stood then (method §2, "As of T").

The page holds the days on which something changed, each with a link to the question's state; its script shows any day,
from one file with the answers of every question by the days from which they held.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from typing import Final

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...output import Asset, Page, Task
from ...vocabulary import Badge, Standing
from ...wording import badges, labels
from ..question.history import HistoryEntry, history
from ..question.parted import pages_of_entries
from ..render import Renderer
from ..shared.asked import asked
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

URL = "as-of/"
STATES = f"{URL}states.json"
_FORM: Final = 60
"""What the form weighs, with all that its script fills."""
_CHOICES: Final = 150
"""Questions that the form lists at most: where there are more, a question is chosen on its own page."""
_ANSWERS: Final = 60
"""Answers of a question of which its file tells who gave them, day by day."""
_CHANGE: Final = 3
_DAY: Final = 4
"""What a change weighs, and what a day does besides."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a question from a day on: the kind of its answer, the answer, its origins and badges.

    `at` is the address of the state with the question's history; `since` is from when the archive has told the day so,
    where a card or a finding that came in later has changed it.
    """

    start: str
    at: str
    kind: str
    kind_words: str
    words: str
    origins: str
    badges: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Stood:
    """That a question stood otherwise from a day on; whether it is the first of its day in the list."""

    question: str
    on: date
    standing: Standing
    first: bool


@dataclass(frozen=True, slots=True)
class Change:
    """That a question stood otherwise from a day on: in a word, with a link to the state."""

    question: Link
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day on which something changed, and what."""

    on: When
    changes: tuple[Change, ...]


def pages(views: ArchiveViews, renderer: Renderer, revision: str = "", room: int = ROOM) -> Iterator[Task]:
    """The page with the newest days and a table of all, the pages of these, and the file that its script reads.

    The file is asked for by the archive's revision and the day, so that none that was kept passes for it.
    """
    version = sha256(f"{revision} {views.as_of}".encode()).hexdigest()[:8]
    stood = _stood(views)
    first = min((one.on for one in stood), default=None)
    listing = Listing(URL, "As it stood", divided(stood, _place, room - _FORM), by_year=True)
    yield from listing.tasks(partial(_page, views, renderer, first, version), renderer)
    yield Task(STATES, partial(_states, views))


def _stood(views: ArchiveViews) -> list[Stood]:
    """Every change of how a question stood, the newest day first."""
    changes = [
        (state.since, question.id, state.standing)
        for question in views.archive.questions.values()
        for state, _ in views.reasons.history(question, views.as_of)
    ]
    changes.sort(key=lambda change: change[0], reverse=True)
    by_day = groupby(changes, key=lambda change: change[0])
    return [Stood(q, day, standing, n == 0) for _, group in by_day for n, (day, q, standing) in enumerate(group)]


def _place(stood: Stood) -> Place:
    return Place(stood.on, f"{stood.question},{stood.on}", _CHANGE + (_DAY if stood.first else 0))


def _page(views: ArchiveViews, renderer: Renderer, first: date | None, version: str, page: ListPage[Stood]) -> Page:
    questions = list(views.archive.questions.values())
    context = {
        "page": page,
        "groups": [
            {"id": group.id, "title": group.title, "days": list(_days_shown(views, group.items))}
            for group in page.groups
        ],
        "at": f"{URL}?on=" if page.whole else "",
    }
    if not page.whole:
        context |= {
            "first": first.isoformat() if first else "",
            "first_day": day_in_words(first) if first else "",
            "today": on_day(views.as_of),
            "questions": [{"id": q.id, "text": q.text} for q in questions] if len(questions) <= _CHOICES else [],
            "states": f"states.json?{version}",
        }
    return renderer.page("lists/as_of.html", page.url, page.title, context)


def _days_shown(views: ArchiveViews, shown: Iterable[Stood]) -> Iterator[Day]:
    for on, group in groupby(shown, key=lambda one: one.on):
        yield Day(on_day(on), tuple(_change(views, one) for one in group))


def _change(views: ArchiveViews, stood: Stood) -> Change:
    page = views.once(pages_of_entries, stood.question)[stood.on]
    to = Link(views.question(stood.question).text, f"{page}#_on-{stood.on.isoformat()}")
    return Change(to, stood.standing.value, labels.STANDING[stood.standing])


def _states(views: ArchiveViews) -> Asset:
    @cache
    def dated(day: date) -> ArchiveViews:
        return ArchiveViews(views.standings, day, views.recorded, views.answers_for)

    many = len(views.archive.questions) > _CHOICES
    listed = [
        {
            "id": question.id,
            "text": question.text,
            "url": views.question(question.id).url,
            "told": [
                _without_empty(told)
                for told in (briefly(views, question) if many else told_by_day(views, question, dated))
            ],
        }
        for question in views.archive.questions.values()
    ]
    return Asset(STATES, json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())


def _without_empty(told: Told) -> dict[str, object]:
    return {name: value for name, value in asdict(told).items() if value}


def told_by_day(views: ArchiveViews, question: Question, dated: Callable[[date], ArchiveViews]) -> Iterator[Told]:
    """What is told of a question from each day on which that changed, up to the site's date.

    Of one with very many answers it is how it stood, without who said so: that would be told anew for each of them.
    """
    if len(views.standings.answers[question.id]) > _ANSWERS:
        yield from briefly(views, question)
        return
    before: Told | None = None
    for entry, start, end in _entries(views, question):
        for day in _days(views, question, start, end):
            told = _told(dated(day), question, day, entry)
            if before is None or asdict(told) | {"start": ""} != asdict(before) | {"start": ""}:
                yield told
            before = told


def briefly(views: ArchiveViews, question: Question) -> Iterator[Told]:
    """How a question stood, by the entries of its history, without who said so.

    In an archive of very many questions all are told so: a browser loads them together.
    """
    return map(_brief, history(views, question))


def _brief(entry: HistoryEntry) -> Told:
    newest = badges.LABEL[Badge.RE_CHECK]
    told = tuple(badge.words for badge in entry.badges if badge.words != newest)
    since = entry.revised.since.words if entry.revised else ""
    return Told(entry.since.iso, entry.id, entry.standing, entry.words, "", "", told, since)


def _entries(views: ArchiveViews, question: Question) -> Iterator[tuple[HistoryEntry, date, date]]:
    """The entries of a history, each with its first day and the first after it."""
    entries = history(views, question)
    starts = [date.fromisoformat(entry.since.iso) for entry in entries]
    return zip(entries, starts, [*starts[1:], date.max], strict=True) if entries else iter(())


def _days(views: ArchiveViews, question: Question, start: date, end: date) -> list[date]:
    """The first day of a state, and those within it on which an answer begins or ceases to count."""
    bounds = {day for a in views.standings.answers[question.id] for day in (a.starts, a.ends) if day}
    return sorted({start, *(day for day in bounds if start < day < end and day <= views.as_of)})


def _told(dated: ArchiveViews, question: Question, day: date, entry: HistoryEntry) -> Told:
    it, newest = asked(dated, question), badges.LABEL[Badge.RE_CHECK]
    return Told(
        start=day.isoformat(),
        at=entry.url,
        kind=it.kind,
        kind_words=it.kind_words,
        words=it.words,
        origins=it.origins,
        badges=tuple(badge.words for badge in it.badges if badge.words != newest),  # it is of today, not of a past day
        since=entry.revised.since.words if entry.revised else "",
    )
