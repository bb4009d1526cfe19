"""What each party concerned has said of a question, by dated events (method §2, "Position of a concerned party")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ..archive import Archive, Entry
from ..model.entities import Question
from ..model.statements import Unacknowledged
from ..vocabulary import PRESS, YesNo
from .counting import Span, silent_span_of, span_of


class Stance(StrEnum):
    """A concerned party's position on a question."""

    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    DENIED = "denied"
    DECLINED = "declined"
    UNACKNOWLEDGED = "unacknowledged"
    NOT_RECORDED = "not-recorded"


_OWNED: Final = frozenset({Stance.ACKNOWLEDGED, Stance.ANSWERED})
NOT_OWNED: Final = frozenset({Stance.DENIED, Stance.DECLINED, Stance.UNACKNOWLEDGED})


@dataclass(frozen=True, slots=True)
class Event:
    """One dated word of a party, or one report of its position, and the days on which it counts.

    `far` tells how far from the party it was read: through how many hands, and whether somebody else published it.
    """

    on: date
    stance: Stance
    own: bool
    entry: Entry
    span: Span
    far: tuple[int, bool] = (0, True)


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance, the day its unbroken run began, and the event that began it (None: never)."""

    stance: Stance
    since: date | None = None
    event: Event | None = None


def speaks_for(archive: Archive, actor: str, party: str) -> bool:
    """Whether a party speaks through an actor: itself or somebody below it, the press excepted."""
    archive.control_group(actor)  # the way up ends
    room = archive.rooms.get(party)
    return room is not None and room.start <= archive.rooms[actor].start < room.end


def spoken_for(archive: Archive, actor: str) -> Iterator[str]:
    """For whom an actor speaks: itself, and whoever it belongs to, up to the first of the press."""
    archive.control_group(actor)  # the way up ends
    here: str | None = actor
    while here is not None:
        yield here
        own = archive.actor(here)
        here = None if own.type in PRESS else own.part_of or None  # `nobody` is none


def events_of(archive: Archive, question: Question, party: str, entry: Entry) -> Iterator[Event]:
    """What one answer tells of a party's position: its own word, another's report of it, both or nothing."""
    claim = entry.claim
    if claim and isinstance(claim.said_by, str) and speaks_for(archive, claim.said_by, party):
        answer = claim.answers[question.id]
        stance = _OWN[answer] if isinstance(answer, YesNo) else Stance.ANSWERED
        span = span_of(archive, entry)
        yield Event(entry.said_day, stance, own=True, entry=entry, span=span, far=far(archive, entry))
    if isinstance(entry.statement, Unacknowledged) and party in entry.statement.not_acknowledged_by:
        how, span = Stance(entry.statement.not_acknowledged_by[party].value), silent_span_of(archive, entry)
        yield Event(span.starts, how, own=False, entry=entry, span=span, far=(len(entry.statement.via), True))


def far(archive: Archive, entry: Entry) -> tuple[int, bool]:
    """How far from its speaker a statement was read: through how many hands, and whether others published it."""
    speaker, group = entry.first_speaker, archive.control_group
    elsewhere = not isinstance(speaker, str) or group(speaker) != group(entry.card.publisher)
    return len(entry.claim.via) if entry.claim else 0, elsewhere


_OWN: Final = {YesNo.YES: Stance.ACKNOWLEDGED, YesNo.NO: Stance.DENIED, YesNo.DECLINED: Stance.DECLINED}
_RANK: Final = {
    (Stance.UNACKNOWLEDGED, False): 0,
    (Stance.DECLINED, False): 1,
    (Stance.DECLINED, True): 1,
    (Stance.DENIED, False): 2,
    (Stance.ACKNOWLEDGED, True): 3,
    (Stance.ANSWERED, True): 3,
    (Stance.DENIED, True): 4,
}


def in_order(event: Event) -> tuple[date, int, str]:
    """The order of events: by day; on one day the stronger word last, a party's own `no` the very last."""
    return event.on, _RANK[event.stance, event.own], event.entry.ref


NOTHING_RECORDED: Final = Position(Stance.NOT_RECORDED)


def fold(events: Sequence[Event], stood: Position = NOTHING_RECORDED) -> Position:
    """The position to which whole days of events in order of date lead; of several of one day the nearest to the party
    is named.

    A day of a party’s own `no` is a day of `no`, whatever else it says on it: that breaks no run of denials.
    """
    days_of_no = {event.on for event in events if event.own and event.stance is Stance.DENIED}
    for event in events:
        if event.on in days_of_no and event.own and event.stance in _OWNED:
            continue
        if event.stance is not stood.stance:
            if _replaces(event, stood.stance):
                stood = Position(event.stance, event.on, event)
        elif stood.event and event.on == stood.since and _nearness(event) < _nearness(stood.event):
            stood = Position(event.stance, event.on, event)
    return stood


def _nearness(event: Event) -> tuple[bool, tuple[int, bool], str]:
    """A party’s own word before a report of it; then by the hands it went through, and by who published it."""
    return not event.own, event.far, event.entry.ref


def _replaces(event: Event, stood: Stance) -> bool:
    if event.own and event.stance is not Stance.DECLINED:
        return True
    if event.stance is Stance.DENIED:
        return stood not in (Stance.ACKNOWLEDGED, Stance.ANSWERED)
    weak = {Stance.UNACKNOWLEDGED, Stance.NOT_RECORDED}
    return stood in (weak | {Stance.DECLINED} if event.stance is Stance.DECLINED else weak)
