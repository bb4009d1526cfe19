"""A search of an archive that is indexed by periods: the newest first, older ones when asked."""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from onrecord.exports.search import index
from onrecord.output import Record
from onrecord.pages.search.record import record
from tests.browser.search_page import shown_count
from tests.browser.serving import served
from tests.browser.window import visit

pytestmark = pytest.mark.browser

YEARS = range(2015, 2025)
IN_A_YEAR = 3_000
"""As many records as two years of the list are loaded for at first; most are said to be there and are not."""


def records() -> Iterator[Record]:
    """Two statements a year, and a question."""
    yield record(
        "questions/a/", _drawn("questions/a/", "Question", "Łódź?"), [("result", "question")], [(9.0, "Łódź?")]
    )
    for year in YEARS:
        for month in (3, 8):
            url, day = f"sources/{year}/#s{month}", date(year, month, 1)
            text = f"The bridge fell in {year}."
            filters = [
                ("result", "source"),
                ("kind", "attributed"),
                ("when", str(year)),
                ("when", f"{year}-{month:02}"),
            ]
            yield record(url, _drawn(url, "Report", f"{text} {month}"), filters, [(5.0, text)], day)


def _drawn(url: str, label: str, title: str) -> str:
    return json.dumps({"result": "source", "label": label, "title": title, "url": url})


@pytest.fixture(scope="module")
def large(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where a site is served whose index is divided, a year a shard."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("pagefind"))
    index.index(records(), folder / "pagefind", most=2)
    listed = json.loads((folder / "pagefind" / "shards.json").read_text("utf-8"))
    assert [period for period, _ in listed] == [str(year) for year in reversed(YEARS)]
    (folder / "pagefind" / "shards.json").write_text(json.dumps([[period, IN_A_YEAR] for period, _ in listed]))
    with served(folder) as address:
        yield address


def titles(page: Page) -> list[str]:
    """What is found, as it is called."""
    shown_count(page)
    return [title.removeprefix("The bridge fell in ") for title in page.locator(".found .one h3").all_inner_texts()]


def test_the_newest_periods_are_searched_first_and_older_ones_by_keyboard(page: Page, large: str) -> None:
    """The address keeps how far back, another reader finds the same, and a step back finds less again."""
    page.goto(large + "search/?q=bridge&sort=newest")
    assert titles(page) == ["2024. 8", "2024. 3"]
    older = page.locator(".older")
    expect(older).to_have_text("Searched so far: 2024. Search older: 2019–2023 (15,000)")
    older.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(large + "search/?q=bridge&sort=newest&since=2019")
    expect(page.locator("#_count")).to_have_text("12 sources")
    assert titles(page) == [f"{year}. {month}" for year in range(2024, 2018, -1) for month in (8, 3)]
    assert page.evaluate("document.activeElement.id") == "_count"
    expect(older).to_have_text("Searched so far: 2019–2024. Search older: 2015–2018 (12,000)")
    page.reload()
    expect(page.locator("#_count")).to_have_text("12 sources")
    older.get_by_role("button").click()
    expect(page.locator("#_count")).to_have_text("20 sources")
    expect(older).to_be_hidden()
    page.go_back()
    expect(page.locator("#_count")).to_have_text("12 sources")


def test_the_oldest_first_are_in_order_over_all_periods(page: Page, large: str) -> None:
    """As far back as is searched."""
    page.goto(large + "search/?q=bridge&sort=oldest&since=2022")
    assert titles(page) == [f"{year}. {month}" for year in (2022, 2023, 2024) for month in (3, 8)]


def test_a_year_that_is_chosen_is_searched_though_newer_ones_are_not(page: Page, large: str) -> None:
    """From that year on, back; what is newer is not loaded."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(large + "search/?q=bridge&year=2017")
    assert sorted(titles(page)) == ["2017. 3", "2017. 8"]
    page.locator(".facet[data-name=when] summary").click()
    loaded = {match[1] for url in asked if (match := re.search(r"/pagefind/(\d{4})/", url))}
    assert loaded == {"2017"}


def test_what_has_no_day_is_searched_however_far_back(page: Page, large: str) -> None:
    """And letters with marks are found without them."""
    page.goto(large + "search/?q=lodz")
    assert titles(page) == ["Łódź?"]


def test_filters_alone_load_no_words(page: Page, large: str) -> None:
    """For no words the whole index would be loaded; here one piece of each period at most is."""
    seen = visit(page, large + "search/?kind=attributed")
    assert len(titles(page)) == 2
    assert sum("/index/" in url for url in seen.weights) <= 2


def test_the_header_searches_the_newest(page: Page, large: str) -> None:
    """And offers them."""
    page.goto(large + "about/")
    page.keyboard.press("Control+k")
    page.keyboard.type("bridge")
    expect(page.get_by_role("option")).to_have_count(2)
