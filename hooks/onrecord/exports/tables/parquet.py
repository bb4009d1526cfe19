"""The tables as Parquet, for whoever outgrows one machine: any engine reads them as they are.

Tables of what is said and published lie by year, in folders as Hive names them (`statements/year=2024/part-0.parquet`;
where no day is known, the folder that stands for none). The same rows make the same bytes, by one release of pyarrow.
That is an optional extra (docs/decisions/exports.md): without it a build leaves Parquet out, and says so.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Final

from ...characters import on_one_line
from .formats import Format, Given, LeftOut, Made, Put
from .scratch import Scratch
from .table import AnyTable, Export, Row, Type

NAME: Final = "parquet"
WHY: Final = "it needs pyarrow, which is not installed: pip install 'onrecord[parquet]'"
NO_YEAR: Final = "__HIVE_DEFAULT_PARTITION__"
"""The folder of what has no year, by which every engine knows that there is none."""
_DAYS: Final[Mapping[str, str]] = {"cards": "published_day", "statements": "said_day", "answers": "said_day"}
"""The tables that lie by year, and the column of which it is the year."""
_AT_ONCE: Final = 1_000
"""So many rows of a year are written together."""


@cache
def why_not() -> str:
    """Why it cannot be made: what it needs is not installed, or fails as it is loaded; empty where it can be."""
    if find_spec("pyarrow") is None:
        return WHY
    try:
        import_module("pyarrow.parquet")
    except Exception as error:  # noqa: BLE001 (a library of another machine, or for another release of numpy: anything)
        said = on_one_line(f"{type(error).__name__}: {error}")
        return f"it needs pyarrow, which is installed and cannot be loaded: {said}"
    return ""


def left_out() -> Iterator[str]:
    """That Parquet is left out, for whoever builds; nothing where it is made."""
    if why := why_not():
        yield f"Parquet is left out of the data: {why}"


def _names(export: Export, tables: Iterable[AnyTable]) -> list[str]:
    return [name for table in tables for name in _files(export, table).values()] if not why_not() else []


def _files(export: Export, table: AnyTable) -> Mapping[str, str]:
    """The files of a table by year; the one of a table that does not lie by year has none."""
    if table.name not in _DAYS:
        return {"": f"{NAME}/{table.name}.parquet"}
    (day,) = (column for column in table.columns if column.name == _DAYS[table.name])
    years = {_year(day.value(export, thing)) for thing in table.things(export)} or {NO_YEAR}
    return {year: f"{NAME}/{table.name}/year={year}/part-0.parquet" for year in sorted(years)}


def _year(day: Any) -> str:
    return day[:4] if day else NO_YEAR


def _make(given: Given) -> Iterator[Made | LeftOut]:
    if why := why_not():
        yield LeftOut("Parquet", why)
        return
    from pyarrow.parquet import read_metadata  # noqa: PLC0415 (an optional extra, and slow to import)

    for spooled in given.tables:
        for name in _files(given.export, spooled.table).values():
            yield Made(name, NAME, spooled, read_metadata(given.scratch.at(name)).num_rows)


@contextmanager
def _fed(export: Export, table: AnyTable, scratch: Scratch) -> Iterator[Put]:
    """The files of a table, into which its rows are put as they come: few of them are held."""
    if why_not():
        yield lambda rows: None
        return
    from pyarrow import Table as Rows  # noqa: PLC0415
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    schema, held = _schema(table), defaultdict[str, list[Row]](list)
    with ExitStack() as opened:
        writers = {
            year: opened.enter_context(ParquetWriter(scratch.at(name), schema, compression="zstd"))
            for year, name in _files(export, table).items()
        }

        def write(year: str) -> None:
            writers[year].write_table(Rows.from_pylist(held.pop(year), schema))

        def put(rows: Sequence[Row]) -> None:
            for row in rows:
                year = _year(row[_DAYS[table.name]]) if table.name in _DAYS else ""
                held[year].append(_with_days(table, row))
                if len(held[year]) == _AT_ONCE:
                    write(year)

        yield put
        for year in list(held):
            write(year)


def _with_days(table: AnyTable, row: Mapping[str, Any]) -> Mapping[str, Any]:
    days = (column.name for column in table.columns if column.type is Type.DATE)
    return {**row, **{name: date.fromisoformat(row[name]) for name in days if row[name]}}


def _schema(table: AnyTable) -> Any:
    """The columns with their types and descriptions, as the definition of the table has them."""
    import pyarrow as pa  # noqa: PLC0415

    types = {
        Type.STRING: pa.string(),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.BOOLEAN: pa.bool_(),
        Type.DATE: pa.date32(),
        Type.LIST: pa.list_(pa.string()),
    }
    fields = [
        pa.field(column.name, types[column.type], not column.required, {"description": column.description})
        for column in table.columns
    ]
    return pa.schema(fields, {"title": table.title, "description": table.description})


PARQUET = Format(_names, _make, _fed)
