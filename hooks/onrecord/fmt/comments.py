"""The remarks of a YAML text: what follows a “#” outside every scalar, to the end of its line."""

import re
from collections.abc import Iterator

import yaml

from .nodes import BLOCK, root_of, scalars


def remarks(text: str) -> list[str]:
    """The remarks of a text, in its order."""
    return [match[0].rstrip() for gap in _gaps(text) for match in re.finditer(r"#[^\n]*", gap)]


def _gaps(text: str) -> Iterator[str]:
    """The stretches of a text that belong to no scalar; of a block of text, the line of its sign."""
    place = 0
    for scalar in scalars(root_of(text)):
        yield text[place : _beginning(text, scalar)]
        place = scalar.end_mark.index
    yield text[place:]


def _beginning(text: str, scalar: yaml.ScalarNode) -> int:
    start = int(scalar.start_mark.index)
    if scalar.style not in BLOCK:
        return start
    line_end = text.find("\n", start)
    return len(text) if line_end < 0 else line_end
