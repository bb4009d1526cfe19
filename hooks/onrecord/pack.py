"""The command `onrecord pack`: the whole evidence pack of a question in one file, however large."""

import sys
from datetime import date
from pathlib import Path

import click

from .commands import shell_completion
from .commands.options import CONFIG_FILE, SOURCES, archive_folder, day, print_problems
from .environment import as_of_date, commit_of, more_archives, put
from .exports.theme.stylesheets import of_a_pack
from .load import Loaded, load
from .model.nearest_names import nearest
from .pages.evidence_pack.files import Files
from .pages.evidence_pack.page import Packer
from .pages.evidence_pack.zip_members import TooMany
from .pages.render import Renderer
from .pages.statement.views import ArchiveViews
from .project import NoProject, Project, read_project
from .reading.checksums import Edition, revision_of
from .site_settings.operator import operator
from .standings.derive import derive
from .vocabulary import EntityKind


@click.command()
@click.argument(
    "question",
    metavar="QUESTION",
    shell_complete=lambda context, _, typed: shell_completion.ids(context, EntityKind.QUESTION, typed),
)
@SOURCES
@CONFIG_FILE
@click.option("--as-of", callback=day, metavar="DATE", help="The day to tell of: 2026-11-22; today if left out.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file; QUESTION-evidence.html here.")
def pack(question: str, sources: Path | None, config_file: Path, as_of: date | None, out: Path | None) -> None:
    """Write all the evidence on a QUESTION into one file, as the site offers it, also where that divides it."""
    try:
        project = read_project(config_file)
        told_on = as_of or as_of_date()
    except (NoProject, ValueError) as error:
        raise click.UsageError(str(error)) from None
    folder = archive_folder(sources or project.sources)
    loaded = load(folder, more_archives())
    if loaded.errors:
        print_problems(list(loaded.errors), folder)
        sys.exit(1)
    if question not in loaded.archive.questions:
        guess = nearest(question, frozenset(loaded.archive.questions))
        raise click.UsageError(f"no question has the id {question!r}{f'; the nearest: {guess}' if guess else ''}")
    file = out or Path(f"{question}-evidence.html")
    try:
        content = _packer(loaded, project, folder, told_on).whole(loaded.archive.question(question)).content
    except TooMany as error:
        raise click.UsageError(str(error)) from None
    put(file, content)
    click.echo(f"wrote {file}: {len(content):,} bytes")


def _packer(loaded: Loaded, project: Project, folder: Path, told_on: date) -> Packer:
    """What makes packs as the site of a project does."""
    answers_for = operator(project.extra).named
    views = ArchiveViews(derive(loaded.archive), told_on, loaded.recorded, answers_for)
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    address = f"{project.site_url.rstrip('/')}/" if project.site_url else ""
    edition = Edition(revision_of(loaded.files), commit_of(folder), address, project.name)
    return Packer(views, Renderer(), Files(paths, loaded.files), edition, of_a_pack(project.name))
