"""How the archive told a day before later cards or findings changed that, in words (method §2, "Two times")."""

from collections.abc import Iterator
from typing import Final

from ..archive import Archive
from ..standings.derive import Standing, State
from . import labels
from .answers import answer_in_words

_NOTHING: Final = "nothing of this day"


def before_in_words(archive: Archive, before: State | None, now: State) -> str:
    """What a page said of a day, the standing first; of the parties, those that stand otherwise now.

    `unacknowledged, single origin; Russia had denied it`; of a day that it told nothing of: `nothing of this day`.
    """
    if before is None:
        return _NOTHING
    badges = (labels.BADGE[badge].lower() for badge in labels.in_order(before.badges))
    return "; ".join([", ".join([_standing(before), *badges]), *_parties(archive, before, now)])


def _standing(state: State) -> str:
    word = labels.STANDING[state.standing].lower()
    if state.standing is not Standing.VERIFIED:
        return word
    return f"{word}: {labels.listed(list(dict.fromkeys(answer_in_words(f.answer) for f in state.findings)))}"


def _parties(archive: Archive, before: State, now: State) -> Iterator[str]:
    for party, position in before.positions.items():
        if party not in now.positions or position.stance is not now.positions[party].stance:
            yield f"{archive.actor(party).name} {labels.STOOD[position.stance]}"
