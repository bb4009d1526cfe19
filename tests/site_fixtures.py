"""The real archive, read once and built once a run, for the tests of the whole site; whatever the number of workers."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from onrecord.load import Loaded, load
from tests.paths import EXAMPLE, PROJECT

ONRECORD = Path(sys.executable).with_name("onrecord")


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


def build(sources: Path, folder: Path, as_of: str) -> None:
    """Build a site by the command."""
    command: list[str | Path] = [
        *(ONRECORD, "build", "--strict", "--sources", sources),
        *("--site-dir", folder, "--as-of", as_of),
    ]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as of 2026-11-22, built by the command. To be read only."""
    return once(tmp_path_factory, "built", lambda folder: build(PROJECT / "sources", folder, "2026-11-22"))


@pytest.fixture(scope="session")
def example_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example archive as of 2025-01-02, built by the command. To be read only."""
    return once(tmp_path_factory, "example-built", lambda folder: build(EXAMPLE, folder, "2025-01-02"))
