"""Outlines and places → a map ready to be drawn: paths in units, names and marks in percent of the frame.

What is drawn stretches with the page, words and marks do not; that no two collide holds from NARROWEST pixels on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from . import clipping
from .labels import Name, Space, names, room_of
from .outlines import Point, World
from .projection import HEIGHT, WIDTH, Frame, around, around_all

NARROWEST: Final = 288
"""The least width in pixels at which a map is shown: a page 320 px wide, without its edges."""

PIXEL: Final = WIDTH / NARROWEST
"""How many units a pixel takes at the narrowest."""

_REGION: Final = 1300
"""How many kilometres a place's map shows: its neighbourhood, and the borders of the next countries."""

_LEAST: Final = 60
"""The fewest kilometres that a map may show: outlines of 1:10,000,000 are a kilometre or two off."""

_WIDE: Final = 3000
"""Kilometres from which on a map shows so much coast that it is drawn more coarsely, or it would weigh too much."""

_NEARER: Final = 6
"""The most maps that are drawn of places too near one another: each weighs some kilobytes."""

_TARGET: Final = 28
_LONGEST: Final = 30
_BARS: Final = (1, 2, 5)
_ACROSS: Final = int(WIDTH / (_TARGET * PIXEL))
_DOWN: Final = int(HEIGHT / (_TARGET * PIXEL))


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of a round number of kilometres: its length in percent, and its words."""

    long: float
    words: str


@dataclass(frozen=True, slots=True)
class Ground:
    """What lies under the marks: paths in units, the names that fit, a bar that tells the scale."""

    land: str
    borders: str
    names: tuple[Name, ...]
    bar: Bar

    @property
    def view(self) -> str:
        """The units of the paths, as an SVG's viewBox."""
        return f"0 0 {WIDTH} {HEIGHT}"


@dataclass(frozen=True, slots=True)
class Mark:
    """Where one place is, or where several are too near for a mark each; in percent, `numbers` counted from 1."""

    x: float
    y: float
    numbers: tuple[int, ...]

    @property
    def words(self) -> str:
        """`3`, or `1–4`, or `1, 3`."""
        first, last = self.numbers[0], self.numbers[-1]
        row = len(self.numbers) > 2 and last - first == len(self.numbers) - 1
        return f"{first}–{last}" if row else ", ".join(map(str, self.numbers))


@dataclass(frozen=True, slots=True)
class MarkedMap:
    """A map of several places: its ground and its marks."""

    ground: Ground
    marks: tuple[Mark, ...]


def map_of_place(world: World, name: str, coordinates: Point) -> tuple[Ground, Mark, Name]:
    """The map of one place: its ground, its mark, and its name beside that. Coordinates: longitude, latitude."""
    frame = around(coordinates, _REGION)
    mark = _mark(frame, [coordinates], (1,))
    label = beside(mark, name)
    return ground(world, frame, [_around_mark(mark), room_of(label)]), mark, label


def maps_of_places(world: World, places: Sequence[Point]) -> tuple[MarkedMap, ...]:
    """A map of all places, and some more for those too near one another for it; numbers follow the places' order."""
    whole, *nearer = _planned(places, tuple(range(1, len(places) + 1)), _REGION)
    fullest = sorted(nearer, key=lambda plan: -len(plan.numbers))[:_NEARER]
    return tuple(_drawn(world, plan) for plan in (whole, *(plan for plan in nearer if plan in fullest)))


def map_of_many(world: World, places: Sequence[Point]) -> MarkedMap:
    """A map of all places, with a mark in the middle of each square of it in which some lie: for any number of them."""
    frame = around_all(places, _REGION)
    squares: dict[tuple[int, int], list[int]] = {}
    for number, place in enumerate(places, 1):
        x, y = frame.units(place)
        square = min(int(x * _ACROSS / WIDTH), _ACROSS - 1), min(int(y * _DOWN / HEIGHT), _DOWN - 1)
        squares.setdefault(square, []).append(number)
    marks = tuple(
        Mark(round(100 * (x + 0.5) / _ACROSS, 2), round(100 * (y + 0.5) / _DOWN, 2), tuple(numbers))
        for (x, y), numbers in sorted(squares.items())
    )
    return _drawn(world, _Plan(frame, marks))


