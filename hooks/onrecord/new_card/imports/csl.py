"""CSL-JSON, and rows that name a card's own fields → what each item tells of a source."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ...vocabulary import CSL_TYPES, CardType
from .dates import date_of
from .languages import language
from .metadata import FieldValue, Metadata, dated, gathered, linked, type_of
from .names import forename_first, people
from .text import one_line, unmarked

_PUBLISHERS: Final = ("container-title", "publisher")
_SUBJECTS: Final = ("keyword", "topics")
_READ: Final = frozenset(
    {"title", "issued", "published", "accessed", "retrieved", "URL", "url", "language", "author", "authors", "type"}
    | {"id", *_PUBLISHERS, *_SUBJECTS}
)


def csl_item(item: Mapping[str, Any]) -> Metadata:
    """What one item tells."""
    subjects = [one_line(word) for name in _SUBJECTS for word in _words(item.get(name))]
    return gathered(
        _of_csl(item),
        subjects=tuple(filter(None, subjects)),
        unused=tuple(name for name, value in item.items() if name not in _READ and value),
    )


def _of_csl(item: Mapping[str, Any]) -> Iterator[FieldValue]:
    yield FieldValue("title", unmarked(item.get("title")), "CSL title")
    yield dated("published", _csl_date(item.get("issued")), "CSL issued")
    yield dated("published", item.get("published"), "published")
    yield dated("retrieved", _csl_date(item.get("accessed")), "CSL accessed")
    yield dated("retrieved", item.get("retrieved"), "retrieved")
    yield linked(item.get("URL"), "CSL URL")
    yield linked(item.get("url"), "url")
    yield FieldValue("language", language(item.get("language")), "CSL language")
    yield people(map(_csl_name, _listed(item.get("author"))), "CSL author")
    yield people(map(one_line, _listed(item.get("authors"))), "authors")
    for name in _PUBLISHERS:
        yield FieldValue("publisher", one_line(item.get(name)), f"CSL {name}")
    yield FieldValue("type", type_of(item.get("type"), CSL_TYPES), "CSL type")
    yield FieldValue("type", next((kind.value for kind in CardType if kind == item.get("type")), ""), "type")


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _words(value: Any) -> list[Any]:
    return value.split(",") if isinstance(value, str) else _listed(value)


def _csl_date(issued: Any) -> str:
    """A date or an interval in one text, as `date_of` reads it; what is given in parts is put together."""
    if not isinstance(issued, dict):
        return ""
    days = issued.get("date-parts")
    if isinstance(days, list) and days and all(isinstance(day, list) and day for day in days):
        dates = ["-".join(str(part) for part in day[:3]) for day in days[:2]]
        return "/".join(date_of(day) or day for day in dates)
    return one_line(issued.get("raw") or issued.get("literal"))


def _csl_name(author: Any) -> str:
    """A name as it is printed, its parts in their order."""
    if not isinstance(author, dict):
        return ""
    if literal := one_line(author.get("literal")):
        return literal
    before = [one_line(author.get(part)) for part in ("given", "dropping-particle", "non-dropping-particle")]
    family, suffix = one_line(author.get("family")), one_line(author.get("suffix"))
    if family and before[0] and not any((*before[1:], suffix)):
        return forename_first(f"{family}, {before[0]}")
    return " ".join(filter(None, [*before, family, suffix]))
