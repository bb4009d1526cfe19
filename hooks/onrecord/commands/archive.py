"""The command `onrecord archive`: captures at the Wayback Machine for the cards that have none."""

import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import click

from ..archiving.answers import Answer, Found, Limited, NotFound
from ..archiving.entering import NotEntered, entered
from ..archiving.wanted import WITHIN, Wanted, wanted
from ..archiving.wayback import Service, nearest, saved
from ..environment import as_of_date, more_archives, on_a_pull_request, put, site_url, wayback_keys
from ..link_check.http_probe import Manner
from ..load import Loaded, load
from ..problems.formats import count
from ..project import CONFIG, NoProject, read_project
from .options import SOURCES, archive_folder, say

_ASKED: Final = Path(".cache", "archive.jsonl")
_DAYS: Final = 7
_MOST_FAULTS: Final = 5


@click.command()
@click.argument("cards", nargs=-1, metavar="[CARD]…")
@SOURCES
@click.option("--save", is_flag=True, help="Where there is no capture that will do, ask for one to be made.")
@click.option(
    "--within",
    type=click.IntRange(min=0),
    default=WITHIN,
    show_default=True,
    help="Take a capture so many days before or after the page was read.",
)
@click.option("--most", type=click.IntRange(min=1), help="Ask about so many cards at most.")
@click.option("--again", is_flag=True, help=f"Ask also about pages that had none within the last {_DAYS} days.")
@click.option("--contact", default="", help="How the service can reach you; else what mkdocs.yml says.")
def archive(
    cards: tuple[str, ...], sources: Path | None, save: bool, within: int, most: int | None, again: bool, contact: str
) -> None:
    """Ask the Wayback Machine for a capture of each card's page near the day it was read, and write it into the card.

    One question a second. What was found is written at once, so a run that was broken off goes on where it was. Exit 1
    where something was left undone.
    """
    if on_a_pull_request():
        raise click.UsageError("onrecord archive is not run for a pull request: nobody's proposal asks for addresses")
    folder = archive_folder(sources)
    service = service_for(_agent(folder, contact), wayback_keys())
    if save and not service.keys:
        raise click.UsageError(
            "Save Page Now asks for the keys of an account (archive.org/account/s3.php): "
            "set WAYBACK_ACCESS_KEY and WAYBACK_SECRET_KEY"
        )
    loaded = load(folder, more_archives())
    if loaded.errors:
        raise click.UsageError(f"{count(loaded.errors)} in {folder}; mend them first (onrecord check)")
    try:
        day = as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None
    if unknown := [card for card in cards if card not in loaded.archive.cards]:
        raise click.UsageError(f"no card has the id {unknown[0]}")
    asked = _Asked(folder, day, again=again, save=save)
    listed = [one for one in wanted(loaded.archive) if (not cards or one.card in cards) and asked.is_due(one.page)]
    run = _Run(service, folder, loaded, save, within)
    run.through(listed[:most], asked)
    _print(run, len(listed[:most]))
    if run.undone:
        sys.exit(1)


def service_for(agent: str, keys: str) -> Service:
    """The Wayback Machine as it is."""
    return Service(Manner(agent), keys)


