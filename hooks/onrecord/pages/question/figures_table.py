"""The figures of a quantity question, one row for one utterance, with a figure for each measure (method §5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...archive import Entry
from ...model.entities import Question
from ...model.figures import Bound, Words
from ...model.statements import Claim
from ...standings.conflicts import latest_answers
from ...standings.utterances import Utterance
from ...vocabulary import QuestionKind
from ...wording import labels
from ..statement.dated_archive import DatedArchive
from ..statement.dates import when
from ..statement.tellings import gathered, tellings, through
from ..statement.view_types import Link, Telling, When
from ..statement.views import ArchiveViews
from .plot import PlotRow


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One utterance in a question’s table: who and when, its tellings, and its figures.

    `earlier` says that the day on which it was given is not known; `plot_rows` are its figures, one a measure.
    """

    said: When
    said_on: bool
    who: str
    source: Link
    through: str
    tellings: tuple[Telling, ...]
    not_counted: str
    earlier: str
    plot_rows: tuple[PlotRow, ...]


def figure_rows(views: ArchiveViews, question: Question, answers: Iterable[Entry]) -> list[FigureRow]:
    """The figures of a question, one row for one utterance (method §4).

    They stand in the order of its answers; those given earlier, on a day not known, follow the dated ones (method §5).
    """
    if question.kind is not QuestionKind.QUANTITY:
        return []
    figures = [entry for entry in answers if _figure(question, entry)]
    spoken = gathered(views, figures, question.id)
    ordered = sorted(spoken, key=lambda utterance: views.given_earlier(utterance.first, question.id))
    return [_row(views, question, utterance) for utterance in ordered]


def _figure(question: Question, entry: Entry) -> tuple[Claim, Bound | Words] | None:
    """The claim and the figure by which a statement answers a question; None where it gives none."""
    answer = entry.claim.answers[question.id] if entry.claim else None
    return (entry.claim, answer) if entry.claim and isinstance(answer, Bound | Words) else None


def _row(views: ArchiveViews, question: Question, utterance: Utterance) -> FigureRow:
    entry = utterance.first
    answer = _figure(question, entry)
    assert answer is not None, "only figures stand in the table"
    claim, _ = answer
    return FigureRow(
        said=when(entry.said),
        said_on=claim.said_on is not None,
        who=views.who(entry),
        source=views.carried_by(entry),
        through=through(views, entry),
        tellings=tellings(views, utterance, question.id),
        not_counted=_not_counted(views, entry),
        earlier=_earlier(views, question, entry),
        plot_rows=tuple(_plot_rows(views, question, utterance)),
    )


def _plot_rows(views: ArchiveViews, question: Question, utterance: Utterance) -> Iterator[PlotRow]:
    """Of each measure by which it was told one row: the figure of the first telling, the others’ in words beneath."""
    by_measure: dict[str, list[Entry]] = {}
    for entry in (utterance.first, *utterance.others):
        by_measure.setdefault(views.measure(entry, question.id), []).append(entry)
    for first, *others in by_measure.values():
        yield _plot_row(views, question, Utterance(first, tuple(others)))


def _plot_row(views: ArchiveViews, question: Question, utterance: Utterance) -> PlotRow:
    entry, answer = utterance.first, _figure(question, utterance.first)
    assert answer is not None, "only figures are plotted"
    claim, figure = answer
    statement = views.statement(entry)
    return PlotRow(
        who=views.who(entry),
        said=when(entry.said) if claim.said_on else When(f"published {when(entry.said).words}", ""),
        figure=figure,
        measure=views.measure(entry, question.id),
        kind=statement.kind,
        kind_words=statement.kind_words,
        url=statement.url,
        counted=not _not_counted(views, entry),
        old=_old(views, question, utterance),
    )


def _old(views: ArchiveViews, question: Question, utterance: Utterance) -> bool:
    """Whether the voice has since given a newer figure of the same measure (method §5)."""
    counted, latest = views.once(_counted_and_latest, question.id)
    own = {entry.ref for entry in (utterance.first, *utterance.others)}
    return own.isdisjoint(latest) and not own.isdisjoint(counted)


def _counted_and_latest(views: DatedArchive, question: str) -> tuple[frozenset[str], frozenset[str]]:
    """The answers that count, and of these the latest, by `card#statement`."""
    counted = views.counting(question)
    return frozenset(a.entry.ref for a in counted), frozenset(a.entry.ref for a in latest_answers(counted))


def _earlier(views: ArchiveViews, question: Question, entry: Entry) -> str:
    return labels.GIVEN_EARLIER if views.given_earlier(entry, question.id) else ""


def _not_counted(views: ArchiveViews, entry: Entry) -> str:
    """Why a figure is not counted as of the site's date; empty where it is."""
    why = views.why_not_counted(entry) or views.not_yet(entry)
    return f"{why}; not counted" if why else ""
