"""How a question stood on a day: its standing, its badges, each party's position (method §2, §6)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from ..model.answers import AnyAnswer
from ..model.figures import Bound
from ..model.named import Stood
from ..vocabulary import Badge, Standing, YesNo
from .basis import Held
from .positions import Position, Stance

STALE: Final = timedelta(days=90)
"""The word of a party is stale when more time than this has gone by since (method §2)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What of a state makes an entry of the history: standing, what is verified, badges and stances.

    Of what is verified nothing is twice; of another standing it is empty.
    """

    standing: Standing
    found: tuple[AnyAnswer, ...]
    badges: frozenset[Badge]
    stances: Mapping[str, Stance]


def verified_answers(answers: Iterable[AnyAnswer]) -> tuple[AnyAnswer, ...]:
    """What several findings say, each answer once."""
    return tuple({str(answer): answer for answer in answers}.values())


@dataclass(frozen=True, slots=True)
class State:
    """How a question stood from a day on, until the next state.

    `heard` is the day of the newest report or word of each party, even one that changed nothing, comments and searches
    among them; `findings` are those that hold and were made last, all of one day.
    """

    since: date
    standing: Standing
    badges: frozenset[Badge]
    positions: Mapping[str, Position]
    heard: Mapping[str, date]
    findings: tuple[Held, ...]

    def looks_like(self, other: "State") -> bool:
        """Whether standing, what is verified, badges and stances are the same: they make one entry of the history."""
        return self.look == other.look

    @property
    def look(self) -> Look:
        """What of it makes an entry of the history."""
        found = (it.answer for it in self.findings) if self.standing is Standing.VERIFIED else ()
        stances = {party: position.stance for party, position in self.positions.items()}
        return Look(self.standing, verified_answers(found), self.badges, stances)

    def on(self, day: date) -> "State":
        """The same state as of a day within it: unacknowledged by a word over 90 days old, it asks for a re-check."""
        stale = self.standing is Standing.UNACKNOWLEDGED and self.stale_parties(day)
        return replace(self, badges=self.badges | {Badge.RE_CHECK}) if stale else self

    def stale_parties(self, day: date) -> list[str]:
        """The parties of whom nothing newer than 90 days was heard on a day within it."""
        return [party for party, heard in self.heard.items() if day - heard > STALE]

    @property
    def found(self) -> tuple[AnyAnswer, ...]:
        """What the newest findings say."""
        return tuple(finding.answer for finding in self.findings)


def settles(stood: State | Stood, answer: AnyAnswer) -> bool:
    """Whether that answer is verified, or (being `yes`) acknowledged by every party concerned (method §6)."""
    found = stood.found
    verified = bool(found) and all(says(one, answer) for one in found)
    return verified or (Badge.ACKNOWLEDGED in stood.badges and answer is YesNo.YES)


def says(finding: AnyAnswer, answer: AnyAnswer) -> bool:
    """Whether a finding says an answer: the same, or a figure within its bound."""
    if isinstance(answer, Bound) and isinstance(finding, Bound):
        return answer.holds(finding)
    return finding == answer
