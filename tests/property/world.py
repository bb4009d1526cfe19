"""An archive as of a day, as the method tells it (§2): what counts, who is below whom. No part of the derivation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.archive import Archive
from onrecord.model.edtf_dates import EdtfDate
from onrecord.model.entities import Card
from onrecord.model.statements import AnyStatement, Attributed, Unacknowledged, Verified
from onrecord.vocabulary import PRESS


@dataclass(frozen=True, eq=False)
class DatedStatement:
    """A claim or a fact on its card: the last possible day it was said, and from when it counts."""

    card: Card
    statement: AnyStatement
    said: date
    counts: date

    @property
    def ref(self) -> str:
        """`card#statement`."""
        return f"{self.card.id}#{self.statement.id}"

    @property
    def claim(self) -> Attributed | Unacknowledged:
        """The statement, which is known to be a claim."""
        assert not isinstance(self.statement, Verified), "only claims answer questions"
        return self.statement


@dataclass(frozen=True, eq=False)
class World:
    """An archive as of a day: all that it ever tells, and what of it counts on the day."""

    archive: Archive
    every: Mapping[str, DatedStatement]
    day: date
    counting: tuple[DatedStatement, ...]

    def on(self, day: date) -> "World":
        """The same as of another day."""
        public = [dated for dated in self.every.values() if dated.counts <= day]
        replaced = {ref for dated in public if not dated.statement.rendering_of for ref in dated.statement.supersedes}
        stand = [dated for dated in public if dated.ref not in replaced and not dated.statement.rendering_of]
        return replace(
            self,
            day=day,
            counting=tuple(dated for dated in stand if not isinstance(dated.statement, Verified)),
        )


def world_of(archive: Archive) -> World:
    """An archive before anything counts."""
    every = [_dated(card, s) for card in archive.cards.values() for s in _statements(card)]
    return World(archive, {dated.ref: dated for dated in every}, date.min, ())


def _statements(card: Card) -> list[AnyStatement]:
    return [*card.verified, *card.attributed, *card.unacknowledged]


def _dated(card: Card, statement: AnyStatement) -> DatedStatement:
    said_on = None if isinstance(statement, Verified) else statement.said_on
    said = last_day(card, said_on or card.published)
    return DatedStatement(card, statement, said, max(said, last_day(card, card.published)))


def last_day(card: Card, when: EdtfDate) -> date:
    """The last possible day of a date; of one not known exactly, at most the day of retrieval."""
    if when.earliest == when.latest and when.latest:
        return when.latest
    return min(d for d in (when.latest, card.retrieved.latest if card.retrieved else None) if d)


def answers(world: World, question: str) -> list[DatedStatement]:
    """What answers a question and counts on the day."""
    return [dated for dated in world.counting if question in dated.claim.answers]


def group(world: World, actor: str) -> str:
    """The control group: the root of `part_of`."""
    above = world.archive.actors[actor].part_of
    return group(world, above) if above else actor


def speaks_for(world: World, actor: object, party: str) -> bool:
    """Whether a party speaks through somebody: up to it, there is no outlet and no agency."""
    if not isinstance(actor, str) or actor == party:
        return actor == party
    above = world.archive.actors[actor].part_of
    return world.archive.actors[actor].type not in PRESS and above is not None and speaks_for(world, above, party)


def days_of_change(world: World) -> list[date]:
    """Every day on which anything begins to count, or was found."""
    days = {f.on.latest for question in world.archive.questions.values() for f in question.findings if f.on.latest}
    return sorted(days | {dated.counts for dated in world.every.values()})
