"""Names of people as programs and pages write them → as they are printed, forename first."""

import re
from collections.abc import Callable
from typing import Any, Final

from .fields import as_text, listed
from .metadata import FieldValue
from .text import one_line

_FAMILY_FIRST: Final = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Hangul, Kana and Han: names in them are not turned round."""
_GENERATION: Final = re.compile(r"(?:[JS]r\.?|I{1,3}|IV|V)")
_NO_NAME: Final = re.compile(r"\S*@\S*|https?://.*|(?:no|unknown) author", re.IGNORECASE)
_BY: Final = re.compile(r"by\s+(?=[^a-z])", re.IGNORECASE)
_SEVERAL: Final = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*;\s*")


def people(told: object, origin: str, reading: Callable[[Any], str] = one_line, *, several: bool = False) -> FieldValue:
    """The authors that are told, each once, as they are printed.

    `reading`: how a name is made of what the file has for it. `several`: any text of a list may hold more than one, as
    a text that stands for a list always may.
    """
    written = [reading(name) for name in listed(told)]
    parted = several or isinstance(told, str)
    each = [part for name in written for part in (_parted(name) if parted else [name]) if part]
    found = [_BY.sub("", name) for name in each if not _NO_NAME.fullmatch(name)]
    doubts = tuple(f"left out, since it is no name: {name}" for name in each if _NO_NAME.fullmatch(name))
    return FieldValue("authors", list(dict.fromkeys(found)), origin, as_text(told), doubts)


def forename_first(name: str) -> str:
    """A name as it is printed: `Odd, Tam, Jr.` and `Odd, Jr., Tam` alike are Tam Odd Jr.; one with no comma stays."""
    parts = [part.strip() for part in name.strip(" ,").split(",")]
    match [part for part in parts if part]:
        case [family, given]:
            return family + given if _FAMILY_FIRST.search(family) else f"{given} {family}"
        case [family, given, junior] if _GENERATION.fullmatch(junior):
            return f"{given} {family} {junior}"
        case [family, junior, given] if _GENERATION.fullmatch(junior):
            return f"{given} {family} {junior}"
    return name.strip(" ,") if len(parts) == 2 else name


def _parted(text: str) -> list[str]:
    """The names in one text: only where each part has a forename and a surname."""
    parts = [part for part in _SEVERAL.split(text) if part]
    return parts if len(parts) > 1 and all(1 < len(part.split()) < 5 for part in parts) else [text]
