"""The command `onrecord diff`: what changed in meaning between two revisions, and what changed in silence."""

import sys
from datetime import date
from pathlib import Path

import click

from ..diff.change import Differences
from ..diff.compare import compare
from ..diff.formats import Names, as_json, as_markdown, problems_as_markdown
from ..environment import as_of_date, more_archives
from ..load import Loaded, load_files
from ..reading.git_files import NoRevision, files_at
from ..reading.source_files import source_files
from .options import SOURCES, archive_folder, day, say

AS_OF = "The day as of which standings are told: 2026-11-22; today if left out."


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@SOURCES
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
@click.option("--as-of", callback=day, metavar="DATE", help=AS_OF)
def diff(base: str, head: str | None, sources: Path | None, form: str, as_of: date | None) -> None:
    """Tell what changed in meaning from the git revision BASE to HEAD; without HEAD, to the files as they lie.

    Exits 1 where something published changed in silence, or HEAD has errors; 2 where nothing can be compared.
    """
    folder = archive_folder(sources)
    prefix = "" if folder == Path() else folder.as_posix()
    try:
        names = Names(base, head or f"the files in {folder.as_posix()}", prefix, as_of or as_of_date())
        sides = _at(folder, base), _at(folder, head)
    except (NoRevision, ValueError) as error:
        raise click.UsageError(str(error)) from None
    text, status = _compared(*sides, names, form)
    say(text, form, nl=form == "json")
    sys.exit(status)


def _at(folder: Path, revision: str | None) -> Loaded:
    files = source_files(folder) if revision is None else files_at(folder, revision)
    return load_files(files, more_archives())


def _compared(base: Loaded, head: Loaded, names: Names, form: str) -> tuple[str, int]:
    """What is printed, and the exit code: HEAD's own errors are told first.

    A BASE that was published may break rules that came after it: where it was read in full it is compared all the same.
    """
    for side, name, loaded, status in (("head", names.head, head, 1), ("base", names.base, base, 2)):
        if not loaded.errors or (side == "base" and loaded.whole):
            continue
        if form == "json":
            return as_json(Differences(), names, {side: loaded.errors}), status
        return problems_as_markdown(name, loaded.errors, names), status
    differences = compare(base, head, names.day)
    text = as_json(differences, names, {}) if form == "json" else as_markdown(differences, names)
    return text, 1 if differences.failures else 0
