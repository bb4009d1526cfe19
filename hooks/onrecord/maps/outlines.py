"""The countries' outlines, a data file of this package: Natural Earth 1:10,000,000, public domain.

Natural Earth draws who holds an area, not whose it is; so what is drawn from it is no statement on borders.
README.md beside this file says where the data come from and how they were made.
"""

import lzma
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

import shapely

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""

NAMES: Final = "countries.txt"
"""The names of the countries, one a line, in the order of their areas."""

AREAS: Final = "countries-{}.wkb.xz"
"""Collections of areas as well-known binary, compressed with LZMA, in steps of 1/STEPS degree.

One for each of LEVELS.
"""

LEVELS: Final = (0, 25, 100, 400)
"""How coarse areas are, in steps: what encloses less than a square of so many is left out."""

STEPS: Final = 1000
"""Steps in a degree: 111 metres of latitude, far below what outlines of this scale are off."""


@dataclass(frozen=True, slots=True)
class Country:
    """An area that Natural Earth names: a polygon or several, longitude before latitude, in degrees."""

    name: str
    area: shapely.MultiPolygon


World = Callable[[float], Sequence[Country]]
"""Gives the countries with all bends, islands and lakes that enclose a square of so many degrees; maybe with more."""


def nowhere(bends: float) -> Sequence[Country]:
    """A world without countries."""
    return ()


def whole() -> World:
    """The world of the data files, of which each is read when it is asked for, once: a coarse one is soon read."""
    read_once = cache(read)
    return lambda bends: read_once(max(level for level in LEVELS if level <= bends * STEPS))


def read(level: int) -> tuple[Country, ...]:
    """All countries, as coarse as a level. Raises ValueError where there are not as many names as areas."""
    folder = files(__package__)
    names = folder.joinpath(NAMES).read_bytes().decode().splitlines()
    collection = shapely.from_wkb(lzma.decompress(folder.joinpath(AREAS.format(level)).read_bytes()))
    areas = shapely.get_parts(shapely.transform(collection, lambda steps: steps / STEPS))
    return tuple(Country(name, area) for name, area in zip(names, areas, strict=True))
