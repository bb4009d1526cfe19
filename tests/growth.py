"""How the work of something grows with its size: calls are counted, never seconds."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any
from urllib import parse


def calls(action: Callable[[], object]) -> int:
    """How many functions are called, those of C among them, while something is done."""
    counted = 0

    def count(_frame: FrameType, event: str, _what: Any) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    parse.clear_cache()  # type: ignore[attr-defined]  # how many addresses it holds would tell in the count
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(before)
    return counted


def growth(counted: Callable[[int], int], size: int) -> float:
    """How much more the second doubling of a size adds than the first: 2 where all grows with it, 4 with its square."""
    counted(size)  # what is made once for all is made here
    once, twice, four_times = (counted(size * by) for by in (1, 2, 4))
    return (four_times - twice) / max(twice - once, size)  # what does not depend on it at all does not grow
