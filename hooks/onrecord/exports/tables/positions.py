"""The table of positions: what each party that a question concerns has said of it, or not."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ...model.entities import Question
from ...standings.positions import Position, Stance
from ...standings.state import State
from ...vocabulary import Badge, Standing
from ...wording import labels
from .citing import (
    CITE_AS,
    STALE_ON,
    cite_question,
    cite_statement,
    first,
    question_stale_on,
    stale_from,
    statement_stale_on,
)
from .columns import iso
from .table import Column, Export, Table, Type, Value, words_of


class Stood(NamedTuple):
    """Where a party stands on a question, on the day of the export."""

    question: Question
    party: str
    state: State

    @property
    def position(self) -> Position:
        """Its position."""
        return self.state.positions[self.party]

    @property
    def heard(self) -> date | None:
        """The day of its newest word, or of the newest report of it."""
        return self.state.heard.get(self.party)


def of_question(export: Export, question: Question) -> Iterator[Stood]:
    """The positions of the parties that one question concerns."""
    state = export.views.state(question.id)
    return (Stood(question, party, state) for party in question.concerns)


def _positions(export: Export) -> Iterable[Stood]:
    return (it for question in export.views.archive.questions.values() for it in of_question(export, question))


def _in_words(export: Export, stood: Stood) -> Value:
    event, name = stood.position.event, export.views.archive.actor(stood.party).name
    if event is None:
        return labels.unheard(name, spoke=stood.heard is not None)
    return f"{name} {labels.STANCE[stood.position.stance, event.own]} {event.on.isoformat()}"


def _statement(_: Export, stood: Stood) -> Value:
    return stood.position.event.entry.ref if stood.position.event else None


def _own(_: Export, stood: Stood) -> Value:
    return stood.position.event.own if stood.position.event else None


def _look_again(export: Export, stood: Stood) -> bool:
    return Badge.RE_CHECK in stood.state.badges and stood.party in stood.state.stale_parties(export.views.as_of)


def _days(export: Export, stood: Stood) -> int | None:
    return (export.views.as_of - stood.heard).days if stood.heard else None


def _cite_as(export: Export, stood: Stood) -> str:
    event = stood.position.event
    return cite_statement(export, event.entry) if event else cite_question(export, stood.question)


def _stale_on(export: Export, stood: Stood) -> date | None:
    event = stood.position.event
    of_row = question_stale_on(export, stood.question.id)
    of_cited = statement_stale_on(export, event.entry) if event else None
    silent = stood.state.standing is Standing.UNACKNOWLEDGED and stood.heard is not None
    return first([of_row, of_cited, stale_from(stood.heard) if silent and stood.heard else None])


TABLE = Table(
    name="positions",
    title="Positions",
    description="What each party that a question concerns has said of it, or is reported not to have said.",
    key=("question", "party"),
    things=_positions,
    claims=True,
    columns=(
        Column("question", Type.STRING, "The question.", lambda _, s: s.question.id, table="questions", required=True),
        Column("party", Type.STRING, "The party concerned.", lambda _, s: s.party, table="actors", required=True),
        Column(
            "stance",
            Type.STRING,
            "Where it stands. unacknowledged: reported not to have acknowledged it; declined: asked, and would not "
            "say; not-recorded: nobody in this archive reports what it answers, which is not the same as silence.",
            lambda _, s: s.position.stance.value,
            words_of(Stance),
            required=True,
        ),
        Column("in_words", Type.STRING, "The same in words.", _in_words, required=True),
        Column(
            "since",
            Type.DATE,
            "The first day of the unbroken run of this stance.",
            lambda _, s: iso(s.position.since),
        ),
        Column(
            "own_words",
            Type.BOOLEAN,
            "Whether it is the party's own word, and no report of it. Empty where nothing is recorded.",
            _own,
        ),
        Column("statement", Type.STRING, "The statement that tells of it.", _statement, table="statements"),
        Column(
            "heard",
            Type.DATE,
            "The day of the party's newest word, or of the newest report of it or search for it.",
            lambda _, s: iso(s.heard),
        ),
        Column("days_since_heard", Type.INTEGER, "How many days before this export that was.", _days),
        Column(
            "standing",
            Type.STRING,
            "How the question stands.",
            lambda _, s: s.state.standing.value,
            words_of(Standing),
            required=True,
        ),
        Column(
            "look_again",
            Type.BOOLEAN,
            "Whether the question stands as unacknowledged and the day under heard is over 90 days before this export: "
            "the party may have spoken since. That is no silence: it may have denied it, see stance.",
            _look_again,
            required=True,
        ),
        Column("cite_as", Type.STRING, CITE_AS, _cite_as, required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda export, s: iso(_stale_on(export, s))),
    ),
)
