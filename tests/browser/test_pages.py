"""What only a browser can tell: requests, errors, overflow, keyboard, schemes, no JavaScript."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import KINDS_OF_PAGE

pytestmark = pytest.mark.browser


def test_the_first_tab_stop_skips_to_the_content(wide: Page, address: str) -> None:
    """And the link works."""
    wide.goto(address + KINDS_OF_PAGE["card"])
    wide.keyboard.press("Tab")
    assert wide.evaluate("document.activeElement.textContent") == "Skip to the content"
    wide.keyboard.press("Enter")
    assert wide.evaluate("document.activeElement.id") == "_content"


def test_the_narrow_menu_opens_and_leads_on_by_keyboard(narrow: Page, address: str) -> None:
    """No pointer is needed, and nothing hidden takes the focus."""
    narrow.goto(address)
    stops = []
    for _ in range(4):
        narrow.keyboard.press("Tab")
        stops.append(narrow.evaluate("(a => a.ariaLabel || a.textContent)(document.activeElement)").strip())
    assert stops[:4] == ["Skip to the content", "On Record", "Search", "Menu"]
    narrow.locator(".bar-menu summary").focus()
    narrow.keyboard.press("Enter")
    narrow.keyboard.press("Tab")
    assert narrow.evaluate("document.activeElement.textContent") == "Questions"
    narrow.keyboard.press("Enter")
    narrow.wait_for_url(address + "questions/")


def test_an_annotation_tells_on_hover_and_on_focus_who_says_it(wide: Page, address: str) -> None:
    """And leads to the statement, in view below the header."""
    wide.goto(address + KINDS_OF_PAGE["card"])
    mark = wide.locator(".summary a.mark.attributed").first
    note = mark.locator(".note")
    hidden = note.bounding_box()
    assert hidden is not None and hidden["width"] == 1
    assert note.text_content() == " (Attributed claim: Volodymyr Zelensky)"
    for show in (mark.hover, mark.focus):
        show()
        box = note.bounding_box()
        assert box is not None and box["width"] > 100 and box["height"] > 15
        wide.mouse.move(5, 700)
        wide.locator(".brand").focus()
    mark.click()
    assert wide.url.endswith("#kyiv-over-3000")
    statement = wide.locator("#kyiv-over-3000").bounding_box()
    header = wide.locator("header.bar").bounding_box()
    assert statement is not None and header is not None
    assert header["height"] <= statement["y"] < 400


def _paper(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def test_the_scheme_follows_the_system_and_can_be_switched_for_good(page: Page, address: str) -> None:
    """By keyboard too; the choice holds on the next page."""
    page.emulate_media(color_scheme="dark")
    page.goto(address)
    dark = _paper(page)
    assert dark == "rgb(20, 23, 26)"
    page.locator("button[title='Switch to the light scheme']").click()
    assert _paper(page) == "rgb(255, 255, 255)"
    page.goto(address + KINDS_OF_PAGE["question"])
    assert _paper(page) == "rgb(255, 255, 255)"


@pytest.mark.parametrize(("scheme", "paper"), [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 26)")])
def test_without_javascript_everything_is_there_in_the_systems_scheme(
    browser: Browser, address: str, scheme: Literal["light", "dark"], paper: str
) -> None:
    """Lanes, chains, notes and the menu need no script."""
    context = browser.new_context(
        java_script_enabled=False, color_scheme=scheme, viewport={"width": 360, "height": 800}
    )
    page = context.new_page()
    page.goto(address + KINDS_OF_PAGE["card"])
    assert page.locator(".lane").count() == 3
    assert page.locator("article.statement").count() == 4
    page.locator(".bar-menu summary").click()
    assert page.locator(".bar-menu nav a").first.is_visible()
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == paper
    context.close()


def test_pointer_targets_of_the_header_are_at_least_24_px(narrow: Page, address: str) -> None:
    """WCAG 2.2, 2.5.8."""
    narrow.goto(address)
    narrow.locator(".bar-menu summary").click()
    targets = narrow.locator("header.bar a:visible, header.bar summary, header.bar button:visible").all()
    assert len(targets) > 5
    for target in targets:
        box = target.bounding_box()
        assert box is not None and box["height"] >= 24 and box["width"] >= 24, target.inner_text()


def test_kind_is_not_told_by_colour_alone(wide: Page, address: str) -> None:
    """Lines of three patterns and three icons beside the three words."""
    wide.goto(address + KINDS_OF_PAGE["card"])
    styles = [
        wide.locator(f".lane.{kind} > header").evaluate("h => getComputedStyle(h).borderTopStyle")
        for kind in ("verified", "attributed", "unacknowledged")
    ]
    assert styles == ["solid", "double", "dashed"]
    icons = {
        wide.locator(f".lane.{kind} h3").evaluate("h => getComputedStyle(h, '::before').maskImage")
        for kind in ("verified", "attributed", "unacknowledged")
    }
    assert len(icons) == 3 and all(icon.startswith("url(") for icon in icons)
