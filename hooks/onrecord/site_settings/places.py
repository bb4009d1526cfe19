"""Where a setting stands in the text of mkdocs.yml."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

Path = tuple[str | int, ...]
"""The keys, and the places in lists, that lead to a setting."""


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """A line and a column, both counted from 1."""

    line: int
    column: int


def compose(text: str) -> yaml.Node | None:
    """The nodes of the text; None where it is no YAML. Tags such as `!ENV` are left as they stand."""
    try:
        return yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return None


def place(root: yaml.Node | None, path: Path, *, of_key: bool = False) -> Place | None:
    """Where the value at a path begins; its key's place where that is meant, or where the value is no single scalar.

    None where the text has no such path.
    """
    key, value = None, root
    for step in path:
        key, value = next(_below(value, step), (None, None))
    if not path or value is None:
        return None
    marked = key if key is not None and (of_key or not isinstance(value, yaml.ScalarNode)) else value
    return Place(marked.start_mark.line + 1, marked.start_mark.column + 1)


def inherited(text: str) -> str:
    """The path of the file that a text inherits from, as it stands there; empty where it inherits from none."""
    value = next((value for _, value in _below(compose(text), "INHERIT")), None)
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""


def _below(node: yaml.Node | None, step: str | int) -> Iterator[tuple[yaml.Node | None, yaml.Node]]:
    """The key, if there is one, and the value one step below; the last of several with the same key."""
    if isinstance(node, yaml.MappingNode):
        yield from reversed([(key, value) for key, value in node.value if key.value == step])
    elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        yield None, node.value[step]
