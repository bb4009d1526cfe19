"""Dates for a reader."""

from datetime import date

from ...archive import Entry
from ...model.edtf_dates import EdtfDate, day_in_words, in_words
from .view_types import When


def when(day: EdtfDate) -> When:
    """A date as written, for a reader."""
    plain = day.text if day.day and len(day.text) == 10 else ""
    return When(in_words(day), plain)


def is_of_publication(entry: Entry) -> bool:
    """Whether the day shown is that of the source, since that of the words is not recorded; never of a fact."""
    return entry.claim is not None and entry.claim.said_on is None


def on_day(day: date) -> When:
    """A plain day, for a reader."""
    return When(day_in_words(day), day.isoformat())
