"""A feed as Atom (RFC 4287)."""

from collections.abc import Iterable
from datetime import datetime
from html import escape
from typing import Final

from feedgenerator import Atom1Feed

from .feed import ATOM, Dated, Feed, Site, midnight, urn

TYPE: Final = "application/atom+xml"


class _Atom(Atom1Feed):  # type: ignore[misc]  # the library tells no types
    """Atom, dated by when the site began where it has no entry: the library would ask the clock."""

    def latest_post_date(self) -> datetime:
        updated: datetime = max((item["updateddate"] for item in self.items), default=self.feed["began"])
        return updated


def atom(feed: Feed, dated: Iterable[Dated], site: Site) -> bytes:
    """The file. Links are absolute where the site's address is known, else relative to the feed itself."""
    written = _Atom(
        title=feed.title,
        link=site.address(feed, feed.page),
        language="en",
        author_name=site.name,
        description=feed.about,
        feed_url=site.address(feed, f"{feed.page}{ATOM}"),
        feed_guid=urn(feed.key),
        began=midnight(site.began),
    )
    for news, name, at in dated:
        written.add_item(
            title=news.title,
            link=site.address(feed, news.url),
            description=escape(news.summary, quote=False),
            unique_id=name,
            updateddate=at,
            categories=[news.sort],
        )
    return bytes(written.writeString("utf-8").encode())
