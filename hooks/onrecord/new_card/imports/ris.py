"""RIS → what each reference tells of a source."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import rispy

from .languages import language
from .metadata import FieldValue, Metadata, NotRead, dated, gathered, linked
from .names import forename_first, people
from .text import one_line

NO_RIS: Final = "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”"
_AUTHORS: Final = ("authors", "first_authors")
_PUBLISHERS: Final = ("secondary_title", "journal_name", "publisher")
_DAYS: Final = ("date", "publication_year", "year")
_TITLES: Final = ("title", "primary_title")
_READ: Final = frozenset(
    {*_AUTHORS, *_PUBLISHERS, *_DAYS, *_TITLES, "access_date", "urls", "language", "keywords", "type_of_reference"}
)


def ris_reference(text: str) -> Metadata | NotRead:
    """What the one reference of a text tells, or why nothing can be taken from it."""
    try:
        listed = rispy.loads(text)
    except (KeyError, TypeError):  # what rispy raises of a line that is no field of RIS
        return NotRead(NO_RIS)
    if len(listed) != 1:
        return NotRead(NO_RIS)
    entry: Mapping[str, Any] = listed[0]
    return gathered(
        _of_ris(entry),
        subjects=tuple(filter(None, map(one_line, entry.get("keywords", [])))),
        unused=tuple(name for name, value in entry.items() if name not in _READ and value),
    )


def _of_ris(entry: Mapping[str, Any]) -> Iterator[FieldValue]:
    for name in _TITLES:
        yield FieldValue("title", one_line(entry.get(name)), "RIS title")
    for name in _DAYS:
        yield dated("published", _day(entry.get(name)), f"RIS {name}")
    yield dated("retrieved", _day(entry.get("access_date")), "RIS access_date")
    yield from (linked(url, "RIS url") for url in entry.get("urls", []))
    yield FieldValue("language", language(entry.get("language")), "RIS language")
    names = [forename_first(one_line(name)) for field in _AUTHORS for name in entry.get(field) or []]
    yield people(names, "RIS author")
    for name in _PUBLISHERS:
        yield FieldValue("publisher", one_line(entry.get(name)), f"RIS {name}")


def _day(written: object) -> str:
    """A day without the remark, or the time, that may follow it."""
    return "/".join(one_line(written).split("/")[:3]).strip("/")
