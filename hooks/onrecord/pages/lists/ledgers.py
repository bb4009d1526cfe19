"""The three ledgers: every statement of a kind, newest first, so many on a page."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from ...output import Page
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from ...wording import labels
from ..render import Renderer, first_sentences, slug
from ..shared.by_month import Month, months
from ..shared.page_parts import numbered, numbered_title, page_links
from ..statement.links import ledger_url
from ..statement.order import first_day, newest_first
from ..statement.tellings import counts_now, gathered, tellings
from ..statement.view_types import Link, Shown
from ..statement.views import ArchiveViews

ON_A_PAGE: Final = 50
_TOTALS: Final = {kind: (words.lower(), words.lower() + "s") for kind, words in labels.KIND.items()}


def pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page]:
    """Every page of every ledger; each ledger has at least one."""
    for kind in Kind:
        parts = page_parts(views, kind)
        for number in range(1, len(parts) + 1):
            yield _page(views, renderer, kind, parts, number)


def page_parts(views: ArchiveViews, kind: Kind) -> list[list[Utterance]]:
    """What stands on each page of a ledger, one entry for one utterance; the first page may be empty.

    An utterance stands in the ledger of the telling that leads, and in no other: what is counted is counted once.
    """
    spoken = [it for it in gathered(views, views.archive.entries) if it.first.kind is kind]
    by_first = {utterance.first.ref: utterance for utterance in spoken}
    ordered = [by_first[entry.ref] for entry in newest_first(utterance.first for utterance in spoken)]
    return [ordered[i : i + ON_A_PAGE] for i in range(0, len(ordered), ON_A_PAGE)] or [[]]


def _page(views: ArchiveViews, renderer: Renderer, kind: Kind, parts: list[list[Utterance]], number: int) -> Page:
    every = [utterance for part in parts for utterance in part]
    counted, title = sum(counts_now(views, utterance.first) for utterance in every), labels.LEDGER[kind]
    links = numbered([ledger_url(kind, n) for n in range(1, len(parts) + 1)])
    context = {
        "title": numbered_title(title, number),
        "means": labels.LEDGER_MEANS[kind],
        "kind_name": kind.value,
        "months": [_month(views, month) for month in months(parts[number - 1], _first_day)],
        "total": labels.counted(counted, *_TOTALS[kind]),
        "uncounted": len(every) - counted,
        "others": [Link(labels.LEDGER[other], ledger_url(other)) for other in Kind if other is not kind],
        "pages": page_links(links, ledger_url(kind, number)),
    }
    described = _described(labels.LEDGER_MEANS[kind], number, len(parts))
    url, called = ledger_url(kind, number), numbered_title(title, number)
    return renderer.page("lists/ledger.html", url, called, context, description=described)


def _described(means: str, number: int, of: int) -> str:
    """What a ledger is, for a page's head; from its second page on, which part of it the page is."""
    return first_sentences(means if number == 1 else f"Part {number} of {of}. {means}")


def _first_day(utterance: Utterance) -> date:
    return first_day(utterance.first)


def _month(views: ArchiveViews, month: Month[Utterance]) -> dict[str, object]:
    statements = [Shown(views.statement(u.first), tellings(views, u)) for u in month.items]
    return {"id": slug(month.title), "title": month.title, "statements": statements}
