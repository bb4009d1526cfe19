"""The form of a large archive, whose data come in parts: it says what it says of one that comes at once."""

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from onrecord.load import Loaded
from onrecord.output import Asset
from onrecord.pages.form import parts
from onrecord.pages.form.data import assets
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.altering import DAY
from tests.browser import forms
from tests.browser.forms import FORM, module, opened

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def files(real: Loaded) -> Iterator[dict[str, bytes]]:
    """What the form loads, of the archive of this repository, divided as a large one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "WHOLE", 0)
        made = [task.make() for task in assets(ArchiveViews(derive(real.archive), DAY), real)]
        yield {one.url: one.content for one in made if isinstance(one, Asset) and one.url.startswith("assets/")}


@pytest.fixture
def loaded(page: Page, files: dict[str, bytes]) -> list[str]:
    """The files that the form loads from now on, in their order."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        url = route.request.url[route.request.url.index("assets/") :]
        asked.append(url)
        route.fulfill(body=files[url], content_type="application/json")

    page.route(re.compile(r"/assets/form(/[0-9a-f]+)?\.json"), answer)
    return asked


@pytest.mark.parametrize("most", [4, pytest.param(None, marks=pytest.mark.access)])
def test_a_card_of_a_large_archive_is_changed_as_of_a_small_one(
    page: Page, address: str, real: Loaded, loaded: list[str], most: int | None
) -> None:
    """Of those with most fields, and of each shape of card in `make access`: nothing is lost, and nothing is wrong
    with it, once what it names has come.
    """
    for card in forms.one_of_each_shape(real)[:most]:
        opened(page, f"{address}{FORM}?card={card}")
        assert module(page, "return m.current().problems;") == [], card
        assert forms.values(module(page, "return m.current().text;")) == forms.full(
            dict(real.documents[card].data or {})
        ), card
    assert len(set(loaded)) > 10


def test_what_is_typed_is_asked_for_by_its_first_letters(page: Page, address: str, loaded: list[str]) -> None:
    """An actor is offered, and its name becomes its id; nothing but the format was loaded before."""
    opened(page, address + FORM)
    assert loaded == ["assets/form.json"]
    publisher = page.locator('[data-name="publisher"] input').first
    expect(page.locator("#_actors option")).to_have_count(0)
    publisher.fill("Newsw")
    expect(page.locator('#_actors option[value="newsweek"]')).to_have_count(1)
    publisher.fill("Newsweek")
    publisher.blur()
    expect(publisher).to_have_value("newsweek")
    expect(page.locator(".newcomers .one")).to_have_count(0)


def test_a_question_is_found_by_a_word_of_it(page: Page, address: str, real: Loaded, loaded: list[str]) -> None:
    """And then chosen from the list."""
    question = next(iter(real.archive.questions.values()))
    opened(page, address + FORM)
    page.get_by_role("button", name="Add an attributed claim").click()
    answers = page.locator('[data-lane="attributed"] [data-name="answers"]')
    answers.get_by_role("button", name="Add").click()
    expect(answers.locator(".question option")).to_have_count(1)
    answers.get_by_label("Find a question by a word of it").fill(question.text.split()[-1].strip("?"))
    expect(answers.locator(f'.question option[value="{question.id}"]')).to_have_count(1)
    answers.locator(".question").select_option(question.id)
    assert module(page, "return m.current().card.attributed[0].answers;") == {question.id: ""}


def test_a_card_of_the_same_address_is_found(page: Page, address: str, real: Loaded, loaded: list[str]) -> None:
    """Though only its own part was loaded, and the page waits for it before it says what is wrong."""
    card = next(card for card in real.archive.cards.values() if card.url)
    opened(page, address + FORM)
    url = page.locator('[data-name="url"] input').first
    url.fill(card.url or "")
    url.blur()
    expect(page.locator(".like a").first).to_have_text(card.title)
    keys = module(page, "return m.current().problems.map(({ key }) => key);")
    assert "same-address" in keys


def test_what_does_not_load_is_said_and_asked_for_again(
    page: Page, address: str, files: dict[str, bytes], loaded: list[str]
) -> None:
    """Nothing is called unknown meanwhile."""
    opened(page, address + FORM)
    page.route(re.compile(r"/assets/form/[0-9a-f]+\.json"), lambda route: route.abort())
    publisher = page.locator('[data-name="publisher"] input').first
    publisher.fill("newsweek")
    publisher.blur()
    expect(page.locator(".failed")).to_be_visible()
    expect(page.locator(".newcomers .one")).to_have_count(0)
    page.unroute(re.compile(r"/assets/form/[0-9a-f]+\.json"))
    publisher.fill("newsweek")
    expect(page.locator('#_actors option[value="newsweek"]')).to_have_count(1)
    assert json.loads(files["assets/form.json"])["divided"]["digits"] >= 1
