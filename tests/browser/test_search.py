"""The search, as a reader uses it: by words, by filter, by keyboard, by a link somebody sent."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from onrecord.archive import Entry
from onrecord.pages.search.records import filters, spoken
from onrecord.pages.statement.views import ArchiveViews
from tests.altering import PAPERS
from tests.browser.axe import SCREENS, faults
from tests.browser.search_page import asked_again, built, links, shown_count, texts
from tests.browser.serving import served
from tests.paths import EXAMPLE

pytestmark = pytest.mark.browser


ACTOR = "National Intelligence Service"


def open_facet(page: Page, name: str) -> None:
    """Open a filter, if it is closed."""
    facet = page.locator(f".facet[data-name={name}]")
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()
    expect(facet.locator("li")).not_to_have_count(0)  # the values of a long one lie in a file


def refs(entries: list[Entry], address: str) -> set[str]:
    """The addresses of statements."""
    return {f"{address}sources/{e.card.id}/#{e.statement.id}" for e in entries}


def test_every_statement_of_the_service_in_one_month_and_no_other(
    page: Page, address: str, views: ArchiveViews
) -> None:
    """What South Korea's intelligence service said in January 2025, found by clicks, is what the archive holds."""
    page.goto(address + "search/")
    open_facet(page, "actor")
    actors = page.locator(".facet[data-name=actor]")
    actors.locator(".narrow").fill(ACTOR.lower())
    actors.get_by_label(ACTOR).check()
    open_facet(page, "when")
    page.locator(".facet[data-name=when] input[value='2025']").check()
    page.get_by_role("checkbox", name=re.compile("^January 2025")).check()
    expect(page).to_have_url(re.compile(r"\?actor=national-intelligence-service&year=2025&month=2025-01$"))
    wanted = [
        utterance.first
        for utterance in spoken(views)
        if utterance.first.statement.speaker == "national-intelligence-service"
        and date(2025, 1, 1) <= utterance.first.said_day <= date(2025, 1, 31)
    ]
    assert len(wanted) > 1
    expect(page.locator("#_count")).to_have_text(f"{len(wanted)} statements")
    assert set(links(page)) == refs(wanted, address)


@pytest.mark.parametrize("name", ["kind", "publisher", "question", "place", "topic", "type", "year"])
def test_a_filter_finds_what_the_archive_holds(page: Page, address: str, views: ArchiveViews, name: str) -> None:
    """For the first values of every filter the number found is the number there is."""
    held = Counter(
        value
        for utterance in spoken(views)
        for value in filters(views, utterance)["when" if name == "year" else name]
        if name != "year" or "-" not in value
    )
    (first, number), *others = held.most_common(4)
    page.goto(f"{address}search/?{name}={first}")
    assert shown_count(page) == number, first
    for value, count in others:
        assert asked_again(page, f"?{name}={value}") == count, value


def test_every_speaker_finds_exactly_what_he_first_said(page: Page, address: str, views: ArchiveViews) -> None:
    """Also those who are not named, and documents; counted before a word is asked for, and by Pagefind."""
    held = Counter(value for utterance in spoken(views) for value in filters(views, utterance)["actor"])
    page.goto(address + "search/")
    open_facet(page, "actor")
    items = page.locator(".facet[data-name=actor] li")
    counts = items.evaluate_all(
        "all => all.map(li => [li.dataset.value, Number(li.querySelector('small').textContent)])"
    )
    assert dict(counts) == held
    counted = page.evaluate(
        "async () => (await (await import('../pagefind/pagefind.js')).filters()).actor".replace("../", address)
    )
    assert counted == held
    assert held["Western officials (not named)"] == len(
        [e for e in views.archive.entries if e.claim and "Western officials" in str(e.claim.said_by)]
    )


