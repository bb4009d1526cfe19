"""Counting for many days of the archive at once: a set of them is a number, one bit for each day.

On each of the days on which something came in, the archive held something else. What holds in which of these states of
the archive is told by the bits of one number, so that thousands of them are counted in one step.
"""

from collections.abc import Iterable

Known = int
"""In which states of the archive something is so: bit `n` is the end of the `n`th day on which something came in."""


def union(several: Iterable[Known]) -> Known:
    """Where any of several is so."""
    found = 0
    for where in several:
        found |= where
    return found


class Tally:
    """How many of something there are in each state of the archive: numbers side by side, written in bits."""

    __slots__ = ("_bits",)

    def __init__(self) -> None:
        self._bits: list[Known] = []

    def change(self, where: Known, by: int) -> None:
        """Let there be one more (1) or one less (-1) in some states."""
        for place, bits in enumerate(self._bits):
            if not where:
                return
            self._bits[place] = bits ^ where
            where &= bits if by > 0 else ~bits
        if where:
            self._bits.append(where)

    @property
    def some(self) -> Known:
        """Where there is one at least."""
        return self._any(0)

    @property
    def several(self) -> Known:
        """Where there are two at least."""
        return self._any(1)

    def _any(self, first: int) -> Known:
        return union(self._bits[first:])
