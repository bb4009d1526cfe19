"""What follows from the changes: origins, standings, badges and positions that are no longer what they were."""

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Final

from ..standings.derive import State
from ..standings.origins import Origins
from ..standings.positions import Position
from .change import Change, What
from .sides import Sides

STANDING: Final = "standing"
BADGES: Final = "badges"
_POSITION: Final = "position of "


def changes(sides: Sides) -> Iterator[Change]:
    """Statements with other origins, then questions that stand otherwise as of the day."""
    before, after = sides.base.standings.origins, sides.head.standings.origins
    for ref in sorted(before.keys() & after.keys()):
        old, new = sides.renamed(_origins(before[ref])), _origins(after[ref])
        if old != new:
            yield Change(What.ORIGINS_CHANGED, ref, "", old, new)
    for question in sides.head.archive.questions:
        yield from _standing(sides, question)


def _origins(origins: Origins) -> str:
    return ", ".join(f"{o.group}{' (anonymous)' if o.anonymous else ''}" for o in sorted(origins))


def _standing(sides: Sides, question: str) -> Iterator[Change]:
    new = _in_words(sides.head.standings.at(question, sides.day))
    known = question in sides.base.archive.questions
    old = _in_words(sides.base.standings.at(question, sides.day)) if known else {}
    if known:
        yield from _history(sides, question)
    for field in {**old, **new}:
        if old.get(field, "") != new.get(field, ""):
            yield Change(What.STANDING_CHANGED, question, field, old.get(field, ""), new.get(field, ""))


def _history(sides: Sides, question: str) -> Iterator[Change]:
    """From which earlier day on it stood otherwise than before; how it stands on the day itself comes apart."""
    old, new = ([_look(s) for s in side.standings.history(question, sides.day)] for side in (sides.base, sides.head))
    rewritten = next((pair for pair in zip_longest(old, new, fillvalue=("", "")) if pair[0] != pair[1]), None)
    first = min((since for since, _ in rewritten if since), default="") if rewritten else ""
    if rewritten and first < sides.day.isoformat():
        yield Change(
            What.STANDING_CHANGED, question, f"history from {first} on", *(" ".join(e).strip() for e in rewritten)
        )


def _look(state: State) -> tuple[str, str]:
    words = _in_words(state)
    positions = [
        f"{name.removeprefix(_POSITION)} {p.partition(' ')[0]}" for name, p in words.items() if _POSITION in name
    ]
    return state.since.isoformat(), ", ".join(filter(None, [words[STANDING], words[BADGES], *positions]))


def _in_words(state: State) -> Mapping[str, str]:
    """A state by what is told of it: standing, badges, each party's position."""
    positions = {f"{_POSITION}{party}": _position(position) for party, position in state.positions.items()}
    return {STANDING: state.standing.value, BADGES: ", ".join(sorted(state.badges)), **positions}


def _position(position: Position) -> str:
    return f"{position.stance.value}{f' since {position.since}' if position.since else ''}"
