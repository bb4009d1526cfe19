"""The command `onrecord`: check an archive, build its site. Exit codes: 0 well, 1 problems, 2 usage."""

import sys
from datetime import date
from pathlib import Path

import click

from .commands import build, check, diff, explain, fmt, links, new, shell_completion
from .commands.options import SOURCES, archive_folder, day, print_problems
from .commands.show import NotKnown, shown
from .commands.show import as_json as show_as_json
from .commands.show import as_text as show_as_text
from .environment import as_of_date, hush
from .load import load
from .standings.derive import derive


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Source cards that keep verified facts, attributed claims and unacknowledged claims apart."""
    hush()


@main.command()
@click.argument(
    "asked", metavar="ID", shell_complete=lambda context, _, typed: shell_completion.ids(context, None, typed)
)
@SOURCES
@click.option("--as-of", callback=day, metavar="DATE", help="The day to tell of: 2026-11-22; today if left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(asked: str, sources: Path | None, as_of: date | None, form: str) -> None:
    """Tell what is known of the question, card, statement (card#id) or actor ID."""
    folder = archive_folder(sources)
    loaded = load(folder)
    if loaded.errors:
        print_problems(list(loaded.errors), folder)
        sys.exit(1)
    standings = derive(loaded.archive)
    try:
        report = shown(standings, asked, as_of or as_of_date())
    except (NotKnown, ValueError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(show_as_json(report) if form == "json" else show_as_text(standings, report))


main.add_command(check.check)
main.add_command(build.build)
main.add_command(explain.explain)
main.add_command(new.new)
main.add_command(diff.command(SOURCES, archive_folder, day))
main.add_command(fmt.schema)
main.add_command(fmt.fmt)
main.add_command(links.links)
