"""Figures: a bound, never a bare number (method §5)."""

import re
from dataclasses import dataclass
from typing import Final, Literal

FIGURE: Final = r"(?P<sign>~|>=|<=|>|<)?[ \t\n\r\f\v]*(?P<low>\d{1,12})(?:\.\.(?P<high>\d{1,12}))?"
"""The shape of every figure; not every text of this shape is one: a range may run backwards."""
_FIGURE = re.compile(FIGURE, re.ASCII)


Mistake = Literal["spelling", "range", "below-zero"]
"""Why a text is no figure: more than a sign and digits, a range turned round, less than nothing."""


class NoFigureError(ValueError):
    """A text that is no figure, and why."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake)
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class Bound:
    """Whole numbers from `low` to `high`, both included; `high` None is without end."""

    text: str
    low: int
    high: int | None

    def disjoint(self, other: "Bound") -> bool:
        """Whether no number lies in both."""
        return (self.high is not None and self.high < other.low) or (other.high is not None and other.high < self.low)

    def holds(self, other: "Bound") -> bool:
        """Whether every number of the other lies in this one."""
        ends = self.high is None or (other.high is not None and other.high <= self.high)
        return self.low <= other.low and ends

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Words:
    """A figure given in words ("several hundred"): shown, and never compared."""

    words: str

    def __str__(self) -> str:
        return self.words


Figure = Bound | Words


def parse_bound(text: str) -> Bound:
    """`3000`, `~1100`, `> 3000`, `>= 3000`, `< 500`, `<= 500` or `1000..1200` as a bound.

    Raises NoFigureError for anything else.
    """
    match = _FIGURE.fullmatch(text.strip())
    if match is None:
        raise NoFigureError("spelling")
    sign, low, high = match["sign"], int(match["low"]), match["high"]
    if high is not None:
        if sign or int(high) < low:
            raise NoFigureError("range")
        return Bound(text, low, int(high))
    if sign == "<" and low == 0:
        raise NoFigureError("below-zero")
    return Bound(text, *_range(sign, low))


def _range(sign: str | None, number: int) -> tuple[int, int | None]:
    match sign:
        case "~":
            return -(-9 * number // 10), 11 * number // 10
        case ">":
            return number + 1, None
        case ">=":
            return number, None
        case "<":
            return 0, number - 1
        case "<=":
            return 0, number
        case _:
            return number, number


SIGN_WORDS: Final = {"~": "about ", ">": "more than ", ">=": "at least ", "<": "fewer than ", "<=": "at most "}
"""What a sign before a figure means; the figure follows."""


def in_words(figure: Figure) -> str:
    """The figure for a reader: `more than 3,000`, `1,000 to 1,200`, `several hundred`."""
    if isinstance(figure, Words):
        return figure.words
    match = _FIGURE.fullmatch(figure.text.strip())
    assert match is not None, "a Bound is made by parse_bound"
    if match["high"]:
        return f"{int(match['low']):,} to {int(match['high']):,}"
    return f"{SIGN_WORDS.get(match['sign'], '')}{int(match['low']):,}"
