"""The three ledgers: every statement of a kind, newest first, so many on a page."""

from collections.abc import Iterator
from typing import Final

from ...archive import Entry
from ...output import Page
from ...standings.counting import counting
from ...vocabulary import Kind
from ...wording import labels
from ..render import Renderer, slug
from ..shared.by_month import Month, months
from ..shared.page_parts import numbered, numbered_title, page_links
from ..statement.links import ledger_url
from ..statement.order import first_day, newest_first
from ..statement.view_types import Link
from ..statement.views import ArchiveViews

ON_A_PAGE: Final = 50
_TOTALS: Final = {kind: (words.lower(), words.lower() + "s") for kind, words in labels.KIND.items()}


def pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page]:
    """Every page of every ledger; each ledger has at least one."""
    for kind in Kind:
        parts = page_parts(views, kind)
        for number in range(1, len(parts) + 1):
            yield _page(views, renderer, kind, parts, number)


def page_parts(views: ArchiveViews, kind: Kind) -> list[list[Entry]]:
    """What stands on each page of a ledger; the first may be empty."""
    entries = newest_first(entry for entry in views.archive.entries if entry.kind is kind)
    return [entries[i : i + ON_A_PAGE] for i in range(0, len(entries), ON_A_PAGE)] or [[]]


def _page(views: ArchiveViews, renderer: Renderer, kind: Kind, parts: list[list[Entry]], number: int) -> Page:
    every = [entry for part in parts for entry in part]
    counted, title = len(list(counting(views.archive, every, views.as_of))), labels.LEDGER[kind]
    links = numbered([ledger_url(kind, n) for n in range(1, len(parts) + 1)])
    context = {
        "title": numbered_title(title, number),
        "means": labels.LEDGER_MEANS[kind],
        "kind_name": kind.value,
        "months": [_month(views, month) for month in months(parts[number - 1], first_day)],
        "total": labels.counted(counted, *_TOTALS[kind]),
        "uncounted": len(every) - counted,
        "others": [Link(labels.LEDGER[other], ledger_url(other)) for other in Kind if other is not kind],
        "pages": page_links(links, ledger_url(kind, number)),
    }
    return renderer.page("lists/ledger.html", ledger_url(kind, number), numbered_title(title, number), context)


def _month(views: ArchiveViews, month: Month[Entry]) -> dict[str, object]:
    statements = [views.statement(entry) for entry in month.items]
    return {"id": slug(month.title), "title": month.title, "statements": statements}
