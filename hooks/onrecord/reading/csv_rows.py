"""The rows of a table that a program wrote into an archive, each with its place: what is wrong can be marked."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ..problems.problem import Fault, Problem, Span, fault
from .source_files import SourceFile

WHOLE: Final = -1
"""In place of a column: the whole line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table, and what stands in its columns; nothing where the line cannot be parted."""

    number: int
    line: str
    fields: tuple[str, ...]

    def problem(self, path: str, column: int, wrong: Fault) -> Problem:
        """A problem at a column of the row; at the whole line where there is no such column."""
        written = list(_written(self.line)) if column != WHOLE else []
        if len(written) < 2 or not 0 <= column < len(written):
            return Problem(path, Span(self.number, 1, max(1, len(self.line))), wrong, self.line)
        before = len(",".join([*written[:column], ""]))
        return Problem(path, Span(self.number, before + 1, max(1, len(written[column]))), wrong, self.line)


def _written(line: str) -> Iterator[str]:
    """The columns of a line as they are written: a comma between quotes parts nothing."""
    begin, quoted = 0, False
    for place, sign in enumerate(line):
        quoted ^= sign == '"'
        if sign == "," and not quoted:
            yield line[begin:place]
            begin = place + 1
    yield line[begin:]


def rows_in(file: SourceFile) -> tuple[list[Row], list[Problem]]:
    """The lines of a file, the heading first and always there; none, and why, where it is no text."""
    if file.raw is None:
        return [], [Problem(file.path, Span(), fault("unreadable-file", reason=file.reason))]
    try:
        text = file.raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        return [], [Problem(file.path, Span(), fault("not-utf-8", byte=f"{file.raw[error.start]:02x}"))]
    lines = text.splitlines() or [""]
    return [Row(number, line, _parted(line)) for number, line in enumerate(lines, start=1)], []


def _parted(line: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([line]), []))
    except csv.Error:
        return ()


def as_csv(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as a file holds it: a line a row."""
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(heading)
    writer.writerows(rows)
    return "".join(lines)


class _Lines(list[str]):
    """What is written, line by line."""

    def write(self, text: str) -> None:
        self.append(text)
