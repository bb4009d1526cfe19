"""The figures of a quantity question: as rows of a table, and the same rows for its plot (method §5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...archive import Entry
from ...model.entities import Question
from ...model.figures import Bound, Words
from ...model.figures import in_words as figure_in_words
from ...model.statements import Claim
from ...standings.utterances import Utterance, utterances
from ...vocabulary import Kind, QuestionKind
from ...wording import labels
from ..statement.dates import when
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews
from .plot import PlotRow


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure in a question's table, with every source that carries it."""

    said: When
    said_on: bool
    who: str
    figure: str
    measure: str
    kind: str
    kind_words: str
    url: str
    sources: tuple[Link, ...]
    not_counted: str
    plot_row: PlotRow


def figure_rows(views: ArchiveViews, question: Question, answers: Iterable[Entry]) -> list[FigureRow]:
    """The figures of a question in the order of its answers; the relays of one utterance are one row."""
    if question.kind is not QuestionKind.QUANTITY:
        return []
    figures = [entry for entry in answers if _figure(question, entry)]
    by_first = {
        utterance.first.ref: utterance
        for kind in Kind
        for utterance in utterances(views.archive, (e for e in figures if e.kind is kind), question.id)
    }
    return [_row(views, question, by_first[e.ref]) for e in figures if e.ref in by_first]


def _figure(question: Question, entry: Entry) -> tuple[Claim, Bound | Words] | None:
    """The claim and the figure by which a statement answers a question; None where it gives none."""
    answer = entry.claim.answers[question.id] if entry.claim else None
    return (entry.claim, answer) if entry.claim and isinstance(answer, Bound | Words) else None


def _row(views: ArchiveViews, question: Question, utterance: Utterance) -> FigureRow:
    entry = utterance.first
    answer = _figure(question, entry)
    assert answer is not None, "only figures stand in the table"
    claim, figure = answer
    statement, not_counted = views.statement(entry), _not_counted(views, entry)
    plot_row = PlotRow(
        who=views.who(entry),
        through=labels.listed([views.step(relay).name for relay in claim.via]),
        said=when(entry.said) if claim.said_on else When(f"published {when(entry.said).words}", ""),
        figure=figure,
        measure=views.measure(entry, question.id),
        kind=statement.kind,
        kind_words=statement.kind_words,
        url=statement.url,
        counted=not not_counted,
    )
    return FigureRow(
        said=when(entry.said),
        said_on=claim.said_on is not None,
        who=plot_row.who,
        figure=figure_in_words(figure),
        measure=plot_row.measure,
        kind=statement.kind,
        kind_words=statement.kind_words,
        url=statement.url,
        sources=tuple(views.carried_by(e) for e in (entry, *utterance.others)),
        not_counted=not_counted,
        plot_row=plot_row,
    )


def _not_counted(views: ArchiveViews, entry: Entry) -> str:
    """Why a figure is not counted as of the site's date; empty where it is."""
    later = "published after the date of this page" if entry.counts_from > views.as_of else ""
    why = views.why_not_counted(entry) or later
    return f"{why}; not counted" if why else ""
