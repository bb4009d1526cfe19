"""The maps of places: what is drawn, and the words that say the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ...maps.drawing import Ground, Mark, MarkedMap, map_of_many, map_of_place, maps_of_places
from ...maps.labels import Name
from ...maps.outlines import Point, World
from ...model.entities import Place
from ...vocabulary import EntityKind
from ..statement.links import url_of
from ..statement.view_types import Link

NUMBERED: Final = 60
"""The most places that are numbered on a map and listed beneath it."""
_LIMIT: Final = (
    "Outlines, borders and names of countries are Natural Earth's (1:10,000,000, public domain), which draws who holds "
    "an area. They are no statement of ours on where a border runs or whose an area is."
)


@dataclass(frozen=True, slots=True)
class PlaceMap:
    """The map of one place."""

    title: str
    description: str
    ground: Ground
    mark: Mark
    label: Name
    caption: str


@dataclass(frozen=True, slots=True)
class NumberedMark:
    """A mark on the map of all places: where it leads, and what it is called; `half` is half its width in pixels."""

    x: float
    y: float
    words: str
    url: str
    label: str

    @property
    def half(self) -> float:
        """Round for one number, longer for more words."""
        return max(13, 4 * len(self.words) + 8)

    @property
    def wide(self) -> float:
        """The whole width."""
        return 2 * self.half


@dataclass(frozen=True, slots=True)
class NumberedMap:
    """One of the maps of all places."""

    title: str
    ground: Ground
    marks: tuple[NumberedMark, ...]


@dataclass(frozen=True, slots=True)
class PlacesMap:
    """The maps of all places, and the places in the order of their numbers."""

    maps: tuple[NumberedMap, ...]
    places: tuple[Link, ...]
    caption: str


def coordinates_in_words(place: Place) -> str:
    """`51.7° N, 36.2° E`."""
    latitude, longitude = place.coordinates
    north, east = ("N" if latitude >= 0 else "S"), ("E" if longitude >= 0 else "W")
    return f"{abs(latitude):g}° {north}, {abs(longitude):g}° {east}"


def place_map(world: World, place: Place) -> PlaceMap:
    """A place on a map of its region."""
    ground, mark, label = map_of_place(world, place.name, _point(place))
    where = coordinates_in_words(place)
    title = f"Map: {place.name} in {place.country}, {where}"
    caption = f"The mark is the one coordinate recorded for the place, {where}; it tells no extent. {_LIMIT}"
    return PlaceMap(title, _description(ground), ground, mark, label, caption)


def _description(ground: Ground) -> str:
    named = [name.words for name in ground.names]
    countries = f" Named on it: {', '.join(named)}." if named else ""
    return f"The place is marked on an outline of the land around it.{countries}"


def places_map(world: World, places: Sequence[Place]) -> PlacesMap | None:
    """All places on one map, with further ones where they crowd; None where there is no place.

    Of more than NUMBERED, the map tells how many lie where.
    """
    if not places:
        return None
    if len(places) > NUMBERED:
        return _counted(world, places)
    drawn = maps_of_places(world, [_point(place) for place in places])
    opened = {_numbers(drawing): f"#_map-{index}" for index, drawing in enumerate(drawn, 1) if len(drawing.marks) > 1}
    numbered = tuple(_numbered(drawing, index == 0, places, opened) for index, drawing in enumerate(drawn))
    links = tuple(Link(place.name, url_of(EntityKind.PLACE, place.id)) for place in places)
    return PlacesMap(
        numbered, links, f"A mark is the one coordinate recorded for a place; it tells no extent. {_LIMIT}"
    )


def _counted(world: World, places: Sequence[Place]) -> PlacesMap:
    """The map of so many places that none has a number."""
    drawn = map_of_many(world, [_point(place) for place in places])
    marks = tuple(_counted_mark(mark, places) for mark in drawn.marks)
    caption = f"A mark stands in the middle of a square of the map, and tells how many places lie in it. {_LIMIT}"
    return PlacesMap((NumberedMap("All places", drawn.ground, marks),), (), caption)


def _counted_mark(mark: Mark, places: Sequence[Place]) -> NumberedMark:
    words = str(len(mark.numbers))
    if len(mark.numbers) > 1:
        return NumberedMark(mark.x, mark.y, words, "", f"{words} places")
    (place,) = [places[number - 1] for number in mark.numbers]
    return NumberedMark(mark.x, mark.y, words, url_of(EntityKind.PLACE, place.id), f"{words}: {place.name}")


def _numbers(drawing: MarkedMap) -> tuple[int, ...]:
    return tuple(sorted(number for mark in drawing.marks for number in mark.numbers))


def _numbered(
    drawing: MarkedMap, whole: bool, places: Sequence[Place], opened: dict[tuple[int, ...], str]
) -> NumberedMap:
    title = "All places" if whole else f"Nearer: {_named(_numbers(drawing), places)}"
    return NumberedMap(title, drawing.ground, tuple(_numbered_mark(mark, places, opened) for mark in drawing.marks))


def _numbered_mark(mark: Mark, places: Sequence[Place], opened: dict[tuple[int, ...], str]) -> NumberedMark:
    """One place leads to its page; several lead to the map on which they are apart, if there is one."""
    one = len(mark.numbers) == 1
    url = url_of(EntityKind.PLACE, places[mark.numbers[0] - 1].id) if one else opened.get(mark.numbers, "")
    return NumberedMark(mark.x, mark.y, mark.words, url, f"{mark.words}: {_named(mark.numbers, places)}")


def _named(numbers: Sequence[int], places: Sequence[Place]) -> str:
    return ", ".join(places[number - 1].name for number in numbers)


def _point(place: Place) -> Point:
    latitude, longitude = place.coordinates
    return longitude, latitude
