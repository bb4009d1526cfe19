"""What stands, as of any day: the standing of every question, its badges, its history (method §2, §4–§6).

Everything is derived once, for all days, by letting the days go by (`states_over_time`); as of a day, the last
state on or before it holds. Nothing dated after that day can have touched it.
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Final

from ..archive import Archive
from ..model.answers import AnyAnswer
from ..model.entities import Question
from .answers import Answering, answerings, backing_of_origin
from .conflicts import Pair, pairs
from .origins import Origins, all_first_speakers, groups, origins_behind
from .positions import Event, in_order
from .state import Badge, Standing, State
from .state_timeline import states_over_time

__all__ = ["Badge", "Standing", "Standings", "State", "derive"]

_LOOKED_AT: Final = 100
"""Of how many days of a long conflict its pairs are listed."""


@dataclass(frozen=True)
class Standings:
    """All that is derived of an archive. States lie in order of their days, the first from the beginning of time."""

    archive: Archive
    origins: Mapping[str, Origins]
    answers: Mapping[str, tuple[Answering, ...]]
    states: Mapping[str, tuple[State, ...]]

    def at(self, question: str, day: date) -> State:
        """How a question stood on a day, `re-check` included."""
        return _last(self.states[question], day).on(day)

    def history(self, question: str, day: date) -> tuple[State, ...]:
        """Every state up to a day that differs from the one before in standing, what is verified, badges or a stance.

        Nothing before the first answer or finding is an entry; `re-check` makes none.
        """
        first = self._first_day(question)
        before = _last(self.states[question], first - timedelta(days=1)) if first > date.min else None
        entries: list[State] = []
        for state in self.states[question]:
            if first <= state.since <= day and not (before and state.looks_like(before)):
                entries.append(state)
                before = state
        return tuple(entries)

    def since(self, question: str, day: date) -> date | None:
        """From when it has stood as it stands on a day; None where nothing said by then has changed how it stands."""
        run: date | None = None
        before: Standing | None = None
        for state in self.history(question, day):
            run = run if state.standing is before else state.since
            before = state.standing
        return run

    def counting(self, question: str, day: date) -> tuple[Answering, ...]:
        """The answers that count on a day, in order of the day from which they do."""
        return tuple(a for a in self.answers[question] if a.span.covers(day))

    def events(self, question: str, party: str, day: date) -> list[Event]:
        """A party's own words and others' reports of it that count on a day, in order of date (method §2)."""
        events = (event for a in self.counting(question, day) for whose, event in a.events if whose == party)
        return sorted(events, key=in_order)

    def conflicts(self, question: str, day: date) -> tuple[Pair, ...]:
        """The latest answers on a day that exclude one another, whether or not they compare."""
        return tuple(pairs(self.counting(question, day), self.archive.question(question).window))

    def conflicts_between(self, question: str, first: date, last: date) -> tuple[Pair, ...]:
        """Every two of the latest answers that were comparable and excluded one another on some day of a time."""
        days = {first} | {
            day for a in self.answers[question] for day in (a.starts, a.ends) if day and first < day <= last
        }
        listed = (pair for day in sorted(days)[:_LOOKED_AT] for pair in self.conflicts(question, day) if not pair.apart)
        return tuple({(pair.one.entry.ref, pair.other.entry.ref): pair for pair in listed}.values())

    def origins_at(self, question: str, day: date) -> Origins:
        """The independent origins of a question: those of its `yes` answers or figures that count on a day."""
        return frozenset(o for a in self.counting(question, day) if a.claims for o in a.origins)

    def named(self, question: str, day: date) -> list[str]:
        """The named independent origins: control groups, in order of their ids."""
        return groups(self.origins_at(question, day), anonymous=False)

    def anonymous(self, question: str, day: date) -> list[str]:
        """The anonymous independent origins, by the control group of the first named hand."""
        return groups(self.origins_at(question, day), anonymous=True)

    def disinterested(self, question: str, day: date) -> list[str]:
        """The named independent origins without a stake; nobody is, unless listed."""
        listed = self.archive.question(question).disinterested
        return [group for group in self.named(question, day) if group in listed]

    def _first_day(self, question: str) -> date:
        starts = [a.starts for a in self.answers[question] if a.span.any_day]
        findings = [finding.day for finding in self.archive.question(question).findings]
        return min(starts + findings, default=date.max)


def _last(states: tuple[State, ...], day: date) -> State:
    return states[bisect_right(states, day, key=lambda state: state.since) - 1]


def derive(archive: Archive) -> Standings:
    """Everything that follows from an archive without errors: origins, positions, standings over time."""
    first_speakers = all_first_speakers(archive)
    origins_of, backing_of = cache(origins_behind), cache(backing_of_origin)  # one for all that have the same
    answers: dict[str, tuple[Answering, ...]] = {}
    states: dict[str, tuple[State, ...]] = {}
    for question in _presupposed_first(archive):
        listed = sorted(
            answerings(archive, first_speakers, question, backing_of), key=lambda a: (a.starts, a.entry.ref)
        )
        answers[question.id] = tuple(listed)
        states[question.id] = tuple(_resting(archive, question, tuple(states_over_time(question, listed)), states))
    origins = MappingProxyType({ref: origins_of(said) for ref, said in first_speakers.items()})
    return Standings(archive, origins, MappingProxyType(answers), MappingProxyType(states))


def _presupposed_first(archive: Archive) -> list[Question]:
    graph = {question.id: sorted(question.presupposes) for question in archive.questions.values()}
    return [archive.questions[name] for name in TopologicalSorter(graph).static_order()]


def _resting(
    archive: Archive, question: Question, own: tuple[State, ...], derived: Mapping[str, tuple[State, ...]]
) -> list[State]:
    """A question's states with the badge of what it presupposes, which has days of its own (method §6)."""
    if not question.presupposes:
        return list(own)
    days = {state.since for name in question.presupposes for state in derived[name]} | {s.since for s in own}
    states: list[State] = []
    for day in sorted(days):
        state = _last(own, day)
        unsettled = any(_rests(_last(derived[q], day), answer) for q, answer in question.presupposes.items())
        badges = state.badges | {Badge.RESTS_ON_UNACKNOWLEDGED} if unsettled else state.badges
        if not states or states[-1].badges != badges or state.since == day:
            states.append(replace(state, since=day, badges=badges))
    return states


def _rests(state: State, answer: AnyAnswer) -> bool:
    """Whether something unacknowledged is left in what is presupposed, at any remove."""
    return Badge.RESTS_ON_UNACKNOWLEDGED in state.badges or not state.settles(answer)
