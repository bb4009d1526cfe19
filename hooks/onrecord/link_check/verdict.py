"""What an address answered, and what follows from it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

GONE: Final = frozenset({404, 410})
"""All else may be a refusal of programs, a wall, an outage: whether the page is there could not be told."""


class Verdict(StrEnum):
    """What is known of an address after it was asked."""

    THERE = "there"
    GONE = "gone"
    UNKNOWN = "could not be told"


@dataclass(frozen=True, slots=True)
class Answer:
    """The status that an address answered with, after redirects; without one, why there is none."""

    status: int | None
    reason: str = ""

    @property
    def verdict(self) -> Verdict:
        """Only 404 and 410 say that a page is gone."""
        if self.status in GONE:
            return Verdict.GONE
        return Verdict.THERE if self.status and 200 <= self.status < 300 else Verdict.UNKNOWN
