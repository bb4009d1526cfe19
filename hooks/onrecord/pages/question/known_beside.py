"""What is verified beside a question of how many: that it is so, where no number is (method §5)."""

from collections.abc import Iterator, Mapping

from ...archive import Archive
from ...model.entities import Question
from ...vocabulary import QuestionKind, Standing
from ...wording import labels
from ..statement.dated_archive import DatedArchive
from ..statement.views import ArchiveViews


def known_beside(views: ArchiveViews, question: Question) -> str:
    """`That soldiers were killed is verified; how many is not.`; empty where nothing is, or the number itself is."""
    if question.kind is not QuestionKind.QUANTITY:
        return ""
    said = labels.listed([_said(other) for other in _verified_beside(views, question)])
    return f"{said[:1].upper()}{said[1:]} is verified; how many is not." if said else ""


def left_open(views: ArchiveViews, question: Question) -> list[Question]:
    """The questions of how many that a verified yes leaves open: those that tell beside them that it is verified."""
    return [views.archive.question(number) for number in views.once(_leaving_open, "").get(question.id, ())]


def _leaving_open(views: DatedArchive, _: str) -> Mapping[str, list[str]]:
    """The questions of how many by each that leaves them open."""
    numbers: dict[str, list[str]] = {}
    for question in views.archive.questions.values():
        for known in _verified_beside(views, question) if question.kind is QuestionKind.QUANTITY else ():
            numbers.setdefault(known.id, []).append(question.id)
    return numbers


def _verified_beside(views: DatedArchive, question: Question) -> list[Question]:
    if views.state(question.id).standing is Standing.VERIFIED:
        return []
    verified = [q for q in sisters(views.archive, question) if views.state(q.id).standing is Standing.VERIFIED]
    return _nearest(question, verified)


def _nearest(question: Question, verified: list[Question]) -> list[Question]:
    """What it takes for granted itself, then sisters that no other of them takes for granted: two at most."""
    direct = [q for q in verified if q.id in question.presupposes]
    further = [q for q in verified if q not in direct and not any(q.id in other.presupposes for other in verified)]
    return [*direct, *further][:2]


def _said(question: Question) -> str:
    return f"that {question.yes_says}" if question.yes_says else f"yes to “{question.text}”"


def sisters(archive: Archive, question: Question) -> Iterator[Question]:
    """The yes-no questions that it takes for granted, or that take the same for granted."""
    taken = presupposed(archive, question)
    near = taken | {other.id for name in taken for other in archive.links.presupposed.get(name, ())}
    for other in map(archive.question, sorted(near - {question.id})):
        if other.kind is QuestionKind.YES_NO:
            yield other


def presupposed(archive: Archive, question: Question) -> frozenset[str]:
    """What a question takes for granted, at any remove; what is only named (`model.named`) is passed over."""
    found, ahead = set[str](), [*question.presupposes]
    while ahead:
        here = ahead.pop()
        if here not in found and not archive.named.question(here):
            found.add(here)
            ahead += archive.question(here).presupposes
    return frozenset(found)
