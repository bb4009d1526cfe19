"""The three ledgers: every statement of a kind, newest first, divided by the day on which it was said."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Final

from ...output import Page, Task
from ...standings.utterances import Utterance
from ...vocabulary import Kind
from ...wording import labels
from ..render import Renderer, first_sentences
from ..shared.division import ROOM, Group, Place, divided
from ..shared.list_pages import Listing, ListPage, leads_on
from ..shared.weights import of_statement
from ..statement.few import few
from ..statement.links import ledger_url
from ..statement.order import known_day, newest_first
from ..statement.tellings import counts_now, gathered, tellings
from ..statement.view_types import Link, Shown
from ..statement.views import ArchiveViews

_TOTALS: Final = {kind: (words.lower(), words.lower() + "s") for kind, words in labels.KIND.items()}
_ONCE_NUMBERED: Final = 20
"""Ledgers had pages by number once, of 50 statements each; no archive had more than these."""


def pages(views: ArchiveViews, renderer: Renderer, room: int = ROOM) -> Iterator[Task]:
    """Every page of every ledger; each ledger has at least one."""
    for kind, listing in listings(views, room).items():
        yield from listing.tasks(partial(_page, views, renderer, kind), renderer)
        to = Link(listing.title, listing.base)
        for number in range(2, min(-(-len(listing.division.entries) // 50), _ONCE_NUMBERED) + 1):
            yield leads_on(f"{listing.base}{number}/", to, renderer)


def listings(views: ArchiveViews, room: int = ROOM) -> dict[Kind, Listing[Utterance]]:
    """The ledgers, one entry for one utterance.

    An utterance stands in the ledger of the telling that leads, and in no other: what is counted is counted once.
    """
    spoken = gathered(views, newest_first(views.archive.entries))
    return {kind: _listing(views, kind, [it for it in spoken if it.first.kind is kind], room) for kind in Kind}


def _listing(views: ArchiveViews, kind: Kind, spoken: list[Utterance], room: int) -> Listing[Utterance]:
    by_first = {utterance.first.ref: utterance for utterance in spoken}
    ordered = [by_first[entry.ref] for entry in newest_first(utterance.first for utterance in spoken)]
    division = divided(ordered, partial(_place, views), room)
    return Listing(ledger_url(kind), labels.LEDGER[kind], division, joint=" of ")


def _place(views: ArchiveViews, utterance: Utterance) -> Place:
    first = utterance.first
    key, number = first.ref.replace("#", ","), int(counts_now(views, first))
    return Place(known_day(first), key, of_statement(views.archive, utterance), number)


def _page(views: ArchiveViews, renderer: Renderer, kind: Kind, page: ListPage[Utterance]) -> Page:
    means = labels.LEDGER_MEANS[kind]
    context = {
        "page": page,
        "means": means,
        "kind_name": kind.value,
        "groups": [_group(views, group) for group in page.groups],
        "total": labels.counted(page.part.count, *_TOTALS[kind]),
        "uncounted": len(page.part.entries) - page.part.count,
        "others": [Link(labels.LEDGER[other], ledger_url(other)) for other in Kind if other is not kind],
    }
    described = first_sentences(f"{page.title}: {page.amount}. {means}" if page.whole else means)
    made = renderer.page("lists/ledger.html", page.url, page.title, context, description=described)
    return replace(made, listed=tuple(utterance.first.ref for group in page.groups for utterance in group.items))


def _group(views: ArchiveViews, group: Group[Utterance]) -> dict[str, object]:
    return {"id": group.id, "title": group.title, "statements": [_shown(views, it) for it in group.items]}


def _shown(views: ArchiveViews, utterance: Utterance) -> Shown:
    return few(views.statement(utterance.first), tellings(views, utterance))
