"""Blank lines and ends of lines: one blank line around a list of the first level, never two, no space at an end."""

import yaml

from .nodes import inner_lines, is_remark, keeps_blank_lines, last_line, root_of, scalars, stands_in_lines


def spaced(text: str) -> str:
    """The text with its blank lines in order, without spaces at the ends of lines, with one line end at its end."""
    inner = inner_lines(text)
    lines = [
        line if number in inner else line.rstrip(" \t")
        for number, line in enumerate(text.removesuffix("\n").split("\n"))
    ]
    wanted = _before_lists(text, lines)
    spaced_out: list[str] = []
    for number, line in enumerate(lines):
        blank_before = not spaced_out or not spaced_out[-1]
        if number in wanted and not blank_before:
            spaced_out.append("")
        if line or number in inner or not blank_before:
            spaced_out.append(line)
    return _ended(spaced_out, text)


def _ended(lines: list[str], text: str) -> str:
    """The lines with one line end after the last; a block of text that keeps its blank lines keeps them here too."""
    whole = text.split("\n")
    last = list(scalars(root_of(text)))[-1]
    if last.style in ("|", ">") and keeps_blank_lines(last, whole):
        return "\n".join(lines) + ("\n" if text.endswith("\n") else "")
    return "\n".join(lines).rstrip("\n") + "\n"


def _before_lists(text: str, lines: list[str]) -> frozenset[int]:
    """The lines above which a blank one stands: where a list of the first level begins, and what follows one."""
    root = root_of(text)
    if not isinstance(root, yaml.MappingNode) or not stands_in_lines(root):
        return frozenset()
    pairs = list(zip(root.value, root.value[1:], strict=False))
    return frozenset(
        _with_remarks(key.start_mark.line, before, lines)
        for (_, before), (key, value) in pairs
        if _is_list(before) or _is_list(value)
    )


def _is_list(value: yaml.Node) -> bool:
    return isinstance(value, yaml.SequenceNode) and stands_in_lines(value)


def _with_remarks(line: int, before: yaml.Node, lines: list[str]) -> int:
    """The first of the remarks that stand right above a key."""
    while line - 1 > last_line(before, lines) and is_remark(lines[line - 1]) and not lines[line - 1].startswith(" "):
        line -= 1
    return line
