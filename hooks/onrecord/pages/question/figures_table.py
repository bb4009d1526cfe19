"""The figures of a quantity question: as rows of a table, and the same rows for its plot (pages.md, method §5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ...archive import Entry
from ...model.entities import Question
from ...model.figures import Bound, Words
from ...model.figures import in_words as figure_in_words
from ...standings.counting import superseded
from ...vocabulary import Kind, QuestionKind
from ...wording import labels
from ..statement.utterances import Utterance, utterances
from ..statement.view_types import Link, When
from ..statement.views import Views, when
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
    drawn: PlotRow


def figure_rows(views: Views, question: Question, answers: Iterable[Entry]) -> list[FigureRow]:
    """The figures of a question in the order of its answers; the relays of one utterance are one row."""
    if question.kind is not QuestionKind.QUANTITY:
        return []
    figures = [e for e in answers if e.claim and isinstance(e.claim.answers[question.id], Bound | Words)]
    told = [
        u for kind in Kind for u in utterances(views.standings, (e for e in figures if e.kind is kind), question.id)
    ]
    by_first = {utterance.first.ref: utterance for utterance in told}
    return [_row(views, question, by_first[e.ref]) for e in figures if e.ref in by_first]


def _row(views: Views, question: Question, utterance: Utterance) -> FigureRow:
    entry = utterance.first
    claim, statement = entry.claim, views.statement(entry)
    answer = claim.answers[question.id] if claim else None
    assert claim is not None and isinstance(answer, Bound | Words), "only figures stand in the table"
    who, measure, said = views.who(entry), views.measure(entry, question.id), when(entry.said)
    not_counted = _not_counted(views, entry)
    shown_said = said if claim.said_on else When(f"published {said.words}", "")
    through = labels.listed([views.hand(hand).name for hand in claim.via])
    return FigureRow(
        said, claim.said_on is not None, who, figure_in_words(answer), measure, statement.kind, statement.kind_words,
        statement.url, tuple(views.carried_by(e) for e in (entry, *utterance.others)), not_counted,
        PlotRow(
            who, through, shown_said, answer, measure, statement.kind, statement.kind_words, statement.url,
            counted=not not_counted,
        ),
    )  # fmt: skip


def _not_counted(views: Views, entry: Entry) -> str:
    """Why a figure is not counted as of the site's date; empty where it is."""
    if entry.statement.rendering_of:
        of = views.archive.statement(entry.statement.rendering_of)
        return f"a different rendering of what {views.who(of)} said; not counted"
    if superseded(views.archive, entry, views.as_of):
        return "replaced by a later statement; not counted"
    if entry.counts_from > views.as_of:
        return "published after the date of this page; not counted"
    return ""
