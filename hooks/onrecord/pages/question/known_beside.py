"""What is verified beside a question of how many: that it is so, where no number is (method §5)."""

from collections.abc import Iterator

from ...model.entities import Question
from ...standings.derive import Standing
from ...vocabulary import QuestionKind
from ..statement.views import ArchiveViews


def known_beside(views: ArchiveViews, question: Question) -> str:
    """`“Were soldiers killed?” is verified: yes. How many is not.`; empty where nothing is, or the number itself is."""
    if question.kind is not QuestionKind.QUANTITY or views.state(question.id).standing is Standing.VERIFIED:
        return ""
    known = [f"“{other.text}” is verified: yes." for other in _verified(views, question)]
    return " ".join([*known, "How many is not."]) if known else ""


def _verified(views: ArchiveViews, question: Question) -> Iterator[Question]:
    """The yes-no questions that it takes for granted, or that take the same for granted, and that stand verified."""
    taken = _presupposed(views, question)
    for other in views.archive.questions.values():
        near = other.id in taken or not taken.isdisjoint(other.presupposes)
        yes_no = other.kind is QuestionKind.YES_NO
        if near and yes_no and views.state(other.id).standing is Standing.VERIFIED:
            yield other


def _presupposed(views: ArchiveViews, question: Question) -> frozenset[str]:
    """What a question takes for granted, at any remove."""
    found, ahead = set[str](), [*question.presupposes]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found.add(here)
            ahead += views.archive.question(here).presupposes
    return frozenset(found)
