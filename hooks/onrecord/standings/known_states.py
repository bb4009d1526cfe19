"""How a question stood while the days went by, in every state of the archive at once (method §2, "Two times").

It is what `states_over_time` tells of one state of the archive, but for the words and days behind a stance: a sweep
over the days of the world, in which each thing counts in those states that know of it.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from ..archive import Archive, Entry, published_day
from ..model.answers import AnyAnswer, claims
from ..model.entities import Question
from ..model.findings import Finding
from ..vocabulary import Badge, Standing, YesNo
from .answers import Answering
from .arrivals import Arrivals
from .changes import Change, Changes, Item, by_day, items_of
from .counting import successors
from .holding import beginnings
from .known_latest import KnownConflicts
from .known_positions import KnownParty
from .origins import Origin
from .positions import NOT_OWNED, Stance
from .state import Look, says, verified_answers
from .tally import Known, Tally, union

START: Final = date.min
Planes = Mapping[Hashable, Known]
"""In which states of the archive each part of a look is so: a standing, a badge, a party’s stance, what is verified."""


@dataclass(frozen=True, slots=True)
class KnownState:
    """How a question stood from a day on, in every state of the archive.

    `begun` is where anything had been said of it by then, `newest` where each finding is of those made last.
    """

    since: date
    planes: Planes
    begun: Known
    newest: tuple[Known, ...]

    def differs(self, other: "KnownState") -> Known:
        """Where it looks otherwise than another."""
        found = 0
        for part in self.planes.keys() | other.planes.keys():
            found |= self.planes.get(part, 0) ^ other.planes.get(part, 0)
        return found

    def differs_from(self, now: Known) -> Known:
        """Where it looks otherwise than in one state of the archive."""
        found = 0
        for known in self.planes.values():
            found |= ~known if known & now else known
        return found


class Settling(NamedTuple):
    """From a day on: where a question rests on what is not acknowledged, is owned by all, and what is found."""

    since: date
    rests: Known
    acknowledged: Known
    newest: tuple[Known, ...]


def look_in(question: Question, state: KnownState, where: Known) -> Look:
    """How a question looked in one state of the archive."""
    so = {part for part, known in state.planes.items() if known & where}
    return Look(
        standing=next((standing for standing in Standing if standing in so), Standing.UNANSWERED),
        found=verified_answers(it.answer for it in question.findings if ("found", str(it.answer)) in so),
        badges=frozenset(badge for badge in Badge if badge in so),
        stances={
            party: next((stance for stance in Stance if (party, stance) in so), Stance.NOT_RECORDED)
            for party in question.concerns
        },
    )


def known_changes(archive: Archive, answers: Iterable[Answering], arrivals: Arrivals) -> Changes:
    """What begins and ceases to count, and in which states of the archive: those that know of it."""
    return by_day(change for answering in answers for change in _of_answer(archive, answering, arrivals))


def _of_answer(archive: Archive, answering: Answering, arrivals: Arrivals) -> Iterator[tuple[date, Change]]:
    known = arrivals.since(arrivals.cards[answering.entry.card.id])
    later = [(other, arrivals.since(arrivals.cards[other.card.id])) for other in successors(archive, answering.entry)]
    for item, span in items_of(answering):
        words = isinstance(item, Answering) or item[1].own
        ends = [(_counts(other, words=words), where) for other, where in later]
        yield from _spells(item, span.starts, known, sorted(ends))


def _counts(successor: Entry, *, words: bool) -> date:
    """A superseded statement's words count until its successor's do, its silences until that is published."""
    return successor.counts_from if words else published_day(successor.card)


def _spells(item: Item, starts: date, where: Known, ends: list[tuple[date, Known]]) -> Iterator[tuple[date, Change]]:
    for day, replaced in ends:
        where &= ~replaced if day <= starts else -1
    yield starts, Change(item, where, 1)
    for day, replaced in ends:
        if where & replaced:
            yield day, Change(item, where & replaced, -1)
            where &= ~replaced


def known_states(
    archive: Archive,
    question: Question,
    answers: Iterable[Answering],
    arrivals: Arrivals,
    presupposed: Mapping[str, list[Settling]],
) -> Iterator[KnownState]:
    """How a question stood from each day on which something changes; `presupposed` is how what it presupposes did."""
    changes = known_changes(archive, answers, arrivals)
    found = _beginnings(archive, question, changes, arrivals)
    settled = _by_day(presupposed)
    totals = _KnownTotals(question, arrivals.always, archive)
    for day in sorted({START, *changes, *found, *settled}):
        for change in changes.get(day, ()):
            totals.change(change)
        for number, where in found.get(day, ()):
            totals.find(number, where)
        for name, settling in settled.get(day, ()):
            totals.settle(name, settling)
        yield totals.read(day)


def _beginnings(
    archive: Archive, question: Question, changes: Changes, arrivals: Arrivals
) -> Mapping[date, list[tuple[int, Known]]]:
    """Which findings, by their place in the file, begin to hold on each day, and where."""
    found = defaultdict[date, list[tuple[int, Known]]](list)
    for number, finding in enumerate(question.findings):
        made = arrivals.since(arrivals.finding(question, finding))
        for day, where in beginnings(archive, question, changes, finding, made):
            found[day].append((number, where))
    return found


def _by_day(presupposed: Mapping[str, list[Settling]]) -> Mapping[date, list[tuple[str, Settling]]]:
    found = defaultdict[date, list[tuple[str, Settling]]](list)
    for name, listed in presupposed.items():
        for settling in listed:
            found[settling.since].append((name, settling))
    return found


class _KnownTotals:
    """The running totals of one question in all states of the archive; it lives only while `known_states` runs."""

    def __init__(self, question: Question, always: Known, archive: Archive) -> None:
        self._question, self._always, self._archive = question, always, archive
        self._claims, self._claims_of_others, self._several = Tally(), Tally(), Tally()
        self._origins = defaultdict[Origin, Tally](Tally)
        self._parties = {party: KnownParty() for party in question.concerns}
        self._conflicts = KnownConflicts(question.window)
        self._holding = [0] * len(question.findings)
        self._unsettled: dict[str, Known] = {}
        self._begun: Known = 0

    def change(self, change: Change) -> None:
        """Let something begin or cease to count."""
        item, where, by = change
        if by > 0:
            self._begun |= where
        if isinstance(item, Answering):
            self._count(item, where, by)
            self._conflicts.change(item, where, by)
        else:
            self._parties[item[0]].change(item[1], where, by)

    def _count(self, answering: Answering, where: Known, by: int) -> None:
        if not answering.claims:
            return
        self._claims.change(where, by)
        if answering.claimed_by_others:
            self._claims_of_others.change(where, by)
        for origin in answering.origins:
            tally = self._origins[origin]
            before = tally.some
            tally.change(where, by)
            self._several.change(before ^ tally.some, by)

    def find(self, number: int, where: Known) -> None:
        """Let a finding begin to hold."""
        self._holding[number] |= where
        self._begun |= where

    def settle(self, name: str, settling: Settling) -> None:
        """Tell how a presupposed question stands from now on (method §6)."""
        answer = self._question.presupposes[name]
        settled = _verifies(self._archive.question(name).findings, settling.newest, answer)
        if answer is YesNo.YES:
            settled |= settling.acknowledged
        self._unsettled[name] = settling.rests | ~settled

    def read(self, day: date) -> KnownState:
        """How it stands on a day."""
        newest = self._newest()
        findings = self._question.findings
        verified = _only(newest, [claims(finding.answer) for finding in findings])
        stances = {party: known.stances() for party, known in self._parties.items()}
        not_owned = self._everywhere(stances, *NOT_OWNED) if stances else 0
        unacknowledged = self._claims_of_others.some & not_owned & ~verified
        planes: dict[Hashable, Known] = {
            Standing.VERIFIED: verified,
            Standing.UNACKNOWLEDGED: unacknowledged,
            Standing.ATTRIBUTED: self._claims.some & ~verified & ~unacknowledged,
            Badge.CONTESTED: self._conflicts.contested,
            Badge.SINGLE_ORIGIN: self._several.some & ~self._several.several,
            Badge.RESTS_ON_UNACKNOWLEDGED: self._rests(),
        }
        owned = [stance[Stance.ACKNOWLEDGED] for stance in stances.values()]
        planes[Badge.ACKNOWLEDGED] = self._everywhere(stances, Stance.ACKNOWLEDGED) if owned else 0
        planes[Badge.PARTLY_ACKNOWLEDGED] = union(owned) & ~planes[Badge.ACKNOWLEDGED]
        for party, known in stances.items():
            planes |= {(party, stance): where for stance, where in known.items()}
        for finding, where in zip(findings, newest, strict=True):
            answer = ("found", str(finding.answer))
            planes[answer] = planes.get(answer, 0) | (where & verified)
        return KnownState(day, planes, self._begun, newest)

    def _everywhere(self, stances: Mapping[str, Mapping[Stance, Known]], *which: Stance) -> Known:
        """Where each party has one of some stances."""
        found = self._always
        for known in stances.values():
            found &= union(known[stance] for stance in which)
        return found

    def _newest(self) -> tuple[Known, ...]:
        """Where each finding is among those made last of those that hold (method §2)."""
        findings, left = self._question.findings, self._always
        newest = [0] * len(findings)
        for made in sorted({finding.day for finding in findings}, reverse=True):
            of_day = [number for number, finding in enumerate(findings) if finding.day == made]
            for number in of_day:
                newest[number] = self._holding[number] & left
            left &= ~union(newest[number] for number in of_day)
        return tuple(newest)

    def _rests(self) -> Known:
        return union(self._unsettled.values()) & self._always


def _verifies(findings: Iterable[Finding], newest: Iterable[Known], answer: AnyAnswer) -> Known:
    """Where the newest findings say an answer: where there are any, all of them."""
    return _only(newest, [says(finding.answer, answer) for finding in findings])


def _only(newest: Iterable[Known], such: Iterable[bool]) -> Known:
    """Where some of the newest findings are such, and none are not."""
    listed = list(zip(newest, such, strict=True))
    return union(known for known, is_such in listed if is_such) & ~union(known for known, it in listed if not it)
