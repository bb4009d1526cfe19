"""`mkdocs serve`: editing a card rebuilds, and a broken card shows its problems instead of hanging."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.paths import PROJECT


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode("utf-8"))
    except urllib.error.HTTPError as error:
        return str(error.read().decode("utf-8"))
    except OSError:
        return ""


def _wait_for(url: str, words: str) -> str:
    """The page once it holds the words; the test fails if it never does."""
    page = ""
    for _ in range(300):
        page = _get(url)
        if words in page:
            return page
        time.sleep(0.1)
    pytest.fail(f"{url} never said {words!r}; the last was: {page[:300]}")


@pytest.fixture
def served(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A copy of the example archive, and the address at which it is served."""
    sources = Path(shutil.copytree(PROJECT / "tests" / "example", tmp_path / "sources"))
    port = _free_port()
    environment = {**os.environ, "ONRECORD_SOURCES": str(sources), "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("wb") as log:
        server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
        yield sources, f"http://127.0.0.1:{port}/"
        server.terminate()
        server.wait(timeout=20)


def test_editing_breaking_and_mending_a_card_each_show_at_once(served: tuple[Path, str]) -> None:
    """The site, the change, the problems in place of the site, and the site again."""
    sources, address = served
    card = sorted((sources / "cards").rglob("*.yaml"))[0]
    good = card.read_text("utf-8")
    page = f"{address}sources/{card.stem}/"
    _wait_for(page, "What it shows")
    assert "What it shows" not in _get(f"{address}sources/no-such-card/")
    assert _get(f"{address}search/words.json").startswith("["), "a file is made when it is asked for, too"
    _wait_for(f"{address}pagefind/pagefind.js", "export")
    title = next(line for line in good.splitlines() if line.startswith("title: "))
    changed = good.replace(title, "title: A title changed while serving")
    card.write_text(changed, "utf-8")
    _wait_for(page, "A title changed while serving")
    card.write_text(changed.replace("type: ", "type: not-a-", 1), "utf-8")
    problems = _wait_for(address, "The archive has problems")
    assert "error[not-in-list]" in problems
    assert "1 error" in problems
    assert "--verified:light-dark(" in _get(f"{address}assets/tokens.css")  # it is drawn as the site is
    _wait_for(page, "The archive has problems")
    card.write_text(changed, "utf-8")
    _wait_for(page, "A title changed while serving")
