"""A folder of drafts, and the files that they are made from. An edge: it reads and writes files.

Nothing that lies there is ever written over. A draft says in its second line what it was made from, so that a second
run knows it again, whatever was filled in since, and wherever in the archive it went.
"""

import csv
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final

from ..environment import put
from .imports.records import ENDINGS, Told, records
from .new_file import NewFile, filled_in

_MARK: Final = re.compile(rb"^# onrecord import: .*\(([0-9a-f]{24})\)$", re.MULTILINE)
_HEAD: Final = 2000
_UNDATED: Final = "undated"
_FORMULA: Final = tuple("=+-@\t\r")
"""With these a cell begins that a spreadsheet would take for a formula."""


def marked(text: str, source: str, place: str, identity: str) -> str:
    """The text of a draft with the line that says what it was made from."""
    head, _, rest = text.partition("\n")
    where = f"{source}, {place}" if place else source
    return f"{head}\n# onrecord import: {where} ({fingerprint(identity)})\n{rest}"


def fingerprint(identity: str) -> str:
    """By what a draft is known again."""
    return hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:24]


def marks_in(raw: bytes) -> list[str]:
    """The fingerprints that a file carries."""
    return [mark.decode() for mark in _MARK.findall(raw[:_HEAD])]


def there(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Each draft that lies in a folder already, with its fingerprints."""
    for file in sorted(folder.rglob("*.yaml")):
        with file.open("rb") as stream:
            yield file, marks_in(stream.read(_HEAD))


def readable(path: Path) -> tuple[list[Path], list[Path]]:
    """The files at a path that can be read, and the others that lie there; what is hidden is passed over."""
    if not path.is_dir():
        return [path], []
    found, others = list[Path](), list[Path]()
    for top, folders, names in os.walk(path):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            kept = found if PurePosixPath(name).suffix.lower() in ENDINGS else others
            kept.append(Path(top, name))
    return found, others


def records_of(file: Path) -> Iterator[Told]:
    """Each record of a file. Raises OSError."""
    with file.open("rb") as stream:
        yield from records(file.name, stream)


def place_of(new: NewFile, folder: Path) -> Path:
    """Where a draft lies: in the folder of its year, as in an archive; of no known year, in one of its own."""
    path = PurePosixPath(new.path).relative_to(new.kind.folder)
    return folder / (path if new.year else PurePosixPath(_UNDATED, path.name))


def write(file: Path, text: str) -> None:
    """Write a draft where none is. Raises OSError, FileExistsError among them."""
    if file.exists():
        raise FileExistsError(file)
    put(file, text.encode())


def fill_in(file: Path, ids: Mapping[str, str]) -> dict[str, str]:
    """Enter into a draft the ids that names have by now, where they are left open; what was entered. Raises OSError."""
    text, entered = filled_in(file.read_bytes().decode("utf-8", "surrogateescape"), ids)
    if entered:
        put(file, text.encode("utf-8", "surrogateescape"))
    return entered


def add(file: Path, lines: Iterable[str]) -> None:
    """Add lines at the end of a draft of this run. Raises OSError."""
    put(file, file.read_bytes() + "".join(f"{line.rstrip()}\n" for line in lines).encode())


class Report:
    """A table of what became of each record, written as the records come; a new file each time.

    It begins with a byte order mark, by which spreadsheets know that it is UTF-8.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.file = _free(folder)
        self._stream: IO[str] = self.file.open("x", encoding="utf-8-sig", newline="")
        self._rows: Any = csv.writer(self._stream, lineterminator="\n")
        self.row(("file", "record", "outcome", "draft", "field", "what"))

    def row(self, cells: Sequence[str]) -> None:
        """One row; no cell of it is a formula to a spreadsheet."""
        self._rows.writerow([f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells])

    def close(self) -> None:
        """End it."""
        self._stream.close()


def _free(folder: Path) -> Path:
    number = 1
    while (file := folder / (f"report-{number}.csv" if number > 1 else "report.csv")).exists():
        number += 1
    return file
