"""What a format of the export is: what it makes of tables whose rows have been made, and which files those are.

Rows are made once, into a file of lines of JSON a table. Every format is made of these files, so no row is made twice
and none is held; a format that takes more than a table at once, such as a database, is one too.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from .scratch import Scratch
from .table import AnyTable, Export
from .text_formats import csv_lines, json_array, rows_of


class Spooled(NamedTuple):
    """A table whose rows have been made: the name of the file that holds them, a line of JSON a row; how many."""

    table: AnyTable
    name: str
    rows: int


class Made(NamedTuple):
    """A file of the export: its name below `/data/v1/` and in the folder, its format, the table that it holds.

    `part` is how many of its rows, where the file holds only some of them.
    """

    name: str
    format: str
    spooled: Spooled | None = None
    part: int | None = None


class LeftOut(NamedTuple):
    """What this build could not make, and why: a sentence for whoever looks for it."""

    name: str
    why: str


class Given(NamedTuple):
    """What formats are made of: the export, its tables, and the folder in which they lie and the files are made."""

    export: Export
    tables: tuple[Spooled, ...]
    scratch: Scratch


class Format(NamedTuple):
    """A format: the names of the files that it makes, known before they are made, and what makes them."""

    names: Callable[[Export, Iterable[AnyTable]], Iterable[str]]
    make: Callable[[Given], Iterator[Made | LeftOut]]


def _one_each(ending: str, convert: Callable[[Spooled, Iterable[bytes]], Iterable[bytes]]) -> Format:
    """A format in which each table is a file."""

    def make(given: Given) -> Iterator[Made]:
        for spooled in given.tables:
            made = Made(f"{spooled.table.name}.{ending}", ending, spooled)
            given.scratch.put(made.name, convert(spooled, given.scratch.lines(spooled.name)))
            yield made

    return Format(lambda _, tables: [f"{table.name}.{ending}" for table in tables], make)


def _lines(given: Given) -> Iterator[Made]:
    return (Made(spooled.name, "jsonl", spooled) for spooled in given.tables)


JSON_LINES = Format(lambda _, tables: [f"{table.name}.jsonl" for table in tables], _lines)
JSON = _one_each("json", lambda _, lines: json_array(lines))
CSV = _one_each("csv", lambda spooled, lines: csv_lines(spooled.table, rows_of(lines)))
