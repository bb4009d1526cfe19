"""What the commands share: their options, where an archive lies, which files a PATH means, how problems are printed."""

from collections.abc import Callable, Set
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from ..characters import escaped, printable
from ..environment import day_of, site_url
from ..problems.catalogue import Severity
from ..problems.formats import as_commands, as_json, as_texts, count
from ..problems.job_summary import as_summary
from ..problems.problem import Problem
from ..project import CONFIG
from ..reading.source_files import FOLDERS, is_empty, refused_as_pack

Option = Callable[[Callable[..., Any]], Callable[..., Any]]
SOURCES: Final[Option] = click.option(
    "--sources", type=click.Path(path_type=Path), help="The folder of the archive; sources/ if left out."
)
CONFIG_FILE = click.option(
    "--config-file",
    type=click.Path(path_type=Path),
    default=Path(CONFIG),
    show_default=True,
    help="The settings of the site; sources/ lies beside them.",
)
STRICT: Final[Option] = click.option("--strict", is_flag=True, help="Let warnings fail too.")


def day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    """The day that an option names: `2026-11-22`. Raises BadParameter where it is none."""
    if value is None:
        return None
    try:
        return day_of(value)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is {error}") from None


def is_archive(path: Path) -> bool:
    """Whether a path is a folder that holds any of an archive's folders."""
    return path.is_dir() and any((path / name).is_dir() for name in FOLDERS)


def archive_folder(sources: Path | None, packs: bool = False) -> Path:
    """The folder of the archive; that of a project may hold nothing yet. Raises UsageError where there is none.

    An unpacked evidence pack is one only where `packs` says so: it lacks what it only names.
    """
    folder = sources or Path("sources")
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}; name one with --sources")
    if not is_archive(folder) and is_archive(folder / "sources"):
        raise click.UsageError(f"{folder} is no archive; did you mean {folder / 'sources'}?")
    if not is_archive(folder) and not is_begun(folder):
        raise click.UsageError(f"{folder} is no archive: it holds none of {', '.join(FOLDERS)}")
    if not packs and (refusal := refused_as_pack(folder)):
        raise click.UsageError(refusal)
    return folder


def is_begun(folder: Path) -> bool:
    """Whether a folder is the archive of a project that holds nothing yet; any other empty one is a slip."""
    return folder.is_dir() and is_empty(folder) and (folder.resolve().parent / CONFIG).is_file()


def whole(path: Path) -> Path:
    """A path without “..”; a file that is a link is not followed, since it is a problem of its own."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def inside(path: Path, folder: Path) -> Path:
    """A PATH made whole; it may be written from here, or from the archive's folder. Raises UsageError."""
    for candidate in (path, folder / path):
        if candidate.exists() and whole(candidate).is_relative_to(whole(folder)):
            return whole(candidate)
    raise click.UsageError(f"{path} is no file or folder of the archive {folder}")


def is_outside(path: Path, folder: Path) -> bool:
    """Whether a PATH is there, and lies neither in the archive nor above it."""
    return path.exists() and not whole(path).is_relative_to(whole(folder)) and not whole(folder).is_relative_to(path)


def fails(problems: list[Problem], strict: bool) -> bool:
    """Whether any of these problems makes a command fail."""
    return any(p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING) for p in problems)


def print_problems(problems: list[Problem], folder: Path, form: str = "text", early: Set[str] = frozenset()) -> None:
    """Print problems in one of the formats of `onrecord check`, with how many they are.

    Of texts for people, `early` are those that were printed before.
    """
    prefix = _prefix(folder)
    if form == "json":
        click.echo(as_json(problems))
        return
    if form == "summary":
        click.echo(as_summary(problems, prefix, site_url()), nl=False)
        return
    if form == "github":
        for command in as_commands(problems, prefix):
            click.echo(command)
    else:
        print_texts(problems, folder, early)
    click.echo(f"{count(problems) or 'no problems'} in {folder}", err=form == "github")


def print_texts(problems: list[Problem], folder: Path, early: Set[str] = frozenset()) -> list[str]:
    """Print problems for people, but for the texts that were printed early; those that are printed."""
    texts = [text for text in as_texts(problems, _prefix(folder)) if text not in early]
    for text in texts:
        click.echo(f"{text}\n")
    return texts


def _prefix(folder: Path) -> str:
    return "" if folder == Path() else folder.as_posix()


def say(text: str, form: str = "text", *, nl: bool = True, err: bool = False) -> None:
    """Print what comes out of files of other people: nothing in it speaks to the terminal."""
    click.echo(escaped(text) if form == "json" else printable(text), nl=nl, err=err)
