"""The command `onrecord show`: what is known of a question, card, statement or actor, on any day."""

import sys
from datetime import date
from pathlib import Path

import click

from ..environment import as_of_date, more_archives
from ..load import load
from ..standings.derive import derive
from . import shell_completion
from .options import SOURCES, archive_folder, day, print_problems
from .show_report import NotKnown, as_json, as_text, shown


@click.command()
@click.argument(
    "asked", metavar="ID", shell_complete=lambda context, _, typed: shell_completion.ids(context, None, typed)
)
@SOURCES
@click.option("--as-of", callback=day, metavar="DATE", help="The day to tell of: 2026-11-22; today if left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(asked: str, sources: Path | None, as_of: date | None, form: str) -> None:
    """Tell what is known of the question, card, statement (card#id) or actor ID."""
    folder = archive_folder(sources)
    loaded = load(folder, more_archives())
    if loaded.errors:
        print_problems(list(loaded.errors), folder)
        sys.exit(1)
    standings = derive(loaded.archive)
    try:
        report = shown(standings, asked, as_of or as_of_date())
    except (NotKnown, ValueError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(as_json(report) if form == "json" else as_text(standings, report))
