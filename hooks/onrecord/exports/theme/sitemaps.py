"""The list of pages for programs that visit the site, divided where it is longer than such a list may be.

The protocol (sitemaps.org) allows 50,000 addresses and 50 MB in one list; of more, `sitemap.xml` lists the lists.
"""

import re
from collections.abc import Iterator
from typing import Final

from ...output import Asset

NAME: Final = "sitemap.xml"
ADDRESSES: Final = 50_000
BYTES: Final = 50_000_000
"""What one list may have, at most."""
_ENTRY: Final = re.compile(r"[ \t]*<url>.*?</url>\n?", re.DOTALL)
_CHANGED: Final = re.compile(r"<lastmod>(.*?)</lastmod>")
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def divided(sitemap: str, site_url: str, addresses: int = ADDRESSES, size: int = BYTES) -> tuple[str, list[Asset]]:
    """What lies at `sitemap.xml`, and the lists that it leads to: none where one list holds all and stays as it is."""
    head, tail = sitemap.partition("<url>")[0].rstrip(" \t"), "</urlset>"
    most = size - len(head.encode()) - len(tail)
    parts = list(_parts(_ENTRY.findall(sitemap), addresses, most))
    if len(parts) < 2:
        return sitemap, []
    lists = [
        Asset(f"sitemap-{number}.xml", f"{head}{''.join(part)}{tail}".encode()) for number, part in enumerate(parts, 1)
    ]
    listed = "".join(map(_listed, lists, parts, [site_url] * len(parts)))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {_SPACE}>\n{listed}</sitemapindex>', lists


def _parts(entries: list[str], addresses: int, most: int) -> Iterator[list[str]]:
    part, size = list[str](), 0
    for entry in entries:
        taken = len(entry.encode())
        if part and (len(part) == addresses or size + taken > most):
            yield part
            part, size = [], 0
        part.append(entry)
        size += taken
    yield part


def _listed(one: Asset, part: list[str], site_url: str) -> str:
    days = [day for entry in part for day in _CHANGED.findall(entry)]
    changed = f"\n    <lastmod>{max(days)}</lastmod>" if days else ""
    return f"  <sitemap>\n    <loc>{site_url}{one.url}</loc>{changed}\n  </sitemap>\n"
