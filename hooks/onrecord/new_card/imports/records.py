"""A file of many sources → what each of them tells, one at a time: never more than one record is held."""

import codecs
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOBase, TextIOWrapper
from pathlib import PurePath
from typing import IO, Any, Final

from . import NOTHING, READERS, UNKNOWN_ENDING
from .asides import with_asides
from .bibtex import bibtex_entries, names_for_texts
from .json_items import MOST_OF_ONE, TOO_LONG, items_in, listed, parsed
from .metadata import MOST_BYTES, Metadata, NotRead
from .pieces import bibtex_pieces, ris_pieces
from .ris import NO_RIS, ris_reference
from .schema_org import name_by_id
from .text import AS_WINDOWS_1252, UTF_16

Told = tuple[str, Metadata | NotRead]
"""Where in its file a record stands, and what it tells, or why nothing can be taken from it."""
_LINE: Final = 1 << 16
_MOST_NAMED: Final = 10_000
"""Things of a list whose names are kept for the items after them."""


def records(name: str, stream: IO[bytes]) -> Iterator[Told]:
    """Each record of a file, by the ending of its name; of a file that holds none, why."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    recoded = reader is not None and not _is_unicode(stream)
    found = False
    for place, told in reader(stream) if reader else _page(name, stream):
        found = True
        yield place, _sound(told, recoded=recoded)
    if not found:
        yield "", NotRead("there is no record in it")


def _sound(told: Metadata | NotRead, *, recoded: bool) -> Metadata | NotRead:
    if isinstance(told, NotRead):
        return told
    return with_asides(told).with_signs_doubted(recoded=recoded) if told.tells else NotRead(NOTHING)


def _is_unicode(stream: IO[bytes]) -> bool:
    """Whether all of a file is UTF-8, or it says that it is UTF-16; the file is read from its beginning then."""
    reader = codecs.getincrementaldecoder("utf-8")()
    try:
        if stream.read(2) in UTF_16:
            return True
        stream.seek(0)
        while block := stream.read(_LINE):
            reader.decode(block)
        reader.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _page(name: str, stream: IO[bytes]) -> Iterator[Told]:
    reader = READERS.get(PurePath(name).suffix.lower())
    try:
        yield "", reader(stream.read(MOST_BYTES + 1)) if reader else NotRead(UNKNOWN_ENDING)
    except NotRead as error:
        yield "", error


@contextmanager
def _text(stream: IO[bytes]) -> Iterator[TextIOBase]:
    start = stream.read(2)
    stream.seek(0)
    encoding, errors = ("utf-16", "replace") if start in UTF_16 else ("utf-8-sig", AS_WINDOWS_1252)
    text = TextIOWrapper(stream, encoding, errors=errors, newline=None)
    try:
        yield text
    finally:
        text.detach()  # the file is closed by whoever opened it


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """The lines of a file; one that is very long in parts, since it may be all of a file."""
    with _text(stream) as text:
        while line := text.readline(_LINE):
            yield line


def _bibtex(stream: IO[bytes]) -> Iterator[Told]:
    names: dict[str, str] = {}
    for number, text in bibtex_pieces(_lines(stream)):
        if len(text) > MOST_OF_ONE:
            yield f"line {number}", NotRead(TOO_LONG)
            continue
        names |= names_for_texts(text)
        for told in bibtex_entries(text, number, names):
            yield f"line {number}", told


def _ris(stream: IO[bytes]) -> Iterator[Told]:
    for number, text in ris_pieces(_lines(stream)):
        told = NotRead(TOO_LONG) if len(text) > MOST_OF_ONE else ris_reference(text)
        yield f"line {number}", NotRead("it lacks its end, a line “ER  - ”") if _endless(told, text) else told


def _endless(told: Metadata | NotRead, text: str) -> bool:
    return isinstance(told, NotRead) and str(told) == NO_RIS and "\nER" not in text


def _json_lines(stream: IO[bytes]) -> Iterator[Told]:
    number = 0
    with _text(stream) as text:
        while line := text.readline(MOST_OF_ONE + 1):
            number += 1
            whole = line.endswith("\n") or len(line) <= MOST_OF_ONE
            while not whole and (rest := text.readline(_LINE)):
                whole = rest.endswith("\n")
            if line.strip():
                yield from ((f"line {number}", told) for told in _of_line(line))


def _of_line(line: str) -> Iterator[Metadata | NotRead]:
    if len(line) > MOST_OF_ONE:
        yield NotRead(TOO_LONG)
        return
    try:
        yield from items_in(parsed(line))
    except NotRead as error:
        yield error


def _json(stream: IO[bytes]) -> Iterator[Told]:
    named: dict[str, Mapping[str, Any]] = {}
    with _text(stream) as text:
        for place, item in listed(text):
            if isinstance(item, NotRead):
                yield place, item
                continue
            for number, told in enumerate(items_in(item, named), start=1):
                yield place or f"item {number}", told
            if len(named) < _MOST_NAMED:
                named |= name_by_id(item)


_READERS: Final[Mapping[str, Callable[[IO[bytes]], Iterator[Told]]]] = {
    ".bib": _bibtex,
    ".ris": _ris,
    ".json": _json,
    ".jsonld": _json,
    ".jsonl": _json_lines,
    ".ndjson": _json_lines,
}
ENDINGS: Final = frozenset({*_READERS, ".html", ".htm", ".xhtml"})
"""The endings of the names of files that can be read."""
