"""How long a change takes to be seen while a site is served: `python -m benchmarks.serve 1000 10000`.

A card's title is changed, and its page asked for until it shows the change; results/serve.json has the seconds. A first
page that is not there within FIRST seconds, or a change that is not seen within CHANGE, is given up, and so is the
archive: its row has the reason under `failed`. What is measured is written at once.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks.compare.rounds import BIN, QUIET, retitle
from benchmarks.generate import SEED
from benchmarks.generator.disk import write

PROJECT: Final = Path(__file__).parents[1]
RESULTS: Final = PROJECT / "benchmarks" / "results" / "serve.json"
CHANGES: Final = 3
FIRST: Final = 600.0
CHANGE: Final = 120.0
"""Seconds after which a first page, and a change, are given up."""
ENDING: Final = 20.0
"""Seconds that a server has to end."""
PAUSE: Final = 0.05


def shown(address: str, words: str, patience: float) -> float:
    """The seconds until a page holds these words. Raises TimeoutError where it does not within so many seconds."""
    began = time.monotonic()
    while (left := began + patience - time.monotonic()) > 0:
        unanswered = suppress(urllib.error.URLError, ConnectionError, TimeoutError)
        with unanswered, urllib.request.urlopen(address, timeout=left) as answer:
            if words in answer.read().decode("utf-8"):
                return time.monotonic() - began
        time.sleep(PAUSE)
    raise TimeoutError(f"{words!r} was not seen within {patience:.0f} s")


def measured(cards: int) -> dict[str, Any]:
    """The seconds until the first page of a new server is there, and until each of some changes is seen."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder, "project")
        init: list[str | Path] = [BIN / "onrecord", "init", "--empty", "--name", "Statements", project]
        subprocess.run(init, check=True, capture_output=True)
        write(project / "sources", cards, SEED)
        card = min(project.glob("sources/cards/*/*.yaml"))
        with _served(project) as address:
            return {"cards": cards, **_seen(card, f"{address}sources/{card.stem}/")}


def _seen(card: Path, page: str) -> dict[str, Any]:
    try:
        first = shown(page, "</html>", FIRST)
        changes = [_changed(card, page, f"Title number {number}") for number in range(CHANGES)]
    except TimeoutError as error:
        return {"failed": str(error)}
    return {
        "first_page_s": round(first, 2),
        "change_s": [round(seconds, 2) for seconds in changes],
        "change_median_s": round(median(changes), 2),
    }


def _changed(card: Path, page: str, title: str) -> float:
    retitle(card, title)
    return shown(page, title, CHANGE)


@contextmanager
def _served(project: Path) -> Iterator[str]:
    """The address of a server of a project; it is ended with all that it started."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command: list[str | Path] = [BIN / "python", "-m", "mkdocs", "serve", "--quiet", "--dev-addr", place]
    with subprocess.Popen(command, cwd=project, env={**os.environ, **QUIET}, start_new_session=True) as server:
        try:
            yield f"http://{place}/"
        finally:
            _end(server)


def _end(server: subprocess.Popen[bytes]) -> None:
    """End a server with all that it started; what does not end by itself is killed."""
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(ENDING)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)


def main(sizes: list[int]) -> None:
    """Measure each size, and write down what was seen."""
    rows = []
    command = f"python -m benchmarks.serve {' '.join(map(str, sizes))}"
    for cards in sizes:
        rows.append(measured(cards))
        print(rows[-1], flush=True)
        RESULTS.write_text(json.dumps({"command": command, "seed": SEED, "sizes": rows}, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1_000, 10_000])
