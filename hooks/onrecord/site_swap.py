"""The swap of a finished site for the one before, and the folder beside in which it is built."""

import ctypes
import glob
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import fcntl

LOCK: Final = ".onrecord-build"
"""The file by which a folder is known to be one that a build works in; it is locked as long as the build runs."""
_EXCHANGE: Final = 2
_PATHS_ARE_WHOLE: Final = -100


def clear_leftovers(site_dir: Path) -> None:
    """Take away what killed builds of this site left; a site of before that lies there alone comes back.

    A build that runs is left in peace, and so are the programs that one left running.
    """
    for lock in site_dir.parent.glob(f"{glob.escape(site_dir.name)}.*/{LOCK}"):
        with lock.open("rb") as file:
            if _locked(file.fileno()):
                only_site = only_old_is_left(lock.parent / "old", site_dir)
                if only_site:
                    (lock.parent / "old").rename(site_dir)
                shutil.rmtree(lock.parent, ignore_errors=True)


@contextmanager
def at_work(beside: Path, site_dir: Path) -> Iterator[int]:
    """A build works in a folder: its lock, which the programs of the build hold too.

    The folder is gone afterwards, unless the only site lies in it.
    """
    try:
        with (beside / LOCK).open("wb") as file:
            _locked(file.fileno())
            yield file.fileno()
    finally:
        if not only_old_is_left(beside / "old", site_dir):
            shutil.rmtree(beside, ignore_errors=True)


def _locked(descriptor: int) -> bool:
    """Whether nobody else had the file locked; a lock ends with the last program that holds it."""
    if sys.platform == "win32":  # there, what killed builds left stays
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def only_old_is_left(old: Path, site_dir: Path) -> bool:
    """Whether the site of before was moved aside, and nothing stands in its place."""
    return old.exists() and not site_dir.exists()


def swap(new: Path, site_dir: Path, old: Path) -> None:
    """Put a new site in place: in one step where the system can, else in two, with the one of before aside."""
    if site_dir.exists():
        if exchanged(new, site_dir):
            return
        site_dir.rename(old)
    new.rename(site_dir)


def exchanged(one: Path, other: Path) -> bool:
    """Whether two folders have changed places, of which a reader never finds one missing; Linux can do that."""
    try:
        rename = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    paths = os.fsencode(one.absolute()), os.fsencode(other.absolute())
    return bool(rename(_PATHS_ARE_WHOLE, paths[0], _PATHS_ARE_WHOLE, paths[1], _EXCHANGE) == 0)
