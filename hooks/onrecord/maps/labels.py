"""Which countries' names a map has room for, and where: within what is seen of the country, on nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

from .clipping import Dot, Line, area, simpler, within
from .projection import HEIGHT, WIDTH

Space = tuple[float, float, float, float]
"""Left, top, right and bottom, in units."""

_MOST: Final = 4
_LETTER: Final = 7.0  # pixels; the widest usual letters of the page's face at 12 px, so that a name rather has room
_LINE: Final = 15
_FOOT: Final = 4  # pixels from the middle of a line to where its letters stand
_OFF: Final = 12  # pixels from the middle of a mark to its name
_GAP: Final = 14  # the same, and a little room
_GRID: Final = (26, 18)
_COARSE: Final = 8.0
_SHOWN: Final = 0.012  # of the frame: what is less of a country needs no name


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line of a name as it is written: how many pixels below the name's place its letters stand, and its words."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Name:
    """Lines of words on a map: where they are, in percent, to which side they run from there; `pixel` is in units."""

    x: float
    y: float
    lines: tuple[str, ...]
    runs: Literal["start", "middle", "end"]
    pixel: float

    @property
    def words(self) -> str:
        """The name in one line."""
        return " ".join(self.lines)

    @property
    def written(self) -> tuple[SetLine, ...]:
        """Its lines, one below the other, around its place."""
        above = (len(self.lines) - 1) / 2
        return tuple(SetLine(_FOOT + _LINE * (index - above), words) for index, words in enumerate(self.lines))

    @property
    def off(self) -> int:
        """How many pixels beside its mark a place's name begins, or ends."""
        return _OFF if self.runs == "start" else -_OFF


def room_of(name: Name) -> Space:
    """What a name covers; beside a mark, the gap too."""
    x, y, half = name.x * WIDTH / 100, name.y * HEIGHT / 100, _LINE / 2 * len(name.lines) * name.pixel
    gap = 0 if name.runs == "middle" else _GAP
    wide = (max(map(len, name.lines)) * _LETTER + gap) * name.pixel
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[name.runs]
    return left, y - half, left + wide, y + half


def names(seen: Mapping[str, Sequence[Line]], taken: Sequence[Space], pixel: float) -> tuple[Name, ...]:
    """The names of the countries of which most is seen, as far as they fit, four at most."""
    written: list[Name] = []
    for country, rings in sorted(seen.items(), key=lambda item: -_largest(item[1])):
        found = _placed(country, rings, [*taken, *map(room_of, written)], pixel)
        if found and len(written) < _MOST:
            written.append(found)
    return tuple(written)


def _largest(rings: Sequence[Line]) -> float:
    return max(area(ring) for ring in rings)


def _placed(country: str, rings: Sequence[Line], taken: Sequence[Space], pixel: float) -> Name | None:
    """The name where there is most land around it, if there is room at all."""
    coarse = [simpler([*ring, ring[0]], _COARSE)[:-1] for ring in rings if area(ring) >= _SHOWN * WIDTH * HEIGHT]
    for broken in _breaks(country) if coarse else ():
        places = (Name(x, y, broken, "middle", pixel) for x, y in _grid())
        free = [name for name in places if _fits(room_of(name), coarse, taken)]
        if free:
            return max(free, key=lambda name: _clear(name, coarse))
    return None


def _breaks(words: str) -> Iterator[tuple[str, ...]]:
    """A name in one line, and in two as even as its spaces allow."""
    yield (words,)
    spaces = [index for index, letter in enumerate(words) if letter == " "]
    if spaces:
        at = min(spaces, key=lambda index: max(index, len(words) - index - 1))
        yield words[:at], words[at + 1 :]


def _grid() -> Iterator[Dot]:
    across, down = _GRID
    columns, rows = range(1, across), range(1, down)
    return product((round(100 * x / across) for x in columns), (round(100 * y / down) for y in rows))


def _fits(space: Space, rings: Sequence[Sequence[Dot]], taken: Sequence[Space]) -> bool:
    left, top, right, bottom = space
    if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT or any(_meet(space, other) for other in taken):
        return False
    columns = (left, (3 * left + right) / 4, (left + right) / 2, (left + 3 * right) / 4, right)
    return all(within((x, y), rings) for x in columns for y in (top, bottom))


def _meet(a: Space, b: Space) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _clear(name: Name, rings: Sequence[Sequence[Dot]]) -> float:
    """How far the middle of a name is from the nearest corner of its country, or from the frame."""
    x, y = name.x * WIDTH / 100, name.y * HEIGHT / 100
    corners = ((dx - x) ** 2 + (dy - y) ** 2 for ring in rings for dx, dy in ring)
    return min([*corners, x**2, y**2, (WIDTH - x) ** 2, (HEIGHT - y) ** 2])
