"""Records → the index of the search, by Pagefind, whose program an installed package brings.

What has a day lies in shards by period (`shards`), each an index of its own, which a reader’s browser loads as far back
as it is asked to; what has none lies at the root, with Pagefind’s program and the list of all shards. A shard is kept
by its records, and one whose records are the same is not made again.
"""

import json
import os
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from hashlib import sha256
from pathlib import Path
from typing import IO, Final

from ...kept import Keep, anew
from ...output import Record
from .packing import packed, unpacked
from .program import NotIndexed, indexed
from .settled import settled
from .shards import ALL, MOST, cut, periods, shard_of

__all__ = ["NOTHING", "NotIndexed", "index"]

UNUSED: Final = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "pagefind-worker.js",
    "wasm.unknown.pagefind",
)
"""What Pagefind brings and no page of ours asks for: the statements are indexed as one language."""
PROGRAM: Final = ("pagefind.js", "wasm.en.pagefind")
"""What is the same for all shards, and lies at the root alone."""
NOTHING: Final = """\
export const options = async () => {};
export const init = async () => {};
export const search = async () => ({ results: [], filters: {} });
"""
"""What stands for Pagefind where there is nothing to index, which it refuses: a search that finds nothing."""
_AT_ONCE: Final = 2
"""Shards that are made side by side: most of Pagefind's work is done by one core."""


@dataclass(frozen=True, slots=True)
class _Staged:
    """A record that waits on disk: its periods, what it is ordered by, a digest of it, where it lies."""

    periods: tuple[str, ...]
    order: tuple[str, ...]
    digest: bytes
    at: int
    size: int


def index(records: Iterable[Record], folder: Path, keep: Keep = anew, most: int = MOST) -> int:
    """Make the index of these records in `folder`, in place of what is there; without records, one that finds nothing.

    How many there are is given back; of those that have a day, at most so many lie in one shard.

    Raises NotIndexed, with what Pagefind says, where it fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryFile() as spool:
        staged = list(_stage(records, spool))
        dated = [one.periods for one in staged if one.periods]
        cuts = cut(dated, most) if len(dated) < len(staged) else {}  # the root is never empty
        _write({"shards.json": _listed(cuts)}, folder)
        if not staged:
            _write({"pagefind.js": NOTHING.encode()}, folder)
        with ThreadPoolExecutor(_AT_ONCE) as making:
            shards = _members(staged, cuts).items()
            made = [making.submit(_put, name, members, spool.fileno(), folder, keep) for name, members in shards]
        for one in made:
            one.result()
    return len(staged)


def _stage(records: Iterable[Record], spool: IO[bytes]) -> Iterator[_Staged]:
    """Write records to disk, and yield where each lies."""
    at = 0
    for record in records:
        written = json.dumps([record.drawn, record.html], ensure_ascii=False).encode()
        spool.write(written)
        order = (record.day, *record.url.split("/"))
        yield _Staged(periods(record.day, record.url), order, sha256(written).digest(), at, len(written))
        at += len(written)
    spool.flush()


def _members(staged: Iterable[_Staged], cuts: Mapping[str, int]) -> Mapping[str, list[_Staged]]:
    """The records of each shard, by their days and, on one day, by their addresses, as lists have them."""
    members = defaultdict[str, list[_Staged]](list)
    for one in sorted(staged, key=lambda one: one.order):
        members[shard_of(one.periods, cuts)].append(one)
    return members


def _listed(cuts: Mapping[str, int]) -> bytes:
    """All shards but the root, the newest first, for the browser."""
    return json.dumps([[period, number] for period, number in cuts.items()], separators=(",", ":")).encode()


def _put(shard: str, members: list[_Staged], spool: int, folder: Path, keep: Keep) -> None:
    """Write the index of a shard; the program comes with the root's."""

    def make() -> bytes:
        pages = (json.loads(os.pread(spool, one.size, one.at)) for one in members)
        return packed(_used(settled(indexed((drawn, html) for drawn, html in pages))))

    files = unpacked(keep(_name(members), make))
    _write({name: content for name, content in files.items() if shard == ALL or name not in PROGRAM}, folder / shard)


def _name(members: Iterable[_Staged]) -> str:
    return f"shard {sha256(b''.join(one.digest for one in members)).hexdigest()}"


def _used(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    return {name: content for name, content in files.items() if not any(fnmatch(name, it) for it in UNUSED)}


def _write(files: Mapping[str, bytes], folder: Path) -> None:
    for parent in {(folder / name).parent for name in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content)
