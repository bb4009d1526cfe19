"""What was withdrawn: tombstones in the archive, and the pages at their old addresses (method §7)."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.model.references import Known, unknown
from onrecord.output import Page
from onrecord.pipeline import pages
from onrecord.reading.source_files import SourceFile
from onrecord.vocabulary import EntityKind
from tests.loading import load_files, page_at

OUTLET = "name: Daily\ntype: outlet\n"
CARD = """\
title: Snow
publisher: daily
type: news-report
published: 2021-03-01
retrieved: 2021-03-02
url: https://daily.example/snow
archived: https://archive.example/snow
language: en
summary: The Daily says that [snow fell](#fell).
attributed:
  - {id: fell, text: Snow fell., said_by: daily}
"""


def archive_of(files: Mapping[str, str]) -> Loaded:
    """An archive of these files, and an outlet `daily`."""
    given = {"actors/daily.yaml": OUTLET, **files}
    return load_files(SourceFile(path, text.encode()) for path, text in given.items())


def page_of(loaded: Loaded, url: str) -> Page:
    """The one page at an address."""
    assert not loaded.problems
    return page_at(loaded, url, date(2022, 12, 1))


def words(page: Page, path: str) -> list[str]:
    """The texts of the elements that an XPath finds on a page."""
    elements = html.fromstring(page.html).xpath(path)
    return [" ".join(element.text_content().split()) for element in elements]


def test_a_withdrawn_statement_keeps_its_anchor_on_its_cards_page(loaded: Loaded) -> None:
    """It says since when, why, and what stands in its place, with who says so."""
    page = page_of(loaded, "sources/daily-north-first-report/")
    assert words(page, "//h2[@id='_withdrawn']/following::li[@id='bridge-shut']") == [
        "bridge-shut Withdrawn on 5 Apr 2021: The paper speaks of another bridge. In its place: "
        "Daily North, published 1 to 5 Mar 2021: The Sable Bridge is open."
    ]
    assert "Withdrawn" in [heading.text for heading in page.toc]


def test_a_card_that_withdrew_nothing_has_no_such_section(loaded: Loaded) -> None:
    """The heading stands only where something stands under it."""
    assert "_withdrawn" not in page_of(loaded, "sources/arlo-vance-speech/").anchors


def test_the_tombstone_of_a_card_keeps_the_anchors_of_its_statements(loaded: Loaded) -> None:
    """Each leads on to the statement of the same id on the card that stands in its place, where there is one."""
    page = page_of(loaded, "sources/daily-north-second-report/")
    assert words(page, "//h1 | //p") == [
        "Sources",
        "Withdrawn: daily-north-second-report",
        "Withdrawn on 25 Nov 2022: It was the first report, entered a second time.",
        "In its place: Daily North, 1 to 5 Mar 2021",
        "They were withdrawn with it.",
    ]
    assert words(page, "//li") == [
        "soldiers-in-valley In its place: Bex Oriel, 1 Mar 2021: Soldiers of Country A are in the East Valley.",
        "bridge-shut",
    ]
    assert page.anchors == {"_statements", "soldiers-in-valley", "bridge-shut"}
    assert page.title == "Withdrawn: daily-north-second-report"
    assert page.description == "Withdrawn on 25 Nov 2022: It was the first report, entered a second time."
    assert page.source == "withdrawn/daily-north-second-report.yaml"


@pytest.mark.parametrize(
    ("was", "new", "url", "index"),
    [
        ("actor", {"actors/new.yaml": OUTLET.replace("Daily", "Weekly")}, "actors/", "Actors"),
        (
            "question",
            {"questions/new.yaml": "text: Daily\nkind: yes-no\nconcerns: []\nnote: None.\n"},
            "questions/",
            "Questions",
        ),
        ("place", {"places/new.yaml": "name: Daily\ncountry: X\ncoordinates: [1, 2]\n"}, "places/", "Places"),
        ("topic", {"topics/new.yaml": "name: Daily\ndescription: X\n"}, "topics/", "Topics"),
    ],
)
def test_a_tombstone_stands_at_the_old_address(was: str, new: dict[str, str], url: str, index: str) -> None:
    """Of whatever kind it was, with a link to what stands in its place."""
    tombstone = {"withdrawn/old.yaml": f"was: {was}\non: 2021-04-05\nnote: Misspelt.\nsee: new\n"}
    page = page_of(archive_of({**new, **tombstone}), f"{url}old/")
    assert words(page, "//p") == [
        index,
        "Withdrawn on 5 Apr 2021: Misspelt.",
        f"In its place: {'Weekly' if was == 'actor' else 'Daily'}",
    ]
    (link,) = html.fromstring(page.html).xpath("//p[3]/a/@href")
    assert link == f"../../{url}new/"


def test_without_a_successor_nothing_is_said_of_one() -> None:
    """A tombstone may stand alone."""
    page = page_of(archive_of({"withdrawn/old.yaml": "was: topic\non: 2021-04-05\nnote: Misspelt.\n"}), "topics/old/")
    assert words(page, "//p") == ["Topics", "Withdrawn on 5 Apr 2021: Misspelt."]
    assert page.anchors == frozenset()


def test_tombstones_are_listed_among_the_changes_alone(loaded: Loaded) -> None:
    """No list of sources, actors or questions leads to one."""
    others = [p for p in pages(loaded, date(2022, 12, 1)) if not p.title.startswith("Withdrawn")]
    naming = [p.url for p in others if "daily-north-second-report" in p.html]
    assert [url for url in naming if not url.startswith("changes/")] == []


def test_a_correction_may_name_a_statement_withdrawn_since() -> None:
    """The log of a card stays as it was."""
    log = "corrections:\n  - {on: 2021-03-05, statements: [melted], note: The day.}\n"
    gone = "withdrawn:\n  - {id: melted, on: 2021-04-05, note: It says no such thing.}\n"
    assert archive_of({"cards/2021/snow.yaml": CARD + log + gone}).problems == ()
    (problem,) = archive_of({"cards/2021/snow.yaml": CARD + log}).problems
    assert problem.message == 'statements: this card has no statement "melted"'


def test_an_annotation_that_leads_to_a_withdrawn_statement_is_dead() -> None:
    """And says what stands in its place."""
    gone = "withdrawn:\n  - {id: melted, on: 2021-04-05, note: It says no such thing., see: snow#fell}\n"
    (problem,) = archive_of({"cards/2021/snow.yaml": CARD.replace("(#fell)", "(#melted)") + gone}).problems
    assert (problem.code, problem.message, problem.hint) == (
        "dead-annotation",
        'summary: “#melted”: the card "snow" has no statement "melted"',
        'it was withdrawn; write "snow#fell", which stands in its place; why: withdrawn, in the file of snow',
    )


def test_a_statement_of_a_withdrawn_card_is_unknown_with_its_card() -> None:
    """The reference leads to the card that stands in its place."""
    tombstone = "was: card\non: 2021-04-05\nnote: Twice.\nsee: snow\nstatements: [fell]\n"
    citing = CARD.replace("said_by: daily}", "said_by: daily, rests_on: [old#fell]}")
    (problem,) = archive_of({"cards/2021/snow.yaml": citing, "withdrawn/old.yaml": tombstone}).problems
    assert (problem.code, problem.message, problem.hint) == (
        "unknown-card",
        'rests_on: no card has the id "old"',
        'it was withdrawn; name a statement of "snow", which stands in its place; why: sources/withdrawn/old.yaml',
    )


def test_one_fault_of_a_tombstone_hides_no_other() -> None:
    """The rules run on what can be read of it."""
    broken = "was: topic\non: 2021-04\nsee: nowhere\nstatements: [a]\nwhy: Misspelt.\n"
    problems = archive_of({"withdrawn/old.yaml": broken}).problems
    assert sorted((p.span.line, p.code) for p in problems) == [
        (1, "missing-field"),
        (2, "bad-date"),
        (3, "unknown-topic"),
        (4, "unknown-field"),
        (5, "unknown-field"),
    ]


@pytest.mark.parametrize(
    ("gone", "label"),
    [
        ({"a": ""}, "it was withdrawn"),
        ({"a": "b"}, 'it was withdrawn; write "b", which stands in its place'),
        ({"a": "b", "b": "c"}, 'it was withdrawn; write "c", which stands in its place'),
        ({"a": "b", "b": ""}, "it was withdrawn"),
        ({"a": "b", "b": "a"}, "it was withdrawn"),
        ({"a": "a"}, "it was withdrawn"),
    ],
)
def test_a_label_names_the_last_of_a_chain(gone: dict[str, str], label: str) -> None:
    """What stands in the place of what stood in its place; nothing, where the chain ends in nothing or in itself."""
    wrong = unknown(EntityKind.ACTOR, "a", Known(gone=gone))
    assert (wrong.code, wrong.label(), wrong.help()) == ("unknown-actor", label, "why: sources/withdrawn/a.yaml")


def test_folders() -> None:
    """Every kind has a folder of its own; that of tombstones is no plural."""
    assert [kind.folder for kind in EntityKind] == ["cards", "actors", "questions", "places", "topics", "withdrawn"]


def test_a_tombstone_holds_its_id_however_the_files_are_named(loaded: Loaded) -> None:
    """The file that uses a withdrawn id again is told, not the tombstone."""
    files: dict[str, Any] = {"withdrawn/snow.yaml": "was: actor\non: 2021-04-05\nnote: X.\n"}
    for path in ("actors/snow.yaml", "topics/snow.yaml"):
        text = OUTLET if path.startswith("actors") else "name: Snow\ndescription: X.\n"
        (problem,) = archive_of({**files, path: text}).problems
        assert (problem.path, problem.message) == (path, 'the id "snow" is taken by withdrawn/snow.yaml')
