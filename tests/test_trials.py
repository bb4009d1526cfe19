"""The cards that came out of the trials (tests/trials/) still pass the strict check beside the archive."""

from pathlib import Path
from typing import Final

import pytest

from onrecord.reading.source_files import source_files
from tests.loading import load_files
from tests.paths import PROJECT

TRIALS: Final = sorted(path for path in (PROJECT / "tests/trials").iterdir() if path.name.isdecimal())
LATER: Final = frozenset({"near-duplicate", "like-name"})
"""What is found once somebody has added the same source or the same publisher to the archive."""


def test_ten() -> None:
    """There are ten trials, five by the form and five in the terminal, each with its protocol and one card."""
    assert [trial.name for trial in TRIALS] == [f"{number:02}" for number in range(1, 11)]
    assert [len(list(trial.glob("files/sources/cards/*/*.yaml"))) for trial in TRIALS] == [1] * 10
    assert all((trial / "transcript.md").is_file() for trial in TRIALS)
    assert sum((trial / "session.txt").is_file() for trial in TRIALS) == 5


@pytest.mark.parametrize("trial", TRIALS, ids=lambda trial: trial.name)
def test_files_of_a_trial(trial: Path) -> None:
    """What came out of a trial, laid over the archive as it is now, has neither an error nor a warning."""
    new = {file.path: file for file in source_files(trial / "files/sources")}
    archive = [file for file in source_files(PROJECT / "sources") if file.path not in new]
    problems = load_files([*archive, *new.values()]).problems
    assert [problem for problem in problems if problem.path in new and problem.code not in LATER] == []
