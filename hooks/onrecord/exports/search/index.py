"""Records → the index of the search, by Pagefind, whose program an installed package brings.

The records are written to a folder of their own, which is indexed and thrown away: a hundred times faster than
Pagefind's call for each record, and nothing of it is published.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ...output import Record

UNUSED: Final = (
    "pagefind-ui.*",
    "pagefind-modular-ui.*",
    "pagefind-component-ui.*",
    "pagefind-highlight.js",
    "wasm.unknown.pagefind",
)
"""What Pagefind brings and no page of ours asks for: the statements are indexed as one language."""
NOTHING: Final = """\
export const init = async () => {};
export const search = async () => ({ results: [], filters: {} });
"""
"""What stands for Pagefind where there is nothing to index, which it refuses: a search that finds nothing."""


class NotIndexed(Exception):  # noqa: N818 (it is told to the user as it is)
    """Pagefind could not make the index; the message says why."""


def index(records: Iterable[Record], folder: Path) -> int:
    """Make the index of these records in `folder`, in place of what is there; without records, one that finds nothing.

    How many there are is given back.

    Raises NotIndexed, with what Pagefind says, where it fails.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="onrecord-search-") as staged:
        if number := _write(records, Path(staged, "pages")):
            _run(Path(staged, "pages"), Path(staged, "index"))
            shutil.copytree(Path(staged, "index"), folder, ignore=shutil.ignore_patterns(*UNUSED))
            return number
    folder.mkdir(parents=True)
    Path(folder, "pagefind.js").write_text(NOTHING, "utf-8")
    return 0


def _write(records: Iterable[Record], folder: Path) -> int:
    number = 0
    for number, record in enumerate(records, 1):
        file = folder / f"{number:07}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(record.html, "utf-8")
    return number


def _run(pages: Path, to: Path) -> None:
    folders = ["--site", str(pages), "--output-path", str(to)]
    command = [sys.executable, "-m", "pagefind", *folders, "--force-language", "en", "--silent"]
    run = subprocess.run(command, cwd=pages, capture_output=True, text=True, check=False)
    if run.returncode != 0 or not (to / "pagefind.js").is_file():
        output = (run.stderr or run.stdout).strip() or f"it ended with {run.returncode} and said nothing"
        raise NotIndexed(f"the search could not be indexed by Pagefind: {output}")
