"""What all tests share: the example archive, its web archives, and how hypothesis looks for examples."""

import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.archive import Archive
from onrecord.load import Loaded
from tests.loading import ARCHIVES, load
from tests.paths import EXAMPLE

settings.register_profile("onrecord", max_examples=25, deadline=None, database=None, derandomize=True)
settings.register_profile("fuzz", max_examples=2000, deadline=None, database=None, print_blob=True)
settings.load_profile("onrecord")

os.environ["ONRECORD_ARCHIVES"] = " ".join(sorted(ARCHIVES))  # for the commands, in this process and below it


@pytest.fixture(scope="session")
def example_folder() -> Path:
    """The folder of a tiny, complete archive about three countries that do not exist."""
    return EXAMPLE


@pytest.fixture(scope="session")
def loaded(example_folder: Path) -> Loaded:
    """The example archive with its problems and texts."""
    return load(example_folder)


@pytest.fixture(scope="session")
def example(loaded: Loaded) -> Archive:
    """The example archive, linked."""
    return loaded.archive


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A copy of the example archive, to be changed."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))
