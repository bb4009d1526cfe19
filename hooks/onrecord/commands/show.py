"""The command `onrecord show`: what is known of a question, card, statement or actor, on any day."""

import sys
from datetime import date
from pathlib import Path

import click

from ..environment import as_of_date, more_archives
from ..load import load
from ..model.record import Absent
from ..reading.git_files import NoRevision
from ..standings.derive import derive
from . import shell_completion
from .known import Held, held
from .only_named import unweighed
from .options import SOURCES, archive_folder, day, print_problems, say
from .show_report import NotKnown, as_json, as_text, shown

KNOWN = "Tell it by the files of the last commit on the main line by the end of that day (UTC): 2026-11-25."


@click.command()
@click.argument(
    "asked", metavar="ID", shell_complete=lambda context, _, typed: shell_completion.ids(context, None, typed)
)
@SOURCES
@click.option("--as-of", callback=day, metavar="DATE", help="The day to tell of: 2026-11-22; today if left out.")
@click.option("--known", callback=day, metavar="DATE", help=KNOWN)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(asked: str, sources: Path | None, as_of: date | None, known: date | None, form: str) -> None:
    """Tell what is known of the question, card, statement (card#id) or actor ID."""
    folder = archive_folder(sources, packs=True)
    try:
        was = held(folder, known, more_archives()) if known else _as_it_lies(folder)
        say(_told(was, asked, as_of, known, form), form)
    except (NoRevision, NotKnown, ValueError) as error:
        raise click.UsageError(str(error)) from None
    if known and (note := was.note(known)):
        click.echo(note, err=True)
    if note := unweighed(was.standings.archive.named):
        say(note, err=True)


def _as_it_lies(folder: Path) -> Held:
    """What the files of a folder hold. Exits with their errors where they have some."""
    loaded = load(folder, more_archives())
    if loaded.errors:
        print_problems(list(loaded.errors), folder)
        sys.exit(1)
    return Held(loaded, derive(loaded.archive), ())


def _told(was: Held, asked: str, as_of: date | None, known: date | None, form: str) -> str:
    today = as_of_date()
    try:
        report = shown(was.standings, asked, as_of or today, was.loaded.recorded, known or today)
        return as_json(report) if form == "json" else as_text(was.standings, report)
    except (NotKnown, Absent) as error:
        raise NotKnown(was.why_not(asked) or str(error)) from None
