"""The tests of each basis of a finding, as of its day (method §3)."""

from collections.abc import Iterator
from datetime import date

from ..archive import Archive, Entry, last_day
from ..model.entities import Finding, Question
from ..model.figures import Bound
from ..model.statements import WebEvidence
from ..problems.problem import fault
from ..standings.origins import Origin, independent_origins
from ..standings.positions import NOT_OWNED, Stance, answers_at, events, position
from ..vocabulary import FINDING_BASES, ActorType, Basis, QuestionKind, YesNo
from .diagnostic import Diagnostic
from .evidence_of_facts import bare_pages, cited_cards, kept


def answers(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """A finding's answer is of its question's kind, and never `declined`."""
    for index, finding in enumerate(question.findings):
        if not _of_its_kind(question, finding):
            figure = question.kind is QuestionKind.QUANTITY
            wrong = fault("answer-kind/finding", "answer", kind=question.kind.value, figure=figure)
            yield Diagnostic(("findings", index, "answer"), wrong)


def bases(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """Each finding passes the test of its basis."""
    for index, finding in enumerate(question.findings):
        for diagnostic in _tested(archive, question, finding):
            yield diagnostic.within(question.id, ("findings", index))


def contrary(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """Findings of one day agree: of several, all must say so (method §2)."""
    first: dict[str, Finding] = {}
    for index, finding in enumerate(question.findings):
        other = first.setdefault(str(finding.on), finding)
        if isinstance(finding.answer, YesNo) and finding.answer is not other.answer:
            wrong = fault("contrary-findings", "answer", day=str(finding.on), answer=str(other.answer))
            yield Diagnostic(("findings", index, "answer"), wrong)


def _of_its_kind(question: Question, finding: Finding) -> bool:
    figure = not isinstance(finding.answer, YesNo)
    return figure is (question.kind is QuestionKind.QUANTITY) and finding.answer is not YesNo.DECLINED


def _tested(archive: Archive, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    if not _of_its_kind(question, finding):
        return
    match finding.basis:
        case Basis.ON_RECORD:
            yield Diagnostic(("basis",), fault("finding-basis", "basis", bases=", ".join(FINDING_BASES)))
        case Basis.CORROBORATED:
            yield from _corroborated(archive, question, finding)
        case Basis.ADMISSION:
            yield from _admission(archive, question, finding)
        case basis:
            yield from _published_without_a_stake(archive, question, finding, basis)


def _published_without_a_stake(
    archive: Archive, question: Question, finding: Finding, basis: Basis
) -> Iterator[Diagnostic]:
    cards = cited_cards(archive, [piece for piece in finding.evidence if not isinstance(piece, WebEvidence)])
    by_then = [card for card in cards if last_day(card, card.published) <= (finding.on.latest or date.max)]
    without = [card for card in by_then if archive.control_group(card.publisher) in question.disinterested]
    if basis is Basis.PUBLIC_RECORD and not any(kept(card) for card in without):
        yield Diagnostic(("evidence",), fault("finding-evidence/public-record", "evidence"), key=True)
    if basis is Basis.EXAMINED and not any(
        archive.actor(card.publisher).type is ActorType.VERIFICATION_BODY for card in without
    ):
        yield Diagnostic(("evidence",), fault("finding-evidence/examined", "evidence"), key=True)


def _supports(question: Question, finding: Finding, entry: Entry) -> bool:
    assert entry.claim is not None, "only claims answer questions"
    answer = entry.claim.answers[question.id]
    if isinstance(finding.answer, Bound) and isinstance(answer, Bound):
        return not finding.answer.disjoint(answer)
    return answer == finding.answer


def _comparable(question: Question, entry: Entry) -> bool:
    """A finding speaks of the question's default measure; a measure that the question does not list is none of its."""
    return entry.claim is not None and entry.claim.measure not in question.measures[1:]


def _corroborated(archive: Archive, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    day = finding.on.latest or date.max
    latest = _latest_by_origin(archive, question, day)
    named = {o for o, own in latest.items() if not o.anonymous and any(_supports(question, finding, e) for e in own)}
    if len(named) < 2:
        wrong = fault("corroborated/too-few", "basis", origins=len(named), day=str(finding.on))
        yield Diagnostic(("basis",), wrong)
    elif not _one_without_a_stake(question, named):
        groups = ", ".join(sorted(origin.group for origin in named))
        yield Diagnostic(("basis",), fault("corroborated/stake", "basis", day=str(finding.on), origins=groups))
    elif not _corroborating(archive, question, finding, named):
        statements = ", ".join(_one_of_each(question, finding, latest, named))
        wrong = fault("finding-evidence/corroborated", "evidence", statements=statements)
        yield Diagnostic(("evidence",), wrong, key=True)
    for origin, own in sorted(latest.items()):
        for entry in own:
            if _contradicts(question, finding, entry):
                wrong = fault("corroborated/contrary", "basis", group=origin.group, statement=entry.ref)
                yield Diagnostic(("basis",), wrong)


def _one_without_a_stake(question: Question, named: set[Origin]) -> bool:
    return any(origin.group in question.disinterested for origin in named)


def _corroborating(archive: Archive, question: Question, finding: Finding, named: set[Origin]) -> bool:
    """Whether the evidence itself holds the answer of two of these origins, one of them disinterested."""
    cited = [e for e in _cited(archive, question, finding) if _supports(question, finding, e)]
    behind = {o for entry in cited for o in independent_origins(archive, question, entry)} & named
    return len(behind) >= 2 and _one_without_a_stake(question, behind)


def _cited(archive: Archive, question: Question, finding: Finding) -> list[Entry]:
    """The answers among a finding's evidence that count on its day, those of a whole card if that is named."""
    cited = {piece for piece in finding.evidence if isinstance(piece, str)}
    entries = answers_at(archive, question, finding.on.latest or date.max)
    return [entry for entry in entries if entry.ref in cited or entry.card.id in cited]


def _one_of_each(
    question: Question, finding: Finding, latest: dict[Origin, list[Entry]], named: set[Origin]
) -> list[str]:
    of_each = ([e.ref for e in latest[origin] if _supports(question, finding, e)] for origin in sorted(named))
    return list(dict.fromkeys(refs[0] for refs in of_each if refs))


def _latest_by_origin(archive: Archive, question: Question, day: date) -> dict[Origin, list[Entry]]:
    """Each independent origin's answers of its latest day that count by a day; parties concerned aside."""
    latest: dict[Origin, list[Entry]] = {}
    for entry in sorted(answers_at(archive, question, day), key=lambda e: (e.said_day, e.ref)):
        declined = entry.claim is not None and entry.claim.answers[question.id] is YesNo.DECLINED
        if declined or not _comparable(question, entry):
            continue
        for origin in independent_origins(archive, question, entry):
            same_day = [e for e in latest.get(origin, []) if e.said_day == entry.said_day]
            latest[origin] = [*same_day, entry]
    return latest


def _contradicts(question: Question, finding: Finding, entry: Entry) -> bool:
    assert entry.claim is not None, "only claims answer questions"
    answer = entry.claim.answers[question.id]
    if isinstance(answer, Bound) and isinstance(finding.answer, Bound):
        return finding.answer.disjoint(answer)
    return isinstance(answer, YesNo) and isinstance(finding.answer, YesNo) and answer is not finding.answer


def _admission(archive: Archive, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    day = finding.on.latest or date.max
    admitted = [p for p in question.concerns if _owned_after_not_owning(archive, question, p, day)]
    if finding.answer is not YesNo.YES or not admitted:
        yield Diagnostic(("basis",), fault("admission", "basis", day=str(finding.on)))
        return
    owned = [
        event.entry.ref
        for party in admitted
        for event in events(archive, question, party, day)
        if event.stance is Stance.ACKNOWLEDGED
    ]
    if not any(entry.ref in owned for entry in _cited(archive, question, finding)):
        wrong = fault("finding-evidence/admission", "evidence", statement=owned[0])
        yield Diagnostic(("evidence",), wrong, key=True)


def _owned_after_not_owning(archive: Archive, question: Question, party: str, day: date) -> bool:
    now = position(archive, question, party, day)
    if now.stance is not Stance.ACKNOWLEDGED:
        return False
    words = events(archive, question, party, day)
    owned = max(event.on for event in words if event.stance is Stance.ACKNOWLEDGED)
    return any(event.stance in NOT_OWNED and event.on < owned for event in words)


def web_evidence(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """A page as evidence of a finding comes with its archived copy or its SHA-256."""
    for index, finding in enumerate(question.findings):
        yield from bare_pages(finding.evidence, ("findings", index))
