"""No archive is read, checked and derived in a time that grows as its square (counts of calls; see growth.py)."""

from datetime import date
from typing import Final

import pytest
from benchmarks.generator.hard import HARD

from onrecord.checks import similar_cards, similar_names
from onrecord.load import Loaded, load_files
from onrecord.standings.derive import derive
from onrecord.standings.recorded import Past
from tests.benchmarks.hard_cases import hard_case, hard_files
from tests.growth import calls, growth

TODAY: Final = date(2026, 11, 22)
AS_SIZE: Final = 2.2
"""What is in proportion to the size doubles; what grows as its square becomes four times as much."""
LIKENESS: Final = ("like-names", "same-day")
CASES: Final = sorted(set(HARD) - {"brackets", *LIKENESS})


@pytest.mark.parametrize("case", CASES)
def test_no_hard_case_is_checked_in_a_time_that_grows_as_its_square(case: str) -> None:
    """From the bytes of the files to all problems."""

    def counted(size: int) -> int:
        files = hard_files(case, size)
        return calls(lambda: load_files(files))

    assert growth(counted, 20) < AS_SIZE


@pytest.mark.parametrize("case", CASES)
def test_no_hard_case_is_derived_in_a_time_that_grows_as_its_square(case: str) -> None:
    """What stands, its history, and what came in later, of every question."""

    def counted(size: int) -> int:
        loaded = hard_case(case, size)
        return calls(lambda: everything(loaded))

    assert growth(counted, 20) < AS_SIZE


def everything(loaded: Loaded) -> None:
    """Derive an archive, and how each question came to stand as it does."""
    standings = derive(loaded.archive)
    past = Past(standings, loaded.recorded, TODAY)
    for question in loaded.archive.questions:
        standings.history(question, TODAY)
        past.revisions(question, TODAY)


@pytest.mark.parametrize("case", LIKENESS)
def test_no_two_of_all_titles_and_names_are_compared(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many cards are of one publisher and day, and names of one kind: each with so many others at most."""
    monkeypatch.setattr("onrecord.checks.candidates.MOST", 10)
    monkeypatch.setattr("onrecord.checks.similar_cards.MOST", 10)
    compared = 0

    def counting(_one: object, _other: object) -> bool:
        nonlocal compared
        compared += 1
        return False

    monkeypatch.setattr(similar_cards, "alike", counting)
    monkeypatch.setattr(similar_names, "_resemble", counting)

    def counted(size: int) -> int:
        nonlocal compared
        compared = 0
        load_files(hard_files(case, size))
        return compared

    assert counted(10) >= 45
    assert counted(150) < 10 * 150


def test_a_summary_of_brackets_is_read_sign_by_sign() -> None:
    """And no sign is looked at again for each of the others."""
    files = hard_files("brackets", 5_000)
    assert calls(lambda: load_files(files)) < 20 * 5_000
