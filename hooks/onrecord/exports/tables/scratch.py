"""A folder in which the files of an export lie until they are copied into the site: none of them is held in memory."""

from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO, Final, NamedTuple

_BLOCK: Final = 1 << 20


class Weighed(NamedTuple):
    """The size of a file, and its SHA-256."""

    size: int
    sha256: str


class Scratch:
    """A folder that is empty at first, and gone afterwards."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cut: dict[str, BinaryIO] = {}
        self._ends: dict[str, array[int]] = {}

    def close(self) -> None:
        """Let go of the files that were cut."""
        while self._cut:
            self._cut.popitem()[1].close()

    def at(self, name: str) -> Path:
        """Where a file of that name lies, or can be made; the name may have folders before it."""
        path = self._folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def put(self, name: str, chunks: Iterable[bytes]) -> int:
        """Write a file, chunk by chunk; how many there were."""
        count = 0
        with self.at(name).open("wb") as file:
            for chunk in chunks:
                file.write(chunk)
                count += 1
        return count

    @contextmanager
    def writing(self, name: str) -> Iterator[Callable[[Iterable[bytes]], None]]:
        """Gives what writes chunks into a file, as often as it is called; each can be cut out of it again."""
        ends = self._ends[name] = array("Q", [0])
        with self.at(name).open("wb") as file:

            def write(chunks: Iterable[bytes]) -> None:
                for chunk in chunks:
                    file.write(chunk)
                    ends.append(ends[-1] + len(chunk))

            yield write

    def cut(self, name: str, numbers: Iterable[int]) -> Iterator[bytes]:
        """Chunks of a finished file by their numbers, from 0; it is opened once, however often it is cut."""
        if name not in self._cut:
            self._cut[name] = self.at(name).open("rb")
        file, ends = self._cut[name], self._ends[name]
        for number in numbers:
            file.seek(ends[number])
            yield file.read(ends[number + 1] - ends[number])

    def blocks(self, name: str) -> Iterator[bytes]:
        """A file, block by block."""
        with self.at(name).open("rb") as file:
            while block := file.read(_BLOCK):
                yield block

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a file, one after another."""
        with self.at(name).open("rb") as file:
            yield from file

    def weighed(self, name: str) -> Weighed:
        """How large a file is, and its sum."""
        with self.at(name).open("rb") as file:
            return Weighed(self.at(name).stat().st_size, file_digest(file, "sha256").hexdigest())


@contextmanager
def scratch() -> Iterator[Scratch]:
    """Such a folder, as long as it is needed."""
    with TemporaryDirectory(prefix="onrecord-data-") as name, closing(Scratch(Path(name))) as folder:
        yield folder
