"""A file's text, its values and the place of each; what keeps bytes from being plain text."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from ..characters import FORBIDDEN
from ..problems.problem import Code, Problem, Spot

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

    spot: Spot
    start: int
    end: int
    style: str = ""


@dataclass(frozen=True)
class Document:
    """A file that was read: its data, and the place of every key and value in it.

    `data` is None where the file could not be parsed; it still defines its id (cards.md).
    """

    path: str
    text: str
    data: Mapping[str, Value] | None
    values: Mapping[Loc, Extent] = field(default_factory=dict)
    keys: Mapping[Loc, Spot] = field(default_factory=dict)

    def problem(self, code: Code, spot: Spot, message: str, label: str = "", advice: str = "") -> Problem:
        """A problem of this file, with the line it stands on."""
        return Problem(self.path, spot, code, message, label, advice, self.excerpt(spot.line))

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the text, split once."""
        return self.text.split("\n")

    def excerpt(self, line: int) -> str:
        """Line `line`, counted from 1; empty where there is none."""
        return self.lines[line - 1].rstrip("\r") if line <= len(self.lines) else ""

    def spot(self, loc: Loc, *, key: bool = False) -> Spot:
        """The place of the value at `loc` (of its key, if asked), or of the nearest thing around it."""
        if key and loc in self.keys:
            return self.keys[loc]
        while loc and loc not in self.values:
            loc = loc[:-1]
        return self.values[loc].spot if loc in self.values else Spot()

    def spot_inside(self, loc: Loc, offset: int, width: int = 1) -> Spot:
        """The place of character `offset` of the text value at `loc`, inside blocks of text too."""
        extent = self.values.get(loc)
        value = self.at(loc)
        if extent is None or not isinstance(value, str):
            return self.spot(loc)
        place = _offset_in_source(self.text, extent, value.strip(), offset)  # as its field reads it
        if place is None:
            return extent.spot
        line_start = self.text.rfind("\n", 0, place) + 1
        line_end = self.text.find("\n", place)
        room = (len(self.text) if line_end < 0 else line_end) - place
        line = self.text.count("\n", 0, place) + 1
        return Spot(line, place - line_start + 1, max(1, min(width, room)))

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
    shown = [c for c in value if not c.isspace()]
    if wanted >= len(shown) or "".join(text[i] for i in inked[: len(shown)]) != "".join(shown):
        return None
    return inked[wanted]


def decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
    """The text of a file, with LF line ends and no byte-order mark, or why it has none."""
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; at most {MAX_BYTES:,} are read"
        return "", [Problem(path, Spot(), "too-large", message, advice="split it into several cards")]
    try:
        return raw.decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n"), []
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n")
        spot = Spot(before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        advice = "save the file as UTF-8 (your editor's “Save with encoding”)"
        return "", [Problem(path, spot, "not-utf-8", message, advice=advice)]


def forbidden(document: Document) -> Iterator[Problem]:
    """The characters of a text that no card may hold, and tabs in indentation."""
    text = document.text
    for pattern in (FORBIDDEN, _LONE_RETURN):
        for match in pattern.finditer(text):
            spot = _spot_at(text, match.start())
            if pattern is _LONE_RETURN:
                yield document.problem(
                    "forbidden-character", spot, "a line ends in CR alone (U+000D)", "save the file with LF line ends"
                )
                continue
            name = unicodedata.name(match[0], "a control character")
            message = f"the character U+{ord(match[0]):04X} ({name.lower()}) is not allowed"
            yield document.problem(
                "forbidden-character",
                spot,
                message,
                "you may not see it",
                "delete the words around it and type them again",
            )
    for match in _ODD_SPACE.finditer(text):
        yield document.problem(
            "forbidden-character",
            _spot_at(text, match.start(match.lastindex or 0)),
            f"this is no ordinary space (U+{ord(match[match.lastindex or 0]):04X})",
            "type a space in its place" if match[1] else "delete it; you may not see it",
            "it often comes with copied text",
        )
    for match in _TAB.finditer(text):
        spot = _spot_at(text, text.index("\t", match.start()))
        yield document.problem("tab", spot, "a tab in the indentation", "use spaces", "two spaces for each level")


def _spot_at(text: str, offset: int, width: int = 1) -> Spot:
    return Spot(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), width)
