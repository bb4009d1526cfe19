"""A statement as it answers one question, with all that a standing asks of it, worked out once (method §2, §4, §5)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..archive import Archive, Entry, last_day
from ..model.answers import AnyAnswer, claims
from ..model.entities import Question
from ..model.statements import Claim
from ..vocabulary import YesNo
from .counting import Span, span_of
from .origins import FirstSpeaker, FirstSpeakers, Origin, Origins, concerned_groups
from .positions import Event, events_of, speaks_for


class Voice(NamedTuple):
    """Whose answer it is where answers are set against each other: a party concerned, or a control group.

    Named and anonymous answers of one control group are two voices (method §5).
    """

    actor: str
    party: bool
    anonymous: bool


@dataclass(frozen=True, slots=True, eq=False)
class Answering:
    """One statement's answer to one question.

    It counts on the days of `span`. `day` is that for which a figure holds (None: not known, so never
    compared); `measure` is empty where nothing is measured.
    """

    entry: Entry
    answer: AnyAnswer
    measure: str
    span: Span
    said: date
    day: date | None
    origins: Origins
    """its independent origins: those of the parties' control groups left out"""
    voices: tuple[Voice, ...]
    own: bool
    """whether nobody but parties concerned says it first"""
    events: tuple[tuple[str, Event], ...]
    """what it tells of each party's position"""

    @property
    def claims(self) -> bool:
        """Whether it claims what the question asks: `yes`, or a figure."""
        return claims(self.answer)

    @property
    def starts(self) -> date:
        """The day from which it counts."""
        return self.span.starts

    @property
    def ends(self) -> date | None:
        """The day from which it counts no longer; None where it does for ever."""
        return self.span.ends


def answerings(
    archive: Archive,
    first_speakers: Mapping[str, FirstSpeakers],
    question: Question,
    backing_of: Callable[[Origin], "Backing"],
) -> Iterator[Answering]:
    """What answers a question, at any time; a rendering of something else counts nowhere (method §4).

    `backing_of` is `backing_of_origin`, its results kept: thousands of answers have one of a few origins.
    """
    concerned = concerned_groups(archive, question)
    for entry in archive.links.question.get(question.id, ()):
        claim = entry.claim
        if claim is not None and not claim.is_rendering:
            backing = _backing(archive, question, concerned, first_speakers[entry.ref], backing_of)
            yield _answering(archive, question, entry, claim, backing)


class Backing(NamedTuple):
    """What is behind an answer: its independent origins, whose voices they are, whether only parties said it first."""

    independent: Origins
    voices: tuple[Voice, ...]
    own: bool


def backing_of_origin(origin: Origin) -> Backing:
    """What is behind an answer of one origin that is nobody’s of a party concerned."""
    return Backing(frozenset((origin,)), (Voice(origin.group, False, origin.anonymous),), False)


def _backing(
    archive: Archive,
    question: Question,
    concerned: frozenset[str],
    first_speakers: FirstSpeakers,
    backing_of: Callable[[Origin], Backing],
) -> Backing:
    parts = [_one(archive, question, concerned, first, backing_of) for first in first_speakers]
    if len(parts) == 1:
        return parts[0]
    return Backing(
        frozenset[Origin]().union(*(part.independent for part in parts)),
        tuple(dict.fromkeys(voice for part in parts for voice in part.voices)),
        all(part.own for part in parts),
    )


def _one(
    archive: Archive,
    question: Question,
    concerned: frozenset[str],
    first: FirstSpeaker,
    backing_of: Callable[[Origin], Backing],
) -> Backing:
    counted = backing_of(first.origin)
    if first.origin.group not in concerned:
        return counted
    own = _spoken_for(archive, question, first.speaker)
    return Backing(frozenset(), own or counted.voices, bool(own))


def _spoken_for(archive: Archive, question: Question, speaker: object) -> tuple[Voice, ...]:
    """The parties concerned for which somebody speaks."""
    if not isinstance(speaker, str):
        return ()
    return tuple(Voice(party, True, False) for party in question.concerns if speaks_for(archive, speaker, party))


def _answering(archive: Archive, question: Question, entry: Entry, claim: Claim, backing: Backing) -> Answering:
    own = _spoken_for(archive, question, claim.said_by) if claim.rests_on else ()
    return Answering(
        entry=entry,
        answer=claim.answers[question.id],
        measure=measure_of(question, claim),
        span=span_of(archive, entry),
        said=entry.said_day,
        day=_day_of_figure(entry),
        origins=backing.independent,
        voices=own or backing.voices,
        own=bool(own) or backing.own,
        events=tuple((p, event) for p in question.concerns for event in events_of(archive, question, p, entry)),
    )


def _day_of_figure(entry: Entry) -> date | None:
    """The last possible day for which a figure holds: `as_of`, else `said_on`, else none (method §5)."""
    when = entry.statement.as_of or (entry.claim.said_on if entry.claim else None)
    day = last_day(entry.card, when) if when else date.max
    return None if day == date.max else day


def sources(answers: Iterable[Answering]) -> int:
    """From how many sources, which are cards, answers are (method §4)."""
    return len({answering.entry.card.id for answering in answers})


def measure_of(question: Question, claim: Claim) -> str:
    """What a claim's figure counts for a question (method §5): its own measure if that is listed, else the first.

    Empty where the answer is no figure, or the question has no measures.
    """
    if isinstance(claim.answers[question.id], YesNo):
        return ""
    return claim.measure if claim.measure in question.measures and claim.measure else default_measure(question)


def default_measure(question: Question) -> str:
    """What is counted unless another measure is named: the first of the question's measures; empty if it has none."""
    return next(iter(question.measures), "")
