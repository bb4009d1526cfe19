"""Answers to questions: which of them claim, and which are of a question's kind (method §1, §2)."""

import pytest

from onrecord.model.answers import AnyAnswer, claims, fits
from onrecord.model.figures import Words, parse_bound
from onrecord.vocabulary import QuestionKind, YesNo

FIGURE = parse_bound("> 3000")
WORDS = Words("several hundred")


@pytest.mark.parametrize(
    ("answer", "claiming", "kinds"),
    [
        (YesNo.YES, True, {QuestionKind.YES_NO}),
        (YesNo.NO, False, {QuestionKind.YES_NO}),
        (YesNo.DECLINED, False, {QuestionKind.YES_NO, QuestionKind.QUANTITY}),
        (FIGURE, True, {QuestionKind.QUANTITY}),
        (WORDS, True, {QuestionKind.QUANTITY}),
    ],
)
def test_answers(answer: AnyAnswer, claiming: bool, kinds: set[QuestionKind]) -> None:
    """`yes` and figures claim; figures are of a quantity, yes and no of the other kind, `declined` of both."""
    assert claims(answer) is claiming
    assert {kind for kind in QuestionKind if fits(kind, answer)} == kinds
