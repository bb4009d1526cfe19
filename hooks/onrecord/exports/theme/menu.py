"""The menu of a site, and the contents of a hand-written page where no sidebar has them."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Any

from yaml import safe_load

from .stylesheets import FOLDER


def default(written: Iterable[str]) -> list[Any]:
    """The menu of a site whose mkdocs.yml has no `nav`: ours, its last group with all else that is `written`."""
    entries: list[Any] = safe_load((FOLDER / "nav.yaml").read_bytes())
    there = {path for _, path in named(entries)}
    ((_, last),) = entries[-1].items()
    last.extend(path for path in written if path not in there)
    return entries


def named(nav: Iterable[Any]) -> Iterator[tuple[str, str]]:
    """The entries of a `nav` that have a title of their own: title and path."""
    for entry in nav:
        for title, under in entry.items() if isinstance(entry, dict) else ():
            yield from named(under) if isinstance(under, list) else [(title, under)]


def paths(nav: Iterable[Any]) -> Iterator[str]:
    """All that a `nav` leads to, with a title of its own or without."""
    for entry in nav:
        for under in entry.values() if isinstance(entry, dict) else [entry]:
            yield from paths(under) if isinstance(under, list) else [str(under)]


def contents(entries: Sequence[tuple[str, str]], title: str, integrated: bool) -> str:
    """The contents of a page, address and title of each part in HTML, folded; nothing where there are not two.

    They are for narrow screens, where the theme has them in a drawer that no keyboard reaches. With `integrated`
    (`toc.integrate`) it has them there on wider screens too.
    """
    if len(entries) < 2:
        return ""
    listed = "".join(f'<li><a href="{address}">{title}</a></li>' for address, title in entries)
    kind = "contents integrated" if integrated else "contents"
    return f'<details class="{kind}"><summary>{escape(title)}</summary><ul>{listed}</ul></details>'
