"""An id for a new file, from what is known of it (the card format: lower-case kebab, unique in the whole archive)."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import count, islice
from typing import Final

from ..model.field_types import KEBAB
from ..model.references import Known
from ..model.stop_words import IN_NO_NAME, LONGEST, POSSESSIVE, THOUSANDS
from ..reading.document import Value
from ..vocabulary import EntityKind

_MOST_WORDS: Final = 4
LONGEST_ID: Final = 120
"""Signs of an id, which is the name of a file too."""
LONG_ID: Final = ("an id of {length} signs is too long", "at most {most}")
"""What is said of an id with more, here and in the form, and what to do: templates, as those of the catalogue are."""
LONGEST_STEM: Final = LONGEST_ID - 20
"""Signs of an id that is proposed, before the day or the number that tells it from another."""
_LETTERS: Final = str.maketrans(
    {**dict(zip("øđðħłŋŧı", "oddhlnti", strict=True)), "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def kebab(text: str) -> str:
    """The text in small Latin letters, digits and single hyphens; empty where it is in another script."""
    bare = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS)).lower()
    letters = "".join(sign for sign in bare if not unicodedata.combining(sign) and sign not in "’'")
    return "-".join(re.findall(r"[a-z0-9]+", letters)) if _mostly_latin(letters) else ""


def _mostly_latin(text: str) -> bool:
    letters = [sign for sign in text if sign.isalpha()]
    return not letters or sum(sign.isascii() for sign in letters) * 2 > len(letters)


def proposed(kind: EntityKind, values: Mapping[str, Value], known: Known) -> str:
    """An id that nothing in the archive has or had; empty where too little is known to make one."""
    return next((name for name in _candidates(kind, values) if KEBAB.fullmatch(name) and not taken(name, known)), "")


def first_proposed(kind: EntityKind, values: Mapping[str, Value]) -> Iterator[str]:
    """The ids that would be proposed if nothing else had one, before any number; none where too little is known."""
    return (name for name in islice(_candidates(kind, values), 2) if KEBAB.fullmatch(name))


def taken(name: str, known: Known) -> bool:
    """Whether something in the archive has the id, or had it."""
    return name in known.gone or any(name in ids for ids in known.ids.values())


def _candidates(kind: EntityKind, values: Mapping[str, Value]) -> Iterator[str]:
    if kind is not EntityKind.CARD:
        name = _stem(kebab(_text(values, "name"))) or keywords(_text(values, "text"), 7)
        yield from _numbered(name) if name else ()
        return
    publisher, day = _text(values, "publisher"), re.sub(r"[^0-9-].*", "", _text(values, "published"))
    title = keywords(_text(values, "title"), _MOST_WORDS)
    if stem := _stem("-".join(part for part in (publisher, title or day) if part)):
        yield stem
        yield f"{stem}-{day}" if title and day else stem
        yield from _numbered(stem)


def _stem(name: str) -> str:
    return name[:LONGEST_STEM].rstrip("-")


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))


def keywords(text: str, most: int) -> str:
    """The first words of a text that carry it, as a part of an id; whole words, unless the first alone is too long."""
    first = words_of(text)[:most]
    fits = [word for at, word in enumerate(first, 1) if len("-".join(first[:at])) <= LONGEST]
    return "-".join(fits or first[:1])[:LONGEST]


def words_of(text: str) -> list[str]:
    """The words of a text that carry it, in small Latin letters; none where it is in another script."""
    plain = POSSESSIVE.sub("", THOUSANDS.sub("", text))
    return [word for word in kebab(plain).split("-") if word and word not in IN_NO_NAME]


def _text(values: Mapping[str, Value], name: str) -> str:
    value = values.get(name)
    return value.strip() if isinstance(value, str) else ""
