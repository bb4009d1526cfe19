"""Feeds as Atom, by the written rules of the W3C feed validator and of RFC 4287, and as feedparser reads them."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from html import unescape
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin, urlsplit

import feedparser  # type: ignore[import-untyped]
import pytest
from lxml import etree

from onrecord.exports.feeds.atom import atom
from onrecord.exports.feeds.feed import Feed, News, Site
from onrecord.load import Loaded
from onrecord.output import Asset, Page
from onrecord.pages.lists import changes
from onrecord.pages.render import Renderer
from tests.exports.feeds.feeds import HOST, NOW, feeds_of, made_of
from tests.loading import made

ATOM = "{http://www.w3.org/2005/Atom}"
URN = re.compile(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT00:\d\d:\d\d(\.\d{6})?\+00:00")


def entries(feed: Any) -> Iterator[dict[str, str]]:
    """The entries of a feed, by the names of their elements."""
    for entry in feed.iter(f"{ATOM}entry"):
        fields = {child.tag.removeprefix(ATOM): child.text or child.get("href") or child.get("term") for child in entry}
        assert len(fields) == len(entry), "an entry has each element once"
        yield fields


def every(archive: Loaded, site_url: str) -> dict[str, Any]:
    """Each feed of an archive, parsed, by its address."""
    return {url: etree.fromstring(it) for url, it in made_of(archive, NOW, site_url).items() if url.endswith(".xml")}


@pytest.mark.parametrize("site_url", ["", HOST])
@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_every_feed_keeps_the_rules_of_atom(archive: str, site_url: str, request: pytest.FixtureRequest) -> None:
    """One id, title, time and author, links to itself and its page; entries with ids and times that no other has."""
    found, began = every(request.getfixturevalue(archive), site_url), {"loaded": "2022-04-20", "real": "2026-11-22"}
    assert len(found) > 15
    for url, feed in found.items():
        page = url.removesuffix("feed.xml")
        assert feed.tag == f"{ATOM}feed"
        assert [len(feed.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated", "author")] == [1] * 4
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        root = site_url or f"https://elsewhere.example/{url}"
        assert {rel: urljoin(root, href) for rel, href in links.items()} == {
            "self": urljoin(site_url or "https://elsewhere.example/", url),
            "alternate": urljoin(site_url or "https://elsewhere.example/", page),
        }
        listed = list(entries(feed))
        assert all(set(e) == {"id", "title", "updated", "link", "summary", "category"} for e in listed)
        assert all(e["title"].strip() and e["summary"].strip() for e in listed)
        ids = [feed.findtext(f"{ATOM}id"), *(entry["id"] for entry in listed)]
        assert len(set(ids)) == len(ids)
        assert all(URN.fullmatch(one) for one in ids)
        times = [entry["updated"] for entry in listed]
        assert all(RFC_3339.fullmatch(time) for time in times)
        assert all(later > earlier for later, earlier in pairwise(times)), "the newest first, no two at one time"
        assert feed.findtext(f"{ATOM}updated") == (times[0] if times else f"{began[archive]}T00:00:00+00:00")
        assert all(time <= f"{NOW}T01" for time in times)


def test_ids_of_feeds_are_their_own(real: Loaded) -> None:
    """No two feeds share one; an entry with the same id in two says the same in both."""
    found = every(real, HOST)
    ids = [feed.findtext(f"{ATOM}id") for feed in found.values()]
    assert len(set(ids)) == len(ids)
    told: dict[str, set[tuple[str, str, str]]] = {}
    for feed in found.values():
        for entry in entries(feed):
            told.setdefault(entry["id"], set()).add((entry["title"], entry["summary"], entry["link"]))
    assert len(told) > 100
    assert [said for said in told.values() if len(said) > 1] == []


def test_the_id_that_a_feed_was_published_with_stays(loaded: Loaded) -> None:
    """That of changes, and that of an entry in it."""
    feed = every(loaded, "")["changes/feed.xml"]
    by_link = {entry["link"]: entry["id"] for entry in entries(feed)}
    assert feed.findtext(f"{ATOM}id") == "urn:uuid:c1f5eff6-e3ff-5b40-a35b-748bf8b99549"
    assert by_link["2021-04/#_correction.daily-north-first-report.2021-04-02.f07982baa9"] == (
        "urn:uuid:053f9cb0-ca68-5afa-85c2-cd23147fe800"
    )


@pytest.mark.parametrize("site_url", ["", HOST])
def test_each_link_of_a_feed_of_changes_leads_to_its_entry_in_the_log(real: Loaded, site_url: str) -> None:
    """Followed as a reader of feeds does: from where the feed lies."""
    feeds = feeds_of(real, NOW, site_url)
    pages = {one.url: one for one in made(changes.pages(Renderer(), feeds.log)) if isinstance(one, Page)}
    root = site_url or "https://elsewhere.example/"
    listed = list(entries(etree.fromstring(atom((feed := feeds.changes()), feed.dated(), feeds.site))))
    assert len(listed) > 20
    for entry in listed:
        parts = urlsplit(urljoin(f"{root}changes/feed.xml", entry["link"]))
        assert parts.fragment in pages[parts.path.removeprefix(urlsplit(root).path)].anchors


def test_ids_stay_whatever_the_host_and_the_date(loaded: Loaded) -> None:
    """What was read once is not told anew."""

    def told(day: date, site_url: str = "") -> dict[str, str]:
        feed = etree.fromstring(made_of(loaded, day, site_url)["changes/feed.xml"])
        return {entry["link"].removeprefix(f"{HOST}changes/"): entry["id"] for entry in entries(feed)}

    early, late = told(date(2021, 9, 1)), told(NOW)
    assert len(early) == 13
    assert early.items() <= late.items()
    assert told(NOW, HOST) == late


@pytest.mark.parametrize("day", [NOW, date(2027, 3, 1)])
def test_a_feed_without_entries_is_dated_by_when_the_archive_began(loaded: Loaded, day: date) -> None:
    """Never by the clock, and not by the day of the build: nothing is new because a day went by."""
    feeds = [etree.fromstring(it) for url, it in made_of(loaded, day).items() if url.endswith(".xml")]
    updated = [feed.findtext(f"{ATOM}updated") for feed in feeds if not list(entries(feed))]
    assert updated and set(updated) == {"2022-04-20T00:00:00+00:00"}


def test_a_feed_of_a_day_before_the_archive_began_is_dated_by_that_day(loaded: Loaded) -> None:
    """Never after the site."""
    feed = etree.fromstring(made_of(loaded, date(1999, 1, 1), "")["changes/feed.xml"])
    assert list(entries(feed)) == []
    assert feed.findtext(f"{ATOM}updated") == "1999-01-01T00:00:00+00:00"


NASTY = """<script>alert(1)</script> & <b>"bold"</b> ]]> &amp;"""


def test_markup_in_a_card_stays_text() -> None:
    """A summary is HTML: what a contributor wrote is escaped once for that, and once for XML."""
    news = News("key", NOW, NOW, "correction", NASTY, NASTY, "sources/x/")
    feed = Feed("feed", "changes/", NASTY, "", (news,))
    written = atom(feed, feed.dated(), Site(HOST, "On Record", NOW))
    (entry,) = entries(etree.fromstring(written))
    assert "<" not in entry["summary"]
    assert (unescape(entry["summary"]), entry["title"]) == (NASTY, NASTY)
    (read,) = feedparser.parse(written).entries
    assert read.title_detail.type == "text/plain" and "<script>" not in read.summary


@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_feedparser_reads_every_feed(archive: str, request: pytest.FixtureRequest) -> None:
    """Without a complaint; each entry with its title, address and day."""
    found = {
        url: it for url, it in made_of(request.getfixturevalue(archive), NOW, HOST).items() if url.endswith(".xml")
    }
    assert len(found) > 15
    for url, raw in list(found.items())[:25]:
        read = feedparser.parse(raw)
        assert (read.bozo, read.version, read.feed.language) == (False, "atom10", "en"), url
        assert all(entry.link.startswith(HOST) and entry.title and entry.id for entry in read.entries)
        times = [datetime(*entry.updated_parsed[:6]) for entry in read.entries]
        assert times == sorted(times, reverse=True), "it reads no less than a second"


def test_asset_and_task_agree(loaded: Loaded) -> None:
    """Each feed is made where its task says, both formats of one making."""
    for task in feeds_of(loaded, NOW, "").tasks():
        outputs: Any = task.make()
        made_at = [one.url for one in outputs if isinstance(one, Asset)]
        assert made_at == list(task.urls) and len(made_at) == 2
    assert len(list(feeds_of(loaded, NOW, "").tasks())) > 15
