"""The places that hand-written pages leave for what a site states of itself."""

import html
import re
from dataclasses import asdict
from typing import Final

from ...site_settings.operator import Operator
from ...site_settings.table import as_markdown as settings_as_markdown

_SLOT: Final = re.compile(r"<!-- (\w+:\w+) -->(?:([^<>\n]*)<!-- / -->)?")
"""Up to a `<!-- / -->` stands what is read where there is no site, as on a page of the repository."""
_UNSTATED: Final = {
    "operator:name": "Who runs this site has not been stated yet.",
    "operator:funding": "Who pays for it has not been stated yet.",
    "operator:contact": "An address to write to has not been stated yet.",
    "operator:address": "",
    "site:copyright": "not stated yet",
}


def filled(page: str, *, name: str, rights: str, operator: Operator, revision: str, how_to_read: str = "") -> str:
    """The Markdown of a page with its slots filled: the archive's name and revision, its licence, who runs it.

    `how_to_read` is the HTML that the home page shows too.
    """
    stated = {f"operator:{key}": value for key, value in asdict(operator).items() if value}
    stated |= {"site:copyright": _as_markdown(rights)} if rights else {}
    stated |= {"site:name": _as_markdown(html.escape(name, quote=False)), "archive:revision": f"`{revision}`"}
    stated |= {"site:how_to_read": how_to_read} if how_to_read else {}
    stated = {**_UNSTATED, **stated}
    if "<!-- settings:table -->" in page:
        stated["settings:table"] = settings_as_markdown()
    return _SLOT.sub(lambda slot: stated.get(slot[1], slot[0]), page)


def _as_markdown(text: str) -> str:
    """A text whose signs mean nothing in Markdown."""
    return re.sub(r"[\\`*_{}\[\]]", r"\\\g<0>", text)
