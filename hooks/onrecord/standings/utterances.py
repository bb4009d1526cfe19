"""One voice, one day, one question is one utterance, however many tell of it (method §4)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from ..archive import Archive, Entry, published_day
from .positions import far


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said once: the telling nearest to the speaker, and the others."""

    first: Entry
    others: tuple[Entry, ...] = ()


def utterances(archive: Archive, entries: Iterable[Entry], question: str = "") -> tuple[Utterance, ...]:
    """Statements, the tellings of one utterance gathered; in the order in which the first of each comes.

    With `question`, the answers to that one are looked at; without, those to the first question of each, under which
    lists file it. What answers nothing is the same where its text is. A day not known gathers nothing.
    """
    groups = defaultdict[Hashable, list[Entry]](list)
    for entry in entries:
        groups[key_of(entry, question)].append(entry)
    return tuple(_utterance(archive, group) for group in groups.values())


def key_of(entry: Entry, question: str = "") -> Hashable:
    """What a statement has in common with the other tellings of the same: speaker, day, and the question."""
    claim = entry.claim
    if claim is None or not isinstance(claim.said_by, str) or claim.said_on is None or claim.said_on.day is None:
        return entry.ref
    asked = question if question in claim.answers else next(iter(claim.answers), None)
    return claim.said_by, claim.said_on.day, asked, "" if asked else claim.text


def _utterance(archive: Archive, tellings: list[Entry]) -> Utterance:
    if len(tellings) == 1:
        return Utterance(tellings[0])
    first, *others = sorted(tellings, key=lambda entry: _order(archive, entry))
    return Utterance(first, tuple(others))


def _order(archive: Archive, entry: Entry) -> tuple[bool, tuple[int, bool], date, str]:
    """The fewest hands first, then the speaker's own publication, then the earliest; a mere rendering never leads."""
    return entry.statement.is_rendering, far(archive, entry), published_day(entry.card), entry.ref
