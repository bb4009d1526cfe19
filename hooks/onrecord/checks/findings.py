"""The tests of each basis of a finding, as of its day (method §3)."""

from collections.abc import Iterator

from ..archive import Archive, published_day
from ..model.answers import fits
from ..model.entities import Card, Question
from ..model.findings import Finding
from ..model.references import card_of
from ..model.statements import WebEvidence
from ..problems.problem import fault
from ..reading.document import Loc
from ..standings.basis import admission, corroboration
from ..standings.derive import Standings
from ..vocabulary import FINDING_BASES, ActorType, Basis, QuestionKind, YesNo
from .diagnostic import Diagnostic
from .evidence_of_facts import bare_pages, cited_cards


def answers(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """A finding's answer is of its question's kind, and never `declined`."""
    for index, finding in enumerate(question.findings):
        if not _of_its_kind(question, finding):
            figure = question.kind is QuestionKind.QUANTITY
            wrong = fault("answer-kind/finding", "answer", kind=question.kind.value, figure=figure)
            yield Diagnostic(("findings", index, "answer"), wrong)


def bases(standings: Standings, question: Question) -> Iterator[Diagnostic]:
    """Each finding passes the test of its basis."""
    for index, finding in enumerate(question.findings):
        for diagnostic in _tested(standings, question, finding):
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
    return fits(question.kind, finding.answer) and finding.answer is not YesNo.DECLINED


def _tested(standings: Standings, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    if not _of_its_kind(question, finding):
        return
    match finding.basis:
        case Basis.ON_RECORD:
            yield Diagnostic(("basis",), fault("finding-basis", "basis", bases=", ".join(FINDING_BASES)))
        case Basis.CORROBORATED:
            yield from _corroborated(standings, question, finding)
        case Basis.ADMISSION:
            yield from _admission(standings, question, finding)
        case basis:
            yield from _published_without_a_stake(standings.archive, question, finding, basis)


def _published_without_a_stake(
    archive: Archive, question: Question, finding: Finding, basis: Basis
) -> Iterator[Diagnostic]:
    cards = cited_cards(archive, finding.cited)
    by_then = [card for card in cards if published_day(card) <= finding.day]
    without = [card for card in by_then if archive.control_group(card.publisher) in question.disinterested]
    if basis is Basis.PUBLIC_RECORD and not any(card.is_kept for card in without):
        yield Diagnostic(("evidence",), fault("finding-evidence/public-record", "evidence"), key=True)
    if basis is Basis.EXAMINED and not any(
        archive.actor(card.publisher).type is ActorType.VERIFICATION_BODY for card in without
    ):
        yield Diagnostic(("evidence",), fault("finding-evidence/examined", "evidence"), key=True)


def _corroborated(standings: Standings, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    behind = corroboration(question, standings.answers[question.id], finding, finding.day)
    day = str(finding.on)
    if not behind.enough:
        yield Diagnostic(("basis",), fault("corroborated/too-few", "basis", origins=len(behind.named), day=day))
    elif not behind.disinterested:
        groups = ", ".join(sorted(origin.group for origin in behind.named))
        yield Diagnostic(("basis",), fault("corroborated/stake", "basis", day=day, origins=groups))
    elif not behind.cited:
        wrong = fault("finding-evidence/corroborated", "evidence", statements=", ".join(behind.examples))
        yield Diagnostic(("evidence",), wrong, key=True)
    for origin, ref in behind.contrary:
        yield Diagnostic(("basis",), fault("corroborated/contrary", "basis", group=origin.group, statement=ref))


def _admission(standings: Standings, question: Question, finding: Finding) -> Iterator[Diagnostic]:
    admitted = admission(question, standings.answers[question.id], finding, finding.day)
    if finding.answer is not YesNo.YES or not admitted.owned:
        yield Diagnostic(("basis",), fault("admission", "basis", day=str(finding.on)))
    elif not admitted.cited:
        wrong = fault("finding-evidence/admission", "evidence", statement=admitted.owned[0])
        yield Diagnostic(("evidence",), wrong, key=True)


def evidence_at_hand(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """Every card of a finding's evidence has an address, and was published by the finding's day (method §2, §3)."""
    for index, finding in enumerate(question.findings):
        for place, piece in enumerate(finding.evidence):
            if not isinstance(piece, WebEvidence):
                loc, card = ("findings", index, "evidence", place), archive.card(card_of(str(piece)))
                yield from _at_hand(card, finding, loc)


def _at_hand(card: Card, finding: Finding, loc: Loc) -> Iterator[Diagnostic]:
    if card.url is None:
        yield Diagnostic(loc, fault("finding-evidence/no-address", "evidence", value=card.id))
    elif published_day(card) > finding.day:
        published, day = str(card.published), str(finding.on)
        wrong = fault("finding-evidence/later", "evidence", value=card.id, published=published, day=day)
        yield Diagnostic(loc, wrong)


def web_evidence(archive: Archive, question: Question) -> Iterator[Diagnostic]:
    """A page as evidence of a finding comes with its archived copy or its SHA-256."""
    for index, finding in enumerate(question.findings):
        yield from bare_pages(finding.evidence, ("findings", index))
