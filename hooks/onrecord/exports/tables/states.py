"""The table of states: every line of how a question stood from a day on, as recorded here since a day (method §2)."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ...model.edtf_dates import day_in_words
from ...model.entities import Question
from ...pages.question.standing_changes import sentence
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...standings import told
from ...vocabulary import EntityKind, Standing
from ...wording import badges, labels
from .citing import CITE_AS, STALE_ON
from .columns import iso
from .table import Column, Export, Table, Type, Value, words_of

_KEPT = (
    "A line that was once published stays, word for word, but for the columns because, current and until; unless a "
    "card on which it rests was corrected or withdrawn, which that card tells."
)


class State(NamedTuple):
    """A line, of which question; of one that is told today why it came to stand so, and when the next begins."""

    question: Question
    line: told.Line
    because: tuple[str, ...]
    until: date | None


def of_question(export: Export, question: Question) -> Iterator[State]:
    """The lines of one question, in order of the days of the world, then of the archive."""
    because = export.views.once(_because, question.id)
    lines = list(told.lines(export.views.past, question, export.views.as_of))
    days = [line.since for line in lines if line.current and line.look]
    until = dict(pairwise(days))
    for line in lines:
        shown = line.current and line.look
        yield State(
            question, line, because.get(line.since, ()) if shown else (), until.get(line.since) if shown else None
        )


def _because(views: ArchiveViews, question: str) -> Mapping[date, tuple[str, ...]]:
    history = views.reasons.history(views.archive.question(question), views.as_of)
    return {state.since: tuple(map(sentence, reasons)) for state, reasons in history}


def _states(export: Export) -> Iterable[State]:
    return (it for question in export.views.archive.questions.values() for it in of_question(export, question))


def _badges(_: Export, state: State) -> Value:
    return tuple(badge.value for badge in badges.in_order(state.line.look.badges)) if state.line.look else ()


def _positions(_: Export, state: State) -> Value:
    stances = state.line.look.stances if state.line.look else {}
    return tuple(f"{party}: {stance.value}" for party, stance in stances.items())


def _cite_as(export: Export, state: State) -> str:
    """A sentence that stays as it is: it names both days, and none of the export; nor does it say how it stands now."""
    since, recorded = (day_in_words(day) for day in (state.line.since, state.line.recorded))
    where = export.edition.address(url_of(EntityKind.QUESTION, state.question.id))
    came = f"On {since} it came to stand: {_in_words(export, state)}. Later days may have changed that"
    told = (
        f"{came}. As recorded here since {recorded}"
        if state.line.look
        else (f"As recorded here since {recorded}, nothing is told of {since} any more")
    )
    return f"{export.edition.name}, “{state.question.text}” {told}. {where}"


def _in_words(export: Export, state: State) -> str:
    look = state.line.look
    words = [badges.word(export.views.archive, None, look, it) for it in badges.in_order(look.badges)] if look else []
    return ", ".join([labels.STANDING[look.standing], *words]) if look else ""


TABLE = Table(
    name="states",
    title="States",
    description="How every question has stood, from which day on, as recorded here since which day. What is read later "
    f"adds lines. {_KEPT}",
    key=("question", "from", "recorded"),
    things=_states,
    claims=True,
    columns=(
        Column("question", Type.STRING, "The question.", lambda _, s: s.question.id, table="questions", required=True),
        Column(
            "from",
            Type.DATE,
            "The day from which it stood so, by what was public then.",
            lambda _, s: iso(s.line.since),
            required=True,
        ),
        Column(
            "recorded",
            Type.DATE,
            "The day from which this archive has told it so. Of what is not yet entered it is the day of the export.",
            lambda _, s: iso(s.line.recorded),
            required=True,
        ),
        Column(
            "standing",
            Type.STRING,
            "How it stood. Empty where from recorded on no change of that day is told any more.",
            lambda _, s: s.line.look.standing.value if s.line.look else None,
            words_of(Standing),
        ),
        Column(
            "verified",
            Type.LIST,
            "What was verified.",
            lambda _, s: tuple(map(str, s.line.look.found)) if s.line.look else (),
        ),
        Column("badges", Type.LIST, "What stood beside the standing; re-check makes no line.", _badges),
        Column("positions", Type.LIST, "Each party concerned and its stance.", _positions),
        Column(
            "until",
            Type.DATE,
            "Of a current line: the day from which it stood otherwise. Empty where it stands so on the day of the "
            "export.",
            lambda _, s: iso(s.until),
        ),
        Column(
            "current",
            Type.BOOLEAN,
            "Whether this is what is told of that past day now, not whether it stands so now: see until.",
            lambda _, s: s.line.current,
            required=True,
        ),
        Column("because", Type.LIST, "Of a current line: what changed, in words.", lambda _, s: s.because),
        Column("cite_as", Type.STRING, CITE_AS, _cite_as, required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda _, __: None),
    ),
)
