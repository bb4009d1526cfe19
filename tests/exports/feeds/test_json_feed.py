"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from datetime import datetime

import pytest

from onrecord.load import Loaded
from tests.exports.feeds.feeds import HOST, NOW, made_of

TOP = {"version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"}
ITEM = {"id", "url", "title", "content_text", "date_published", "date_modified", "tags"}


@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_every_feed_keeps_the_rules_of_json_feed(archive: str, request: pytest.FixtureRequest) -> None:
    """Each entry with an id that no other has, a text and a time; every address is whole."""
    found = {url: it for url, it in made_of(request.getfixturevalue(archive), NOW, HOST).items() if "feed.json" in url}
    assert len(found) > 15
    for url, raw in found.items():
        feed = json.loads(raw)
        assert set(feed) == TOP and feed["version"] == "https://jsonfeed.org/version/1.1"
        assert (feed["feed_url"], feed["home_page_url"]) == (f"{HOST}{url}", f"{HOST}{url.removesuffix('feed.json')}")
        assert feed["authors"] == [{"name": "On Record"}]
        assert all(
            set(item) == ITEM and item["url"].startswith(HOST) and item["content_text"] for item in feed["items"]
        )
        ids = [item["id"] for item in feed["items"]]
        times = [datetime.fromisoformat(item["date_published"]) for item in feed["items"]]
        assert len(set(ids)) == len(ids) and len(set(times)) == len(times)
        assert all(time.utcoffset() is not None for time in times)


def test_both_formats_tell_the_same(loaded: Loaded) -> None:
    """Entry by entry."""
    files = made_of(loaded, NOW, HOST)
    pairs = [(raw.decode(), files[url.replace(".xml", ".json")]) for url, raw in files.items() if url.endswith(".xml")]
    assert len(pairs) > 15
    for atom, raw in pairs:
        items = json.loads(raw)["items"]
        assert atom.count("<entry>") == len(items)
        places = [atom.index(f"<id>{item['id']}</id>") for item in items]
        assert places == sorted(places)


def test_where_the_address_of_the_site_is_not_known_a_feed_has_none(loaded: Loaded) -> None:
    """The format knows no relative ones."""
    feed = json.loads(made_of(loaded, NOW)["changes/feed.json"])
    assert set(feed) == TOP - {"home_page_url", "feed_url"}
    assert feed["items"] and all(set(item) == ITEM - {"url"} for item in feed["items"])