def test_a_count_beside_a_value_is_what_choosing_it_finds(page: Page, address: str) -> None:
    """With words and another filter set; what would find nothing is not offered."""
    page.goto(address + "search/?q=casualties&publisher=kbs-world&publisher=newsweek")
    shown_count(page)
    open_facet(page, "actor")
    offered = page.locator(".facet[data-name=actor] li:not(.empty)")
    expect(offered).not_to_have_count(page.locator(".facet[data-name=actor] li").count())
    pairs = offered.evaluate_all(
        "all => all.map(li => [li.querySelector('input').value, Number(li.querySelector('small').textContent)])"
    )
    assert 1 < len(pairs) < 20
    for value, count in pairs:
        query = f"?q=casualties&publisher=kbs-world&publisher=newsweek&actor={value}"
        assert asked_again(page, query) == count > 0, value


def test_values_of_one_filter_are_either_and_of_two_filters_both(page: Page, address: str) -> None:
    """And a filter's own choice does not count against its other values."""
    numbers = {}
    for query in ("kind=verified", "kind=unacknowledged", "kind=verified&kind=unacknowledged"):
        page.goto(f"{address}search/?{query}")
        numbers[query] = shown_count(page)
    assert numbers["kind=verified&kind=unacknowledged"] == numbers["kind=verified"] + numbers["kind=unacknowledged"]
    counts = page.locator(".facet[data-name=kind] small").all_inner_texts()
    assert int(counts[0]) == numbers["kind=verified"] and int(counts[2]) == numbers["kind=unacknowledged"]
    page.goto(address + "search/?kind=verified&publisher=rbc")
    assert 0 < shown_count(page) < numbers["kind=verified"]
    assert set(page.locator(".found .statement .kind").all_inner_texts()) == {"Verified fact"}


def test_a_filters_own_choices_do_not_count_against_its_other_values(
    page: Page, address: str, views: ArchiveViews
) -> None:
    """While one kind is chosen the others still tell how many they would add."""
    page.goto(address + "search/?kind=verified")
    held = Counter(kind for utterance in spoken(views) for kind in filters(views, utterance)["kind"])
    assert shown_count(page) == held["verified"]
    for kind, count in held.items():
        expect(page.locator(f".facet[data-name=kind] li[data-value={kind}] small")).to_have_text(f"{count:,}")


def test_with_a_year_go_its_months(page: Page, address: str, views: ArchiveViews) -> None:
    """Of a year that is no longer chosen no month holds anything back; those of another year stay."""
    page.goto(address + "search/?year=2024&year=2025&month=2024-12&month=2025-01")
    shown_count(page)
    open_facet(page, "when")
    page.locator(".facet[data-name=when] input[value='2025']").uncheck()
    expect(page).to_have_url(address + "search/?year=2024&month=2024-12")
    assert shown_count(page) == len([u for u in spoken(views) if "2024-12" in filters(views, u)["when"]])


def test_a_shared_address_restores_words_filters_and_order(page: Page, context: BrowserContext, address: str) -> None:
    """On another device, to the same statements in the same order."""
    page.goto(address + "search/")
    page.locator("#_q").press_sequentially("killed soldiers")
    expect(page).to_have_url(re.compile(r"\?q=killed\+soldiers$"))
    page.get_by_label("Attributed claims").check()
    page.locator("#_sort").select_option("oldest")
    expect(page).to_have_url(address + "search/?q=killed+soldiers&kind=attributed&sort=oldest")
    first = texts(page)
    other = context.new_page()
    other.goto(page.url)
    assert texts(other) == first
    assert other.locator("#_q").input_value() == "killed soldiers"
    assert other.get_by_label("Attributed claims").is_checked()
    assert other.locator("#_sort").input_value() == "oldest"
    assert "Kind of statement: Attributed claims" in other.locator(".chips").inner_text()


def test_letters_typed_before_the_script_is_there_are_kept(page: Page, address: str) -> None:
    """Somebody types while the page still loads; the address of the page holds words of its own."""
    held: list[Route] = []
    page.route("**/assets/search-page.js", lambda route: held.append(route))  # noqa: PLW0108 (Playwright cannot call a built-in)
    page.goto(address + "search/?q=Kursk&kind=attributed")
    page.locator("#_q").press_sequentially("Japan")
    assert len(held) == 1
    held[0].continue_()
    expect(page).to_have_url(address + "search/?q=Japan&kind=attributed")
    assert shown_count(page) > 0
    assert page.locator("#_q").input_value() == "Japan"


