"""Two spaces for each level: a line moves by as much as the entry that it belongs to."""

from collections.abc import Iterator

import yaml

from .nodes import indent_of, is_remark, last_line, root_of, stands_in_lines

Moves = dict[int, tuple[int, int]]
"""By line: the column of what the line belongs to, and the column that it moves to."""


class _Unusual(Exception):  # noqa: N818
    """The text is written in a way that this module does not know; it keeps its indentation."""


def indented(text: str) -> str:
    """The text with two spaces for each level; as it is, where a list is written in an unusual way."""
    lines = text.split("\n")
    moves: Moves = {}
    dashes: dict[int, int] = {}
    try:
        for line, column, target, content in _entries(root_of(text), 0, lines):
            moves.setdefault(line, (column, target))
            if content is not None:
                dashes[line] = content
    except _Unusual:
        return text
    return "\n".join(_moved(number, line, moves, dashes) for number, line in enumerate(_with_remarks(lines, moves)))


def _moved(number: int, line: str, moves: Moves, dashes: dict[int, int]) -> str:
    if number not in moves or not line.strip():
        return line
    column, target = moves[number]
    if number in dashes:
        return f"{' ' * target}- {line[dashes[number] :]}"
    by = target - column
    return " " * by + line if by >= 0 else line[min(-by, indent_of(line)) :]


def _entries(node: yaml.Node, target: int, lines: list[str]) -> Iterator[tuple[int, int, int, int | None]]:
    """Each line of a block with its old and new column; after a dash, also the column of the key beside it."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _entry(key.start_mark.line, node.start_mark.column, value, target, lines)
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _item(item, node.start_mark.column, target, lines)


def _entry(
    first: int, column: int, value: yaml.Node, target: int, lines: list[str]
) -> Iterator[tuple[int, int, int, int | None]]:
    yield first, column, target, None
    if stands_in_lines(value):
        yield from _entries(value, target + 2, lines)
    else:
        yield from ((line, column, target, None) for line in range(first + 1, last_line(value, lines) + 1))


def _item(item: yaml.Node, column: int, target: int, lines: list[str]) -> Iterator[tuple[int, int, int, int | None]]:
    dash = _dash_line(item, column, lines)
    beside = dash == item.start_mark.line
    if isinstance(item, yaml.SequenceNode) and stands_in_lines(item) and beside:
        raise _Unusual
    if isinstance(item, yaml.MappingNode) and stands_in_lines(item):
        yield dash, column, target, item.start_mark.column if beside else None
        yield from _entries(item, target + 2, lines)
    else:
        yield from _entry(dash, column, item, target, lines)


def _dash_line(item: yaml.Node, column: int, lines: list[str]) -> int:
    """The line of the dash before an item: its own, or one above it. Raises _Unusual where there is none."""
    for number in range(item.start_mark.line, -1, -1):
        line = lines[number]
        if indent_of(line) == column and line[column : column + 1] == "-":
            return number
        if number < item.start_mark.line and line.strip() and not is_remark(line):
            break
    raise _Unusual


def _with_remarks(lines: list[str], moves: Moves) -> list[str]:
    """The lines, and in `moves` those of remarks: each goes with what stands in its column below it, else above it."""
    below: dict[int, tuple[int, int]] = {}
    following = (0, 0)
    for number in range(len(lines) - 1, -1, -1):
        if number in moves:
            following = moves[number]
        elif is_remark(lines[number]):
            below[number] = following
    above = (0, 0)
    for number, line in enumerate(lines):
        if number in below:
            moves[number] = below[number] if indent_of(line) == below[number][0] else above
        elif number in moves:
            above = moves[number]
    return lines
