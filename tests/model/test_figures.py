"""Figures: bounds and their comparison (method §5)."""

import pytest

from onrecord.model.figures import NoFigureError, Words, in_words, parse_bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3000", 3000, 3000),
        ("0", 0, 0),
        ("> 3000", 3001, None),
        (">3000", 3001, None),
        (">= 3000", 3000, None),
        ("< 500", 0, 499),
        ("< 1", 0, 0),
        ("<= 500", 0, 500),
        ("<= 0", 0, 0),
        ("1000..1200", 1000, 1200),
        ("7..7", 7, 7),
        ("~1100", 990, 1210),
        ("~ 1100", 990, 1210),
        ("~1", 1, 1),
        ("~4", 4, 4),
        ("~5", 5, 5),
        ("~9", 9, 9),
        ("~10", 9, 11),
        ("~11", 10, 12),
        ("~15", 14, 16),
        ("~19", 18, 20),
        ("~99", 90, 108),
        ("~101", 91, 111),
        ("~1005", 905, 1105),
        ("~0", 0, 0),
        ("999999999999", 999999999999, 999999999999),
    ],
)
def test_bounds(text: str, low: int, high: int | None) -> None:
    """A figure is a bound of whole numbers; `~n` runs from ⌈0.9 n⌉ to ⌊1.1 n⌋."""
    bound = parse_bound(text)
    assert (bound.low, bound.high) == (low, high)
    assert str(bound) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "many",
        "3,000",
        "3 000",
        "3000.0",
        "1e3",
        "-5",
        "+5",
        "=3",
        "=> 3",
        "≥ 3",
        ">> 3",
        "~",
        ">",
        "1..",
        "..2",
        "1...2",
        "1..2..3",
        "1-2",
        "3000+",
        "10%",
        "1000 .. 1200",
        "about 30",
        "1000000000000",
    ],
)
def test_what_is_no_figure(text: str) -> None:
    """Commas, words, fractions and signs of other kinds are refused."""
    with pytest.raises(NoFigureError, match=r"^spelling$"):
        parse_bound(text)


@pytest.mark.parametrize("text", ["1200..1000", "~1..2", "> 1..2", "<= 1..2"])
def test_a_range_runs_upwards_and_has_no_sign(text: str) -> None:
    """A range runs from the smaller number to the greater, and bears no sign."""
    with pytest.raises(NoFigureError, match=r"^range$"):
        parse_bound(text)


def test_nothing_is_less_than_none() -> None:
    """No whole number is less than 0."""
    with pytest.raises(NoFigureError, match=r"^below-zero$"):
        parse_bound("< 0")


@pytest.mark.parametrize(
    ("one", "other", "disjoint"),
    [
        ("3000", "3000", False),
        ("3000", "3001", True),
        ("> 3000", "3000", True),
        (">= 3000", "3000", False),
        ("< 500", "500", True),
        ("<= 500", "500", False),
        ("> 3000", "~1100", True),
        ("> 3000", "> 1000", False),
        ("< 500", "<= 300", False),
        ("1000..1200", "~1100", False),
        ("1000..1200", "1200..1300", False),
        ("1000..1199", "1200..1300", True),
        ("< 10", "> 9", True),
        ("<= 10", ">= 10", False),
    ],
)
def test_disjoint(one: str, other: str, disjoint: bool) -> None:
    """Two figures are disjoint when no number lies in both, whichever is asked."""
    first, second = parse_bound(one), parse_bound(other)
    assert first.disjoint(second) is disjoint
    assert second.disjoint(first) is disjoint


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3000", "3,000"),
        ("30", "30"),
        ("~1100", "about 1,100"),
        ("> 3000", "more than 3,000"),
        (">= 3000", "at least 3,000"),
        ("< 500", "fewer than 500"),
        ("<= 500", "at most 500"),
        ("1000..1200", "1,000 to 1,200"),
        ("0..7", "0 to 7"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """A reader gets a bound in words."""
    assert in_words(parse_bound(text)) == words


def test_words_are_shown_as_they_stand() -> None:
    """A figure in words is shown as it was said, and has no bound to compare."""
    several = Words("several hundred")
    assert in_words(several) == str(several) == "several hundred"
    assert not hasattr(several, "disjoint")
