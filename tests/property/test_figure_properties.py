"""What holds for every figure (method §5)."""

import re

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model.figures import Bound, in_words, parse_bound

NUMBERS = st.integers(0, 40)


def ranges(low: int, high: int) -> str:
    """A range from the smaller to the greater."""
    return f"{min(low, high)}..{max(low, high)}"


FIGURES = st.one_of(
    st.builds("{}{}".format, st.sampled_from(["", "~", "> ", ">= ", "<= "]), NUMBERS),
    st.builds("< {}".format, st.integers(1, 40)),
    st.builds(ranges, NUMBERS, NUMBERS),
)


def members(bound: Bound) -> set[int]:
    """The whole numbers up to 100 that lie in a bound."""
    return {n for n in range(101) if bound.low <= n and (bound.high is None or n <= bound.high)}


@given(FIGURES, FIGURES)
def test_disjoint_agrees_with_counting(one: str, other: str) -> None:
    """Two figures are disjoint exactly when no whole number lies in both."""
    first, second = parse_bound(one), parse_bound(other)
    assert first.disjoint(second) is members(first).isdisjoint(members(second))


@given(FIGURES, FIGURES)
def test_holds_agrees_with_counting(one: str, other: str) -> None:
    """A figure holds another exactly when every whole number of the other lies in it."""
    first, second = parse_bound(one), parse_bound(other)
    assert first.holds(second) is (members(second) <= members(first))


@given(FIGURES)
def test_a_figure_has_the_numbers_that_its_text_tells(text: str) -> None:
    """A figure's bounds are those of its sign, told number by number."""
    match = re.fullmatch(r"(\D*?) ?(\d+)(?:\.\.(\d+))?", text)
    assert match is not None
    number, last = int(match[2]), int(match[3] or match[2])
    expected = {
        "": range(number, last + 1),
        ">": range(number + 1, 101),
        ">=": range(number, 101),
        "<": range(number),
        "<=": range(number + 1),
        "~": [n for n in range(101) if 10 * abs(n - number) <= number],
    }[match[1]]
    assert members(parse_bound(text)) == set(expected)


@given(st.integers(0, 10**12 - 1))
def test_about_is_ten_per_cent(number: int) -> None:
    """`~n` holds exactly the whole numbers that are at most a tenth of n away from it."""
    bound = parse_bound(f"~{number}")
    assert bound.high is not None
    assert bound.low <= number <= bound.high
    for inside in (bound.low, bound.high):
        assert 10 * abs(inside - number) <= number
    for outside in (bound.low - 1, bound.high + 1):
        assert 10 * abs(outside - number) > number


@given(FIGURES)
def test_every_figure_has_words_and_keeps_its_text(text: str) -> None:
    """Every figure keeps its text and has words that name its numbers."""
    bound = parse_bound(text)
    assert bound.text == text
    digits = [part for part in text.replace("..", " ").strip("~<>= ").split() if part.isdigit()]
    assert [part for part in in_words(bound).split() if part.isdigit()] == digits


@given(st.text(alphabet="0123456789~<>=. ,-abc", max_size=12))
def test_any_text_is_a_figure_or_refused(text: str) -> None:
    """Any text is a bound that is not empty, or is refused with ValueError."""
    try:
        bound = parse_bound(text)
    except ValueError:
        return
    assert bound.high is None or 0 <= bound.low <= bound.high
    assert in_words(bound)
