"""The real archive, read once and built once, for the tests of the whole site."""

import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.load import Loaded, load
from tests.paths import PROJECT

ONRECORD = Path(sys.executable).with_name("onrecord")


@pytest.fixture(scope="session")
def real() -> Loaded:
    """The archive of this repository."""
    return load(PROJECT / "sources")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of this repository as of 2026-11-22, built by the command."""
    folder = tmp_path_factory.mktemp("built") / "site"
    command: list[str | Path] = [ONRECORD, "build", "--strict", "--site-dir", folder, "--as-of", "2026-11-22"]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True)
    return folder
