"""What a map shows: a frame in degrees, and where in it a coordinate lies.

The projection is equirectangular: a degree of latitude has one length everywhere, a degree of longitude that of
the one parallel, which is the place's. Distances are true there and distort with the way from it,
which does for a region.
Beyond 80° that length would shrink to nothing: the parallel of 80° stands for those nearer to a pole.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians
from typing import Final

from .outlines import Box, Point

WIDTH: Final = 1280
HEIGHT: Final = 800
_KM: Final = 111.2  # a degree of latitude
_STEEPEST: Final = 80.0
_BEYOND: Final = 12  # drawn past the frame, so that what is cut off ends out of sight
_ROOM: Final = 1.35  # of a frame around several places, so that none lies at its edge


@dataclass(frozen=True, slots=True)
class Frame:
    """WIDTH by HEIGHT units: the coordinate in the middle, the true parallel, the units in a degree of latitude."""

    longitude: float
    latitude: float
    parallel: float
    scale: float

    @property
    def across(self) -> float:
        """How many units a degree of longitude takes."""
        return self.scale * _narrowing(self.parallel)

    @property
    def box(self) -> Box:
        """What is drawn, in degrees; its sides may pass the date line."""
        wide, high = (WIDTH / 2 + _BEYOND) / self.across, (HEIGHT / 2 + _BEYOND) / self.scale
        return self.longitude - wide, self.latitude - high, self.longitude + wide, self.latitude + high

    def units(self, point: Point) -> tuple[float, float]:
        """Where a coordinate lies, taken once around the earth if that is nearer to the middle."""
        east = (point[0] - self.longitude + 180) % 360 - 180
        return WIDTH / 2 + east * self.across, HEIGHT / 2 + (self.latitude - point[1]) * self.scale

    def kilometres(self, units: float) -> float:
        """How long a line from west to east is on the true parallel."""
        return units / self.scale * _KM


def around(point: Point, kilometres: float) -> Frame:
    """The frame of so many kilometres from west to east, a coordinate in its middle, or near a pole close to it."""
    scale = WIDTH / (kilometres / _KM)
    return Frame(point[0], _within(point[1], scale), point[1], scale)


def around_all(points: Sequence[Point], kilometres: float) -> Frame:
    """The smallest frame that shows all these coordinates with room around them, and so many kilometres at least."""
    west, wide = _span([point[0] for point in points])
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    middle = (south + north) / 2
    narrowing = _narrowing(middle)
    degrees = max(kilometres / _KM, _ROOM * wide * narrowing, _ROOM * (north - south) * WIDTH / HEIGHT)
    scale = WIDTH / min(degrees, 360 * narrowing)  # once around the earth shows all there is
    return Frame((west + wide / 2 + 180) % 360 - 180, _within(middle, scale), middle, scale)


def _narrowing(parallel: float) -> float:
    return cos(radians(min(abs(parallel), _STEEPEST)))


def _within(latitude: float, scale: float) -> float:
    """A middle as near to a latitude as leaves the frame no more than a little beyond a pole."""
    most = 90 + HEIGHT / 20 / scale - HEIGHT / 2 / scale
    return max(-most, min(most, latitude)) if most > 0 else 0.0


def _span(longitudes: Sequence[float]) -> tuple[float, float]:
    """The west and the width of the shortest stretch with all of them, across the date line if that is shorter."""
    ordered = sorted({longitude % 360 for longitude in longitudes})
    follows = [*ordered[1:], ordered[0] + 360]
    gap, west = max((after - before, after % 360) for before, after in zip(ordered, follows, strict=True))
    return west, 360 - gap
