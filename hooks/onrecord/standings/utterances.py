"""One voice, one day, one question is one utterance, however many tell of it (method §4)."""

from collections.abc import Hashable, Iterable, Iterator
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

    With `question`, only that one is looked at; without, two that answer any same question are tellings of one. What
    answers nothing is the same where its text is. A day not known tells nothing, so it gathers nothing.
    """
    groups: list[list[Entry]] = []
    group_of: dict[Hashable, list[Entry]] = {}
    for entry in entries:
        keys = list(_keys(entry, question))
        group = next((group_of[key] for key in keys if key in group_of), None)
        if group is None:
            groups.append(group := [])
        group.append(entry)
        for key in keys:
            group_of.setdefault(key, group)
    return tuple(_utterance(archive, group) for group in groups)


def _keys(entry: Entry, question: str) -> Iterator[Hashable]:
    """What a statement has in common with the other tellings of the same: speaker, day, and a question."""
    claim = entry.claim
    if claim is None or not isinstance(claim.said_by, str) or claim.said_on is None or claim.said_on.day is None:
        return
    answered = [asked for asked in claim.answers if not question or asked == question]
    for common in answered or [f"text: {claim.text}"]:
        yield claim.said_by, claim.said_on.day, common


def _utterance(archive: Archive, tellings: list[Entry]) -> Utterance:
    first, *others = sorted(tellings, key=lambda entry: _order(archive, entry))
    return Utterance(first, tuple(others))


def _order(archive: Archive, entry: Entry) -> tuple[bool, tuple[int, bool], date, str]:
    """The fewest hands first, then the speaker's own publication, then the earliest; a mere rendering never leads."""
    return entry.statement.is_rendering, far(archive, entry), published_day(entry.card), entry.ref
