"""What this archive held on a day, and which entries of a history have been changed by what came in later (method §2).

`known_by` leaves out what came in later. `Past` tells, of each entry of a history, since when the archive has told
that day as it does, and how it told it before. Nothing is read again: a card that came in later is left out, and one
that was changed meanwhile is taken as it stands today.
"""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from datetime import date, timedelta
from graphlib import TopologicalSorter
from types import MappingProxyType
from typing import NamedTuple

from ..archive import Archive, link
from ..model.entities import Question
from ..model.recorded import Recorded
from ..vocabulary import Badge
from .arrivals import Arrivals
from .derive import Standings
from .known_states import KnownState, Settling, known_states, look_in
from .state import Look
from .tally import Known, union


class Gone(NamedTuple):
    """An entry that a history had, and has no longer: from when it told something, and what."""

    since: date
    look: Look


@dataclass(frozen=True, slots=True)
class Revision:
    """Since when the archive has told an entry as it does now, and how it told its day before; None: nothing of it.

    `gone` are the entries that it told of later days, which are none now.
    """

    since: date
    before: Look | None
    gone: tuple[Gone, ...] = ()


def known_by(archive: Archive, recorded: Recorded, day: date, today: date) -> Archive:
    """An archive without what came in after a day: cards, findings, searches, and what leans on such cards.

    What was never recorded comes in `today`.
    """
    arrivals = Arrivals(archive, recorded, today)
    return link(
        (card for card in archive.cards.values() if arrivals.cards[card.id] <= day),
        archive.actors.values(),
        (arrivals.by(question, day) for question in archive.questions.values()),
        archive.places.values(),
        archive.topics.values(),
        archive.withdrawn.values(),
        named=archive.named,
    )


def revisions(
    standings: Standings, recorded: Recorded, question: str, day: date, today: date
) -> Mapping[date, Revision]:
    """The same of one question as `Past.revisions`."""
    return Past(standings, recorded, today).revisions(question, day)


class Past:
    """What an archive told of each day before later things came in; how its questions stood is worked out once."""

    def __init__(self, standings: Standings, recorded: Recorded, today: date) -> None:
        self._standings = standings
        self.arrivals = Arrivals(standings.archive, recorded, today)
        self._settling: dict[str, list[Settling]] = {}

    def revisions(self, question: str, day: date) -> Mapping[date, Revision]:
        """By their first days, the entries of a question's history up to a day that what came in later has changed.

        None that began after it came in, and none before the question had an answer or a finding here. Of several
        changes the last is told. Of an evidence pack it is not known when what it only names came in: none is told.
        """
        if len(self.arrivals.days) < 2 or self._standings.archive.named.things:
            return MappingProxyType({})
        return MappingProxyType(dict(self._revisions(self._standings.archive.question(question), day)))

    def _revisions(self, question: Question, day: date) -> Iterator[tuple[date, Revision]]:
        firsts = {entry.since for entry in self._standings.history(question.id, day)}
        shown = self.shown(question)
        end = day + timedelta(days=1) if day < date.max else day
        for entry in _runs(self._told(question, end), firsts):
            yield from self._revised(question, entry, shown)

    def _revised(self, question: Question, entry: list["_Told"], shown: Known) -> Iterator[tuple[date, Revision]]:
        """An entry of the history, if it was another before, or if others stood within it."""
        first, within = entry[0], entry[1:]
        other = union((first.otherwise, *(told.otherwise & told.new for told in within))) & shown
        if not other:
            return
        last = other.bit_length() - 1
        where = 1 << last
        gone = [told.state for told in within if told.otherwise & told.new & where]
        before = look_in(question, first.state, where) if first.has_entry & where else None
        since = self.arrivals.days[last + 1]
        looks = tuple(Gone(state.since, look_in(question, state, where)) for state in gone)
        yield first.state.since, Revision(since, before, looks)

    def shown(self, question: Question) -> Known:
        """The states of the archive in which there was anything to show of a question."""
        answers = self._standings.archive.links.question.get(question.id, ())
        days = [self.arrivals.cards[entry.card.id] for entry in answers]
        days += [self.arrivals.finding(question, finding) for finding in question.findings]
        return self.arrivals.since(min(days, default=date.max))

    def _told(self, question: Question, end: date) -> Iterator["_Told"]:
        """What each state of the archive tells of each day before an end."""
        before: KnownState | None = None
        has_entry: Known = 0
        for state in self.states(question):
            if state.since >= end:
                return
            new = state.begun & state.differs(before) if before else 0
            has_entry |= new
            otherwise = state.differs_from(self.arrivals.latest) & self.arrivals.changed_after(state.since)
            yield _Told(state, new, has_entry, otherwise)
            before = state

    def states(self, question: Question) -> Iterator[KnownState]:
        """How a question stood from each day on which something changes, in every state of the archive."""
        archive = self._standings.archive
        self._settle(question)
        presupposed = {name: self._settling[name] for name in question.presupposes}
        answers = self._standings.answers[question.id]
        return known_states(archive, question, answers, self.arrivals, presupposed)

    def _settle(self, question: Question) -> None:
        """Work out how all stood that a question presupposes, at any remove; the last of the chain first."""
        asked, ahead = dict[str, list[str]](), [*question.presupposes]
        while ahead:
            here = ahead.pop()
            if here not in self._settling and here not in asked:
                asked[here] = [*self._standings.archive.question(here).presupposes]
                ahead += asked[here]
        for name in TopologicalSorter(asked).static_order():
            if name in asked:
                self._settling[name] = list(_settlings(self.states(self._standings.archive.question(name))))


class _Told(NamedTuple):
    """What the states of the archive tell of a day on which something changes in one of them.

    `new` is where the history has an entry of that day, `has_entry` where it had any by then; `otherwise` is where it
    stood otherwise than today, and something came in later.
    """

    state: KnownState
    new: Known
    has_entry: Known
    otherwise: Known


def _runs(told: Iterator[_Told], firsts: Set[date]) -> Iterator[list[_Told]]:
    """What is told of the days of each entry of a history, by its first days."""
    run: list[_Told] = []
    for one in told:
        if one.state.since in firsts and run:
            yield run
            run = []
        if run or one.state.since in firsts:
            run.append(one)
    if run:
        yield run


def _settlings(states: Iterator[KnownState]) -> Iterator[Settling]:
    """What of a question's states those that presuppose it ask for, where that changes."""
    before: tuple[Known, Known, tuple[Known, ...]] | None = None
    for state in states:
        rests, owned = (state.planes[badge] for badge in (Badge.RESTS_ON_UNACKNOWLEDGED, Badge.ACKNOWLEDGED))
        if (rests, owned, state.newest) != before:
            before = rests, owned, state.newest
            yield Settling(state.since, *before)
