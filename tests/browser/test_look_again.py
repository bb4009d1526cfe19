"""Look again, with its script: a search in vain becomes a line for a question's file; what was found begins a card."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.forms import archive, checked

pytestmark = pytest.mark.browser
KURSK = "Had Ukraine's forces been driven out of Kursk Oblast by 26 April 2025?"


def test_the_line_that_is_copied_is_one_that_the_check_accepts(browser: Browser, address: str, tmp_path: Path) -> None:
    """With today's day and what was typed, at the end of the file that it names."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}recheck/")
    entry = page.locator(".again > li", has_text=KURSK)
    entry.get_by_text("Looked today, found nothing").click()
    entry.get_by_label("Where you looked").fill('its staff\'s "reports": all of them')
    entry.get_by_label("By, a name that you choose").fill("A Reader")
    entry.get_by_role("button", name="Copy").click()
    expect(entry.get_by_role("status")).to_have_text("Copied.")
    copied, named = page.evaluate("navigator.clipboard.readText()"), entry.locator(".searched li").inner_text()
    context.close()
    file = archive(tmp_path) / Path(named).relative_to("sources")
    file.write_text(f"{file.read_text('utf-8')}{copied}", "utf-8")
    assert 'where: "its staff\'s \\"reports\\": all of them", found: nothing, by: "A Reader"}' in copied
    assert checked(tmp_path / "sources") == []


def test_here_it_is_opens_the_form_with_the_question_and_the_speaker(page: Page, address: str) -> None:
    """The first statement has both; what was typed there before is kept, and the form says so."""
    page.goto(f"{address}recheck/")
    page.locator(".again > li", has_text=KURSK).get_by_role("link", name="Here it is").click()
    file = page.locator(".file pre")
    expect(file).to_contain_text("said_by: ukraine")
    expect(file).to_contain_text("ukraine-driven-out-of-kursk")
    expect(page.locator(".kept-draft")).to_be_hidden()
    page.goto(f"{address}contribute/new/?question=north-korean-soldiers-in-russia&for=russia")
    expect(page.locator(".kept-draft")).to_be_visible()
    expect(file).to_contain_text("said_by: ukraine")
