"""What is to be made → files of the site; records of the search go into a file of their own, to be read back."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple, TextIO

from ..output import Asset, LargeFile, Page, Record, Task
from ..pipeline import Plan

Layout = Callable[[Page], str]
"""Lays out a finished page: its whole text"""


class Job(NamedTuple):
    """A task, and the step that it belongs to."""

    step: str
    task: Task


_AT_ONCE: Final = 8


def batches(jobs: Iterable[Job]) -> list[tuple[Job, ...]]:
    """Jobs as they are dealt out: together those whose tasks share what they show, of the others a few at once."""
    together: dict[str | int, list[Job]] = {}
    for number, job in enumerate(jobs):
        together.setdefault(job.task.shared or number // _AT_ONCE, []).append(job)
    return list(map(tuple, together.values()))


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of each step, and the CPU seconds that it took."""

    made: Counter[str]
    cpu: dict[str, float]


def write(
    jobs: Iterable[Job],
    plan: Plan,
    layout: Layout,
    site_dir: Path,
    records: Path,
    cpu: Callable[[], float],
) -> Written:
    """Make and write what is to be made; `records` is the file that those of the search are put into."""
    made, spent, last = Counter[str](), dict[str, float](), cpu()
    with records.open("w", encoding="utf-8", newline="\n") as spool:
        for step, task in jobs:
            for output in plan.finished(task):
                made[step] += 1
                if isinstance(output, Record):
                    _spool(output, spool)
                else:
                    put(output, layout, site_dir)
            now = cpu()
            spent[step] = spent.get(step, 0) + now - last
            last = now
    return Written(made, spent)


def put(output: Page | Asset | LargeFile, layout: Layout, site_dir: Path) -> None:
    """Write a page, laid out, or a file of the site."""
    path = place(site_dir, output.url)
    match output:
        case Page():
            _write(path, layout(output).encode("utf-8", "xmlcharrefreplace"))
        case Asset():
            _write(path, output.content)
        case LargeFile():
            _write_chunks(path, output.chunks)


def put_file(asset: Asset, site_dir: Path) -> None:
    """Write a file of the site; it takes the place of what lies there."""
    _write(place(site_dir, asset.url), asset.content)


def take_away(url: str, site_dir: Path) -> None:
    """Take away the page or file at an address, where there is one."""
    place(site_dir, url).unlink(missing_ok=True)


def place(site_dir: Path, url: str) -> Path:
    """The file at an address of the site."""
    return site_dir / file_at(url)


def file_at(url: str) -> str:
    """The path of what lies at an address, from the root of the site."""
    return f"{url}index.html" if not url or url.endswith("/") else url


def source_of(url: str) -> str:
    """How a link, or a menu, names what lies at an address: a page by the Markdown that it would be written in."""
    return f"{url}index.md" if not url or url.endswith("/") else url


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _write_chunks(path: Path, chunks: Iterable[bytes]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.writelines(chunks)


def _spool(record: Record, spool: TextIO) -> None:
    spool.write(json.dumps([record.url, record.drawn, record.html, record.day], ensure_ascii=False) + "\n")


def spooled(folder: Path) -> Iterator[Record]:
    """The records that were put into files of a folder, one after another."""
    for file in sorted(folder.glob("*.jsonl")):
        with file.open(encoding="utf-8", newline="\n") as lines:
            yield from (Record(*json.loads(line)) for line in lines)
