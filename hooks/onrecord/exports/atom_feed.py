"""The Atom feed of changes (RFC 4287). Its ids are made of what an entry is, never of where the site lies."""

from datetime import UTC, date, datetime, time
from html import escape
from itertools import islice
from typing import Any, Final
from urllib.parse import urljoin
from uuid import UUID, uuid5

from feedgenerator import Atom1Feed

from ..output import Asset
from ..pages.lists.changes import FEED, Change
from ..reading.checksums import NAME

MOST: Final = 50
_NAMESPACE: Final = UUID("3c0f1b3e-52a3-4f0e-9a53-8f6a1d5d7c21")


class _Feed(Atom1Feed):  # type: ignore[misc]  # the library tells no types
    """Atom, with a day of its own where it has no entry: the library would ask the clock."""

    def latest_post_date(self) -> datetime:
        updated: datetime = max((item["updateddate"] for item in self.items), default=self.feed["as_of"])
        return updated


def feed(log: tuple[Change, ...], as_of: date, site_url: str, name: str = NAME) -> Asset:
    """The newest changes. Links are absolute where the site's address is known, else relative to the feed itself."""
    base = urljoin(site_url, "changes/") if site_url else ""
    atom = _Feed(
        title=f"{name}: changes",
        link=base or "./",
        language="en",
        author_name=name,
        description="Corrections, withdrawals, findings and changes of standing.",
        feed_url=f"{base}feed.xml",
        feed_guid=_urn("feed"),
        as_of=_midnight(as_of),
    )
    for change in islice(log, MOST):
        atom.add_item(**_entry(change, base))
    return Asset(FEED, atom.writeString("utf-8").encode())


def _entry(change: Change, base: str) -> dict[str, Any]:
    return {
        "title": f"{change.what}: {change.about.text}",
        "link": base + change.url.removeprefix("changes/"),
        "description": escape(_summary(change)),
        "unique_id": _urn(change.key),
        "updateddate": _midnight(change.day),
    }


def _summary(change: Change) -> str:
    description = change.description[:1].upper() + change.description[1:]
    return ". ".join([description, *(reason.words for reason in change.reasons)])


def _urn(key: str) -> str:
    return uuid5(_NAMESPACE, key).urn


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
