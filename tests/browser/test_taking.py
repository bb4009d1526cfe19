"""What is taken away from a page: copied, and shown in a frame of another site."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults

pytestmark = pytest.mark.browser
CARD, NAME = "sources/newsweek-kursk-casualties/", "north-korean-soldiers-killed-or-wounded"


@pytest.fixture
def copying(browser: Browser) -> Iterator[Page]:
    """A page that may write to the clipboard and read from it."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


def copied(page: Page) -> str:
    """What was copied last."""
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_sentence_and_a_file_of_citations_are_copied(copying: Page, address: str, site: Path) -> None:
    """The sentence that stands before the button, or the text of the file that is linked there."""
    copying.goto(address + CARD)
    button = copying.locator("dd > .copies")
    button.click()
    expect(button).to_have_text("Copied")
    assert copied(copying) == copying.locator("dd:has(> .copies) > span").inner_text()
    copying.get_by_role("button", name="Copy BibTeX").click()
    expect(copying.get_by_role("button", name="Copy BibTeX")).to_have_text("Copied")
    assert copied(copying) == (site / CARD / "citations.bib").read_text("utf-8")


def test_the_code_of_a_frame_is_copied(copying: Page, address: str) -> None:
    """As it is put into a page."""
    copying.goto(f"{address}questions/{NAME}/")
    box = copying.locator(".taking details", has_text="The code to copy")
    box.locator("summary").click()
    box.get_by_role("button", name="Copy").click()
    expect(box.get_by_role("button")).to_have_text("Copied")
    assert copied(copying).startswith(f'<iframe src="/questions/{NAME}/embed.html" title="How many ')


def test_without_a_script_there_is_no_button(browser: Browser, address: str) -> None:
    """It would do nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + CARD)
    expect(page.get_by_role("link", name="BibTeX")).to_be_visible()
    expect(page.locator("dd > .copies")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_frame_shows_an_answer_at_300_pixels(page: Page, address: str, scheme: str) -> None:
    """In both schemes: nothing wider than the frame, nothing that axe finds, the day above the answer."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size({"width": 300, "height": 360})
    page.goto(f"{address}questions/{NAME}/embed.html")
    assert page.evaluate("document.documentElement.scrollWidth") == 300
    assert faults(page) == []
    day, answer = page.locator("time").bounding_box(), page.locator(".a").bounding_box()
    assert day and answer and day["y"] + day["height"] < answer["y"]


def test_only_an_answer_is_shown_in_a_frame(copying: Page, address: str) -> None:
    """Any other page leads to itself there."""
    frames = (f"{address}questions/{NAME}/embed.html", address + CARD)
    copying.set_content("".join(f'<iframe src="{url}"></iframe>' for url in frames))
    answer, other = copying.frame_locator("iframe").first, copying.frame_locator("iframe").last
    expect(answer.locator("h1")).to_contain_text("How many North Korean soldiers")
    expect(other.locator("body > *")).to_have_count(1)
    expect(other.get_by_role("link")).to_have_attribute("target", "_blank")
