"""Which records lie together in a part of the index, by their days: a shard holds a period whole, and never a position.

All that has a day is one with the rest as long as it is few. A period that outgrows its shard is divided into its
parts: decades, years, months, days, and of one day shares by address. So a record that is added can divide the shard
of its own day, and leaves every other as it was.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Final

MOST: Final = 6_000
"""Records in a shard at most: the list of so many is 50 KB of the 300 that a first search may load."""
ALL: Final = ""
"""The shard of what has no day, which is always searched; of everything, where that is few."""
_SHARES: Final = 8
"""Hexadecimal digits by which a day is divided further."""

Path = tuple[str, ...]


def periods(day: str, url: str) -> Path:
    """The shards that a record of a day can lie in, from the longest period on: `2020s`, `2024`, `2024-12`, its day.

    A function of the record alone. What has no day lies in none.
    """
    if not day:
        return ()
    share = sha256(url.encode()).hexdigest()
    return (f"{day[:3]}0s", day[:4], day[:7], day, *(f"{day}-{share[:digits]}" for digits in range(1, _SHARES + 1)))


def cut(paths: Iterable[Path], most: int = MOST) -> Mapping[str, int]:
    """The shards of what has a day, the newest first, and how many records each has; none where all fits into one.

    A record lies in the first of its periods that is a shard (`shard_of`).
    """
    every = list(paths)
    found = _divided(every, 0, most) if len(every) > most else ()
    return dict(sorted(found, key=lambda shard: shard[0].removesuffix("s"), reverse=True))


def _divided(paths: list[Path], depth: int, most: int) -> Iterator[tuple[str, int]]:
    parts = defaultdict[str, list[Path]](list)
    for path in paths:
        parts[path[depth]].append(path)
    for period, within in parts.items():
        if len(within) <= most or depth + 1 == len(within[0]):
            yield period, len(within)
        else:
            yield from _divided(within, depth + 1, most)


def shard_of(path: Path, shards: Mapping[str, int]) -> str:
    """The shard that a record lies in, by its periods."""
    return next((period for period in path if period in shards), ALL)
