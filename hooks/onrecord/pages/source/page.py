"""The pages of sources: the list, and one for each card."""

from collections.abc import Iterator
from itertools import groupby
from urllib.parse import urlsplit

from markupsafe import Markup

from ...archive import Entry, entries_of, evidence_refs
from ...model.annotated_markdown import Mark, notes, plain, resolve, to_html
from ...model.entities import STANDS_BESIDE, Card
from ...output import Page, root_of
from ...reading.checksums import NO_EDITION, Edition
from ...vocabulary import EntityKind
from ...wording import labels
from ..lists.sorting import language_of
from ..lists.tiles import first_day, newest_cards, row
from ..render import Renderer, first_sentences
from ..statement import citations
from ..statement.lanes import lanes
from ..statement.view_types import Link
from ..statement.views import Views, url_of, when
from .withdrawn import on_its_card


def pages(
    views: Views, renderer: Renderer, files: dict[str, str], edit_base: str, edition: Edition = NO_EDITION
) -> Iterator[Page]:
    """The list of sources and every card's page; `files` leads from an id to its file's path."""
    yield _index(views, renderer)
    for card in views.archive.cards.values():
        yield _page(views, renderer, card, files.get(card.id, ""), edit_base, edition)


def _index(views: Views, renderer: Renderer) -> Page:
    cards = newest_cards(views.archive.cards.values())
    years = [
        {"name": str(year), "rows": [row(views, card) for card in group]}
        for year, group in groupby(cards, key=lambda card: first_day(card).year)
    ]
    context = {"years": years, "total": labels.counted(len(cards), "source")}
    return renderer.page(
        "source/list.html", "sources/", "Sources", context, description="Every source of the archive, the newest first."
    )


def _page(views: Views, renderer: Renderer, card: Card, file: str, edit_base: str, edition: Edition) -> Page:
    url = url_of(EntityKind.CARD, card.id)
    own = list(entries_of(card))
    summary = to_html(card.summary, Marks(views, card, root_of(url)))
    context = {
        **head(views, card),
        **facts(views, card),
        **_links(views, own),
        "summary": Markup(summary), "notes": [Markup(note) for note in notes(summary)],
        "three": lanes(views, own),
        "elsewhere": {entry.statement.id: views.elsewhere(entry) for entry in own},
        "citations": {entry.statement.id: citations.statement(views, entry, edition) for entry in own},
        "id": card.id, "file": f"sources/{file}", "edit": f"{edit_base}{file}" if edit_base else "",
    }  # fmt: skip
    description = first_sentences(plain(card.summary))
    return renderer.page("source/page.html", url, card.title, context, description=description, source=file)


def head(views: Views, card: Card) -> dict[str, object]:
    """What a source is, in short."""
    return {
        "title": card.title, "language": language_of(card.title, card.language or ""), "note": card.note or "",
        "type": labels.CARD_TYPE[card.type], "publisher": views.actor(card.publisher), "published": when(card.published),
    }  # fmt: skip


def facts(views: Views, card: Card) -> dict[str, object]:
    """What is recorded of a source itself, and what is not and why."""
    missing = {name: why for name, why in card.not_recorded.items() if name not in STANDS_BESIDE}
    archived = card.archived or ""
    return {
        "why_title": card.not_recorded.get("title", ""),
        "why_published": card.not_recorded.get("published", ""),
        "authors": [_author(views, name) for name in card.authors],
        "original": card.url or "", "original_words": _host(card.url or ""),
        "archived": archived, "archived_link": archived.startswith("http"), "archived_words": _host(archived),
        "read": when(card.retrieved) if card.retrieved else None,
        "written_in": card.language or "",
        "not_recorded": [{"name": labels.NOT_RECORDED[name], "why": why} for name, why in missing.items()],
        "topics": [views.topic(topic) for topic in card.topics], "places": [views.place(place) for place in card.places],
        "citation": citations.source(views, card),
        "corrections": [{"on": when(c.on), "note": c.note, "statements": c.statements} for c in card.corrections],
        "withdrawn": [on_its_card(views, statement) for statement in card.withdrawn],
    }  # fmt: skip


def _author(views: Views, name: str) -> Link:
    return views.actor(name) if name in views.archive.actors else Link(name, "")


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _links(views: Views, own: list[Entry]) -> dict[str, object]:
    here = {entry.card.id for entry in own}
    rests = dict.fromkeys(ref.partition("#")[0] for entry in own for ref in entry.statement.rests_on)
    cites = dict.fromkeys(ref.partition("#")[0] for entry in own for ref in evidence_refs(entry))
    leaning = (e.card.id for card in here for e in views.archive.links.resting_on_card.get(card, ()))
    return {
        "rests_on": [_named(views, card) for card in rests if card not in here],
        "cites": [_named(views, card) for card in cites if card not in here],
        "leant_on_by": [_named(views, card) for card in dict.fromkeys(leaning)],
    }


def _named(views: Views, card: str) -> Link:
    found = views.archive.card(card)
    return Link(
        f"{views.archive.actor(found.publisher).name}, {when(found.published).words}", url_of(EntityKind.CARD, card)
    )


class Marks:
    """What each link of a card's summary becomes: an address, the mark of its kind, who says it."""

    def __init__(self, views: Views, card: Card, root: str) -> None:
        self._views, self._card, self._root = views, card, root

    def __call__(self, written: str) -> Mark | None:
        """The mark of a link, or None where it leads nowhere."""
        target = resolve(written, self._card.id)
        if target is None:
            return None
        if target.kind is None:
            if target.id not in self._views.archive.statements:
                return None
            entry = self._views.archive.statement(target.id)
            own = entry.card.id == self._card.id
            href = f"#{entry.statement.id}" if own else self._root + self._views.permalink(entry.ref)
            return href, f"mark {entry.kind.value}", self._views.attribution(entry)
        return self._root + url_of(target.kind, target.id), "", ""