class _Run:
    """One run over the cards that lack a capture."""

    def __init__(self, service: Service, folder: Path, loaded: Loaded, save: bool, within: int) -> None:
        self.service, self.folder, self.loaded, self.save, self.within = service, folder, loaded, save, within
        self.counts: Counter[str] = Counter()
        self.stopped = ""

    @property
    def undone(self) -> bool:
        """Whether something was left that another run can do."""
        return bool(self.stopped or self.counts["not told"] or self.counts["not entered"])

    def through(self, listed: list[Wanted], asked: "_Asked") -> None:
        """Ask about each card, and enter what is found; stop where the service wants to be left alone."""
        faults = 0
        for number, want in enumerate(listed, start=1):
            say(f"{number} of {len(listed)}: {want.card}", err=True)
            answer = self._answer(want)
            faults = faults + 1 if isinstance(answer, NotFound) and not answer.lasting else 0
            if isinstance(answer, Limited):
                self.stopped = answer.why
            elif faults == _MOST_FAULTS:
                self.stopped = f"no good answer {_MOST_FAULTS} times in a row"
            self._tell(want, answer, asked)
            if self.stopped:
                return

    def _answer(self, want: Wanted) -> Answer:
        answer = nearest(self.service, want, self.within)
        if self.save and isinstance(answer, NotFound) and answer.lasting:
            return saved(self.service, want)
        return answer

    def _tell(self, want: Wanted, answer: Answer, asked: "_Asked") -> None:
        if isinstance(answer, Found):
            self._enter(want, answer)
        elif isinstance(answer, NotFound):
            self.counts["without" if answer.lasting else "not told"] += 1
            say(f"{want.card}: {answer.why}")
            if answer.lasting:
                asked.note(want.page, answer.why)

    def _enter(self, want: Wanted, found: Found) -> None:
        path = self.loaded.documents[want.card].path
        file = self.folder / path
        try:
            put(file, entered(path, file.read_bytes(), {"url": found.url, "on": found.on.isoformat()}))
        except NotEntered as error:
            self.counts["not entered"] += 1
            say(f"{want.card}: {found.url} is not entered: {error}")
        except OSError as error:
            raise click.UsageError(f"{file} cannot be written: {error.strerror}") from None
        else:
            self.counts["entered"] += 1
            say(f"{want.card}: captured on {found.on}, entered")


class _Asked:
    """Which pages had no capture when they were asked about lately: kept beside the settings of the project."""

    def __init__(self, folder: Path, day: date, *, again: bool, save: bool) -> None:
        project = folder.resolve().parent
        self.file = project / _ASKED if (project / CONFIG).is_file() else None
        self.day, self.save = day, save
        since = (day - timedelta(days=_DAYS)).isoformat()
        rows = [] if again else [row for row in self._rows() if since < row["on"] <= day.isoformat()]
        self.lately = {row["page"] for row in rows if row.get("save") or not save}

    def is_due(self, page: str) -> bool:
        """Whether a page was not asked about lately."""
        return page not in self.lately

    def note(self, page: str, why: str) -> None:
        """Keep that a page has none. Where it cannot be kept, it is asked about again."""
        if self.file is None:
            return
        with suppress(OSError):
            put(self.file.with_name(".keep"), b"")  # the folder is there from now on
            with self.file.open("a", encoding="utf-8") as stream:
                stream.write(
                    json.dumps({"page": page, "on": self.day.isoformat(), "save": self.save, "why": why}) + "\n"
                )

    def _rows(self) -> Iterator[Mapping[str, Any]]:
        if self.file is None or not self.file.is_file():
            return
        with self.file.open(encoding="utf-8", errors="replace") as stream:
            for line in stream:
                with suppress(ValueError):
                    row = json.loads(line)
                    if isinstance(row, dict) and isinstance(row.get("page"), str) and isinstance(row.get("on"), str):
                        yield row


def _agent(folder: Path, contact: str) -> str:
    """By whom the service can tell us. Raises UsageError where nobody can be reached."""
    told = contact or _operator(folder) or site_url()
    if not (told and told.isascii() and told.isprintable()):
        raise click.UsageError(
            "say how the service can reach you: --contact, extra.operator.contact in mkdocs.yml, or ONRECORD_SITE_URL"
        )
    return f"OnRecord-archive (+{told})"


def _operator(folder: Path) -> str:
    try:
        operator = read_project(folder.resolve().parent / CONFIG).extra.get("operator")
    except NoProject:
        return ""
    return str(operator.get("contact") or "") if isinstance(operator, dict) else ""


def _print(run: _Run, listed: int) -> None:
    left = listed - run.counts.total()
    say(f"{run.counts['entered']} entered, {run.counts['without']} without a capture that will do", nl=False)
    say(f", {run.counts['not told']} of which it could not be told" if run.counts["not told"] else "", nl=False)
    say(f", {run.counts['not entered']} to be entered by hand" if run.counts["not entered"] else "")
    if run.stopped:
        say(f"stopped: {run.stopped}; {left} not asked about: run it again later")
