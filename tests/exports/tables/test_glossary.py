"""Whoever has the data alone finds every word of its closed lists explained."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.glossary import words
from onrecord.exports.tables.statements import ANONYMOUS
from onrecord.load import Loaded
from onrecord.standings.positions import Stance
from onrecord.vocabulary import Badge, Basis, Standing
from tests.exports.tables.exporting import export_of, written


@pytest.mark.parametrize(
    ("closed", "where"),
    [(Standing, "standing"), (Badge, "badges"), (Stance, "stance, positions"), (Basis, "basis, findings")],
)
def test_every_word_of_a_closed_list_is_explained(closed: type[Standing | Badge | Stance | Basis], where: str) -> None:
    """Once, in the columns where it stands."""
    explained = [word.word for word in words() if word.where == where]
    assert sorted(explained) == sorted(word.value for word in closed)


def test_no_column_speaks_to_whoever_wrote_the_card() -> None:
    """Who reads the data did not read the source: “the day on which you read it” would be another day."""
    told = {(table.name, column.name): column.description for table in TABLES for column in table.columns}
    assert [where for where, words in told.items() if re.search(r"\byou(r|rs)?\b", words, re.IGNORECASE)] == []
    assert told["cards", "retrieved"] == "The day on which it was read for this archive."


def test_the_page_of_the_columns_explains_them(loaded: Loaded, tmp_path: Path) -> None:
    """In a table below; and the example of a list of SQLite, on the page of the data, runs."""
    folder = written(export_of(loaded), tmp_path)
    html = (folder.parent / "columns" / "index.html").read_text("utf-8")
    assert all(f'<tr><th scope="row">{word.word}</th><td>{word.where}</td>' in html for word in words())
    assert any(word.word == ANONYMOUS for word in words())
    query = "SELECT questions.id FROM questions, json_each(badges) WHERE value = 'single-origin'"
    assert f"<code>{query}</code>" in (folder.parent / "index.html").read_text("utf-8")
    with closing(sqlite3.connect(folder / "on-record.sqlite")) as database:
        assert database.execute(query).fetchall()
