"""The tests of each basis of a finding, as of its day (method §3)."""

from collections.abc import Iterator

from ..archive import Archive, last_day
from ..model.entities import Finding, Question
from ..model.statements import WebEvidence
from ..standings.basis import admission, corroboration, day_of
from ..standings.derive import Standings
from ..standings.origins import Origins
from ..vocabulary import FINDING_BASES, ActorType, Basis, QuestionKind, YesNo
from .evidence_of_facts import bare_pages, cited_cards, kept
from .remark import Remark


def answers(archive: Archive, question: Question) -> Iterator[Remark]:
    """A finding's answer is of its question's kind, and never `declined`."""
    for index, finding in enumerate(question.findings):
        if not _of_its_kind(question, finding):
            allowed = "yes or no" if question.kind is QuestionKind.YES_NO else "a figure"
            yield Remark(
                "answer-kind",
                ("findings", index, "answer"),
                f"answer: a finding on a {question.kind} question is {allowed}",
                f"write {allowed}",
            )


def bases(standings: Standings, question: Question) -> Iterator[Remark]:
    """Each finding passes the test of its basis."""
    for index, finding in enumerate(question.findings):
        for remark in _tested(standings, question, finding):
            yield remark.within(question.id, ("findings", index))


def contrary(archive: Archive, question: Question) -> Iterator[Remark]:
    """Findings of one day agree: of several, all must say so (method §2)."""
    first: dict[str, Finding] = {}
    for index, finding in enumerate(question.findings):
        other = first.setdefault(str(finding.on), finding)
        if isinstance(finding.answer, YesNo) and finding.answer is not other.answer:
            yield Remark(
                "contrary-findings",
                ("findings", index, "answer"),
                f"answer: another finding of {finding.on} says {other.answer}",
                "keep one of the two, or date the later one later",
            )


def _of_its_kind(question: Question, finding: Finding) -> bool:
    figure = not isinstance(finding.answer, YesNo)
    return figure is (question.kind is QuestionKind.QUANTITY) and finding.answer is not YesNo.DECLINED


def _tested(standings: Standings, question: Question, finding: Finding) -> Iterator[Remark]:
    if not _of_its_kind(question, finding):
        return
    match finding.basis:
        case Basis.ON_RECORD:
            yield Remark(
                "finding-basis",
                ("basis",),
                "basis: on-record never supports a finding",
                f"write {', '.join(FINDING_BASES)}",
                "that something was said does not make it so",
            )
        case Basis.CORROBORATED:
            yield from _corroborated(standings, question, finding)
        case Basis.ADMISSION:
            yield from _admission(standings, question, finding)
        case basis:
            yield from _published_without_a_stake(standings.archive, question, finding, basis)


def _published_without_a_stake(
    archive: Archive, question: Question, finding: Finding, basis: Basis
) -> Iterator[Remark]:
    cards = cited_cards(archive, [piece for piece in finding.evidence if not isinstance(piece, WebEvidence)])
    by_then = [card for card in cards if last_day(card, card.published) <= day_of(finding)]
    without = [card for card in by_then if archive.control_group(card.publisher) in question.disinterested]
    if basis is Basis.PUBLIC_RECORD and not any(kept(card) for card in without):
        yield Remark(
            "finding-evidence",
            ("evidence",),
            "evidence: no public record of a disinterested publisher, with address and archived copy",
            "cite its card",
            "its control group must stand under the question’s disinterested",
            key=True,
        )
    if basis is Basis.EXAMINED and not any(
        archive.actor(card.publisher).type is ActorType.VERIFICATION_BODY for card in without
    ):
        yield Remark(
            "finding-evidence",
            ("evidence",),
            "evidence: no examination by a disinterested verification body",
            "cite its card",
            "its control group must stand under the question’s disinterested",
            key=True,
        )


def _corroborated(standings: Standings, question: Question, finding: Finding) -> Iterator[Remark]:
    behind = corroboration(standings, question, finding)
    if len(behind.named) < 2:
        yield Remark(
            "corroborated",
            ("basis",),
            f"basis: {_origins_in_words(behind.named)} of this answer on {finding.on}",
            "two are needed",
        )
    elif not behind.disinterested:
        groups = ", ".join(sorted(origin.group for origin in behind.named))
        yield Remark(
            "corroborated",
            ("basis",),
            f"basis: no origin of this answer is disinterested on {finding.on}; its named origins are {groups}",
            "one must be",
            "the question’s disinterested lists who has no stake in it; if nobody of these has none, there is no such finding",
        )
    elif not behind.cited:
        yield Remark(
            "finding-evidence",
            ("evidence",),
            "evidence: it does not hold this answer of two named origins, one of them disinterested",
            "cite a statement of each",
            f"such as {', '.join(behind.examples)}",
            key=True,
        )
    for origin, ref in behind.contrary:
        message = f"basis: the latest answer of {origin.group} is to the contrary"
        yield Remark("corroborated", ("basis",), message, f"see {ref}")


def _origins_in_words(named: Origins) -> str:
    return {0: "no named independent origin", 1: "only one named independent origin"}[len(named)]


def _admission(standings: Standings, question: Question, finding: Finding) -> Iterator[Remark]:
    admitted = admission(standings, question, finding)
    if finding.answer is not YesNo.YES or not admitted.owned:
        yield Remark(
            "admission",
            ("basis",),
            f"basis: on {finding.on} no party concerned has owned what it had not owned before",
            "an admission is a party’s own yes, still its position",
            "on an earlier day the same party must be recorded as unacknowledged, declined or denied",
        )
    elif not admitted.cited:
        yield Remark(
            "finding-evidence",
            ("evidence",),
            "evidence: the admission itself is not among it",
            "cite the statement, or its card",
            f"such as {admitted.owned[0]}",
            key=True,
        )


def web_evidence(archive: Archive, question: Question) -> Iterator[Remark]:
    """A page as evidence of a finding comes with its archived copy or its SHA-256."""
    for index, finding in enumerate(question.findings):
        yield from bare_pages(finding.evidence, ("findings", index))
