"""What stands, as of any day: the standing of every question, its badges, its history (method §2, §4–§6).

Everything is derived once, for all days, by letting the days go by (`states_over_time`); as of a day, the last
state on or before it holds. Nothing dated after that day can have touched it.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import Final, NamedTuple, TypeVar

from ..archive import Archive
from ..model.answers import AnyAnswer
from ..model.entities import Question
from ..model.named import QUESTION, NamedThing, Stood
from ..vocabulary import Badge, Standing
from .answers import Answering, answerings, events_at
from .basis import Held
from .comments import Comment, Heard, comments, heard
from .conflicts import Pair, pairs
from .holding import held
from .origins import Origins, all_origins, groups
from .positions import Event
from .state import State, settles
from .state_timeline import START, states_over_time
from .utterances import Utterance, utterances

__all__ = ["Badge", "Standing", "Standings", "State", "derive"]

_LOOKED_AT: Final = 100
"""Of how many days of a long conflict its pairs are listed."""


@dataclass(frozen=True)
class Standings:
    """All that is derived of an archive.

    States lie in order of their days, the first from the beginning of time. `parts` are figures that count a part of
    what a question asks: no answers to it (method §5).
    """

    archive: Archive
    origins: Mapping[str, Origins]
    answers: Mapping[str, tuple[Answering, ...]]
    parts: Mapping[str, tuple[Answering, ...]]
    comments: Mapping[str, tuple[Comment, ...]]
    findings: Mapping[str, tuple[Held, ...]]
    states: Mapping[str, tuple[State, ...]]

    def at(self, question: str, day: date) -> State:
        """How a question stood on a day, `re-check` included."""
        return _last(self.states[question], day).on(day)

    def stood(self, question: str, day: date) -> State | Stood:
        """How a question stood on a day; one that is only named, as it is told to have stood (`model.named`)."""
        thing = self.archive.named.question(question)
        return _last(_told(thing), day) if thing else self.at(question, day)

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

    def parts_at(self, question: str, day: date) -> tuple[Answering, ...]:
        """The figures of a mere part of what is asked that count on a day (method §5)."""
        return tuple(a for a in self.parts[question] if a.span.covers(day))

    def comments_at(self, question: str, day: date) -> tuple[Comment, ...]:
        """What comments on a question on a day, in order of the day it was said (method §1)."""
        return tuple(comment for comment in self.comments[question] if comment.span.covers(day))

    def utterances(self, question: str, day: date) -> tuple[Utterance, ...]:
        """The answers that count on a day, one entry for one utterance, in the order in which they begin to count."""
        return utterances(self.archive, (a.entry for a in self.counting(question, day)), question)

    def events(self, question: str, party: str, day: date) -> list[Event]:
        """A party's own words and others' reports of it that count on a day, in order of date (method §2)."""
        return events_at(self.answers[question], party, day)

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
        starts = [span.starts for a in self.answers[question] for span in a.spans if span.any_day]
        return min(starts + [it.holds_from for it in self.findings[question]], default=date.max)


S = TypeVar("S", bound=State | Stood)


def _last(states: Sequence[S], day: date) -> S:
    return states[bisect_right(states, day, key=lambda state: state.since) - 1]


def derive(archive: Archive) -> Standings:
    """Everything that follows from an archive without errors: origins, positions, standings over time."""
    origins = all_origins(archive)
    questions = [_derived(archive, origins, question) for question in _presupposed_first(archive)]
    states: dict[str, tuple[State, ...]] = {}
    before: dict[str, Sequence[State | Stood]] = {thing.id: _told(thing) for thing in archive.named.of(QUESTION)}
    for it in questions:
        own = tuple(states_over_time(it.question, it.answers, it.findings, it.heard))
        before[it.question.id] = states[it.question.id] = tuple(_resting(it.question, own, before))
    return Standings(
        archive,
        origins,
        answers=MappingProxyType({it.question.id: it.answers for it in questions}),
        parts=MappingProxyType({it.question.id: it.parts for it in questions}),
        comments=MappingProxyType({it.question.id: it.comments for it in questions}),
        findings=MappingProxyType({it.question.id: it.findings for it in questions}),
        states=MappingProxyType(states),
    )


class _Derived(NamedTuple):
    """What is said of one question, before the days go by."""

    question: Question
    answers: tuple[Answering, ...]
    parts: tuple[Answering, ...]
    comments: tuple[Comment, ...]
    findings: tuple[Held, ...]

    @property
    def heard(self) -> list[Heard]:
        """When its parties were heard of besides their answers."""
        return list(heard(self.question, self.comments))


def _derived(archive: Archive, origins: Mapping[str, Origins], question: Question) -> _Derived:
    given = sorted(answerings(archive, origins, question), key=lambda a: (a.starts, a.entry.ref))
    answers = tuple(a for a in given if not question.is_part(a.measure))
    return _Derived(
        question,
        answers,
        parts=tuple(a for a in given if question.is_part(a.measure)),
        comments=comments(archive, question),
        findings=held(archive, question, answers),
    )


def _presupposed_first(archive: Archive) -> list[Question]:
    graph = {question.id: sorted(question.presupposes) for question in archive.questions.values()}
    return [
        archive.question(name) for name in TopologicalSorter(graph).static_order() if name not in archive.named.things
    ]


def _told(thing: NamedThing) -> tuple[Stood, ...]:
    """How a question that is only named stood, from the beginning of time."""
    return thing.stood if thing.stood[0].since == START else (_BEFORE, *thing.stood)


_BEFORE: Final = Stood(START, Standing.UNANSWERED)


def _resting(question: Question, own: tuple[State, ...], derived: Mapping[str, Sequence[State | Stood]]) -> list[State]:
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


def _rests(state: State | Stood, answer: AnyAnswer) -> bool:
    """Whether something unacknowledged is left in what is presupposed, at any remove."""
    return Badge.RESTS_ON_UNACKNOWLEDGED in state.badges or not settles(state, answer)
