"""Whether two texts speak of one thing: whether they share a word that says something, in any of its forms."""

import re
import unicodedata
from itertools import product
from typing import Final

from .stop_words import IN_NO_NAME, POSSESSIVE, THOUSANDS

_STEM: Final = 4
"""So many letters tell a word from others: `acknowledged` and `acknowledgement` have them in common."""
_SHORTEST: Final = 3
"""A word of so many letters is the stem of longer ones: `law` of `lawful`."""


def share_a_word(first: str, second: str) -> bool:
    """Whether a word of the one stands in the other too, in this form or another.

    Loosely: it lets some pairs pass that only begin alike, and never tells two forms of one word apart.
    """
    return any(_alike(one, other) for one, other in product(_telling_words(first), _telling_words(second)))


def without_accents(text: str) -> str:
    """A text without the signs that are set upon letters."""
    return "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))


def _telling_words(text: str) -> frozenset[str]:
    """The words that carry a text, in small letters without accents; a number is one word."""
    plain = POSSESSIVE.sub("", THOUSANDS.sub("", text)).casefold()
    bare = plain if plain.isascii() else without_accents(plain)
    return frozenset(re.findall(r"[^\W_]+", bare)) - IN_NO_NAME


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one, as far as their beginnings tell; numbers are alike if they are the same."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return True
    stem = shorter[:_STEM]
    return len(stem) >= _SHORTEST and not stem.isdigit() and longer.startswith(stem)
