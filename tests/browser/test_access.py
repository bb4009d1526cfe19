"""Accessibility beyond what axe sees on a page that was only opened (`test_kinds_of_page`):
focus, touch, reading aloud.
"""

from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.axe import faults
from tests.browser.serving import KINDS_OF_PAGE
from tests.browser.test_kinds_of_page import OPEN_ALL

pytestmark = pytest.mark.browser
Scheme = Literal["light", "dark"]


@pytest.mark.parametrize("scheme", [pytest.param("light", marks=pytest.mark.access), "dark"])
def test_axe_finds_nothing_in_an_open_menu_or_a_shown_note(page: Page, address: str, scheme: Scheme) -> None:
    """What only an action shows is held to the same."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address + KINDS_OF_PAGE["card"])
    page.locator(".bar-menu summary").click()
    expect(page.locator(".bar-menu nav")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    page.locator("a.mark.unacknowledged").first.focus()
    assert faults(page) == []


def test_nothing_that_takes_the_focus_hides_behind_the_header(page: Page, address: str) -> None:
    """WCAG 2.2, 2.4.11, at 400 % zoom of a screen 1,280 px wide and 1,024 high; and the focus is always seen."""
    page.set_viewport_size({"width": 320, "height": 256})
    for name in ("card", "question-figures", "actor", "search"):
        page.goto(address + KINDS_OF_PAGE[name])
        for _ in range(40):
            page.keyboard.press("Tab")
            hidden = page.evaluate(
                """() => { const now = document.activeElement;
                    const bar = document.querySelector('.bar'), foot = bar.getBoundingClientRect().bottom;
                    if (bar.contains(now) || now.matches('.skip, body')) return '';
                    const box = [...now.getClientRects()].at(-1), style = getComputedStyle(now);
                    if (box.bottom <= foot || box.top >= innerHeight) return now.outerHTML;
                    const bare = style.outlineStyle === 'none' && !now.matches('.mark');
                    return bare ? 'no outline: ' + now.outerHTML : ''; }"""
            )
            assert hidden == "", name


def test_in_forced_colours_kinds_keep_word_icon_and_line(page: Page, address: str) -> None:
    """A high-contrast theme takes the colours away; icons are drawn in its text colour, lines keep their pattern."""
    page.emulate_media(forced_colors="active")
    page.goto(address + KINDS_OF_PAGE["card"])
    text = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    for kind, line in (("verified", "solid"), ("attributed", "double"), ("unacknowledged", "dashed")):
        icon = f"getComputedStyle(document.querySelector('.lane.{kind} .kind'), '::before').backgroundColor"
        assert page.evaluate(icon) == text
        head = f"getComputedStyle(document.querySelector('.lane.{kind} > header')).borderTopStyle"
        assert page.evaluate(head) == line


def test_a_chain_is_read_out_as_a_list_from_the_origin_to_the_publisher(wide: Page, address: str) -> None:
    """What a screen reader is given: each hand an item, none of them only a picture or a colour."""
    wide.goto(address + "sources/asahi-shimbun-nis-losses/")
    wide.evaluate(OPEN_ALL)
    snapshot = wide.locator("ol.chain").first.aria_snapshot().splitlines()
    names = [line.partition('link "')[2].rstrip('":') for line in snapshot if 'link "' in line]
    assert snapshot[0] == '- list "Chain of attribution, from who first said it to the publisher":'
    assert names == ["South Korea's National Intelligence Service", "Lee Seong-kweun", "Reuters", "The Asahi Shimbun"]
    assert sum("listitem" in line for line in snapshot) == 4


def test_a_plot_is_words_to_a_screen_reader(wide: Page, address: str) -> None:
    """Each row says who, when, how many and of what kind; the drawing itself is left out."""
    wide.goto(address + KINDS_OF_PAGE["question-figures"])
    row = wide.locator(".figures tbody tr").first
    snapshot = row.aria_snapshot()
    assert "img" not in snapshot
    for words in ("th b", "td a", "td .kind"):
        assert " ".join(row.locator(words).first.inner_text().split())[:12] in " ".join(snapshot.split())


@pytest.fixture
def touching(browser: Browser) -> Any:
    """A context of a phone that is touched."""
    context: BrowserContext = browser.new_context(
        viewport={"width": 360, "height": 800}, has_touch=True, is_mobile=True
    )
    yield context
    context.close()


def test_a_touch_of_an_annotation_shows_its_note_and_a_second_follows_it(
    touching: BrowserContext, address: str
) -> None:
    """A finger cannot hover; a touch elsewhere puts the note away."""
    page = touching.new_page()
    page.goto(address + KINDS_OF_PAGE["card"])
    mark = page.locator(".summary a.mark.unacknowledged")
    note = mark.locator(".note")
    mark.tap()
    box = note.bounding_box()
    assert box is not None and box["width"] > 250 and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert "#" not in page.url
    page.locator("h1").tap()
    box = note.bounding_box()
    assert box is not None and box["width"] <= 1
    mark.tap()
    mark.tap()
    assert page.url.endswith("#" + str(mark.get_attribute("href")).partition("#")[2])


def test_escape_puts_a_note_away_until_it_is_asked_for_again(wide: Page, address: str) -> None:
    """WCAG 1.4.13: what appears on focus can be dismissed without moving the focus."""
    wide.goto(address + KINDS_OF_PAGE["card"])
    mark = wide.locator(".summary a.mark").first
    width = "note => note.getBoundingClientRect().width"
    mark.focus()
    assert mark.locator(".note").evaluate(width) > 100
    wide.keyboard.press("Escape")
    assert mark.locator(".note").evaluate(width) == 1
    assert mark.evaluate("mark => mark === document.activeElement")
    wide.locator(".brand").focus()
    mark.focus()
    assert mark.locator(".note").evaluate(width) > 100


def test_the_menu_closes_on_escape_and_outside_and_gives_the_focus_back(wide: Page, address: str) -> None:
    """It holds every list, in groups."""
    wide.goto(address)
    summary, menu = wide.locator(".bar-menu summary"), wide.locator(".bar-menu nav")
    summary.focus()
    wide.keyboard.press("Enter")
    expect(menu).to_be_visible()
    wide.keyboard.press("Tab")
    wide.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(summary).to_be_focused()
    summary.click()
    wide.mouse.click(20, 860)  # below the menu
    expect(menu).to_be_hidden()
