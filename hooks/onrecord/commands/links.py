"""The command `onrecord links`: do the addresses that the cards name still answer?"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from ..environment import as_of_date, more_archives, site_url
from ..link_check.addresses import addresses
from ..link_check.formats import Visited, as_json, as_markdown
from ..link_check.http_probe import Manner, visit
from ..link_check.verdict import Verdict
from ..load import Loaded, load
from ..problems.formats import count
from .options import SOURCES, archive_folder, say


@click.command()
@SOURCES
@click.option("--format", "form", type=click.Choice(["markdown", "json"]), default="markdown", show_default=True)
def links(sources: Path | None, form: str) -> None:
    """Ask every address that the archive names whether it is still there. One at a time, so it takes a while.

    Only 404 and 410 mean gone, and exit 1. Of anything else it could not be told.
    """
    folder = archive_folder(sources)
    try:
        day = as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    loaded = load(folder, more_archives())
    if loaded.errors:
        raise click.UsageError(f"{count(loaded.errors)} in {folder}; mend them first (onrecord check)")
    visited = list(_visited(loaded))
    say(as_json(visited) if form == "json" else as_markdown(visited, day), form, nl=form == "json")
    if any(one.answer.verdict is Verdict.GONE for one in visited):
        sys.exit(1)


def _visited(loaded: Loaded) -> Iterator[Visited]:
    listed, manner = addresses(loaded), Manner(_agent(site_url()))
    for number, address in enumerate(listed, start=1):
        say(f"{number} of {len(listed)}: {address.url}", err=True)
        yield Visited(address, visit(address.url, manner))


def _agent(site: str) -> str:
    """By whom an operator can tell us: the site's address, where it has one."""
    return f"OnRecord-link-check (+{site})" if site.isascii() and site.isprintable() and site else "OnRecord-link-check"
