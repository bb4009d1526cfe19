"""The command `onrecord check`: every problem of the archive, or of some of its files."""

import sys
from pathlib import Path

import click

from ..environment import collect_garbage_rarely, more_archives
from ..load import load
from ..reading.source_files import FOLDERS
from .only_named import unweighed
from .options import SOURCES, STRICT, archive_folder, fails, inside, is_archive, is_begun, print_problems, say, whole
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

    A PATH that is itself an archive (it holds cards/, actors/ …) is checked as one.
    """
    if sources is None and len(paths) == 1 and is_archive(paths[0]):
        sources, paths = paths[0], ()
    folder = archive_folder(sources, packs=True)
    asked = [inside(path, folder) for path in paths]

    def passes() -> bool:
        return _passes(folder, asked, strict, form)

    if not (watch(folder, passes) if watches else passes()):
        sys.exit(1)


def _passes(folder: Path, asked: list[Path], strict: bool, form: str) -> bool:
    """Check the files asked for, or all, and print their problems; whether none of these makes the check fail."""
    if not is_archive(folder) and not is_begun(folder):  # while it is watched
        click.echo(f"{folder} is no archive any more: it holds none of {', '.join(FOLDERS)}", err=True)
        return False
    collect_garbage_rarely()
    loaded = load(folder, more_archives())
    problems = [p for p in loaded.problems if not asked or _asked_for(folder / p.path, asked)]
    print_problems(problems, folder, form)
    if note := unweighed(loaded.archive.named):
        say(note, err=True)
    return not fails(problems, strict)


def _asked_for(file: Path, asked: list[Path]) -> bool:
    return any(whole(file).is_relative_to(path) for path in asked)
