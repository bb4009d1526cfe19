"""The table of answers: what each claim answers to a question; a claim that answers two questions is two rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ...archive import Entry
from ...model.answers import AnyAnswer
from ...model.entities import Question
from ...model.figures import Bound
from ...model.statements import Claim, Statement
from ...standings.answers import Answering
from ...vocabulary import Kind, Standing, YesNo
from ...wording.answers import answer_in_words
from . import statements
from .citing import CITE_AS, STALE_ON, cite_statement, statement_stale_on
from .columns import iso, plain
from .table import Column, Export, Table, Type, Value, described, words_of


class Answer(NamedTuple):
    """A claim as it answers a question; `counting` is how it counts there, None of a mere rendering, which does not."""

    entry: Entry
    question: Question
    counting: Answering | None

    @property
    def answer(self) -> AnyAnswer:
        """What it answers."""
        assert self.entry.claim is not None, "only claims answer"
        return self.entry.claim.answers[self.question.id]


def of_question(export: Export, question: Question) -> Iterator[Answer]:
    """The answers to one question, figures of a part of it and renderings among them, by the day they were said."""
    archive, standings = export.views.archive, export.views.standings
    counting = {a.entry.ref: a for a in (*standings.answers[question.id], *standings.parts[question.id])}
    given = sorted(archive.links.question.get(question.id, ()), key=lambda entry: (entry.said_day, entry.ref))
    return (Answer(entry, question, counting.get(entry.ref)) for entry in given)


def _answers(export: Export) -> Iterable[Answer]:
    return (a for question in export.views.archive.questions.values() for a in of_question(export, question))


def _low(_: Export, a: Answer) -> Value:
    return a.answer.low if isinstance(a.answer, Bound) else None


def _high(_: Export, a: Answer) -> Value:
    return a.answer.high if isinstance(a.answer, Bound) else None


def _counted(export: Export, a: Answer) -> bool:
    """Whether it counts, as an answer, on the day of the export."""
    return a.counting is not None and not _part(export, a) and a.counting.span.covers(export.views.as_of)


def _part(_: Export, a: Answer) -> bool:
    return a.counting is not None and a.question.is_part(a.counting.measure)


def _ends(_: Export, a: Answer) -> date | None:
    return a.counting.ends if a.counting else None


TABLE = Table(
    name="answers",
    title="Answers",
    description="What each claim answers to a question; here are the figures. A claim that answers two is two rows.",
    key=("statement", "question"),
    things=_answers,
    claims=True,
    columns=(
        Column("statement", Type.STRING, "The claim.", lambda _, a: a.entry.ref, table="statements", required=True),
        Column("question", Type.STRING, "The question.", lambda _, a: a.question.id, table="questions", required=True),
        Column("card", Type.STRING, "Its source.", lambda _, a: a.entry.card.id, table="cards", required=True),
        Column(
            "kind",
            Type.STRING,
            "Whether its source told it as attributed or as unacknowledged, when it was published. It never changes.",
            lambda _, a: a.entry.kind.value,
            words_of(Kind)[1:],
            required=True,
        ),
        Column(
            "standing",
            Type.STRING,
            "How the question stands on the day of this export, by everything read so far. A verified question "
            "verifies its answer, not the words or the figures of this claim.",
            lambda export, a: export.views.state(a.question.id).standing.value,
            words_of(Standing),
            required=True,
        ),
        Column(
            "answer",
            Type.STRING,
            "yes, no, declined, or a figure as it is written: ~ is about, ten in a hundred to either side.",
            lambda _, a: str(a.answer),
            required=True,
        ),
        Column(
            "answer_in_words",
            Type.STRING,
            "The answer in words.",
            lambda _, a: answer_in_words(a.answer),
            required=True,
        ),
        Column(
            "is_figure",
            Type.BOOLEAN,
            "Whether the answer is a figure, be it one in words, such as “several hundred”.",
            lambda _, a: not isinstance(a.answer, YesNo),
            required=True,
        ),
        Column(
            "figure_low",
            Type.INTEGER,
            "Of a figure, the lowest number that it allows. A figure is a bound: never add figures up.",
            _low,
        ),
        Column("figure_high", Type.INTEGER, "The highest number that it allows; empty where it has no end.", _high),
        Column(
            "measure",
            Type.STRING,
            "What a figure counts. Figures of different measures do not compare.",
            lambda _, a: a.counting.measure or None if a.counting else None,
        ),
        Column(
            "part",
            Type.BOOLEAN,
            "Whether it counts a mere part of what is asked, such as one week: then it is no answer.",
            _part,
            required=True,
        ),
        Column(
            "speaker",
            Type.STRING,
            "Who first said it, in words.",
            lambda export, a: statements.speaker(export, a.entry),
            required=True,
        ),
        Column(
            "speaker_form",
            Type.STRING,
            "In what form the speaker is named: an actor, anonymous, or a document that has not been authenticated.",
            lambda _, a: statements.speaker_form(a.entry),
            statements.SPEAKERS,
            required=True,
        ),
        Column(
            "said_by",
            Type.STRING,
            "Who first said it, where that is an actor.",
            lambda export, a: statements.said_by(export, a.entry),
            table="actors",
        ),
        Column(
            "control_group",
            Type.STRING,
            "Whom the speaker belongs to, or speaks for. Empty where no actor is named.",
            lambda export, a: statements.control_group(export, a.entry),
            table="actors",
        ),
        Column(
            "said_day",
            Type.DATE,
            "The last possible day on which it was said, else published: the day to sort by.",
            lambda _, a: iso(a.entry.said_day),
        ),
        Column(
            "said_on",
            Type.STRING,
            described(Claim, "said_on"),
            lambda _, a: plain(a.entry.claim.said_on) if a.entry.claim else None,
        ),
        Column(
            "given_earlier",
            Type.BOOLEAN,
            "Whether it is a figure that was given earlier, on a day not known to the question's `window`: then "
            "`said_day` is only the last on which it can have been. It never takes the place of a dated figure.",
            lambda _, a: a.counting is not None and a.counting.given_earlier,
            required=True,
        ),
        Column(
            "figure_day",
            Type.DATE,
            "The last possible day for which a figure holds; empty where none is known: then it compares with nothing.",
            lambda _, a: iso(a.counting.day) if a.counting and isinstance(a.answer, Bound) else None,
        ),
        Column(
            "counts_from",
            Type.DATE,
            "The day from which it counts.",
            lambda _, a: iso(a.entry.counts_from),
        ),
        Column(
            "counts_until",
            Type.DATE,
            "The day from which it counts no longer, since a later statement replaces it.",
            lambda export, a: iso(_ends(export, a)),
        ),
        Column(
            "counted",
            Type.BOOLEAN,
            "Whether it counts as an answer on the day of this export: public, not replaced, no other rendering of the "
            "same words, no mere part.",
            _counted,
            required=True,
        ),
        Column(
            "text",
            Type.STRING,
            "The claim, as a bare proposition in this archive's words.",
            lambda _, a: a.entry.statement.text,
            required=True,
        ),
        Column("note", Type.STRING, described(Statement, "note"), lambda _, a: a.entry.statement.note),
        Column("cite_as", Type.STRING, CITE_AS, lambda export, a: cite_statement(export, a.entry), required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda export, a: iso(statement_stale_on(export, a.entry))),
    ),
)
