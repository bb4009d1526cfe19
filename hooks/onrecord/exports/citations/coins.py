"""What Zotero and its like read on a page: COinS, an OpenURL context object (ANSI/NISO Z39.88-2004) in an empty span.

Of the ways that Zotero documents it is the one that fits: the tags of Highwire Press are for articles of journals, and
unAPI asks for a server. On a source's page it describes the source, not the page, on a question's page the page.
"""

from collections.abc import Callable, Iterator
from functools import partial
from html import escape
from typing import Final
from urllib.parse import quote

from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import Edition
from ...vocabulary import EntityKind
from . import csl
from .csl import NEWSPAPER, PAGE, Item, first_day

_TYPES: Final = {
    NEWSPAPER: "newspaperArticle",
    PAGE: "webpage",
    "document": "document",
    "speech": "presentation",
    "event": "presentation",
    "interview": "interview",
    "report": "report",
    "dataset": "dataset",
    "legal_case": "case",
    "post": "forumPost",
    "broadcast": "tvBroadcast",
}
"""Zotero’s own types, which the Dublin Core form of COinS may name."""


def spans(views: ArchiveViews, edition: Edition) -> Callable[[str], str]:
    """Gives the span of a page by its address; pages of neither a source nor a question have none."""
    archive = views.archive
    items: dict[str, Callable[[], Item]] = {
        url_of(EntityKind.CARD, card.id): partial(csl.card, views, card, edition) for card in archive.cards.values()
    }
    items |= {
        url_of(EntityKind.QUESTION, question.id): partial(csl.question, views, question, edition)
        for question in archive.questions.values()
    }
    return lambda url: coins(items[url]()) if url in items else ""


def coins(item: Item) -> str:
    """The span of one item; where its address is not known, it has none."""
    query = "&".join(f"{name}={quote(value, safe='')}" for name, value in _fields(item))
    return f'<span class="Z3988" title="{escape(query)}"></span>'


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    yield from (("url_ver", "Z39.88-2004"), ("ctx_ver", "Z39.88-2004"))
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", _TYPES[item["type"]]
    yield "rft.title", item["title"]
    yield from (("rft.au", author["literal"]) for author in item.get("author", []))
    for name, key in (("container-title", "source"), ("publisher", "publisher"), ("URL", "identifier")):
        if name in item:
            yield f"rft.{key}", item[name]
    if day := first_day(item):
        yield "rft.date", day.isoformat()
    if "language" in item:
        yield "rft.language", item["language"]
    yield "rft.description", item["note"]
