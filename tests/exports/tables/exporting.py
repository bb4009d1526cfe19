"""An archive's export, made as a build makes it: what the tests of it have in common."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from onrecord.exports.tables.data_files import tasks
from onrecord.exports.tables.describing import FOLDER
from onrecord.exports.tables.table import Export
from onrecord.load import Loaded
from onrecord.output import Asset, LargeFile, Page, Record
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition, revision_of
from onrecord.standings.derive import derive
from onrecord.writing.files import put

LATER: Final = date(2026, 11, 22)


def export_of(loaded: Loaded, day: date = LATER) -> Export:
    """What is exported of an archive as of a day."""
    views = ArchiveViews(derive(loaded.archive), day, loaded.recorded)
    return Export(views, Edition(revision_of(loaded.files), "1a2b", "https://record.example/", "On Record"))


def written(export: Export, site: Path) -> Path:
    """The folder of the export, in a site into which it is written."""
    for task in tasks(export, Renderer()):
        made = task.make()
        for output in [made] if isinstance(made, Page | Asset | LargeFile) else made:
            assert not isinstance(output, Record)
            put(output, lambda page: page.html, site)
    return site / FOLDER


def rows_in(folder: Path, table: str) -> list[Mapping[str, Any]]:
    """The rows of a table, of the JSON Lines."""
    with (folder / f"{table}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]
