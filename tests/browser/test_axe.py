"""What is left out of the measuring of contrast is like what is measured; and colours are those of the page."""

import pytest
from playwright.sync_api import Page

from tests.browser.axe import WHOLE, faults
from tests.browser.window import Window

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en"><title>A</title><style>
    body, .dark p {{ color: #111; background: #fff }} .pale {{ color: #bbb }}
    .dark {{ background: #222 }} .dark p {{ background: none }}
</style><main><h1>A</h1>{}</main>"""
ALIKE = "<p>One of many.</p>" * 5


@pytest.mark.parametrize(
    "odd",
    [
        '<p class="pale">It is pale.</p>',
        '<p style="color: #ccc">It is pale.</p>',
        '<div class="dark"><p>Dark</p></div>',
    ],
)
def test_a_text_of_another_style_is_measured_wherever_it_stands(page: Page, odd: str) -> None:
    """By its own class or colour, or by what lies around it."""
    page.set_content(PAGE.format(ALIKE + odd + ALIKE))
    (fault,) = faults(page)
    assert fault.startswith("color-contrast: <p")
    assert page.locator("[data-look]").count() == 0


@pytest.mark.parametrize(("whole", "found"), [("", 2), ("1", 5)])
def test_of_texts_of_one_style_two_are_measured(
    page: Page, monkeypatch: pytest.MonkeyPatch, whole: str, found: int
) -> None:
    """And all of them in `make access`."""
    monkeypatch.setenv(WHOLE, whole)
    page.set_content(PAGE.format('<p class="pale">It is pale.</p>' * 5))
    assert len(faults(page)) == found


def test_a_window_that_was_put_back_forces_no_colours(window: Window, page: Page) -> None:
    """Else each text would have contrast from there on, and nothing be found; nor is it reduced, or on paper."""
    page.emulate_media(media="print", forced_colors="active", reduced_motion="reduce")
    window.forget()
    asked = ("print", "(forced-colors: active)", "(prefers-reduced-motion: reduce)")
    assert [page.evaluate("query => matchMedia(query).matches", query) for query in asked] == [False] * 3
