"""What later statements of an archive by lot know of earlier ones: to tell them again, rest on or replace them."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any, Final

from .cast import Actor, Fields, Question

KEPT: Final = 300
"""So many of the newest statements are told again, rested on or replaced."""


@dataclass(frozen=True)
class Source:
    """The card at hand, as far as its statements depend on it."""

    id: str
    publisher: Actor
    published: date
    exact: bool
    language: str


@dataclass(frozen=True)
class Said:
    """A statement of an earlier card, as far as later ones refer to it."""

    ref: str
    counts: date
    publisher: Actor
    via: tuple[Any, ...]
    speaker: Actor | None
    said_on: date | None
    question: Question | None
    answer: Any
    own: bool


@dataclass
class Party:
    """What a party concerned has said of a question so far, and when and where a source first told that it had not."""

    reported: date | None = None
    reported_in: str = ""
    denied: date | None = None
    admitted: bool = False


@dataclass
class History:
    """What later statements know of earlier ones: the newest statements, and where each party stands."""

    newest: deque[Said] = field(default_factory=lambda: deque(maxlen=KEPT))
    parties: dict[tuple[str, str], Party] = field(default_factory=dict)
    chain: str = ""
    chain_day: date = date.min
    chain_left: int = 0
    replaced: set[str] = field(default_factory=set)

    def party(self, question: Question, root: str) -> Party:
        """Where a party stands on a question."""
        return self.parties.setdefault((question.id, root), Party())

    def came_out(self, made: Iterable["Made"], published: date) -> None:
        """Take up the statements of a card that is written, and what they report of parties.

        Not before: what a fact takes the place of on its card has told nobody anything.
        """
        for one in made:
            self.newest.append(one.said)
            for party in self._silent(one.said, one.fields):
                if party.reported is None:
                    party.reported, party.reported_in = published, one.said.ref
        if len(self.replaced) > 2 * KEPT:
            self.replaced &= {one.ref for one in self.newest}

    def may_replace(self, said: Said) -> bool:
        """Whether a statement may be replaced: once, and not where a party's later word is news because of it."""
        parties = (self.party(said.question, root) for root in said.question.concerns) if said.question else ()
        return not said.own and said.ref not in self.replaced and said.ref not in (it.reported_in for it in parties)

    def _silent(self, said: Said, fields: Fields) -> list[Party]:
        """The parties of which a statement reports that they have not owned it."""
        return [self.party(said.question, root) for root in fields.get("not_acknowledged_by", ()) if said.question]


@dataclass(frozen=True)
class Made:
    """A statement: its lane, its fields, and what later ones may refer to."""

    lane: str
    fields: Fields
    said: Said


def rests(counts: date, history: History, lot: Random) -> str:
    """What a statement rests on: the end of the chain at hand, or where that is long enough any of the newest."""
    if history.chain_left == 0 or history.chain_day > counts:
        earlier = [said for said in history.newest if said.counts <= counts]
        if not earlier:
            return ""
        start = lot.choice(earlier)
        if history.chain_left == 0:
            history.chain, history.chain_day, history.chain_left = start.ref, start.counts, lot.randrange(3, 40)
        return start.ref
    return history.chain


def resting(made: Made, history: History) -> None:
    """Let the chain at hand end in a statement that rests on its end so far."""
    if made.fields.get("rests_on") == [history.chain] and history.chain_left:
        history.chain, history.chain_day, history.chain_left = made.said.ref, made.said.counts, history.chain_left - 1
