"""Dates as contributors write them: EDTF (ISO 8601-2), with the bounds that the method counts by."""

import contextlib
import functools
import io
import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

_PLAIN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PLAIN_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d{2}))?)?[~?%]?", re.ASCII)
_SIGN = r"(?: *[~?%] *)?"
_LEAP_YEAR = r"(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_IN_CALENDAR = (
    rf"(?!{_SIGN}0000)(?!{_SIGN}[0-9]{{4}}{_SIGN}-{_SIGN}(?:02{_SIGN}-{_SIGN}3|(?:0[469]|11){_SIGN}-{_SIGN}31))"
    rf"(?!{_SIGN}(?!{_LEAP_YEAR})[0-9]{{4}}{_SIGN}-{_SIGN}02{_SIGN}-{_SIGN}29)"
)
_YEAR = r"[0-9X]{4}(?:S[0-9]{1,4})?"
_MONTH = r"(?:0[1-9X]|1[0-2X]|2[1-9]|3[0-9]|4[01]|X[0-9X])"
_DAY = r"(?:0[1-9X]|[12][0-9X]|3[01X]|X[0-9X])"
_DATE = (
    rf"{_IN_CALENDAR}{_SIGN}{_YEAR}{_SIGN}(?:-{_SIGN}{_MONTH}{_SIGN}(?:-{_SIGN}{_DAY}{_SIGN})?)?"
    r"|[\[{][0-9X~?%S,. -]{1,200}[\]}]"
)
_ONE = re.compile(rf"\s*(?:{_DATE})\s*")
_END = rf"(?:{_DATE}|\.\.)"
SPELLING: Final = rf"(?:{_DATE}|(?:{_DATE}) */ *{_END}?|(?:\.\. *)?/ *(?:{_DATE}))"
"""The shape of every date that is read, in the regular expressions that JavaScript knows too. Not every text of this
shape is a date: an interval may end before it begins."""
_SINGLE: Final = (
    rf"{_IN_CALENDAR}{_SIGN}[0-9]{{4}}(?:S[0-9]{{1,4}})?{_SIGN}-"
    rf"{_SIGN}(?:0[1-9]|1[0-2]){_SIGN}-{_SIGN}(?:0[1-9]|[12][0-9]|3[01]){_SIGN}"
)
DAY_SPELLING: Final = rf"{_SINGLE}(?: */ *{_SINGLE})?"
"""The shape of every date that is one day."""
_QUALIFIERS = str.maketrans("", "", "~?%")


Mistake = Literal["calendar", "time", "spelling", "no-end", "backwards"]
"""Why a text is no date: no such day, a time of day, not year-month-day, an interval without an end or turned round."""


class NoDateError(ValueError):
    """A text that is no date, and why."""

    def __init__(self, mistake: Mistake) -> None:
        super().__init__(mistake)
        self.mistake = mistake


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """An EDTF date or interval: its text as written, and its first and last possible day.

    A bound is None where the date leaves it open (`2024-12/..`). `~` and `?` move nothing
    (method §2).
    """

    text: str
    earliest: date | None
    latest: date | None

    def __str__(self) -> str:
        return self.text

    @property
    def day(self) -> date | None:
        """The one day that it is; None where it may be one of several."""
        return self.latest if self.earliest == self.latest else None

    @property
    def last(self) -> date:
        """Its last possible day; the end of time where the date leaves it open."""
        return self.latest or date.max


def parse_edtf(text: str) -> EdtfDate:
    """The date that `text` writes.

    Raises NoDateError where it is no EDTF date, ends before it begins, or names a time of day.
    """
    if _PLAIN_DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise NoDateError("calendar") from error
        return EdtfDate(text, day, day)
    return _parse_level_2(text)


@functools.lru_cache(maxsize=4096)
def _parse_level_2(text: str) -> EdtfDate:
    if "T" in text:
        raise NoDateError("time")
    if "/" in text:
        return _interval(text)
    first, last = _bounds(text)
    return EdtfDate(text, first, last)


