"""`nav` of mkdocs.yml → the menu of a page, as the theme's templates ask for it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a menu: a page, a link elsewhere, or a group of entries.

    `active`: it is the page at hand, or a group that holds it.
    """

    title: str
    url: str = ""
    children: tuple["Entry", ...] = ()
    is_page: bool = False
    active: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """The whole menu, as it is on one page."""

    items: tuple[Entry, ...]


Found = tuple[str, Callable[[], str]]
"""A page: its address, and what gives the title that it has by itself."""
Find = Callable[[str], Found | None]
"""The page that a path of `nav` leads to, if it is one."""


def entries(nav: Iterable[Any], find: Find) -> tuple[Entry, ...]:
    """The entries of a menu."""
    return tuple(
        _entry(title, under, find)
        for entry in nav
        for title, under in (entry.items() if isinstance(entry, dict) else [("", entry)])
    )


def _entry(title: str, under: Any, find: Find) -> Entry:
    if isinstance(under, list):
        return Entry(str(title), children=entries(under, find))
    if found := find(under):
        url, own_title = found
        return Entry(str(title or own_title()), url, is_page=True)
    return Entry(str(title or under), str(under))


def at(menu: tuple[Entry, ...], url: str | None) -> Menu:
    """The menu on the page of an address; None of what is no page."""
    return Menu(tuple(_marked(entry, url) for entry in menu))


def _marked(entry: Entry, url: str | None) -> Entry:
    children = tuple(_marked(child, url) for child in entry.children)
    here = entry.is_page and entry.url == url
    active = here or any(child.active for child in children)
    return Entry(entry.title, entry.url, children, entry.is_page, active)
