"""The command `onrecord init`: an archive of one's own, with an example card, ready to be built."""

import json
import shlex
from importlib.metadata import distribution
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

import click

from ..environment import GitFailed, git, tool
from ..new_project.files import files
from ..new_project.requirements import Checkout, own_line, pinned


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="What the archive is called; as its folder if left out.")
@click.option("--empty", is_flag=True, help="Begin without the example card.")
def init(folder: Path, name: str | None, empty: bool) -> None:
    """Begin an archive of your own in DIR: settings, a page, an example card, and what is to be installed."""
    called_so = _named(folder.resolve().name if name is None else name)
    _refuse_to_fill(folder)
    for path, content in files(called_so, _requirements(), empty).items():
        _write(folder / path, content)
    click.echo(_how_to_go_on(called_so, folder))
    click.echo(FIRST_CARD if empty else EXAMPLE)


FIRST_CARD: Final = "No card is there yet: make the first by the form, or by onrecord new card."
EXAMPLE: Final = "The card in sources/cards/ is an example: replace it by one of your own."


def _how_to_go_on(name: str, folder: Path) -> str:
    steps = {
        f"{tool('onrecord')} check --strict": "is everything as it should be?",
        f"{tool('mkdocs')} serve": "shows the site while you write; Ctrl-C ends it",
        f"{tool('onrecord')} build --strict": "makes the whole site, in site/",
    }
    wide = max(map(len, steps))
    lines = (f"  {command:<{wide}}  # {what}" for command, what in steps.items())
    return "\n".join(
        [
            f"“{name}” begins in {folder}. To go on:",
            "",
            f"  cd {shlex.quote(str(folder))}",
            *lines,
            "",
        ]
    )


def _named(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise click.UsageError(f"{name!r} is no name; write one line of text, such as --name 'Harbour Record'")
    return name.strip()


def _refuse_to_fill(folder: Path) -> None:
    """An empty folder is filled, and so is a repository that holds nothing yet."""
    try:
        filled = folder.is_dir() and any(path.name != ".git" for path in folder.iterdir())
        if folder.exists() and not folder.is_dir():
            raise click.UsageError(f"{folder} is a file; name a folder")
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be looked into: {error.strerror}") from None
    if filled:
        raise click.UsageError(f"{folder} is not empty; name a folder that is, or one that is not there yet")


def _requirements() -> str:
    package = distribution("onrecord")
    noted = package.read_text("direct_url.json")
    direct = json.loads(noted) if noted else None
    own = own_line("onrecord", package.version, direct, _checkout)
    needed = "\n".join(pinned(package))
    return f"# The program, by the commit that this archive is built with.\n{own}\n# What it needs.\n{needed}\n"


def _checkout(url: str) -> Checkout:
    """What git tells of the folder at a file: URL; nothing where it is no checkout, or has no origin."""
    folder = Path(url2pathname(urlsplit(url).path))
    try:
        origin, commit = (
            git(folder, *words).decode().strip() for words in (("remote", "get-url", "origin"), ("rev-parse", "HEAD"))
        )
    except GitFailed:
        return Checkout()
    return Checkout(origin, commit)


def _write(file: Path, content: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
