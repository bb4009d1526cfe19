"""What describes the files of the export to programs: `manifest.json`."""

import json
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from ...output import Asset
from .. import licence
from .formats import LeftOut, Made
from .scratch import Weighed
from .table import Export

VERSION: Final = 1
"""The version of the format: a field that goes, or changes its type or meaning, makes another (see `changelog`)."""
FOLDER: Final = f"data/v{VERSION}/"
MANIFEST: Final = "manifest.json"


class File(NamedTuple):
    """A file of the export as it is described."""

    made: Made
    weighed: Weighed


def as_json(content: Any) -> bytes:
    """A description, to be read by people too."""
    return f"{json.dumps(content, ensure_ascii=False, indent=1)}\n".encode()


def manifest(export: Export, files: Iterable[File], left_out: Iterable[LeftOut]) -> Asset:
    """What files there are, of which state of the archive, and what is not there and why."""
    edition = export.edition
    content = {
        "name": edition.name,
        "format_version": VERSION,
        "as_of": export.views.as_of.isoformat(),
        "revision": edition.revision,
        "commit": edition.commit,
        "licence": {"name": licence.NAME, "title": licence.TITLE, "url": licence.ADDRESS},
        "files": [_described(file) for file in files],
        "left_out": [{"name": it.name, "why": it.why} for it in left_out],
    }
    return Asset(f"{FOLDER}{MANIFEST}", as_json(content))


def _described(file: File) -> dict[str, Any]:
    made, spooled = file.made, file.made.spooled
    told: dict[str, Any] = {
        "path": made.name,
        "format": made.format,
        "bytes": file.weighed.size,
        "sha256": file.weighed.sha256,
    }
    if spooled:
        fields = [column.name for column in spooled.table.columns]
        rows = spooled.rows if made.part is None else made.part
        told |= {"table": spooled.table.name, "rows": rows, "fields": fields}
    return told
