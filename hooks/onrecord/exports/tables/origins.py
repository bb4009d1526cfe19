"""The table of origins: who first claimed what a question asks, and which claims go back to it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...archive import Entry
from ...model.entities import Question
from ...standings.answers import Answering, sources
from ...standings.origins import Origin
from .citing import STALE_ON, cite_statement, statement_stale_on
from .columns import iso
from .table import Column, Export, Table, Type


class Behind(NamedTuple):
    """An origin of a question, and the claims that count and go back to it, by the day on which they were said."""

    question: Question
    origin: Origin
    claims: tuple[Answering, ...]

    @property
    def earliest(self) -> Entry:
        """Its first claim."""
        return self.claims[0].entry


def of_question(export: Export, question: Question) -> Iterator[Behind]:
    """The origins of one question, in order of their control groups, named ones first."""
    by_origin = defaultdict[Origin, list[Answering]](list)
    for answering in export.views.counting(question.id):
        for origin in answering.origins if answering.claims else ():
            by_origin[origin].append(answering)
    for origin in sorted(by_origin, key=lambda it: (it.anonymous, it.group)):
        claims = sorted(by_origin[origin], key=lambda a: (a.said, a.entry.ref))
        yield Behind(question, origin, tuple(claims))


def _origins(export: Export) -> Iterable[Behind]:
    return (it for question in export.views.archive.questions.values() for it in of_question(export, question))


TABLE = Table(
    name="origins",
    title="Origins",
    description="Who first claimed what a question asks. A question with one row here rests on one origin.",
    key=("question", "origin", "anonymous"),
    things=_origins,
    claims=True,
    columns=(
        Column("question", Type.STRING, "The question.", lambda _, b: b.question.id, table="questions", required=True),
        Column(
            "origin",
            Type.STRING,
            "The control group that said it first; or, of somebody unnamed, the one through which it came.",
            lambda _, b: b.origin.group,
            table="actors",
            required=True,
        ),
        Column(
            "name",
            Type.STRING,
            "Its name.",
            lambda export, b: export.views.archive.actor(b.origin.group).name,
            required=True,
        ),
        Column(
            "anonymous",
            Type.BOOLEAN,
            "Whether whoever said it is not named. Named and anonymous origins are never added.",
            lambda _, b: b.origin.anonymous,
            required=True,
        ),
        Column(
            "neutral",
            Type.BOOLEAN,
            "Whether it is counted, with a reason, as having no interest in the answer. Nobody is, unless listed.",
            lambda _, b: not b.origin.anonymous and b.origin.group in b.question.disinterested,
            required=True,
        ),
        Column(
            "sources",
            Type.INTEGER,
            "From how many sources its claims are known. However many repeat it, it is one origin.",
            lambda _, b: sources(b.claims),
            required=True,
        ),
        Column(
            "first_said", Type.DATE, "The day of its earliest claim that counts.", lambda _, b: iso(b.claims[0].said)
        ),
        Column("last_said", Type.DATE, "The day of its latest claim.", lambda _, b: iso(b.claims[-1].said)),
        Column(
            "statements",
            Type.LIST,
            "The claims that count and go back to it, the earliest first.",
            lambda _, b: tuple(a.entry.ref for a in b.claims),
        ),
        Column(
            "cite_as",
            Type.STRING,
            "The sentence to cite the earliest of these claims by; each has its own in the table of statements.",
            lambda export, b: cite_statement(export, b.earliest),
            required=True,
        ),
        Column("stale_on", Type.DATE, STALE_ON, lambda export, b: iso(statement_stale_on(export, b.earliest))),
    ),
)
