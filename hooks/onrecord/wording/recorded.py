"""How the archive told a day before later cards or findings changed that, in words (method §2, "Two times")."""

from collections.abc import Iterator
from typing import Final

from ..archive import Archive
from ..model.edtf_dates import day_in_words
from ..standings.derive import State
from ..standings.recorded import Revision
from ..vocabulary import Standing
from . import badges, labels
from .answers import answer_in_words

_NOTHING: Final = "nothing of this day"


def before_in_words(archive: Archive, revision: Revision, now: State) -> str:
    """What a page said of a day, the standing first; of the parties, those that stand otherwise now.

    `unacknowledged, one origin; Russia had denied it`; of a day that it told nothing of: `nothing of this day`. Then
    what it said from later days on, which are no entries now: `and from 5 Mar 2021 on: unacknowledged`.
    """
    before = revision.before
    own = [] if before and before.looks_like(now) else [_said(archive, before, now)]
    gone = (f"from {day_in_words(state.since)} on: {_said(archive, state, now)}" for state in revision.gone)
    return ", and ".join([*own, *gone])


def _said(archive: Archive, before: State | None, now: State) -> str:
    if before is None:
        return _NOTHING
    words = (badges.word(archive, None, before, badge) for badge in badges.in_order(before.badges))
    return "; ".join([", ".join([_standing(before), *words]), *_parties(archive, before, now)])


def _standing(state: State) -> str:
    word = labels.STANDING[state.standing].lower()
    if state.standing is not Standing.VERIFIED:
        return word
    return f"{word}: {labels.listed(list(dict.fromkeys(answer_in_words(f.answer) for f in state.findings)))}"


def _parties(archive: Archive, before: State, now: State) -> Iterator[str]:
    for party, position in before.positions.items():
        if party not in now.positions or position.stance is not now.positions[party].stance:
            yield labels.stood(archive.actor(party).name, position.stance)
