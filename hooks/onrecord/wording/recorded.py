"""How the archive told a day before later cards or findings changed that, in words (method §2, "Two times")."""

from collections.abc import Iterator
from typing import Final

from ..archive import Archive
from ..model.edtf_dates import day_in_words
from ..standings.recorded import Revision
from ..standings.state import Look
from ..vocabulary import Standing
from . import badges, labels
from .answers import answer_in_words

_NOTHING: Final = "nothing of this day"


def before_in_words(archive: Archive, revision: Revision, now: Look) -> str:
    """What a page said of a day, the standing first; of the parties, those that stand otherwise now.

    `unacknowledged, one origin; Russia had denied it`; of a day that it told nothing of: `nothing of this day`. Then
    what it said from later days on, which are no entries now: `and from 5 Mar 2021 on: unacknowledged`.
    """
    before = revision.before
    own = [] if before == now else [_said(archive, before, now)]
    gone = (f"from {day_in_words(since)} on: {_said(archive, look, now)}" for since, look in revision.gone)
    return ", and ".join([*own, *gone])


def _said(archive: Archive, before: Look | None, now: Look) -> str:
    if before is None:
        return _NOTHING
    words = (badges.word(archive, None, before, badge) for badge in badges.in_order(before.badges))
    return "; ".join([", ".join([_standing(before), *words]), *_parties(archive, before, now)])


def _standing(look: Look) -> str:
    word = labels.STANDING[look.standing].lower()
    if look.standing is not Standing.VERIFIED:
        return word
    return f"{word}: {labels.listed(list(dict.fromkeys(map(answer_in_words, look.found))))}"


def _parties(archive: Archive, before: Look, now: Look) -> Iterator[str]:
    for party, stance in before.stances.items():
        if stance is not now.stances.get(party):
            yield labels.stood(archive.actor(party).name, stance)
