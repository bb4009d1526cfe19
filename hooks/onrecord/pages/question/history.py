"""The history of a question: how it stood from a day on, until when, and why (method §2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from ...model.edtf_dates import day_in_words, days_in_words
from ...model.entities import Question
from ...standings.derive import State
from ...wording import badges, labels
from ...wording.reasons import Reason
from ...wording.recorded import before_in_words
from ..statement.dates import on_day
from ..statement.view_types import Term, When
from ..statement.views import ArchiveViews
from .parted import pages_of_entries
from .standing_changes import LinkedReason, linked_reason


@dataclass(frozen=True, slots=True)
class Revised:
    """Since when an entry is as it is here, through what came in later, and what the page said before."""

    since: When
    before: str


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """An entry of a question's history: how it stood from a day on, until when, and why.

    `id` is its anchor, `old_id` the one under which it was linked to before, `url` where the whole history of its time
    stands; `days` is from when until when.
    """

    id: str
    old_id: str
    url: str
    standing: str
    words: str
    badges: tuple[Term, ...]
    since: When
    days: When
    changes: tuple[LinkedReason, ...]
    positions: str
    now: bool
    revised: Revised | None = None


def history(views: ArchiveViews, question: Question) -> tuple[HistoryEntry, ...]:
    """Every state of a question up to the site's date, the oldest first; each has an anchor of its own."""
    return views.once(_history, question.id)


def _history(views: ArchiveViews, question_id: str) -> tuple[HistoryEntry, ...]:
    question = views.archive.question(question_id)
    states = views.reasons.history(question, views.as_of)
    ends = [*(state.since for state, _ in states[1:]), None]
    revised = _revised(views, question, {state.since: state for state, _ in states})
    pages = views.once(pages_of_entries, question.id) if states else {}
    return tuple(
        _entry(views, question, state, changes, end, revised.get(state.since), pages[state.since])
        for (state, changes), end in zip(states, ends, strict=False)
    )


def _revised(views: ArchiveViews, question: Question, states: Mapping[date, State]) -> Mapping[date, Revised]:
    return {
        first: Revised(on_day(revision.since), before_in_words(views.archive, revision, states[first].look))
        for first, revision in views.revisions(question.id).items()
    }


def _entry(
    views: ArchiveViews,
    question: Question,
    state: State,
    changes: list[Reason],
    end: date | None,
    revised: Revised | None,
    page: str,
) -> HistoryEntry:
    return HistoryEntry(
        id=f"_on-{state.since.isoformat()}",
        old_id=f"_{state.since.isoformat()}",
        url=f"{page}#_on-{state.since.isoformat()}",
        standing=state.standing.value,
        words=labels.STANDING[state.standing],
        badges=tuple(Term(*both) for both in badges.explained(views.archive, question, state)),
        since=on_day(state.since),
        days=When(_days(state, end), state.since.isoformat()),
        changes=tuple(linked_reason(views, change) for change in changes),
        positions=_positions_in_words(views, question, state, end - timedelta(days=1) if end else views.as_of),
        now=end is None,
        revised=revised,
    )


def _days(state: State, end: date | None) -> str:
    """`26 to 27 Apr 2025`, `28 Apr 2025 to now`."""
    return days_in_words(state.since, end - timedelta(days=1)) if end else f"{day_in_words(state.since)} to now"


def _positions_in_words(views: ArchiveViews, question: Question, state: State, last: date) -> str:
    """Where each party stood on the last day of a state; one that only commented is not said to be silent."""
    spoke = {party for comment in views.standings.comments_at(question.id, last) for party in comment.parties}
    stood = ((views.archive.actor(p).name, now.stance, p in spoke) for p, now in state.positions.items())
    return "; ".join(labels.stood(*one) for one in stood)