def test_a_filter_chosen_right_after_a_letter_keeps_the_letter(page: Page, address: str) -> None:
    """Words are asked for a moment after the last letter; what is chosen in that moment goes with them."""
    page.goto(address + "search/?kind=verified")
    shown_count(page)
    box = page.get_by_label("Attributed claims")
    box.evaluate("box => { _q.value = 'Kursk'; _q.dispatchEvent(new Event('input')); box.click(); }")
    expect(page).to_have_url(address + "search/?q=Kursk&kind=verified&kind=attributed")
    assert page.locator("#_q").input_value() == "Kursk"


def test_the_back_button_undoes_a_step_and_forward_repeats_it(page: Page, address: str) -> None:
    """A filter is a step, words typed in one go are one step, and the start is the list of lists."""
    page.goto(address + "search/")
    expect(page.locator(".browse")).to_be_visible()
    page.locator("#_q").press_sequentially("Kursk", delay=260)
    words = shown_count(page)
    page.get_by_label("Verified facts").check()
    expect(page).to_have_url(address + "search/?q=Kursk&kind=verified")
    both = shown_count(page)
    assert both < words
    page.go_back()
    expect(page).to_have_url(address + "search/?q=Kursk")
    expect(page.locator("#_count")).to_have_text(re.compile(rf"^{words} results: "))
    assert not page.get_by_label("Verified facts").is_checked()
    page.go_back()
    expect(page).to_have_url(address + "search/")
    expect(page.locator(".browse")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    page.go_forward()
    page.go_forward()
    expect(page.locator("#_count")).to_have_text(f"{both} statements")
    assert page.get_by_label("Verified facts").is_checked()


def test_more_brings_the_next_twenty_and_the_focus_to_the_first_of_them(page: Page, address: str) -> None:
    """By keyboard."""
    page.goto(address + "search/?kind=attributed")
    shown_count(page)
    expect(page.locator(".found .statement")).to_have_count(20)
    page.locator(".more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found .statement")).to_have_count(40)
    assert page.evaluate("[...document.querySelectorAll('.found .statement')].indexOf(document.activeElement)") == 20


def test_nothing_found_is_said_and_each_filter_can_be_dropped(page: Page, address: str) -> None:
    """With what that would give; and the lists are there."""
    page.goto(address + "search/?q=casualties&kind=verified&place=seoul&actor=nobody-of-this-name")
    assert shown_count(page) == 0
    expect(page.locator(".chips")).to_contain_text("Who says it: nobody-of-this-name")
    expect(page.locator(".browse")).to_be_visible()
    page.goto(address + "search/?kind=verified&actor=national-intelligence-service")
    assert shown_count(page) == 0
    way = page.locator(".ways li", has_text="Without “Verified facts”")
    match = re.search(r"(\d+) statement", way.inner_text())
    assert match
    way.locator("button").click()
    expect(page).to_have_url(address + "search/?actor=national-intelligence-service")
    assert shown_count(page) == int(match[1])
    assert page.evaluate("document.activeElement.id") == "_count"


def test_a_word_that_no_statement_has_is_named(page: Page, address: str) -> None:
    """Pagefind passes over it, and a reader must not think that it was found."""
    page.goto(address + "search/?q=Kursk+xyzzy")
    assert shown_count(page) > 0
    expect(page.locator(".unknown")).to_have_text("Nothing here has “xyzzy”; it was left out.")
    page.goto(address + "search/?q=Kursk+killed")
    shown_count(page)
    expect(page.locator(".unknown")).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_leads_to_the_lists(page: Page, site: Path, tmp_path: Path) -> None:
    """On the page, and in the header; here of a site that lacks Pagefind's files."""
    for entry in site.iterdir():
        if entry.name != "pagefind":
            (tmp_path / entry.name).symlink_to(entry)
    with served(tmp_path) as address:
        page.goto(address + "search/?q=Kursk")
        expect(page.locator(".failed")).to_have_text(
            "The search could not be loaded. Everything is also in these lists."
        )
        expect(page.locator(".browse a").first).to_be_visible()
        page.goto(address)
        page.locator(".bar-search input").press_sequentially("Kursk")
        expect(page.locator(".bar-found")).to_have_text(re.compile("could not be loaded"))


