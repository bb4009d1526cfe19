"""The ready sentence that goes with every row of a claim, and until when its words are safe.

A row that is taken out of its table must not lose who says it, of which kind it is, how the question stands that it
answers, and as of which day. `stale_on` is the next day on which any of that may change by the passing of time alone:
something counts from that day on or no longer does (method §2, "When a statement counts"), or the newest word of a
party is from then on over 90 days old; a day that has gone by where it is so already: look again. Files that change
make another export; that day says nothing of them.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from ...archive import Entry, published_day
from ...model.entities import Card, Question
from ...pages.question.citation import citation
from ...pages.question.summary import standing_summary
from ...pages.statement import citations
from ...pages.statement.views import ArchiveViews
from ...standings.counting import successors
from ...standings.state import STALE, State
from ...vocabulary import Standing
from .columns import iso
from .table import Column, Export, Type

_DAY: Final = timedelta(days=1)
CITE_AS: Final = (
    "The sentence to cite this row by: what kind of statement it is, who says it and through whom, the source, "
    "how the question stands that it answers, and as of which day. A row must not be cited without it."
)
STALE_ON: Final = (
    "The next day on which the words of cite_as may change by the passing of time alone; where the newest word of a "
    "party is over 90 days old, the day since when it is. Empty where none is known. New sources may change them on "
    "any day."
)


def cite_statement(export: Export, entry: Entry) -> str:
    """The sentence to cite a statement by."""
    return str(citations.statement(export.views, entry, export.edition))


def cite_question(export: Export, question: Question) -> str:
    """The sentence to cite by how a question stands."""
    stands = standing_summary(export.views, question)
    return str(citation(export.views, question, stands, export.edition))


def cite_card(export: Export, card: Card) -> str:
    """The sentence to cite a source by, and what it is."""
    return f"{citations.source(export.views, card)} {citations.summarised(export.views, card, export.edition)}"


def statement_stale_on(export: Export, entry: Entry) -> date | None:
    """The next day on which the sentence of a statement may change by the passing of time alone."""
    views = export.views
    later = successors(views.archive, entry)
    days = [entry.said_day, entry.counts_from, published_day(entry.card)]
    days += [day for other in later for day in (other.counts_from, published_day(other.card))]
    asked = (*entry.claim.answers, *entry.claim.comments_on) if entry.claim else ()
    turns = (question_stale_on(export, name) for name in asked)
    return first((_next(days, views.as_of), *turns))


def question_stale_on(export: Export, question: str) -> date | None:
    """The next day on which how a question stands may change by the passing of time alone, or since when it is old."""
    return export.views.once(_question_stale_on, question)


def _question_stale_on(views: ArchiveViews, question: str) -> date | None:
    states = views.standings.states[question]
    later = states[bisect_right(states, views.as_of, key=lambda state: state.since) :]
    return first([_next((state.since for state in later[:1]), views.as_of), *_looked_at_again(views.state(question))])


def _looked_at_again(state: State) -> Iterator[date]:
    """From when on the newest word of each party is over 90 days old, where that makes it look otherwise."""
    if state.standing is Standing.UNACKNOWLEDGED:
        yield from map(stale_from, state.heard.values())


def stale_from(heard: date) -> date:
    """The first day on which a word is over 90 days old."""
    return heard + STALE + _DAY


def _next(days: Iterable[date], after: date) -> date | None:
    return first(day for day in days if after < day < date.max)


def first(days: Iterable[date | None]) -> date | None:
    """The first of some days, of those that are known."""
    return min((day for day in days if day), default=None)


def statement_cited() -> tuple[Column[Entry], Column[Entry]]:
    """The columns of a table whose rows are statements."""
    return (
        Column("cite_as", Type.STRING, CITE_AS, cite_statement, required=True),
        Column("stale_on", Type.DATE, STALE_ON, lambda export, entry: iso(statement_stale_on(export, entry))),
    )
