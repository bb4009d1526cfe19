"""A file of many sources → what each of them tells, one at a time: never more than one record is held."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import TextIOBase, TextIOWrapper
from pathlib import PurePath
from typing import IO, Final

from . import READERS, UNKNOWN_ENDING
from .bibtex import bibtex_entries
from .json_items import MOST_OF_ONE, TOO_LONG, items_in, listed, parsed
from .metadata import MOST_BYTES, Metadata, NotRead
from .pieces import bibtex_pieces, ris_pieces
from .ris import NO_RIS, ris_reference
from .text import UNREADABLE

Told = tuple[str, Metadata | NotRead]
"""Where in its file a record stands, and what it tells, or why nothing can be taken from it."""
BROKEN_SIGNS: Final = "signs that cannot be read stand as �; save the file as UTF-8"
_LINE: Final = 1 << 16


def records(name: str, stream: IO[bytes]) -> Iterator[Told]:
    """Each record of a file, by the ending of its name; of a file that holds none, why."""
    reader = _READERS.get(PurePath(name).suffix.lower())
    found = False
    for place, told in reader(stream) if reader else _page(name, stream):
        found = True
        yield place, _sound(told)
    if not found:
        yield "", NotRead("there is no record in it")


def _sound(told: Metadata | NotRead) -> Metadata | NotRead:
    return told if isinstance(told, NotRead) or told.tells else NotRead("it tells nothing of a source")


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
    encoding = "utf-16" if start in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    text = TextIOWrapper(stream, encoding, errors="replace", newline=None)
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
    for number, text in bibtex_pieces(_lines(stream)):
        if len(text) > MOST_OF_ONE:
            yield f"line {number}", NotRead(TOO_LONG)
            continue
        for told in bibtex_entries(text, number):
            yield f"line {number}", _marked(told, text)


def _ris(stream: IO[bytes]) -> Iterator[Told]:
    for number, text in ris_pieces(_lines(stream)):
        told = NotRead(TOO_LONG) if len(text) > MOST_OF_ONE else _marked(ris_reference(text), text)
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
                yield from ((f"line {number}", _marked(told, line)) for told in _of_line(line))


def _of_line(line: str) -> Iterator[Metadata | NotRead]:
    if len(line) > MOST_OF_ONE:
        yield NotRead(TOO_LONG)
        return
    try:
        yield from items_in(parsed(line))
    except NotRead as error:
        yield error


def _json(stream: IO[bytes]) -> Iterator[Told]:
    with _text(stream) as text:
        for place, item in listed(text):
            if isinstance(item, NotRead):
                yield place, item
                continue
            for number, told in enumerate(items_in(item), start=1):
                yield place or f"item {number}", told


def _marked(told: Metadata | NotRead, text: str) -> Metadata | NotRead:
    """What a record tells; where signs of it cannot be read, that too."""
    if isinstance(told, NotRead) or UNREADABLE not in text:
        return told
    return told.doubted("", BROKEN_SIGNS)


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
