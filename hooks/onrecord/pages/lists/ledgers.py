"""The three ledgers: every statement of a kind, newest first, so many on a page."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from ...archive import Entry
from ...output import Page
from ...standings.counting import counting
from ...vocabulary import Kind
from ...wording import labels
from ..render import Renderer, slug
from ..statement.view_types import Link
from ..statement.views import Views
from .sorting import first_day, newest_first

ON_A_PAGE: Final = 50
_MONTHS: Final = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """Every page of every ledger; each ledger has at least one."""
    for kind in Kind:
        parts = sheets(views, kind)
        for number, sheet in enumerate(parts, 1):
            yield _page(views, renderer, kind, sheet, number, len(parts), [entry for part in parts for entry in part])


def sheets(views: Views, kind: Kind) -> list[list[Entry]]:
    """What stands on each page of a ledger; the first may be empty."""
    entries = newest_first(entry for entry in views.archive.entries if entry.kind is kind)
    return [entries[i : i + ON_A_PAGE] for i in range(0, len(entries), ON_A_PAGE)] or [[]]


def url(kind: Kind, number: int) -> str:
    """Where a page of a ledger lies."""
    return f"{kind.value}/" if number == 1 else f"{kind.value}/{number}/"


def _page(
    views: Views, renderer: Renderer, kind: Kind, entries: list[Entry], number: int, last: int, every: list[Entry]
) -> Page:
    months = [
        {"title": title, "id": slug(title), "statements": [views.statement(entry) for entry in group]}
        for title, group in groupby(entries, key=_month)
    ]
    total, counted = len(every), len(list(counting(views.archive, every, views.as_of)))
    title = labels.LEDGER[kind] + (f", page {number}" if number > 1 else "")
    context = {
        "title": title, "told": labels.LEDGER_MEANS[kind], "kind_name": kind.value, "months": months,
        "total": labels.counted(counted, *_TOTALS[kind]), "uncounted": total - counted,
        "others": [Link(labels.LEDGER[other], url(other, 1)) for other in Kind if other is not kind],
        "pages": [{"link": Link(f"Page {n}", url(kind, n)), "here": n == number} for n in range(1, last + 1)],
    }  # fmt: skip
    return renderer.page("lists/ledger.html", url(kind, number), title, context, description=labels.LEDGER_MEANS[kind])


_TOTALS: Final = {kind: (words.lower(), words.lower() + "s") for kind, words in labels.KIND.items()}


def _month(entry: Entry) -> str:
    day = first_day(entry)
    return f"{_MONTHS[day.month - 1]} {day.year}"
