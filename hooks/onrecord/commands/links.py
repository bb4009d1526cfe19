"""The command `onrecord links`: do the addresses that the cards name still answer?"""

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import click

from ..environment import as_of_date, more_archives, site_url
from ..link_check.addresses import Address, addresses
from ..link_check.formats import Visited, as_json, as_markdown, as_text
from ..link_check.http_probe import Manner, Unanswered, fetch, visit
from ..link_check.passages import can_tell, stands_in, text_of
from ..link_check.verdict import Verdict
from ..load import Loaded, load
from ..new_card.imports.html_metadata import encoding_of_page
from ..new_card.imports.text import decoded
from ..problems.formats import count
from .options import SOURCES, archive_folder, say

_MOST_BYTES: Final = 5 << 20
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)


@click.command()
@SOURCES
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def links(sources: Path | None, form: str) -> None:
    """Ask every address that the archive names whether it is still there. One at a time, so it takes a while.

    Only 404 and 410 mean gone. Of anything else it could not be told. Where a card recorded a passage, its page is
    read: does the sentence still stand there? Exit 1 where an address or a sentence is gone.
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
    say(_in(form, visited, day), form, nl=form != "markdown")
    if any(one.answer.verdict is Verdict.GONE or one.lost for one in visited):
        sys.exit(1)


def _in(form: str, visited: list[Visited], day: date) -> str:
    if form == "json":
        return as_json(visited)
    return as_markdown(visited, day) if form == "markdown" else as_text(visited, day)


def _visited(loaded: Loaded) -> Iterator[Visited]:
    listed, manner = addresses(loaded), Manner(_agent(site_url()))
    for number, address in enumerate(listed, start=1):
        say(f"{number} of {len(listed)}: {address.url}", err=True)
        answer = visit(address.url, manner)
        yield Visited(address, answer, _lost(address, manner) if answer.verdict is Verdict.THERE else ())


def _lost(address: Address, manner: Manner) -> tuple[str, ...]:
    """The statements whose sentences no longer stand in a page; none where that cannot be told."""
    if not address.passages:
        return ()
    try:
        reply = fetch(address.url, manner, most=_MOST_BYTES)
    except Unanswered:
        return ()
    named = _CHARSET.search(reply.headers.get("content-type", ""))
    page, _ = decoded(reply.body, lambda start: named[1] if named else encoding_of_page(start))
    text = text_of(page) if reply.status == 200 and page else ""
    if not can_tell(text):
        return ()
    return tuple(statement for statement, passage in address.passages if not stands_in(text, passage))


def _agent(site: str) -> str:
    """By whom an operator can tell us: the site's address, where it has one."""
    return f"OnRecord-link-check (+{site})" if site.isascii() and site.isprintable() and site else "OnRecord-link-check"
