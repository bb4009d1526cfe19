"""The command `onrecord build`: a checked archive → its site, with a line for each phase."""

import sys
from datetime import date
from functools import partial
from pathlib import Path

import click

from .. import unchanged
from ..atomic_build import WRITERS, BuildFailed, NotOurs, build_site
from ..environment import (
    as_of_date,
    commit_of,
    cpu_seconds,
    cpu_seconds_with_children,
    exports_wanted,
    seconds,
    variables,
)
from ..progress import Event, Found, Report, unreported
from ..project import NoProject, Project, read_project
from .options import CONFIG_FILE, SOURCES, STRICT, archive_folder, day, say
from .phase_lines import PhaseLines
from .profile import Profile, table


@click.command()
@SOURCES
@CONFIG_FILE
@click.option(
    "--site-dir", type=click.Path(path_type=Path), help="Where the site goes; as the settings say if left out."
)
@click.option("--as-of", callback=day, metavar="DATE", help="The date of the site: 2026-11-22; today if left out.")
@STRICT
@click.option(
    "--writer",
    type=click.Choice([*WRITERS]),
    default="mkdocs",
    show_default=True,
    help="What writes the site: MkDocs with its theme, or this program alone.",
)
@click.option("--anew", is_flag=True, help="Build even where nothing has changed since the site was built.")
@click.option(
    "--without-exports", is_flag=True, help="Leave out the files that give the archive's data away, under /data/."
)
@click.option("--quiet", is_flag=True, help="Print nothing but problems.")
@click.option("--profile", is_flag=True, help="Print what each phase and step cost: CPU and wall seconds, and counts.")
def build(
    sources: Path | None,
    config_file: Path,
    site_dir: Path | None,
    as_of: date | None,
    strict: bool,
    writer: str,
    anew: bool,
    without_exports: bool,
    quiet: bool,
    profile: bool,
) -> None:
    """Build the site beside, and put it in place only when all went well; where nothing has changed, it stays."""
    try:
        project = read_project(config_file)
    except NoProject as error:
        raise click.UsageError(str(error)) from None
    folder, to = archive_folder(sources or project.sources), site_dir or project.site_dir
    day_of_site, cache = _day(as_of), project.config_file.parent / ".cache"
    exports = exports_wanted() and not without_exports
    chosen = (strict, exports, writer)
    read = unchanged.inputs(project, folder, day_of_site, commit_of(folder), chosen, variables())
    if not anew and unchanged.is_as_it_was(cache, to, read):
        if not quiet:
            click.echo(f"nothing has changed: {to}/index.html is the site of {folder}; --anew builds it all the same")
        return
    with PhaseLines(sys.stdout, seconds) as lines:
        found = list[str]()
        onward = partial(_stopped_by_problems, unreported if quiet else lines, folder, strict, found)
        report = Profile(onward, seconds, cpu_seconds, cpu_seconds_with_children)
        warnings = _build(project, folder, to, day_of_site, report, strict, exports, writer)
    for warning in warnings:
        say(warning, err=True)
    if not warnings and not found:  # they are to be told again
        unchanged.note(cache, to, read)
    if not quiet:
        click.echo(f"built {to}/index.html from {folder}")
    if profile:
        click.echo("\n".join(table(report.costs())))


def _stopped_by_problems(onward: Report, folder: Path, strict: bool, found: list[str], event: Event) -> None:
    """Print the problems of the archive, and exit where one of them stops the build; pass any other event on.

    They are added to `found`.
    """
    if not isinstance(event, Found):
        onward(event)
        return
    found.extend(event.texts)
    if event.texts:
        click.echo("".join(f"{text}\n\n" for text in event.texts), nl=False)
        click.echo(f"{event.counted} in {folder}")
    if event.errors or (strict and event.warnings):
        sys.exit(1)


def _day(as_of: date | None) -> date:
    try:
        return as_of or as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _build(
    project: Project,
    folder: Path,
    site_dir: Path,
    as_of: date,
    report: Report,
    strict: bool,
    exports: bool,
    writer: str,
) -> tuple[str, ...]:
    try:
        return build_site(folder, site_dir, as_of, report, project.config_file, strict, exports, writer)
    except NotOurs as error:
        raise click.UsageError(str(error)) from None
    except BuildFailed as error:
        say(str(error), err=True)
        sys.exit(1)
