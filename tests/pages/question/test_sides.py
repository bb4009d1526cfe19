"""What each side said, in order: a column a party, what set its stance marked, the rest lighter (method §1, §2)."""

from datetime import date
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.pages.question.sides import Side, sides
from onrecord.pages.question.sides_strip import sides_strip
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.pages.question.test_amended import NOW, SEARCHED, THERE, YES, card, page_of, texts, views_of

SILENT = "!said_by: south, said_on: 2021-03-01, answers: {there: yes}, not_acknowledged_by: {north: declined}"
OWN = {
    answer: f"said_by: general, said_on: 2021-03-0{{}}, answers: {{{{there: {answer}}}}}" for answer in ("no", "yes")
}


def _north(views: ArchiveViews) -> Side:
    (side,) = sides(views, views.archive.question("there"))
    return side


def _told(views: ArchiveViews) -> list[tuple[str, str, str]]:
    return [(word.said.words, word.did, word.sets) for word in _north(views).words]


def test_words_and_reports_stand_by_day_and_say_what_they_set() -> None:
    """The first of a run sets the answer; one that says the same again sets none."""
    views = views_of(
        card("a", "herald", "2021-03-02", SILENT),
        card("b", "courier", "2021-03-09", *(OWN["no"].format(day) for day in (4, 5)), OWN["yes"].format(7)),
    )
    assert _told(views) == [
        ("2 Mar 2021", "Declined to say, as reported", "declined to say"),
        ("4 Mar 2021", "Denied it", "denied"),
        ("5 Mar 2021", "Denied it", ""),
        ("7 Mar 2021", "Confirmed it", "confirmed"),
    ]
    assert _north(views).runs == (
        (date(2021, 3, 2), "declined"),
        (date(2021, 3, 4), "denied"),
        (date(2021, 3, 7), "acknowledged"),
    )


def test_a_report_names_its_source_and_the_claim_and_is_never_the_partys_word() -> None:
    """Those of one day that report the same are one entry."""
    cards = card("a", "herald", "2021-03-02", SILENT), card("c", "courier", "2021-03-02", SILENT)
    views = views_of(*cards)
    assert texts(page_of(views, "questions/there/"), "//ol[@class='words']/li") == [
        "2 Mar 2021 Declined to say, as reported Of the claim: What a tells in 0. Herald; also Courier "
        "sets the answer: declined to say"
    ]


def test_what_it_said_of_what_is_taken_for_granted_is_lighter_and_says_of_what() -> None:
    """A party’s word on the matter is never missing; it settles nothing here. A pack leaves it to its own question."""
    fell = (
        "text: How many fell?\nkind: quantity\nmeasures: [killed]\nunit: soldiers\nconcerns: [north]\n"
        "presupposes: {there: yes}\n"
    )
    views = views_of(card("b", "courier", "2021-03-09", OWN["no"].format(4)), fell=fell)
    asked = views.archive.question("fell")
    ((word,),) = [side.words for side in sides(views, asked)]
    assert (word.did, word.light, word.sets, word.why_light) == ("Denied it", True, "", "Of something wider:")
    assert word.of and word.of.text == "Are they there?"
    assert [side.words for side in sides(views, asked, near=False)] == [()]


def test_the_strip_shows_every_stance_and_hides_from_screen_readers() -> None:
    """A time of each stance, a mark of every other word; where nothing has happened there is none."""
    views = views_of(
        card("a", "herald", "2021-03-02", YES),
        card("b", "courier", "2021-03-09", *(OWN["no"].format(day) for day in (4, 5)), OWN["yes"].format(7)),
        there=THERE + SEARCHED,
    )
    strip = sides_strip(sides(views, views.archive.question("there")), NOW)
    assert strip is not None
    (lane,) = strip.lanes
    assert [run.stance for run in lane.runs] == ["denied", "acknowledged"]
    assert [mark for mark, _ in lane.points] == ["denied", "looked-for"]
    assert all(0 <= run.start <= run.end <= 100 for run in lane.runs)
    page = page_of(views, "questions/there/")
    assert page.xpath("//div[@class='side-strip']/@aria-hidden") == ["true"]
    assert sides_strip(sides(views_of(), views_of().archive.question("there")), NOW) is None


def test_a_time_of_which_nothing_is_recorded_is_not_drawn() -> None:
    """What was recorded of a party may have been replaced by what says nothing of it: then the strip is empty there."""
    silent = "!said_by: south, said_on: 2021-03-01, answers: {there: yes}, not_acknowledged_by: {north: declined}"
    later = "said_by: south, said_on: 2021-03-09, answers: {there: yes}, supersedes: [a#s0]"
    views = views_of(card("a", "herald", "2021-03-02", silent), card("b", "courier", "2021-03-10", later))
    strip = sides_strip(sides(views, views.archive.question("there")), NOW)
    assert strip is not None
    assert [run.stance for lane in strip.lanes for run in lane.runs] == ["declined"]
    assert page_of(views, "questions/there/").xpath("//div[@class='side-strip']")


@pytest.fixture(scope="module")
def kursk(real: Loaded) -> Any:
    views = ArchiveViews(derive(real.archive), date(2026, 11, 22))
    return html.fromstring(
        f"<div>{page_of(views, 'questions/north-korean-soldiers-fought-in-kursk/').text_content()}</div>"
    )


def test_no_sentence_says_that_what_is_verified_remains_a_claim(kursk: Any) -> None:
    """The page says one thing of its answer."""
    words = kursk.text_content()
    assert "Verified: yes · confirmed by Russia on 26 Apr 2025" in " ".join(words.split())
    assert not [said for said in ("remains a claim", "stays one", "admits") if said in words]
