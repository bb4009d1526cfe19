"""Verified facts by lot: that somebody said something, or what a register shows; whether two outlets bear it out."""

from collections.abc import Iterable, Mapping
from random import Random

from onrecord.vocabulary import PRESS

from .cast import Actor, Fields
from .history import Made, Said, Source
from .words import WHAT, proposition


def on_record(number: int, speaker: Actor, evidence: Iterable[str], place: str, lot: Random) -> Fields:
    """A verified fact: that somebody said it."""
    return {
        "id": f"v{number}-{lot.choice(WHAT)}",
        "text": f"{speaker.name} stated that {_lower(proposition(lot, place))}.",
        "basis": "on-record",
        "by": speaker.id,
        "evidence": list(evidence),
    }


def public_record(number: int, source: Source, place: str, lot: Random) -> Fields:
    """A verified fact that a register shows."""
    page = f"https://register.example/{source.id}/{number}"
    day = source.published.strftime("%Y%m%d")
    return {
        "id": f"v{number}-{lot.choice(WHAT)}",
        "text": f"{proposition(lot, place)}.",
        "basis": "public-record",
        "evidence": [{"url": page, "archived": f"https://web.archive.org/web/{day}120000/{page}"}],
    }


def both_told(before: Said, now: Made, groups: Mapping[str, Actor]) -> bool:
    """Whether two outlets of different sides tell the same words, neither of them through the other."""
    speaker, other = before.speaker, now.said
    if speaker is None or other.speaker is not speaker or speaker.type in PRESS:
        return False
    mine, theirs = before.publisher, other.publisher
    if mine.root == theirs.root or not {mine.type, theirs.type} <= PRESS or speaker.root in (mine.root, theirs.root):
        return False
    hands = {groups[hand].root for said in (before, other) for hand in said.via if isinstance(hand, str)}
    return not hands & {mine.root, theirs.root}


def _lower(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
