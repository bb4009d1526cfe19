"""The command `onrecord`: check an archive, build its site. Exit codes: 0 well, 1 problems, 2 usage."""

import re
import sys
from datetime import date
from pathlib import Path

import click

from .atomic_build import BuildFailed, NotOurs, build_site
from .commands import diff, explain, fmt, new, shell_completion
from .commands import links as outward
from .commands.show import NotKnown, shown
from .commands.show import as_json as show_as_json
from .commands.show import as_text as show_as_text
from .commands.watch import watch
from .environment import as_of_date, hush, site_url
from .load import load
from .problems.catalogue import Severity
from .problems.formats import as_github, as_json, as_text, count
from .problems.job_summary import as_summary
from .problems.problem import Problem
from .reading.source_files import FOLDERS
from .standings.derive import derive

SOURCES = click.option(
    "--sources", type=click.Path(path_type=Path), help="The folder of the archive; sources/ if left out."
)
STRICT = click.option("--strict", is_flag=True, help="Let warnings fail too.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Source cards that keep verified facts, attributed claims and unacknowledged claims apart."""
    hush()


@main.command()
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
    if sources is None and len(paths) == 1 and _is_archive(paths[0]):
        sources, paths = paths[0], ()
    folder = _archive_folder(sources)
    asked = [_inside(path, folder) for path in paths]

    def well() -> bool:
        if not _is_archive(folder):  # while it is watched
            click.echo(f"{folder} is no archive any more: it holds none of {', '.join(FOLDERS)}", err=True)
            return False
        problems = [p for p in load(folder).problems if not asked or _asked_for(folder / p.path, asked)]
        _tell(problems, folder, form)
        return not _fails(problems, strict)

    if not (watch(folder, well) if watches else well()):
        sys.exit(1)


def _fails(problems: list[Problem], strict: bool) -> bool:
    return any(p.severity is Severity.ERROR or (strict and p.severity is Severity.WARNING) for p in problems)


def _is_archive(path: Path) -> bool:
    return path.is_dir() and any((path / name).is_dir() for name in FOLDERS)


def _archive_folder(sources: Path | None) -> Path:
    folder = sources or Path("sources")
    if not folder.is_dir():
        raise click.UsageError(f"there is no folder {folder}; name one with --sources")
    if not _is_archive(folder) and _is_archive(folder / "sources"):
        raise click.UsageError(f"{folder} is no archive; did you mean {folder / 'sources'}?")
    if not _is_archive(folder):
        raise click.UsageError(f"{folder} is no archive: it holds none of {', '.join(FOLDERS)}")
    return folder


def _asked_for(file: Path, asked: list[Path]) -> bool:
    return any(_whole(file).is_relative_to(path) for path in asked)


def _whole(path: Path) -> Path:
    """A path without “..”; a file that is a link is not followed, since it is a problem of its own."""
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name


def _inside(path: Path, folder: Path) -> Path:
    """A PATH made whole; it may be told from here, or from the archive's folder."""
    for candidate in (path, folder / path):
        if candidate.exists() and _whole(candidate).is_relative_to(_whole(folder)):
            return _whole(candidate)
    raise click.UsageError(f"{path} is no file or folder of the archive {folder}")


def _tell(problems: list[Problem], folder: Path, form: str) -> None:
    shown = "" if folder == Path() else folder.as_posix()
    if form == "json":
        click.echo(as_json(problems))
        return
    if form == "summary":
        click.echo(as_summary(problems, shown, site_url()), nl=False)
        return
    for problem in problems:
        click.echo(as_github(problem, shown) if form == "github" else as_text(problem, shown) + "\n")
    click.echo(f"{count(problems) or 'no problems'} in {folder}", err=form == "github")


def _day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            return date.fromisoformat(value)
    except ValueError:
        pass
    raise click.BadParameter(f"{value!r} is no day; write 2026-11-22")


@main.command()
@click.argument(
    "asked", metavar="ID", shell_complete=lambda context, _, typed: shell_completion.ids(context, None, typed)
)
@SOURCES
@click.option("--as-of", callback=_day, metavar="DATE", help="The day to tell of: 2026-11-22; today if left out.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def show(asked: str, sources: Path | None, as_of: date | None, form: str) -> None:
    """Tell what is known of the question, card, statement (card#id) or actor ID."""
    folder = _archive_folder(sources)
    loaded = load(folder)
    if loaded.errors:
        _tell(list(loaded.errors), folder, "text")
        sys.exit(1)
    standings = derive(loaded.archive)
    try:
        told = shown(standings, asked, as_of or as_of_date())
    except (NotKnown, ValueError) as error:
        raise click.UsageError(str(error)) from None
    click.echo(show_as_json(told) if form == "json" else show_as_text(standings, told))


@main.command()
@SOURCES
@click.option(
    "--site-dir", type=click.Path(path_type=Path), default=Path("site"), show_default=True, help="Where the site goes."
)
@click.option("--as-of", callback=_day, metavar="DATE", help="The date of the site: 2026-11-22; today if left out.")
@STRICT
def build(sources: Path | None, site_dir: Path, as_of: date | None, strict: bool) -> None:
    """Build the site beside, and put it in place only when all went well."""
    folder = _archive_folder(sources)
    problems = list(load(folder).problems)
    if problems:
        _tell(problems, folder, "text")
    if _fails(problems, strict):
        sys.exit(1)
    try:
        build_site(folder, site_dir, as_of or as_of_date())
    except (NotOurs, ValueError) as error:
        raise click.UsageError(str(error)) from None
    except BuildFailed as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(f"built {site_dir}/index.html from {folder}")


main.add_command(explain.explain)
main.add_command(new.command(SOURCES, _archive_folder))
main.add_command(diff.command(SOURCES, _archive_folder, _day))
main.add_command(fmt.schema)
main.add_command(fmt.formatter(SOURCES, _archive_folder, _inside))
main.add_command(outward.command(SOURCES, _archive_folder))
