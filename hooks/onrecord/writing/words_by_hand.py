"""What a page that is written by hand is given: linked data, what search finds of it, its contents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..exports.json_ld import written
from ..exports.theme import menu
from ..exports.theme.slots import filled
from ..output import Record, root_of
from ..pages.render import Renderer, first_words, how_to_read
from ..pages.search.page_records import written_records


@dataclass(frozen=True, slots=True)
class Site:
    """What such a page says of its site: name, what it is about, where it is published, under which licence.

    `built` is what every template is given of the archive.
    """

    name: str
    about: str
    url: str
    rights: str
    built: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """A page's description, its JSON-LD, and the records of the search that it is found by."""

    described: str
    linked: str
    records: tuple[Record, ...]


def with_slots_filled(markdown: str, url: str, site: Site) -> str:
    """Its Markdown, with what the settings state, and the archive's revision, where the page leaves room for it."""
    return filled(
        markdown,
        name=site.name,
        rights=site.rights,
        operator=site.built["operator"],
        revision=site.built["revision"],
        how_to_read=how_to_read(root_of(url)),
    )


def given(html: str, url: str, title: str, described: str, site: Site) -> Given:
    """What a page is given: where it has no description, the home page tells of the site, any other how it begins."""
    described = described or (site.about if not url else first_words(html) or site.about)
    linked = written(site.url, url, title, described, site.built["as_of"]["day"], site.name)
    found = written_records(url, title, described, html, Renderer(), site.built["groups"])
    return Given(described, linked, tuple(found))


def with_contents(html: str, parts: Sequence[tuple[str, str]], title: str, integrated: bool) -> str:
    """A page with its contents, address and title of each part, below its heading, or at its head if it has none."""
    listed = menu.contents(parts, title, integrated)
    before, heading, after = html.rpartition("</h1>") if html.count("</h1>") == 1 else ("", "", html)
    return f"{before}{heading}{listed}{after}"
