"""`datapackage.json`: the tables as a Frictionless Data Package, with types, descriptions, keys and foreign keys."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ...output import Asset
from .. import licence
from .describing import FOLDER, VERSION, File, as_json
from .table import LIST_SIGN, AnyColumn, AnyTable, Export, Type

PACKAGE: Final = "datapackage.json"
_PROFILE: Final = "https://datapackage.org/profiles/2.0/datapackage.json"
READING: Final = (
    "A row of a claim must not be cited without what stands under cite_as: who says it, of which kind it is, how the "
    "question stands, and as of which day; from the day under stale_on on, look again. "
    "In CSV files a cell of text that begins with =, +, - or @, or with apostrophes before one of these, has one "
    "apostrophe more before it, so that no spreadsheet takes it for a formula: take one away. Numbers have none. "
    "The entries of a list are parted by | between two spaces there; a | within one is written ¦. "
    "JSON, JSON Lines and SQLite hold the plain text, and lists as lists."
)


def package(export: Export, files: Iterable[File]) -> Asset:
    """The description of the CSV files; each names the files that hold the same in another format."""
    by_table: dict[str, list[File]] = {}
    for file in files:
        if file.made.spooled:
            by_table.setdefault(file.made.spooled.table.name, []).append(file)
    content = {
        "$schema": _PROFILE,
        "name": "on-record-data",
        "title": f"{export.edition.name}: data",
        "description": READING,
        "version": f"{VERSION}.0.0",
        "created": f"{export.views.as_of.isoformat()}T00:00:00Z",
        "licenses": [{"name": licence.NAME, "title": licence.TITLE, "path": licence.ADDRESS}],
        "resources": [_resource(listed) for listed in by_table.values()],
    }
    return Asset(f"{FOLDER}{PACKAGE}", as_json(content))


def _resource(files: list[File]) -> dict[str, Any]:
    described = next(file for file in files if file.made.format == "csv")
    spooled = described.made.spooled
    assert spooled, "it holds a table"
    return {
        "name": spooled.table.name,
        "title": spooled.table.title,
        "description": spooled.table.description,
        "path": described.made.name,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": described.weighed.size,
        "hash": f"sha256:{described.weighed.sha256}",
        "rows": spooled.rows,
        "also": [file.made.name for file in files if file is not described],
        "schema": schema(spooled.table),
    }


def schema(table: AnyTable) -> Mapping[str, Any]:
    """The Frictionless Table Schema of a table."""
    return {
        "fields": [_field(column, table.key) for column in table.columns],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign(column, table) for column in table.columns if column.table],
    }


def _field(column: AnyColumn, key: tuple[str, ...]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        constraints["enum"] = list(column.words)
    told: dict[str, Any] = {"name": column.name, "type": column.type.value, "description": column.description}
    if column.type is Type.LIST:
        told["delimiter"] = LIST_SIGN
    return told | ({"constraints": constraints} if constraints else {})


def _foreign(column: AnyColumn, table: AnyTable) -> dict[str, Any]:
    """What a column names; of its own table as the standard has it, by an empty name."""
    other = "" if column.table == table.name else column.table
    return {"fields": [column.name], "reference": {"resource": other, "fields": ["id"]}}
