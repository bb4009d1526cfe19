"""The command `onrecord check`: every problem of the archive, or of some of its files."""

import sys
from pathlib import Path

import click

from ..environment import more_archives
from ..kept import Keep, anew, kept_in
from ..own_process import collect_garbage_rarely
from ..problems.problem import Problem
from ..project import CONFIG
from ..reading.source_files import FOLDERS, SourceFile, source_files
from .beside import drafts_at, is_draft
from .kept_problems import checked
from .options import (
    SOURCES,
    STRICT,
    archive_folder,
    fails,
    inside,
    is_archive,
    is_begun,
    is_outside,
    print_problems,
    print_texts,
    say,
    whole,
)
from .watch import watch


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@SOURCES
@STRICT
@click.option(
    "--format", "form", type=click.Choice(["text", "github", "json", "summary"]), default="text", show_default=True
)
@click.option("--watch", "watches", is_flag=True, help="Check again upon each change, until Ctrl-C.")
def check(paths: tuple[Path, ...], sources: Path | None, strict: bool, form: str, watches: bool) -> None:
    """Check the archive; with PATHs (files or folders of it), tell only of those.

    A PATH that is itself an archive (it holds cards/, actors/ …) is checked as one; one outside of it that holds drafts
    of cards, as if they lay in it.
    """
    if sources is None and len(paths) == 1 and is_archive(paths[0]):
        sources, paths = paths[0], ()
    folder = archive_folder(sources, packs=True)
    if len(paths) == 1 and is_outside(paths[0], folder) and is_draft(paths[0]):
        drafts = paths[0]
        if not _drafts_pass(folder, drafts, strict, form):
            sys.exit(1)
        return
    asked = [inside(path, folder) for path in paths]

    def passes() -> bool:
        return _passes(folder, asked, strict, form)

    if not (watch(folder, passes) if watches else passes()):
        sys.exit(1)


def _drafts_pass(folder: Path, path: Path, strict: bool, form: str) -> bool:
    """Check drafts beside the archive that they are for, and print their problems; whether none makes it fail."""
    try:
        drafts = drafts_at(path)
    except OSError as error:
        raise click.UsageError(f"{path} cannot be read: {error.strerror}") from None
    collect_garbage_rarely()
    found = checked([*source_files(folder), *drafts.files], more_archives(), anew, drafts.paths.keys())
    problems = drafts.own(found.problems)
    print_problems(problems, drafts.folder, form)
    return not fails(problems, strict)


def _passes(folder: Path, asked: list[Path], strict: bool, form: str) -> bool:
    """Check the files asked for, or all, and print their problems; whether none of these makes the check fail."""
    if not is_archive(folder) and not is_begun(folder):  # while it is watched
        click.echo(f"{folder} is no archive any more: it holds none of {', '.join(FOLDERS)}", err=True)
        return False
    collect_garbage_rarely()
    files, early = source_files(folder), set[str]()
    ways = [path.relative_to(whole(folder)).parts for path in asked]
    paths = {file.path for file in files if any(_lies_at(file, way) for way in ways)}

    def tell(own: list[Problem]) -> None:
        early.update(print_texts(own, folder))

    found = checked(files, more_archives(), _keep(folder), paths, tell if paths and form == "text" else None)
    problems = [p for p in found.problems if not asked or p.path in paths]
    print_problems(problems, folder, form, early)
    if found.note:
        say(found.note, err=True)
    return not fails(problems, strict)


def _keep(folder: Path) -> Keep:
    """What a check finds is kept beside the settings of the project that the archive is of."""
    project = folder.resolve().parent
    return kept_in(project / ".cache" / "checks") if (project / CONFIG).is_file() else anew


def _lies_at(file: SourceFile, way: tuple[str, ...]) -> bool:
    """Whether a file is the one that a way from the archive's folder leads to, or lies below it."""
    return tuple(file.path.split("/")[: len(way)]) == way
