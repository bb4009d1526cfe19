"""Which of many names was probably meant by a word that none of them is.

Of few names each is compared with the word. Of many, those are that share with it a part between two hyphens, its
beginning or its end, the rarest of these first: so a word costs the same however many names there are.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz, process

NEAREST: Final = 75
"""How like the likeliest meant is at least, of 100 (rapidfuzz's ratio)."""
FEW: Final = 500
"""So many names are compared with a word at most."""
_SIGNS: Final = 3


@lru_cache(maxsize=1024)  # thousands of files may have one slip in common
def nearest(word: str, among: frozenset[str]) -> str:
    """The likeliest meant of `among`, or an empty text."""
    match = process.extractOne(word, _compared(word, among), scorer=fuzz.ratio, score_cutoff=NEAREST)
    return match[0] if match else ""


def nearest_few(words: str, among: frozenset[str]) -> list[str]:
    """The three that share most of their words with these."""
    compared = _compared("-".join(words.lower().split()), among)
    return [near for near, *_ in process.extract(words.lower(), compared, scorer=fuzz.token_set_ratio, limit=3)]


@lru_cache(maxsize=16)  # a file with thousands of wrong names asks for the same ids each time
def in_order(among: frozenset[str]) -> Sequence[str]:
    """Names in the order of the alphabet."""
    return tuple(sorted(among))


def _compared(word: str, among: frozenset[str]) -> Sequence[str]:
    """The names with which a word is compared, in order."""
    if len(among) <= FEW:
        return in_order(among)
    by_part = _by_part(among)
    found = set[str]()
    for part in sorted(dict.fromkeys(_parts(word)), key=lambda part: len(by_part.get(part, ()))):
        found.update(by_part.get(part, ())[: FEW - len(found)])
    return sorted(found)


@lru_cache(maxsize=16)
def _by_part(among: frozenset[str]) -> Mapping[str, Sequence[str]]:
    by_part = defaultdict[str, list[str]](list)
    for name in in_order(among):
        for part in dict.fromkeys(_parts(name)):
            by_part[part].append(name)
    return by_part


def _parts(name: str) -> Iterator[str]:
    yield from filter(None, name.split("-"))
    yield f"{name[:_SIGNS]}…"
    yield f"…{name[-_SIGNS:]}"
