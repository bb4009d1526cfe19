"""JSON → the sources that it tells of: CSL items, rows of a card's own fields, schema.org; a list item by item."""

import json
from collections import ChainMap
from collections.abc import Iterator, Mapping, MutableMapping
from io import TextIOBase
from typing import Any, Final

from .csl import csl_item
from .fields import Fields
from .metadata import MOST_BYTES, Metadata, NotRead
from .schema_org import LISTED, references, source_in, things

_LISTS: Final = ("items", "references")
"""Where programs keep the items of a library."""
_BLOCK: Final = 1 << 16
_HEAD: Final = 1000
MOST_OF_ONE: Final = 1 << 20
"""Characters of one record; a longer one is no citation."""
TOO_LONG: Final = f"it is longer than {MOST_OF_ONE:,} signs"


Named = MutableMapping[str, Mapping[str, Any]]
"""What a file tells of things that elsewhere only their @id stands for."""
ZOTERO: Final = "it is in a form of Zotero's own (Better BibTeX JSON, for instance); export as CSL JSON instead"


def parsed(text: str) -> Any:
    """The value of a text. Raises NotRead where it is no JSON, or nested too deep."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise NotRead("it is no JSON") from None


def items_in(value: Any, named: Named | None = None) -> Iterator[Metadata | NotRead]:
    """What each item tells that a value holds; what else there is tells nothing of a source.

    `named`: what the file told before of things that an @id stands for.
    """
    if isinstance(value, list):
        known = ChainMap(references(value), named or {})
        for one in value:
            yield from items_in(one, known) if isinstance(one, dict) else ()
        return
    if not isinstance(value, dict):
        return
    if "Better BibTeX" in str(value.get("config", ""))[:_HEAD] or "itemType" in value:
        yield NotRead(ZOTERO)
    elif any(isinstance(value.get(name), list) for name in _LISTS):
        yield from (item for name in _LISTS for item in items_in(value.get(name)))
    elif "@type" in value or "@graph" in value or "@context" in value:
        yield from _of_schema_org(value, named or {})
    else:
        yield csl_item(value)


def _of_schema_org(value: Mapping[str, Any], named: Named) -> Iterator[Metadata | NotRead]:
    known = ChainMap(references(value), named)
    each = (Fields(thing, known) for thing in things(value, LISTED, MOST_OF_ONE))
    told = [source for thing in each if (source := source_in(thing)) is not None]
    yield from told
    if not told:
        yield NotRead("it is of no type of schema.org that is a source")


def listed(stream: TextIOBase) -> Iterator[tuple[str, Any]]:
    """Each item of a JSON list with its place, read as it is asked for; of anything else the one value.

    What is no JSON is a NotRead in place of the item, and ends it: what comes after cannot be told apart.
    """
    ahead = stream.read(_BLOCK)
    if not ahead.lstrip().startswith("["):
        yield "", _whole(ahead, stream)
        return
    buffer, number = ahead.lstrip()[1:], 0
    while True:
        buffer = _filled(buffer, stream).lstrip()
        if buffer[:1] in ("", "]"):
            if not buffer:
                yield f"item {number + 1}", NotRead("the list breaks off")
            return
        number += 1
        item, buffer = _next_item(buffer, stream)
        yield f"item {number}", item
        if isinstance(item, NotRead):
            return
        buffer = _filled(buffer.lstrip(), stream).lstrip().removeprefix(",")


def _whole(ahead: str, stream: TextIOBase) -> Any:
    text = ahead + stream.read(MOST_BYTES)
    if stream.read(1):
        return NotRead(f"it is larger than {MOST_BYTES // 1024 // 1024} MB; make a list of it, or JSON Lines")
    try:
        return parsed(text)
    except NotRead as error:
        return error


def _filled(buffer: str, stream: TextIOBase) -> str:
    """The buffer with something in it, unless there is nothing more."""
    while not buffer.strip() and (more := stream.read(_BLOCK)):
        buffer = more
    return buffer


def _next_item(buffer: str, stream: TextIOBase) -> tuple[Any, str]:
    """The item with which a buffer begins, and what follows; each time that it is not whole, twice as much is read."""
    while True:
        try:
            item, end = json.JSONDecoder().raw_decode(buffer)
        except RecursionError:
            return NotRead("it is nested too deep"), ""
        except ValueError:
            if len(buffer) > MOST_OF_ONE:
                return NotRead(f"it is no JSON, or {TOO_LONG}"), ""
            more = stream.read(max(len(buffer), _BLOCK))
            if not more:
                return NotRead("it is no JSON"), ""
            buffer += more
        else:
            return item, buffer[end:]
