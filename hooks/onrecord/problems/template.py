"""The templates of messages: a text with named values, parts that may be left out, and plural forms.

- `{name}` is the value of that name;
- `{name?with it}` stands only where the value is there, `{name?with it|without it}` chooses;
- `{count#one|several}` is the first form where the value is 1, else the second;
- a backslash takes from the sign behind it any meaning it has here: `\\{`, `\\}`, `\\|`.

A form may hold values and choices of its own. A value that is empty or not given is not there. The form of the
site fills the same templates (`form-messages.js`); `tests/shared_cases/messages.json` holds the two together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

Nodes = tuple["str | Placeholder | Choice", ...]


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A value, by its name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Two forms, of which a value picks one: by being there, or by being 1 (`plural`)."""

    name: str
    plural: bool
    first: Nodes
    second: Nodes


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its values put in.

    Raises KeyError where a value that it shows or counts is not given, ValueError where it is no template.
    """
    return "".join(_filled(parsed(template), values))


def names(template: str) -> frozenset[str]:
    """The names of all values that a template may show or ask for."""
    return frozenset(_names(parsed(template)))


@cache
def parsed(template: str) -> Nodes:
    """The parts of a template. Raises ValueError where a brace is not closed, or a name or form is missing."""
    try:
        return _sequence(template, 0, "")[0]
    except IndexError as error:
        raise ValueError(f"a brace is not closed: {template}") from error


def _filled(nodes: Nodes, values: Mapping[str, str]) -> Iterator[str]:
    for node in nodes:
        match node:
            case str():
                yield node
            case Placeholder(name):
                yield values[name]
            case Choice(name, plural, first, second):
                chosen = values[name] == "1" if plural else bool(values.get(name))
                yield from _filled(first if chosen else second, values)


def _names(nodes: Nodes) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, Placeholder):
            yield node.name
        elif isinstance(node, Choice):
            yield from (node.name, *_names(node.first), *_names(node.second))


def _sequence(template: str, start: int, ends: str) -> tuple[Nodes, int]:
    """The parts from a place on, up to one of the signs that end them, and that sign's place."""
    nodes: list[str | Placeholder | Choice] = []
    text, at = "", start
    while at < len(template) and template[at] not in ends:
        if template[at] == "{":
            node, at = _braced(template, at + 1)
            nodes += [text, node] if text else [node]
            text = ""
        else:
            at += template[at] == "\\"
            text += template[at]
            at += 1
    return (*nodes, text) if text else tuple(nodes), at


def _braced(template: str, start: int) -> tuple[Placeholder | Choice, int]:
    """A value or a choice whose name begins at a place, and the place after its closing brace."""
    at = start
    while template[at] not in "?#}":
        at += 1
    name, sign = template[start:at], template[at]
    if not name.isidentifier():
        raise ValueError(f"“{name}” is no name of a value: {template}")
    if sign == "}":
        return Placeholder(name), at + 1
    first, at = _sequence(template, at + 1, "|}")
    second: Nodes = ()
    if template[at] == "|":
        second, at = _sequence(template, at + 1, "|}")
    elif sign == "#":
        raise ValueError(f"“{name}” has only one form: {template}")
    if template[at] == "|":
        raise ValueError(f"“{name}” has more than two forms: {template}")
    return Choice(name, sign == "#", first, second), at + 1
