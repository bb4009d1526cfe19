"""The pages of sources: one for each card."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from ...archive import Entry, entries_of
from ...model.annotated_markdown import notes, plain, to_html
from ...model.entities import STANDS_BESIDE, Card
from ...model.references import card_of
from ...output import Page, Task, root_of
from ...reading.checksums import NO_EDITION, Edition
from ...vocabulary import EntityKind
from ...wording import labels
from ...wording.languages import language_name
from ..render import Renderer, first_sentences
from ..shared import captures
from ..shared.corrections import in_words
from ..shared.taking import Offers, Take, nothing
from ..statement import citations
from ..statement.dated_archive import DatedArchive
from ..statement.dates import on_day, when
from ..statement.elsewhere import elsewhere
from ..statement.headline import headline
from ..statement.lanes import lanes
from ..statement.links import url_of
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .drawn import Beside, own_lanes
from .overtaken import overtaken
from .since import verified_since
from .summary_marks import SummaryMarks
from .titles import titles
from .withdrawn import on_its_card

DESCRIPTION: Final = 150
"""Signs of a page's description before it is cut: with the sign of the cut it stays below 160."""


def pages(
    views: ArchiveViews,
    renderer: Renderer,
    files: dict[str, str],
    edit_base: str,
    edition: Edition = NO_EDITION,
    take: Take = nothing,
) -> Iterator[Task]:
    """Every card's page; `files` leads from an id to its file's path, `take` to what the page gives away."""
    for card in views.archive.cards.values():
        offers = partial(take, EntityKind.CARD, card.id)
        make = partial(_page, views, renderer, card, files.get(card.id, ""), edit_base, edition, offers)
        yield Task(url_of(EntityKind.CARD, card.id), make)


def titles_of(views: DatedArchive, _: str) -> Mapping[str, str]:
    """The titles of the pages of all sources, by the ids of their cards; for `once`."""
    return titles(views.archive)


def _page(
    views: ArchiveViews,
    renderer: Renderer,
    card: Card,
    file: str,
    edit_base: str,
    edition: Edition,
    offers: Callable[[], Offers],
) -> Page:
    title, url = views.once(titles_of, "")[card.id], url_of(EntityKind.CARD, card.id)
    own = list(entries_of(card))
    summary = to_html(card.summary, SummaryMarks(views, card, root_of(url)))
    beside = {entry.statement.id: _beside(views, entry, edition) for entry in own}
    context = {
        **head(views, card),
        **facts(views, card),
        **_related_cards(views, own),
        "summary": Markup(summary),
        "notes": [Markup(note) for note in notes(summary)],
        "statements": Markup(own_lanes(lanes(views, own), root_of(url), beside)),
        "offers": offers(),
        "name": title,
        "id": card.id,
        "file": f"sources/{file}",
        "edit": f"{edit_base}{file}" if edit_base else "",
    }
    description = first_sentences(f"{title}. {plain(card.summary)}", DESCRIPTION)
    return renderer.page("source/page.html", url, title, context, description=description, source=file)


def _beside(views: ArchiveViews, entry: Entry, edition: Edition) -> Beside:
    return Beside(
        elsewhere=elsewhere(views, entry),
        citation=citations.statement(views, entry, edition),
        since=tuple(verified_since(views, entry)),
        overtaken=tuple(overtaken(views, entry)),
    )


def head(views: ArchiveViews, card: Card) -> dict[str, object]:
    """What a source is, in short."""
    return {
        "headline": headline(card),
        "note": card.note or "",
        "type": labels.CARD_TYPE[card.type],
        "publisher": views.actor(card.publisher),
        "published": when(card.published),
    }


def facts(views: ArchiveViews, card: Card) -> dict[str, object]:
    """What is recorded of a source itself, and what is not and why."""
    came_in = views.recorded.of_card(card.id)
    missing = {name: why for name, why in card.not_recorded.items() if name not in STANDS_BESIDE}
    return {
        "why_title": card.not_recorded.get("title", ""),
        "why_published": card.not_recorded.get("published", ""),
        "authors": [_author(views, name) for name in card.authors],
        "original": card.url or "",
        "original_words": _short(card.url or ""),
        "host": _host(card.url or ""),
        "captures": captures.shown(card.archived),
        "read": when(card.retrieved) if card.retrieved else None,
        "came_in": on_day(came_in) if came_in else None,
        "written_in": language_name(card.language) if card.language else "",
        "not_recorded": [_missing(name, why) for name, why in missing.items()],
        "topics": [views.topic(topic) for topic in card.topics],
        "places": [views.place(place) for place in card.places],
        "citation": citations.source(views, card),
        "corrections": [{"on": when(c.on), "note": in_words(c), "statements": c.statements} for c in card.corrections],
        "withdrawn": [on_its_card(views, statement) for statement in card.withdrawn],
    }


def _missing(name: str, why: str) -> dict[str, str]:
    said = {"url": "No address is recorded.", "archived": "No archived copy is recorded."}
    return {"name": labels.NOT_RECORDED[name], "why": why, "words": said.get(name, "Not recorded.")}


def _author(views: ArchiveViews, name: str) -> Link:
    return views.actor(name) if name in views.archive.actors else Link(name, "")


def _short(url: str) -> str:
    """An address without its scheme, www. and end slash, as a reader knows it."""
    return re.sub(r"^https?://(?:www\.)?|/$", "", url)


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""


def _related_cards(views: ArchiveViews, own: list[Entry]) -> dict[str, object]:
    """The cards that a card rests on and cites, and those that do so with it."""
    here = {entry.card.id for entry in own}
    rests = dict.fromkeys(card_of(ref) for entry in own for ref in entry.statement.rests_on)
    cites = dict.fromkeys(card_of(ref) for entry in own for ref in entry.statement.cited)
    leaning = (e.card.id for card in here for e in views.archive.links.resting_on_card.get(card, ()))
    return {
        "rests_on": [views.dated_card(card) for card in rests if card not in here],
        "cites": [views.dated_card(card) for card in cites if card not in here],
        "leant_on_by": [views.dated_card(card) for card in dict.fromkeys(leaning)],
    }
