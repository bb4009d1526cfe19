"""What a server shows: a page is made when it is asked for, the index of the search behind it."""

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from ..exports.search import index
from ..kept import Keep
from ..output import Record
from ..pipeline import Plan
from .files import Job, Layout, put, take_away

_PAGES_FIRST: Final = 2.0
"""Seconds in which nothing else is made than the pages that are asked for."""
App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""A WSGI application (PEP 3333)"""


def making(app: App, make: Callable[[str], bool], mount_path: str) -> App:
    """An application that, where another finds nothing, makes what lies there, and asks again."""

    def ask(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        said: list[Any] = []
        answer = app(environ, lambda *answered: said.append(answered))
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if said[-1][0].startswith("404") and make(path.removeprefix(mount_path)):
            return app(environ, start_response)
        start_response(*said[-1])
        return answer

    return ask


class Served:
    """What is served of one plan: what is still to be made of it, and the folder that it is put into.

    `records` are those of the search that no job makes; `keep` keeps its index.
    """

    def __init__(
        self, plan: Plan, jobs: Iterable[Job], layout: Layout, records: Iterable[Record], site_dir: Path, keep: Keep
    ) -> None:
        self._plan, self._layout, self._site_dir, self._keep = plan, layout, site_dir, keep
        self._jobs, self._records = tuple(jobs), tuple(records)
        self._tasks = {url: job.task for job in self._jobs for url in job.task.urls}
        self._over = threading.Event()

    def make(self, path: str) -> bool:
        """Make what lies at a path of the site; whether there is anything."""
        task = self._tasks.get(path) or self._tasks.get(f"{path}/")
        if not task or self._over.is_set():
            return False
        for output in self._plan.finished(task):
            if not isinstance(output, Record):
                put(output, self._layout, self._site_dir)
        return True

    def index_behind(self) -> None:
        """Make the index of the search while pages are asked for; until it is there, the search finds nothing new."""
        threading.Thread(target=self._index, daemon=True).start()

    def end(self) -> None:
        """Another plan takes the place of this one: nothing is made of it any more."""
        self._over.set()

    def clear(self) -> None:
        """Take away all that was made of the plan, by whomever."""
        for task in (task for step in self._plan.steps for task in step.tasks):
            for url in task.urls:
                take_away(url, self._site_dir)

    def _index(self) -> None:
        if self._over.wait(_PAGES_FIRST):
            return
        found = [*self._records, *self._found()]
        if not self._over.is_set():
            index.index(found, self._site_dir / "pagefind", self._keep)

    def _found(self) -> Iterator[Record]:
        for job in self._jobs:
            if self._over.is_set():
                return
            yield from (output for output in self._plan.finished(job.task) if isinstance(output, Record))
