"""What stands at the end of every build: all is written, the search is indexed, whoever builds is told what to know."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from .. import environment
from ..exports.search import index
from ..exports.tables import parquet
from ..kept import Keep
from ..output import Record
from ..progress import Advanced, Finished, Made, Phase, Started
from ..site_settings.operator import Operator, unset_in_words
from ..wording import labels
from .files import Job, Written
from .told import report
from .workers import Workers

AT_A_ROOT: Final = (
    "404.html is made for the root of a host: set ONRECORD_SITE_URL (or site_url in mkdocs.yml) if the site lies in a"
    " subfolder"
)


def await_all(workers: Workers[Job, Written], dealt: Sequence[tuple[Job, ...]]) -> None:
    """Wait until all is written, and tell what each step came to. Raises WorkerFailed."""

    def advanced(done: int) -> None:
        report(Advanced(Phase.WRITE, done, len(dealt), dealt[min(done, len(dealt) - 1)][0].step))

    results = workers.results(advanced)
    for step in dict.fromkeys(job.step for jobs in dealt for job in jobs):
        made, cpu = sum(it.made[step] for it in results), sum(it.cpu.get(step, 0) for it in results)
        report(Made(Phase.WRITE, step, made, round(cpu, 3)))


def tell_what_is_written(site_dir: Path) -> None:
    """Tell how many pages and other files the site has."""
    names = [name for _, _, files in os.walk(site_dir) for name in files]
    pages = sum(name.endswith(".html") for name in names)
    words = f"{labels.counted(pages, 'page')}, {labels.counted(len(names) - pages, 'other file')}"
    report(Finished(Phase.WRITE, words))


def make_index(records: Iterable[Record], site_dir: Path, keep: Keep) -> None:
    """Make the index of the search. Raises NotIndexed."""
    report(Started(Phase.INDEX))
    indexed = index.index(records, site_dir / "pagefind", keep)
    report(Finished(Phase.INDEX, labels.counted(indexed, "entry", "entries")))


def to_be_known(stated: Operator, settings: str, site_url: str) -> Iterator[str]:
    """What whoever builds the site should know of it; `settings` is the name of their file."""
    if words := unset_in_words(stated.unset, settings):
        yield words
    if environment.exports_wanted():
        yield from parquet.left_out()
    if not site_url:
        yield AT_A_ROOT
