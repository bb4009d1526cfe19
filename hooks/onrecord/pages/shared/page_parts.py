"""A list that is cut into pages of its own: the way from each to the others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..statement.view_types import Link


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to a page of a list; `here` where it is the one at hand."""

    link: Link
    here: bool


def page_links(links: Iterable[Link], url: str) -> list[PageLink]:
    """The pages of a list, as seen from the one at an address."""
    return [PageLink(link, link.url == url) for link in links]


def numbered(addresses: Sequence[str]) -> list[Link]:
    """Pages that have no name but their number: `Page 1`."""
    return [Link(f"Page {number}", url) for number, url in enumerate(addresses, 1)]


def numbered_title(title: str, number: int) -> str:
    """The title of a page of a list: `Attributed claims`, `Attributed claims, page 2`."""
    return title + (f", page {number}" if number > 1 else "")
