"""What changed in the format of the export, by its version: `docs/decisions/exports.md` tells what a version is."""

from typing import Final, NamedTuple


class Version(NamedTuple):
    """A version of the format, and what it brought."""

    version: int
    words: str


CHANGES: Final = (
    Version(
        1,
        "The first: eleven tables as CSV, JSON, JSON Lines and Parquet, and one SQLite file. Columns that came since: "
        "of cards archived_on, held_copies_on and held_by; of answers given_earlier.",
    ),
)
"""The versions, the newest first."""
