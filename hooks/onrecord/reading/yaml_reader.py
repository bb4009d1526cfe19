"""Text → values with places: a strict reader of plain YAML (docs/contribute/index.md, “YAML in six rules”).

Scalars stay the text they look like (`no`, `on`, `12:30`, `2024-12-30`, `1.10`); only a null of
YAML 1.2's core schema becomes None. The fields that hold dates, figures and numbers read their own text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NoReturn

import yaml

from ..characters import FORBIDDEN
from ..problems.problem import Fault, Problem, Span, fault
from .document import Document, Extent, Loc, Places, Value, decode, forbidden
from .plain_yaml import MAX_DEPTH, NULLS, PROSE, REMARK, NotPlain, plain
from .yaml_mistakes import mistake_in, unquoted

_LOST = re.compile(r">\d")

Event = Any
"""One of libyaml's events; the stubs of PyYAML leave most of their attributes out."""
Mark = Any


def read(path: str, raw: bytes) -> tuple[Document, list[Problem]]:
    """The document in the bytes of the file at `path`, and what keeps it from being plain YAML."""
    text, problems = decode(path, raw)
    blank = Document(path, text, None)
    problems = problems or list(forbidden(blank))
    if problems:
        return blank, problems
    try:
        return Document(path, text, plain(text), _places), []
    except NotPlain:
        return read_closely(blank)


def plainly(path: str, raw: bytes, data: Mapping[str, Value]) -> Document:
    """The document of a file that was read before, and had no problem."""
    return Document(path, decode(path, raw)[0], data, _places)


def read_closely(blank: Document) -> tuple[Document, list[Problem]]:
    """The same of a document without data, with the place of everything in it."""
    builder = _Builder(blank)
    try:
        data = builder.document()
    except _Stop:
        return blank, builder.problems
    places = Places(builder.values, builder.keys)
    return Document(blank.path, blank.text, data, lambda _: places), builder.problems


def _places(document: Document) -> Places:
    """Where everything stands in a document that is plain, found when that is asked for."""
    builder = _Builder(document)
    builder.document()
    return Places(builder.values, builder.keys)


class _Stop(Exception):  # noqa: N818
    """The file cannot be read further; the problem is already noted."""


