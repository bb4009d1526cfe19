"""A feed before it is written: what it is of, and its news, each with an id and a time that no other has."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from ...output import root_of

ATOM: Final = "feed.xml"
JSON: Final = "feed.json"
_NAMESPACE: Final = UUID("3c0f1b3e-52a3-4f0e-9a53-8f6a1d5d7c21")
_HOUR: Final = 3600
ANSWER, CORRECTION, SOURCE = "answer", "correction", "source"
_FIRST: Final = (ANSWER, CORRECTION, SOURCE)


@dataclass(frozen=True, slots=True)
class News:
    """An entry of a feed: `key` never changes and makes its id; `day` is that on which this archive first told it so.

    `sort` is what sort of news it is, in a word; `url` leads to it from the site's root.
    """

    key: str
    day: date
    sort: str
    title: str
    summary: str
    url: str


class Dated(NamedTuple):
    """News as a feed has them, with their id and their time."""

    news: News
    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Feed:
    """What is new of one thing: `page` is where that has its page, and beside it the feed; `key` makes its id."""

    key: str
    page: str
    title: str
    about: str
    news: tuple[News, ...]

    def dated(self) -> list[Dated]:
        """Its news with the id and the time of each, the newest first.

        What is known of is a day. Two entries of one time have no order, so each has a second within the first hour of
        its day, which follows from its id; it says nothing else.
        """
        taken = dict[datetime, Dated]()
        by_time = ((it.day, (made := uuid5(_NAMESPACE, it.key)).int % _HOUR, it.key, made.urn, it) for it in self.news)
        for day, second, _, name, it in sorted(by_time, key=itemgetter(0, 1, 2)):
            at = midnight(day) + timedelta(seconds=second)
            while at in taken:
                at += timedelta(seconds=1)
            taken[at] = Dated(it, name, at)
        return [taken[at] for at in sorted(taken, reverse=True)]


@dataclass(frozen=True, slots=True)
class Site:
    """Where the feeds of a site lie: its address, up to the last `/`, if known, its name, and the day of the build."""

    url: str
    name: str
    as_of: date

    def address(self, feed: Feed, url: str) -> str:
        """An address on the site as a feed has it: whole where the site's is known, else relative to the feed."""
        if self.url:
            return f"{self.url}{url}"
        within = feed.page and url.startswith(feed.page)
        return (url.removeprefix(feed.page) if within else f"{root_of(feed.page)}{url}") or "./"


def newest(news: Iterable[News], most: int) -> tuple[News, ...]:
    """The newest, the most that a feed has; of one day first what changed an answer, then what was put right."""
    return tuple(sorted(news, key=lambda it: (-it.day.toordinal(), _FIRST.index(it.sort), it.key))[:most])


def urn(key: str) -> str:
    """An id made of a key."""
    return uuid5(_NAMESPACE, key).urn


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time(), UTC)
