"""Evidence packs: of each question one file that holds all there is to file away, and asks nobody for anything."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, partial
from html import escape
from typing import Any, Final

from markupsafe import Markup

from ...archive import Entry
from ...model.edtf_dates import day_in_words
from ...model.entities import Card, Question
from ...model.named import as_csv
from ...model.statements import WebEvidence
from ...output import Asset, Task, root_of
from ...reading.checksums import Edition
from ...reading.source_files import NAMED
from ...referrer import without_referrer
from ...vocabulary import EntityKind
from ...wording import labels
from ..question.citation import citation
from ..question.packs import ROOM, pack_url, packs_of
from ..question.page import heading, question_context
from ..question.parted import spoken_to
from ..question.summary import standing_summary
from ..question.verdict import verdict
from ..render import Renderer
from ..shared import captures
from ..shared.division import Part
from ..source import page as source_page
from ..statement.dates import on_day
from ..statement.lanes import lanes
from ..statement.links import url_of
from ..statement.view_types import Group, Lane, Lanes, Link, Mention, Shown, StatementView
from ..statement.views import ArchiveViews
from .contents import Holding, holding, names_in, part_of_holding
from .files import Carried, Files, data_uri
from .named_things import named_things
from .styles_used import StylesUsed

_ROOT: Final = "onrecord:"
"""What stands before an address of the site until it is known where in the pack, or on the site, it leads."""
_STYLE: Final = "<style></style>"
"""Where in a page its styles will stand; no text of a card can look like it, nor like the next."""
_ZIP: Final = b'href="data:"'
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
        self._source = cache(self._source_drawn)  # a card is in many packs

    def _source_drawn(self, card: str) -> Markup:
        context = {"s": _source(self._views, self._views.archive.card(card), self._edition), "edition": self._edition}
        return Markup(self._renderer.text("evidence_pack/source.html", context))

    def whole(self, question: Question) -> Asset:
        """The pack of a question, in one file."""
        contents = holding(self._views.archive, question, self._names)
        context = question_context(self._views, question, self._edition, near=False)
        return Asset(pack_url(question), self._filled("page", question, contents, context))

    def whole_part(self, question: Question, part: Part[Entry]) -> Asset:
        """The same of a question that is not divided."""
        return self.whole(question)

    def part(self, question: Question, part: Part[Entry]) -> Asset:
        """The pack of what was said to a question in one time."""
        contents = part_of_holding(self._views.archive, [entry for _, entry in part.entries], self._names)
        context = {**self._standing(question), "period": part.title}
        return Asset(pack_url(question, part.id), self._filled("part", question, contents, context))

    def table(self, question: Question, part: Part[Entry]) -> Asset:
        """What stands in the place of a pack that would be too heavy: the packs of its parts."""
        rows = [
            {
                "title": one.title,
                "file": pack_url(question, one.id).rpartition("/")[2],
                "whole": not one.parts,
                "count": labels.counted(one.count, "statement"),
            }
            for one in part.parts
        ]
        told = f"{labels.counted(part.count, 'statement')}, divided by time"
        context = {**self._standing(question), **self._head(question), "period": part.title, "told": told, "rows": rows}
        return Asset(pack_url(question, part.id), self._settled("table", context, {}))

    def _standing(self, question: Question) -> dict[str, Any]:
        """The question and how it stands."""
        views, stands = self._views, standing_summary(self._views, question)
        return {
            "text": question.text,
            "id": question.id,
            "kind_of_question": question.kind.value,
            "concerns": [views.actor(party) for party in question.concerns],
            "stands": stands,
            "verdict": verdict(views, question),
            "unit": question.unit or "",
            "as_of": day_in_words(views.as_of),
            "citation": citation(views, question, stands, self._edition),
        }

    def _head(self, question: Question) -> dict[str, Any]:
        """Of which state of the archive it tells."""
        edition = self._edition
        address = edition.address(url_of(EntityKind.QUESTION, question.id))
        return {"edition": edition, "address": address, "as_of_day": on_day(self._views.as_of), "period": ""}

    def _filled(self, template: str, question: Question, contents: Holding, context: dict[str, Any]) -> bytes:
        """A pack of these contents, with their files in it."""
        views, edition = self._views, self._edition
        anchors = {views.permalink(entry.ref): _anchor(views, entry, edition) for entry in contents.entries}
        files = self._carried(question, contents)
        counts = labels.counted(len(contents.entries), "statement"), labels.counted(len(contents.cards), "source")
        whole = {
            **self._head(question),
            **context,
            **_statements(views, question, contents),
            "anchors": anchors,
            "told": f"{counts[0]} from {counts[1]}, with the files they come from",
            "sources": [self._source(card.id) for card in contents.cards],
            "elsewhere": [_page(page) for page in contents.elsewhere],
            "below_count": len(contents.below),
            "files": files.files,
            "named_count": len(contents.named),
            "file_name": f"{question.id}-evidence.zip",
        }
        page = self._settled(template, whole, _inside(question, contents, anchors))
        return page.replace(_ZIP, b'href="%b"' % data_uri("application/zip", files.zip), 1)

    def _settled(self, template: str, context: dict[str, Any], inside: Mapping[str, str]) -> bytes:
        """A template filled in, its links settled, with the styles that it uses.

        These and the files are put in last, so that nothing else has to look through them.
        """
        html = self._renderer.text(f"evidence_pack/{template}.html", {**context, "root": _ROOT}).lstrip()
        html = without_referrer(settled(html, inside, self._edition.site_url))
        return html.replace(_STYLE, f"<style>{self._styles.on(html)}</style>", 1).encode()

    def _carried(self, question: Question, contents: Holding) -> Carried:
        """The files of a pack: those of its entities, and what these name besides."""
        standings, edition, day = self._views.standings, self._edition, self._views.as_of
        things = list(named_things(standings, self._files, edition, question, contents.named, day))
        groups = {group for thing in things for group, _ in thing.origins}
        return self._files.carried(contents.ids | groups, {NAMED: as_csv(things).encode()})


def packs(
    views: ArchiveViews, renderer: Renderer, files: Files, edition: Edition, style: str, room: int = ROOM
) -> Iterator[Task]:
    """The evidence packs of every question, in the order of their ids: one, or one of each time and a table of them.

    Where a time has no pack of its own, since another file has it too, its address leads there.
    """
    packer = Packer(views, renderer, files, edition, style)
    for question in views.archive.questions.values():
        whole = packs_of(views.archive, question, spoken_to(views.archive, question), room)
        page = url_of(EntityKind.QUESTION, question.id)
        for part in _walked(whole):
            make = packer.table if part.parts else packer.part if part.id else packer.whole_part
            yield Task(pack_url(question, part.id), partial(make, question, part), shared=page)
            for moved in part.moved:
                to = Link(part.title or question.text, pack_url(question, part.id))
                yield Task(pack_url(question, moved), partial(_led, renderer, pack_url(question, moved), to))


def _walked(part: Part[Entry]) -> Iterator[Part[Entry]]:
    """A part and all below it."""
    yield part
    for one in part.parts:
        yield from _walked(one)


def _led(renderer: Renderer, url: str, to: Link) -> Asset:
    return Asset(url, renderer.text("shared/leads_on.html", {"to": to, "root": root_of(url)}).encode())


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
