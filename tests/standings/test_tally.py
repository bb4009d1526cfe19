"""Counting in many states of the archive at once."""

from onrecord.standings.tally import Tally, union


def counted(*changes: tuple[int, int]) -> tuple[int, int]:
    """Where there is one at least, and where two, after some changes."""
    tally = Tally()
    for where, by in changes:
        tally.change(where, by)
    return tally.some, tally.several


def test_each_state_has_a_number_of_its_own() -> None:
    """One more here is none there."""
    assert counted((0b0111, 1), (0b0011, 1), (0b0001, 1)) == (0b0111, 0b0011)


def test_what_is_taken_away_is_gone_there_alone() -> None:
    """However many there are elsewhere."""
    assert counted((0b111, 1), (0b111, 1), (0b111, 1), (0b001, -1), (0b001, -1), (0b010, -1)) == (0b111, 0b110)
    assert counted((0b111, 1), (0b101, -1)) == (0b010, 0)


def test_large_numbers_are_counted() -> None:
    """A thousand, and down to nothing again."""
    changes = [(0b11, 1)] * 1000 + [(0b01, -1)] * 999
    assert counted(*changes) == (0b11, 0b10)
    assert counted(*changes, (0b01, -1)) == (0b10, 0b10)


def test_a_union_is_where_any_is() -> None:
    """Of nothing it is nothing."""
    assert (union(()), union((0b01, 0b100))) == (0, 0b101)
