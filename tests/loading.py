"""How the tests read an archive: as the package does, with hosts that are reserved for examples as web archives."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Final

from onrecord import load as package
from onrecord.load import Loaded
from onrecord.output import Asset, LargeFile, Page, Task
from onrecord.pipeline import plan
from onrecord.reading.source_files import SourceFile

ARCHIVES: Final = frozenset(
    {"archive.example", "archive.example.org", "a.example", "y.example", "example.net", "example.org"}
)
"""The hosts at which the captures of test archives lie; none of them is a web archive (RFC 2606)."""


def load(folder: Path) -> Loaded:
    """The archive in a folder, and all that is wrong with it."""
    return package.load(folder, ARCHIVES)


def load_files(files: Iterable[SourceFile]) -> Loaded:
    """The archive of these files, in any order, and all that is wrong with it."""
    return package.load_files(files, ARCHIVES)


def made(outputs: Iterable[Page | Asset | Task]) -> Iterator[Page | Asset]:
    """Pages and files, those that were only said to be made among them."""
    for output in outputs:
        one = output.make() if isinstance(output, Task) else output
        for each in [one] if isinstance(one, Page | Asset | LargeFile) else one:
            assert isinstance(each, Page | Asset)
            yield each


def pages_made(outputs: Iterable[Page | Asset | Task]) -> Iterator[Page]:
    """The pages among them."""
    return (one for one in made(outputs) if isinstance(one, Page))


def page_at(loaded: Loaded, url: str, as_of: date) -> Page:
    """The page at an address of an archive's site, as of a day; no other is made that need not be."""
    planned = plan(loaded, as_of)
    tasks = [task for step in planned.steps for task in step.tasks if url in task.urls]
    (page,) = [it for task in tasks for it in planned.finished(task) if isinstance(it, Page) and it.url == url]
    return page
