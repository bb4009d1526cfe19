"""Keys in the order of the model: an entry moves as a stretch of lines, with the remarks above it."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from ..model.parse import record_of
from ..model.record import Record
from ..model.statements import order_of
from ..reading.document import Loc
from ..reading.yaml_reader import read
from .nodes import indent_of, is_remark, last_line, root_of, stands_in_lines


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key with the lines that move with it: from `first` on the remarks above it, up to and without `end`."""

    name: str
    first: int
    line: int
    end: int


def ordered(text: str, model: type[Record]) -> str:
    """The text with the keys of each record in the order in which they are written; unknown keys come last."""
    document, _ = read("", text.encode())
    lines = text.split("\n")
    records = [
        (list(_entries(node, lines)), node.start_mark.column, order_of(record_of(document, model, loc)))
        for node, loc in _innermost_first(root_of(text), ())
        if _is_record(loc)
    ]  # all places are told before a line moves; an inner record then moves within the lines of the outer
    for entries, column, order in records:
        _arrange(entries, column, order, lines)
    return "\n".join(lines)


def _is_record(loc: Loc) -> bool:
    """Whether a mapping's keys are fields, and not ids of questions or actors."""
    return loc == () or isinstance(loc[-1], int) or loc[-1] == "said_by"


def _innermost_first(node: yaml.Node, loc: Loc) -> Iterator[tuple[yaml.MappingNode, Loc]]:
    if not stands_in_lines(node):
        return
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _innermost_first(value, (*loc, key.value))
        yield node, loc
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            yield from _innermost_first(item, (*loc, index))


def _arrange(entries: list[_Entry], column: int, order: tuple[str, ...], lines: list[str]) -> None:
    """Put the entries of a mapping in order, in place: the number of lines stays the same."""
    place = {name: index for index, name in enumerate(order)}
    wanted = sorted(entries, key=lambda entry: place.get(entry.name, len(place)))
    if wanted == entries:
        return
    first = entries[0]
    dash = lines[first.line][:column]
    lines[first.line] = " " * column + lines[first.line][column:]
    moved = [(entry, _aligned(lines[entry.first : entry.end], entry.line - entry.first, column)) for entry in wanted]
    entry, stretch = moved[0]
    key = entry.line - entry.first
    stretch[key] = dash + stretch[key][column:]
    moved[0] = entry, _aligned(stretch, key, indent_of(dash))
    lines[first.first : entries[-1].end] = [line for _, stretch in moved for line in stretch]


def _aligned(stretch: list[str], key: int, column: int) -> list[str]:
    """The lines of an entry with the remarks above its key in a column: deeper, they might pass for text above."""
    above = [line.strip() and " " * column + line.strip() for line in stretch[:key]]
    return [*above, *stretch[key:]]


def _entries(node: yaml.MappingNode, lines: list[str]) -> Iterator[_Entry]:
    column, first = node.start_mark.column, None
    for index, (key, value) in enumerate(node.value):
        line = key.start_mark.line
        first = _header_end(line, lines) if first is None and column == 0 else first
        last = max(last_line(key, lines), last_line(value, lines))
        following = node.value[index + 1][0].start_mark.line if index + 1 < len(node.value) else len(lines)
        end = _own_end(last + 1, following, column, lines)
        yield _Entry(key.value, line if first is None else first, line, end)
        first = end


def _own_end(start: int, following: int, column: int, lines: list[str]) -> int:
    """Where an entry's own lines end: remarks deeper than its key are its own, all others go with the next."""
    end = start
    for number in range(start, following):
        if not lines[number].strip():
            continue
        if not is_remark(lines[number]) or indent_of(lines[number]) <= column:
            break
        end = number + 1
    return end


def _header_end(line: int, lines: list[str]) -> int:
    """Where the remarks of a file's first key begin: after those set apart by a blank line, and what editors read."""
    for number in range(line - 1, -1, -1):
        if not is_remark(lines[number]) or lines[number].startswith("# yaml-language-server:"):
            return number + 1
    return 0
