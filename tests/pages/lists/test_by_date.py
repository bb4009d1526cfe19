"""Actors, topics and places: all that was said in order of date, whose words they are, and how many they are."""

from datetime import date
from itertools import chain
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.model.entities import Actor, Card
from onrecord.output import Page
from onrecord.pages.lists import actors, indexes, topics_and_places
from onrecord.pages.lists.aliases import Alias, aliases
from onrecord.pages.lists.drawn_maps import Maps
from onrecord.pages.render import Renderer
from onrecord.pages.shared.how_many import spoken
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from onrecord.vocabulary import ActorType
from tests.loading import pages_made

NOW = date(2026, 11, 22)
RENDERER = Renderer()


def parsed(page: Page) -> Any:
    """The body of a page."""
    return html.fromstring(f"<div>{page.html}</div>")


def actor_pages(loaded: Loaded) -> dict[str, Any]:
    """The list of actors and their pages, by address."""
    views = ArchiveViews(derive(loaded.archive), NOW)
    return {
        page.url: parsed(page)
        for page in pages_made(chain(indexes.actors(views, RENDERER), actors.pages(views, RENDERER)))
    }


def texts(page: Any, path: str) -> list[str]:
    """The texts of elements, in one line each."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def test_all_that_an_actor_says_is_one_list_by_date(loaded: Loaded) -> None:
    """The newest first; those who speak for it are named, and its own name is not repeated before each line."""
    page = actor_pages(loaded)["actors/country-a/"]
    assert texts(page, "//h2[@id='_says']/following-sibling::ul[1]/li") == [
        "published 10 Feb 2022 Attributed Arlo Vance: Soldiers of Country A fought in the East Valley. "
        "published by Army of Country A",
        "10 Feb 2022 On record: that it was said Arlo Vance told the parade on 10 February 2022 that soldiers of "
        "Country A had fought in the East Valley. published by Army of Country A",
        "published 10 Feb 2022 Attributed Arlo Vance: The number of the dead is not for the public. "
        "comments on “Did soldiers of Country A fight in the East Valley in 2021?”, without answering it "
        "published by Army of Country A",
    ]


def test_ones_own_name_is_not_repeated_before_what_one_says(loaded: Loaded) -> None:
    """The words themselves lead to the statement."""
    page = actor_pages(loaded)["actors/arlo-vance/"]
    assert texts(page, "//h2[@id='_says']/following-sibling::ul[1]//a[contains(@href, '#')]") == [
        "Soldiers of Country A fought in the East Valley.",
        "Arlo Vance told the parade on 10 February 2022 that soldiers of Country A had fought in the East Valley.",
        "The number of the dead is not for the public.",
    ]


def test_what_is_said_about_an_actor_stands_apart(loaded: Loaded) -> None:
    """In a list of its own after all that it says; who says so is named."""
    page = actor_pages(loaded)["actors/army-of-country-a/"]
    assert texts(page, "//h2")[:2] == ["What Army of Country A says", "What is said about Army of Country A"]
    told = texts(page, "//h2[@id='_subject']/following-sibling::ul[1]/li")
    assert [line.partition(":")[0] for line in told] == [
        "published 10 Apr 2021 Attributed twelve pages of orders (not authenticated)",
        "1 Mar 2021 Attributed two officials (not named)",
    ]


def test_one_count_of_what_an_actor_says(real: Loaded) -> None:
    """The list of actors and the actor's own page give the same number: what counts, each utterance once."""
    views, every = ArchiveViews(derive(real.archive), NOW), actor_pages(real)
    said = len(spoken(views, actors.said_by(views, "russia")))
    assert said > 20
    (item,) = texts(every["actors/"], "//li[a[@href='../actors/russia/']]")
    assert item.startswith(f"Russia {said} statements")
    assert texts(every["actors/russia/"], "//nav//a[@href='#_says']") == [f"What Russia says ({said})"]


def actor(*names: str) -> Actor:
    """An actor with other names."""
    return Actor(id="somebody", name="Somebody", type=ActorType.OUTLET, aliases=names)


def test_the_language_of_an_alias_is_told_by_its_letters() -> None:
    """Latin names have none: in which language they are nobody can tell."""
    names = ("연합뉴스", "ニュース", "Інтерфакс-Україна", "Вооружённые силы", "Yonhap")
    assert list(aliases(actor(*names), ())) == [
        Alias("연합뉴스", "ko"),
        Alias("ニュース", "ja"),
        Alias("Інтерфакс-Україна", "uk"),
        Alias("Вооружённые силы", "ru"),
        Alias("Yonhap", ""),
    ]


@pytest.mark.parametrize(("published", "lang"), [((), ""), (("ja",), "ja"), (("ja", "zh"), ""), (("en", "ja"), "ja")])
def test_where_letters_are_shared_the_language_of_its_sources_tells(
    real: Loaded, published: tuple[str, ...], lang: str
) -> None:
    """Of the languages that are written so; where it publishes in two of them, or none, nothing is claimed."""
    card: Card = next(iter(real.archive.cards.values()))
    cards = [card.model_copy(update={"language": language}) for language in published]
    assert list(aliases(actor("朝日新聞"), cards)) == [Alias("朝日新聞", lang)]


def test_a_place_says_what_is_said_of_it(loaded: Loaded) -> None:
    """Counts in words, the newest statements, the questions with their answers: more than its map shows."""
    views = ArchiveViews(derive(loaded.archive), NOW)
    pages = {page.url: parsed(page) for page in pages_made(topics_and_places.place_pages(views, RENDERER, Maps()))}
    page = pages["places/east-valley/"]
    assert texts(page, "//p[@class='hint']/b") == ["2 statements from 1 source: 1 attributed and 1 unacknowledged."]
    assert texts(page, "//ul[@class='asks']/li/p") == [
        "Did soldiers of Country A fight in the East Valley in 2021?",
        "How many soldiers of Country A were killed in the East Valley in 2021?",
        "Did the Sable Bridge in the East Valley reopen in 2021?",
    ]
    assert texts(page, "//h2[@id='_newest']/following-sibling::ul[1]/li/p") == [
        "published 1 to 5 Mar 2021",
        "1 Mar 2021",
        "1 Mar 2021",
    ]


def test_a_topic_holds_the_questions_that_name_it(loaded: Loaded) -> None:
    """Also one that no statement under the topic answers."""
    views = ArchiveViews(derive(loaded.archive), NOW)
    pages = {page.url: parsed(page) for page in pages_made(topics_and_places.topic_pages(views, RENDERER))}
    assert texts(pages["topics/valley-war/"], "//ul[@class='asks']/li/p") == [
        "Did soldiers of Country A fight in the East Valley in 2021?",
        "How many soldiers of Country A were killed in the East Valley in 2021?",
        "Did the Sable Bridge in the East Valley reopen in 2021?",
    ]