def test_an_archive_without_statements_says_so_wherever_it_is_searched(page: Page, tmp_path: Path) -> None:
    """On the page of the search, which has no form, and in the header, which leads there; nothing fails to load."""
    (tmp_path / "sources" / "actors").mkdir(parents=True)
    (tmp_path / "sources" / "actors" / "a.yaml").write_text("name: A\ntype: state\n")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    with built(tmp_path / "sources", tmp_path / "out") as address:
        page.goto(address)
        page.locator(".bar-search input").press_sequentially("xyzzy")
        expect(page.locator(".bar-found > p")).to_contain_text("Nothing found.")
        page.keyboard.press("Enter")
        expect(page).to_have_url(address + "search/?q=xyzzy")
        expect(page.locator("main")).to_have_text(re.compile(r"^\s*Search\s*No statement is in the archive yet\.\s*$"))
        page.wait_for_load_state("networkidle")
    assert said == []


def test_a_month_is_found_in_the_list_of_years(page: Page, tmp_path: Path) -> None:
    """By its name: the years that have it stay and show it, and no other month."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    papers = tmp_path / "sources" / PAPERS
    papers.write_text(papers.read_text("utf-8").replace("said_on: 2021-04-09", "said_on: 2000/2021-04-09"), "utf-8")
    with built(tmp_path / "sources", tmp_path / "out") as address:
        page.goto(address + "search/")
        open_facet(page, "when")
        when = page.locator(".facet[data-name=when]")
        assert when.locator(".within li:visible").count() == 0
        when.locator(".narrow").fill("february")
        expect(when.locator("li:visible > label > span")).to_have_text(["2022", "February 2022"])
        when.locator(".narrow").fill("")
        expect(when.locator("li:visible")).to_have_count(23)


def test_without_javascript_every_list_is_there_and_the_page_says_why(browser: Browser, address: str) -> None:
    """Kinds, questions, actors, publishers, places, topics and years, with their counts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "search/")
    notice = page.locator("noscript p")
    assert notice.bounding_box() is not None  # Playwright's own reading passes over noscript
    assert notice.evaluate("p => p.textContent") == (
        "Searching needs JavaScript, which is switched off here. Look through the lists instead: questions with their "
        "answers, sources, actors, day by day. Every statement is also in those below; the browser’s own search finds "
        "words on each."
    )
    assert notice.locator("a").first.get_attribute("href") == "../questions/"
    expect(page.locator(".ask")).to_be_hidden()
    expect(page.locator(".facets")).to_be_hidden()
    heads = page.locator(".browse h3").all_inner_texts()
    assert heads == [
        "Kind of statement",
        "Question it answers or comments on",
        "Topic",
        "Place",
        "When",
        "Who says it",
        "Publisher",
    ]
    expect(page.locator(".browse li", has_text=ACTOR)).to_have_text(re.compile(rf"{ACTOR} \d+$"))
    page.get_by_role("link", name="Unacknowledged claims", exact=True).click()
    expect(page).to_have_url(address + "unacknowledged/")
    context.close()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_axe_finds_nothing_in_any_state_of_the_search(page: Page, address: str, width: int, scheme: Any) -> None:
    """Empty, with results, with none, with every filter open; and nothing is wider than the screen."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for query in ("", "?q=casualties&kind=attributed&year=2025", "?kind=verified&actor=national-intelligence-service"):
        page.goto(address + "search/" + query)
        if query:
            shown_count(page)
        page.evaluate("document.querySelectorAll('.facet').forEach(facet => { facet.open = true; })")
        assert faults(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth") <= width
