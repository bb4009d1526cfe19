"""As it stood: a day, and every question as it stood then (method §2, "As of T").

The page holds the days on which something changed, each with a link to the question's state; its script shows any day,
from one file with the answers of every question by the days from which they held.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from itertools import groupby

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...output import Asset, Page
from ...vocabulary import Badge
from ...wording import badges
from ..question.history import HistoryEntry, history
from ..render import Renderer
from ..shared.asked import asked
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

URL = "as-of/"
STATES = f"{URL}states.json"


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


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a year, the newest first."""

    year: str
    days: tuple[Day, ...]


def pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page | Asset]:
    """The page, and the file that its script reads."""
    questions = list(views.archive.questions.values())
    states = _states(views, questions)
    years = tuple(_years(views, questions))
    first = min((day.on.iso for year in years for day in year.days), default="")
    context = {
        "years": years,
        "first": first,
        "first_day": day_in_words(date.fromisoformat(first)) if first else "",
        "today": on_day(views.as_of),
        "questions": [{"id": q.id, "text": q.text} for q in questions],
        "states": f"states.json?{sha256(states.content).hexdigest()[:8]}",
    }
    yield renderer.page("lists/as_of.html", URL, "As it stood", context)
    yield states


def _states(views: ArchiveViews, questions: Iterable[Question]) -> Asset:
    @cache
    def dated(day: date) -> ArchiveViews:
        return ArchiveViews(views.standings, day, views.recorded, views.answers_for)

    listed = [
        {
            "id": question.id,
            "text": question.text,
            "url": views.question(question.id).url,
            "told": [_without_empty(told) for told in told_by_day(views, question, dated)],
        }
        for question in questions
    ]
    return Asset(STATES, json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode())


def _without_empty(told: Told) -> dict[str, object]:
    return {name: value for name, value in asdict(told).items() if value}


def told_by_day(views: ArchiveViews, question: Question, dated: Callable[[date], ArchiveViews]) -> Iterator[Told]:
    """What is told of a question from each day on which that changed, up to the site's date."""
    before: Told | None = None
    for entry, start, end in _entries(views, question):
        for day in _days(views, question, start, end):
            told = _told(dated(day), question, day, entry)
            if before is None or asdict(told) | {"start": ""} != asdict(before) | {"start": ""}:
                yield told
            before = told


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


def _years(views: ArchiveViews, questions: Iterable[Question]) -> Iterator[Year]:
    changes = [
        (entry.since, _change(views, question, entry)) for question in questions for entry in history(views, question)
    ]
    changes.sort(key=lambda change: change[0].iso, reverse=True)
    days = (Day(on, tuple(change for _, change in of_day)) for on, of_day in groupby(changes, key=lambda c: c[0]))
    for year, of_year in groupby(days, key=lambda day: day.on.iso[:4]):
        yield Year(year, tuple(of_year))


def _change(views: ArchiveViews, question: Question, entry: HistoryEntry) -> Change:
    link = views.question(question.id)
    return Change(Link(link.text, entry.url), entry.standing, entry.words)