class _Builder:
    """Builds values from libyaml's events, which come without recursion; one use, then thrown away."""

    def __init__(self, document: Document) -> None:
        self.source = document
        self.problems: list[Problem] = []
        self.values: dict[Loc, Extent] = {}
        self.keys: dict[Loc, Span] = {}
        self._events = iter(self._parsed())

    def document(self) -> dict[str, Value]:
        """The mapping that the file holds. Raises _Stop after noting why it holds none."""
        next(self._events)  # stream start
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            self._stop(Span(), fault("not-a-mapping/empty"))
        first = next(self._events)
        data = self._value(first, (), 0)
        next(self._events)  # document end
        self._only_one(next(self._events))
        if not isinstance(data, dict):
            span = self._extent(first, first.end_mark).span
            self._stop(span, fault("not-a-mapping/no-keys"))
        return data

    def _only_one(self, event: Event) -> None:
        if not isinstance(event, yaml.StreamEndEvent):
            self._stop(_mark_span(event.start_mark, 3), fault("several-documents"))

    def _parsed(self) -> Iterator[Event]:
        try:
            yield from yaml.parse(self.source.text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            self._stop(*mistake_in(self.source.text, error))

    def _note(self, span: Span, wrong: Fault) -> None:
        self.problems.append(self.source.problem(span, wrong))

    def _stop(self, span: Span, wrong: Fault) -> NoReturn:
        self._note(span, wrong)
        raise _Stop

    def _value(self, event: Event, loc: Loc, depth: int) -> Value:
        self._refuse(event, depth)
        if isinstance(event, yaml.ScalarEvent):
            extent = self._extent(event, event.end_mark)
            lost = _LOST.match(self.source.text, extent.start) if extent.style == ">" else None
            if lost and not event.value.strip():  # to YAML, `>5` begins a block of text
                self._stop(*unquoted(extent.span, lost[0]))
            if loc and loc[-1] in PROSE:
                self._remark(event, extent)
            self._smuggled(event, extent.span)
            self.values[loc] = extent
            plain_null = event.implicit[0] and not event.style and event.value in NULLS
            return None if plain_null else event.value
        value = self._mapping(loc, depth) if isinstance(event, yaml.MappingStartEvent) else self._sequence(loc, depth)
        self.values[loc] = self._extent(event, event.start_mark)
        return value

    def _smuggled(self, event: Event, span: Span) -> None:
        """In double quotes, a backslash can write a character that no card may hold."""
        if event.style == '"' and (match := FORBIDDEN.search(event.value)):
            self._note(span, fault("forbidden-character/escaped", value=f"U+{ord(match[0]):04X}"))

    def _remark(self, event: Event, extent: Extent) -> None:
        """A “#” after a space begins a remark: what looks like text, as in “Russia #1”, would be lost."""
        rest = REMARK.match(self.source.text, extent.end) if event.implicit[0] and not event.style else None
        if rest:
            span = self.source.span_at(rest.start(1))
            self._note(replace(span, width=len(rest[1].rstrip())), fault("remark"))

    def _refuse(self, event: Event, depth: int) -> None:
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            sign = "*" if isinstance(event, yaml.AliasEvent) else "&"
            span = _mark_span(event.start_mark, len(event.anchor) + 1)
            self._stop(span, fault("anchor-or-alias", anchor=f"{sign}{event.anchor}"))
        if getattr(event, "tag", None):
            span = _mark_span(event.start_mark)
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._stop(span, fault("tag", tag=tag))
        if depth > MAX_DEPTH:
            self._stop(_mark_span(event.start_mark), fault("too-deep/fields", most=MAX_DEPTH))

    def _mapping(self, loc: Loc, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            here = (*loc, key)
            span = _mark_span(event.start_mark, _one_line(event.start_mark, event.end_mark))
            if key in result:
                self._note(span, fault("duplicate-key", key, line=self.keys[here].line))
                self._skip(depth)
                continue
            value = next(self._events)
            if mistake := _mistake_in_key(key, value):
                self._stop(span, mistake)
            self.keys[here] = span
            result[key] = self._value(value, here, depth + 1)
        return result

    def _skip(self, depth: int) -> None:
        kept = self.values, self.keys
        self.values, self.keys = {}, {}
        self._value(next(self._events), (), depth + 1)
        self.values, self.keys = kept

    def _key(self, event: Event, depth: int) -> str:
        self._refuse(event, depth)
        if not isinstance(event, yaml.ScalarEvent):
            self._stop(_mark_span(event.start_mark), fault("key-not-text"))
        self._smuggled(event, _mark_span(event.start_mark))
        return str(event.value)

    def _sequence(self, loc: Loc, depth: int) -> list[Value]:
        result: list[Value] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            result.append(self._value(event, (*loc, len(result)), depth + 1))
        return result

    def _inside(self, span: Span) -> Span:
        """libyaml puts the end of a file whose last line does not end on a line of its own."""
        lines = self.source.lines
        return span if span.line <= len(lines) else Span(len(lines), max(1, len(lines[-1])))

    def _extent(self, event: Event, end: Mark) -> Extent:
        start = event.start_mark
        style = getattr(event, "style", None) or ""
        span = self._inside(_mark_span(start, _one_line(start, end)))
        return Extent(span, start.index, end.index, style)


def _mistake_in_key(key: str, value: Event) -> Fault | None:
    """`{q: 3,000}` and `{q:yes}`: to YAML a key without a value."""
    empty = isinstance(value, yaml.ScalarEvent) and not value.value and not value.style
    if empty and key.isdecimal():
        return fault("bad-figure/comma")
    if empty and re.fullmatch(r"[\w-]+:[^\s:/].*", key):
        return fault("yaml-syntax/after-colon-in-braces", pair=key.replace(":", ": ", 1))
    return None


def _one_line(start: Mark, end: Mark) -> int:
    return end.column - start.column if end.line == start.line else 1


def _mark_span(mark: Mark, width: int = 1) -> Span:
    return Span(mark.line + 1, mark.column + 1, max(1, width))
