"""Every line of what this archive has told of a question: how it stood from a day on, as recorded here since a day.

A line is never taken back. What comes in later adds lines with a day of their own: of a day that is told otherwise
now, and of one of which nothing is told any more (method §2, "Two times").
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ..model.entities import Question
from .arrivals import Arrivals
from .known_states import KnownState, look_in
from .recorded import Past
from .state import Look
from .tally import Known, union


class Line(NamedTuple):
    """How a question stood `since` a day, as the archive has told it from `recorded` on.

    `look` is None where from then on no change of that day is told any more; `current` is whether it is told so now.
    """

    since: date
    recorded: date
    look: Look | None
    current: bool


def lines(past: Past, question: Question, day: date) -> Iterator[Line]:
    """The lines of a question up to a day, in order of the days of the world, then of the archive."""
    before: KnownState | None = None
    shown = past.shown(question)
    for state in past.states(question):
        if state.since > day:
            return
        if before:
            yield from _of_day(past.arrivals, question, state, state.begun & state.differs(before) & shown)
        before = state


def _of_day(arrivals: Arrivals, question: Question, state: KnownState, where: Known) -> Iterator[Line]:
    """What the states of the archive have told of a change on a day; there is one in those of `where`."""
    turns = list(_turns(state, where, arrivals.last_by(state.since), arrivals.always))
    for number, following in zip(turns, [*turns[1:], None], strict=False):
        look = look_in(question, state, 1 << number) if where >> number & 1 else None
        yield Line(state.since, max(arrivals.days[number], state.since), look, following is None)


def _turns(state: KnownState, where: Known, first: int, always: Known) -> Iterator[int]:
    """With which states of the archive something else begins to be told of a day; before the first nothing was."""
    if where >> first & 1:
        yield first
    told = [where, *(known & where for known in state.planes.values())]
    turned = union(known ^ known << 1 for known in told) & always & -1 << first + 1
    while turned:
        lowest = turned & -turned
        yield lowest.bit_length() - 1
        turned ^= lowest
