"""Which ids a file names: whoever is named by a file with errors has to wait until they are mended."""

import re
from collections.abc import Iterator
from typing import Final

from .document import Value
from .plain_yaml import PROSE

_IN_AN_ID: Final = re.compile(r"[a-z0-9-]+")


def named_ids(raw: bytes, data: Value) -> frozenset[str]:
    """Every whole id that stands in the keys and values of a file, or in its text where that could not be parsed.

    `data` is what was parsed of it, None where nothing was. An id is whole between characters that cannot stand in
    one, so `north-korea` does not name `korea`. Values are searched as texts, since `q:yes` and `{q yes}`, which are
    mistakes, name `q` too; fields of prose name nobody.
    """
    texts = [raw.decode("utf-8", "replace")] if data is None else _texts(data)
    return frozenset(word.strip("-") for text in texts for word in _IN_AN_ID.findall(text))


def superseded_ids(raw: bytes, data: Value) -> frozenset[str]:
    """The ids that a file names where it says what it supersedes, as `named_ids` reads them.

    Where it could not be parsed, those in the whole of its text, if that speaks of superseding at all.
    """
    if data is None:
        return named_ids(raw, None) if b"supersedes" in raw else frozenset()
    return frozenset[str]().union(*(named_ids(raw, superseded) for superseded in _under("supersedes", data)))


def _under(key: str, value: Value) -> Iterator[Value]:
    """What stands under a key, at any depth; None, which says nothing, left out."""
    if isinstance(value, dict):
        yield from [value[key]] if value.get(key) is not None else []
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _under(key, item)


def _texts(value: Value) -> Iterator[str]:
    """The keys and texts in a value, at any depth, but for prose."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _texts(item) if key not in PROSE else ()
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
