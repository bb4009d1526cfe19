"""The pages that are written by hand, and the menu, of a site that is written without MkDocs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from .. import needs_hooks
from ..exports.theme import menu, stylesheets
from ..output import Asset, Page, Record, Task
from ..pipeline import Plan
from ..site_settings.reader import SiteSettings
from . import menu_of, pages_by_hand, words_by_hand
from .files import source_of
from .layouts import finished
from .own_files import OwnFiles
from .pages_by_hand import PageByHand
from .skeleton import Skeleton


class Planned:
    """What is planned, by address; a page is made where its title or its ids are asked for."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.tasks: Mapping[str, Task] = {url: task for step in plan.steps for task in step.tasks for url in task.urls}
        self._made: dict[str, Page | None] = {}

    @property
    def pages(self) -> Iterator[str]:
        """The addresses of all pages."""
        return (url for url in self.tasks if not url or url.endswith("/"))

    def page(self, url: str) -> Page | None:
        """The page at an address; None where there is another file, or nothing."""
        if url not in self._made:
            outputs = self._plan.finished(self.tasks[url]) if url in self.tasks else ()
            self._made[url] = next((it for it in outputs if isinstance(it, Page) and it.url == url), None)
        return self._made[url]


@dataclass(frozen=True)
class ByHand:
    """The pages that are written by hand: by which settings, of which files, among what is planned."""

    settings: SiteSettings
    own: OwnFiles
    planned: Planned
    built: Mapping[str, Any]

    @cached_property
    def pages(self) -> tuple[PageByHand, ...]:
        """All of them, in HTML."""
        extensions = dict(self.settings.extensions)
        if needs_hooks.__name__ in extensions:
            extensions[needs_hooks.__name__] = needs_hooks.RUN  # nothing is passed over here
        titles = {path: title for title, path in menu.named(self._nav)}
        return tuple(self._page(path, file, extensions, titles.get(path, "")) for path, file in self.own.pages.items())

    def _page(self, path: str, file: Path, extensions: Mapping[str, Mapping[str, Any]], called: str) -> PageByHand:
        meta, text = pages_by_hand.read(file)
        text = words_by_hand.with_slots_filled(text, pages_by_hand.url_of(path), self._site)
        return pages_by_hand.page(path, text, meta, extensions, self._places, called)

    @cached_property
    def _places(self) -> Mapping[str, str]:
        """All that a link can lead to."""
        drawn = [asset.url for asset in stylesheets.drawn("", "")]
        files = {url: url for url in (*self.own.files, *drawn)}
        by_hand = {path: pages_by_hand.url_of(path) for path in self.own.pages}
        return {source_of(url): url for url in self.planned.tasks} | files | by_hand

    @cached_property
    def _site(self) -> words_by_hand.Site:
        it = self.settings
        return words_by_hand.Site(it.name, it.about, it.url, it.rights, self.built)

    def menu(self) -> tuple[menu_of.Entry, ...]:
        """The menu, as it is where no page is at hand."""
        by_hand = {page.path: page for page in self.pages}
        made = {source_of(url): url for url in self.planned.pages}

        def find(path: str) -> menu_of.Found | None:
            if page := by_hand.get(path):
                return page.url, lambda: page.title
            if (url := made.get(path)) is not None:
                return url, lambda: getattr(self.planned.page(url), "title", path)
            return None

        return menu_of.entries(self._nav, find)

    @cached_property
    def _nav(self) -> list[Any]:
        return menu.default(self.own.listed) if self.settings.nav is None else self.settings.nav

    def laid_out(self, skeleton: Skeleton) -> Iterator[Asset | Record]:
        """The whole of each page, and the records of the search that it is found by."""
        contents = str(self.settings.extensions["toc"].get("title") or "On this page")
        for page in self.pages:
            described = str(page.meta.get("description") or "")
            given = words_by_hand.given(page.html, page.url, page.title, described, self._site)
            html = words_by_hand.with_contents(page.html, page.parts, contents, integrated=True)
            styles = {"stylesheets": stylesheets.OF_A_PAGE_BY_HAND}
            meta = {**page.meta, **styles, "description": given.described, "linked": given.linked}
            text = finished(skeleton.by_hand(page.url, page.title, html, meta), html)
            yield Asset(f"{page.url}index.html", text.encode("utf-8", "xmlcharrefreplace"))
            yield from given.records

    def wrong(self) -> Iterator[str]:
        """What is wrong with the pages, a sentence each: what a browser would block, and links that lead nowhere."""
        anchors = {page.url: page.anchors for page in self.pages}
        for page in self.pages:
            yield from (f"{page.path}: {said}" for said in page.said)
            for link in page.links:
                made = None if link.url in anchors or not link.fragment else self.planned.page(link.url)
                there = anchors.get(link.url) or (made.anchors if made else frozenset())
                if link.fragment and link.fragment not in there:
                    yield f"{page.path}: the link {link.written} leads to a place that its page has not"
