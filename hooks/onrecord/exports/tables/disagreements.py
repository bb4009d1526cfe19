"""The table of disagreements: which of the latest answers to a question exclude one another (method §5)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ...model.entities import Question
from ...model.figures import Bound
from ...standings.answers import Answering
from ...standings.conflicts import Apart, Pair
from ...wording.answers import answer_in_words
from .citing import CITE_AS, STALE_ON, cite_statement, statement_stale_on
from .columns import iso
from .table import Column, Export, Table, Type, Value, words_of

NAMED: Final = 20
"""So many of the answers that one excludes are named at most; how many there are is told."""


class Side(NamedTuple):
    """One of the latest answers, and those that cannot be right with it: they compare, or merely seem to exclude it."""

    question: Question
    answering: Answering
    against: tuple[tuple[Answering, Apart | None], ...]

    @property
    def compared(self) -> tuple[Answering, ...]:
        """Those with which it compares."""
        return tuple(other for other, apart in self.against if apart is None)


def of_question(export: Export, question: Question) -> Iterator[Side]:
    """The disagreements about one question on the day of the export, a row an answer, by the day it was said."""
    against = defaultdict[Answering, list[tuple[Answering, Apart | None]]](list)
    for pair in export.views.standings.conflicts(question.id, export.views.as_of):
        for one, other in _both(pair):
            against[one].append((other, pair.apart))
    for answering in sorted(against, key=lambda a: (a.said, a.entry.ref)):
        yield Side(question, answering, tuple(against[answering]))


def _both(pair: Pair) -> tuple[tuple[Answering, Answering], ...]:
    return (pair.one, pair.other), (pair.other, pair.one)


def _disagreements(export: Export) -> Iterable[Side]:
    return (it for question in export.views.archive.questions.values() for it in of_question(export, question))


def _why_apart(_: Export, side: Side) -> Value:
    return tuple(sorted({apart.value for _, apart in side.against if apart}))


TABLE = Table(
    name="disagreements",
    title="Disagreements",
    description="The latest answers that exclude another one. Where they compare, the question is contradicted; where "
    "they do not, they merely look so.",
    key=("question", "statement"),
    things=_disagreements,
    claims=True,
    columns=(
        Column("question", Type.STRING, "The question.", lambda _, s: s.question.id, table="questions", required=True),
        Column(
            "statement",
            Type.STRING,
            "The claim that gives the answer.",
            lambda _, s: s.answering.entry.ref,
            table="statements",
            required=True,
        ),
        Column("answer", Type.STRING, "The answer.", lambda _, s: answer_in_words(s.answering.answer), required=True),
        Column(
            "figure_low",
            Type.INTEGER,
            "Of a figure, the lowest number that it allows.",
            lambda _, s: s.answering.answer.low if isinstance(s.answering.answer, Bound) else None,
        ),
        Column(
            "figure_high",
            Type.INTEGER,
            "The highest number that it allows; empty where it has no end.",
            lambda _, s: s.answering.answer.high if isinstance(s.answering.answer, Bound) else None,
        ),
        Column("measure", Type.STRING, "What a figure counts.", lambda _, s: s.answering.measure or None),
        Column(
            "said_day", Type.DATE, "The last possible day on which it was said.", lambda _, s: iso(s.answering.said)
        ),
        Column(
            "contradicted_by",
            Type.INTEGER,
            "How many of the latest answers compare with it and cannot be right if it is.",
            lambda _, s: len(s.compared),
            required=True,
        ),
        Column(
            "not_comparable_with",
            Type.INTEGER,
            "How many others only look so, since they do not compare with it.",
            lambda _, s: len(s.against) - len(s.compared),
            required=True,
        ),
        Column(
            "why_not_comparable",
            Type.LIST,
            f"Why those do not compare: {', '.join(words_of(Apart))}; that is, another measure, days too far apart, "
            "a day that is not known.",
            _why_apart,
        ),
        Column(
            "against",
            Type.LIST,
            f"The claims that contradict it, {NAMED} at most.",
            lambda _, s: tuple(other.entry.ref for other in s.compared[:NAMED]),
        ),
        Column("cite_as", Type.STRING, CITE_AS, lambda x, s: cite_statement(x, s.answering.entry), required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda x, s: iso(statement_stale_on(x, s.answering.entry))),
    ),
)
