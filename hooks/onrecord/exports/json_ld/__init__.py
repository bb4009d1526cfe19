"""Linked data for every page: JSON-LD in the words of schema.org, and the page's picture.

A claim is never said to be so, nor to be false: there is no `ClaimReview` and no rating anywhere.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from ...output import Page
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import NAME
from ...vocabulary import EntityKind
from ...wording import labels
from ..share_image.content import picture_of
from .about import HOME, About, anything, listed, subjects_of, website
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
    "recheck/": "Look again",
    "contribute/": "Add a source",
    "data/": "The data",
    "rules/": "The rules",
    **{f"{kind.value}/": title for kind, title in labels.LEDGER.items()},
}
"""The lists that have pages below them."""


@dataclass(frozen=True, slots=True)
class _Head:
    """A page as its linked data tells it."""

    url: str
    title: str
    description: str
    as_of: date
    called: Mapping[str, str] = field(default_factory=_SECTIONS.copy)
    """what has pages below it, by its address"""


def heads(views: ArchiveViews, site_url: str, name: str = NAME) -> Callable[[Page], Page]:
    """Gives each page of the archive its linked data and, if it has one of its own, its picture."""
    subjects, carried = subjects_of(views), carriers(views)
    called = {**_SECTIONS, **dict(_named(views))}
    pictures = {url_of(EntityKind.QUESTION, question): picture_of(question) for question in views.archive.questions}

    def head(page: Page) -> Page:
        at = Addresses(site_url, page.url, name)
        describe = listed(page.listed) if page.listed else subjects.get(page.url, anything)
        about = describe(Statements(Things(views, at), carried))
        described = _Head(page.url, page.title, page.description, views.as_of, called)
        return replace(page, linked=as_script(_nodes(at, described, about)), picture=pictures.get(page.url, ""))

    return head


def _named(views: ArchiveViews) -> Iterator[tuple[str, str]]:
    """What may have pages for its periods, by its address."""
    archive = views.archive
    yield from ((url_of(EntityKind.QUESTION, it.id), it.text) for it in archive.questions.values())
    yield from ((url_of(EntityKind.ACTOR, it.id), it.name) for it in archive.actors.values())
    yield from ((url_of(EntityKind.PLACE, it.id), it.name) for it in archive.places.values())
    yield from ((url_of(EntityKind.TOPIC, it.id), it.name) for it in archive.topics.values())


def written(site_url: str, url: str, title: str, description: str, as_of: date, name: str = NAME) -> str:
    """The linked data of a page that is written by hand, such as the method."""
    kind = "AboutPage" if url == "about/" else "WebPage"
    return as_script(_nodes(Addresses(site_url, url, name), _Head(url, title, description, as_of), About(kind)))


def _nodes(at: Addresses, described: _Head, about: About) -> Iterator[Node]:
    """The page, the site that it is part of, and what it is about."""
    yield _page(at, described, about)
    yield website(at)
    yield from (node for node in (about.main or {}, *about.more) if "@id" in node)


def _page(at: Addresses, described: _Head, about: About) -> Node:
    main = about.main or {}
    return {
        **ref(at.page_at(described.url)),
        "@type": about.type,
        "name": described.title,
        "description": described.description,
        "inLanguage": "en",
        "sdDatePublished": described.as_of.isoformat(),
        "isPartOf": ref(at.site),
        "breadcrumb": _breadcrumb(at, described),
        "mainEntity": ref(main["@id"]) if "@id" in main else main,
        **about.fields,
    }


def _breadcrumb(at: Addresses, described: _Head) -> Node | None:
    """The way to a page from the home page, through the lists and things that it lies below; the home page has none."""
    if described.url == HOME:
        return None
    names = described.url.split("/")[:-1]
    above = ("/".join(names[:number]) + "/" for number in range(1, len(names)))
    passed = [(url, described.called[url]) for url in above if url in described.called]
    way = [(HOME, at.site_name), *passed, (described.url, described.title)]
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": ref(at.page_at(url))}
        for number, (url, name) in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}
