"""All that lies under `/data/`: the tables in every format, what describes them, and the pages that explain them."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from ...output import LargeFile, Output, Task
from ...pages.render import Renderer
from ...pages.shared.taking import COLUMNS
from ..citations.files import SHARED
from ..json_ld.terms import URL as TERMS
from . import beside_pages, data_page
from .all_tables import TABLES
from .database import DATABASE
from .describing import FOLDER, MANIFEST, File, manifest
from .for_machines import LLMS, llms
from .formats import CSV, JSON, JSON_LINES, Format, Given, LeftOut, spooled
from .linked_data import JSON_LD
from .package import PACKAGE, package
from .parquet import PARQUET
from .scratch import scratch
from .table import Export

FORMATS: Final[tuple[Format, ...]] = (CSV, JSON, JSON_LINES, DATABASE, PARQUET, JSON_LD)
"""Every format, in the order in which they are shown."""


def tasks(export: Export, renderer: Renderer, formats: Iterable[Format] = FORMATS) -> list[Task]:
    """What is to be made: one task, since all of it is made of rows that are made once."""
    listed = tuple(formats)
    names = [name for format in listed for name in format.names(export, TABLES)]
    files = (f"{FOLDER}{name}" for name in (*names, PACKAGE, MANIFEST))
    also = (COLUMNS, *files, *beside_pages.addresses(export))
    alone = [Task(LLMS, partial(llms, export)), Task(TERMS, partial(data_page.terms_page, renderer))]
    return [*alone, Task(data_page.URL, partial(_made, export, renderer, listed), also, SHARED)]


def _made(export: Export, renderer: Renderer, formats: tuple[Format, ...]) -> Iterator[Output]:
    files: list[File] = []
    left_out: list[LeftOut] = []
    with scratch() as folder:
        given = Given(export, tuple(spooled(export, table, folder, formats) for table in TABLES), folder)
        for made in (made for format in formats for made in format.make(given)):
            if isinstance(made, LeftOut):
                left_out.append(made)
            else:
                files.append(File(made, folder.weighed(made.name)))
                yield LargeFile(f"{FOLDER}{made.name}", folder.blocks(made.name))
        yield data_page.page(export, renderer, files, left_out, folder)
        yield data_page.columns_page(renderer, given.tables, folder)
        yield from beside_pages.files(given)
    yield package(export, files)
    yield manifest(export, files, left_out)
