"""All that lies under `/data/`: the tables in every format, what describes them, and the page that explains them."""

from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ...output import LargeFile, Output, Task
from .all_tables import TABLES
from .describing import FOLDER, MANIFEST, File, manifest
from .formats import CSV, JSON, JSON_LINES, Format, Given, LeftOut, Made, Spooled
from .table import AnyTable, Export
from .text_formats import json_lines

FORMATS: Final[tuple[Format, ...]] = (CSV, JSON, JSON_LINES)
"""Every format, in the order in which they are shown."""


def tasks(export: Export, formats: Iterable[Format] = FORMATS) -> list[Task]:
    """What is to be made: one task, since all of it is made of rows that are made once."""
    listed = tuple(formats)
    names = [name for format in listed for name in format.names(export, TABLES)]
    also = tuple(f"{FOLDER}{name}" for name in names)
    return [Task(f"{FOLDER}{MANIFEST}", partial(_made, export, listed), also)]


def _made(export: Export, formats: tuple[Format, ...]) -> Iterator[Output]:
    files: list[File] = []
    left_out: list[LeftOut] = []
    with TemporaryDirectory(prefix="onrecord-data-") as name:
        folder = Path(name)
        given = Given(export, tuple(_spooled(export, table, folder) for table in TABLES), folder)
        for made in (made for format in formats for made in format.make(given)):
            if isinstance(made, LeftOut):
                left_out.append(made)
            else:
                files.append(_file(made))
                yield LargeFile(f"{FOLDER}{made.name}", made.path)
    yield manifest(export, files, left_out)


def _spooled(export: Export, table: AnyTable, folder: Path) -> Spooled:
    """The rows of a table, made one after another and put into a file."""
    path, count = folder / f"{table.name}.jsonl", 0
    with path.open("wb") as file:
        for line in json_lines(table.rows(export)):
            file.write(line)
            count += 1
    return Spooled(table, path, count)


def _file(made: Made) -> File:
    with made.path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return File(made.name, made.format, made.path.stat().st_size, digest, made.spooled)
