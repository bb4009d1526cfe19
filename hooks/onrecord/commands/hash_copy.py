"""The command `onrecord hash`: a copy that somebody holds, entered by its fingerprint. The copy itself goes nowhere."""

import hashlib
from datetime import date
from pathlib import Path

import click

from ..archiving.entering import NotEntered, entered, in_braces
from ..environment import more_archives, put
from ..load import load
from ..reading.source_files import SourceFile
from ..vocabulary import EntityKind
from .options import SOURCES, archive_folder, day, say


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


def _enter(card: str, copy: dict[str, str], folder: Path) -> None:
    document = load(folder, more_archives()).documents.get(card)
    if document is None or SourceFile(document.path, b"").kind is not EntityKind.CARD:
        raise click.UsageError(f"no card has the id {card}")
    file = folder / document.path
    try:
        put(file, entered(document.path, file.read_bytes(), copy))
    except NotEntered as error:
        raise click.UsageError(f"{file} stays as it is: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
    say(f"entered in {file}: a copy of {copy['on']}, held by {copy['held_by']}")
