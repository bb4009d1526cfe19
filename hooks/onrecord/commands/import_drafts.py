"""The command `onrecord import`: files of citations and of reviewed claims → drafts of cards, one a source."""

import shlex
import sys
from collections import Counter
from pathlib import Path
from typing import Final

import click

from ..environment import as_of_date, called, more_archives
from ..load import load
from ..new_card.draft_files import Report, readable, records_of
from ..new_card.import_run import Became, Outcome, Run
from ..new_card.imports import UNKNOWN_ENDING, NotRead
from ..new_card.imports.metadata import BROKEN_SIGNS, GUESSED_SIGNS
from ..wording.labels import counted
from .options import SOURCES, archive_folder, say

_EVERY = 1000
_MOST_SHOWN = 12


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="FILE|DIR…")
@SOURCES
@click.option(
    "--into",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("drafts"),
    show_default=True,
    help="The folder of the drafts; never the archive itself.",
)
def import_drafts(paths: tuple[Path, ...], sources: Path | None, into: Path) -> None:
    """Make drafts of cards of the records in files: BibTeX, RIS, CSL-JSON, schema.org (ClaimReview), JSON Lines, pages.

    One draft a source, a folder a year. What a record does not tell is left open; what you wrote stays. A table in the
    same folder (report.csv) says of each record what became of it, and what of it is not in its draft.
    """
    folder = archive_folder(sources)
    if into.resolve().is_relative_to(folder.resolve()):
        raise click.UsageError(f"{into} lies in the archive {folder}; drafts are no cards yet, so name another folder")
    try:
        run = Run(into, load(folder, more_archives()), as_of_date())
        report = Report(into)
    except (OSError, ValueError) as error:
        raise click.UsageError(str(error)) from None
    told = _Told()
    try:
        for path in paths:
            files, others = readable(path)
            told.others += others
            for other in others:
                report.row((other.as_posix(), "", "left alone", "", "", UNKNOWN_ENDING))
            for file in files:
                _import_file(file, run, report, told)
    finally:
        report.close()
    _print(told, into, report)
    if not told.files or told.outcomes[Outcome.NOT_READ] or told.outcomes[Outcome.NOT_WRITTEN]:
        sys.exit(1)


class _Told:
    """What a run comes to: how many records came to what, and what of them is not in the drafts."""

    def __init__(self) -> None:
        self.files = 0
        self.others: list[Path] = []
        self.outcomes: Counter[Outcome] = Counter()
        self.unmapped: Counter[str] = Counter()
        self.publishers: Counter[str] = Counter()

    def add(self, became: Became) -> None:
        """One record more."""
        self.outcomes[became.outcome] += 1
        if became.outcome in (Outcome.DRAFTED, Outcome.ADDED):
            self.unmapped.update({name for name, _ in became.unmapped if name})
        self.publishers.update([became.publisher] if became.publisher else [])
        if self.outcomes.total() % _EVERY == 0:
            say(f"{self.outcomes.total()} records", err=True)


def _import_file(file: Path, run: Run, report: Report, told: _Told) -> None:
    told.files += 1
    records, said = records_of(file), set[str]()
    while True:
        try:
            place, record = next(records)
        except StopIteration:
            return
        except OSError as error:
            place, record = "", NotRead(f"it cannot be read: {error.strerror}")
        became = run.take(file.name, place, record)
        told.add(became)
        for name, why in became.unmapped or (("", ""),):
            report.row((file.as_posix(), place, became.outcome.value, became.at, name, why))
        if became.outcome in (Outcome.NOT_READ, Outcome.NOT_WRITTEN):
            say(f"{file}{f', {place}' if place else ''}: {became.outcome.value}: {became.unmapped[0][1]}")
        for why in {why for _, why in became.unmapped} & _OF_THE_FILE - said:
            said.add(why)
            say(f"{file}: {why}")


_OF_THE_FILE: Final = frozenset({BROKEN_SIGNS, GUESSED_SIGNS})
"""What is said of a file once, and of each record in the report."""


def _print(told: _Told, into: Path, report: Report) -> None:
    say(f"{counted(told.outcomes.total(), 'record')} in {counted(told.files, 'file')}")
    for outcome in Outcome:
        if number := told.outcomes[outcome]:
            say(f"  {number} {outcome.value}")
    if told.others:
        names = [other.name for other in told.others]
        say(f"  {counted(len(names), 'file')} with another ending left alone: {_some(names)}")
    if not told.files:
        say(f"no file there can be read: {UNKNOWN_ENDING}")
    if told.unmapped:
        say(f"told, and not in a draft: {_some(_most(told.unmapped))}")
    say(f"what became of each: {report.file.as_posix()}")
    if told.publishers:
        say(f"publishers that the archive does not know, with their drafts: {_some(_most(told.publishers))}")
        say(f"  an actor makes one known: {called()} new actor --type outlet --name {_quoted(told.publishers)}")
        say("  then import again: a draft that leaves it open gets it, and keeps all that you wrote")
    if told.outcomes[Outcome.DRAFTED]:
        say(f"next: fill in what says TO FILL IN; {called()} check {into.as_posix()} tells what is left")


def _most(numbers: Counter[str]) -> list[str]:
    """Each with its number, the largest first."""
    return [f"{name} ({number})" for name, number in sorted(numbers.items(), key=lambda row: (-row[1], row[0]))]


def _quoted(numbers: Counter[str]) -> str:
    return shlex.quote(min(numbers, key=lambda name: (-numbers[name], name)))


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_SHOWN
    return ", ".join(names[:_MOST_SHOWN]) + (f" and {more} more, which the report names" if more > 0 else "")