@dataclass(frozen=True, slots=True)
class _Plan:
    """What a map is to show."""

    frame: Frame
    marks: tuple[Mark, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """Those of all its places."""
        return tuple(number for mark in self.marks for number in mark.numbers)


def _planned(places: Sequence[Point], numbers: tuple[int, ...], kilometres: float) -> Iterator[_Plan]:
    there = [places[number - 1] for number in numbers]
    frame = around_all(there, kilometres)
    here = _Plan(frame, _marks(frame, there, numbers))
    if kilometres > _LEAST or len(here.marks) > 1:  # a nearer map that parts nothing helps nobody
        yield here
    for mark in here.marks:
        if 1 < len(mark.numbers) < len(numbers) or (len(mark.numbers) > 1 and kilometres > _LEAST):
            yield from _planned(places, mark.numbers, _LEAST)


def _drawn(world: World, plan: _Plan) -> MarkedMap:
    return MarkedMap(ground(world, plan.frame, [_around_mark(mark) for mark in plan.marks]), plan.marks)


def _marks(frame: Frame, places: Sequence[Point], numbers: Sequence[int]) -> tuple[Mark, ...]:
    """A mark for each place; places whose marks would lie on one another get one together."""
    groups: list[list[int]] = []
    for index in range(len(places)):
        near = [group for group in groups if any(_too_near(frame, places[index], places[other]) for other in group)]
        groups = [group for group in groups if group not in near]
        groups.append(sorted([index, *(other for group in near for other in group)]))
    ordered = sorted(groups)
    return tuple(_mark(frame, [places[i] for i in group], tuple(numbers[i] for i in group)) for group in ordered)


def _too_near(frame: Frame, a: Point, b: Point) -> bool:
    (ax, ay), (bx, by) = frame.units(a), frame.units(b)
    return max(abs(ax - bx), abs(ay - by)) < _TARGET * PIXEL


def _mark(frame: Frame, places: Sequence[Point], numbers: tuple[int, ...]) -> Mark:
    at = [frame.units(place) for place in places]
    x, y = (sum(axis) / len(at) for axis in zip(*at, strict=True))
    return Mark(round(100 * x / WIDTH, 2), round(100 * y / HEIGHT, 2), numbers)


def _around_mark(mark: Mark) -> Space:
    x, y, half = mark.x * WIDTH / 100, mark.y * HEIGHT / 100, _TARGET / 2 * PIXEL
    return x - half, y - half, x + half, y + half


def beside(mark: Mark, name: str) -> Name:
    """A place's name beside its mark, on the side where there is more room; a long one is cut."""
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 2].rstrip() + " …"
    return Name(mark.x, mark.y, (short,), "start" if mark.x <= 50 else "end", PIXEL)


def ground(world: World, frame: Frame, taken: Sequence[Space]) -> Ground:
    """What a frame shows of the world; `taken` is where no country's name may be written."""
    tolerance, speck = (3.2, 24.0) if frame.kilometres(WIDTH) < _WIDE else (5.2, 60.0)
    seen = clipping.all_seen(world(tolerance / frame.scale), frame)
    seeable = [clipping.without_specks(area, speck / 4) for area in seen.values()]  # or they would take half the time
    land, borders = clipping.land_and_borders(seeable, tolerance)
    bar = _bar(frame)
    return Ground(
        clipping.land_path(clipping.without_specks(land, speck)),
        clipping.border_path(borders),
        names(seen, [*taken, _at_foot(bar)], PIXEL),
        bar,
    )


def _bar(frame: Frame) -> Bar:
    """The longest round number of kilometres that takes no more than a third of the width."""
    most = frame.kilometres(WIDTH / 3)
    steps = [digit * 10**noughts for noughts in range(5) for digit in _BARS]
    best = max((step for step in steps if step <= most), default=1)
    return Bar(round(100 * best / frame.kilometres(WIDTH), 2), f"{best:,} km")


def _at_foot(bar: Bar) -> Space:
    return 0, HEIGHT - 30 * PIXEL, bar.long * WIDTH / 100 + 20 * PIXEL, HEIGHT
