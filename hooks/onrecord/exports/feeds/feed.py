"""A feed before it is written: what it is of, and its news, each with an id and a time that no other has."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from operator import itemgetter
from typing import Final, NamedTuple
from uuid import UUID, uuid5

from ...output import root_of

ATOM: Final = "feed.xml"
JSON: Final = "feed.json"
_NAMESPACE: Final = UUID("3c0f1b3e-52a3-4f0e-9a53-8f6a1d5d7c21")
_TICK: Final = timedelta(microseconds=1)
_HOUR: Final = timedelta(hours=1) // _TICK
_HALF: Final = 3600
"""What is told so many days late has its moment in the middle of the hour: a second a day at first, then ever less."""
ANSWER, CORRECTION, SOURCE = "answer", "correction", "source"
_FIRST: Final = (ANSWER, CORRECTION, SOURCE)


@dataclass(frozen=True, slots=True)
class News:
    """An entry of a feed: `key` never changes and makes its id; `day` is that on which this archive first told it so.

    `tells_of` is the day in the world that it tells of. `sort` is what sort of news it is, in a word; `url` leads to it
    from the site's root.
    """

    key: str
    day: date
    tells_of: date
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

        What is known of is a day. Two entries of one time have no order, so each has a moment within the first hour of
        its day, which follows from what it tells of and from its id: others that come in later leave it as it is. Of
        two that would have one moment, which hardly happens, one takes the next.
        """
        taken = dict[datetime, Dated]()
        named = ((it, uuid5(_NAMESPACE, it.key)) for it in self.news)
        by_time = ((_moment(it, made), it.key, made.urn, it) for it, made in named)
        for moment, _, name, it in sorted(by_time, key=itemgetter(0, 1)):
            at = moment
            while at in taken:
                at += _TICK
            taken[at] = Dated(it, name, at)
        return [taken[at] for at in sorted(taken, reverse=True)]


def _moment(news: News, made: UUID) -> datetime:
    """When in its day an entry is told: the newer what it tells of, the later; of one such day, by its id."""
    late = max((news.day - news.tells_of).days, 0)
    last, first = (_HOUR * _HALF // (_HALF + days) for days in (late, late + 1))
    return midnight(news.day) + (first + made.int % (last - first)) * _TICK


@dataclass(frozen=True, slots=True)
class Site:
    """Where the feeds of a site lie: its address, up to the last `/`, if known, its name, and when it began."""

    url: str
    name: str
    began: date

    def address(self, feed: Feed, url: str) -> str:
        """An address on the site as a feed has it: whole where the site's is known, else relative to the feed."""
        if self.url:
            return f"{self.url}{url}"
        within = feed.page and url.startswith(feed.page)
        return (url.removeprefix(feed.page) if within else f"{root_of(feed.page)}{url}") or "./"


def newest(news: Iterable[News], most: int) -> tuple[News, ...]:
    """The newest, the most that a feed has; of a day that has more, each sort by turns, so that none is left out."""
    return tuple(it for *_, it in sorted(_by_turns(news), key=itemgetter(0, 1, 2)))[:most]


def _by_turns(news: Iterable[News]) -> Iterator[tuple[int, int, int, News]]:
    """News with their day, the newest first, their turn in it, and their sort: what changed an answer comes first."""
    turns = Counter[tuple[date, str]]()
    for it in sorted(news, key=lambda it: (-it.tells_of.toordinal(), it.key)):
        turns[it.day, it.sort] += 1
        yield -it.day.toordinal(), turns[it.day, it.sort], _FIRST.index(it.sort), it


def urn(key: str) -> str:
    """An id made of a key."""
    return uuid5(_NAMESPACE, key).urn


def midnight(day: date) -> datetime:
    """The beginning of a day."""
    return datetime.combine(day, time(), UTC)
