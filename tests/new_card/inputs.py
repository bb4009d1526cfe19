"""The options of `onrecord new`, and what is typed where it asks."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from click.testing import CliRunner, Result

from onrecord.cli import main

New = Callable[..., Result]
CARD: Final = (
    "card",
    "--title",
    "Soldiers cross the bridge",
    "--publisher",
    "daily-north",
    "--type",
    "news-report",
    "--published",
    "2021-05-04",
    "--url",
    "https://daily-north.example/bridge",
    "--language",
    "en",
    "--not-recorded",
    "archived: no capture was made",
    "--summary",
    "A report of [soldiers](#soldiers-crossed).",
)
CLAIM: Final = ("--attributed", "{id: soldiers-crossed, text: Soldiers crossed the bridge., said_by: radio-a}")
OTHER_FIELDS: Final = (
    "by hand: a statement may also have quote, quote_language, locator, passage, as_of, places, topics, rests_on, "
    "supersedes, rendering_of\n"
)
HEAD: Final = (
    "Boats cross the river",
    "",
    "River Post",
    "y",
    "outlet",
    "",
    "",
    "",
    "",  # its publisher is a new actor
    "news report",
    "2021-05-04",
    "",
    "",
    "",
    "https://river-post.example/boats",
    "",
    "no capture was made",
    "en",
    "",
    "",
    "",
    "",
)
STATEMENTS: Final = (
    "attributed",
    "Soldiers have reportedly crossed.",
    "Soldiers crossed the river.",
    "",
    "+Mira Solen",
    "person",
    "",
    "",
    "",
    "",
    "",
    "2021-05-03",
    "soldiers-killed-in-east-valley",
    "1,000",
    "> 1000",
    "",
    "killed",
    "",
    "",
    "He said “probably”.",
    "verified",
    "The Lens Institute stated on 4 May 2021 that boats had crossed.",
    "boats-crossed",
    "on-record",
    "lens-institute",
    "lens-institute-imagery, lens-institute-imagery#soldiers-seen",
    "",
    "",
    "un",
    "Soldiers of Country A are in the valley.",
    "in-valley",
    "anonymous: officers of Country B",
    "",
    "",
    "soldiers-in-east-valley",
    "yes",
    "",
    "country-b",
    "declined",
    "",
    "",
    "",
    "country-a",
    "declined",
    "",
    "",
)


def strict(sources: Path) -> str:
    return CliRunner().invoke(main, ["check", "--strict", "--sources", str(sources)]).output


def without_remarks(file: Path) -> str:
    return "".join(line for line in file.read_text().splitlines(keepends=True) if not line.startswith("#"))
