"""The tables as one SQLite file: keys, foreign keys, a full-text index, and a view for each common question.

It is made by the standard library alone, and opens in Datasette as it is. The same rows make the same bytes, by one
release of SQLite. Lists are JSON, which `json_each` reads; NULL, as in every format, where a kind has no such field. A
day is a text, `2024-12-30`; true and false are 1 and 0.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from typing import Any, Final

from .formats import Format, Given, Made, Spooled
from .table import AnyColumn, AnyTable, Type
from .text_formats import rows_of
from .views import VIEWS

NAME: Final = "on-record.sqlite"
_TYPES: Final[Mapping[Type, str]] = {Type.INTEGER: "INTEGER", Type.BOOLEAN: "INTEGER", Type.NUMBER: "REAL"}
_SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "statements": ("text", "speaker", "quote", "note"),
    "questions": ("text", "note"),
    "cards": ("title", "title_translation", "publisher_name", "summary"),
}
"""What of a table is found by its words."""


def _make(given: Given) -> Iterator[Made]:
    path = given.scratch.at(NAME)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA page_size = 4096")
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("BEGIN")
        for spooled in given.tables:
            database.execute(_create(spooled.table))
            _fill(database, spooled, given.scratch.lines(spooled.name))
        for name, columns in _SEARCHED.items():
            for statement in _index(name, columns):
                database.execute(statement)
        for view in VIEWS:
            database.execute(f"CREATE VIEW {view.name} AS\n{view.query}")
        database.execute("COMMIT")
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


def _fill(database: sqlite3.Connection, spooled: Spooled, lines: Iterable[bytes]) -> None:
    columns = spooled.table.columns
    places = ", ".join("?" * len(columns))
    rows = ([_cell(row[column.name], column.type) for column in columns] for row in rows_of(lines))
    database.executemany(f"INSERT INTO {_quoted(spooled.table.name)} VALUES ({places})", rows)


def _cell(value: Any, type: Type) -> Any:
    return value if value is None or type is not Type.LIST else json.dumps(value, ensure_ascii=False)


def _index(name: str, columns: Iterable[str]) -> Iterator[str]:
    """The full-text index of a table: the words themselves stay in the table alone."""
    yield f'CREATE VIRTUAL TABLE {name}_fts USING fts5({", ".join(columns)}, content="{name}")'
    yield f"INSERT INTO {name}_fts ({name}_fts) VALUES ('rebuild')"


DATABASE: Final = Format(lambda _, __: [NAME], _make)
