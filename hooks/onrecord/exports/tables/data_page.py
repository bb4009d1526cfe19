"""The pages under `/data/`: what lies there, for somebody who opens it in a spreadsheet; what each column holds."""

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any, Final

from ...output import Page
from ...pages.render import Renderer, first_sentences
from ...pages.shared.taking import COLUMNS
from ...pages.statement.dates import on_day
from ...wording.labels import counted, listed
from .. import licence
from ..json_ld import terms
from . import parquet
from .changelog import CHANGES
from .database import NAME
from .describing import FOLDER, MANIFEST, VERSION, File
from .duckdb_queries import QUERIES
from .formats import LeftOut, Spooled
from .glossary import words
from .linked_data import NAME as LINKED
from .package import PACKAGE
from .scratch import Scratch
from .table import LIST_SIGN, Export
from .text_formats import rows_of
from .worked import worked

URL: Final = "data/"
_LOOKED_AT: Final = 50
"""So many rows of a table are looked at for an example that has as much as can be."""
_ROOM: Final = 120
_WORDS: Final = {"csv": "CSV", "json": "JSON", "jsonl": "JSON Lines"}
_ABOUT: Final = {
    NAME: "All tables in one file, with keys, a full-text index, and a view for each question that is often asked. It "
    "opens in DB Browser for SQLite, in Datasette, in DuckDB.",
    LINKED: "All of it as linked data (JSON-LD), in the words of schema.org and some of our own, explained below.",
    PACKAGE: "The tables described for programs: types, descriptions, keys and foreign keys (Frictionless).",
    MANIFEST: "Every file with its size, its SHA-256, its rows and columns, and the revision of the archive.",
}


def page(export: Export, renderer: Renderer, files: list[File], left_out: list[LeftOut], folder: Scratch) -> Page:
    """The page, once all files are made."""
    edition = export.edition
    tables = {file.made.spooled.table.name: file.made.spooled for file in files if file.made.spooled}
    context = {
        "name": edition.name,
        "as_of": on_day(export.views.as_of),
        "licence": {"title": licence.TITLE, "url": licence.ADDRESS},
        "tables": [_table(spooled, files) for spooled in tables.values()],
        "columns": COLUMNS,
        "others": [*_others(files), *({**_link(name, name), "size": ""} for name in (PACKAGE, MANIFEST))],
        "left_out": left_out,
        "queries": QUERIES if any(file.made.format == parquet.NAME for file in files) else (),
        "worked": worked(folder.at(NAME)),
        "version": VERSION,
        "changes": CHANGES,
        "revision": edition.revision,
        "commit": edition.commit,
    }
    return renderer.page("data/page.html", URL, "The data", context)


def columns_page(renderer: Renderer, tables: Iterable[Spooled], folder: Scratch) -> Page:
    """What stands in each column of each table, with an example of the archive's own."""
    context = {"tables": [_dictionary(spooled, folder) for spooled in tables], "words": words()}
    return renderer.page("data/columns.html", COLUMNS, "What stands in each column", context)


def terms_page(renderer: Renderer) -> Page:
    """The page of the terms of our own in the linked data."""
    context = {"terms": terms.terms(), "file": f"{FOLDER}{LINKED}"}
    return renderer.page("data/terms.html", terms.URL, "Terms of the linked data", context)


def _others(files: Iterable[File]) -> list[dict[str, str]]:
    """Files that hold no table alone."""
    return [
        {**_link(file.made.name, file.made.name), "size": in_words(file.weighed.size)}
        for file in files
        if not file.made.spooled
    ]


def _link(name: str, words: str) -> dict[str, str]:
    return {"url": f"{FOLDER}{name}", "words": words, "about": _ABOUT.get(name, "")}


def _table(spooled: Spooled, files: Iterable[File]) -> dict[str, Any]:
    table = spooled.table
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "rows": counted(spooled.rows, "row"),
        "files": [
            {**_link(f.made.name, _WORDS[f.made.format]), "size": in_words(f.weighed.size)}
            for f in files
            if f.made.spooled is spooled and f.made.format in _WORDS
        ],
    }


def _dictionary(spooled: Spooled, folder: Scratch) -> dict[str, Any]:
    table, example = spooled.table, _example(spooled, folder)
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "key": listed(list(table.key)),
        "columns": [
            {
                "name": column.name,
                "type": column.type.value,
                "description": column.description,
                "table": column.table,
                "example": _cell(example.get(column.name)),
            }
            for column in table.columns
        ],
    }


def _example(spooled: Spooled, folder: Scratch) -> Mapping[str, Any]:
    """Of the first rows the one with the fewest empty cells; nothing where there is no row."""
    rows = islice(rows_of(folder.lines(spooled.name)), _LOOKED_AT)
    return max(rows, key=lambda row: sum(value not in (None, []) for value in row.values()), default={})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return first_sentences(LIST_SIGN.join(value) if isinstance(value, list) else str(value), _ROOM)


def in_words(size: int) -> str:
    """The size of a file: `12 KB`, `1.2 MB`."""
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{max(round(size / 1e3), 1)} KB"
