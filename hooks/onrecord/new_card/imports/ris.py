"""RIS → what each reference tells of a source."""

from collections.abc import Iterator
from typing import Final

import rispy

from .fields import Fields
from .kinds import kind
from .languages import language
from .metadata import FieldValue, Metadata, NotRead, by_doi, dated, gathered, linked, text_of
from .names import forename_first, people
from .text import one_line

NO_RIS: Final = "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”"
_AUTHORS: Final = ("authors", "first_authors")
_PUBLISHERS: Final = ("secondary_title", "journal_name", "publisher")
_DAYS: Final = ("date", "publication_year", "year")
_TITLES: Final = ("title", "primary_title")


def ris_reference(text: str) -> Metadata | NotRead:
    """What the one reference of a text tells, or why nothing can be taken from it."""
    try:
        listed = rispy.loads(text)
    except (KeyError, TypeError):  # what rispy raises of a line that is no field of RIS
        return NotRead(NO_RIS)
    if len(listed) != 1:
        return NotRead(NO_RIS)
    told = Fields(listed[0])
    return gathered(_of_ris(told), told, subjects=tuple(filter(None, map(one_line, told.get("keywords", [])))))


def _of_ris(entry: Fields) -> Iterator[FieldValue]:
    for name in _TITLES:
        yield text_of("title", entry.get(name), "RIS title")
    for name in _DAYS:
        yield dated("published", entry.get(name), f"RIS {name}", _day)
    yield dated("retrieved", entry.get("access_date"), "RIS access_date", _day)
    yield from (linked(url, "RIS url") for url in entry.get("urls", []))
    yield by_doi(entry.get("doi"), "RIS doi")
    yield text_of("language", entry.get("language"), "RIS language", language)
    names = [name for field in _AUTHORS for name in entry.get(field) or []]
    yield people(names, "RIS author", lambda name: forename_first(one_line(name)))
    for name in _PUBLISHERS:
        yield text_of("publisher", entry.get(name), f"RIS {name}")
    yield kind("RIS type", entry.get("type_of_reference"), entry.get("type_of_work"))


def _day(written: object) -> str:
    """A day without the remark, or the time, that may follow it."""
    return "/".join(one_line(written).split("/")[:3]).strip("/")
