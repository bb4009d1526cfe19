"""The export of the real archive, read by programs that this project did not write: each agrees with the archive."""

import csv
import json
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest
from frictionless import Package, validate

from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.database import NAME
from onrecord.exports.tables.table import AnyTable, Export, Row, Type
from onrecord.load import Loaded
from tests.exports.tables.exporting import export_of, written
from tests.trials.data.answers import QUESTIONS, from_csv, from_parquet, from_sqlite

NAMES: Final = [table.name for table in TABLES]


@pytest.fixture(scope="module")
def export(real: Loaded) -> Export:
    """What is exported of the archive of this repository."""
    return export_of(real)


@pytest.fixture(scope="module")
def folder(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files. To be read only."""
    return written(export, tmp_path_factory.mktemp("real"))


def plain(table: AnyTable, row: Row) -> dict[str, Any]:
    """A row as the archive has it, with lists as other programs have them."""
    return {
        column.name: list(value) if isinstance(value := row[column.name], tuple) else value for column in table.columns
    }


def expected(table: AnyTable, export: Export) -> list[dict[str, Any]]:
    """What a table must hold, row by row."""
    return [plain(table, row) for row in table.rows(export)]


def test_frictionless_finds_no_fault(folder: Path) -> None:
    """Types, required cells, closed lists, keys, foreign keys, sizes and sums."""
    report = validate(str(folder / "datapackage.json"))
    assert report.flatten(["title", "fieldName", "message"]) == []
    assert [task.name for task in report.tasks] == NAMES


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_frictionless_reads_what_the_archive_holds(folder: Path, export: Export, table: AnyTable) -> None:
    """Of the CSV file, by what the package tells of it; an empty list and an empty text are both no value there."""
    resource: Any = Package(str(folder / "datapackage.json")).get_resource(table.name)
    read = [_of_the_archive(row.to_dict()) for row in resource.read_rows()]
    assert read == [_empty_as_none(row) for row in expected(table, export)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_reads_json_lines_row_by_row(folder: Path, export: Export, table: AnyTable) -> None:
    """It is told no types but those of columns in which all is empty, which it cannot know."""
    read = asked(f"SELECT * FROM read_json('{folder / table.name}.jsonl', columns = {_types(table)})")
    assert [_of_the_archive(row) for row in read] == expected(table, export)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_duckdb_reads_csv_row_by_row(folder: Path, export: Export, table: AnyTable) -> None:
    """As a person would ask it to: by the name of the file alone, and as texts."""
    read = asked(f"SELECT * FROM read_csv('{folder / table.name}.csv', all_varchar = true)")
    assert read == [{name: _as_csv(value) for name, value in row.items()} for row in expected(table, export)]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_spreadsheet_reads_csv_row_by_row(folder: Path, export: Export, table: AnyTable) -> None:
    """By Python's own reader, which follows what spreadsheets write."""
    with (folder / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        read = list(csv.DictReader(file))
    wanted = [{name: _as_csv(value) or "" for name, value in row.items()} for row in expected(table, export)]
    assert read == wanted


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_json_holds_the_rows(folder: Path, export: Export, table: AnyTable) -> None:
    """In their order."""
    assert json.loads((folder / f"{table.name}.json").read_bytes()) == expected(table, export)


def test_formats_give_one_answer(folder: Path) -> None:
    """To the first of the questions that are worked out on the page: from CSV, JSON Lines and the database."""
    wanted = "SELECT statement, question FROM {} WHERE control_group = 'ukraine' AND is_figure ORDER BY ALL"
    from_csv = asked(wanted.format(f"read_csv('{folder}/answers.csv')"))
    assert from_csv == asked(wanted.format(f"read_json('{folder}/answers.jsonl')"))
    with closing(sqlite3.connect(folder / NAME)) as database:
        found = database.execute("SELECT statement, question FROM figures_by_date WHERE control_group = 'ukraine'")
        assert sorted(found.fetchall()) == sorted(tuple(row.values()) for row in from_csv)
    assert len(from_csv) >= 10


def asked(query: str) -> list[dict[str, Any]]:
    """What DuckDB answers."""
    answer = duckdb.sql(query)
    assert answer is not None
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.fetchall()]


_DUCKDB: Final[Mapping[Type, str]] = {
    Type.STRING: "VARCHAR",
    Type.INTEGER: "BIGINT",
    Type.NUMBER: "DOUBLE",
    Type.BOOLEAN: "BOOLEAN",
    Type.DATE: "DATE",
    Type.LIST: "VARCHAR[]",
}


def _types(table: AnyTable) -> str:
    return "{" + ", ".join(f"'{column.name}': '{_DUCKDB[column.type]}'" for column in table.columns) + "}"


def _of_the_archive(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row that was read, with days and numbers as the archive has them."""
    return {name: _of_one(value) for name, value in row.items()}


def _of_one(value: Any) -> Any:
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def _empty_as_none(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: None if value in ("", []) else value for name, value in row.items()}


def _as_csv(value: Any) -> str | None:
    """A value as CSV has it; nothing where the cell is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = " | ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    return text or None


def test_the_questions_of_the_trial_have_one_answer_in_every_format(folder: Path) -> None:
    """Put by somebody who had the page of the data alone (tests/trials/data); a denial is among no silences."""
    answers = from_csv(folder)
    assert from_sqlite(folder) == answers
    assert from_parquet(folder) == answers
    assert list(answers) == list(QUESTIONS) and all(answers.values())
    assert {row[3] for row in answers["silences"]} <= {"declined", "unacknowledged"}
    assert [row for row in answers["ukraine"] if not str(row[-1]).endswith(" The figure is not verified.")] == []
