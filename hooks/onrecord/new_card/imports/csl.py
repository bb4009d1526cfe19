"""CSL-JSON, and rows that name a card's own fields → what each item tells of a source."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .dates import date_of
from .fields import Fields, listed
from .kinds import kind
from .languages import language
from .metadata import FieldValue, Metadata, by_doi, dated, gathered, linked, text_of
from .names import forename_first, people
from .text import one_line, unmarked

_PUBLISHERS: Final = ("container-title", "publisher")
_SUBJECTS: Final = ("keyword", "topics")


def csl_item(item: Mapping[str, Any]) -> Metadata:
    """What one item tells."""
    told = Fields(item)
    subjects = [one_line(word) for name in _SUBJECTS for word in _words(told.get(name))]
    return gathered(_of_csl(told), told, subjects=tuple(filter(None, subjects)))


def _of_csl(item: Fields) -> Iterator[FieldValue]:
    yield text_of("title", item.get("title"), "CSL title", unmarked)
    yield dated("published", item.get("issued"), "CSL issued", _csl_date)
    yield dated("published", item.get("published"), "published")
    yield dated("retrieved", item.get("accessed"), "CSL accessed", _csl_date)
    yield dated("retrieved", item.get("retrieved"), "retrieved")
    yield linked(item.get("URL"), "CSL URL")
    yield linked(item.get("url"), "url")
    yield by_doi(item.get("DOI"), "CSL DOI")
    yield text_of("language", item.get("language"), "CSL language", language)
    yield people(item.get("author"), "CSL author", _csl_name)
    yield people(item.get("authors"), "authors")
    for name in _PUBLISHERS:
        yield text_of("publisher", item.get(name), f"CSL {name}")
    yield kind("CSL type", item.get("type"), item.get("genre"))


def _words(value: Any) -> list[Any]:
    return value.split(",") if isinstance(value, str) else listed(value)


def _csl_date(issued: Any) -> str:
    """A date or an interval in one text; what is given in parts is put together."""
    if not isinstance(issued, Mapping):
        return one_line(issued)
    days = issued.get("date-parts")
    if isinstance(days, list) and days and all(isinstance(day, list) and day for day in days):
        dates = ["-".join(str(part) for part in day[:3]) for day in days[:2]]
        return "/".join(date_of(day) or day for day in dates)
    return one_line(issued.get("raw") or issued.get("literal"))


def _csl_name(author: Any) -> str:
    """A name as it is printed, its parts in their order."""
    if not isinstance(author, Mapping):
        return forename_first(one_line(author))
    if literal := one_line(author.get("literal")):
        return literal
    before = [one_line(author.get(part)) for part in ("given", "dropping-particle", "non-dropping-particle")]
    family, suffix = one_line(author.get("family")), one_line(author.get("suffix"))
    if family and before[0] and not any((*before[1:], suffix)):
        return forename_first(f"{family}, {before[0]}")
    return " ".join(filter(None, [*before, family, suffix]))
