"""The edges of the world: the clock and the environment, read here and nowhere else."""

import os
from datetime import UTC, date, datetime
from pathlib import Path


def as_of_date() -> date:
    """The date of a build: ONRECORD_AS_OF, else the UTC day of SOURCE_DATE_EPOCH, else today's.

    Raises ValueError where one of them is set and is no date.
    """
    if stated := os.environ.get("ONRECORD_AS_OF"):
        return date.fromisoformat(stated)
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return datetime.fromtimestamp(int(epoch), UTC).date()
    return datetime.now(UTC).date()


def sources_folder(project: Path) -> Path:
    """The folder of the archive: ONRECORD_SOURCES, else `sources/` of the project."""
    stated = os.environ.get("ONRECORD_SOURCES")
    return Path(stated).resolve() if stated else project / "sources"
