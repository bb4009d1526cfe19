"""BibTeX → what each entry tells of a source."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace
from typing import Any, Final

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares import NormalizeFieldKeys, SeparateCoAuthors
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ParsingFailedBlock,
)

from ...model.record import nothing
from .dates import month_of
from .fields import Fields, as_text
from .kinds import kind
from .languages import language
from .latex import from_latex, read_latex
from .metadata import FieldValue, Metadata, NotRead, by_doi, dated, gathered, linked, text_of
from .names import forename_first, people
from .text import one_line

_PUBLISHERS: Final = ("journaltitle", "journal", "publisher", "organization", "institution")
_NEEDED: Final = frozenset(
    {"title", "date", "year", "month", "day", "urldate", "url", "doi", "langid", "language", "author", *_PUBLISHERS}
)
"""What of an entry must be there as a whole."""


def names_for_texts(text: str) -> Mapping[str, str]:
    """The texts that a @string of BibTeX gives names to, by these in small letters."""
    return {one.key.lower(): one.value for one in parse_string(text).strings} if _STRING.match(text) else {}


_STRING: Final = re.compile(r"\s*@\s*string\b", re.IGNORECASE)


def bibtex_entries(
    text: str, first_line: int = 1, names: Mapping[str, str] = nothing()
) -> Iterator[Metadata | NotRead]:
    """What each entry of a text tells, or why nothing can be taken from it.

    The text begins at a line of its file; `names`: those that stand for texts, which the file gave before.
    """
    for block in parse_string(text).blocks:
        if isinstance(block, DuplicateBlockKeyBlock):
            block = block.ignore_error_block or block  # noqa: PLW2901 (two entries may have one key)
        if isinstance(block, Entry):
            yield _of_entry(block, (block.start_line or 0) + first_line, names)
        elif isinstance(block, ParsingFailedBlock) and not isinstance(block, DuplicateBlockKeyBlock):
            yield _broken(block, (block.start_line or 0) + first_line)


def _of_entry(entry: Entry, line: int, names: Mapping[str, str]) -> Metadata | NotRead:
    doubled = {name for name, number in Counter(key.lower() for key in entry.fields_dict).items() if number > 1}
    if doubled:
        return _twice(line, doubled)
    library = Library([_resolved(entry, names)])
    for step in (NormalizeFieldKeys(), SeparateCoAuthors()):
        library = step.transform(library)
    fields = library.entries[0].fields_dict
    if pieced := [key for key, field in fields.items() if key in _NEEDED and _is_pieced(key, field)]:
        return _pieced(line, pieced)
    told = Fields({key: field.value for key, field in fields.items()})
    subjects = re.split(r"\s*[,;]\s*", from_latex(str(told.get("keywords", ""))))
    return gathered(_of_bibtex(told, entry.entry_type), told, subjects=tuple(filter(None, subjects)))


def _resolved(entry: Entry, names: Mapping[str, str]) -> Entry:
    """The entry with the texts that names in it stand for, as the library does it within one text."""
    for field in entry.fields:
        if field.enclosing == "no-enclosing" and (text := names.get(str(field.value).lower())):
            field.value, field.enclosing = text, None
    return entry


def _broken(block: Block, line: int) -> NotRead:
    if isinstance(block, DuplicateFieldKeyBlock):
        return _twice(line, block.duplicate_keys)
    return NotRead(
        f"what begins at line {line} cannot be read as BibTeX: "
        "a brace, a comma or a quotation mark is missing, or one too many"
    )


def _twice(line: int, keys: Set[str]) -> NotRead:
    return NotRead(f"the BibTeX entry at line {line} has {', '.join(sorted(keys))} twice; leave one of them")


def _is_pieced(key: str, field: Field) -> bool:
    """Whether its value is put together of pieces, or a name for a text that the file does not hold."""
    return field.enclosing == "no-enclosing" and not (key == "month" and month_of(str(field.value)))


def _pieced(line: int, keys: Iterable[str]) -> NotRead:
    return NotRead(
        f"the BibTeX entry at line {line} has {', '.join(sorted(keys))} in pieces, or by a name that stands "
        "for a text elsewhere; write the whole text between braces"
    )


def _of_bibtex(fields: Fields, entry_type: str) -> Iterator[FieldValue]:
    yield _latex("title", fields.get("title"), "BibTeX title")
    yield dated("published", fields.get("date"), "BibTeX date", _unbraced)
    year, month, day = (_unbraced(fields.get(name)) for name in ("year", "month", "day"))
    parts = (year, month_of(month) or month, day)
    for known in (3, 2, 1):  # as exact as it can be told
        yield dated("published", "-".join(parts[:known]).strip("-"), "BibTeX year")
    yield dated("retrieved", fields.get("urldate"), "BibTeX urldate", _unbraced)
    yield linked(_address(fields.get("url")), "BibTeX url")
    yield linked(_address(fields.get("howpublished")), "BibTeX howpublished")
    yield by_doi(_address(fields.get("doi")), "BibTeX doi")
    for name in ("langid", "language"):
        yield text_of("language", _unbraced(fields.get(name)), "BibTeX language", language)
    yield _authors(fields.get("author", []))
    for name in _PUBLISHERS:
        yield _latex("publisher", fields.get(name), f"BibTeX {name}")
    yield kind("BibTeX type", entry_type, *(from_latex(as_text(fields.get(name))) for name in ("entrysubtype", "type")))


def _latex(name: str, told: Any, origin: str) -> FieldValue:
    text, unknown = read_latex(as_text(told))
    return FieldValue(name, text, origin, as_text(told), tuple(map(_not_known, unknown)))


def _not_known(latex: str) -> str:
    return f"LaTeX that is not known stands as it was written: {latex}"


def _authors(names: list[str]) -> FieldValue:
    told = people(names, "BibTeX author", _bibtex_name)
    more = ("there are more authors than it names: and others",) if "others" in map(str.strip, names) else ()
    unknown = (_not_known(latex) for name in names for latex in read_latex(name)[1])
    return replace(told, doubts=(*told.doubts, *more, *unknown))


def _address(told: Any) -> str:
    return _ESCAPED.sub(r"\1", _unbraced(told))


_ESCAPED: Final = re.compile(r"\\([%_&#~])")
"""Addresses are no LaTeX; but some programs write them as if they were."""


def _unbraced(told: object) -> str:
    """What is no LaTeX, but may stand in braces once more."""
    text = as_text(told)
    inner = re.fullmatch(r"(?:\\url)?\{(.*)\}", text)
    return _unbraced(inner[1]) if inner else text


_EXTENDED: Final = re.compile(r"\s*(family|given|prefix|suffix)\s*=\s*\{?([^,{}]*)\}?\s*(?:,|$)")
"""A part of a name as BibLaTeX has them too: `family=Holm, given=Ida, prefix=af`."""


def _bibtex_name(name: str) -> str:
    """First name first; a name in braces is one word. What is not written as BibTeX has it stays as it was."""
    if name.strip() == "others":
        return ""
    parts = dict(_EXTENDED.findall(name))
    if "family" in parts:
        plain = [one_line(parts.get(part)) for part in ("given", "prefix", "family", "suffix")]
        return from_latex(" ".join(filter(None, plain)))
    try:
        told = parse_single_name_into_parts(name.strip(" ,"))
    except InvalidNameError:
        return from_latex(name)
    if told.first and told.last and not told.von and not told.jr:
        return forename_first(from_latex(f"{' '.join(told.last)}, {' '.join(told.first)}"))
    return from_latex(told.merge_first_name_first)
