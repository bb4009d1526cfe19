"""What to look for again: parties not heard of for over 90 days, and what becomes of looking (method §2)."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...vocabulary import Badge
from ...wording import labels
from ..statement.dates import on_day
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

URL: Final = "recheck/"
MOST_HEARD: Final = 20
"""Questions of one silence that are named at most."""
Report = Callable[[str, str], str]
"""What a reader reports, and the address of the page that it is about → where; empty where nobody takes it."""


@dataclass(frozen=True, slots=True)
class Files:
    """Where files of the archive lie in `sources/`, by the ids of what they hold, and where they are edited, if so."""

    paths: Mapping[str, str]
    edit_base: str = ""

    def path(self, entity: str) -> str:
        """Where the file of an entity lies in the repository."""
        return f"sources/{self.paths.get(entity, '')}"

    def edit(self, entity: str) -> str:
        """Where the file of an entity is edited; empty where that is not known."""
        return f"{self.edit_base}{self.paths.get(entity, '')}" if self.edit_base else ""


@dataclass(frozen=True, slots=True)
class Heard:
    """A question, what a party was last heard of by on it, and the file that holds its searches."""

    question: Link
    words: str
    source: Link | None
    file: str
    edit: str
    has_searches: bool


@dataclass(frozen=True, slots=True)
class LookAgain:
    """A party that was last heard of on one day on some questions: they are asked as one, since looking is one."""

    id: str
    party: Link
    party_id: str
    since: When
    days: int
    heard: tuple[Heard, ...]
    number: int
    """of how many questions it was not heard of since; of very many only the first are `heard`"""
    here: str
    """the form, with a card begun that answers them; an address from the root of the site"""
    cannot_tell: str
    """where a doubt is reported; empty where nobody takes it"""

    @property
    def listed(self) -> bool:
        """Whether each of the questions' files has a list of searches already."""
        return all(one.has_searches for one in self.heard)


@dataclass(frozen=True, slots=True)
class Silence:
    """A party that was last heard of on a day, on some questions."""

    since: date
    party: str
    questions: tuple[Question, ...]


def silences(views: ArchiveViews) -> list[Silence]:
    """What is to be looked for again, the longest unheard of first."""
    found: dict[tuple[date, str], list[Question]] = defaultdict(list)
    for question in views.archive.questions.values():
        state = views.state(question.id)
        for party in state.stale_parties(views.as_of) if Badge.RE_CHECK in state.badges else ():
            found[state.heard[party], party].append(question)
    return [Silence(day, party, tuple(questions)) for (day, party), questions in sorted(found.items(), key=_by_day)]


def _by_day(found: tuple[tuple[date, str], list[Question]]) -> tuple[date, str]:
    return found[0]


def look_again(views: ArchiveViews, files: Files, report: Report, silence: Silence, page: str = URL) -> LookAgain:
    """What is to be looked for, of which a page tells; of very many questions the first."""
    day, party, questions = silence.since, silence.party, silence.questions[:MOST_HEARD]
    name, anchor = views.actor(party), f"_{party}-{day.isoformat()}"
    begun = urlencode([*(("question", question.id) for question in questions), ("for", party)])
    return LookAgain(
        id=anchor,
        party=name,
        party_id=party,
        since=on_day(day),
        days=(views.as_of - day).days,
        heard=tuple(_heard(views, files, question, party, day) for question in questions),
        number=len(silence.questions),
        here=f"contribute/new/?{begun}",
        cannot_tell=report(_doubt(name.text, day, silence.questions), f"{page}#{anchor}"),
    )


def _doubt(party: str, day: date, questions: Sequence[Question]) -> str:
    """The title of a report by somebody who looked and cannot tell."""
    more = f" and {labels.counted(len(questions) - 1, 'other question')}" if len(questions) > 1 else ""
    return f"Look again: {party} since {day_in_words(day)} on “{questions[0].text}”{more}"


def _heard(views: ArchiveViews, files: Files, question: Question, party: str, day: date) -> Heard:
    words, source = _newest(views, question, party, day)
    return Heard(
        question=views.question(question.id),
        words=words,
        source=source,
        file=files.path(question.id),
        edit=files.edit(question.id),
        has_searches=bool(question.searches),
    )


def _newest(views: ArchiveViews, question: Question, party: str, day: date) -> tuple[str, Link | None]:
    """What a party was heard of by on a day: its word or a report of it, else a comment of its own, else a search."""
    for event in reversed(views.standings.events(question.id, party, views.as_of)):
        if event.on == day:
            return labels.STANCE[event.stance, event.own], views.carried_by(event.entry)
    for comment in views.standings.comments_at(question.id, views.as_of):
        if party in comment.parties and comment.entry.said_day == day:
            return labels.COMMENTED, views.carried_by(comment.entry)
    where = labels.listed([s.where for s in question.searches if s.party == party and s.day == day])
    return labels.LOOKED_FOR.format(where=where), None
