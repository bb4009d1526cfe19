"""The header's search: a few results offered as one types, by keyboard."""

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from onrecord.pages.statement.views import ArchiveViews
from tests.browser.axe import faults
from tests.browser.search_page import shown_count

pytestmark = pytest.mark.browser


def test_by_keyboard_from_any_page_to_a_statement(page: Page, address: str) -> None:
    """Ctrl-K, letters, arrows, Enter; each offer names its kind and its speaker."""
    page.goto(address + "questions/")
    page.keyboard.press("Control+k")
    field = page.locator(".bar-search input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("more than 3,000 casualties")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Attributed claim")
    expect(options.first).to_contain_text("Volodymyr Zelensky")
    assert 0 < options.count() <= 6
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sources/[\w-]+/#[\w-]+$"))
    expect(page.locator(":target")).to_contain_text("more than 3,000 casualties")


def test_each_offer_tells_its_day(page: Page, address: str, views: ArchiveViews) -> None:
    """That on which it was said; of a claim without one, and of a fact on record, that of its source."""
    entries = views.archive.entries
    said = next(e for e in entries if e.claim and e.claim.said_on and e.claim.said_on != e.card.published)
    without = next(e for e in entries if e.claim and not e.claim.said_on)
    fact = next(e for e in entries if views.statement(e).by)
    days = {entry.ref: f"published {views.statement(entry).published.words}" for entry in (without, fact)}
    days[said.ref] = views.statement(said).said.words
    for entry in (said, without, fact):
        page.goto(address + "questions/")
        page.keyboard.press("Control+k")
        page.keyboard.insert_text(entry.statement.text)
        option = page.locator(f"[data-to='{address}{views.permalink(entry.ref)}']")
        expect(option.locator("small:has(time)")).to_have_text(days[entry.ref])


def test_a_late_answer_does_not_overwrite_a_newer_one(page: Page, address: str) -> None:
    """What was asked for first may come last."""
    page.goto(address + "questions/")
    page.locator(".bar-search input").focus()
    page.wait_for_load_state("networkidle")
    held: list[Route] = []
    holding = True
    page.route("**/pagefind/fragment/**", lambda route: held.append(route) if holding else route.continue_())
    with page.expect_request("**/pagefind/fragment/**"):
        page.keyboard.type("Gerasimov")
    page.wait_for_timeout(300)
    assert held
    holding = False
    page.keyboard.press("Control+a")
    page.keyboard.type("Zelensky stated 3,000")
    expect(page.get_by_role("option").first).to_contain_text("Zelensky stated")
    newer = page.get_by_role("listbox").inner_text()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.get_by_role("listbox").inner_text() == newer


def test_no_address_of_a_statement_leads_off_the_site(page: Page, address: str) -> None:
    """Neither by another protocol nor to another host; only evidence does, and by http alone."""
    page.goto(address)
    asked = "async urls => { const { address } = await import('%s'); return urls.map(address); }"
    given = ["javascript:alert(1)", "//other.example/x", "https://other.example/", "data:text/html,x"]
    given += [address.replace("http:", "ftp:"), "sources/a/#b"]
    addresses = page.evaluate(asked % f"{address}assets/search-find.js", given)
    assert addresses == [*[address] * 5, f"{address}sources/a/#b"]
    drawn = """async urls => {
        const { draw } = await import('%s');
        const template = document.createElement('template');
        template.innerHTML = '<p><a data-out="out"></a></p>';
        return urls.map(out => draw(template, { out }).firstElementChild.href);
    }"""
    given = ["https://other.example/x", "http://other.example/y", "javascript:alert('://')", "//other.example/x"]
    addresses = page.evaluate(drawn % f"{address}assets/search-find.js", given)
    assert addresses == ["https://other.example/x", "http://other.example/y", address, address]


def test_enter_without_a_choice_goes_to_the_page_of_the_search(page: Page, address: str) -> None:
    """With the words."""
    page.goto(address + "sources/rbc-gerasimov/")
    page.keyboard.press("Meta+k")
    page.keyboard.type("Kursk")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "search/?q=Kursk")
    assert shown_count(page) > 20


def test_escape_closes_the_list_and_then_gives_the_focus_back(page: Page, address: str) -> None:
    """To where it was before Ctrl-K."""
    page.goto(address + "questions/")
    link = page.locator("main a").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("Kursk")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".bar-search input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize(("url", "field"), [("", ".bar-search input"), ("search/", "#_q")])
def test_nothing_of_the_search_loads_before_the_first_focus(page: Page, address: str, url: str, field: str) -> None:
    """On any page, the page of the search too."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(address + url)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if "pagefind" in one] == []
    with page.expect_request("**/pagefind/pagefind.js"):
        page.locator(field).focus()


def test_narrow_pages_have_a_link_to_the_search_and_no_field(narrow: Page, address: str) -> None:
    """Below 48rem; Ctrl-K follows it."""
    narrow.goto(address + "questions/")
    expect(narrow.locator(".bar-search")).to_be_hidden()
    expect(narrow.get_by_role("link", name="Search", exact=True)).to_be_visible()
    narrow.keyboard.press("Control+k")
    expect(narrow).to_have_url(address + "search/")


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.access), "dark"])
def test_axe_finds_nothing_in_the_open_list_of_the_header(page: Page, address: str, scheme: Any) -> None:
    """With an option chosen, and with nothing found."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + "method/")
    for words in ("Kursk", "xyzzy"):
        page.keyboard.press("Control+k")
        page.keyboard.type(words)
        expect(page.locator(".bar-found > p")).to_contain_text(
            "here are the first" if words == "Kursk" else "Nothing found"
        )
        page.keyboard.press("ArrowDown")
        assert faults(page) == []


def test_the_scripts_of_the_search_stay_small(site: Path) -> None:
    """All seven together; what makes a file of the results is loaded by who asks for one."""
    searching = [script for script in (site / "assets").glob("search*.js") if script.name != "search-csv.js"]
    scripts = sorted([site / "assets" / "filled.js", *searching])
    assert [script.name for script in scripts] == [
        "filled.js",
        "search-bar.js",
        "search-facets.js",
        "search-find.js",
        "search-page.js",
        "search-words.js",
        "search.js",
    ]
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) < 10_800
