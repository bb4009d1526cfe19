"""A state as of a day within it: whose word has gone stale (method §2)."""

from datetime import date

import pytest

from onrecord.standings.state import State
from onrecord.vocabulary import Badge, Standing

HEARD = {"north": date(2021, 1, 1), "south": date(2021, 2, 1)}


@pytest.mark.parametrize(
    ("day", "stale"),
    [
        (date(2021, 4, 1), []),
        (date(2021, 4, 2), ["north"]),
        (date(2021, 5, 2), ["north"]),
        (date(2021, 5, 3), ["north", "south"]),
    ],
)
@pytest.mark.parametrize("standing", list(Standing))
def test_stale_parties(standing: Standing, day: date, stale: list[str]) -> None:
    """A party's word over 90 days old is stale; only what is unacknowledged then asks for a re-check."""
    state = State(date(2021, 2, 1), standing, frozenset(), {}, HEARD, ())
    assert state.stale_parties(day) == stale
    asks = Badge.RE_CHECK in state.on(day).badges
    assert asks is (standing is Standing.UNACKNOWLEDGED and bool(stale))
