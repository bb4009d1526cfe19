"""Archived copies and actors' hosts, from a file to all that is made of it: each copy with its day and its holder."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Final

import pytest
from lxml import html

from onrecord.diff.compare import compare
from onrecord.exports.json_ld import heads
from onrecord.link_check.addresses import addresses
from onrecord.load import Loaded
from onrecord.output import Page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from tests.loading import load_files, page_at

DAY: Final = date(2022, 12, 1)
CARD: Final = """\
title: Snow
publisher: daily
type: news-report
published: 2021-03-01
retrieved: 2021-03-03
url: https://daily.example/snow
archived: {}
language: en
summary: It says [so](#fell).
attributed:
  - {{id: fell, text: Snow fell., said_by: daily}}
"""
STAMPED: Final = "https://archive.example/web/20210302120000/https://daily.example/snow"
SUM: Final = "0123456789abcdef" * 4
LIST: Final = f"[{{url: {STAMPED}, on: 2021-03-02}}, {{sha256: {SUM}, on: 2021-03-03, held_by: a-contributor}}]"
OUTLET: Final = {"actors/daily.yaml": "name: Daily\ntype: outlet\npart_of: nobody\nhosts: [daily.example]\n"}


def archive_of(archived: str, others: Mapping[str, str] = OUTLET) -> Loaded:
    """An archive of one card with these copies."""
    given = {"cards/2021/snow.yaml": CARD.format(archived), **others}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in given.items())
    assert [problem.message for problem in loaded.problems] == []
    return loaded


def page_of(loaded: Loaded, url: str) -> Page:
    """The one page at an address."""
    return page_at(loaded, url, DAY)


def told(page: Page, term: str) -> list[str]:
    """What stands beside a term of a page, in its parts where it is a list."""
    (fact,) = html.fromstring(page.html).xpath(f"//dt[.='{term}']/following-sibling::dd[1]")
    return [" ".join(part.text_content().split()) for part in fact.xpath(".//li") or [fact]]


@pytest.mark.parametrize(
    ("archived", "words"),
    [
        (STAMPED, ["archive.example, captured on 2 Mar 2021"]),
        ("https://archive.example/snow", ["archive.example; its day is not recorded"]),
        (
            f"sha256:{SUM}",
            [f"a copy is held by the contributor; its SHA-256: {SUM}; its day is not recorded"],
        ),
        (
            LIST,
            [
                "archive.example, captured on 2 Mar 2021",
                f"a copy of 3 Mar 2021 is held by a-contributor; its SHA-256: {SUM}",
            ],
        ),
    ],
    ids=["an address with its day", "an address", "a sum", "a list"],
)
def test_every_copy_is_shown_with_its_day_and_its_holder(archived: str, words: list[str]) -> None:
    """In plain words; where a day is not recorded, that is said."""
    assert told(page_of(archive_of(archived), "sources/snow/"), "Archived copy") == words


def test_links_and_linked_data_have_every_copy() -> None:
    """Each address is asked whether it is there, and linked data tell the addresses and the sums."""
    loaded = archive_of(LIST)
    assert [one.url for one in addresses(loaded)] == [STAMPED, "https://daily.example/snow"]
    views = ArchiveViews(derive(loaded.archive), DAY)
    graph = json.loads(heads(views, "")(page_of(loaded, "sources/snow/")).linked)["@graph"]
    (source,) = [node for node in graph if node.get("url") == "https://daily.example/snow"]
    assert (source["archivedAt"], source["identifier"]["value"]) == (STAMPED, SUM)


def test_what_changed_in_copies_is_told() -> None:
    """A day that the address tells anyhow is no change; another copy is one."""
    alone, listed = archive_of(STAMPED), archive_of(f"[{{url: {STAMPED}, on: 2021-03-02}}]")
    assert compare(alone, listed, DAY).changes == ()
    (change,) = compare(alone, archive_of(LIST), DAY).changes
    assert (change.field, change.old, change.new) == (
        "archived",
        f"{STAMPED} of 2021-03-02",
        f'{STAMPED} of 2021-03-02, sha256:{SUM} of 2021-03-03 held by "a-contributor"',
    )


def test_an_actor_that_speaks_for_none_and_where_it_publishes() -> None:
    """Its page says both in plain words, and it is its own control group."""
    loaded = archive_of(STAMPED)
    page = page_of(loaded, "actors/daily/")
    assert told(page, "Part of") == ["nobody: it speaks for none but itself"]
    assert told(page, "Publishes at") == ["daily.example"]
    assert loaded.archive.control_group("daily") == "daily"
    silent = page_of(archive_of(STAMPED, {"actors/daily.yaml": "name: Daily\ntype: outlet\n"}), "actors/daily/")
    assert "Part of" not in silent.html and "Publishes at" not in silent.html


def test_a_change_to_nobody_is_told() -> None:
    """From nothing said to `nobody`, and the hosts beside it."""
    silent = archive_of(STAMPED, {"actors/daily.yaml": "name: Daily\ntype: outlet\n"})
    changes = compare(silent, archive_of(STAMPED), DAY).changes
    assert [(change.field, change.old, change.new) for change in changes] == [
        ("part_of", "", "nobody"),
        ("hosts", "", "daily.example"),
    ]
