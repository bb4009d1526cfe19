"""The tables as one SQLite file: keys, foreign keys, a full-text index, and a view for each common question.

It is made by the standard library alone, and opens in Datasette as it is. The same rows make the same bytes, by one
release of SQLite. Lists are JSON, which `json_each` reads; NULL, as in every format, where a kind has no such field. A
day is a text, `2024-12-30`; true and false are 1 and 0.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import partial
from typing import Any, Final

from .formats import Format, Given, Made, Put
from .scratch import Scratch
from .table import AnyColumn, AnyTable, Export, Row, Type
from .views import VIEWS

NAME: Final = "on-record.sqlite"
_TYPES: Final[Mapping[Type, str]] = {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER", Type.NUMBER: "REAL"}
_SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "statements": ("text", "speaker", "quote", "note"),
    "questions": ("text", "note"),
    "cards": ("title", "title_translation", "publisher_name", "summary"),
}
"""What of a table is found by its words."""


@contextmanager
def _database(scratch: Scratch) -> Iterator[sqlite3.Connection]:
    """The file, in which all that is done is there at the end."""
    with closing(sqlite3.connect(scratch.at(NAME), isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        yield database
        database.execute("COMMIT")


@contextmanager
def _fed(_: Export, table: AnyTable, scratch: Scratch) -> Iterator[Put]:
    with _database(scratch) as database:
        database.execute(_create(table))
        yield partial(_fill, database, table)


def _make(given: Given) -> Iterator[Made]:
    with _database(given.scratch) as database:
        for name, columns in _SEARCHED.items():
            for statement in _index(name, columns):
                database.execute(statement)
        for view in VIEWS:
            database.execute(f"CREATE VIEW {view.name} AS\n{view.query}")
    yield Made(NAME, "sqlite")


def _create(table: AnyTable) -> str:
    columns = [_column(column) for column in table.columns]
    key = f"PRIMARY KEY ({', '.join(map(_quoted, table.key))})"
    foreign = [
        f"FOREIGN KEY ({_quoted(column.name)}) REFERENCES {_quoted(column.table)} (id)"
        for column in table.columns
        if column.table
    ]
    parts = ",\n  ".join([*columns, key, *foreign])
    return f"CREATE TABLE {_quoted(table.name)} (\n  {parts}\n)"


def _column(column: AnyColumn) -> str:
    needed = " NOT NULL" if column.required else ""
    return f"{_quoted(column.name)} {_TYPES.get(column.type, 'TEXT')}{needed}"


def _quoted(name: str) -> str:
    """A name as SQL writes it: `from` is a word of its own there."""
    return f'"{name}"'


def _fill(database: sqlite3.Connection, table: AnyTable, rows: Iterable[Row]) -> None:
    lists = [number for number, column in enumerate(table.columns) if column.type is Type.LIST]
    places = ", ".join("?" * len(table.columns))
    database.executemany(f"INSERT INTO {_quoted(table.name)} VALUES ({places})", (_cells(row, lists) for row in rows))


def _cells(row: Row, lists: Iterable[int]) -> list[Any]:
    cells: list[Any] = list(row.values())
    for number in lists:
        if cells[number] is not None:
            cells[number] = _as_json(cells[number]) if cells[number] else "[]"
    return cells


_as_json: Final = json.JSONEncoder(ensure_ascii=False).encode


def _index(name: str, columns: Iterable[str]) -> Iterator[str]:
    """The full-text index of a table: the words themselves stay in the table alone."""
    yield f'CREATE VIRTUAL TABLE {name}_fts USING fts5({", ".join(columns)}, content="{name}")'
    yield f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')"


DATABASE: Final = Format(lambda _, __: [NAME], _make, _fed)
