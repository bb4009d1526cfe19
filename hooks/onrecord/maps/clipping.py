"""What a frame shows of the countries, and what they make together: land with its coast, and the borders in it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, TypeAlias

import shapely
from shapely.affinity import affine_transform

from .outlines import Country
from .projection import HEIGHT, WIDTH, Frame

Area: TypeAlias = shapely.MultiPolygon
"""Polygons, in units of a frame."""


def all_seen(world: Sequence[Country], frame: Frame) -> dict[str, Area]:
    """The countries as far as a frame shows them, by their names; of those that lie far off no outline is looked at."""
    near = shapely.STRtree([country.area for country in world]).query(list(_boxes(frame).values()))[1]
    areas = {world[number].name: seen(world[number], frame) for number in sorted(set(near))}
    return {name: area for name, area in areas.items() if not area.is_empty}


def seen(country: Country, frame: Frame) -> Area:
    """A country as far as a frame shows it, in its units; once around the earth too, where that brings it there."""
    cut = {shift: _within(country.area, box) for shift, box in _boxes(frame).items()}
    pieces = [_in_units(area, frame, shift) for shift, area in cut.items() if area]
    return pieces[0] if len(pieces) == 1 else _polygons(shapely.union_all(pieces))


def _boxes(frame: Frame) -> dict[int, shapely.Polygon]:
    """What a frame shows, in degrees, and the same once around the earth to either side."""
    west, south, east, north = frame.box
    return {shift: shapely.box(west - shift, south, east - shift, north) for shift in (-360, 0, 360)}


def _within(area: Area, box: shapely.Polygon) -> Area:
    """An area as far as it lies in a box; one that lies there whole or not at all is not cut, which takes long."""
    around = shapely.box(*area.bounds)
    if not box.intersects(around):
        return shapely.MultiPolygon()
    return area if box.covers(around) else _polygons(shapely.intersection(area, box))


def _in_units(area: Area, frame: Frame, shift: int) -> Area:
    """An area turned around the earth by so many degrees, in a frame's units."""
    left, top = WIDTH / 2 - (frame.longitude - shift) * frame.across, HEIGHT / 2 + frame.latitude * frame.scale
    return affine_transform(area, (frame.across, 0, 0, -frame.scale, left, top))


def _polygons(geometry: Any) -> Area:
    """The polygons of a geometry, without the lines and points at which areas only touch."""
    return shapely.MultiPolygon([part for part in shapely.get_parts(geometry) if part.geom_type == "Polygon"])


def land_and_borders(areas: Iterable[Area], tolerance: float) -> tuple[Area, shapely.MultiLineString]:
    """All areas as one, and the lines between them: what bounds an area, and not the land.

    Bends that enclose less than a square of `tolerance` units are left out first, of neighbours the same ones.
    """
    simple = shapely.coverage_simplify(list(areas), tolerance)
    land = shapely.union_all(simple)
    bounds = shapely.union_all(shapely.boundary(simple))
    borders = shapely.line_merge(shapely.difference(bounds, shapely.boundary(land)))
    return _polygons(land), shapely.MultiLineString(list(shapely.get_parts(borders)))


def without_specks(area: Area, least: float) -> Area:
    """An area without the islands and the lakes that enclose less than `least` square units."""
    parts = shapely.get_parts(area)
    large = parts[shapely.area(shapely.polygons(shapely.get_exterior_ring(parts))) >= least]
    return shapely.MultiPolygon([_without_lakes(part, least) if part.interiors else part for part in large])


def _without_lakes(part: shapely.Polygon, least: float) -> shapely.Polygon:
    return shapely.Polygon(part.exterior, [lake for lake in part.interiors if shapely.Polygon(lake).area >= least])


def land_path(land: Area) -> str:
    """An SVG's path around an area, in whole units."""
    polygons = shapely.get_parts(shapely.set_precision(land, 1))
    return "".join(_steps(_dots(ring)[:-1]) + "z" for ring in shapely.get_rings(polygons))


def border_path(borders: shapely.MultiLineString) -> str:
    """An SVG's path along lines, in whole units."""
    return "".join(_steps(_dots(line)) for line in shapely.get_parts(shapely.set_precision(borders, 1)))


def _dots(line: Any) -> list[tuple[int, int]]:
    return [(round(x), round(y)) for x, y in shapely.get_coordinates(line)]


def _steps(dots: Sequence[tuple[int, int]]) -> str:
    """What a path draws, in few characters: a start, and the way on from each dot to the next."""
    run = "".join(f"{n}" if n < 0 else f" {n}" for n in _ways(dots)).lstrip()
    return f"M{dots[0][0]} {dots[0][1]}l{run}"


def _ways(dots: Sequence[tuple[int, int]]) -> Iterator[int]:
    return (n for a, b in pairwise(dots) for n in (b[0] - a[0], b[1] - a[1]))
