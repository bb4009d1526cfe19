"""Which problems of a file are told: not all of what a hostile file can break; the rest is counted."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from .catalogue import Severity
from .problem import Problem

MOST: Final = 100
"""How many problems of one file are told. Who mends so many is told the next."""
_GRAVEST: Final = tuple(Severity)


@dataclass(frozen=True, slots=True)
class More:
    """What is left out of a file: how many problems, and how grave the gravest of them is."""

    path: str
    count: int
    severity: Severity

    @property
    def words(self) -> str:
        """How it is told."""
        return f"and {self.count:,} more problem{'' if self.count == 1 else 's'} in this file"


def told(problems: Iterable[Problem]) -> Iterator[Problem | More]:
    """Of each file the gravest, in order of their places, then how many more there are."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        listed = list(group)
        grave = sorted(range(len(listed)), key=lambda n: (_GRAVEST.index(listed[n].severity), n))
        yield from (listed[n] for n in sorted(grave[:MOST]))
        if left := grave[MOST:]:
            yield More(path, len(left), listed[left[0]].severity)
