"""From when a finding holds: since when the test of its basis has been passed without a break (method §2, §3).

The tests themselves are those of `basis`, which tells of one day what stands behind a finding; here the days go by.
"""

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ..archive import Archive, published_day
from ..model.entities import Question
from ..model.figures import Bound
from ..model.findings import Finding
from ..model.references import card_of
from ..model.statements import WebEvidence
from ..vocabulary import Basis, YesNo
from .answers import Answering
from .basis import Held, origins_heard, supports
from .changes import HERE, Changes, Item, changes_of
from .conflicts import exclude, figure_day, near
from .known_latest import LastSaid, Said
from .known_positions import KnownParty
from .origins import Origin
from .tally import Known, Tally, union


def held(archive: Archive, question: Question, answers: Iterable[Answering]) -> tuple[Held, ...]:
    """The findings of a question whose tests are passed on their days, in the order of its file."""
    changes = changes_of(answers)
    dated = ((finding, holds_from(archive, question, changes, finding)) for finding in question.findings)
    return tuple(Held(finding, day) for finding, day in dated if day)


def holds_from(archive: Archive, question: Question, changes: Changes, finding: Finding) -> date | None:
    """The day from which a finding holds; None where its test is not passed on its own day, or there is none."""
    return next((day for day, where in beginnings(archive, question, changes, finding, HERE) if where), None)


def beginnings(
    archive: Archive, question: Question, changes: Changes, finding: Finding, made: Known
) -> Iterator[tuple[date, Known]]:
    """From which days a finding holds, and in which states of the archive; it is known in those of `made`."""
    match finding.basis:
        case Basis.ADMISSION | Basis.CORROBORATED:
            yield from _unbroken(_passed(question, changes, finding), made)
        case Basis.PUBLIC_RECORD | Basis.EXAMINED:
            day = max(_days_of_evidence(archive, finding), default=date.max)
            if day <= finding.day:
                yield day, made


def _days_of_evidence(archive: Archive, finding: Finding) -> Iterator[date]:
    """When each piece of its evidence was published; a page elsewhere counts from the finding's own day."""
    for piece in finding.evidence:
        elsewhere = isinstance(piece, WebEvidence)
        yield finding.day if elsewhere else published_day(archive.card(card_of(str(piece))))


def _passed(question: Question, changes: Changes, finding: Finding) -> list[tuple[date, Known]]:
    """Where the test is passed on each day by its own on which something changes."""
    test = _Admission(question, finding) if finding.basis is Basis.ADMISSION else _Corroboration(question, finding)
    found: list[tuple[date, Known]] = []
    for day in sorted(day for day in changes if day <= finding.day):
        for item, where, by in changes[day]:
            test.change(item, where, by)
        found.append((day, test.passed))
    return found


def _unbroken(passed: list[tuple[date, Known]], where: Known) -> Iterator[tuple[date, Known]]:
    """The first day of the run of days that ends with the last, in each of some states."""
    for number in reversed(range(len(passed))):
        day, known = passed[number]
        where &= known
        if not where:
            return
        yield day, where & ~passed[number - 1][1] if number else where


class _Admission:
    """A concerned party’s own `yes`, still its position, of a later day than that it was known not to own it."""

    def __init__(self, question: Question, finding: Finding) -> None:
        self._parties = {party: KnownParty() for party in question.concerns if finding.answer is YesNo.YES}

    def change(self, item: Item, where: Known, by: int) -> None:
        """Let something begin or cease to count."""
        if isinstance(item, tuple) and item[0] in self._parties:
            self._parties[item[0]].change(item[1], where, by)

    @property
    def passed(self) -> Known:
        """Where a party has owned it."""
        return union(party.owning() for party in self._parties.values())


class _Corroboration:
    """Two independent named origins that say it, one of them without a stake, and nobody’s last word against it."""

    def __init__(self, question: Question, finding: Finding) -> None:
        self._question, self._finding = question, finding
        self._last = defaultdict[Origin, LastSaid](LastSaid)

    def change(self, item: Item, where: Known, by: int) -> None:
        """Let something begin or cease to count."""
        if isinstance(item, Answering):
            for origin in origins_heard(self._question, item):
                self._last[origin].change(item, where, by)

    @property
    def passed(self) -> Known:
        """Where enough say it, and none the contrary."""
        behind, against = self._yes_no() if isinstance(self._finding.answer, YesNo) else self._figures()
        origins, without_a_stake = Tally(), 0
        for origin, where in behind.items():
            origins.change(where, 1)
            without_a_stake |= where if origin.group in self._question.disinterested else 0
        return origins.several & without_a_stake & ~against

    def _yes_no(self) -> tuple[Mapping[Origin, Known], Known]:
        """Where each named origin says it, and where any says the contrary."""
        behind, against = defaultdict[Origin, Known](int), 0
        for origin, said, where in self._said():
            if isinstance(said, tuple):
                behind[origin] |= where if said[0] is self._finding.answer and not origin.anonymous else 0
                against |= where if exclude(said[0], self._finding.answer) else 0
        return behind, against

    def _figures(self) -> tuple[Mapping[Origin, Known], Known]:
        """The same of figures, which must compare: those of two origins that say it, and one that is contrary."""
        told = defaultdict[Answering, dict[Origin, Known]](dict)
        for origin, said, where in self._said():
            if isinstance(said, Answering) and isinstance(said.answer, Bound) and said.day:
                told[said][origin] = where
        figures = list[Answering]()
        for figure in told:
            insort(figures, figure, key=figure_day)
        backing = {figure: self._together(figure, figures, told) for figure in figures}
        behind, against = defaultdict[Origin, Known](int), 0
        for figure in figures:
            for origin, where in backing[figure].items():
                behind[origin] |= where
            if exclude(figure.answer, self._finding.answer):
                for other in near(figures, figure, self._question.window):
                    against |= union(told[figure].values()) & union(backing[other].values())
        return behind, against

    def _together(
        self, figure: Answering, figures: list[Answering], told: Mapping[Answering, Mapping[Origin, Known]]
    ) -> Mapping[Origin, Known]:
        """Where each named origin of a figure says it together with another whose figure compares."""
        found = defaultdict[Origin, Known](int)
        for origin, where in told[figure].items() if supports(self._finding, figure) else ():
            for other in near(figures, figure, self._question.window) if not origin.anonymous else ():
                for also, there in told[other].items() if supports(self._finding, other) else ():
                    found[origin] |= where & there if also != origin and not also.anonymous else 0
        return found

    def _said(self) -> Iterator[tuple[Origin, Said, Known]]:
        for origin, last in self._last.items():
            for said, where in last.heard.items():
                yield origin, said, where
