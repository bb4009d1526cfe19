"""BibTeX → what each entry tells of a source."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
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

from .languages import language
from .latex import from_latex
from .metadata import FieldValue, Metadata, NotRead, dated, gathered, linked
from .names import forename_first, people
from .text import one_line, web_address

_PUBLISHERS: Final = ("journaltitle", "journal", "publisher", "organization", "institution")
_READ: Final = frozenset(
    {"title", "date", "year", "month", "day", "urldate", "url", "langid", "language", "author", "keywords"}
    | {"howpublished", *_PUBLISHERS}
)
_NEEDED: Final = _READ - {"keywords", "howpublished"}
"""What of an entry must be there as a whole."""


def bibtex_entries(text: str, first_line: int = 1) -> Iterator[Metadata | NotRead]:
    """What each entry of a text tells, or why nothing can be taken from it; the text begins at a line of its file."""
    for block in parse_string(text).blocks:
        if isinstance(block, DuplicateBlockKeyBlock):
            block = block.ignore_error_block or block  # noqa: PLW2901 (two entries may have one key)
        if isinstance(block, Entry):
            yield _of_entry(block, (block.start_line or 0) + first_line)
        elif isinstance(block, ParsingFailedBlock) and not isinstance(block, DuplicateBlockKeyBlock):
            yield _broken(block, (block.start_line or 0) + first_line)


def _of_entry(entry: Entry, line: int) -> Metadata | NotRead:
    doubled = {name for name, number in Counter(key.lower() for key in entry.fields_dict).items() if number > 1}
    if doubled:
        return _twice(line, doubled)
    library = Library([entry])
    for step in (NormalizeFieldKeys(), SeparateCoAuthors()):
        library = step.transform(library)
    fields = library.entries[0].fields_dict
    if pieced := [key for key, field in fields.items() if key in _NEEDED and _is_pieced(key, field)]:
        return _pieced(line, pieced)
    values = {key: field.value for key, field in fields.items()}
    subjects = re.split(r"\s*[,;]\s*", from_latex(str(values.get("keywords", ""))))
    return gathered(
        _of_bibtex(values),
        subjects=tuple(filter(None, subjects)),
        unused=tuple(key for key, value in values.items() if key not in _READ and value),
    )


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
    return field.enclosing == "no-enclosing" and not (key == "month" and _month(str(field.value)))


def _pieced(line: int, keys: Iterable[str]) -> NotRead:
    return NotRead(
        f"the BibTeX entry at line {line} has {', '.join(sorted(keys))} in pieces, or by a name that stands "
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
    yield FieldValue("url", web_address(_ESCAPED.sub(r"\1", plain.get("howpublished", ""))), "BibTeX howpublished")
    yield FieldValue("language", language(plain.get("langid") or plain.get("language")), "BibTeX language")
    yield people(map(_bibtex_name, fields.get("author", [])), "BibTeX author")
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
