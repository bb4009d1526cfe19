"""`onrecord check --watch`: the check once more, each time something in the archive changes."""

from collections.abc import Callable
from pathlib import Path, PurePath
from queue import Empty, SimpleQueue
from typing import Final

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver

from ..reading.source_files import belongs, is_hidden

_CHANGES: Final = frozenset({"created", "modified", "moved", "deleted"})
"""Reading a file is an event too: the check itself would never let the watch rest."""
_SETTLED: Final = 0.2
"""Seconds without a change: an editor saves in several steps."""


class _Changes(FileSystemEventHandler):
    """Puts the name of each file or folder of the archive that is changed on a queue."""

    def __init__(self, folder: Path, changed: SimpleQueue[str]) -> None:
        self._folder = folder
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Of a move, the place it leads to counts too."""
        for path in filter(None, (event.src_path, event.dest_path)):
            whole = Path(str(path))
            if not whole.is_relative_to(self._folder):  # a folder that was moved away is told of where it went
                self._changed.put(self._folder.name)
            elif _counts(event, relative := whole.relative_to(self._folder)):
                self._changed.put(relative.as_posix() if relative.parts else self._folder.name)


def _counts(event: FileSystemEvent, path: PurePath) -> bool:
    """Whether it changes the archive. A folder that goes takes its files along, and nothing is told of them."""
    if event.is_directory:
        return event.event_type in _CHANGES - {"modified"} and not is_hidden(path)
    return event.event_type in _CHANGES and bool(path.parts) and belongs(path)


def watch(folder: Path, check: Callable[[], bool]) -> bool:
    """Check, and again upon each change, until Ctrl-C; whether the last check went well."""
    observer = Observer()
    observer.start()
    well = False
    try:
        while True:
            changed = SimpleQueue[str]()  # what is told late of the watch before is no change any more
            watched = _watch_anew(observer, folder, changed)
            well = check()
            click.echo(f"watching {folder}; Ctrl-C ends it", err=True)
            name = _next(changed, folder, watched)
            click.echo(f"\n— {name} has changed —", err=True)
    except KeyboardInterrupt:
        click.echo("", err=True)
        return well
    finally:
        observer.stop()
        observer.join()


def _identity(folder: Path) -> tuple[int, int] | None:
    """What tells a folder from another one of its name, which is put in its place; None where there is none."""
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _watch_anew(observer: BaseObserver, folder: Path, changed: SimpleQueue[str]) -> tuple[int, int] | None:
    """Watch what the name leads to now; None where it leads to nothing.

    Another folder in its place may well have the identity of the one before: a file system gives a number out again.
    """
    observer.unschedule_all()
    there, whole = _identity(folder), folder.resolve()
    try:
        observer.schedule(_Changes(whole, changed), str(whole), recursive=True)
    except FileNotFoundError:
        return None
    except OSError as error:  # as many folders are watched on this machine as it allows
        raise click.ClickException(f"{folder} cannot be watched: {error.strerror}; leave --watch out") from error
    return there


def _next(changed: SimpleQueue[str], folder: Path, watched: tuple[int, int] | None) -> str:
    """The name of the file that changed next, or of the folder if another is in its place,
    once nothing changes any more.
    """
    name = ""
    while True:
        try:
            name = changed.get(timeout=_SETTLED)
        except Empty:
            if name or _identity(folder) != watched:
                return name or folder.name
