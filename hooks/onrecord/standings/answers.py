"""A statement as it answers one question, with all that a standing asks of it, worked out once (method §2, §4, §5)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..archive import Archive, Entry, last_day
from ..model.answers import AnyAnswer, claims
from ..model.entities import Question
from ..model.statements import Claim
from ..vocabulary import YesNo
from .counting import Span, span_of
from .origins import Origins, concerned_groups, origin_of_speaker
from .positions import Event, events_of, in_order, speaks_for


class Voice(NamedTuple):
    """Whose answer it is where answers are set against each other: a party concerned, or a control group.

    Named and anonymous answers of one control group are two voices. It is the voice of whoever speaks, whatever the
    statement rests on (method §5).
    """

    actor: str
    party: bool
    anonymous: bool


@dataclass(frozen=True, slots=True, eq=False)
class Answering:
    """One statement's answer to one question.

    Its words count on the days of `span`. `day` is that for which a figure holds (None: not known, so never
    compared); `measure` is empty where nothing is measured.
    """

    entry: Entry
    answer: AnyAnswer
    measure: str
    span: Span
    said: date
    day: date | None
    given_earlier: bool
    """whether it is a figure given on a day not known: it never takes the place of a dated one (method §5)"""
    origins: Origins
    """its independent origins: those of the parties' control groups left out"""
    voices: tuple[Voice, ...]
    events: tuple[tuple[str, Event], ...]
    """what it tells of each party's position"""

    @property
    def claims(self) -> bool:
        """Whether it claims what the question asks: `yes`, or a figure."""
        return claims(self.answer)

    @property
    def claimed_by_others(self) -> bool:
        """Whether somebody outside the control groups of the parties concerned first claims it (method §2, §4)."""
        return self.claims and bool(self.origins)

    @property
    def recency(self) -> tuple[bool, date]:
        """What the latest answers are found by: the day it was said, behind every one of which that day is known."""
        return not self.given_earlier, self.said

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days on which its words count, and those on which each thing does that it tells of a party."""
        return self.span, *(event.span for _, event in self.events)

    @property
    def starts(self) -> date:
        """The day from which it counts."""
        return self.span.starts

    @property
    def ends(self) -> date | None:
        """The day from which it counts no longer; None where it does for ever."""
        return self.span.ends


def answerings(archive: Archive, origins: Mapping[str, Origins], question: Question) -> Iterator[Answering]:
    """What is given as an answer to a question, at any time; a rendering of something else counts nowhere (method §4).

    Among them are figures of a mere part of what is asked (`Question.is_part`).
    """
    concerned = concerned_groups(archive, question)
    for entry in archive.links.question.get(question.id, ()):
        claim = entry.claim
        if claim is not None and not claim.is_rendering:
            yield _answering(archive, question, entry, claim, _independent(origins[entry.ref], concerned))


def _independent(origins: Origins, concerned: frozenset[str]) -> Origins:
    """Of some origins those that are nobody’s of a party concerned; the same object where all are, to share it."""
    if all(origin.group not in concerned for origin in origins):
        return origins
    return frozenset(origin for origin in origins if origin.group not in concerned)


def _answering(archive: Archive, question: Question, entry: Entry, claim: Claim, independent: Origins) -> Answering:
    answer = claim.answers[question.id]
    return Answering(
        entry=entry,
        answer=answer,
        measure=measure_of(question, claim),
        span=span_of(archive, entry),
        said=entry.said_day,
        day=_day_of_figure(entry),
        given_earlier=not isinstance(answer, YesNo) and _given_earlier(question, entry),
        origins=independent,
        voices=_voices(archive, question, entry),
        events=tuple((p, event) for p in question.concerns for event in events_of(archive, question, p, entry)),
    )


def _voices(archive: Archive, question: Question, entry: Entry) -> tuple[Voice, ...]:
    """The parties concerned for which somebody speaks; of anybody else, the control group."""
    speaker = entry.first_speaker
    if isinstance(speaker, str):
        parties = [party for party in question.concerns if speaks_for(archive, speaker, party)]
        if parties:
            return tuple(Voice(party, True, False) for party in parties)
    origin = origin_of_speaker(archive, entry)
    return (Voice(origin.group, False, origin.anonymous),)


def _given_earlier(question: Question, entry: Entry) -> bool:
    """Whether the day on which a figure was given is not known, to the question’s window (method §5)."""
    when = entry.said
    return when.earliest is None or when.latest is None or (when.latest - when.earliest).days > question.window


def _day_of_figure(entry: Entry) -> date | None:
    """The last possible day for which a figure holds: `as_of`, else `said_on`, else none (method §5)."""
    when = entry.statement.as_of or (entry.claim.said_on if entry.claim else None)
    day = last_day(entry.card, when) if when else date.max
    return None if day == date.max else day


def events_at(answers: Iterable[Answering], party: str, day: date) -> list[Event]:
    """A party's own words and others' reports of it that count on a day, in order of date (method §2)."""
    events = (event for a in answers for whose, event in a.events if whose == party and event.span.covers(day))
    return sorted(events, key=in_order)


def sources(answers: Iterable[Answering]) -> int:
    """From how many sources, which are cards, answers are (method §4)."""
    return len({answering.entry.card.id for answering in answers})


def measure_of(question: Question, claim: Claim) -> str:
    """What a claim's figure counts for a question (method §5): its own if that is listed there, else the first.

    Empty where the answer is no figure, or the question has no measures.
    """
    if isinstance(claim.answers[question.id], YesNo):
        return ""
    own = claim.measure
    return own if own and own in question.all_measures else default_measure(question)


def default_measure(question: Question) -> str:
    """What is counted unless another measure is named: the first of the question's measures; empty if it has none."""
    return next(iter(question.measures), "")
