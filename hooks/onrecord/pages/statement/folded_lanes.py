"""The three lanes of a list page: one below the other, each statement in one line, by the question it answers."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...archive import Entry
from ...vocabulary import Kind
from .lanes import empty_lane
from .rows import Line, line
from .utterances import utterances
from .view_types import Lane, Link
from .views import Views

_SHOWN: Final = 5
_OTHER: Final = "Answers none of the questions"


@dataclass(frozen=True, slots=True)
class Shelf:
    """The utterances that answer one question, the newest first; `more` lie behind a button. The heading may be empty."""

    heading: Link | None
    words: str
    lines: tuple[Line, ...]
    more: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """One of the three lanes, and what lies in it."""

    lane: Lane
    shelves: tuple[Shelf, ...]


def bands(views: Views, entries: Iterable[Entry]) -> tuple[Band, ...]:
    """Statements in three bands (pages.md), in the order given; the reports of one utterance are one line."""
    listed = list(entries)
    return tuple(_band(views, kind, [entry for entry in listed if entry.kind is kind]) for kind in Kind)


def _band(views: Views, kind: Kind, own: list[Entry]) -> Band:
    return Band(empty_lane(kind, own), tuple(_shelves(views, own)))


def _shelves(views: Views, own: list[Entry]) -> Iterator[Shelf]:
    by_question: dict[str, list[Entry]] = defaultdict(list)
    for entry in own:
        by_question[_question(entry)].append(entry)
    for question, entries in sorted(by_question.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        lines = [line(views, utterance) for utterance in utterances(views.standings, entries)]
        cut = len(lines) if len(lines) <= _SHOWN + 1 else _SHOWN
        words = _OTHER if not question and len(by_question) > 1 else ""
        yield Shelf(views.question(question) if question else None, words, tuple(lines[:cut]), tuple(lines[cut:]))


def _question(entry: Entry) -> str:
    """The question under which a statement stands: the first that it answers."""
    return next(iter(entry.claim.answers), "") if entry.claim else ""
