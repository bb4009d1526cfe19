"""What a page tells the other side when a reader follows a link out of the archive: not which page was read."""

import re
from typing import Final

_LINK = re.compile(r"<a(?=\s)(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
_OUTWARD = re.compile(r"\shref=[\"']?(?:https?:)?//|\srel=[\"'][^\"']*\bexternal\b", re.IGNORECASE)
_REL = re.compile(r"(\srel=)([\"'])([^\"']*)")
NOREFERRER: Final = "noreferrer"


def without_referrer(page: str) -> str:
    """A finished page on which every link to another host has `noreferrer`, whoever wrote it.

    Its head forbids the same of all that it asks for; a link says so itself where it is copied to another page.
    """
    if not _may_lead_out(page):
        return page
    return _LINK.sub(lambda match: _named(match[0]) if _leads_out(match[0]) else match[0], page)


def _may_lead_out(html: str) -> bool:
    return "//" in html or "external" in html.lower()  # most links, and most pages, lead within, and are done with


def _leads_out(link: str) -> bool:
    return _may_lead_out(link) and _OUTWARD.search(link) is not None


def is_outward(address: str) -> bool:
    """Whether an address leads to another host."""
    return _OUTWARD.match(f' href="{address}"') is not None


def _named(link: str) -> str:
    if rel := _REL.search(link):
        words = dict.fromkeys([*rel[3].split(), NOREFERRER])
        return f"{link[: rel.start()]}{rel[1]}{rel[2]}{' '.join(words)}{link[rel.end() :]}"
    return f'{link[:-1]} rel="{NOREFERRER}">'
