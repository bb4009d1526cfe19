"""Which things are compared with each other: as many times as there are things, never every two of them.

Of few that have something in common, every two are compared. Where more than `MOST` have, each is compared with so many
others that have more in common with it.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final, TypeVar

T = TypeVar("T")
Keys = Callable[[T], Iterable[Hashable]]
MOST: Final = 100
"""With so many others a thing is compared at most, for each thing that they have in common."""


def pairs(sharing: Sequence[T], finer: Keys[T]) -> Iterator[tuple[T, T]]:
    """The pairs of some things that are to be compared; of many, those that share one of the finer keys."""
    if len(sharing) <= MOST:
        yield from combinations(sharing, 2)
        return
    for bucket in grouped(sharing, finer):
        for place, one in enumerate(bucket):
            for other in bucket[place + 1 : place + 1 + MOST]:
                yield one, other


def grouped(things: Iterable[T], keys: Keys[T]) -> Iterator[list[T]]:
    """The things that have a key in common, in their order."""
    by_key = defaultdict[Hashable, list[T]](list)
    for thing in things:
        for key in dict.fromkeys(keys(thing)):
            by_key[key].append(thing)
    yield from by_key.values()


def all_but(words: Sequence[str], most: int) -> Iterator[tuple[str, ...]]:
    """Some words in their order, all of them and all but one, or two: whatever so few slips leave as it is."""
    for left_out in range(most + 1):
        yield from combinations(words, len(words) - left_out) if left_out <= len(words) else ()
