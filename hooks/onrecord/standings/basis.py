"""The tests of a finding's basis over all that is said of its question, and from when it holds (method §2, §3, §5)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ..model.answers import AnyAnswer
from ..model.entities import Question
from ..model.figures import Bound
from ..model.findings import Finding
from ..vocabulary import YesNo
from .answers import Answering, default_measure, events_at
from .conflicts import apart, exclude, in_order, latest_by
from .origins import Origin, Origins
from .positions import NOT_OWNED, Event, Stance, fold

ENOUGH: Final = 2
"""So many independent named origins corroborate a finding."""


@dataclass(frozen=True, slots=True)
class Held:
    """A finding whose test was passed on its day, and the day from which it has been without a break (method §2)."""

    finding: Finding
    holds_from: date

    @property
    def answer(self) -> AnyAnswer:
        """What is found."""
        return self.finding.answer

    @property
    def found_on(self) -> date:
        """The day on which an editor made it."""
        return self.finding.day


def newest(findings: Iterable[Held], day: date) -> tuple[Held, ...]:
    """Of the findings that hold on a day the one made last; of several made on one day, all (method §2)."""
    holding = [it for it in findings if it.holds_from <= day]
    return tuple(it for it in holding if it.found_on == max(other.found_on for other in holding))


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What the independent origins of a question say on a day, each in its latest answers, of what a finding says.

    `named` are the named ones that say the same (of figures: that compare with one of another of them), `examples` a
    statement (`card#statement`) of each of them. `disinterested` is whether one of them is, `cited` whether the
    finding's evidence itself has its answer of two of them, one of them disinterested. `contrary` are the latest
    answers that exclude the finding's (of figures: that compare with one that says the same), and whose they are.
    """

    named: Origins
    examples: tuple[str, ...]
    disinterested: bool
    cited: bool
    contrary: tuple[tuple[Origin, str], ...]

    @property
    def enough(self) -> bool:
        """Whether those who say it are two at least."""
        return len(self.named) >= ENOUGH

    @property
    def passed(self) -> bool:
        """Whether the test is passed, whatever is cited: enough of them, one without a stake, none to the contrary."""
        return self.enough and self.disinterested and not self.contrary


def corroboration(question: Question, answers: Iterable[Answering], finding: Finding, day: date) -> Corroboration:
    """What stands behind a finding and against it on a day, the parties aside (method §3, `corroborated`)."""
    counted = [answering for answering in answers if answering.span.covers(day)]
    latest = latest_by(counted, lambda answering: origins_heard(question, answering))
    saying = [(origin, a) for origin, own in sorted(latest.items()) for a in in_order(own)]
    supporting = [(origin, a) for origin, a in saying if not origin.anonymous and supports(finding, a)]
    together = [one for one in supporting if any(_compare(question, one, other) for other in supporting)]
    backing = together or supporting[:1]
    examples = {origin: a.entry.ref for origin, a in reversed(backing)}
    named = frozenset(examples)
    cited = (a.origins for a in _cited(finding, counted) if supports(finding, a))
    behind = named & frozenset[Origin]().union(*cited)
    return Corroboration(
        named=named,
        examples=tuple(dict.fromkeys(examples[origin] for origin in sorted(named))),
        disinterested=_disinterested(question, named),
        cited=len(behind) >= ENOUGH and _disinterested(question, behind),
        contrary=tuple((origin, a.entry.ref) for origin, a in saying if _against(question, finding, a, backing)),
    )


_Saying = tuple[Origin, Answering]
"""An origin and one of its latest answers"""


def origins_heard(question: Question, answering: Answering) -> Origins:
    """The origins whose latest answer it may be; a finding is of the default measure, and `declined` is no answer."""
    heard = answering.answer is not YesNo.DECLINED and answering.measure in ("", default_measure(question))
    return answering.origins if heard else frozenset()


def supports(finding: Finding, answering: Answering) -> bool:
    """Whether an answer says what a finding does; words are never compared."""
    if isinstance(finding.answer, Bound) and isinstance(answering.answer, Bound):
        return not finding.answer.disjoint(answering.answer)
    return isinstance(finding.answer, YesNo) and answering.answer is finding.answer


def _compare(question: Question, one: _Saying, other: _Saying) -> bool:
    """Whether two say it of whom neither is the other, of figures also: whether these compare (method §5)."""
    return one[0] != other[0] and apart(one[1], other[1], question.window) is None


def _against(question: Question, finding: Finding, answering: Answering, backing: list[_Saying]) -> bool:
    """Whether an answer is contrary to a finding; a figure is only where it compares with one that backs it."""
    compares = any(apart(answering, other, question.window) is None for _, other in backing)
    return exclude(finding.answer, answering.answer) and (compares or isinstance(answering.answer, YesNo))


def _disinterested(question: Question, origins: Origins) -> bool:
    return any(origin.group in question.disinterested for origin in origins)


def _cited(finding: Finding, answers: Iterable[Answering]) -> list[Answering]:
    """The answers among a finding's evidence, themselves or their whole cards."""
    cited = frozenset(finding.cited)
    return [a for a in answers if a.entry.ref in cited or a.entry.card.id in cited]


@dataclass(frozen=True, slots=True)
class Admission:
    """Where parties concerned, who had not owned it, have owned it by a day and still do.

    `owned` are those words (`card#statement`) in order of date; `cited` is whether the finding's evidence has one.
    """

    owned: tuple[str, ...]
    cited: bool


def admission(question: Question, answers: Sequence[Answering], finding: Finding, day: date) -> Admission:
    """What parties concerned have owned, after a day on which they were known not to (method §3, `admission`)."""
    owned: list[str] = []
    for party in question.concerns:
        owned += [event.entry.ref for event in _owning(events_at(answers, party, day))]
    counted = [a for a in _cited(finding, answers) if a.span.covers(day)]
    return Admission(tuple(owned), any(a.entry.ref in owned for a in counted))


def _owning(events: Sequence[Event]) -> list[Event]:
    """A party's own `yes`, of the run in which it still stands, of a later day than that it was known not to own it."""
    stands, not_owned = fold(events), [event.on for event in events if event.stance in NOT_OWNED]
    if stands.stance is not Stance.ACKNOWLEDGED or stands.since is None or not not_owned:
        return []
    since = stands.since
    return [e for e in events if e.stance is Stance.ACKNOWLEDGED and e.on >= since and e.on > min(not_owned)]
