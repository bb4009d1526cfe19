"""What a reader finds who does not know our words: pages, other words, a slip mended; and nothing that moves."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.search_page import shown_count, shown_of
from tests.browser.window import SHIFT, visit

pytestmark = pytest.mark.browser

FOUGHT = "Did North Korean soldiers fight in Kursk Oblast"


def test_whether_moscow_admitted_it_finds_the_question_and_says_what_else_was_searched(
    page: Page, address: str
) -> None:
    """The seat of a government finds who speaks for it, and a word those that mean the same."""
    page.goto(address + "search/?q=Moscow+admitted")
    assert shown_count(page) > 10
    also = page.locator(".also")
    expect(also).to_contain_text("Also searched: “Moscow”: who speaks for Russia, and what concerns it; “admitted”:")
    expect(also).to_contain_text("acknowledge")
    first = page.locator(".found .one, .found .statement").first
    expect(first.locator(".top")).to_have_text("Question")
    expect(page.locator(".found .one .answer", has_text="confirmed it on").first).to_contain_text("Verified: yes")
    expect(page.locator(".found .statement .chain .origin", has_text="Valery Gerasimov").first).to_be_visible()
    page.goto(address + "search/?q=%22Moscow%22")
    shown_count(page)
    expect(also).to_be_hidden()


def test_a_filter_keeps_one_kind_of_result(page: Page, address: str) -> None:
    """Counted beside it; a filter of statements finds statements alone."""
    page.goto(address + "search/?q=Kursk")
    number = shown_of(page, "question")
    assert number > 2 and shown_of(page, "statement") > number and shown_of(page, "source") > 2
    page.locator(".facet[data-name=result]").get_by_label("Questions").check()
    expect(page).to_have_url(address + "search/?q=Kursk&result=question")
    expect(page.locator("#_count")).to_have_text(f"{number} questions")
    expect(page.locator(".found .one .answer")).to_have_count(number)
    page.goto(address + "search/?q=Kursk&kind=attributed")
    assert shown_of(page, "statement") == shown_count(page) > 10


def test_by_date_what_has_no_day_stands_last(page: Page, address: str) -> None:
    """Statements and sources in one order, then questions and pages: nothing is lost."""
    page.goto(address + "search/?q=Gerasimov")
    number = shown_count(page)
    page.goto(address + "search/?q=Gerasimov&sort=newest")
    assert shown_count(page) == number
    kinds = page.locator(".found .statements > *").evaluate_all(
        "all => all.map(one => one.matches('.statement') || !!one.querySelector('.from'))"
    )
    assert kinds == sorted(kinds, reverse=True)


def test_on_a_phone_the_first_result_is_on_the_first_screen(narrow: Page, address: str) -> None:
    """The filters above it are closed, and are counted once they are opened."""
    narrow.goto(address + "search/?q=Moscow+admitted")
    shown_count(narrow)
    box = narrow.locator(".found .one h3").first.bounding_box()
    assert box and box["y"] < 800
    facet = narrow.locator(".facet[data-name=result]")
    facet.locator("summary").click()
    number = shown_of(narrow, "question")
    assert number > 0
    expect(facet.locator("li[data-value=question] small")).to_have_text(str(number))


@pytest.mark.parametrize("words", ["Gerasimof", "Kursk Gerasimof"])
def test_a_slip_is_mended_by_a_press(page: Page, address: str, words: str) -> None:
    """Whether nothing was found, or the word was left out."""
    page.goto(f"{address}search/?q={words}")
    shown_count(page)
    page.get_by_role("button", name="Did you mean “Gerasimov”?").click()
    expect(page).to_have_url(re.compile("Gerasimov$"))
    assert shown_count(page) > 3
    expect(page.locator(".ways button")).to_have_count(0)


def test_nothing_found_leads_on(page: Page, address: str) -> None:
    """To lists, and to how a source is added."""
    page.goto(address + "search/?q=xyzzyx")
    assert shown_count(page) == 0
    leads = page.locator(".none a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert leads[0] == "../questions/" and leads[-1] == "../contribute/"


def test_the_header_offers_a_question_first_and_its_answer(page: Page, address: str) -> None:
    """Then the rest; Enter on it leads to the question."""
    page.goto(address + "sources/")
    page.keyboard.press("Control+k")
    page.keyboard.type("soldiers fight Kursk")
    option = page.get_by_role("option").first
    expect(option).to_contain_text(FOUGHT)
    expect(option.locator(".answer .kind")).to_have_text("Verified: yes")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "questions/north-korean-soldiers-fought-in-kursk/")


def test_the_header_says_what_else_was_searched(page: Page, address: str) -> None:
    """In the line beneath the offers."""
    page.goto(address + "sources/")
    page.keyboard.press("Control+k")
    page.keyboard.type("Seoul confirmed")
    expect(page.locator(".bar-found > p")).to_contain_text("Also searched: “Seoul”: who speaks for South Korea")


PROGRAM, RESULT, SCRIPT = "**/pagefind/pagefind.js", "**/pagefind/fragment/**", "**/assets/search-page.js"


@pytest.mark.parametrize(
    ("late", "width"),
    [
        *((PROGRAM, 360), (RESULT, 1280), (SCRIPT, 360)),
        *(pytest.param(*it, marks=pytest.mark.access) for it in ((PROGRAM, 1280), (RESULT, 360), (SCRIPT, 1280))),
    ],
)
def test_nothing_moves_when_results_come(page: Page, address: str, late: str, width: int) -> None:
    """However late the script, the index or a result comes."""
    query = "search/?q=casualties&kind=attributed&actor=national-intelligence-service"
    assert visit(page, address + query, width, late).shift == 0
    assert shown_count(page) > 0


@pytest.mark.parametrize("width", [pytest.param(1280, marks=pytest.mark.access), 360])
def test_nothing_moves_when_the_results_of_another_word_come(page: Page, address: str, width: int) -> None:
    """Long after the last letter, when what moves would be counted against the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + "search/?q=Kursk")
    before = shown_count(page)
    moved = page.evaluate(SHIFT)

    def hold(route: Route) -> None:
        page.wait_for_timeout(800)
        route.continue_()

    page.route(re.compile("/pagefind/(fragment|index|filter)/"), hold)
    page.locator("#_q").fill("Makhnovka")
    expect(page.locator("#_count")).not_to_have_text(re.compile(rf"^{before} results"))
    assert 0 < shown_count(page) < before
    assert page.evaluate(SHIFT) == moved == 0
