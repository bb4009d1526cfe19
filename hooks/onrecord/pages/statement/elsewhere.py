"""Who else answers what a statement answers: the same, the contrary, another figure."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from typing import Final

from ...archive import Entry
from ...model.answers import AnyAnswer
from ...standings.utterances import key_of
from ...vocabulary import YesNo
from ...wording.answers import CONTRARY, sides
from .dated_archive import DatedArchive
from .tellings import gathered
from .view_types import Elsewhere

_MENTIONED: Final = 4
_TOLD: Final = "The same words, told by other sources"
_OTHER_PARTS: Final = "Other counts of a part"


@dataclass(frozen=True, slots=True)
class _Spoken:
    """What is said to a question, one entry for one utterance: gathered once for all the statements that answer it.

    `places` lead from what tellings of one utterance have in common to where it stands; `alike` are the places of
    those that answer the same, all figures together, beside an answer that they give.
    """

    utterances: tuple[tuple[Entry, ...], ...]
    cards: tuple[Counter[str], ...]
    places: Mapping[object, int]
    alike: tuple[tuple[AnyAnswer, list[int]], ...]


def elsewhere(views: DatedArchive, entry: Entry) -> tuple[Elsewhere, ...]:
    """Who else answers the same questions, question by question; renderings left out."""
    answers = entry.claim.answers if entry.claim else {}
    return tuple(side for question in answers for side in _sides(views, entry, question, len(answers) > 1))


def _answers(views: DatedArchive, question: str) -> _Spoken:
    return _gathered(views, question, views.answers(question))


def _parts(views: DatedArchive, question: str) -> _Spoken:
    return _gathered(views, question, views.parts(question))


def _gathered(views: DatedArchive, question: str, entries: Iterable[Entry]) -> _Spoken:
    utterances = tuple((spoken.first, *spoken.others) for spoken in gathered(views, entries, question))
    alike: dict[YesNo | None, tuple[AnyAnswer, list[int]]] = {}
    for place, (first, *_) in enumerate(utterances):
        answer = first.claim.answers[question] if first.claim else YesNo.DECLINED
        alike.setdefault(answer if isinstance(answer, YesNo) else None, (answer, []))[1].append(place)
    return _Spoken(
        utterances,
        tuple(Counter(entry.card.id for entry in tellings) for tellings in utterances),
        {key_of(tellings[0], question): place for place, tellings in enumerate(utterances)},
        tuple(alike.values()),
    )


def _sides(views: DatedArchive, entry: Entry, question: str, several: bool) -> Iterator[Elsewhere]:
    """The others that answer one of its questions, by how their answer stands to its own; empty sides left out.

    One utterance is one of them (method §4); those that tell of the same utterance stand apart.
    """
    for heading, side, number in _by_heading(views, entry, question):
        if number:
            mentions = views.mentions(islice(side, _MENTIONED))
            more = number - len(mentions)
            yield Elsewhere(views.question(question), several, heading, mentions, more, heading == CONTRARY)


_Side = tuple[str, Iterator[Entry], int]
"""A heading, those that stand under it, and how many they are"""


def _by_heading(views: DatedArchive, entry: Entry, question: str) -> Iterator[_Side]:
    part = views.is_part(entry, question)
    spoken = views.once(_parts if part else _answers, question)
    own = spoken.places.get(key_of(entry, question))
    if own is not None:
        yield _told(spoken, entry, own)
    if part:
        yield _others(spoken, _OTHER_PARTS, [places for _, places in spoken.alike], own)
        return
    answer = entry.claim.answers[question] if entry.claim else None
    for heading, belongs in sides(answer) if answer is not None else ():
        yield _others(spoken, heading, [places for other, places in spoken.alike if belongs(other)], own)


def _told(spoken: _Spoken, entry: Entry, own: int) -> _Side:
    """Who else tells of the same utterance; another statement of the same card is no other source."""
    tellings, here = spoken.utterances[own], entry.card.id
    return _TOLD, (e for e in tellings if e.card.id != here), len(tellings) - spoken.cards[own][here]


def _others(spoken: _Spoken, heading: str, alike: list[list[int]], own: int | None) -> _Side:
    """The other utterances that answer in some ways, in their order; of each the telling that leads."""
    among = own is not None and any(_stands_in(places, own) for places in alike)
    leading = (spoken.utterances[place][0] for place in merge(*alike) if place != own)
    return heading, leading, sum(map(len, alike)) - among


def _stands_in(places: list[int], own: int) -> bool:
    """Whether a place is one of some, which stand in order."""
    at = bisect_left(places, own)
    return at < len(places) and places[at] == own
