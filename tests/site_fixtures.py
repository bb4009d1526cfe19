"""The real archive, read once and built once a run, for the tests of the whole site; whatever the number of workers."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock
from font_source_sans_pro import SourceSansPro

from onrecord.load import Loaded
from tests.loading import load
from tests.paths import EXAMPLE, PROJECT, TESTS

ONRECORD = Path(sys.executable).with_name("onrecord")
NASTY = (
    """</title><script>alert(1)</script><img src=x onerror="alert(2)"> "'"""
    "{{ 7*7 }} {% raw %} & <b>bold</b> [x](javascript:alert(3))"
)


@pytest.fixture(scope="session")
def real() -> Loaded:
    """The archive of this repository."""
    return load(PROJECT / "sources")


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that is made once in a run: by the worker that asks for it first, while the others wait."""
    base = factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    folder, ready = shared / name, shared / f"{name}.ready"
    with FileLock(shared / f"{name}.lock"):
        if not ready.exists():
            make(folder)
            ready.touch()
    return folder


def build(sources: Path, folder: Path, as_of: str, project: Path = PROJECT) -> None:
    """Build a site by the command, as strictly as it can; what it printed lies beside."""
    command: list[str | Path] = [
        *(ONRECORD, "build", "--strict", "--sources", sources),
        *("--site-dir", folder, "--as-of", as_of),
    ]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True)
    printed(folder).write_bytes(done.stdout + done.stderr)


def printed(folder: Path) -> Path:
    """Where it lies what the build of a site printed, on both of its streams."""
    return folder.with_name(f"{folder.name}.printed")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as of 2026-11-22, built by the command. To be read only."""
    return once(tmp_path_factory, "built", lambda folder: build(PROJECT / "sources", folder, "2026-11-22"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example archive as of 2025-01-02, built by the command. To be read only."""
    return once(tmp_path_factory, "example-built", lambda folder: build(EXAMPLE, folder, "2025-01-02"))


@pytest.fixture(scope="session")
def nasty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of an archive with markup in every free text, built by the command. To be read only."""

    def make(folder: Path) -> None:
        sources = _nasty(folder.with_name("nasty"))
        subprocess.run(
            [ONRECORD, "build", "--sources", sources, "--site-dir", folder],
            cwd=PROJECT,
            check=True,
            capture_output=True,
        )

    return once(tmp_path_factory, "nasty-built", make)


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _nasty(folder: Path) -> Path:
    """An archive with markup in every free text of a card, an actor, a question, a place and a topic."""
    files = {
        "actors/outlet.yaml": (
            f"name: {_quoted(NASTY)}\ntype: outlet\naliases: [{_quoted(NASTY)}]\nnote: {_quoted(NASTY)}\n"
        ),
        "actors/state.yaml": "name: A State\ntype: state\n",
        "places/place.yaml": f"name: {_quoted(NASTY)}\ncountry: {_quoted(NASTY)}\ncoordinates: [1, 2]\n",
        "topics/topic.yaml": f"name: {_quoted(NASTY)}\ndescription: {_quoted(NASTY)}\n",
        "questions/question.yaml": f"text: {_quoted(NASTY)}\nkind: yes-no\nconcerns: [state]\nnote: {_quoted(NASTY)}\n",
        "cards/2025/card.yaml": f"""title: {_quoted(NASTY)}
publisher: outlet
type: news-report
published: 2025-01-01
retrieved: 2025-01-02
language: en
authors: [{_quoted(NASTY)}]
topics: [topic]
places: [place]
not_recorded: {{url: {_quoted(NASTY)}, archived: {_quoted(NASTY)}}}
note: {_quoted(NASTY)}
summary: 'Before <script>alert(4)</script> [it says](#said) "><script>alert(5)</script>.'
attributed:
  - id: said
    text: {_quoted(NASTY)}
    said_by: {{anonymous: {_quoted(NASTY)}}}
    via: [{{document: {_quoted(NASTY)}}}]
    answers: {{question: yes}}
    quote: {_quoted(NASTY)}
    quote_language: en
    locator: {_quoted(NASTY)}
    note: {_quoted(NASTY)}
withdrawn:
  - {{id: unsaid, on: 2025-02-01, note: {_quoted(NASTY)}, see: card#said}}
""",
        "withdrawn/gone.yaml": f"was: question\non: 2025-02-01\nnote: {_quoted(NASTY)}\nsee: question\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def another_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example archive under another maintainer's settings (`tests/another`), as of 2025-01-02. To be read only."""

    def make(folder: Path) -> None:
        project = folder.with_name("another")
        shutil.copytree(TESTS / "another", project)
        (project / "docs" / "fonts").mkdir()
        shutil.copy(SourceSansPro, project / "docs" / "fonts" / "own.ttf")
        build(EXAMPLE, folder, "2025-01-02", project)

    return once(tmp_path_factory, "another-built", make)
