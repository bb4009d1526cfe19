"""The links in the head of a page to what lies beside it: its feeds, and its entry for programs that keep citations."""

from collections.abc import Callable, Iterator
from html import escape
from typing import Final

from ..pages.statement.links import url_of
from ..pages.statement.views import ArchiveViews
from ..vocabulary import EntityKind
from .citations.files import BIBTEX, CSL, RIS
from .feeds import atom, json_feed
from .feeds.feed import ATOM, JSON

_FEEDS: Final = ((ATOM, atom.TYPE), (JSON, json_feed.TYPE))
_CITATIONS: Final = (
    (CSL, "application/vnd.citationstyles.csl+json"),
    (BIBTEX, "application/x-bibtex"),
    (RIS, "application/x-research-info-systems"),
)


def alternates(views: ArchiveViews) -> Callable[[str], str]:
    """Gives the links of a page by its address, as HTML; of a page that has nothing beside it, none."""
    links = dict(_links(views))
    return lambda url: links.get(url, "")


def _links(views: ArchiveViews) -> Iterator[tuple[str, str]]:
    archive = views.archive
    yield "", _feeds("All that is new")
    for question in archive.questions.values():
        yield url_of(EntityKind.QUESTION, question.id), f"{_feeds(question.text)}{_CITED}"
    for link in (*map(views.actor, archive.actors), *map(views.topic, archive.topics)):
        yield link.url, _feeds(link.text)
    yield from ((url_of(EntityKind.CARD, card), _CITED) for card in archive.cards)


def _feeds(title: str) -> str:
    """Both feeds; they lie beside the page."""
    return "".join(
        f'<link rel="alternate feed" type="{kind}" title="{escape(title)}" href="{name}">' for name, kind in _FEEDS
    )


_CITED: Final = "".join(f'<link rel="describedby" type="{kind}" href="{name}">' for name, kind in _CITATIONS)
