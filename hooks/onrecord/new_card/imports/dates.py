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
    return _edtf("-".join(part.zfill(2) for part in match.groups() if part)) if match else ""


def _edtf(text: str) -> str:
    try:
        return parse_edtf(text).text
    except ValueError:
        return ""
