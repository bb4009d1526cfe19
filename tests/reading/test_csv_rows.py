"""The rows of a table: what a mark stands under, with and without quotes."""

import pytest

from onrecord.problems.problem import fault
from onrecord.reading.csv_rows import WHOLE, Row, as_csv, rows_in
from onrecord.reading.source_files import SourceFile


def test_what_is_written_is_read_back() -> None:
    """The heading first; a comma or a quote in a field is quoted."""
    text = as_csv(("a", "b"), [("x,y", 'say "z"'), ("", "1")])
    assert text == 'a,b\n"x,y","say ""z"""\n,1\n'
    rows, problems = rows_in(SourceFile("t.csv", b"\xef\xbb\xbf" + text.encode()))
    assert [row.fields for row in rows] == [("a", "b"), ("x,y", 'say "z"'), ("", "1")]
    assert problems == []


@pytest.mark.parametrize(
    ("line", "column", "place"),
    [
        ("a,bc,d", 1, (3, 2)),
        ('"a,b",cd', 1, (7, 2)),
        ('"say ""x, y""",cd', 1, (16, 2)),
        ("a,,b", 1, (3, 1)),
        ("a,b", 5, (1, 3)),
        ("a,b", WHOLE, (1, 3)),
        ("", 0, (1, 1)),
        ('"never closed,x', 1, (1, 15)),
    ],
)
def test_a_mark_stands_under_its_column_or_under_the_line(line: str, column: int, place: tuple[int, int]) -> None:
    """As wide as the column is written; what is empty is marked one sign wide."""
    problem = Row(3, line, ()).problem("t.csv", column, fault("recorded-row/heading"))
    assert (problem.span.line, problem.span.column, problem.span.width) == (3, *place)
