"""What to look for again, and what becomes of each of its three answers."""

from datetime import date
from typing import Any, Final

from lxml import html

from onrecord.pages.lists import recheck
from onrecord.pages.lists.look_again import MOST_HEARD, Files, LookAgain, Silence, look_again, silences
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from tests.loading import pages_made
from tests.pages.question.test_amended import SILENT, THERE, card, views_of

WHERE: Final = Files({"there": "questions/there.yaml", "here": "questions/here.yaml"}, "https://forge.example/edit/")
SEARCHED: Final = "searches: [{on: 2021-03-02, for: north, where: its agency, found: nothing, by: An Editor}]\n"


def views(searched: str = "") -> ArchiveViews:
    """As of two years after a report that North declined to say."""
    return views_of(card("a", "herald", "2021-03-02", SILENT), as_of=date(2023, 1, 31), there=THERE + searched)


def asked(searched: str = "") -> LookAgain:
    """The one thing to look for there."""
    (silence,) = silences(views(searched))
    return look_again(views(searched), WHERE, lambda about, page: f"{about} @ {page}", silence)


def page(searched: str = "") -> Any:
    """The page that asks for it."""
    overview, *_ = pages_made(recheck.pages(views(searched), Renderer(), WHERE))
    return html.fromstring(f"<div>{overview.html}</div>")


def test_what_was_found_begins_a_card() -> None:
    """The form is opened with the question and whose word is looked for."""
    assert asked().here == "contribute/new/?question=there&for=north"


def test_a_doubt_is_reported_with_the_question() -> None:
    """Where errors are reported, with the entry of the page that it is about."""
    title = views().archive.question("there").text
    assert asked().cannot_tell == f"Look again: North since 2 Mar 2021 on “{title}” @ recheck/#_north-2021-03-02"
    assert page().xpath("//div[@class='presses']/a[.='Cannot tell']/@href") == ["../about/#_report-an-error"]


def test_a_search_in_vain_is_a_line_for_the_file_of_the_question() -> None:
    """Without a script it has places to fill in; where the file has a list already, the line alone."""
    line = '  - {on: DAY, for: north, where: "", found: nothing, by: ""}\n'
    assert page().xpath("string(//pre)") == f"searches:\n{line}"
    assert page(SEARCHED).xpath("string(//pre)") == line
    assert page().xpath("//div[@class='searched']/ul/li/a/@href") == ["https://forge.example/edit/questions/there.yaml"]


def test_of_very_many_questions_of_one_silence_the_first_are_named() -> None:
    """And how many they are in all."""
    (silence,) = silences(views())
    many = Silence(silence.since, silence.party, silence.questions * (MOST_HEARD + 5))
    one = look_again(views(), WHERE, lambda about, page: "", many)
    assert (len(one.heard), one.number) == (MOST_HEARD, MOST_HEARD + 5)
