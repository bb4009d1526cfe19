"""What shapes for pages work out of themselves: how a lane is headed, what of a long list is folded."""

import pytest

from onrecord.pages.statement.view_types import Group, Lane


@pytest.mark.parametrize(
    ("count", "uncounted", "heading"),
    [(44, 0, "Attributed · 44"), (44, 2, "Attributed · 42, 2 more not counted"), (0, 0, "Attributed · 0")],
)
def test_a_lane_is_headed_by_what_counts(count: int, uncounted: int, heading: str) -> None:
    """What is counted nowhere is told beside it."""
    assert Lane("attributed", "Attributed", "", count, uncounted, ()).heading == heading


@pytest.mark.parametrize(("held", "shown"), [(0, 0), (6, 6), (8, 8), (9, 6), (40, 6)])
def test_a_long_group_folds_all_but_its_first_six(held: int, shown: int) -> None:
    """But never only one or two: these take no more room than the line that would fold them."""
    group = Group("", tuple(range(held)))  # type: ignore[arg-type]
    assert [*group.first] == [*range(shown)]
    assert [*group.rest] == [*range(shown, held)]
