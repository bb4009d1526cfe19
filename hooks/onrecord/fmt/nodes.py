"""Where the parts of a YAML text stand: its lines, its scalars, the last line of each node."""

from collections.abc import Iterator
from typing import Final

import yaml

BLOCK: Final = ("|", ">")


def root_of(text: str) -> yaml.Node:
    """The tree of a text that has been read before; remarks are no part of it."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    assert root is not None, "only what holds a mapping comes here"
    return root


def scalars(node: yaml.Node) -> Iterator[yaml.ScalarNode]:
    """Every scalar of a tree, keys too, in the order of the text."""
    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from scalars(item)


def stands_in_lines(node: yaml.Node) -> bool:
    """Whether a mapping or a list is written one entry a line, not in brackets."""
    return isinstance(node, yaml.CollectionNode) and not node.flow_style and bool(node.value)


def last_line(node: yaml.Node, lines: list[str]) -> int:
    """The last line that a node stands on, without the blank lines after it that say nothing."""
    if isinstance(node, yaml.MappingNode) and stands_in_lines(node):
        key, value = node.value[-1]
        return max(last_line(key, lines), last_line(value, lines))
    if isinstance(node, yaml.SequenceNode) and stands_in_lines(node):
        return last_line(node.value[-1], lines)
    start, end = node.start_mark, node.end_mark
    if not (isinstance(node, yaml.ScalarNode) and node.style in BLOCK):
        return int(end.line)
    last = end.line - 1 if end.column == 0 else end.line
    while last > start.line and not keeps_blank_lines(node, lines) and not lines[last].strip():
        last -= 1
    return int(last)


def keeps_blank_lines(node: yaml.ScalarNode, lines: list[str]) -> bool:
    """Whether the blank lines after a block of text belong to it, as its sign `+` says."""
    return "+" in lines[node.start_mark.line][node.start_mark.column :].split("#")[0]


def inner_lines(text: str) -> frozenset[int]:
    """The lines that begin inside a scalar: not a space of theirs may be touched without care."""
    lines = text.split("\n")
    spans = (range(s.start_mark.line + 1, last_line(s, lines) + 1) for s in scalars(root_of(text)))
    return frozenset(line for span in spans for line in span)


def indent_of(line: str) -> int:
    """The spaces that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_remark(line: str) -> bool:
    """Whether a line that begins outside every scalar holds a remark alone."""
    return line.lstrip().startswith("#")
