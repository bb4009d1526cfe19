"""What search finds besides statements: questions with their answers, sources, actors, topics, places, pages."""

import json
from collections import Counter
from datetime import date

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.output import Page, Record
from onrecord.pages.render import Renderer
from onrecord.pages.search.page import page
from onrecord.pages.search.page_records import LISTS, RESULTS, list_record, page_records, written_records
from onrecord.pages.search.records import records
from onrecord.pages.shared.asked import asked
from onrecord.pages.source.titles import titles
from onrecord.pages.statement.order import first_day_of_card
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import site
from onrecord.standings.derive import derive
from tests.pages.search.parsed import drawn, filters, words

DAY = date(2022, 12, 1)


@pytest.fixture(scope="module")
def views(loaded: Loaded) -> ArchiveViews:
    """The views of the example archive."""
    return ArchiveViews(derive(loaded.archive), DAY)


def at(views: ArchiveViews, url: str) -> Record:
    """The record that leads to an address."""
    return next(record for record in page_records(views) if record.url == url)


def test_there_is_a_record_for_each_page_of_the_archive(views: ArchiveViews) -> None:
    """And its only filter is what kind of result it is, so that a filter of statements finds statements alone."""
    archive = views.archive
    listed = list(page_records(views))
    assert {record.url for record in listed} == {
        *(f"questions/{one}/" for one in archive.questions),
        *(f"sources/{one}/" for one in archive.cards),
        *(f"actors/{one}/" for one in archive.actors),
        *(f"topics/{one}/" for one in archive.topics),
        *(f"places/{one}/" for one in archive.places),
    }
    assert [filters(record) for record in listed] == [[("result", drawn(record)["result"])] for record in listed]
    assert all(("result", "statement") in filters(record) for record in records(views))


def test_a_question_shows_its_answer_in_words(views: ArchiveViews) -> None:
    """As every list of questions does, with its origins and badges; it is found by these and by whom it concerns."""
    record = at(views, "questions/soldiers-in-east-valley/")
    told = asked(views, views.archive.question("soldiers-in-east-valley"))
    assert drawn(record) == {
        "result": "question",
        "label": "Question",
        "title": views.archive.question("soldiers-in-east-valley").text,
        "url": "questions/soldiers-in-east-valley/",
        "standing": "verified",
        "answer": "Verified: yes",
        "dated": told.words,
        "about": " · ".join([told.origins, *(badge.words for badge in told.badges)]),
    }
    assert told.words == "Country A confirmed it on 10 Feb 2022."
    assert {"Verified:", "yes", "confirmed", "A-Land", "Страна"} <= set(words(record).split())


def test_a_source_is_found_by_its_summary_and_sorted_by_its_day(views: ArchiveViews) -> None:
    """It is called as its page is, its headline is quoted; what has no day comes last when sorted by date."""
    record = at(views, "sources/daily-north-first-report/")
    card = views.archive.card("daily-north-first-report")
    assert drawn(record)["title"] == titles(views.archive)[card.id]
    assert (drawn(record)["headline"], drawn(record)["printed"]) == ("Headline:", {"text": f"“{card.title}”"})
    assert "](" not in words(record) and drawn(record)["about"].split()[0] in words(record)
    assert record.day == first_day_of_card(card).isoformat()
    question = at(views, "questions/soldiers-in-east-valley/")
    assert question.day == "" and "data-pagefind-sort" not in question.html


def test_a_title_that_only_describes_is_not_quoted(real: Loaded) -> None:
    """And of a foreign headline the translation is shown, both are searched, or the language is told."""
    views = ArchiveViews(derive(real.archive), DAY)
    listed = {record.url: record for record in page_records(views)}
    described = next(card for card in real.archive.cards.values() if "title" in card.not_recorded)
    told = drawn(listed[f"sources/{described.id}/"])
    assert told["printed"]["text"] == described.title and "headline" not in told
    foreign = next(card for card in real.archive.cards.values() if card.language == "ko" and card.title > "\u3000")
    told, translated = drawn(listed[f"sources/{foreign.id}/"]), foreign.title_translation
    assert told["printed"] == (
        {"text": f"“{translated}”"} if translated else {"text": f"“{foreign.title}”", "lang": "ko"}
    )
    assert foreign.title.split()[0] in words(listed[f"sources/{foreign.id}/"])


def test_an_actor_is_found_by_its_other_names(views: ArchiveViews) -> None:
    """It says what it is."""
    record = at(views, "actors/country-a/")
    assert drawn(record)["label"] == "State"
    assert "Страна" in words(record).split()


def test_a_hand_written_page_is_found_by_its_parts() -> None:
    """Each part leads to itself, without the sign of its link; what stands before the first is the page's own."""
    text = (
        '<h1>The method</h1><p>How we read.</p><h2 id="_origins">4. Origins<a class="headerlink" href="#_origins">¶</a>'
        '</h2><p>Ten outlets are <b>one</b> origin.</p><h2 id="_end">End</h2><p>&amp; so on</p>'
    )
    one, two, three = written_records("method/", "Method", "What it claims.", text, Renderer())
    assert [(r.url, drawn(r)["title"]) for r in (one, two, three)] == [
        ("method/", "Method"),
        ("method/#_origins", "4. Origins · Method"),
        ("method/#_end", "End · Method"),
    ]
    assert words(one).split() == ["Method", "claims.", "we", "read."]  # each word once, and no small ones
    assert words(two).split() == ["4.", "Origins", "Ten", "outlets", "one", "origin."]
    assert drawn(three)["about"] == "& so on"


def test_a_page_without_parts_is_one_record() -> None:
    """It is described as its head says."""
    (one,) = written_records("about/", "About", "Who runs it.", "<p>Somebody.</p>", Renderer())
    assert drawn(one) == {"result": "page", "label": "Page", "title": "About", "url": "about/", "about": "Who runs it."}


def test_a_list_is_found_and_a_page_that_has_its_own_record_is_not_found_twice(loaded: Loaded) -> None:
    """Of all that a build makes, each address is found once, the lists among them."""
    outputs = list(site(loaded, DAY))
    found = Counter(output.url for output in outputs if isinstance(output, Record))
    assert set(found.values()) == {1}
    lists = {output.url for output in outputs if isinstance(output, Page)} & LISTS
    assert lists > {"questions/", "timeline/", "contested/", "changes/", "rules/"}
    assert lists <= found.keys()
    assert not [*list_record(Page("timeline/2024/", "2024", ""), Renderer())]


def test_the_page_of_the_search_offers_the_kinds_of_result(views: ArchiveViews) -> None:
    """With the number of each, but for pages, which are made later."""
    tree = html.fromstring(page(views, Renderer()).html)
    shown = {li.get("data-value"): li.xpath("string(.//small)") for li in tree.xpath("//details[1]//li")}
    found = Counter(drawn(record)["result"] for record in page_records(views))
    assert shown == {**{kind: str(found[kind]) for kind in RESULTS}, "statement": shown["statement"], "page": ""}
    assert shown["statement"] == str(len(list(records(views))))
    assert json.loads(tree.xpath("//section[@data-called]/@data-called")[0])["tag"] == [
        "topic or place",
        "topics and places",
    ]
