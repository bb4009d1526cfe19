"""What a format of the export is: what it makes of tables whose rows have been made, and which files those are.

Rows are made once. Some at a time they go into a file of lines of JSON a table, and to every format that asks for them;
what such a file is enough for is made of it afterwards. No row is made twice, none is read back, none is held; a format
that takes more than a table at once, such as a database, is one too.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from itertools import islice
from typing import Final, NamedTuple

from .scratch import Scratch
from .table import AnyTable, Export, Row
from .text_formats import csv_head, csv_lines, json_array, json_lines

_AT_ONCE: Final = 500
"""So many rows are handed on together."""


class Spooled(NamedTuple):
    """A table whose rows have been made: the name of the file that holds them, a line of JSON a row; how many.

    `numbers` are those of the rows, from 0, that tell of a question, or else of the thing itself, by its id.
    """

    table: AnyTable
    name: str
    rows: int
    numbers: Mapping[str, Sequence[int]]


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


Put = Callable[[Sequence[Row]], None]
"""Takes the next rows of a table."""


class Format(NamedTuple):
    """A format: the names of the files that it makes, known before they are made, and what makes them.

    `fed` gives what takes the rows of a table while they are made, in the order of the tables; without it, `make` makes
    all of what has been spooled.
    """

    names: Callable[[Export, Iterable[AnyTable]], Iterable[str]]
    make: Callable[[Given], Iterator[Made | LeftOut]]
    fed: Callable[[Export, AnyTable, Scratch], AbstractContextManager[Put]] | None = None


def spooled(export: Export, table: AnyTable, scratch: Scratch, formats: Iterable[Format]) -> Spooled:
    """A table with its rows, which are made one after another and handed on to each format."""
    name, rows = f"{table.name}.jsonl", table.rows(export)
    numbers: dict[str, list[int]] = defaultdict(list)
    about, count = "question" if "question" in table.key else "id", 0
    with ExitStack() as opened:
        puts = [opened.enter_context(format.fed(export, table, scratch)) for format in formats if format.fed]
        write = opened.enter_context(scratch.writing(name))
        while some := list(islice(rows, _AT_ONCE)):
            write(json_lines(some))
            for put in puts:
                put(some)
            for number, row in enumerate(some, count):
                numbers[str(row[about])].append(number)
            count += len(some)
    return Spooled(table, name, count, numbers)


def csv_of(table: AnyTable) -> str:
    """The file of a table as CSV: the names of the columns, then a chunk a row."""
    return f"{table.name}.csv"


@contextmanager
def _fed_csv(export: Export, table: AnyTable, scratch: Scratch) -> Iterator[Put]:
    with scratch.writing(csv_of(table)) as write:
        write([csv_head(table)])
        yield lambda rows: write(csv_lines(table, rows))


def _csv(given: Given) -> Iterator[Made]:
    return (Made(csv_of(spooled.table), "csv", spooled) for spooled in given.tables)


def _lines(given: Given) -> Iterator[Made]:
    return (Made(spooled.name, "jsonl", spooled) for spooled in given.tables)


def _arrays(given: Given) -> Iterator[Made]:
    for spooled in given.tables:
        made = Made(f"{spooled.table.name}.json", "json", spooled)
        given.scratch.put(made.name, json_array(given.scratch.lines(spooled.name)))
        yield made


JSON_LINES = Format(lambda _, tables: [f"{table.name}.jsonl" for table in tables], _lines)
JSON = Format(lambda _, tables: [f"{table.name}.json" for table in tables], _arrays)
CSV = Format(lambda _, tables: map(csv_of, tables), _csv, _fed_csv)
