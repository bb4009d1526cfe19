"""The command `onrecord hash`: a copy that somebody holds, entered by its fingerprint. The copy itself goes nowhere."""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Final

import click

from ..archiving.entering import NotEntered, entered, in_braces
from ..environment import as_of_date, more_archives, put
from ..load import Loaded, load
from ..model.record import Absent
from ..reading.source_files import SourceFile
from ..vocabulary import EntityKind
from .options import SOURCES, archive_folder, day, say

_A_DAY: Final = timedelta(days=1)
"""A day may have another name elsewhere."""
_SAVED: Final = "write the day on which the file was saved"


@click.command("hash")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.argument("card", required=False)
@click.option("--on", callback=day, required=True, metavar="DAY", help="The day on which the file was saved.")
@click.option("--held-by", required=True, metavar="WHO", help="Who holds the file: a name or an account.")
@SOURCES
def hash_copy(file: Path, card: str | None, on: date, held_by: str, sources: Path | None) -> None:
    """Enter the fingerprint (SHA-256) of a copy that somebody holds into a card, or print what to enter.

    For pages that web archives are not let in to. Only the fingerprint, the day and the holder are written.
    """
    _told(file, on, held_by)
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from None
    copy = {"sha256": f"sha256:{digest}", "on": on.isoformat(), "held_by": held_by.strip()}
    if card is None:
        say(f"archived:\n  - {in_braces(copy)}")
        return
    _enter(card, copy, archive_folder(sources))


def _told(file: Path, on: date, held_by: str) -> None:
    """Raises UsageError where what is told of a copy cannot be true, before anything is read or written."""
    if not file.is_file():
        raise click.UsageError(f"{file} is no regular file; save what you read as one, and name that")
    if not file.stat().st_size:
        raise click.UsageError(f"{file} is empty, 0 bytes; a copy holds what was read")
    if not held_by.strip():
        raise click.UsageError("--held-by is empty; write who holds the file: a name or an account")
    try:
        today = as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if on > today + _A_DAY:
        raise click.UsageError(f"--on {on} is after today, {today}; {_SAVED}")


def _enter(card: str, copy: dict[str, str], folder: Path) -> None:
    loaded = load(folder, more_archives())
    document = loaded.documents.get(card)
    if document is None or SourceFile(document.path, b"").kind is not EntityKind.CARD:
        raise click.UsageError(f"no card has the id {card}")
    published = _published(loaded, card)
    if published and date.fromisoformat(copy["on"]) < published - _A_DAY:
        raise click.UsageError(
            f"--on {copy['on']} is before the source was published, {published} at the earliest; {_SAVED}"
        )
    file = folder / document.path
    try:
        put(file, entered(document.path, file.read_bytes(), copy))
    except NotEntered as error:
        raise click.UsageError(f"{file} stays as it is: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
    say(f"entered in {file}: a copy of {copy['on']}, held by {copy['held_by']}")


def _published(loaded: Loaded, card: str) -> date | None:
    """The first day on which a card's source can have been published; None where the card does not tell it."""
    there = loaded.archive.cards.get(card)
    try:
        return there.published.earliest if there else None
    except Absent:
        return None
