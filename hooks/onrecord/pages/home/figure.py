"""The one figure that the home page draws: the latest number of each voice, by one measure, which it names."""

from dataclasses import dataclass
from typing import Final

from ...model.entities import Question
from ...model.figures import Bound
from ...standings.answers import Answering
from ...standings.conflicts import latest_answers
from ...standings.derive import Standing
from ...vocabulary import QuestionKind
from ..question.figures_table import figure_rows
from ..question.plot import Panel, panels
from ..statement.view_types import Link
from ..statement.views import ArchiveViews

_ROWS: Final = 7
_ENOUGH: Final = 2
Chosen = tuple[Question, str, list[Answering]]


@dataclass(frozen=True, slots=True)
class HomeFigure:
    """What is drawn: of which question, by which measure; whether a number is verified; how many are left out."""

    question: Link
    measure: str
    unit: str
    verified: bool
    panel: Panel
    more: int


def home_figure(views: ArchiveViews) -> HomeFigure | None:
    """Of the question that most voices answer the measure with most numbers; None where no two voices give one."""
    chosen = max(_choices(views), key=lambda it: (views.voice_count(it[0].id), len(it[2])), default=None)
    if chosen is None or len(chosen[2]) < _ENOUGH:
        return None
    question, measure, latest = chosen
    rows = figure_rows(views, question, [answering.entry for answering in latest[:_ROWS]])
    plotted = [row for figure in rows for row in figure.plot_rows if row.measure == measure]
    return HomeFigure(
        question=views.question(question.id),
        measure=measure,
        unit=question.unit or "",
        verified=views.state(question.id).standing is Standing.VERIFIED,
        panel=panels(plotted)[0],
        more=max(len(latest) - _ROWS, 0),
    )


def _choices(views: ArchiveViews) -> list[Chosen]:
    """For each question of how many and each of its measures the latest numbers, one a voice, the newest first."""
    questions = [q for q in views.archive.questions.values() if q.kind is QuestionKind.QUANTITY]
    return [(q, measure, _latest(views, q, measure)) for q in questions for measure in q.measures]


def _latest(views: ArchiveViews, question: Question, measure: str) -> list[Answering]:
    counted = views.standings.counting(question.id, views.as_of)
    numbers = [a for a in latest_answers(counted) if a.measure == measure and isinstance(a.answer, Bound)]
    by_voice = {a.voices: a for a in numbers if not a.given_earlier}
    return sorted(by_voice.values(), key=lambda a: a.recency, reverse=True)
