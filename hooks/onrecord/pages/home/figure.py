"""The one figure that the home page draws: who gave which number and when, by one measure, which it names."""

from dataclasses import dataclass
from typing import Final

from ...model.entities import Question
from ...model.figures import Bound
from ...standings.answers import Answering
from ...vocabulary import EntityKind, QuestionKind, Standing
from ..question.figures_table import figure_rows
from ..question.plot import Drawn, Tick, on_one_scale
from ..shared.taking import Take, nothing, table_of
from ..statement.view_types import Link
from ..statement.views import ArchiveViews

_ROWS: Final = 7
_ENOUGH: Final = 2


@dataclass(frozen=True, slots=True)
class HomeRow:
    """What one voice said on one day; `old` where that voice has since given a newer number."""

    drawn: Drawn
    old: bool


@dataclass(frozen=True, slots=True)
class HomeFigure:
    """What is drawn: of which question (and where its table lies), by which measure; whether a number is verified."""

    question: Link
    table: Link | None
    measure: str
    verified: bool
    ticks: tuple[Tick, ...]
    rows: tuple[HomeRow, ...]


def home_figure(views: ArchiveViews, take: Take = nothing) -> HomeFigure | None:
    """The newest numbers of the question that was answered most often; None where no question has two to compare."""
    questions = [q for q in views.archive.questions.values() if q.kind is QuestionKind.QUANTITY]
    often = sorted(questions, key=lambda q: (-len(views.standings.utterances(q.id, views.as_of)), q.id))
    choices = ((q, measure, _numbers(views, q, measure)) for q in often for measure in q.measures)
    return next((_figure(views, take, *choice) for choice in choices if len(choice[2]) >= _ENOUGH), None)


def _numbers(views: ArchiveViews, question: Question, measure: str) -> list[Answering]:
    """The numbers by a measure that count, dated, the newest first; in words or given earlier they are not drawn."""
    counted = views.counting(question.id)
    numbers = [a for a in counted if a.measure == measure and isinstance(a.answer, Bound) and not a.given_earlier]
    return sorted(numbers, key=lambda a: (-a.said.toordinal(), a.entry.ref))


def _figure(views: ArchiveViews, take: Take, question: Question, measure: str, numbers: list[Answering]) -> HomeFigure:
    figures = figure_rows(views, question, [answering.entry for answering in numbers])[:_ROWS]
    scaled = on_one_scale([row for figure in figures for row in figure.plot_rows if row.measure == measure])
    return HomeFigure(
        question=views.question(question.id),
        table=table_of(take(EntityKind.QUESTION, question.id)),
        measure=measure,
        verified=views.state(question.id).standing is Standing.VERIFIED,
        ticks=scaled.ticks,
        rows=tuple(HomeRow(drawn, drawn.row.url in _replaced(views, numbers)) for drawn in scaled.drawn),
    )


def _replaced(views: ArchiveViews, numbers: list[Answering]) -> frozenset[str]:
    """The addresses of those numbers whose voice has given a newer one."""
    newest = {voice: max(a.said for a in numbers if voice in a.voices) for a in numbers for voice in a.voices}
    old = (a for a in numbers if any(a.said < newest[voice] for voice in a.voices))
    return frozenset(views.permalink(answering.entry.ref) for answering in old)
