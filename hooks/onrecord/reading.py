"""Text → values with places: a strict reader of plain YAML (cards.md, "Reading YAML").

Scalars stay the text they look like (`no`, `on`, `12:30`, `2024-12-30`, `1.10`); only a null of
YAML 1.2's core schema becomes None. The fields that hold dates, figures and numbers read their own text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from .problems import Code, Problem, Spot

MAX_BYTES: Final = 256 * 1024
MAX_DEPTH: Final = 20

Value = Any  # str | None | list[Value] | dict[str, Value]: what plain YAML can say
Loc = tuple[str | int, ...]

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
_LONE_RETURN = re.compile("\r(?!\n)")
_TAB = re.compile(r"^[ ]*\t\s*\S", re.MULTILINE)
_UNQUOTED = re.compile(r"[:,{\[]\s*(>=?[ \t]*\d[\d.]*)")
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


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

    def problem(
        self, code: Code, spot: Spot, message: str, label: str = "", advice: str = ""
    ) -> Problem:
        """A problem of this file, with the line it stands on."""
        return Problem(self.path, spot, code, message, label, advice, excerpt(self.text, spot.line))

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
        place = _offset_in_source(self.text, extent, value, offset)
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
            if isinstance(value, dict) and step in value:
                value = value[step]
            elif isinstance(value, list) and isinstance(step, int) and step < len(value):
                value = value[step]
            else:
                return None
        return value


def excerpt(text: str, line: int) -> str:
    """Line `line` of `text`, counted from 1; empty where there is none."""
    lines = text.split("\n")
    return lines[line - 1].rstrip("\r") if line <= len(lines) else ""


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


def read(path: str, raw: bytes) -> tuple[Document, list[Problem]]:
    """The document in the bytes of the file at `path`, and what keeps it from being plain YAML."""
    text, problems = _decode(path, raw)
    blank = Document(path, text, None)
    problems = problems or list(_forbidden(blank))
    if problems:
        return blank, problems
    builder = _Builder(blank)
    try:
        data = builder.document()
    except _Stop:
        return blank, builder.problems
    return Document(path, text, data, builder.values, builder.keys), builder.problems


def _decode(path: str, raw: bytes) -> tuple[str, list[Problem]]:
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


def _forbidden(document: Document) -> Iterator[Problem]:
    text = document.text
    for pattern in (_FORBIDDEN, _LONE_RETURN):
        for match in pattern.finditer(text):
            spot = _spot_at(text, match.start())
            message = f"the character U+{ord(match[0]):04X} is not allowed"
            yield document.problem(
                "forbidden-character", spot, message, "invisible here", "delete it and type the text again"
            )
    for match in _TAB.finditer(text):
        spot = _spot_at(text, text.index("\t", match.start()))
        yield document.problem(
            "tab", spot, "a tab in the indentation", "use spaces", "two spaces for each level"
        )


def _spot_at(text: str, offset: int, width: int = 1) -> Spot:
    return Spot(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset), width)


class _Stop(Exception):
    """The file cannot be read further; the problem is already noted."""


_PLAINER: Final = (
    ("mapping values are not allowed", "a colon followed by a space begins a value here",
     "put the whole text in quotes"),
    ("expected <block end>", "this line does not fit the indentation of those above it",
     "align it with its neighbours; a list item begins with “- ”"),
    ("found unexpected end of stream", "a quotation mark is never closed", "close it"),
    ("could not find expected ':'", "a key is not followed by “: ”", "write “key: value”"),
    ("did not find expected ',' or", "a bracket or brace is never closed, or a comma is missing",
     "close it, or quote the text inside"),
    ("expected alphabetic or numeric", "a value cannot begin with “*” or “&”", "put the value in quotes"),
    ("cannot start any token", "this character cannot begin a value", "put the value in quotes"),
    ("did not find expected key", "this line is neither a key nor part of the text above",
     "align it with its neighbours, or quote the text"),
)  # fmt: skip


class _Builder:
    """Builds values from libyaml's events, which come without recursion; one use, then thrown away."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.problems: list[Problem] = []
        self.values: dict[Loc, Extent] = {}
        self.keys: dict[Loc, Spot] = {}
        self._events = iter(self._parsed())

    def document(self) -> dict[str, Value]:
        """The mapping that the file holds. Raises _Stop after noting why it holds none."""
        next(self._events)  # stream start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            self._stop("not-a-mapping", Spot(), "the file is empty", "it holds “key: value” lines")
        first = next(self._events)
        data = self._value(first, (), 0)
        next(self._events)  # document end
        self._only_one(next(self._events))
        if not isinstance(data, dict):
            spot = self._extent(first, first.end_mark).spot
            self._stop("not-a-mapping", spot, "the file holds no “key: value” lines", "begin with a key")
        return data

    def _only_one(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.StreamEndEvent):
            spot = _mark_spot(event.start_mark, 3)
            self._stop("several-documents", spot, "a second document begins", "one file holds one")

    def _parsed(self) -> Iterator[yaml.Event]:
        try:
            yield from yaml.parse(self.source.text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            self._syntax(error)

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        never_closed = "end of stream" in f"{error.problem}" or "flow" in f"{error.context}"
        mark = (error.context_mark if never_closed else None) or error.problem_mark
        spot = _mark_spot(mark) if mark else Spot()
        line = excerpt(self.source.text, spot.line)
        for match in _UNQUOTED.finditer(line):
            if match.start(1) < spot.column:
                spot = Spot(spot.line, match.start(1) + 1, len(match[1].rstrip()))
                quoted = f'"{match[1].strip()}"'
                self._stop(
                    "unquoted-figure", spot, f"{match[1].strip()} begins with “>” and is not quoted",
                    f"quote it: {quoted}",
                )  # fmt: skip
        said = f"{error.problem or error}"
        for fragment, message, label in _PLAINER:
            if fragment in said or fragment in f"{error.context}":
                self._stop("yaml-syntax", spot, message, label)
        self._stop("yaml-syntax", spot, f"this is not plain YAML: {said}", "see the card format")

    def _stop(self, code: Code, spot: Spot, message: str, label: str = "") -> None:
        self.problems.append(self.source.problem(code, spot, message, label))
        raise _Stop

    def _value(self, event: yaml.Event, loc: Loc, depth: int) -> Value:
        self._refuse(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            self.values[loc] = self._extent(event, event.end_mark)
            plain_null = event.implicit[0] and not event.style and event.value in _NULLS
            return None if plain_null else event.value
        value = (
            self._mapping(loc, depth) if isinstance(event, yaml.MappingStartEvent) else self._sequence(loc, depth)
        )
        self.values[loc] = self._extent(event, event.start_mark)
        return value

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            spot = _mark_spot(event.start_mark, len(event.anchor) + 1)
            self._stop(
                "anchor-or-alias", spot, f"{sign}{event.anchor}: anchors and aliases are not used here",
                "write the value out, or quote it",
            )  # fmt: skip
        if getattr(event, "tag", None):
            spot = _mark_spot(event.start_mark)
            self._stop("tag", spot, f"the tag {event.tag} is not used here", "leave it out, or quote the value")
        if depth > MAX_DEPTH:
            self._stop(
                "too-deep", _mark_spot(event.start_mark), f"nested more than {MAX_DEPTH} levels deep",
                "no field needs more than four",
            )  # fmt: skip

    def _mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            here = (*loc, key)
            spot = _mark_spot(event.start_mark, _one_line(event.start_mark, event.end_mark))
            if key in result:
                before = self.keys[here].line
                self.problems.append(self.source.problem(
                    "duplicate-key", spot, f"{key}: this key stands here a second time",
                    f"the first is on line {before}", "keep one of the two",
                ))  # fmt: skip
                self._skip(depth)
                continue
            self.keys[here] = spot
            result[key] = self._value(next(self._events), here, depth + 1)
        return result

    def _skip(self, depth: int) -> None:
        kept = dict(self.values), dict(self.keys)
        self._value(next(self._events), ("a second time",), depth + 1)
        self.values, self.keys = kept

    def _key(self, event: yaml.Event, depth: int) -> str:
        self._refuse(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            self._stop("key-not-text", _mark_spot(event.start_mark), "a key must be a word", "quote it")
        assert isinstance(event, yaml.ScalarEvent), "anything else has stopped the reading"
        return event.value

    def _sequence(self, loc: Loc, depth: int) -> list[Value]:
        result: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*loc, len(result)), depth + 1))
        return result

    def _extent(self, event: yaml.Event, end: yaml.Mark) -> Extent:
        start = event.start_mark
        style = getattr(event, "style", None) or ""
        spot = _mark_spot(start, _one_line(start, end))
        return Extent(spot, start.index, end.index, style)


def _one_line(start: yaml.Mark, end: yaml.Mark) -> int:
    return end.column - start.column if end.line == start.line else 1


def _mark_spot(mark: yaml.Mark, width: int = 1) -> Spot:
    return Spot(mark.line + 1, mark.column + 1, max(1, width))
