"""In which order statements stand, and in which language a title is."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from ...archive import Entry


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the first possible day it was said, the newest first; on one day in order of their addresses."""
    return sorted(sorted(entries, key=lambda e: e.ref), key=first_day, reverse=True)


def oldest_first(entries: Iterable[Entry]) -> list[Entry]:
    """By the first possible day it was said, the oldest first."""
    return sorted(entries, key=lambda e: (first_day(e), e.ref))


def first_day(entry: Entry) -> date:
    """The first possible day on which it was said, or else published: an open end makes nothing newer."""
    return entry.said.earliest or entry.said.latest or date.min


_SCRIPTS: Final = (
    ("\u0400", "\u04ff"),
    ("\u3040", "\u30ff"),
    ("\u3400", "\u9fff"),
    ("\uac00", "\ud7af"),
    ("\u0590", "\u06ff"),
)


def language_of(title: str, language: str) -> str:
    """The `lang` of a title: the card's language where its script is not Latin, else none.

    A title in plain English words may stand for one that was not recorded, so Latin ones tell nothing.
    """
    foreign = any(low <= character <= high for character in title for low, high in _SCRIPTS)
    return language if foreign else ""
