"""What this archive held on a day, and which entries of a history have been changed by what came in later (method §2).

`known_by` leaves out what came in later. `revisions` tells, of each entry of a history, since when the archive has told
that day as it does, and how it told it before. Nothing is read again: a card that came in later is left out, and one
that was changed meanwhile is taken as it stands today.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from ..archive import Archive, entries_of, link
from ..model.entities import Card, Question
from ..model.findings import Finding
from ..model.recorded import Recorded
from ..model.references import card_of
from ..vocabulary import Badge
from .derive import Standings, State, derive


@dataclass(frozen=True, slots=True)
class Revision:
    """Since when the archive has told an entry as it does now, and how it told its day before; None: nothing of it.

    `gone` are the entries that it told of later days, which are none now.
    """

    since: date
    before: State | None
    gone: tuple[State, ...] = ()


def known_by(archive: Archive, recorded: Recorded, day: date, today: date) -> Archive:
    """An archive without what came in after a day: cards, findings, searches, and what leans on such cards.

    What was never recorded comes in `today`.
    """
    return _known_by(archive, _Arrivals(archive.cards, recorded, today), day)


class _Arrivals:
    """On which day each card and finding could first be counted: it and all that it leans on had come in by then."""

    def __init__(self, cards: Mapping[str, Card], recorded: Recorded, today: date) -> None:
        self._recorded, self._today = recorded, today
        days = {card: recorded.of_card(card) or today for card in cards}
        below = {name: _rested_on(card) for name, card in cards.items()}
        while late := {c: day for c in days if (day := max(map(days.__getitem__, (c, *below[c])))) > days[c]}:
            days.update(late)
        self.cards: Mapping[str, date] = MappingProxyType(days)

    def finding(self, question: Question, finding: Finding) -> date:
        """The day on which a finding came in, or the last card of its evidence did."""
        own = self._recorded.of_finding(question.id, finding) or self._today
        return max(own, *(self.cards[card_of(ref)] for ref in finding.cited), date.min)

    def by(self, question: Question, day: date) -> Question:
        """A question with the findings and searches that had come in by a day."""
        findings = tuple(f for f in question.findings if self.finding(question, f) <= day)
        known = tuple(s for s in question.searches if (self._recorded.of_search(question.id, s) or self._today) <= day)
        if len(findings) == len(question.findings) and len(known) == len(question.searches):
            return question
        return question.model_copy(update={"findings": findings, "searches": known})


def _rested_on(card: Card) -> frozenset[str]:
    """The cards on whose statements those of a card rest."""
    return frozenset(card_of(ref) for _, _, statement in card.statements() for ref in statement.rests_on)


def _known_by(archive: Archive, arrivals: _Arrivals, day: date) -> Archive:
    return link(
        (card for card in archive.cards.values() if arrivals.cards[card.id] <= day),
        archive.actors.values(),
        (arrivals.by(question, day) for question in archive.questions.values()),
        archive.places.values(),
        archive.topics.values(),
        archive.withdrawn.values(),
    )


def revisions(
    standings: Standings, recorded: Recorded, question: str, day: date, today: date
) -> Mapping[date, Revision]:
    """By their first days, the entries of a question's history up to a day that what came in later has changed.

    None that began after it came in, and none before the question had an answer or a finding here. Of several changes
    the last is told. Only what bears on the question is derived anew, once for each day on which some of it came in.
    """
    asked = _presupposed(standings.archive, question)
    cards = _bearing_on(standings.archive, asked)
    arrivals = _Arrivals(cards, recorded, today)
    days = sorted({*arrivals.cards.values(), *(arrivals.finding(q, f) for q in asked for f in q.findings)})
    if len(days) < 2:
        return MappingProxyType({})
    part = link(cards.values(), standings.archive.actors.values(), asked, (), ())
    return MappingProxyType(dict(_backwards(standings, part, arrivals, question, day, days)))


def _backwards(
    standings: Standings, part: Archive, arrivals: _Arrivals, question: str, day: date, days: list[date]
) -> Iterator[tuple[date, Revision]]:
    """From the last day on which something came in to the first; an entry that was changed is done with."""
    firsts, later = [entry.since for entry in standings.history(question, day)], standings
    ends = dict(zip(firsts, [*firsts[1:], day + timedelta(days=1) if day < date.max else day], strict=False))
    for came_in, before_that in zip(reversed(days[1:]), reversed(days[:-1]), strict=True):
        firsts = [first for first in firsts if first < came_in]
        known = _known_by(part, arrivals, before_that)
        if not firsts or not _has_a_page(known, question):
            return
        earlier = derive(known)
        spans = [(first, min(ends[first], came_in)) for first in firsts]
        changed = dict(_changed(earlier, later, question, spans, came_in))
        yield from changed.items()
        firsts, later = [first for first in firsts if first not in changed], earlier


def _has_a_page(archive: Archive, question: str) -> bool:
    """Whether there was anything to show of a question."""
    return bool(archive.links.question.get(question) or archive.questions[question].findings)


def _changed(
    earlier: Standings, later: Standings, question: str, spans: list[tuple[date, date]], since: date
) -> Iterator[tuple[date, Revision]]:
    """The entries, each by its first day and the one after its last, that were another or had others within them."""
    for first, end in spans:
        before, now = (_without_re_check(told.at(question, first)) for told in (earlier, later))
        within = (state for state in earlier.history(question, end - timedelta(days=1)) if state.since > first)
        gone = tuple(s for s in within if not s.looks_like(_without_re_check(later.at(question, s.since))))
        if gone or not before.looks_like(now):
            yield first, Revision(since, before if earlier.history(question, first) else None, gone)


def _without_re_check(state: State) -> State:
    """A state as the history has it, of which the day that it is looked at is no part."""
    return replace(state, badges=state.badges - {Badge.RE_CHECK})


def _presupposed(archive: Archive, question: str) -> list[Question]:
    """A question and all that it presupposes, at any remove."""
    found, ahead = dict[str, Question](), [question]
    while ahead:
        here = ahead.pop()
        if here not in found:
            found[here] = archive.questions[here]
            ahead += found[here].presupposes
    return list(found.values())


def _bearing_on(archive: Archive, questions: list[Question]) -> Mapping[str, Card]:
    """The cards from which it is derived how questions stand.

    Whoever answers or is evidence, and what these rest on or are replaced by.
    """
    ahead = [entry.card.id for question in questions for entry in archive.links.question.get(question.id, ())]
    ahead += [card_of(ref) for question in questions for finding in question.findings for ref in finding.cited]
    found: dict[str, Card] = {}
    while ahead:
        card = ahead.pop()
        if card not in found:
            found[card] = archive.cards[card]
            ahead += [*_rested_on(found[card]), *_replacing(archive, card)]
    return found


def _replacing(archive: Archive, card: str) -> Iterator[str]:
    """The cards whose statements supersede those of a card."""
    for entry in entries_of(archive.cards[card]):
        yield from (later.card.id for later in archive.links.successors.get(entry.ref, ()))
