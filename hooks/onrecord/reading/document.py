"""A file's text, its values and the place of each; what keeps bytes from being plain text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from ..characters import FORBIDDEN
from ..problems.problem import Fault, Problem, Span, fault

MAX_BYTES: Final = 256 * 1024

Value = Any  # str | None | list[Value] | dict[str, Value]: what plain YAML can say
Loc = tuple[str | int, ...]

_LONE_RETURN = re.compile("\r(?!\n)")
_ODD = "[\u00a0\u2000-\u200a\u202f\u3000]"
_ODD_SPACE = re.compile(rf"(?:^[ -]*|: ?)({_ODD})|(?<=\S)({_ODD})[ ]*$", re.MULTILINE)
_TAB = re.compile(r"^[ ]*(\t)[ \t]*(?=[^\s#])", re.MULTILINE)


@dataclass(frozen=True)
class Extent:
    """Where a value stands in its file: first mark, end mark, offsets into the text."""

    span: Span
    start: int
    end: int
    style: str = ""


@dataclass(frozen=True)
class Document:
    """A file that was read: its data, and the place of every key and value in it.

    `data` is None where the file could not be parsed; it still defines its id (the card format).
    """

    path: str
    text: str
    data: Mapping[str, Value] | None
    values: Mapping[Loc, Extent] = field(default_factory=dict)
    keys: Mapping[Loc, Span] = field(default_factory=dict)

    def problem(self, span: Span, wrong: Fault) -> Problem:
        """A problem of this file, with the line it stands on."""
        return Problem(self.path, span, wrong, self.excerpt(span.line))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, split once."""
        return self.text.split("\n")

    def excerpt(self, line: int) -> str:
        """Line `line`, counted from 1; empty where there is none."""
        return self.lines[line - 1].rstrip("\r") if line <= len(self.lines) else ""

    def span(self, loc: Loc, *, key: bool = False) -> Span:
        """The place of the value at `loc` (of its key, if asked), or of the nearest thing around it."""
        if key and loc in self.keys:
            return self.keys[loc]
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values[loc].span if loc in self.values else Span()

    def span_inside(self, loc: Loc, offset: int, width: int = 1) -> Span:
        """The place of character `offset` of the text value at `loc`, inside blocks of text too."""
        extent = self.values.get(loc)
        value = self.at(loc)
        if extent is None or not isinstance(value, str):
            return self.span(loc)
        place = _offset_in_source(self.text, extent, value.strip(), offset)  # as its field reads it
        if place is None:
            return extent.span
        line_start = self.text.rfind("\n", 0, place) + 1
        line_end = self.text.find("\n", place)
        room = (len(self.text) if line_end < 0 else line_end) - place
        line = self.text.count("\n", 0, place) + 1
        return Span(line, place - line_start + 1, max(1, min(width, room)))

    def at(self, loc: Loc) -> Value:
        """The value at `loc`, or None."""
        value: Value = self.data
        for step in loc:
            try:
                value = value[step]
            except (TypeError, KeyError, IndexError):
                return None
        return value


def _offset_in_source(text: str, extent: Extent, value: str, offset: int) -> int | None:
    """Folding changes white space only: the k-th other character of the value is the k-th of its source."""
    start = extent.start
    if extent.style in ("|", ">"):
        start = text.find("\n", start) + 1
    elif extent.style in ("'", '"'):
        start += 1
    wanted = sum(not c.isspace() for c in value[:offset])
    inked = [i for i in range(start, extent.end) if not text[i].isspace()]
    signs = [c for c in value if not c.isspace()]
    if wanted >= len(signs) or "".join(text[i] for i in inked[: len(signs)]) != "".join(signs):
        return None
    return inked[wanted]


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with LF line ends and no byte-order mark, or why it has none."""
    if len(raw) > MAX_BYTES:
        return "", [Problem(path, Span(), fault("too-large", bytes=f"{len(raw):,}", most=f"{MAX_BYTES:,}"))]
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        span = Span(before.count("\n") + 1, len(before) - before.rfind("\n"))
        return "", [Problem(path, span, fault("not-utf-8", byte=f"{raw[error.start]:02x}"))]


def forbidden(document: Document) -> Iterator[Problem]:
    """The characters of a text that no card may hold, and tabs in indentation."""
    for offset, wrong in _forbidden(document.text):
        yield document.problem(_span_at(document.text, offset), wrong)


def _forbidden(text: str) -> Iterator[tuple[int, Fault]]:
    for match in FORBIDDEN.finditer(text):
        name = unicodedata.name(match[0], "a control character").lower()
        yield match.start(), fault("forbidden-character", value=f"{_code_point(match[0])} ({name})")
    for match in _LONE_RETURN.finditer(text):
        yield match.start(), fault("forbidden-character/line-end")
    for match in _ODD_SPACE.finditer(text):
        at_end = match.lastindex == 2
        key = "forbidden-character/space-at-end" if at_end else "forbidden-character/space"
        yield match.start(match.lastindex or 0), fault(key, value=_code_point(match[match.lastindex or 0]))
    for match in _TAB.finditer(text):
        yield text.index("\t", match.start()), fault("tab")


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _span_at(text: str, offset: int, width: int = 1) -> Span:
    return Span(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), width)
