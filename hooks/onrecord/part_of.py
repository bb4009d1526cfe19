"""Who belongs to whom: the control group of each actor, and for whom each speaks (method §2, §4)."""

from collections import defaultdict
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from .model.entities import Actor
from .model.record import Absent
from .vocabulary import PRESS


class Room(NamedTuple):
    """The place of an actor in an order in which all who speak for it follow it at once; they end before `end`."""

    start: int
    end: int


def control_groups(actors: Mapping[str, Actor]) -> Mapping[str, str]:
    """The root above each actor; an actor on a circle, or below what could not be read, has none."""
    groups: dict[str, str | None] = {}
    for start in actors:
        way, here = dict[str, None](), start
        while here and here not in groups and here not in way:
            way[here] = None
            above = _above(actors, here)
            if above == here:
                groups[here] = here
            else:
                here = above
        root = groups.get(here)
        groups.update((actor, root) for actor in way if actor not in groups)
    return MappingProxyType({actor: root for actor, root in groups.items() if root is not None})


def rooms(actors: Mapping[str, Actor], groups: Mapping[str, str]) -> Mapping[str, Room]:
    """The room of each actor that has a control group: whoever has its place in it speaks for the actor.

    An actor speaks for whom it is part of, and for whom that speaks, but for the press and whoever is below that.
    """
    below, first = defaultdict[str, list[str]](list), list[str]()
    for actor in groups:
        above = "" if _is_press(actors[actor]) else _above(actors, actor)
        (first if above in ("", actor) else below[above]).append(actor)
    order, starts, found = 0, dict[str, int](), dict[str, Room]()
    ahead = first[::-1]
    while ahead:
        here = ahead.pop()
        if here in starts:  # all who speak for it have their places
            found[here] = Room(starts[here], order)
            continue
        starts[here], order = order, order + 1
        ahead += [here, *below[here]]
    return MappingProxyType(found)


def _is_press(actor: Actor) -> bool:
    try:
        return actor.type in PRESS
    except Absent:
        return False


def _above(actors: Mapping[str, Actor], actor: str) -> str:
    """Whom an actor is part of; itself at the top; an empty text where that cannot be told."""
    if actor not in actors:
        return ""
    try:
        above = actors[actor].part_of
    except Absent:
        return ""
    return above if above and above != actor else "" if above else actor
