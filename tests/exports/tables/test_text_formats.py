"""Rows as JSON Lines, JSON and CSV: one after another, and safe to open in a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.exports.tables.table import AnyColumn, AnyTable, Column, Row, Table, Type
from onrecord.exports.tables.text_formats import csv_head, csv_lines, json_array, json_lines, rows_of

COLUMNS: tuple[AnyColumn, ...] = tuple(
    Column(name, type, "", lambda _, __: None)
    for name, type in (("text", Type.STRING), ("size", Type.INTEGER), ("so", Type.BOOLEAN), ("list", Type.LIST))
)
TABLE: AnyTable = Table("things", "Things", "", COLUMNS, ("text",), lambda _: ())


def row(text: str | None = "A", size: int | None = 1, so: bool | None = True, listed: tuple[str, ...] = ()) -> Row:
    """A row of the table."""
    return {"text": text, "size": size, "so": so, "list": listed}


def as_csv(*rows: Row) -> str:
    """The table as CSV."""
    return b"".join((csv_head(TABLE), *csv_lines(TABLE, rows))).decode("utf-8")


def cells(*rows: Row) -> list[list[str]]:
    """What a spreadsheet reads."""
    return list(csv.reader(io.StringIO(as_csv(*rows).removeprefix("\ufeff"), newline="")))[1:]


def test_csv_is_for_spreadsheets() -> None:
    """A byte order mark, so that they read UTF-8; the names of the columns; lines that end as RFC 4180 has it."""
    assert as_csv(row("„A“, B", None, so=False, listed=("x; z", "y|w"))) == (
        '\ufefftext,size,so,list\r\n"„A“, B",,false,x; z | y¦w\r\n'
    )
    assert as_csv() == "\ufefftext,size,so,list\r\n"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-5", "'-5"),
        ("@me", "'@me"),
        ("'=1", "''=1"),
        ("'tis", "'tis"),
        ("1-2", "1-2"),
        (" =1", " =1"),
        ("", ""),
    ],
)
def test_a_text_that_looks_like_a_formula_gets_an_apostrophe(text: str, cell: str) -> None:
    """In CSV alone, and in a list by how the whole cell begins."""
    assert cells(row(text))[0][0] == cell
    assert cells(row(listed=(text, "b")))[0][3] == f"{cell} | b"
    assert next(rows_of(json_lines([row(text)])))["text"] == text


def test_a_number_stays_a_number() -> None:
    """One below zero too."""
    assert cells(row(size=-5))[0][1] == "-5"


@given(st.text(alphabet="'=+-@a", max_size=5))
def test_the_apostrophe_can_always_be_taken_away(text: str) -> None:
    """One, where apostrophes stand before such a sign."""
    cell = cells(row(text))[0][0]
    signs = cell.lstrip("'")[:1]
    assert (cell[1:] if cell.startswith("'") and signs and signs in "=+-@" else cell) == text


@given(st.lists(st.text(), max_size=4))
def test_json_and_csv_hold_any_text(texts: list[str]) -> None:
    """A row a line, whatever the texts hold."""
    rows = [row(f"a{text}") for text in texts]
    lines = list(json_lines(rows))
    assert [json.loads(line)["text"] for line in lines] == [one["text"] for one in rows]
    assert b"".join(lines).count(b"\n") == len(rows)
    assert json.loads(b"".join(json_array(lines))) == [json.loads(line) for line in lines]
    assert [read[0] for read in cells(*rows)] == [one["text"] for one in rows]


def test_rows_are_asked_for_one_by_one() -> None:
    """None is made before the one before it is written."""
    asked: list[int] = []

    def rows() -> Iterator[Row]:
        for number in range(5):
            asked.append(number)
            yield row(str(number))

    lines = json_lines(rows())
    next(lines)
    assert asked == [0]
    asked.clear()
    next(csv_lines(TABLE, rows()))
    assert asked == [0]
