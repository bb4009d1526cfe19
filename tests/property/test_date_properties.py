"""What holds for every date (method §2)."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import edtf_dates
from onrecord.model.edtf_dates import day_in_words, in_words, parse_edtf
from tests.property.examples import examples

DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))
PRECISION = st.sampled_from([4, 7, 10])
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])
DATES = st.builds(lambda day, length, sign: day.isoformat()[:length] + sign, DAYS, PRECISION, QUALIFIERS)


@examples(60)
@given(DATES)
def test_a_date_keeps_its_text_and_its_order(text: str) -> None:
    """A date keeps its text, qualifiers and all, and begins no later than it ends."""
    parsed = parse_edtf(text)
    assert (parsed.text, str(parsed)) == (text, text)
    assert parsed.earliest is not None
    assert parsed.latest is not None
    assert parsed.earliest <= parsed.latest
    assert parsed.earliest.isoformat().startswith(text.rstrip("~?%"))
    assert parsed.latest.isoformat().startswith(text.rstrip("~?%"))


@examples(60)
@given(DATES)
def test_a_plain_date_has_the_days_that_the_library_gives(text: str) -> None:
    """It is not asked for these: it takes 5 ms a date."""
    assert edtf_dates._bounds(text) == edtf_dates._by_library(text)


@examples(60)
@given(DATES, DATES)
def test_an_interval_runs_from_its_first_to_its_last_day(first: str, last: str) -> None:
    """An interval has the first day of its start and the last of its end, or is refused for running backwards."""
    start, end = parse_edtf(first), parse_edtf(last)
    assert start.earliest is not None
    assert end.latest is not None
    try:
        interval = parse_edtf(f"{first}/{last}")
    except ValueError as error:
        assert str(error) == "backwards"
        assert end.latest < start.earliest
        return
    assert (interval.text, interval.earliest, interval.latest) == (f"{first}/{last}", start.earliest, end.latest)
    words = in_words(interval)
    assert words.endswith((in_words(end), day_in_words(end.latest)))
    assert " to " in words or words == in_words(start)


@given(DAYS)
def test_a_plain_day_is_itself(day: date) -> None:
    """A plain day is its own first and last."""
    parsed = parse_edtf(day.isoformat())
    assert parsed.earliest == parsed.latest == day


@examples(100)
@given(st.text(alphabet="0129-~?%.X", max_size=12))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """Any text is a date that can be put into words, or is refused with ValueError."""
    try:
        parsed = parse_edtf(text)
    except ValueError:
        return
    assert parsed.text == text
    assert in_words(parsed)
    assert not (parsed.earliest and parsed.latest) or parsed.earliest <= parsed.latest
