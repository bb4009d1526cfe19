"""A value → YAML text that our own reader reads back to the same value."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..characters import FORBIDDEN
from ..reading.document import Value

_PLAIN: Final = re.compile(r"[\w(“«$€£][^\n\r\t]*")
_NEEDS_QUOTES: Final = re.compile(r":(?:\s|$)|\s#|^\s|\s$|^(?:null|Null|NULL)$|[\u00a0\u2000-\u200a\u202f\u3000]")
_OF_FLOW: Final = re.compile(r"[,\[\]{}]|:$")
_AFTER_COLON: Final = re.compile(r"(?<=:)[\u00a0\u2000-\u200a\u202f\u3000]|(?<=: )[\u00a0\u2000-\u200a\u202f\u3000]")
_ESCAPES: Final = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_WIDTH: Final = 118


def quoted(text: str, *, inline: bool = False) -> str:
    """A text as it stands in a file, in double quotes where it needs them; `inline`: within brackets or braces.

    Raises ValueError where it holds a character that no file may hold.
    """
    if match := re.search(f"{FORBIDDEN.pattern}|[\ud800-\udfff]", text):
        raise ValueError(f"the character U+{ord(match[0]):04X} is not allowed")
    plain = _PLAIN.fullmatch(text) and not _NEEDS_QUOTES.search(text)
    if plain and not (inline and _OF_FLOW.search(text)):
        return text
    return '"' + _AFTER_COLON.sub(lambda match: f"\\u{ord(match[0]):04x}", text.translate(_ESCAPES)) + '"'


def written(value: Value, *, inline: bool = False) -> str:
    """A value on one line: a text, a list in brackets, a mapping in braces. Raises ValueError as `quoted` does."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(k, inline=True)}: {written(v, inline=True)}" for k, v in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(written(item, inline=True) for item in value) + "]"
    return quoted(str(value), inline=inline)


def entry(name: str, value: Value, indent: int = 0) -> Iterator[str]:
    """The lines of a field: on one line, a list too long for it one item a line, and a long text as a block."""
    line = f"{name}: {written(value)}"
    if isinstance(value, str) and len(line) + indent > _WIDTH and (block := _block(value, indent + 2)):
        yield from (f"{name}: >", *block)
    elif isinstance(value, list | tuple) and len(line) + indent > _WIDTH:
        yield f"{name}:"
        yield from (f"  - {written(item)}" for item in value)
    else:
        yield line


def _block(text: str, indent: int) -> list[str]:
    """A text as the lines of a folded block; none where folding would change it."""
    words = text.split(" ")
    if not all(words) or re.search(r"[\n\r\t]", text) or _NEEDS_QUOTES.search(text.replace(":", "").replace("#", "")):
        return []
    lines = [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        lines = [*lines[:-1], longer] if len(longer) + indent <= _WIDTH else [*lines, word]
    return [f"  {line}" for line in lines if line]
