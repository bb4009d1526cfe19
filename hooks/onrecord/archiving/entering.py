"""A copy → the card's text with it. The lines that are there keep their form and their remarks.

What was written reads, with the new copy, to the same as before; where it would not, the card stays as it is.
"""

from collections.abc import Mapping
from typing import Any, Final

import yaml

from ..fmt.comments import remarks
from ..fmt.nodes import is_remark, last_line, root_of, stands_in_lines
from ..model.captures import alone
from ..reading.document import Document
from ..reading.yaml_reader import read

Copy = Mapping[str, str]
"""`{url, on}`, or `{sha256, on, held_by}`."""
_FIELD: Final = "archived"
_REASONS: Final = "not_recorded"
_BEFORE: Final = ("url", "retrieved", "published", "type", "publisher", "title")
"""After the first of these that is there, a card's copies are written."""


class NotEntered(Exception):  # noqa: N818 (the card stays as it is)
    """Why a copy is not entered, in words for whoever looks after the card."""


def entered(path: str, raw: bytes, copy: Copy) -> bytes:
    """A card's bytes with one archived copy more; the reason why it had none goes.

    Raises NotEntered where the card cannot be read, has the copy already, or would not read to the same otherwise.
    """
    before = _read(path, raw)
    if copy.get("url") in _known(before) or copy.get("sha256") in _known(before):
        raise NotEntered("it has this copy already")
    ending = "\r\n" if b"\r\n" in raw else "\n"
    try:
        text = _without_reason(_with_copy(before.text, before, copy))
    except yaml.YAMLError:
        raise NotEntered("its lines cannot be changed safely; enter it by hand") from None
    new = (b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b"") + text.replace("\n", ending).encode()
    after = _read(path, new)
    if after.data != _expected(before.data, copy) or remarks(after.text) != remarks(before.text):
        raise NotEntered("its lines cannot be changed safely; enter it by hand")
    return new


def _read(path: str, raw: bytes) -> Document:
    document, problems = read(path, raw)
    if problems or document.data is None:
        raise NotEntered("it has problems; “onrecord check” tells which")
    return document


def _known(document: Document) -> set[str]:
    """The copies that a card has, by address or sum."""
    held = (document.data or {}).get(_FIELD)
    listed = held if isinstance(held, list) else [held]
    texts = [one.get("url") or one.get("sha256") if isinstance(one, dict) else one for one in listed]
    return {text for text in texts if isinstance(text, str)}


def _expected(data: Any, copy: Copy) -> dict[str, Any]:
    held = data.get(_FIELD)
    listed = [*(held if isinstance(held, list) else [_dated(held)] if held else []), dict(copy)]
    reasons = {name: why for name, why in (data.get(_REASONS) or {}).items() if name != _FIELD}
    others = {name: value for name, value in data.items() if name not in (_FIELD, _REASONS)}
    return {**others, **({_REASONS: reasons} if reasons else {}), _FIELD: listed}


def _dated(held: str) -> dict[str, str]:
    """A copy that stands alone, as one of a list. Raises NotEntered where its day is not known."""
    capture = alone(held)
    if not capture.url or capture.on is None:
        raise NotEntered("the copy that it has stands alone and without a day; write it as one of a list first")
    return {"url": held, "on": str(capture.on)}


def _with_copy(text: str, before: Document, copy: Copy) -> str:
    lines, entries = text.split("\n"), _entries(text)
    if _FIELD not in entries:
        name = next(name for name in _BEFORE if name in entries)
        at = last_line(entries[name][1], lines) + 1
        return "\n".join([*lines[:at], f"{_FIELD}:", f"  - {in_braces(copy)}", *lines[at:]])
    value = entries[_FIELD][1]
    if isinstance(value, yaml.ScalarNode):
        return _as_list(text, value, in_braces(_dated(before.data[_FIELD] if before.data else "")), in_braces(copy))
    if not isinstance(value, yaml.SequenceNode):
        raise NotEntered("what it has under archived is no list; enter it by hand")
    if stands_in_lines(value):
        at = last_line(value, lines) + 1
        return "\n".join([*lines[:at], f"{' ' * value.start_mark.column}- {in_braces(copy)}", *lines[at:]])
    end = value.end_mark.index - 1
    return f"{text[:end].rstrip()}, {in_braces(copy)}{text[end:]}"


def _as_list(text: str, value: yaml.ScalarNode, *items: str) -> str:
    """The text with the copy that stands alone as the first of a list; a remark behind it stays behind its key."""
    start, end = value.start_mark.index, value.end_mark.index
    rest = text[end:].partition("\n")
    listed = "".join(f"\n  - {item}" for item in items)
    head = text[:start].rstrip()
    return f"{head}{f'  {rest[0].strip()}' if rest[0].strip() else ''}{listed}{rest[1]}{rest[2]}"


def _without_reason(text: str) -> str:
    """The text without the reason why there is no copy."""
    entries, lines = _entries(text), text.split("\n")
    key, value = entries.get(_REASONS, (None, None))
    if key is None or not isinstance(value, yaml.MappingNode):
        return text
    names = [name.value for name, _ in value.value]
    if _FIELD not in names:
        return text
    if len(names) == 1:
        return _without_lines(lines, key.start_mark.line, last_line(value, lines) + 1)
    place = names.index(_FIELD)
    name, why = value.value[place]
    if stands_in_lines(value):
        return _without_lines(lines, name.start_mark.line, last_line(why, lines) + 1)
    if place + 1 < len(names):
        return text[: name.start_mark.index] + text[value.value[place + 1][0].start_mark.index :]
    return text[: value.value[place - 1][1].end_mark.index] + text[why.end_mark.index :]


def _without_lines(lines: list[str], first: int, end: int) -> str:
    """The lines without some; a remark that stands among them alone on its line stays."""
    return "\n".join([*lines[:first], *(line for line in lines[first + 1 : end] if is_remark(line)), *lines[end:]])


def _entries(text: str) -> dict[str, tuple[yaml.Node, yaml.Node]]:
    """The keys of a card, each with its node and that of its value."""
    root = root_of(text)
    assert isinstance(root, yaml.MappingNode), "a card that was read is a mapping"
    return {key.value: (key, value) for key, value in root.value}


def in_braces(copy: Copy) -> str:
    """A copy as it stands in a list."""
    return "{" + ", ".join(f"{name}: {_quoted(value)}" for name, value in copy.items()) + "}"


def _quoted(text: str) -> str:
    """A text between braces: in quotes where a sign of it would mean something there."""
    plain = text and not set(text) & set("{}[],\"'#&*!|>%@`\\") and ": " not in text and text[-1] != ":"
    return text if plain and text == text.strip() and text[0] not in "-?:" else _in_quotes(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
