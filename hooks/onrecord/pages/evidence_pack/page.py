"""Evidence packs: of each question one file that holds all there is to file away, and asks nobody for anything."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from html import escape
from typing import Any, Final

from ...archive import Entry
from ...model.entities import Card, Question
from ...model.named import as_csv
from ...model.statements import WebEvidence
from ...output import Asset, Task
from ...reading.checksums import Edition, sum_of
from ...reading.source_files import NAMED
from ...referrer import without_referrer
from ...vocabulary import EntityKind
from ...wording import labels
from ..question.page import heading, pack_url, question_context
from ..render import Renderer
from ..shared import captures
from ..source import page as source_page
from ..statement.dates import on_day
from ..statement.lanes import lanes
from ..statement.links import url_of
from ..statement.view_types import Group, Lane, Lanes, Mention, Shown, StatementView
from ..statement.views import ArchiveViews
from .contents import Holding, holding, names_in
from .files import Carried, Files, data_uri, listed, zipped
from .named_things import named_things
from .styles_used import StylesUsed

_ROOT: Final = "onrecord:"
"""What stands before an address of the site until it is known where in the pack, or on the site, it leads."""
_STYLE: Final = "<style></style>"
"""Where in a page its styles will stand; no text of a card can look like it, nor like the next."""
_ZIP: Final = 'href="data:"'
_LINK: Final = re.compile(rf'<a href="{_ROOT}([^"]*)"([^>]*)>(.*?)</a>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where in a pack a statement stands, and its permalink."""

    id: str
    address: str


class Packer:
    """Makes the packs of one archive; what several packs need is worked out once."""

    def __init__(self, views: ArchiveViews, renderer: Renderer, files: Files, edition: Edition, style: str) -> None:
        self._views, self._renderer, self._files, self._edition = views, renderer, files, edition
        self._styles = StylesUsed(style)
        self._names = cache(lambda entity: frozenset(names_in(views.archive, entity)))
        self._source = cache(lambda card: _source(views, views.archive.card(card), edition))  # a card is in many packs

    def whole(self, question: Question) -> Asset:
        """The pack of a question, in one file."""
        contents = holding(self._views.archive, question, self._names)
        return Asset(pack_url(question), self._page(question, contents).encode())

    def _page(self, question: Question, contents: Holding) -> str:
        views, edition = self._views, self._edition
        anchors = {views.permalink(entry.ref): _anchor(views, entry, edition) for entry in contents.entries}
        files = self._carried(question, contents)
        context = {
            **question_context(views, question, edition, near=False),
            **_statements(views, question, contents),
            "anchors": anchors,
            "edition": edition,
            "address": edition.address(url_of(EntityKind.QUESTION, question.id)),
            "as_of_day": on_day(views.as_of),
            "statement_count": labels.counted(len(contents.entries), "statement"),
            "source_count": labels.counted(len(contents.cards), "source"),
            "sources": [self._source(card.id) for card in contents.cards],
            "elsewhere": [_page(page) for page in contents.elsewhere],
            "below_count": len(contents.below),
            "files": listed(files),
            "named_count": len(contents.named),
            "file_name": f"{question.id}-evidence.zip",
        }
        html = self._renderer.text("evidence_pack/page.html", {**context, "root": _ROOT}).lstrip()
        html = without_referrer(settled(html, _inside(question, contents, anchors), edition.site_url))
        style = f"<style>{self._styles.on(html)}</style>"  # both are put in last: nothing else has to look through them
        return html.replace(_STYLE, style, 1).replace(_ZIP, f'href="{data_uri("application/zip", zipped(files))}"', 1)

    def _carried(self, question: Question, contents: Holding) -> Carried:
        """The files of a pack with their sums: those of its entities, and what these name besides."""
        standings, edition, day = self._views.standings, self._edition, self._views.as_of
        things = list(named_things(standings, self._files, edition, question, contents.named, day))
        groups = {group for thing in things for group, _ in thing.origins}
        raw = as_csv(things).encode()
        return {**self._files.of((*contents.ids, *(groups - contents.ids))), NAMED: (raw, sum_of(raw))}


def packs(views: ArchiveViews, renderer: Renderer, files: Files, edition: Edition, style: str) -> Iterator[Task]:
    """The evidence pack of every question, in the order of their ids."""
    packer = Packer(views, renderer, files, edition, style)
    for question in views.archive.questions.values():
        yield Task(pack_url(question), partial(packer.whole, question))


def _inside(question: Question, contents: Holding, anchors: Mapping[str, Anchor]) -> dict[str, str]:
    """The addresses of the site that a pack holds too: where in it."""
    statements = {address: anchor.id for address, anchor in anchors.items()}
    cards = {url_of(EntityKind.CARD, card.id): _source_id(card) for card in contents.cards}
    return {**statements, **cards, url_of(EntityKind.QUESTION, question.id): "_content"}


def settled(html: str, inside: Mapping[str, str], site_url: str) -> str:
    """HTML whose links of the site lead into the pack where that holds what they lead to (`inside`: address → id).

    Others lead to the site if its address is known; else their words stay, and lead nowhere.
    """

    def one(link: re.Match[str]) -> str:
        address, attributes, words = link.groups()
        if address in inside:
            return f'<a href="#{inside[address]}"{attributes}>{words}</a>'
        if site_url:
            return f'<a href="{escape(site_url)}{address}"{attributes}>{words}</a>'
        return f"<span{attributes}>{words}</span>" if attributes else words

    return _LINK.sub(one, html)


def _anchor(views: ArchiveViews, entry: Entry, edition: Edition) -> Anchor:
    return Anchor(f"_{entry.card.id}.{entry.statement.id}", edition.address(views.permalink(entry.ref)))


def _statements(views: ArchiveViews, question: Question, contents: Holding) -> dict[str, Lanes]:
    """The answers and the facts beside them in their lanes, and below them all that these lean on."""
    known = {views.permalink(entry.ref) for entry in contents.entries}
    answering = lanes(views, [*contents.beside, *contents.spoken], lambda entry: heading(question, entry))
    return {"three": _whole(answering, known), "leant_on": _whole(lanes(views, contents.below), known)}


def _whole(three: Lanes, known: set[str]) -> Lanes:
    """Lanes whose statements name no others than those that the pack holds too."""
    verified, attributed, unacknowledged = (_whole_lane(lane, known) for lane in three)
    return verified, attributed, unacknowledged


def _whole_lane(lane: Lane, known: set[str]) -> Lane:
    groups = (
        Group(g.heading, tuple(Shown(_without_others(s.view, known), ()) for s in g.statements)) for g in lane.groups
    )
    return replace(lane, groups=tuple(groups))


def _without_others(view: StatementView, known: set[str]) -> StatementView:
    leaning: tuple[Mention, ...] = tuple(m for m in view.rested_on_by if m.url in known)
    return replace(view, rested_on_by=leaning)


def _source_id(card: Card) -> str:
    return f"_source-{card.id}"


def _source(views: ArchiveViews, card: Card, edition: Edition) -> dict[str, Any]:
    """A source as its entry in the pack shows it."""
    return {
        **source_page.head(views, card),
        **source_page.facts(views, card),
        "name": views.dated_card(card.id).text,
        "anchor": _source_id(card),
        "address": edition.address(url_of(EntityKind.CARD, card.id)),
        "no_capture": "" if card.archived else card.not_recorded.get("archived", ""),
    }


def _page(page: WebEvidence) -> dict[str, Any]:
    return {"url": page.url, "captures": captures.shown(page.captures)}
