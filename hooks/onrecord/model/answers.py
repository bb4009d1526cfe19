"""Answers to questions: what kinds of them there are, and what each may be to a question (method §1, §2)."""

from ..vocabulary import QuestionKind, YesNo
from .figures import Bound, Words

AnyAnswer = YesNo | Bound | Words


def claims(answer: AnyAnswer) -> bool:
    """Whether an answer claims what the question asks: `yes`, or a figure."""
    return not isinstance(answer, YesNo) or answer is YesNo.YES


def fits(kind: QuestionKind, answer: AnyAnswer) -> bool:
    """Whether an answer is of its question's kind: a figure of a quantity, yes or no of the other, declined of both."""
    return answer is YesNo.DECLINED or isinstance(answer, YesNo) is (kind is QuestionKind.YES_NO)
