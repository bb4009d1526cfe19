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


def seen(world: Sequence[Country], frame: Frame) -> dict[str, Area]:
    """The countries as far as a frame shows them, by their names, in its units.

    Once around the earth too, where that brings them there. Only those are cut that a side of the frame runs through.
    """
    west, south, east, north = frame.box
    pieces: dict[int, list[Area]] = {}
    near = shapely.STRtree([country.area for country in world])
    for shift in (-360, 0, 360):
        box = shapely.box(west - shift, south, east - shift, north)
        for number in near.query(box):
            area = world[number].area
            whole = box.covers(shapely.box(*area.bounds))
            cut = area if whole else _polygons(shapely.intersection(area, box))
            if not cut.is_empty:
                pieces.setdefault(number, []).append(_in_units(cut, frame, shift))
    return {world[number].name: _together(pieces[number]) for number in sorted(pieces)}


def _together(pieces: Sequence[Area]) -> Area:
    return pieces[0] if len(pieces) == 1 else _polygons(shapely.union_all(pieces))


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
    kept = [
        shapely.Polygon(part.exterior, [lake for lake in part.interiors if shapely.Polygon(lake).area >= least])
        for part in shapely.get_parts(area)
        if shapely.Polygon(part.exterior).area >= least
    ]
    return shapely.MultiPolygon(kept)


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
