"""BibTeX, RIS and CSL-JSON → what they tell of one source."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Final

import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import NormalizeFieldKeys, SeparateCoAuthors
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts
from bibtexparser.model import DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, Field, ParsingFailedBlock

from ...reading.document import Value
from ...vocabulary import CSL_TYPES
from .latex import from_latex
from .metadata import (
    FieldValue,
    Metadata,
    NotRead,
    address,
    date_of,
    dated,
    decoded,
    gathered,
    linked,
    one_line,
    type_of,
)

_PUBLISHERS: Final = ("journaltitle", "journal", "publisher", "organization", "institution")
_READ: Final = {"title", "date", "year", "month", "day", "urldate", "url", "langid", "language", "author", *_PUBLISHERS}


def read_bibtex(raw: bytes) -> Metadata:
    """What the one entry of a BibTeX file tells. Raises NotRead where there is not just one."""
    library = parse_string(decoded(raw))
    if broken := [block for block in library.failed_blocks if not isinstance(block, DuplicateBlockKeyBlock)]:
        raise NotRead(_what_is_broken(broken[0]))
    again = [block for block in library.failed_blocks if isinstance(block.ignore_error_block, Entry)]
    entry = _only([*library.entries, *again], "BibTeX entry")
    if doubled := {name for name, number in Counter(key.lower() for key in entry.fields_dict).items() if number > 1}:
        raise NotRead(_twice(entry.start_line, doubled))
    for step in (NormalizeFieldKeys(), SeparateCoAuthors()):
        library = step.transform(library)
    fields = library.entries[0].fields_dict
    if pieced := [key for key, field in fields.items() if key in _READ and _is_pieced(key, field)]:
        raise NotRead(_pieced(entry.start_line, pieced))
    return gathered(_of_bibtex({key: field.value for key, field in fields.items()}))


def _what_is_broken(block: ParsingFailedBlock) -> str:
    if isinstance(block, DuplicateFieldKeyBlock):
        return _twice(block.start_line, block.duplicate_keys)
    return (
        f"what begins at line {(block.start_line or 0) + 1} cannot be read as BibTeX: "
        "a brace, a comma or a quotation mark is missing, or one too many"
    )


def _twice(line: int | None, keys: Set[str]) -> str:
    return f"the BibTeX entry at line {(line or 0) + 1} has {', '.join(sorted(keys))} twice; leave one of them"


def _is_pieced(key: str, field: Field) -> bool:
    """Whether its value is put together of pieces, or a name for a text that the file does not hold."""
    return field.enclosing == "no-enclosing" and not (key == "month" and _month(str(field.value)))


def _pieced(line: int | None, keys: Iterable[str]) -> str:
    return (
        f"the BibTeX entry at line {(line or 0) + 1} has {', '.join(sorted(keys))} in pieces, or by a name that stands "
        "for a text elsewhere; write the whole text between braces"
    )


def _of_bibtex(fields: Mapping[str, Any]) -> Iterator[FieldValue]:
    plain = {key: _unbraced(text) for key, text in fields.items() if isinstance(text, str)}
    yield FieldValue("title", from_latex(fields.get("title", "")), "BibTeX title")
    yield dated("published", plain.get("date"), "BibTeX date")
    parts = [plain.get("year", ""), _month(plain.get("month", "")), plain.get("day", "")]
    for known in (3, 2, 1):  # as exact as it can be told
        yield dated("published", "-".join(parts[:known]).strip("-"), "BibTeX year")
    yield dated("retrieved", plain.get("urldate"), "BibTeX urldate")
    yield linked(_ESCAPED.sub(r"\1", plain.get("url", "")), "BibTeX url")
    yield FieldValue("url", address(_ESCAPED.sub(r"\1", plain.get("howpublished", ""))), "BibTeX howpublished")
    yield FieldValue("language", _language(plain.get("langid") or plain.get("language")), "BibTeX language")
    authors = [_bibtex_name(name) for name in fields.get("author", []) if name != "others"]
    yield FieldValue("authors", list(filter(None, authors)), "BibTeX author")
    for name in _PUBLISHERS:
        yield FieldValue("publisher", from_latex(fields.get(name, "")), f"BibTeX {name}")


_ESCAPED: Final = re.compile(r"\\([%_&#~])")
"""Addresses are no LaTeX; but some programs write them as if they were."""


def _unbraced(text: str) -> str:
    """What is no LaTeX, but may stand in braces once more."""
    inner = re.fullmatch(r"(?:\\url)?\{(.*)\}", text.strip())
    return _unbraced(inner[1]) if inner else text.strip()


_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def _month(text: str) -> str:
    """Its number; empty where it is no month."""
    written = text.strip(".").casefold()
    months = [n for n, name in enumerate(_MONTHS, 1) if written in (name, name[:3], str(n), f"{n:02}")]
    return str(months[0]) if months else ""


def _bibtex_name(name: str) -> str:
    """First name first; a name in braces is one word. What is not written as BibTeX has it stays as it was."""
    try:
        return from_latex(parse_single_name_into_parts(name).merge_first_name_first)
    except InvalidNameError:
        return from_latex(name)


_NO_RIS: Final = "there is no RIS reference in it; one begins with a line “TY  - ” and ends with a line “ER  - ”"


def read_ris(raw: bytes) -> Metadata:
    """What the one reference of a RIS file tells. Raises NotRead where there is not just one."""
    text = decoded(raw)
    _only(re.findall(r"(?m)^TY  -", text) or [text], "RIS reference")
    try:
        listed = rispy.loads(text)
    except (KeyError, TypeError):  # what rispy raises of a line that is no field of RIS
        raise NotRead(_NO_RIS) from None
    if not listed:
        raise NotRead(_NO_RIS)
    return gathered(_of_ris(_only(listed, "RIS reference")))


def _of_ris(entry: Mapping[str, Any]) -> Iterator[FieldValue]:
    for name in ("title", "primary_title"):
        yield FieldValue("title", one_line(entry.get(name)), "RIS title")
    for name in ("date", "publication_year", "year"):
        day = "/".join(one_line(entry.get(name)).split("/")[:3])  # what follows is a remark
        yield dated("published", day.strip("/"), f"RIS {name}")
    yield dated("retrieved", one_line(entry.get("access_date")).strip("/"), "RIS access_date")
    yield from (linked(url, "RIS url") for url in entry.get("urls", []))
    yield FieldValue("language", _language(entry.get("language")), "RIS language")
    authors = entry.get("authors") or entry.get("first_authors") or []
    yield FieldValue("authors", _people(map(one_line, authors)), "RIS author")
    for name in ("secondary_title", "journal_name", "publisher"):
        yield FieldValue("publisher", one_line(entry.get(name)), f"RIS {name}")


def read_csl(raw: bytes) -> Metadata:
    """What the one item of a CSL-JSON file tells. Raises NotRead where there is not just one."""
    try:
        data = json.loads(decoded(raw))
    except (ValueError, RecursionError):
        raise NotRead("it is no JSON") from None
    items = [item for item in (data if isinstance(data, list) else [data]) if isinstance(item, dict)]
    return gathered(_of_csl(_only(items, "CSL item")))


def _of_csl(item: Mapping[str, Any]) -> Iterator[FieldValue]:
    yield FieldValue("title", one_line(item.get("title")), "CSL title")
    yield dated("published", _csl_date(item.get("issued")), "CSL issued")
    yield dated("retrieved", _csl_date(item.get("accessed")), "CSL accessed")
    yield linked(item.get("URL"), "CSL URL")
    yield FieldValue("language", _language(item.get("language")), "CSL language")
    authors = item.get("author")
    yield FieldValue(
        "authors",
        [name for author in (authors if isinstance(authors, list) else []) if (name := _csl_name(author))],
        "CSL author",
    )
    for name in ("container-title", "publisher"):
        yield FieldValue("publisher", one_line(item.get(name)), f"CSL {name}")
    yield FieldValue("type", type_of(item.get("type"), CSL_TYPES), "CSL type")


def _csl_date(issued: Any) -> str:
    """A date or an interval in one text, as `date_of` reads it; what is given in parts is put together."""
    if not isinstance(issued, dict):
        return ""
    days = issued.get("date-parts")
    if isinstance(days, list) and days and all(isinstance(day, list) and day for day in days):
        dates = ["-".join(str(part) for part in day) for day in days[:2]]
        return "/".join(date_of(day) or day for day in dates)
    return one_line(issued.get("raw") or issued.get("literal"))


def _csl_name(author: Any) -> str:
    if not isinstance(author, dict):
        return ""
    parts = [one_line(author.get(part)) for part in ("given", "non-dropping-particle", "family")]
    return one_line(author.get("literal")) or " ".join(filter(None, parts))


def _only(items: list[Any], what: str) -> Any:
    if len(items) != 1:
        raise NotRead(
            f"there is no {what} in it"
            if not items
            else f"there are {len(items)} {what.replace('entry', 'entrie')}s in it; "
            "a card is of one source, so save the one alone"
        )
    return items[0]


def _people(names: Iterable[str]) -> list[Value]:
    return [_forename_first(name) for name in dict.fromkeys(names) if name]


def _forename_first(name: str) -> str:
    last, mark, first = name.partition(", ")
    return f"{first} {last}" if mark else name


_NAMED: Final = {
    "english": "en",
    "german": "de",
    "ngerman": "de",
    "french": "fr",
    "russian": "ru",
    "korean": "ko",
    "ukrainian": "uk",
    "spanish": "es",
    "japanese": "ja",
}


def _language(value: Any) -> str:
    written = one_line(value).replace("_", "-")
    return _NAMED.get(written.lower(), written)
