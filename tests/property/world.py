"""An archive as of a day, as the method tells it (§2): what counts, who is below whom. No part of the derivation."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from onrecord.archive import Archive
from onrecord.model.edtf_dates import EdtfDate
from onrecord.model.entities import Card, Question
from onrecord.model.statements import AnyStatement, Attributed, Unacknowledged, Verified
from onrecord.vocabulary import PRESS, YesNo


@dataclass(frozen=True, eq=False)
class DatedStatement:
    """A claim or a fact on its card: its last possible day, and from when its words and its silences count."""

    card: Card
    statement: AnyStatement
    said: date
    counts: date
    observed: date

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
    """An archive as of a day: all that it ever tells, and the claims whose words, or silences, count on the day."""

    archive: Archive
    every: Mapping[str, DatedStatement]
    day: date
    counting: tuple[DatedStatement, ...]
    observing: tuple[DatedStatement, ...]

    def on(self, day: date) -> "World":
        """The same as of another day."""
        every = list(self.every.values())
        return replace(
            self,
            day=day,
            counting=tuple(_standing([dated for dated in every if dated.counts <= day])),
            observing=tuple(_standing([dated for dated in every if dated.observed <= day])),
        )


def _standing(public: list[DatedStatement]) -> list[DatedStatement]:
    """The claims among what is public that nothing else of it has replaced; a rendering counts nowhere."""
    stand = [dated for dated in public if not dated.statement.rendering_of]
    replaced = {ref for dated in stand for ref in dated.statement.supersedes}
    return [dated for dated in stand if dated.ref not in replaced and not isinstance(dated.statement, Verified)]


def world_of(archive: Archive) -> World:
    """An archive before anything counts."""
    every = [_dated(card, s) for card in archive.cards.values() for s in _statements(card)]
    return World(archive, {dated.ref: dated for dated in every}, date.min, (), ())


def _statements(card: Card) -> list[AnyStatement]:
    return [*card.verified, *card.attributed, *card.unacknowledged]


def _dated(card: Card, statement: AnyStatement) -> DatedStatement:
    said_on = None if isinstance(statement, Verified) else statement.said_on
    published = last_published(card)
    said = last_day(card, said_on or card.published)
    has_id = not isinstance(statement, Verified) and isinstance(statement.said_by, str)
    counts = said if has_id and said_on else max(said, published)
    return DatedStatement(card, statement, said, counts, published)


def last_published(card: Card) -> date:
    """The last possible day of publication; of one not known exactly, at most the day of retrieval."""
    when = card.published
    if when.earliest == when.latest and when.latest:
        return when.latest
    return min(d for d in (when.latest, card.retrieved.latest if card.retrieved else None) if d)


def last_day(card: Card, when: EdtfDate) -> date:
    """The last possible day of a date; of one not known to the day, at most the card's own."""
    if when.earliest == when.latest and when.latest:
        return when.latest
    return min(d for d in (when.latest, last_published(card)) if d)


def measure(question: Question, dated: DatedStatement) -> str:
    """What a figure counts for a question: its own measure if listed there, whole or part, else the first."""
    if isinstance(dated.claim.answers[question.id], YesNo) or not question.measures:
        return ""
    own = dated.claim.measure
    return own if own in (*question.measures, *question.parts) else question.measures[0]


def answers(world: World, question: Question) -> list[DatedStatement]:
    """What answers a question and counts on the day; a figure of a mere part is no answer."""
    return [dated for dated in world.counting if is_answer(question, dated)]


def is_answer(question: Question, dated: DatedStatement) -> bool:
    """Whether a claim answers a question, at any time."""
    return question.id in dated.claim.answers and measure(question, dated) not in question.parts


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
    """Every day on which anything begins to count, was found or looked for."""
    questions = world.archive.questions.values()
    found = {finding.on.latest for q in questions for finding in q.findings if finding.on.latest}
    looked_for = {search.day for q in questions for search in q.searches}
    return sorted(found | looked_for | {day for d in world.every.values() for day in (d.counts, d.observed)})
