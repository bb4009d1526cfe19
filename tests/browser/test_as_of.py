"""As it stood, with its script: any day, from the address and back again."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser
IN_RUSSIA = "Were North Korean soldiers sent to Russia in 2024–25?"


def test_an_address_shows_its_day(page: Page, address: str) -> None:
    """Every question that had an answer, how it stands now, and which had none."""
    page.goto(f"{address}as-of/?on=2025-01-02")
    expect(page.locator(".then h2")).to_have_text("How it stood on 2 Jan 2025")
    row = page.locator(".then .asks > li", has_text=IN_RUSSIA)
    expect(row.locator(".kind")).to_have_text("Unacknowledged: yes")
    expect(row.locator(".now")).to_have_text(re.compile(r"Now: verified: yes, since \d+ Apr 2025"))
    expect(row.locator(".q a")).to_have_attribute(
        "href", re.compile(r"\.\./questions/north-korean-soldiers-in-russia/(2024[\dX-]*/)?#_on-2024-")
    )
    expect(page.locator(".then .unanswered")).to_have_text(re.compile("had no answer yet"))


def test_a_day_is_chosen_and_taken_back(page: Page, address: str) -> None:
    """The address holds day and question; the browser's way back leads to the day before, the arrows to a change."""
    page.goto(f"{address}as-of/")
    expect(page.locator(".then")).to_be_hidden()
    page.get_by_label("Day", exact=True).fill("2024-12-25")
    page.get_by_label("Question", exact=True).select_option("north-korean-soldiers-in-russia")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(f"{address}as-of/?on=2024-12-25&question=north-korean-soldiers-in-russia")
    expect(page.locator(".then .asks > li")).to_have_count(1)
    page.get_by_role("link", name="Next change").click()
    expect(page.locator(".then h2")).not_to_have_text("How it stood on 25 Dec 2024")
    page.go_back()
    expect(page.locator(".then h2")).to_have_text("How it stood on 25 Dec 2024")
    page.go_back()
    expect(page.locator(".then")).to_be_hidden()


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-05-01", "Nothing in this archive was public by 1 May 2023. Its first answer is of "),
        ("2027-01-01", "1 Jan 2027 is after 22 Nov 2026, the day of this site. What will stand then is not known."),
    ],
)
def test_a_day_of_which_nothing_is_known_says_so(page: Page, address: str, day: str, said: str) -> None:
    """Before the first answer, and after the day of the site."""
    page.goto(f"{address}as-of/?on={day}")
    expect(page.locator(".then .told")).to_contain_text(said)
    expect(page.locator(".then .asks > li")).to_have_count(0)


def test_without_a_script_the_days_are_the_page(browser: Browser, address: str) -> None:
    """No field that does nothing, and each day's links to the states of questions."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}as-of/")
    expect(page.locator(".ask-day")).to_be_hidden()
    expect(page.locator(".then")).to_be_hidden()
    assert page.locator(".changed-days dd a").count() > 30
    context.close()
