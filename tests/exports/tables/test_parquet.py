"""Parquet: read by an engine that this project did not write, it says what the tables say, row for row."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

import duckdb
import pytest
from pyarrow import parquet as pq

from onrecord.exports.tables import actors, answers, parquet, statements
from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.duckdb_queries import QUERIES
from onrecord.exports.tables.formats import Given, LeftOut, Made, spooled
from onrecord.exports.tables.parquet import NO_YEAR, PARQUET, WHY
from onrecord.exports.tables.scratch import Scratch
from onrecord.exports.tables.table import AnyTable, Export, Row, Type
from onrecord.load import Loaded
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import NO_EDITION
from onrecord.standings.derive import derive

DAY: Final = date(2026, 11, 22)


@pytest.fixture(scope="module")
def export(real: Loaded) -> Export:
    """This repository's archive."""
    return Export(ArchiveViews(derive(real.archive), DAY, real.recorded), NO_EDITION)


def given(export: Export, folder: Path, tables: Sequence[AnyTable] = TABLES) -> Given:
    """The tables with their rows, put into these files too."""
    scratch = Scratch(folder)
    return Given(export, tuple(spooled(export, table, scratch, [PARQUET]) for table in tables), scratch)


def made(given: Given) -> list[Made]:
    """The files that are made."""
    return [one for one in PARQUET.make(given) if isinstance(one, Made)]


