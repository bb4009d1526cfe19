"""What takes long to make, kept for the next build by what it shows and by the code that made it.

A folder of kept things is safe to delete, and safe to share between builds and between versions: what was made by other
code has another name, and a file that does not hold what was written into it is made anew. Nothing is taken for valid
by the time of a file; that only tells what nobody has asked for lately, which goes.
"""

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import time
from typing import Final

from .environment import put

Keep = Callable[[str, Callable[[], bytes]], bytes]
"""Gives what is kept under a name, or else makes it, and may keep it."""
DAYS: Final = 3
"""So long is kept what nobody asks for: pictures bear a date, so each day has new ones."""
PACKAGE: Final = Path(__file__).parent
_LEFT_OUT: Final = "__pycache__"
_SUM: Final = 64


def anew(name: str, make: Callable[[], bytes]) -> bytes:
    """Keeps nothing: what is asked for is made."""
    return make()


def kept_in(folder: Path) -> Keep:
    """Gives what the folder holds under a name, else makes it and keeps it there.

    A folder that cannot be written keeps nothing, and nothing fails for it.
    """
    cleared: list[Path] = []

    def keep(name: str, make: Callable[[], bytes]) -> bytes:
        file = folder / sha256(f"{code()} {name}".encode()).hexdigest()
        content = _taken(file)
        if content is None:
            content = make()
            with contextlib.suppress(OSError):
                if not cleared:
                    cleared.append(folder)
                    clear(folder)
                put(file, sha256(content).hexdigest().encode() + content)
        return content

    return keep


def _taken(file: Path) -> bytes | None:
    """What a file holds, which from now on counts as asked for; None where there is none, or it is not whole."""
    with contextlib.suppress(OSError):
        held = file.read_bytes()
        if held[:_SUM] == sha256(held[_SUM:]).hexdigest().encode():
            with contextlib.suppress(OSError):
                file.touch()
            return held[_SUM:]
    return None


def clear(folder: Path) -> None:
    """Delete what nobody has asked for in DAYS days."""
    before = time() - DAYS * 86400
    for file in folder.iterdir() if folder.is_dir() else ():
        with contextlib.suppress(OSError):
            if file.stat().st_mtime < before:
                file.unlink()


@cache
def code() -> str:
    """A digest of all code that has a part in what is kept: this package's, and the names and versions of others'."""
    digest = sha256(repr((sys.version, sorted(_installed()))).encode())
    for file in sorted(path for path in PACKAGE.rglob("*.*") if _LEFT_OUT not in path.parts and path.is_file()):
        digest.update(f"\n{file.relative_to(PACKAGE).as_posix()}\n".encode())
        digest.update(sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _installed() -> Iterator[str]:
    """What is installed, with its versions: the names of the folders in which that is written down."""
    for folder in sys.path:
        with contextlib.suppress(OSError):
            yield from (path.name for path in Path(folder).iterdir() if path.suffix == ".dist-info")
