"""The command `onrecord recorded`: on which day each card, finding and search came in, from git's history."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from ..environment import put
from ..model.recorded import KINDS, NOTHING_RECORDED, SEARCH, Days, Item, as_csv, first_days, recorded_in
from ..reading.git_files import NoRevision
from ..reading.git_line import Change, MainLine, changes, main_line
from ..reading.source_files import RECORDED, source_files
from ..wording.labels import counted
from .options import SOURCES, archive_folder, print_problems


@click.command()
@SOURCES
def recorded(sources: Path | None) -> None:
    """Write into recorded.csv on which day each card, finding and search came in.

    The days are those on which it first stood on the main line: HEAD and its first parents. A clone with the whole
    history makes the file anew. A shallow one keeps what the file says, and adds what came in since the clone begins.
    """
    folder = archive_folder(sources)
    try:
        line = main_line(folder)
        found = _found(folder, line)
    except NoRevision as error:
        raise click.UsageError(str(error)) from None
    put(folder / RECORDED, as_csv(found.days).encode())
    click.echo(f"wrote {folder / RECORDED}: {_in_words(found.days)}")
    if found.undated:
        first = line.commits[0].day
        missing = f"{found.undated} that came in by {first} stand in no row"
        click.echo(f"this clone is shallow: {missing}; fetch the rest first (git fetch --unshallow)", err=True)


def _in_words(days: Days) -> str:
    numbers = {kind: sum(item.kind == kind for item in days) for kind in KINDS}
    many = {SEARCH: "searches"}
    return ", ".join(counted(number, kind, many.get(kind, "")) for kind, number in numbers.items())


@dataclass(frozen=True, slots=True)
class _Found:
    """The days that are known, and of how many things none is."""

    days: Days
    undated: int


def _found(folder: Path, line: MainLine) -> _Found:
    history = list(changes(folder))
    first = first_days(_dated(line, history))
    if line.whole:
        return _Found(first, 0)
    before = first_days(_dated(line, [step for step in history if step[0] == line.commits[0].name]))
    known = {**{item: day for item, day in first.items() if item not in before}, **_kept(folder, first)}
    return _Found(known, len(first) - len(known))


def _dated(line: MainLine, history: list[tuple[str, list[Change]]]) -> Iterator[tuple[date, list[Change]]]:
    days = {commit.name: commit.day for commit in line.commits}
    return ((days[commit], changed) for commit, changed in history)


def _kept(folder: Path, standing: Days) -> dict[Item, date]:
    """What the file says of what is there still. Exits with its problems where it is malformed."""
    files = [recorded_in(file) for file in source_files(folder) if file.path == RECORDED]
    (kept, problems), *_ = files or [(NOTHING_RECORDED, [])]
    if problems:
        print_problems(problems, folder)
        sys.exit(1)
    return {item: day for item, day in kept.days.items() if item in standing}
