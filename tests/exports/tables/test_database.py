"""The SQLite file: the same bytes each time, keys that hold, and answers to the common questions."""

import asyncio
import json
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from datasette.app import Datasette

from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.database import NAME
from onrecord.exports.tables.table import AnyTable, Export, Type
from onrecord.exports.tables.views import VIEWS, View
from onrecord.load import Loaded
from tests.exports.tables.exporting import export_of, rows_in, written


@pytest.fixture(scope="module")
def export(loaded: Loaded) -> Export:
    """The export of the example archive."""
    return export_of(loaded)


@pytest.fixture(scope="module")
def folder(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files. To be read only."""
    return written(export, tmp_path_factory.mktemp("site"))


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    """The database."""
    with closing(sqlite3.connect(f"{(folder / NAME).as_uri()}?mode=ro", uri=True)) as opened:
        yield opened


def test_the_same_rows_make_the_same_bytes(folder: Path, loaded: Loaded, tmp_path: Path) -> None:
    """Derived anew, in another folder."""
    again = written(export_of(loaded), tmp_path)
    assert (again / NAME).read_bytes() == (folder / NAME).read_bytes()


def test_what_a_row_names_is_there(database: sqlite3.Connection) -> None:
    """Of every table, and it is told to SQLite."""
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    for table in TABLES:
        told = {(row[3], row[2]) for row in database.execute(f"PRAGMA foreign_key_list({table.name})")}
        assert told == {(column.name, column.table) for column in table.columns if column.table}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_holds_the_rows_of_the_tables(database: sqlite3.Connection, folder: Path, table: AnyTable) -> None:
    """In their order; lists as JSON, true and false as numbers, and nothing as NULL."""
    listed = [column.name for column in table.columns if column.type is Type.LIST]
    cursor = database.execute(f"SELECT * FROM {table.name} ORDER BY rowid")
    names = [column[0] for column in cursor.description]
    read = [dict(zip(names, row, strict=True)) for row in cursor]
    for row in read:
        row |= {name: json.loads(row[name]) for name in listed if row[name] is not None}
    assert read == rows_in(folder, table.name)


def test_what_a_kind_does_not_have_is_null_and_what_is_empty_is_a_list(database: sqlite3.Connection) -> None:
    """So that “who has not acknowledged it” finds claims, and never the word null."""
    found = database.execute(
        "SELECT kind, not_acknowledged_by, unverified_by, via, evidence FROM statements"
    ).fetchall()
    has = {kind: {tuple(cell is not None for cell in row) for was, *row in found if was == kind} for kind, *_ in found}
    assert has == {
        "verified": {(False, False, False, True)},
        "attributed": {(False, True, True, False)},
        "unacknowledged": {(True, True, True, False)},
    }
    assert "[]" in [row[2] for row in found]
    assert "null" not in [cell for row in found for cell in row]


def test_words_are_found(database: sqlite3.Connection) -> None:
    """By the index, whose words lead back to the rows."""
    within = "SELECT rowid FROM statements_fts WHERE statements_fts MATCH 'bridge'"
    found = database.execute(f"SELECT id FROM statements WHERE rowid IN ({within})")
    assert ("daily-north-first-report#bridge-open",) in found.fetchall()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.name)
def test_a_view_can_be_asked(database: sqlite3.Connection, view: View) -> None:
    """Each carries the sentence to cite by."""
    cursor = database.execute(f"SELECT * FROM {view.name}")
    assert "cite_as" in [column[0] for column in cursor.description]
    cursor.fetchall()


def test_the_views_answer_the_common_questions(database: sqlite3.Connection, folder: Path) -> None:
    """As a reader of the tables finds them in a spreadsheet."""
    figures = database.execute("SELECT statement, question FROM figures_by_date").fetchall()
    expected = [(row["statement"], row["question"]) for row in rows_in(folder, "answers") if row["is_figure"]]
    assert sorted(figures) == sorted(expected) and expected
    silences = database.execute("SELECT question, party FROM silences_over_90_days").fetchall()
    silent = [
        (row["question"], row["party"])
        for row in rows_in(folder, "positions")
        if row["stance"] in ("declined", "unacknowledged") and row["days_since_heard"] > 90
    ]
    assert sorted(silences) == sorted(silent)
    last = database.execute("SELECT question, party FROM last_word_over_90_days").fetchall()
    looked = [(row["question"], row["party"]) for row in rows_in(folder, "positions") if row["look_again"]]
    assert sorted(last) == sorted(looked)
    single = database.execute("SELECT DISTINCT question FROM claims_on_one_origin").fetchall()
    badged = [(row["id"],) for row in rows_in(folder, "questions") if "single-origin" in row["badges"]]
    assert sorted(single) == sorted(badged) and badged
    claims = database.execute("SELECT statement FROM claims_on_one_origin").fetchall()
    listed = [ref for row in rows_in(folder, "origins") if (row["question"],) in badged for ref in row["statements"]]
    assert sorted(claims) == sorted((ref,) for ref in listed)


def test_datasette_opens_it_as_it_is(folder: Path) -> None:
    """Its tables, its views, and a search box where there is an index."""

    async def asked() -> tuple[dict[str, object], dict[str, object]]:
        datasette = Datasette([str(folder / NAME)])
        whole = await datasette.client.get("/on-record.json")
        found = await datasette.client.get("/on-record/statements.json?_search=bridge&_shape=objects")
        return whole.json(), found.json()

    with ThreadPoolExecutor() as thread:  # in this one a browser's loop may run, where its tests came before
        whole, found = thread.submit(asyncio.run, asked()).result()
    tables = {table["name"]: table for table in whole["tables"] if not table["hidden"]}  # type: ignore[attr-defined]
    assert set(tables) == {table.name for table in TABLES}
    assert {view["name"] for view in whole["views"]} == {view.name for view in VIEWS}  # type: ignore[attr-defined]
    assert tables["statements"]["fts_table"] == "statements_fts"
    assert "daily-north-first-report#bridge-open" in [row["id"] for row in found["rows"]]  # type: ignore[attr-defined]
