"""Dates as programs and pages write them → EDTF; only what can be told for sure."""

import re
from email.utils import parsedate
from typing import Final

from ...model.edtf_dates import parse_edtf
from .text import one_line

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?=$|[T\s])")
_SLASHED = re.compile(r"(\d{4})(?:/(\d{1,2})(?:/(\d{1,2}))?)?(?=$|[T\s]|/\D*$|/\d{1,2}:)")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{4,6}(?:Z|[+-]\d{4})?)?$")
_POINTED = re.compile(r"(\d{4})\. ?(\d{1,2})\. ?(\d{1,2})(?=$|[.\s])")
_IN_WORDS = re.compile(r"(\d{4})[年년] ?(\d{1,2})[月월] ?(\d{1,2})[日일]")
_SHAPES: Final = (_COMPACT, _ISO, _SLASHED, _POINTED, _IN_WORDS)
_DAY_FIRST = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})(?=$|[,\s])")
"""With points the day comes first wherever dates are written so; with strokes nobody can tell."""
_MONTH_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[-. ]+)?([A-Za-z]{3,9})[-., ]+(\d{4})(?=$|[,;.\s])")
_MONTH_FIRST = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?=$|[,;.\s])")
_OF_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d")


def date_of(text: object) -> str:
    """A date as EDTF, as exact as it was given; empty where it cannot be told for sure.

    The day is the one that is written; a time and its zone after it are left out.
    """
    written = one_line(text)
    if whole := _edtf(written):
        return whole
    if _OF_MAIL.match(written):
        told = parsedate(written)
        return _edtf(f"{told[0]:04}-{told[1]:02}-{told[2]:02}") if told else ""
    match = next((match for shape in _SHAPES if (match := shape.match(written))), None)
    return _edtf("-".join(part.zfill(2) for part in match.groups() if part)) if match else _turned(written)


def _turned(written: str) -> str:
    """A date that begins with its day, or names its month."""
    if match := _DAY_FIRST.match(written):
        return _edtf("-".join(part.zfill(2) for part in reversed(match.groups())))
    if match := _MONTH_FIRST.match(written):
        month, day, year = match.groups()
    elif match := _MONTH_NAMED.match(written):
        day, month, year = match.groups()
    else:
        return ""
    parts = (year, month_of(month).zfill(2), day.zfill(2) if day else "")
    return _edtf("-".join(filter(None, parts))) if month_of(month) else ""


_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)


def month_of(text: str) -> str:
    """The number of a month by its English name or its beginning, or by its number; empty where it is none."""
    written = text.strip(".").casefold()
    months = [n for n, name in enumerate(_MONTHS, 1) if written in (name, name[:3], name[:4], str(n), f"{n:02}")]
    return str(months[0]) if months else ""


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except ValueError:
        return ""
