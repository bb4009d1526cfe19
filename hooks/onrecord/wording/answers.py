"""Answers in words, and how one answer stands to another."""

from collections.abc import Callable
from typing import Final

from ..model.answers import AnyAnswer
from ..model.figures import in_words as figure_in_words
from ..vocabulary import YesNo
from . import labels

CONTRARY: Final = "To the contrary"


def answer_in_words(answer: AnyAnswer) -> str:
    """`yes`, `declined to say`, `more than 3,000`."""
    return labels.ANSWER[answer] if isinstance(answer, YesNo) else figure_in_words(answer)


def sides(answer: AnyAnswer) -> list[tuple[str, Callable[[AnyAnswer], bool]]]:
    """The headings under which other answers stand beside this one, and which of them belong there."""
    if not isinstance(answer, YesNo):
        return [("Other answers", lambda other: True)]
    contrary = {YesNo.YES: YesNo.NO, YesNo.NO: YesNo.YES}.get(answer)
    return [
        ("Also stated elsewhere", lambda other: other is answer),
        (CONTRARY, lambda other: contrary is not None and other is contrary),
        ("Declined to say", lambda other: answer is not YesNo.DECLINED and other is YesNo.DECLINED),
    ]
