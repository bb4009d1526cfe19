"""The edges of the world: the clock, the environment and the command line, read here and nowhere else."""

import os
import sys
from datetime import UTC, date, datetime
from pathlib import Path


def as_of_date() -> date:
    """The date of a build: ONRECORD_AS_OF, else the UTC day of SOURCE_DATE_EPOCH, else today's.

    Raises ValueError, with a sentence for the user, where one of them is set and is no date.
    """
    if stated := os.environ.get("ONRECORD_AS_OF"):
        try:
            return date.fromisoformat(stated)
        except ValueError:
            raise ValueError(f"ONRECORD_AS_OF is {stated!r}, which is no day; write 2026-11-22") from None
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return datetime.fromtimestamp(int(epoch), UTC).date()
        except (ValueError, OverflowError, OSError):
            raise ValueError(f"SOURCE_DATE_EPOCH is {epoch!r}, which is no number of seconds since 1970") from None
    return datetime.now(UTC).date()


def sources_folder(project: Path) -> Path:
    """The folder of the archive: ONRECORD_SOURCES, else `sources/` of the project."""
    stated = os.environ.get("ONRECORD_SOURCES")
    return Path(stated).resolve() if stated else project / "sources"


def environment_of_a_build(sources: Path, as_of: date | None) -> dict[str, str]:
    """This environment, with what the hooks of a build read from it."""
    kept = {name: value for name, value in os.environ.items() if value or name != "SOURCE_DATE_EPOCH"}
    stated = {"ONRECORD_AS_OF": as_of.isoformat()} if as_of else {}
    return {**kept, "ONRECORD_SOURCES": str(sources), "NO_MKDOCS_2_WARNING": "1", **stated}


def serving() -> bool:
    """Whether MkDocs was called to serve."""
    return "serve" in sys.argv[1:]
