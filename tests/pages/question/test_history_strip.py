"""The history of a question as a strip: where its stretches lie, and which of them have room for words."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.edtf_dates import day_in_words
from onrecord.pages.question.history import HistoryEntry
from onrecord.pages.question.history_strip import strip
from onrecord.pages.statement.view_types import When

AS_OF = date(2025, 4, 11)


def _stood(day: str, standing: str) -> HistoryEntry:
    when = When(day_in_words(date.fromisoformat(day)), day)
    return HistoryEntry(f"_on-{day}", f"_{day}", "", standing, standing.capitalize(), (), when, when, (), "", False)


@pytest.mark.parametrize(
    ("history", "stretches"),
    [
        ([], []),
        ([("2025-04-11", "attributed")], []),
        ([("2025-01-01", "attributed")], [("attributed", 0, 100, True, True)]),
        (
            [("2025-01-01", "attributed"), ("2025-02-20", "unacknowledged"), ("2025-03-02", "attributed")],
            [
                ("attributed", 0, 50, True, True),
                ("unacknowledged", 50, 10, False, True),
                ("attributed", 60, 40, True, False),
            ],
        ),
        (
            [("2025-01-01", "attributed"), ("2025-01-11", "attributed"), ("2025-04-11", "verified")],
            [("attributed", 0, 100, True, True), ("verified", 100, 0, False, False)],
        ),
    ],
)
def test_a_strip_is_cut_where_the_standing_changes(history: list[tuple[str, str]], stretches: list[object]) -> None:
    """Entries of one standing are one stretch; words stand only where they fit, days only where they do not touch."""
    cut = strip(tuple(_stood(*entry) for entry in history), AS_OF)
    assert [(s.standing, s.start, s.width, s.named, s.dated) for s in cut] == stretches


def test_a_stretch_leads_to_the_first_entry_of_its_standing() -> None:
    """With that entry's day and anchor."""
    history = (_stood("2025-01-01", "attributed"), _stood("2025-01-11", "attributed"))
    (stretch,) = strip(history, AS_OF)
    assert (stretch.since.words, stretch.words) == ("1 Jan 2025", "Attributed")


@given(st.lists(st.tuples(st.dates(date(2020, 1, 1), AS_OF), st.sampled_from(["attributed", "verified"])), max_size=12))
def test_stretches_fill_the_strip_without_a_gap(drawn: list[tuple[date, str]]) -> None:
    """From 0 to 100, each beginning where the last one ended, and no two days nearer than their words are wide."""
    history = tuple(_stood(day.isoformat(), standing) for day, standing in sorted(dict(drawn).items()))
    stretches = strip(history, AS_OF)
    ends = [0.0, *(s.start + s.width for s in stretches)]
    assert all(abs(s.start - end) < 0.02 for s, end in zip(stretches, ends, strict=False))
    assert not stretches or abs(ends[-1] - 100) < 0.02
    days = [s.start for s in stretches if s.dated]
    assert all(b - a >= 10.9 for a, b in pairwise(days)) and all(d <= 89.1 for d in days)