def _interval(text: str) -> EdtfDate:
    start, _, end = text.partition("/")
    if "/" in end:
        raise NoDateError("spelling")
    first = None if start in ("", "..") else _bounds(start)[0]
    last = None if end in ("", "..") else _bounds(end)[1]
    if first is None and last is None:
        raise NoDateError("no-end")
    if first and last and last < first:
        raise NoDateError("backwards")
    return EdtfDate(text, first, last)


def _bounds(text: str) -> tuple[date, date]:
    """First and last day of one date: of a plain day, month or year, which most are, or by the edtf library."""
    if not _ONE.fullmatch(text):
        raise NoDateError("spelling")
    plain = _PLAIN_DATE.fullmatch(text)
    return _of_plain(*plain.groups()) if plain else _by_library(text)


def _of_plain(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    first = date(int(year), int(month or 1), int(day or 1))
    if day:
        return first, first
    return first, date(first.year, int(month or 12), monthrange(first.year, int(month or 12))[1])


def _by_library(text: str) -> tuple[date, date]:
    """The same by the edtf library; it is imported late, for it is slow to load, and takes 5 ms a date.

    It is not asked for years of more than four digits: no calendar here has them, and one as `Y1E999999999` would
    keep it busy for ever.
    """
    from edtf import parse_edtf as parse  # noqa: PLC0415

    try:
        with contextlib.redirect_stdout(io.StringIO()):  # the library prints on some bad input
            parsed = parse(text)
            first, last = parsed.lower_strict()[:3], parsed.upper_strict()[:3]
        return date(*first), date(*last)
    except Exception as error:  # the library raises many types on bad input
        raise NoDateError("spelling") from error


TIME_ZONES: Final = timedelta(days=1)
"""By how much two places may differ in what day it is: by so much a day may be too early or too late."""
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def in_words(when: EdtfDate) -> str:
    """The date for a reader: `23 Dec 2024`, `Dec 2024`, `22 to 31 Jan 2025`, `about 2024`."""
    if "/" not in when.text:
        return _one_in_words(when.text) or _between(when)
    start, end = (_one_in_words(part) if part not in ("", "..") else "" for part in when.text.split("/"))
    if when.earliest is None:
        return f"{end or _between(when)} or earlier"  # never "until": a claim was made once
    if when.latest is None:
        return f"{start or _between(when)} or later"
    return _span(start, end) if start and end and _alike(start, end) else _between(when)


def _between(when: EdtfDate) -> str:
    """A date in a rarer form of EDTF, by its first and last possible day."""
    days = [day_in_words(day) for day in (when.earliest, when.latest) if day]
    return _span(days[0], days[-1])


def _alike(start: str, end: str) -> bool:
    """Whether the words of two dates tell a span better than its first and last day: of one precision, or vague."""
    return len(start.split()) == len(end.split()) or "about" in start + end or "(" in start + end


def _span(start: str, end: str) -> str:
    """`22 to 31 Jan 2025`, `Dec 2024 to Jan 2025`: what the first has in common with the last is said once."""
    return start if start == end else f"{_without_common_end(start.split(), end.split())} to {end}"


def _without_common_end(first: list[str], last: list[str]) -> str:
    same = 0
    while len(first) == len(last) and same < len(first) - 1 and first[-1 - same] == last[-1 - same]:
        same += 1
    return " ".join(first[: len(first) - same])


@functools.cache
def _one_in_words(text: str) -> str:
    bare = text.translate(_QUALIFIERS)
    if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?", bare):
        return ""
    year, *rest = bare.split("-")
    words = [str(int(rest[1]))] if len(rest) == 2 else []
    words += [_MONTHS[int(rest[0]) - 1]] if rest else []
    plain = " ".join([*words, year])
    about = "about " if "~" in text or "%" in text else ""
    return f"{about}{plain}{' (uncertain)' if '?' in text or '%' in text else ''}"


def day_in_words(day: date) -> str:
    """A plain day for a reader: `22 Nov 2026`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def days_in_words(first: date, last: date) -> str:
    """From one plain day to another for a reader: `22 to 31 Jan 2025`; `22 Nov 2026` where they are one."""
    return _span(day_in_words(first), day_in_words(last))