@pytest.fixture(scope="module")
def folder(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with all of them."""
    path = tmp_path_factory.mktemp("data")
    assert [one.name for one in made(given(export, path))] == list(PARQUET.names(export, TABLES))
    return path


def read(folder: Path, table: AnyTable) -> list[dict[str, Any]]:
    """The rows of a table as DuckDB reads them, with the year of the folder that each lies in."""
    by_year = (folder / "parquet" / table.name).is_dir()
    files = folder / "parquet" / (f"{table.name}/*/*.parquet" if by_year else f"{table.name}.parquet")
    found = duckdb.execute(f"FROM read_parquet('{files}', hive_partitioning = {str(by_year).lower()})")
    names = [column[0] for column in found.description or ()]
    return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_row_is_read_back(table: AnyTable, export: Export, folder: Path) -> None:
    """With the types that the definition names: days are days, lists are lists, numbers numbers."""

    def typed(row: Row) -> dict[str, Any]:
        kinds = {column.name: column.type for column in table.columns}
        days = {
            name: date.fromisoformat(str(row[name])) for name, kind in kinds.items() if kind is Type.DATE and row[name]
        }
        lists = {name: list(value) for name, value in row.items() if isinstance(value, tuple)}
        return {**row, **days, **lists}

    expected = [typed(row) for row in table.rows(export)]
    found = read(folder, table)
    own = [{name: row[name] for name in expected[0]} for row in found] if expected else found
    assert sorted(own, key=repr) == sorted(expected, key=repr)


def test_a_statement_lies_in_the_folder_of_its_year(folder: Path) -> None:
    """By the last day on which it may have been said."""
    rows = read(folder, statements.TABLE)
    assert {row["year"] for row in rows} > {2024, 2025}
    assert [row for row in rows if row["said_day"].year != row["year"]] == []


def test_what_has_no_day_lies_in_the_folder_of_no_year(export: Export, tmp_path: Path) -> None:
    """And an engine reads that it has none."""
    entry = export.views.archive.entries[0]
    table = statements.TABLE

    def of_none(_: Export, one: Any) -> None:
        return None

    columns = tuple(
        c if c.name != "said_day" else type(c)(c.name, c.type, c.description, of_none) for c in table.columns
    )
    undated = replace(table, columns=columns, things=lambda _: [entry])
    assert [one.name for one in made(given(export, tmp_path, [undated]))] == [
        f"parquet/statements/year={NO_YEAR}/part-0.parquet"
    ]
    assert [row["year"] for row in read(tmp_path, undated)] == [None]


def test_an_archive_without_statements_has_a_file_all_the_same(export: Export, tmp_path: Path) -> None:
    """A query finds no row in it, and no engine finds a file missing."""
    table = replace(answers.TABLE, things=lambda _: [])
    (one,) = made(given(export, tmp_path, [table]))
    assert (one.name, one.part) == (f"parquet/answers/year={NO_YEAR}/part-0.parquet", 0)
    assert read(tmp_path, table) == []


def test_each_file_tells_what_its_columns_are(folder: Path) -> None:
    """In its own words, those of the definition; what is never empty cannot be."""
    schema = pq.read_schema(folder / "parquet" / "actors.parquet")
    assert [field.name for field in schema] == [column.name for column in actors.TABLE.columns]
    told = {field.name: field.metadata[b"description"].decode() for field in schema}
    assert told == {column.name: column.description for column in actors.TABLE.columns}
    assert [not field.nullable for field in schema] == [column.required for column in actors.TABLE.columns]


def test_the_same_rows_make_the_same_bytes(export: Export, folder: Path, tmp_path: Path) -> None:
    """So that a build that changes nothing gives nothing new to take."""
    again = [one.name for one in made(given(export, tmp_path))]
    assert [(tmp_path / name).read_bytes() == (folder / name).read_bytes() for name in again] == [True] * len(again)


def test_few_rows_are_held(export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They are written as soon as a few of a year are there."""
    monkeypatch.setattr(parquet, "_AT_ONCE", 3)
    names = {one.name: one.part for one in made(given(export, tmp_path))}
    groups = pq.ParquetFile(tmp_path / "parquet" / "actors.parquet").metadata
    number = names["parquet/actors.parquet"]
    assert number and groups.num_row_groups == -(-number // 3) > 5


def test_without_pyarrow_it_is_left_out_and_that_is_said(export: Export, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the manifest, on the page of the data, and to whoever builds."""
    parquet.why_not.cache_clear()
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    assert list(PARQUET.make(Given(export, (), Scratch(Path())))) == [LeftOut("Parquet", WHY)]
    assert list(PARQUET.names(export, TABLES)) == []
    assert list(parquet.left_out()) == [
        "Parquet is left out of the data: it needs pyarrow, which is not installed: pip install 'onrecord[parquet]'"
    ]
    monkeypatch.undo()
    parquet.why_not.cache_clear()
    assert list(parquet.left_out()) == []


@pytest.mark.parametrize("error", [ImportError("libarrow.so:\ncannot open"), AttributeError("_ARRAY_API not found")])
def test_where_pyarrow_cannot_be_loaded_it_is_left_out_too(
    export: Export, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """It may be there for another machine, or for another release of numpy: the build goes on, and says why."""

    def fails(name: str) -> None:
        raise error

    parquet.why_not.cache_clear()
    monkeypatch.setattr(parquet, "import_module", fails)
    said = f"{type(error).__name__}: {error}".replace("\n", " ")
    why = f"it needs pyarrow, which is installed and cannot be loaded: {said}"
    assert list(PARQUET.make(Given(export, (), Scratch(Path())))) == [LeftOut("Parquet", why)]
    assert list(PARQUET.names(export, TABLES)) == []
    assert PARQUET.fed
    with PARQUET.fed(export, TABLES[0], Scratch(Path("nowhere"))) as put:
        put([])
    assert list(parquet.left_out()) == [f"Parquet is left out of the data: {why}"]
    monkeypatch.undo()
    parquet.why_not.cache_clear()
    assert list(parquet.left_out()) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.title)
def test_the_worked_queries_find_what_the_tables_say(
    query: Any, export: Export, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Put as the page shows them, in the folder of the files."""
    monkeypatch.chdir(folder)
    rows = duckdb.execute(query.sql).fetchall()
    tables = {table.name: [json.loads(json.dumps(row)) for row in table.rows(export)] for table in TABLES}
    origins = [row["question"] for row in tables["origins"]]
    cited = {row["id"]: row["cite_as"] for row in tables["statements"]}
    expected = {
        "Every figure, by the day it was said": sorted(row["cite_as"] for row in tables["answers"] if row["is_figure"]),
        "Every silence over 90 days old": sorted(
            row["cite_as"]
            for row in tables["positions"]
            if row["stance"] in ("declined", "unacknowledged") and row["days_since_heard"] > 90
        ),
        "Whose last word is over 90 days old, those who denied at the end": sorted(
            row["cite_as"] for row in tables["positions"] if row["look_again"]
        ),
        "Which claims rest on one origin": sorted(
            cited[ref] for row in tables["origins"] if origins.count(row["question"]) == 1 for ref in row["statements"]
        ),
    }
    if query.title in expected:
        assert sorted(row[-1] for row in rows) == expected[query.title] != []
    else:
        assert sum(row[-1] for row in rows) == len(tables["statements"])
        assert {row[1] for row in rows} == {"verified", "attributed", "unacknowledged"}
