"""On which day each thing in the archive could first be counted (method §2, "Two times")."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from ..archive import Archive
from ..model.entities import Card, Question
from ..model.findings import Finding
from ..model.recorded import Recorded
from ..model.references import card_of
from .tally import Known


class Arrivals:
    """On which day each card and finding could first be counted: it and all that it leans on had come in by then.

    `days` are those on which anything came in. At the end of each of them stands a state of the archive, a bit of
    `Known`; what was never recorded comes in `today`.
    """

    def __init__(self, archive: Archive, recorded: Recorded, today: date) -> None:
        self._recorded, self._today = recorded, today
        self.cards: Mapping[str, date] = MappingProxyType(_came_in(archive.cards, recorded, today))
        found = (self.finding(q, finding) for q in archive.questions.values() for finding in q.findings)
        self.days = sorted({*self.cards.values(), *found})

    @property
    def latest(self) -> Known:
        """The state in which everything has come in."""
        return 1 << max(len(self.days) - 1, 0)

    def last_by(self, day: date) -> int:
        """The number of the last state of the archive by a day; of the first, where that came later."""
        return max(bisect_right(self.days, day) - 1, 0)

    def since(self, day: date) -> Known:
        """The states of the archive that have what came in on a day."""
        return -1 << bisect_left(self.days, day) & self.always

    @property
    def always(self) -> Known:
        """All states of the archive."""
        return (self.latest << 1) - 1

    def changed_after(self, day: date) -> Known:
        """The states after which, on a later day than this, something else came in."""
        return -1 << self.last_by(day) & (self.latest - 1)

    def finding(self, question: Question, finding: Finding) -> date:
        """The day on which a finding came in, or the last card of its evidence did that is there."""
        own = self._recorded.of_finding(question.id, finding) or self._today
        return max(own, *(self.cards.get(card_of(ref), date.min) for ref in finding.cited), date.min)

    def by(self, question: Question, day: date) -> Question:
        """A question with the findings and searches that had come in by a day."""
        findings = tuple(f for f in question.findings if self.finding(question, f) <= day)
        known = tuple(s for s in question.searches if (self._recorded.of_search(question.id, s) or self._today) <= day)
        if len(findings) == len(question.findings) and len(known) == len(question.searches):
            return question
        return question.model_copy(update={"findings": findings, "searches": known})


def _came_in(cards: Mapping[str, Card], recorded: Recorded, today: date) -> dict[str, date]:
    """The day of each card, or of the last that it rests on, at any depth: a late card is late for all above it."""
    resting = defaultdict[str, list[str]](list)
    for card in cards.values():
        for below in _rested_on(card):
            resting[below].append(card.id)
    own = {name: recorded.of_card(name) or today for name in cards}
    days: dict[str, date] = {}
    for name in sorted(own, key=own.__getitem__, reverse=True):
        above = [name]
        while above:
            here = above.pop()
            if here not in days:
                days[here] = own[name]
                above += resting[here]
    return days


def _rested_on(card: Card) -> Iterable[str]:
    """The cards on whose statements those of a card rest."""
    return {card_of(ref) for _, _, statement in card.statements() for ref in statement.rests_on}
