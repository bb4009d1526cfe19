"""Why a question stands as it does, what changed it: each badge, each day of its history, in words (method §2–§6)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Final

from ..archive import Entry
from ..model.edtf_dates import day_in_words
from ..model.entities import Question
from ..model.statements import Anonymous, DocumentSpeaker
from ..standings.answers import Answering, sources
from ..standings.conflicts import Apart, Pair, pairs
from ..standings.derive import Standings, State
from ..standings.positions import NOTHING_RECORDED
from ..standings.state import settles
from ..vocabulary import Badge, Standing, YesNo
from . import badges, labels
from .answers import answer_in_words


@dataclass(frozen=True, slots=True)
class Reason:
    """A sentence, the statements (`card#statement`) that it speaks of, and what it lists, if anything."""

    words: str
    refs: tuple[str, ...] = ()
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.words}: {'; '.join(self.items)}" if self.items else self.words


_Turn = tuple[list[Answering], list[Answering]]
_NO_TURN: Final[_Turn] = ([], [])
_RECENT: Final = 2


class Reasons:
    """Puts what is derived of an archive into words."""

    def __init__(self, standings: Standings) -> None:
        self._standings = standings
        self._archive = standings.archive
        self._turns = cache(self._days_of_turns)  # each entry of a history asks for those of its day
        self._conflicts = lru_cache(_RECENT)(standings.conflicts)  # a page asks for those of one day in several ways
        self._history = cache(self._entries)  # what changes on all days is told before any page is made

    def badges(self, question: Question, day: date) -> list[tuple[Badge, Reason]]:
        """Every badge of a question on a day, each with its reason, in the order in which they are shown."""
        state = self._standings.at(question.id, day)
        reasons = {
            Badge.CONTESTED: lambda: self._contested(question, day),
            Badge.SINGLE_ORIGIN: lambda: self._single_origin(question, day),
            Badge.ACKNOWLEDGED: lambda: self._acknowledged(state),
            Badge.PARTLY_ACKNOWLEDGED: lambda: self._acknowledged(state),
            Badge.RESTS_ON_UNACKNOWLEDGED: lambda: self._rests(question, day),
            Badge.RE_CHECK: lambda: self._re_check(state, day),
        }
        return [(badge, reasons[badge]()) for badge in badges.in_order(state.badges)]

    def beside(self, question: Question, day: date) -> list[Reason]:
        """The latest figures that exclude one another and are not compared: for each reason why not, which they are."""
        pairs = [pair for pair in self._conflicts(question.id, day) if pair.apart]
        by_reason = {why: [a for p in pairs if p.apart is why for a in (p.one, p.other)] for why in Apart}
        return [
            Reason(
                f"Not compared where {badges.WHY_APART[why].format(window=question.window)}",
                tuple(dict.fromkeys(a.entry.ref for a in apart)),
                tuple(self._figures(apart)),
            )
            for why, apart in by_reason.items()
            if apart
        ]

    def _figures(self, answers: Iterable[Answering]) -> list[str]:
        """Figures in order of their day; the relays of one utterance are one."""
        return [words for _, words in sorted({(a.recency, self._figure(a)) for a in answers})]

    def history(self, question: Question, day: date) -> tuple[tuple[State, list[Reason]], ...]:
        """Every entry of a question's history up to a day, with what changed it."""
        return self._history(question.id, day)

    def _entries(self, question_id: str, day: date) -> tuple[tuple[State, list[Reason]], ...]:
        question = self._archive.question(question_id)
        entries: list[tuple[State, list[Reason]]] = []
        before: State | None = None
        for state in self._standings.history(question.id, day):
            entries.append((state, list(self._changes(question, before, state))))
            before = state
        return tuple(entries)

    def _changes(self, question: Question, before: State | None, now: State) -> Iterator[Reason]:
        decided = list(self._decided(before, now))
        parties = list(self._parties(before, now))
        if (before is None or before.standing is Standing.UNANSWERED) and now.standing is not Standing.UNANSWERED:
            yield from self._first_said(question, now.since)
        yield from decided
        yield from parties
        # what a question takes for granted is settled or not before anybody answers it
        stood = before.badges if before else now.badges & {Badge.RESTS_ON_UNACKNOWLEDGED}
        yield from self._badges_changed(question, now, now.badges - stood, stood - now.badges)
        if before and not decided and not parties and now.standing is not before.standing:
            yield from self._otherwise(question, now.since)

    def _decided(self, before: State | None, now: State) -> Iterator[Reason]:
        if now.findings != (before.findings if before else ()):
            for held in now.findings:
                answer, made = answer_in_words(held.answer), day_in_words(held.found_on)
                by = f" by {held.finding.checked_by}" if held.finding.checked_by else ""
                begin = f"A finding{by}" if held.found_on == held.holds_from else f"A finding made on {made}{by}"
                yield Reason(f"{begin} holds from this day: {answer}, {labels.GROUND[held.finding.basis]}")

    def _parties(self, before: State | None, now: State) -> Iterator[Reason]:
        for party, position in now.positions.items():
            was = before.positions[party] if before else NOTHING_RECORDED
            if position.stance is was.stance:
                continue
            name = self._archive.actor(party).name
            if position.event is None:
                yield Reason(f"What was recorded of {name} has been replaced")
            else:
                changed = labels.CHANGE[position.stance, position.event.own]
                yield Reason(f"{name} {changed}", (position.event.entry.ref,))

    def _first_said(self, question: Question, day: date) -> Iterator[Reason]:
        if first := self._began(question, day):
            yield Reason(f"First said here: by {self._teller(first)}", _refs(first[:1]))

    def _otherwise(self, question: Question, day: date) -> Iterator[Reason]:
        """No party and no finding moved the standing: somebody else says it too, or a statement was replaced."""
        _, gone = self._turns(question.id).get(day, _NO_TURN)
        if began := self._began(question, day):
            yield Reason(f"Now also said by {self._teller(began)}", _refs(began))
        elif gone:
            yield Reason("A statement was replaced by a later one", _refs(gone))

    def _began(self, question: Question, day: date) -> list[Answering]:
        """The claims that began to count on a day, in the order in which they were made."""
        began, _ = self._turns(question.id).get(day, _NO_TURN)
        return sorted((a for a in began if a.claims and a.span.any_day), key=lambda a: (a.said, a.entry.ref))

    def _days_of_turns(self, question: str) -> Mapping[date, _Turn]:
        """The answers that begin to count on each day, and those that cease to."""
        turns: dict[date, _Turn] = {}
        for answering in self._standings.answers[question]:
            turns.setdefault(answering.starts, ([], []))[0].append(answering)
            if answering.ends:
                turns.setdefault(answering.ends, ([], []))[1].append(answering)
        return turns

    def _teller(self, claims: list[Answering]) -> str:
        who, publisher = self.who(claims[0]), self._archive.actor(claims[0].entry.card.publisher).name
        return who if who == publisher else f"{who}, published by {publisher}"

    def _badges_changed(
        self, question: Question, now: State, gained: frozenset[Badge], lost: frozenset[Badge]
    ) -> Iterator[Reason]:
        if Badge.CONTESTED in gained:
            yield self._contested(question, now.since)
        if Badge.CONTESTED in lost:
            yield self._no_longer_contested(question, now.since)
        began = _refs(self._began(question, now.since))
        if Badge.SINGLE_ORIGIN in gained:
            yield Reason("One origin so far" if began else "Only one origin is left", began)
        if Badge.SINGLE_ORIGIN in lost:
            yield Reason(
                "A second origin says so" if began else "What came from the one origin has been replaced", began
            )
        if Badge.RESTS_ON_UNACKNOWLEDGED in lost:
            yield Reason("What it takes for granted is now verified, or acknowledged by every party it concerns")
        if Badge.RESTS_ON_UNACKNOWLEDGED in gained:
            yield Reason("What it takes for granted is no longer verified, nor acknowledged by every party it concerns")

    def _no_longer_contested(self, question: Question, day: date) -> Reason:
        """Never that they agree: the newer figures may merely not be comparable, and then why is said (method §5)."""
        apart = dict.fromkeys(pair.apart for pair in self._standings.conflicts(question.id, day) if pair.apart)
        if not apart:
            return Reason("Newer answers stand in the place of those that conflicted, and none of them conflict")
        why = ", or ".join(badges.WHY_APART[one].format(window=question.window) for one in apart)
        return Reason(f"{badges.NOT_COMPARABLE.capitalize()}: {why}")

    def who(self, answering: Answering) -> str:
        """Whoever gives an answer: a name, or what an unnamed speaker is called."""
        speaker = answering.entry.claim.said_by if answering.entry.claim else ""
        if isinstance(speaker, Anonymous):
            return f"{speaker.anonymous} ({labels.UNNAMED['anonymous']})"
        if isinstance(speaker, DocumentSpeaker):
            return f"{speaker.document} ({labels.UNNAMED['document']})"
        return self._archive.actor(speaker).name

    def conflicts(self, question: Question, first: date, last: date) -> Reason:
        """What conflicted in a time, the relays of one utterance as one; of yes and no, who answered which."""
        clashes = self._standings.conflicts_between(question.id, first, last)
        if any(isinstance(pair.one.answer, YesNo) for pair in clashes):
            return self._yes_and_no(list(clashes))
        items = dict.fromkeys("; ".join(self._figures((pair.one, pair.other))) for pair in clashes)
        return Reason("No number fits both", items=tuple(items))

    def _contested(self, question: Question, day: date) -> Reason:
        clashes = [pair for pair in self._conflicts(question.id, day) if not pair.apart]
        if any(isinstance(pair.one.answer, YesNo) for pair in clashes):
            return self._yes_and_no(clashes)
        return self._figures_clash(clashes)

    def parts_contested(self, question: Question, day: date) -> Reason | None:
        """Which figures of a mere part of what is asked exclude one another: said there, no badge (method §5)."""
        clashes = [p for p in pairs(self._standings.parts_at(question.id, day), question.window) if not p.apart]
        return self._figures_clash(clashes) if clashes else None

    def _figures_clash(self, clashes: list[Pair]) -> Reason:
        """The last two figures that exclude one another, and how many more do."""
        of = {a: self._utterance(a) for pair in clashes for a in (pair.one, pair.other)}
        by_utterances = {frozenset((of[pair.one], of[pair.other])): pair for pair in clashes}
        pair = list(by_utterances.values())[-1]
        words = "; ".join(self._figures((pair.one, pair.other)))
        others = labels.counted(len(by_utterances) - 1, "other pair")
        more = f"; {others} of figures likewise" if len(by_utterances) > 1 else ""
        return Reason(f"{words}: no number fits both{more}", (pair.one.entry.ref, pair.other.entry.ref))

    def _utterance(self, answering: Answering) -> tuple[str, str, str, date]:
        """What makes two relays one figure to a reader."""
        return self.who(answering), str(answering.answer), answering.measure, answering.said

    def _yes_and_no(self, clashes: list[Pair]) -> Reason:
        sides = {answer: [a for p in clashes for a in (p.one, p.other) if a.answer is answer] for answer in YesNo}
        yes, no = (list({a.entry.ref: a for a in sides[answer]}.values()) for answer in (YesNo.YES, YesNo.NO))
        return Reason(
            f"Answered no by {self._names(no)}, and yes by {self._names(yes)}", tuple(a.entry.ref for a in (*no, *yes))
        )

    def _who(self, answers: Iterable[Answering]) -> list[str]:
        return list(dict.fromkeys(self.who(answering) for answering in answers))

    def _names(self, answers: Iterable[Answering]) -> str:
        return _few(self._who(answers))

    def _figure(self, answering: Answering) -> str:
        measure = f" ({answering.measure})" if answering.measure else ""
        when = f", {labels.GIVEN_EARLIER}" if answering.given_earlier else f" on {day_in_words(answering.said)}"
        return f"{self.who(answering)}, {answer_in_words(answering.answer)}{measure}{when}"

    def _single_origin(self, question: Question, day: date) -> Reason:
        """`One origin; 7 sources: documents that are not authenticated, through the Financial Times.`"""
        claims = [a for a in self._standings.counting(question.id, day) if a.claims and a.origins]
        (origin,) = claims[0].origins
        name = self._archive.actor(origin.group).name
        behind = f"{labels.listed(self._unnamed(claims))}, through {name}" if origin.anonymous else name
        return Reason(f"One origin; {labels.counted(sources(claims), 'source')}: {behind}", _refs(claims))

    def _unnamed(self, claims: list[Answering]) -> list[str]:
        """What those who are not named are called: documents, persons, or the outlet in its own voice."""
        speakers = [entry.claim.said_by for entry in self._at_the_bottom(claims) if entry.claim]
        documents = any(isinstance(speaker, DocumentSpeaker) for speaker in speakers)
        persons = any(isinstance(speaker, Anonymous) for speaker in speakers)
        outlets = any(isinstance(speaker, str) for speaker in speakers)
        kinds = ["documents that are not authenticated"] * documents + ["people who are not named"] * persons
        return [*kinds, *["an outlet in its own voice"] * outlets] or ["a source whose words are not carried here"]

    def _at_the_bottom(self, claims: list[Answering]) -> Iterator[Entry]:
        """The statements on which these rest in the end; those that rest on nothing are their own."""
        ahead, seen = [answering.entry.ref for answering in claims], set[str]()
        while ahead:
            entry = self._archive.statement(ahead.pop())
            ahead += [r for r in entry.statement.rests_on if r not in seen and r not in self._archive.named.things]
            seen.update(entry.statement.rests_on)
            if not entry.statement.rests_on:
                yield entry

    def _acknowledged(self, state: State) -> Reason:
        refs = tuple(p.event.entry.ref for p in state.positions.values() if p.event)
        return Reason("; ".join(self._stands(state, party) for party in state.positions), refs)

    def _stands(self, state: State, party: str) -> str:
        position, name = state.positions[party], self._archive.actor(party).name
        if position.event is None or position.since is None:
            return labels.unheard(name)
        return f"{name} {labels.STANCE[position.stance, position.event.own]} {day_in_words(position.since)}"

    def _rests(self, question: Question, day: date) -> Reason:
        loose = [self._text(q) for q in self.unsettled(question, day)]
        if not loose:  # of a question that is only named it is not known what it takes for granted
            return Reason("It takes for granted what itself rests on something unacknowledged")
        questions = _few([f"“{text}”" for text in loose])
        verb = "is" if len(loose) == 1 else "are"
        return Reason(
            f"It takes an answer to {questions} for granted, which {verb} neither verified nor acknowledged "
            "by every party concerned"
        )

    def _text(self, question: str) -> str:
        thing = self._archive.named.question(question)
        return thing.text if thing else self._archive.question(question).text

    def unsettled(self, question: Question, day: date) -> list[str]:
        """The questions, at any remove, whose presupposed answer is not settled on a day (method §6)."""
        loose: dict[str, None] = {}
        seen, ahead = {question.id}, [question]
        while ahead:
            here = ahead.pop()
            for other, answer in here.presupposes.items():
                if not settles(self._standings.stood(other, day), answer):
                    loose[other] = None
                if other not in seen and not self._archive.named.question(other):
                    seen.add(other)
                    ahead.append(self._archive.question(other))
        return list(loose)

    def _re_check(self, state: State, day: date) -> Reason:
        party = min(state.stale_parties(day), key=state.heard.__getitem__)
        name, heard = self._archive.actor(party).name, state.heard[party]
        return Reason(
            f"The newest recorded word of {name} on this, report of one, or search for one, is of "
            f"{day_in_words(heard)}, {(day - heard).days} days before {day_in_words(day)}"
        )


def _refs(answers: Iterable[Answering]) -> tuple[str, ...]:
    return tuple(answering.entry.ref for answering in answers)


def _few(words: list[str]) -> str:
    """Some words, of many the first and how many others there are."""
    return labels.listed(words if len(words) <= _NAMED else [*words[: _NAMED - 1], f"{len(words) - _NAMED + 1} others"])


_NAMED: Final = 4
