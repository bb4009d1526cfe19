"""Dates: what EDTF text means to the method, and what is no date (method §2, the card format)."""

from datetime import date

import pytest

from onrecord.model.edtf_dates import NoDateError, day_in_words, in_words, parse_edtf


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2024-12-30", "2024-12-30", "2024-12-30"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2024-12-XX", "2024-12-01", "2024-12-31"),
        ("2024-12-27/2025-01-04", "2024-12-27", "2025-01-04"),
        ("2024-12/2025-01", "2024-12-01", "2025-01-31"),
        ("2024-12-30/2024-12-30", "2024-12-30", "2024-12-30"),
        ("2024-12/..", "2024-12-01", None),
        ("2024-12/", "2024-12-01", None),
        ("../2024-12", None, "2024-12-31"),
        ("/2024-12", None, "2024-12-31"),
    ],
)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    """A date runs from its first to its last possible day, and an open end has none."""
    parsed = parse_edtf(text)
    assert (parsed.earliest, parsed.latest) == (day(earliest), day(latest))


@pytest.mark.parametrize(
    ("text", "one", "last"),
    [
        ("2024-12-30", "2024-12-30", "2024-12-30"),
        ("2024-12-30/2024-12-30", "2024-12-30", "2024-12-30"),
        ("2024-12", None, "2024-12-31"),
        ("../2024-12", None, "2024-12-31"),
        ("2024-12/..", None, "9999-12-31"),
    ],
)
def test_day_and_last(text: str, one: str | None, last: str) -> None:
    """A date is one day where it can be no other, and its last possible day is the end of time where it is open."""
    parsed = parse_edtf(text)
    assert (parsed.day, parsed.last) == (day(one), day(last))


@pytest.mark.parametrize("plain", ["2024-12-30", "2024-12", "2024"])
@pytest.mark.parametrize("qualifier", ["~", "?", "%"])
def test_qualifiers_move_nothing(plain: str, qualifier: str) -> None:
    """`~` and `?` move no bound, and stay in the text."""
    bare, qualified = parse_edtf(plain), parse_edtf(plain + qualifier)
    assert (qualified.earliest, qualified.latest) == (bare.earliest, bare.latest)
    assert str(qualified) == qualified.text == plain + qualifier


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("2024-02-30", "calendar"),
        ("2024-13-01", "calendar"),
        ("2024-13", "spelling"),
        ("30 December 2024", "spelling"),
        ("12/30/2024", "spelling"),
        ("30.12.2024", "spelling"),
        ("20241230", "spelling"),
        ("0000", "spelling"),
        ("-0100", "spelling"),
        ("Y17000", "spelling"),
        ("", "spelling"),
        ("a/b", "spelling"),
        ("2024-12-30T10:00:00", "time"),
        ("2024-12-30T10:00/2024-12-31", "time"),
        ("2025-01/2024-12", "backwards"),
        ("2024-12-31/2024-12-30", "backwards"),
        ("/", "no-end"),
        ("../..", "no-end"),
    ],
)
def test_refusals(text: str, mistake: str) -> None:
    """What is no EDTF date, names a time of day or runs backwards is refused with its reason."""
    with pytest.raises(NoDateError, match=r".") as caught:
        parse_edtf(text)
    assert caught.value.mistake == mistake


@pytest.mark.parametrize("text", ["2024-12/2025-01/2025-02", "2025-01//2025-02"])
def test_an_interval_has_two_ends(text: str) -> None:
    """An interval of three parts is refused, and never reaches a page."""
    with pytest.raises(NoDateError, match=r"^spelling$"):
        parse_edtf(text)


def test_a_bad_date_prints_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's own printing on bad input stays out of the report."""
    with pytest.raises(NoDateError, match=r"^spelling$"):
        parse_edtf("2024-1X")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-12-03", "3 Dec 2024"),
        ("2024-12", "Dec 2024"),
        ("2024", "2024"),
        ("2024-12-30~", "about 30 Dec 2024"),
        ("2024-12?", "Dec 2024 (uncertain)"),
        ("2024%", "about 2024 (uncertain)"),
        ("2024-12-27/2025-01-04", "27 Dec 2024 to 4 Jan 2025"),
        ("2024-12-27~/2025-01", "about 27 Dec 2024 to Jan 2025"),
        ("2024-12/..", "Dec 2024 or later"),
        ("2024-12/", "Dec 2024 or later"),
        ("../2024-12", "Dec 2024 or earlier"),
        ("/2024-12", "Dec 2024 or earlier"),
        ("2024-21", "1 Mar to 31 May 2024"),
        ("202X", "1 Jan 2020 to 31 Dec 2029"),
    ],
)
def test_in_words(text: str, words: str) -> None:
    """A reader gets a date in words; what has no plain words stays as it was written."""
    assert in_words(parse_edtf(text)) == words


@pytest.mark.parametrize("month", range(1, 13))
def test_day_in_words(month: int) -> None:
    """A plain day reads as day, English month and year."""
    names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    assert day_in_words(date(2026, month, 2)) == f"2 {names[month - 1]} 2026"


def test_a_date_is_frozen() -> None:
    """A parsed date cannot be changed."""
    with pytest.raises(AttributeError):
        parse_edtf("2024").text = "2025"  # type: ignore[misc]


@pytest.mark.parametrize("text", ["Y1E999999999", "Y123456", "Y1E999999999/2024-12-30", "-2024", "2024-02-30~"])
def test_the_library_is_not_asked_for_what_no_calendar_has(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A year of more than four digits is refused at once: the library would write such a year out, for ever."""
    asked: list[str] = []
    monkeypatch.setattr("edtf.parse_edtf", asked.append)
    with pytest.raises(NoDateError, match=r"^spelling$"):
        parse_edtf(text)
    assert asked == []
