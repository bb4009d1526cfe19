"""A feed as JSON Feed 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterable
from typing import Any, Final

from .feed import JSON, Dated, Feed, Site

TYPE: Final = "application/feed+json"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed, dated: Iterable[Dated], site: Site) -> bytes:
    """The file. The format knows whole addresses only: where the site's is not known there are none."""
    items: list[dict[str, Any]] = [
        {
            "id": name,
            **({"url": site.address(feed, news.url)} if site.url else {}),
            "title": news.title,
            "content_text": news.summary,
            "date_published": at.isoformat(),
            "date_modified": at.isoformat(),
            "tags": [news.sort],
        }
        for news, name, at in dated
    ]
    lies = {"home_page_url": site.address(feed, feed.page), "feed_url": site.address(feed, f"{feed.page}{JSON}")}
    return json.dumps(
        {
            "version": _VERSION,
            "title": feed.title,
            **(lies if site.url else {}),
            "description": feed.about,
            "language": "en",
            "authors": [{"name": site.name}],
            "items": items,
        },
        ensure_ascii=False,
    ).encode()
