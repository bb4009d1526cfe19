"""A file's text, its values and the place of each; what keeps bytes from being plain text."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any, Final, NamedTuple

from ..characters import FORBIDDEN
from ..problems.problem import Fault, Problem, Span, fault

MAX_BYTES: Final = 256 * 1024

Value = Any  # str | None | list[Value] | dict[str, Value]: what plain YAML can say
Loc = tuple[str | int, ...]

_LONE_RETURN = re.compile("\r(?!\n)")
_ODD = "[\u00a0\u2000-\u200a\u202f\u3000]"
_ODD_SPACE = re.compile(rf"(?:^[ -]*|: ?)({_ODD})|(?<=\S)({_ODD})[ ]*$", re.MULTILINE)
_ANY_ODD = re.compile(_ODD)
_TAB = re.compile(r"^[ ]*(\t)[ \t]*(?=[^\s#])", re.MULTILINE)


@dataclass(frozen=True)
class Extent:
    """Where a value stands in its file: first mark, end mark, offsets into the text."""

    span: Span
    start: int
    end: int
    style: str = ""


class Places(NamedTuple):
    """Where the values and the keys of a file stand."""

    values: Mapping[Loc, Extent]
    keys: Mapping[Loc, Span]


def _no_places(_document: "Document") -> Places:
    return Places({}, {})


@dataclass(frozen=True)
class Document:
    """A file that was read: its data, and the place of every key and value in it.

    `data` is None where the file could not be parsed; it still defines its id (the card format). The places are
    looked up when one is asked for: most files have no problem.
    """

    path: str
    text: str
    data: Mapping[str, Value] | None
    look_up: Callable[["Document"], Places] = field(default=_no_places, compare=False, repr=False)

    @property
    def values(self) -> Mapping[Loc, Extent]:
        """The place of each value."""
        return self._places.values

    @property
    def keys(self) -> Mapping[Loc, Span]:
        """The place of each key."""
        return self._places.keys

    @cached_property
    def _places(self) -> Places:
        return self.look_up(self)

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
        place = _offset_in_source(self.text, extent, value, offset)
        if place is None:
            return extent.span
        span = self.span_at(place)
        room = len(self.lines[span.line - 1]) - span.column + 1
        return replace(span, width=max(1, min(width, room)))

    def span_at(self, offset: int) -> Span:
        """The place of a character of the text."""
        line = bisect_right(self._starts, offset)
        return Span(line, offset - self._starts[line - 1] + 1)

    @cached_property
    def _starts(self) -> list[int]:
        """Where each line begins: a file with thousands of problems is not counted anew for each."""
        return [0, *accumulate(len(line) + 1 for line in self.lines)][:-1]

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
    own, source = _inked(text, extent, value)
    wanted = bisect_left(own, offset)
    return source[wanted] if wanted < len(source) else None


@lru_cache(maxsize=1)  # the problems of one text come one after the other
def _inked(text: str, extent: Extent, value: str) -> tuple[list[int], list[int]]:
    """Where the characters stand that are no white space: in a value as its field reads it, and in its source.

    Of a value that its source writes in another way, nothing.
    """
    start, read = extent.start, value.strip()
    if extent.style in ("|", ">"):
        start = text.find("\n", start) + 1
    elif extent.style in ("'", '"'):
        start += 1
    own = [i for i, sign in enumerate(read) if not sign.isspace()]
    source = [i for i in range(start, extent.end) if not text[i].isspace()][: len(own)]
    same = "".join(text[i] for i in source) == "".join(read[i] for i in own)
    return (own, source) if same else ([], [])


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
        yield document.problem(document.span_at(offset), wrong)


def _forbidden(text: str) -> Iterator[tuple[int, Fault]]:
    for match in FORBIDDEN.finditer(text):
        name = unicodedata.name(match[0], "a control character").lower()
        yield match.start(), fault("forbidden-character", value=f"{_code_point(match[0])} ({name})")
    for match in _LONE_RETURN.finditer(text) if "\r" in text else ():
        yield match.start(), fault("forbidden-character/line-end")
    for match in _ODD_SPACE.finditer(text) if _ANY_ODD.search(text) else ():
        at_end = match.lastindex == 2
        key = "forbidden-character/space-at-end" if at_end else "forbidden-character/space"
        yield match.start(match.lastindex or 0), fault(key, value=_code_point(match[match.lastindex or 0]))
    for match in _TAB.finditer(text) if "\t" in text else ():
        yield text.index("\t", match.start()), fault("tab")


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"
