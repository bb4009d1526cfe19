"""A statement in a list: with the first of what tells of it and of what it is tied to; its own page has all."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from .tellings import FEW
from .view_types import Group, Lane, Shown, StatementView, Telling

_TIED: Final = ("rests_on", "rested_on_by", "renderings", "supersedes", "superseded_by")


def few(whole: StatementView, also: tuple[Telling, ...]) -> Shown:
    """A statement with the first of each, and how many more there are."""
    tied = {name: getattr(whole, name) for name in _TIED}
    more = sum(max(len(it) - FEW, 0) for it in (*tied.values(), also))
    if not more:
        return Shown(whole, also)
    return Shown(replace(whole, **{name: them[:FEW] for name, them in tied.items()}), also[:FEW], more)


def few_of_each(lanes: Iterable[Lane]) -> tuple[Lane, ...]:
    """Lanes in which each statement stands so."""
    return tuple(replace(lane, groups=tuple(map(_group, lane.groups))) for lane in lanes)


def _group(group: Group) -> Group:
    return replace(group, statements=tuple(few(shown.view, shown.also) for shown in group.statements))
