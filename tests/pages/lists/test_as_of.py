"""As it stood: the days on which something changed, and the file by which a script shows any day."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.model.recorded import NOTHING_RECORDED, Recorded
from onrecord.output import Asset, Page
from onrecord.pages.lists import as_of
from onrecord.pages.render import Renderer
from onrecord.pages.shared.asked import asked
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.loading import made as made_of
from tests.pages.question.test_recorded_history import DAYS, recorded

NOW = date(2022, 12, 1)
ASKED = "soldiers-in-east-valley"


def made(loaded: Loaded, day: date = NOW, known: Recorded = NOTHING_RECORDED) -> tuple[Any, dict[str, Any]]:
    """The page, and what its file has of each question."""
    page, states = made_of(as_of.pages(ArchiveViews(derive(loaded.archive), day, known), Renderer()))
    assert isinstance(page, Page) and isinstance(states, Asset) and states.url == "as-of/states.json"
    return html.fromstring(f"<div>{page.html}</div>"), {one["id"]: one for one in json.loads(states.content)}


def test_the_file_tells_each_question_by_the_days_on_which_it_changed(loaded: Loaded) -> None:
    """The kind of the answer, the answer, its origins and badges, and the address of the state with its history."""
    told = made(loaded)[1][ASKED]["told"]
    assert [(one["start"], one["at"], one["kind_words"]) for one in told] == [
        ("2021-03-01", f"questions/{ASKED}/#_on-2021-03-01", "Attributed: yes"),
        ("2021-03-05", f"questions/{ASKED}/#_on-2021-03-05", "Unacknowledged: yes"),
        ("2021-04-09", f"questions/{ASKED}/#_on-2021-04-09", "Unacknowledged"),
        ("2021-04-10", f"questions/{ASKED}/#_on-2021-04-10", "Unacknowledged"),
        ("2021-05-20", f"questions/{ASKED}/#_on-2021-05-20", "Verified: yes"),
        ("2021-08-31", f"questions/{ASKED}/#_on-2021-05-20", "Verified: yes"),
        ("2022-02-10", f"questions/{ASKED}/#_on-2022-02-10", "Verified: yes"),
    ]
    assert told[1] == {
        "start": "2021-03-05",
        "at": f"questions/{ASKED}/#_on-2021-03-05",
        "kind": "unacknowledged",
        "kind_words": "Unacknowledged: yes",
        "words": "Said by Bex Oriel. Country A declined to say, as reported on 5 Mar 2021.",
        "origins": "told by 1 source",
        "badges": ["one origin"],
    }


@pytest.mark.parametrize("day", [date(2021, 3, 4), date(2021, 3, 5), date(2021, 4, 20), date(2022, 3, 1), NOW])
def test_a_day_is_told_as_a_site_of_that_day_tells_it(loaded: Loaded, day: date) -> None:
    """The last entry on or before a day is what the list of questions says as of that day; `look again` left out."""
    views, states = ArchiveViews(derive(loaded.archive), day), made(loaded)[1]
    compared = 0
    for question in loaded.archive.questions.values():
        before = [one for one in states[question.id]["told"] if one["start"] <= day.isoformat()]
        if before:
            compared += 1
            now = asked(views, question)
            badges = [badge.words for badge in now.badges if badge.words != "look again"]
            told = {"badges": [], "words": "", "origins": "", **before[-1]}
            assert (told["kind_words"], told["words"], told["origins"], told["badges"]) == (
                *(now.kind_words, now.words, now.origins),
                badges,
            )
    assert compared


def test_what_came_in_later_says_since_when(loaded: Loaded) -> None:
    """Of an entry that a later card has changed; of others nothing."""
    told = made(loaded, known=recorded(loaded, DAYS))[1][ASKED]["told"]
    assert {one["start"]: one["since"] for one in told if "since" in one} == {
        "2021-05-20": "7 Nov 2022",
        "2021-08-31": "7 Nov 2022",
    }


def test_of_very_many_questions_only_the_standing_is_told(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the days of the history: a browser loads those of all questions together."""
    assert any("origins" in one for one in made(loaded)[1][ASKED]["told"])
    monkeypatch.setattr(as_of, "_CHOICES", 2)
    told = made(loaded)[1][ASKED]["told"]
    assert len(told) == 6
    assert {name for one in told for name in one} <= {"start", "at", "kind", "kind_words", "badges", "since"}


def test_nothing_is_told_of_a_day_that_is_to_come(loaded: Loaded) -> None:
    """The site of a day has the days up to it, in the file and on the page."""
    page, states = made(loaded, date(2021, 3, 6))
    assert [one["start"] for one in states[ASKED]["told"]] == ["2021-03-01", "2021-03-05"]
    assert page.xpath("//dt/@data-on") == ["2021-03-05", "2021-03-01"]
    assert page.xpath("//input/@max") == ["2021-03-06"] and page.xpath("//input/@min") == ["2021-03-01"]


def test_the_days_lead_to_the_states_of_questions(loaded: Loaded) -> None:
    """By year, the newest first; each with the questions that stood otherwise from then on, and how."""
    page = made(loaded)[0]
    assert page.xpath("//h3/text()") == ["2022", "2021"]
    days = page.xpath("//dl[1]/dt/@data-on")
    assert days == sorted(days, reverse=True)
    (changes,) = page.xpath("//dt[@data-on='2021-05-20']/following-sibling::dd[1]")
    assert [(" ".join(li.text_content().split()), li.xpath("a/@href")) for li in changes.iter("li")] == [
        (
            "Verified Did soldiers of Country A fight in the East Valley in 2021?",
            ["../questions/soldiers-in-east-valley/#_on-2021-05-20"],
        ),
        (
            "Attributed How many soldiers of Country A were killed in the East Valley in 2021?",
            ["../questions/soldiers-killed-in-east-valley/#_on-2021-05-20"],
        ),
    ]


def test_before_the_first_answer_there_is_no_day(loaded: Loaded) -> None:
    """An archive that answers nothing yet says so, and asks for no day."""
    page, states = made(loaded, date(2021, 3, 1) - timedelta(days=1))
    assert "Nothing yet: no question here has an answer." in page.text_content()
    assert page.xpath("//form") == [] and all(one["told"] == [] for one in states.values())


def test_of_a_question_with_very_many_answers_it_is_told_how_it_stood(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the days of its states alone, without who said so: each answer would have that told anew."""
    monkeypatch.setattr(as_of, "_ANSWERS", 2)
    told = made(loaded)[1][ASKED]["told"]
    assert [(one["start"], one["at"], one["kind"], one["kind_words"]) for one in told][-2:] == [
        ("2021-05-20", "_on-2021-05-20", "verified", "Verified"),
        ("2022-02-10", "_on-2022-02-10", "verified", "Verified"),
    ]
    assert all("words" not in one for one in told)
