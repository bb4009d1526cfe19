"""Dates for a reader."""

from datetime import date

from ...model.edtf_dates import EdtfDate, day_in_words, in_words
from .view_types import When


def when(day: EdtfDate) -> When:
    """A date as written, for a reader."""
    plain = day.text if day.day and len(day.text) == 10 else ""
    return When(in_words(day), plain)


def on_day(day: date) -> When:
    """A plain day, for a reader."""
    return When(day_in_words(day), day.isoformat())
