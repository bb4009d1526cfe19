"""The lines of a file of citations → the text of each record, with the line at which it begins.

A record ends where the next one begins, whatever is wrong with it: so one that is broken takes no other with it. One
that is longer than any citation comes as its beginning alone, which says so by its length.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from .json_items import MOST_OF_ONE

_BIBTEX: Final = re.compile(r"\s*@\s*\w+\s*[{(]")
_RIS_BEGINS: Final = re.compile(r"\s*TY  ?-")
_RIS_ENDS: Final = re.compile(r"\s*ER  ?-")


def bibtex_pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each entry; what stands before the first, or between braces, belongs to none."""
    yield from ((number, text) for number, text in _pieces(lines, _BIBTEX) if _BIBTEX.match(text))


def ris_pieces(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Each reference, up to its end; what stands between two is a remark."""
    for number, text in _pieces(lines, _RIS_BEGINS):
        if _RIS_BEGINS.match(text):
            yield number, _up_to_its_end(text)


def _up_to_its_end(text: str) -> str:
    kept = []
    for line in text.splitlines(keepends=True):
        kept.append(line)
        if _RIS_ENDS.match(line):
            break
    return "".join(kept)


def _pieces(lines: Iterable[str], begins: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    first, kept, size, number = 1, list[str](), 0, 1
    for line in lines:
        if begins.match(line) and kept:
            yield first, "".join(kept)
            first, kept, size = number, [], 0
        if size <= MOST_OF_ONE:
            kept.append(line)
        size += len(line)
        number += line.endswith("\n")  # a line that is very long comes in parts
    if kept:
        yield first, "".join(kept)
