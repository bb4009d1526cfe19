"""The home page: what the archive is about, its questions with their answers in words, what is new, how to read it."""

from datetime import date
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.pages.home import page as home_page
from onrecord.pages.question.standing_changes import standing_changes
from onrecord.pages.render import Renderer
from onrecord.pages.shared.how_many import by_kind, spoken
from onrecord.pages.shared.tiles import counts
from onrecord.pages.statement.tellings import gathered
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from onrecord.vocabulary import Kind
from tests.loading import load_files

NOW = date(2026, 11, 22)
RENDERER = Renderer()


def home(loaded: Loaded, day: date = NOW, about: str = "The war in the valley: who says what") -> Any:
    """The home page of an archive as of a day."""
    views = ArchiveViews(derive(loaded.archive), day)
    made = home_page.page(views, RENDERER, standing_changes(views), "Valley Watch", about)
    return html.fromstring(f"<div>{made.html}</div>")


def texts(page: Any, path: str) -> list[str]:
    """The texts of elements, in one line each."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_the_heading_is_what_the_archive_is_about(loaded: Loaded) -> None:
    """The settings say it in one sentence; without one, the archive's name stands in a sentence."""
    assert texts(home(loaded), "//h1") == ["The war in the valley: who says what"]
    assert texts(home(loaded, about=""), "//h1") == ["Valley Watch: what is verified, and who says the rest"]


def test_questions_stand_under_their_first_topic_with_their_answers_in_words(loaded: Loaded) -> None:
    """A question without a topic comes last; never a number of answers."""
    page = home(loaded)
    assert texts(page, "//section[@class='subjects']/h2") == ["War in the East Valley", "Other questions"]
    first, second, third = texts(page, "//ul[@class='asks']/li")
    assert first == (
        "How many soldiers of Country A were killed in the East Valley in 2021? "
        "Verified: 310 to 330 · A public record shows it, since 1 May 2022. 2 origins: 1 named, 1 not named"
    )
    assert second == (
        "Did soldiers of Country A fight in the East Valley in 2021? "
        "Verified: yes · Country A confirmed it on 10 Feb 2022. 4 origins: 3 named, 1 not named · contradicted "
        "Two answers that can be compared cannot both be right."
    )
    assert third == (
        "Did the Sable Bridge in the East Valley reopen in 2021? "
        "Attributed: yes · Said by Daily North. told by 1 source · one origin "
        "Whoever repeats it, it goes back to one beginning."
    )


def test_what_was_said_once_is_counted_once(real: Loaded) -> None:
    """The kinds add up to the utterances that count: none is counted in two kinds."""
    views = ArchiveViews(derive(real.archive), NOW)
    every = spoken(views, real.archive.entries)
    assert sum(map(len, by_kind(every).values())) == len(every)
    assert [count.number for count in counts(views, real.archive.entries)] == [len(by_kind(every)[k]) for k in Kind]
    (line,) = texts(home(real), "//p[contains(@class, 'foot-note')]/b")
    assert line.startswith(f"{len(every)} statements: ")


def test_what_the_search_finds_besides_is_told(real: Loaded) -> None:
    """The numbers here and there differ by it."""
    views = ArchiveViews(derive(real.archive), NOW)
    more = len(gathered(views, real.archive.entries)) - len(spoken(views, real.archive.entries))
    assert more > 0
    (note,) = texts(home(real), "//p[contains(@class, 'foot-note')]")
    said = "counted nowhere: the same words told differently, replaced since, or published later."
    assert f"The search finds {more} more, {said}" in note


def test_the_figure_draws_one_measure_and_says_so(real: Loaded) -> None:
    """What one voice said on one day is one row, hollow where it has said a newer number since; the newest first."""
    page = home(real)
    assert texts(page, "//h2[@id='_figure']") == ["Killed or wounded: who said how many"]
    rows = "//div[contains(@class, 'mini')]//li"
    told = [
        f"{who}: {number}" for who, number in zip(texts(page, f"{rows}/p[1]"), texts(page, f"{rows}/p[2]"), strict=True)
    ]
    assert told == [
        "South Korea's National Intelligence Service 30 Apr 2025: about 4,700",
        "South Korea's Joint Chiefs of Staff 27 Mar 2025: about 4,000",
        "South Korea's National Intelligence Service 13 Jan 2025: about 3,000",
        "Volodymyr Zelensky 9 Jan 2025: 4,000",
        "Volodymyr Zelensky 23 Dec 2024: more than 3,000",
        "South Korea's Joint Chiefs of Staff 23 Dec 2024: about 1,100",
    ]
    assert texts(page, f"{rows}[contains(@class, 'old')]/p[1]") == [
        "South Korea's Joint Chiefs of Staff 27 Mar 2025",
        "South Korea's National Intelligence Service 13 Jan 2025",
        "Volodymyr Zelensky 23 Dec 2024",
        "South Korea's Joint Chiefs of Staff 23 Dec 2024",
    ]
    assert len(page.xpath(f"{rows}/div/svg[@aria-hidden='true']")) == len(told)


def test_how_to_read_takes_at_most_150_words(loaded: Loaded) -> None:
    """With the table of what one may write, a row a kind."""
    (panel,) = home(loaded).xpath("//section[contains(@class, 'panel') and h2/@id='_read']")
    assert len(panel.text_content().split()) <= 150
    assert texts(panel, ".//tbody/tr/th") == ["Verified", "Attributed", "Unacknowledged"]


@pytest.mark.parametrize("about", ["", "What was said of the canal"])
def test_an_archive_without_anything_reads_well(about: str) -> None:
    """It says what is not there, and how to begin; no number, no empty list, no drawing."""
    page = home(load_files([]), about=about)
    assert texts(page, "//section[@class='subjects']/p") == ["No question is in the archive yet. How one is proposed"]
    assert texts(page, "//ul[@class='news']/li") == ["No source is in the archive yet. Add the first"]
    assert page.xpath("//ul[not(li)] | //svg | //table[not(.//td)]") == []
    assert texts(page, "//p[contains(@class, 'foot-note')]") == ["As of 22 Nov 2026. All sources · Add one"]


def test_of_many_questions_the_first_of_each_subject_stand_there(
    loaded: Loaded, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a way to all of the subject, and to all there are; of few every one stands there."""
    assert not [text for text in texts(home(loaded), "//section[@class='subjects']//a") if text.startswith("All ")]
    monkeypatch.setattr(home_page, "_QUESTIONS", 2)
    monkeypatch.setattr(home_page, "_LEAST", 1)
    page = home(loaded)
    assert len(page.xpath("//ul[@class='asks']/li")) == 2
    links = page.xpath("//section[@class='subjects']/p[@class='hint']/a")
    assert [(link.text_content(), link.get("href")) for link in links] == [
        ("All 2 questions on this", "questions/"),
        ("All 3 questions, by subject", "questions/"),
    ]
