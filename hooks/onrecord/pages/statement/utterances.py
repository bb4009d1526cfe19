"""One utterance, however many relay it: the report nearest to the speaker, and the others (method §4)."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ...archive import Entry
from ...model.statements import Claim
from ...standings.answers import measure_of
from ...standings.derive import Standings
from ...standings.positions import far
from ...wording.answers import answer_in_words


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said once: the statement nearest to the speaker, and the other reports of the same."""

    first: Entry
    others: tuple[Entry, ...] = ()


def utterances(standings: Standings, entries: Iterable[Entry], question: str = "") -> list[Utterance]:
    """Statements, the reports of one utterance gathered; in the order in which the first of each comes.

    One utterance has one speaker, one day and the same answers by the same measures; with `question`, only the
    answer to that one is looked at. What answers nothing must have the same text. Where the day is not known
    nothing tells that two reports are of one utterance, so they stay apart; so do speakers without a name of
    different origins, and a different rendering from what it renders.
    """
    groups: dict[Hashable, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[_key(standings, entry, question)].append(entry)
    return [_utterance(standings, group) for group in groups.values()]


def _utterance(standings: Standings, group: list[Entry]) -> Utterance:
    first, *others = sorted(group, key=lambda entry: _far(standings, entry))
    return Utterance(first, tuple(others))


def _key(standings: Standings, entry: Entry, question: str) -> Hashable:
    claim = entry.claim
    if claim is None or claim.said_on is None or claim.said_on.day is None:
        return entry.ref
    unnamed = None if isinstance(claim.said_by, str) else standings.origins[entry.ref]
    content = frozenset(_answers(standings, claim, question)) or claim.text
    return claim.said_by, unnamed, claim.said_on.text, content, claim.rendering_of


def _answers(standings: Standings, claim: Claim, question: str) -> Iterator[Hashable]:
    for asked, answer in claim.answers.items():
        if asked == question or not question:
            yield asked, answer_in_words(answer), measure_of(standings.archive.question(asked), claim)


def _far(standings: Standings, entry: Entry) -> tuple[bool, int, date, str]:
    """How far from the speaker it was read: published by others, through how many hands, how late."""
    return *far(standings.archive, entry), entry.counts_from, entry.ref
