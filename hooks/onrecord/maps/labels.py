"""Which countries' names a map has room for, and where: within what is seen of the country, on nothing else."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final, Literal

import shapely

from .clipping import Area, without_specks
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
_FRAME: Final = shapely.box(0, 0, WIDTH, HEIGHT)


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


def names(seen: Mapping[str, Area], taken: Sequence[Space], pixel: float) -> tuple[Name, ...]:
    """The names of the countries of which most is seen, as far as they fit, four at most."""
    written: list[Name] = []
    for country, area in sorted(seen.items(), key=lambda item: -_largest(item[1])):
        if len(written) == _MOST:
            break
        if name := _placed(country, area, [*taken, *map(room_of, written)], pixel):
            written.append(name)
    return tuple(written)


def _largest(area: Area) -> float:
    return float(shapely.area(shapely.get_parts(area)).max())


def _placed(country: str, area: Area, taken: Sequence[Space], pixel: float) -> Name | None:
    """The name where there is most land around it, if there is room at all."""
    coarse = shapely.simplify(without_specks(area, _SHOWN * WIDTH * HEIGHT), _COARSE)
    for lines in () if coarse.is_empty else _breaks(country):
        places = [Name(x, y, lines, "middle", pixel) for x, y in _grid()]
        free = [place for place, fits in zip(places, _fit(places, coarse, taken), strict=True) if fits]
        if free:
            return _clearest(free, coarse)
    return None


def _breaks(words: str) -> Iterator[tuple[str, ...]]:
    """A name in one line, and in two as even as its spaces allow."""
    yield (words,)
    spaces = [index for index, letter in enumerate(words) if letter == " "]
    if spaces:
        at = min(spaces, key=lambda index: max(index, len(words) - index - 1))
        yield words[:at], words[at + 1 :]


def _grid() -> Iterator[tuple[int, int]]:
    across, down = _GRID
    columns, rows = range(1, across), range(1, down)
    return product((round(100 * x / across) for x in columns), (round(100 * y / down) for y in rows))


def _fit(places: Sequence[Name], country: Area, taken: Sequence[Space]) -> Iterable[bool]:
    """Of each place whether all of the name lies in the country, within the frame and on nothing that is taken."""
    rooms = shapely.box(*zip(*map(room_of, places), strict=True))
    free = shapely.difference(_FRAME, shapely.union_all([shapely.box(*space) for space in taken]))
    shapely.prepare((country, free))
    fit: Iterable[bool] = shapely.covers(country, rooms) & shapely.covers(free, rooms)
    return fit


def _clearest(places: Sequence[Name], country: Area) -> Name:
    """The place whose middle is farthest from the country's bounds and the frame's; of several such, the first."""
    bounds = shapely.union(shapely.boundary(country), shapely.boundary(_FRAME))
    middles = shapely.points([(place.x * WIDTH / 100, place.y * HEIGHT / 100) for place in places])
    return places[int(shapely.distance(middles, bounds).argmax())]
