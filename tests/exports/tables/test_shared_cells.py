"""A cell of CSV is written by one rule, by the tables and in the browser (tests/shared_cases/cells.json)."""

import json
from typing import Final

import pytest

from onrecord.exports.tables.table import Column, Table, Type
from onrecord.exports.tables.text_formats import csv_lines
from tests.paths import TESTS

CASES: Final = json.loads((TESTS / "shared_cases" / "cells.json").read_text("utf-8"))
WORDS: Column[str] = Column("words", Type.STRING, "Words.", lambda _, one: one)
TABLE: Table[str] = Table(
    name="words", title="Words", description="Words.", key=("words",), columns=(WORDS,), things=lambda _: []
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_cell_of_text(case: dict[str, str]) -> None:
    """No spreadsheet takes it for a formula, and the apostrophe can be taken away again."""
    (line,) = csv_lines(TABLE, [{"words": case["text"]}])
    assert line.decode() == f"{case['cell']}\r\n"
