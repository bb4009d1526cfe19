"""Linked data for every page: JSON-LD in the words of schema.org, and the page's picture.

A claim is never said to be so, nor to be false: there is no `ClaimReview` and no rating anywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ...output import Page
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...vocabulary import EntityKind
from ...wording import labels
from ..share_image.content import SITE, picture_of
from .about import HOME, About, anything, told_of, website
from .addresses import Addresses
from .claims import Statements, carriers
from .script import Node, as_script, ref
from .things import Things

__all__ = ["heads", "written"]

_SECTIONS: Final = {
    "sources/": "Sources",
    "questions/": "Questions",
    "actors/": "Actors",
    "topics/": "Topics",
    "places/": "Places",
    "changes/": "Changes",
    "timeline/": "Timeline",
    "recheck/": "Re-check",
    "contribute/": "Add a source",
    "rules/": "The rules",
    **{f"{kind.value}/": title for kind, title in labels.LEDGER.items()},
}
"""The lists that have pages below them."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as its linked data tells it."""

    url: str
    title: str
    description: str
    as_of: date


def heads(views: ArchiveViews, site_url: str) -> Callable[[Page], Page]:
    """Gives each page of the archive its linked data and, if it has one of its own, its picture."""
    told, carried = told_of(views), carriers(views)
    pictures = {url_of(EntityKind.QUESTION, question): picture_of(question) for question in views.archive.questions}

    def head(page: Page) -> Page:
        at = Addresses(site_url, page.url)
        about = told.get(page.url, anything)(Statements(Things(views, at), carried))
        sheet = _Sheet(page.url, page.title, page.description, views.as_of)
        return replace(page, linked=as_script(_nodes(at, sheet, about)), picture=pictures.get(page.url, ""))

    return head


def written(site_url: str, url: str, title: str, description: str, as_of: date) -> str:
    """The linked data of a page that is written by hand, such as the method."""
    kind = "AboutPage" if url == "about/" else "WebPage"
    return as_script(_nodes(Addresses(site_url, url), _Sheet(url, title, description, as_of), About(kind)))


def _nodes(at: Addresses, sheet: _Sheet, about: About) -> Iterator[Node]:
    """The page, the site that it is part of, and what it is about."""
    main = about.main or {}
    yield {
        **ref(at.page_at(sheet.url)),
        "@type": about.type,
        "name": sheet.title,
        "description": sheet.description,
        "inLanguage": "en",
        "sdDatePublished": sheet.as_of.isoformat(),
        "isPartOf": ref(at.site),
        "breadcrumb": _breadcrumb(at, sheet),
        "mainEntity": ref(main["@id"]) if "@id" in main else main,
        **about.fields,
    }
    yield website(at)
    yield from (node for node in (main, *about.more) if "@id" in node)


def _breadcrumb(at: Addresses, sheet: _Sheet) -> Node | None:
    """The way to a page from the home page, through the list that it belongs to; the home page has none."""
    if sheet.url == HOME:
        return None
    section = sheet.url.partition("/")[0] + "/"
    way = [(HOME, SITE), (sheet.url, sheet.title)]
    if section != sheet.url and section in _SECTIONS:
        way.insert(1, (section, _SECTIONS[section]))
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": at.page_at(url)}
        for number, (url, name) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
