"""Rows → JSON Lines; JSON Lines → JSON and CSV, line by line: nothing is held.

CSV is for spreadsheets: UTF-8 with a byte order mark, lists joined by ` | `; a `|` within an entry is written `¦`. A
cell of text that a spreadsheet would take for a formula, since it begins with one of `=+-@`, gets an apostrophe before
it; so does one that begins with apostrophes before such a sign, so that one can always be taken away again. Numbers
stay numbers.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from .table import LIST_SIGN, AnyTable, Row, Type

_FORMULA: Final = re.compile("'*[=+@-]")
_BEGIN: Final = frozenset("'=+@-")
"""With one of these it begins; few texts do, and most need not be looked at further."""


def json_lines(rows: Iterable[Row]) -> Iterator[bytes]:
    """A line of JSON a row."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    return (f"{encode(row)}\n".encode() for row in rows)


def rows_of(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """The rows that lines of JSON hold; a list is one of Python's."""
    return map(json.loads, lines)


def json_array(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Lines of JSON as one array, a row a line."""
    before = b"[\n"
    for line in lines:
        yield before + line.rstrip(b"\n")
        before = b",\n"
    yield b"[]\n" if before == b"[\n" else b"\n]\n"


def csv_head(table: AnyTable) -> bytes:
    """How a file of CSV begins: the mark of UTF-8, and the names of the columns."""
    buffer = io.StringIO()
    _writer(buffer).writerow(column.name for column in table.columns)
    return b"\xef\xbb\xbf" + _taken(buffer)


def csv_lines(table: AnyTable, rows: Iterable[Row]) -> Iterator[bytes]:
    """Rows as CSV, what stands for each in one piece, be it of several lines."""
    buffer = io.StringIO()
    write = _writer(buffer).writerow
    cells = [_CELLS.get(column.type, _as_it_is) for column in table.columns]
    for row in rows:
        write([to_cell(value) for to_cell, value in zip(cells, row.values(), strict=True)])
        yield _taken(buffer)


def _writer(buffer: io.StringIO) -> Any:
    return csv.writer(buffer, lineterminator="\r\n")


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _as_it_is(value: Any) -> Any:
    return value


def _text(value: str | None) -> str | None:
    return f"'{value}" if value and value[0] in _BEGIN and _FORMULA.match(value) else value


def _list(value: Iterable[str] | None) -> str | None:
    return _text(LIST_SIGN.join([entry.replace("|", "¦") for entry in value or ()]))


def _truth(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"


_CELLS: Final[Mapping[Type, Callable[[Any], Any]]] = {Type.STRING: _text, Type.LIST: _list, Type.BOOLEAN: _truth}
"""How a value is written, where not as it is."""
