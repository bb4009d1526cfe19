"""What the tests of a finding's basis ask of the derivation, as of the finding's day (method §3; figures: §5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..model.entities import Finding, Question
from ..model.figures import Bound
from ..vocabulary import YesNo
from .answers import Answering, default_measure
from .conflicts import exclude, in_order, latest_by
from .derive import Standings
from .origins import Origin, Origins
from .positions import NOT_OWNED, Event, Stance


@dataclass(frozen=True, slots=True)
class Corroboration:
    """What the independent origins of a question say, each in its latest answers, of what a finding says.

    `named` are the named ones that say the same, `examples` a statement (`card#statement`) of each of them.
    `disinterested` is whether one of them is, `cited` whether the finding's evidence itself has its answer of two of
    them, one of them disinterested. `contrary` are the latest answers that exclude the finding's, and whose they are.
    """

    named: Origins
    examples: tuple[str, ...]
    disinterested: bool
    cited: bool
    contrary: tuple[tuple[Origin, str], ...]


def corroboration(standings: Standings, question: Question, finding: Finding) -> Corroboration:
    """What stands behind a finding and against it, the parties concerned aside (method §3, `corroborated`)."""
    counted = standings.counting(question.id, finding.day)
    by_origin = latest_by(counted, lambda answering: _origins_heard(question, answering))
    latest = {origin: in_order(answers) for origin, answers in sorted(by_origin.items())}
    supporting = {origin: [a.entry.ref for a in own if _supports(finding, a)] for origin, own in latest.items()}
    named = frozenset(origin for origin, refs in supporting.items() if refs and not origin.anonymous)
    cited = (a.origins for a in _cited(counted, finding) if _supports(finding, a))
    behind = named & frozenset[Origin]().union(*cited)
    return Corroboration(
        named=named,
        examples=tuple(dict.fromkeys(refs[0] for origin, refs in supporting.items() if origin in named)),
        disinterested=_disinterested(question, named),
        cited=len(behind) >= 2 and _disinterested(question, behind),
        contrary=tuple((origin, a.entry.ref) for origin, own in latest.items() for a in own if _against(finding, a)),
    )


def _origins_heard(question: Question, answering: Answering) -> Origins:
    """The origins whose latest answer it may be; a finding is of the default measure, and `declined` is no answer."""
    heard = answering.answer is not YesNo.DECLINED and answering.measure in ("", default_measure(question))
    return answering.origins if heard else frozenset()


def _supports(finding: Finding, answering: Answering) -> bool:
    if isinstance(finding.answer, Bound) and isinstance(answering.answer, Bound):
        return not _against(finding, answering)
    return answering.answer == finding.answer


def _against(finding: Finding, answering: Answering) -> bool:
    return exclude(finding.answer, answering.answer)


def _disinterested(question: Question, origins: Origins) -> bool:
    return any(origin.group in question.disinterested for origin in origins)


def _cited(counted: Iterable[Answering], finding: Finding) -> list[Answering]:
    """The answers among a finding's evidence that count on its day, those of a whole card if that is named."""
    cited = frozenset(finding.cited)
    return [a for a in counted if a.entry.ref in cited or a.entry.card.id in cited]


@dataclass(frozen=True, slots=True)
class Admission:
    """Where parties concerned, who had not owned it, have owned it by a finding's day and still do.

    `owned` are those words (`card#statement`) in order of date; `cited` is whether the finding's evidence has one.
    """

    owned: tuple[str, ...]
    cited: bool


def admission(standings: Standings, question: Question, finding: Finding) -> Admission:
    """What parties concerned have owned, after a day on which they were known not to (method §3, `admission`)."""
    day = finding.day
    owned: list[str] = []
    for party, position in standings.at(question.id, day).positions.items():
        events = standings.events(question.id, party, day)
        if position.stance is Stance.ACKNOWLEDGED and _had_not_owned(events):
            owned += [event.entry.ref for event in events if event.stance is Stance.ACKNOWLEDGED]
    cited = _cited(standings.counting(question.id, day), finding)
    return Admission(tuple(owned), any(answering.entry.ref in owned for answering in cited))


def _had_not_owned(events: list[Event]) -> bool:
    """Whether a party was recorded as not owning it on an earlier day than that of its last `yes`."""
    last = max(event.on for event in events if event.stance is Stance.ACKNOWLEDGED)
    return any(event.stance in NOT_OWNED and event.on < last for event in events)
