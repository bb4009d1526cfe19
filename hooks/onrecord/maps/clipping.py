"""Outlines cut to a frame, and what they make together: land with its coast, and the borders in it.

Every ring is cut and set on a grid of whole units first. An edge that an odd number of rings share is a coast; one
that two countries share is a border, and is drawn once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from .outlines import Country, Ring
from .projection import HEIGHT, WIDTH, Frame

Dot = tuple[int, int]
"""A place on the grid."""

Line = list[Dot]
Edge = tuple[Dot, Dot]
Place = tuple[float, float]

_BEYOND: Final = 8
_SIDES: Final = ((0, -_BEYOND, 1), (0, WIDTH + _BEYOND, -1), (1, -_BEYOND, 1), (1, HEIGHT + _BEYOND, -1))


def seen(country: Country, frame: Frame) -> list[Line]:
    """A country's rings as far as a frame shows them, on its grid."""
    cut_rings = (cut(_shifted(ring, frame, turn)) for ring, turn in _near(country, frame))
    return [line for line in cut_rings if len(line) > 2]


def _near(country: Country, frame: Frame) -> Iterator[tuple[Ring, int]]:
    """The rings that a frame may show, each with the turn around the earth that brings it there."""
    for turn in (-360, 0, 360):
        if _meet(country.box, frame, turn):
            yield from ((ring, turn) for ring in country.rings if _meet(ring.box, frame, turn))


def _meet(box: tuple[float, float, float, float], frame: Frame, turn: int) -> bool:
    west, south, east, north = frame.box
    return box[0] + turn <= east and box[2] + turn >= west and box[1] <= north and box[3] >= south


def _shifted(ring: Ring, frame: Frame, turn: int) -> list[Place]:
    """A ring in units; unlike a place it must not be torn apart, so all of it makes one turn."""
    left, top = WIDTH / 2 - (frame.longitude - turn) * frame.across, HEIGHT / 2 + frame.latitude * frame.scale
    return [(left + x * frame.across, top - y * frame.scale) for x, y in ring.points]


def cut(places: Sequence[Place]) -> Line:
    """A ring cut to the frame side by side (Sutherland and Hodgman), on the grid, without its last place again."""
    for axis, limit, sign in _SIDES:
        places = list(_on_one_side(places, axis, limit, sign))
    dots = [(round(x), round(y)) for x, y in places]
    return [dot for dot, before in zip(dots, [*dots[-1:], *dots], strict=False) if dot != before]


def _on_one_side(places: Sequence[Place], axis: int, limit: int, sign: int) -> Iterator[Place]:
    for before, here in zip([*places[-1:], *places], places, strict=False):
        inside, was = (here[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
        if inside != was:
            yield _crossing(before, here, axis, limit)
        if inside:
            yield here


def _crossing(a: Place, b: Place, axis: int, limit: int) -> Place:
    # from the lesser end always: two countries that share an edge, run through both ways, must meet in one place
    a, b = sorted((a, b))
    part = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + (b[1 - axis] - a[1 - axis]) * part
    return (limit, other) if axis == 0 else (other, limit)


def coasts_and_borders(countries: Iterable[Sequence[Line]]) -> tuple[list[Line], list[Line]]:
    """The closed lines around all land, and the open ones between countries."""
    shared: Counter[Edge] = Counter()
    owners: Counter[Edge] = Counter()
    for lines in countries:
        own = Counter(edge for line in lines for edge in _edges(line))
        shared.update(own)
        owners.update(edge for edge, times in own.items() if times % 2)
    coasts = [edge for edge, times in shared.items() if times % 2]
    borders = [edge for edge, times in owners.items() if times > 1 and not _off(edge)]
    return list(_chains(coasts, lambda degree: degree == 0)), list(_chains(borders, lambda degree: degree != 2))


def _edges(line: Line) -> Iterator[Edge]:
    for a, b in zip(line, [*line[1:], line[0]], strict=True):
        yield (a, b) if a < b else (b, a)


def _off(edge: Edge) -> bool:
    """Whether an edge lies where the frame cut, and not on the map."""
    return any(edge[0][axis] == edge[1][axis] == limit for axis, limit, _ in _SIDES)


def _chains(edges: Iterable[Edge], is_end: Callable[[int], bool]) -> Iterator[Line]:
    """Edges joined to lines, from end to end first; what is left then goes round."""
    joined: defaultdict[Dot, set[Dot]] = defaultdict(set)
    for a, b in edges:
        joined[a].add(b)
        joined[b].add(a)
    ends = {dot for dot, others in joined.items() if is_end(len(others))}
    for start in [*sorted(ends), *sorted(joined)]:
        while joined[start]:
            yield _walk(joined, start, ends)


def _walk(joined: defaultdict[Dot, set[Dot]], start: Dot, ends: set[Dot]) -> Line:
    """One line from a dot, its edges taken away; it stops at an end, or where it began."""
    line = [start]
    while joined[line[-1]] and (len(line) == 1 or (line[-1] != start and line[-1] not in ends)):
        onward = min(joined[line[-1]])
        joined[line[-1]].remove(onward)
        joined[onward].remove(line[-1])
        line.append(onward)
    return line


def simpler(line: Line, tolerance: float) -> Line:
    """A line without the dots that lie no farther than `tolerance` off it (Douglas and Peucker); its ends stay."""
    kept, open_stretches = {0, len(line) - 1}, [(0, len(line) - 1)]
    while open_stretches:
        first, last = open_stretches.pop()
        off, at = max(
            ((_off_line(line[i], line[first], line[last]), i) for i in range(first + 1, last)), default=(0, 0)
        )
        if off > tolerance:
            kept.add(at)
            open_stretches += [(first, at), (at, last)]
    return [line[index] for index in sorted(kept)]


def _off_line(dot: Dot, a: Dot, b: Dot) -> float:
    dx, dy = b[0] - a[0], b[1] - a[1]
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, ((dot[0] - a[0]) * dx + (dot[1] - a[1]) * dy) / length)) if length else 0.0
    across, down = dot[0] - a[0] - part * dx, dot[1] - a[1] - part * dy
    return float((across * across + down * down) ** 0.5)


def area(line: Sequence[Dot]) -> float:
    """How much a closed line encloses."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(line, [*line[1:], line[0]], strict=True))) / 2


def within(place: Place, lines: Iterable[Sequence[Dot]]) -> bool:
    """Whether a place lies within an odd number of closed lines."""
    x, y = place
    inside = False
    for line in lines:
        for a, b in zip(line, [*line[1:], line[0]], strict=True):
            if (a[1] > y) != (b[1] > y) and x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]:
                inside = not inside
    return inside


def path(lines: Iterable[Line], closed: bool) -> str:
    """What an SVG's path draws, in few characters: a start, and the way on from each dot to the next."""
    return "".join(_steps(line[:-1] if closed else line) + "z" * closed for line in lines)


def _steps(line: Line) -> str:
    numbers = (n for a, b in pairwise(line) for n in (b[0] - a[0], b[1] - a[1]))
    run = "".join(f"{n}" if n < 0 else f" {n}" for n in numbers).lstrip()
    return f"M{line[0][0]} {line[0][1]}l{run}"
