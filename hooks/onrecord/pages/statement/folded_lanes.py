"""The three lanes of a list page: one below the other, each statement in one row, by the question it answers."""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from ...archive import Entry
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from .lanes import lane_head
from .rows import StatementRow, statement_row
from .tellings import gathered
from .view_types import Lane, Link
from .views import ArchiveViews

_SHOWN: Final = 5
_OTHER: Final = "Answers none of the questions"


@dataclass(frozen=True, slots=True)
class QuestionRows:
    """The utterances that answer one question, the newest first; `more` lie behind a button.

    Its heading may be empty.
    """

    heading: Link | None
    words: str
    rows: tuple[StatementRow, ...]
    more: tuple[StatementRow, ...]


@dataclass(frozen=True, slots=True)
class FoldedLane:
    """One of the three lanes, and what lies in it."""

    lane: Lane
    questions: tuple[QuestionRows, ...]


def folded_lanes(
    views: ArchiveViews, entries: Iterable[Entry], shown: Container[str] | None = None
) -> tuple[FoldedLane, ...]:
    """Statements in three lanes, in the order given; an utterance is one row, in the lane of the telling that leads.

    With `shown`, only these (`card#statement`) are shown; all are counted.
    """
    spoken = gathered(views, entries)
    return tuple(_lane(views, kind, spoken, shown) for kind in Kind)


def size(lanes: Iterable[FoldedLane]) -> int:
    """How many utterances lie in some lanes."""
    return sum(folded.lane.count for folded in lanes)


def _lane(views: ArchiveViews, kind: Kind, spoken: tuple[Utterance, ...], shown: Container[str] | None) -> FoldedLane:
    of_kind = (utterance for utterance in spoken if utterance.first.kind is kind)
    own = [utterance for utterance in of_kind if shown is None or utterance.first.ref in shown]
    return FoldedLane(lane_head(kind, spoken), tuple(_by_question(views, own)))


def _by_question(views: ArchiveViews, own: list[Utterance]) -> Iterator[QuestionRows]:
    by_question: dict[str, list[Utterance]] = defaultdict(list)
    for utterance in own:
        by_question[_question(utterance.first)].append(utterance)
    for question, spoken in sorted(by_question.items(), key=lambda pair: (not pair[0], -len(pair[1]), pair[0])):
        rows = [statement_row(views, utterance) for utterance in spoken]
        cut = len(rows) if len(rows) <= _SHOWN + 1 else _SHOWN
        words = _OTHER if not question and len(by_question) > 1 else ""
        heading = views.question(question) if question else None
        yield QuestionRows(heading, words, tuple(rows[:cut]), tuple(rows[cut:]))


def _question(entry: Entry) -> str:
    """The question under which a statement stands: the first that it answers, else the first that it comments on."""
    return next(iter((*entry.claim.answers, *entry.claim.comments_on)), "") if entry.claim else ""
