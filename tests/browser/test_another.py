"""Another maintainer's archive (`tests/another`): settings do what the theme's manual says, on both kinds of page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import faults
from tests.browser.serving import served
from tests.browser.window import Window, unfailing, visit

pytestmark = pytest.mark.browser
BY_HAND: Final = "team/"
OF_THE_ARCHIVE: Final = "questions/"
BOTH: Final = [BY_HAND, OF_THE_ARCHIVE]
PAGES: Final = (BY_HAND, "guide/", OF_THE_ARCHIVE, "guide/locks/", "blog/", "sources/", "404.html")
SCREENS: Final = ((360, "dark"), (1280, "light"))
"""The pages are tried on one after the other, and in `make access` on both."""
WITHOUT_FONT: Final = 100_000
OF_THE_THEME: Final = {  # what axe says of the theme's own markup, which we do not write anew
    "label": '<input type="checkbox" disabled',  # of a list of tasks
    "landmark-unique": '<nav class="md-',  # of tags, of a post, of a code block's buttons
    "link-name": '<a href="#__code_0_annotation_1"',
    "target-size": '<a href="#__codelineno-',
}
"""Rule and the beginning of what breaks it."""


@pytest.fixture(scope="module")
def another(another_site: Path) -> Iterator[str]:
    """Where that site is served."""
    with served(another_site) as url:
        yield url


@pytest.fixture(scope="module")
def its_window(browser: Browser, another: str) -> Iterator[Window]:
    """One window for these tests."""
    with Window(browser, another) as shared:
        yield shared


@pytest.fixture
def page(its_window: Window) -> Iterator[Page]:
    """A page 1,280 px wide in the light scheme, on which no script fails."""
    with unfailing(its_window.page) as page:
        yield page
    its_window.forget()


PARTS: Final = ".bar, .bar-inner > *, .bar-start > *, .bar-tools > *, .bar-nav a, .foot, .foot-inner > :not([hidden])"
MEASURED: Final = """parts => parts.map(part => {
    const box = part.getBoundingClientRect(), style = getComputedStyle(part);
    const foot = part.closest('.foot')?.getBoundingClientRect().y ?? 0;
    return [part.className.replace(/ ?md-\\S+/g, ''), box.x, box.y - foot, box.width, box.height,
            style.color, style.backgroundColor, style.fontFamily, style.fontSize, style.fontWeight].join(' ');
})"""


def _measured(page: Page, address: str) -> list[str]:
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.querySelectorAll('[aria-current]').forEach(link => link.removeAttribute('aria-current'))")
    page.locator(".foot-inner > p").last.evaluate("made => made.remove()")
    measured: list[str] = page.locator(PARTS).evaluate_all(MEASURED)
    return measured


@pytest.mark.parametrize(
    ("of", "width"),
    [
        *(("another", 1280), ("another", 800), ("another", 360), ("address", 360)),
        *(pytest.param("address", width, marks=pytest.mark.access) for width in (1280, 800)),
    ],
)
def test_header_and_footer_measure_the_same_on_both_kinds(
    page: Page, request: pytest.FixtureRequest, of: str, width: int
) -> None:
    """Place, size, colour and type of every part of them, to the pixel; the theme's own root is a quarter larger.

    By what a page is made stands last, and is longer on those that the theme makes.
    """
    root: str = request.getfixturevalue(of)
    page.set_viewport_size({"width": width, "height": 800})
    hand, archive = (_measured(page, root + url) for url in ("about/", OF_THE_ARCHIVE))
    assert hand == archive and len(hand) > 15


@pytest.mark.parametrize(
    ("url", "width", "scheme"),
    [
        *((url, *SCREENS[at % 2]) for at, url in enumerate(PAGES)),
        *(pytest.param(url, *SCREENS[(at + 1) % 2], marks=pytest.mark.access) for at, url in enumerate(PAGES)),
    ],
)
def test_nothing_is_wrong_with_its_pages(
    page: Page, another: str, url: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    """Weight, requests, policy and axe; what axe says of the theme's own markup is all that is left.

    Its font shifts what stands in it, when it comes.
    """
    page.emulate_media(color_scheme=scheme)
    seen = visit(page, another + url, width)
    assert [asked for asked in seen.weights if not asked.startswith((another, "data:"))] == []
    assert seen.written == []
    font = seen.weights.pop(f"{another}fonts/own.ttf", 0)
    assert font and sum(seen.weights.values()) < WITHOUT_FONT
    page.evaluate("document.querySelectorAll('main details').forEach(details => { details.open = true; })")
    ours = [
        fault
        for fault in faults(page)
        if not fault.partition(": ")[2].startswith(OF_THE_THEME.get(fault.partition(": ")[0], "\n"))
    ]
    assert ours == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def _colour(page: Page, selector: str, name: str = "backgroundColor") -> Any:
    return page.evaluate(f"getComputedStyle(document.querySelector('{selector}')).{name}")


@pytest.mark.parametrize("url", BOTH)
def test_the_palette_colours_the_bar_and_never_the_kinds(page: Page, another: str, url: str) -> None:
    """Teal with black on it, in both schemes; a kind keeps the colour that it has on every site."""
    for scheme, accent in (("light", "rgb(214, 50, 0)"), ("dark", "rgb(176, 235, 0)")):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.goto(another + url)
        assert (_colour(page, ".bar"), _colour(page, ".brand", "color")) == ("rgb(0, 148, 133)", "rgb(0, 0, 0)")
        page.locator(".bar-menu summary").click()
        assert _colour(page, ".bar-menu nav [aria-current]", "color") == accent
    page.goto(f"{another}questions/")
    assert _colour(page, ".kind.verified", "color") == "rgb(99, 205, 178)"


def test_its_switch_goes_round_its_options_on_both_kinds(page: Page, another: str) -> None:
    """First the device's, then light, then dark; what is chosen on one kind of page holds on the other."""
    page.emulate_media(color_scheme="dark")
    page.goto(another + BY_HAND)
    switch = page.locator(".bar-scheme:visible")
    assert (switch.get_attribute("title"), _colour(page, "body")) == (
        "Switch to the light scheme",
        "rgb(20, 23, 26)",
    )
    switch.click()
    expect(page.locator(".bar-scheme:visible")).to_be_focused()
    page.goto(another + OF_THE_ARCHIVE)
    assert (switch.get_attribute("title"), _colour(page, "body")) == (
        "Switch to the dark scheme",
        "rgb(255, 255, 255)",
    )
    switch.press("Enter")
    page.goto(another + BY_HAND)
    assert (switch.get_attribute("title"), _colour(page, "body")) == ("Follow the device", "rgb(20, 23, 26)")
    switch.click()
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")


@pytest.mark.parametrize("url", BOTH)
def test_name_logo_menu_font_and_links_are_its_own(page: Page, another: str, url: str) -> None:
    """What mkdocs.yml names is what a reader sees, and nothing else."""
    page.goto(another + url, wait_until="networkidle")
    assert page.title().endswith(" · Watch File")
    assert page.locator(".brand").inner_text() == "Watch File"
    assert page.locator(".brand img").evaluate("logo => logo.naturalWidth > 0 && logo.src.endsWith('/logo.svg')")
    assert str(page.locator("link[rel=icon]").get_attribute("href")).endswith("logo.svg")
    names = ["What is asked", "Who said it", "The canal", "Posts", "Who we are", "How to read"]
    assert page.locator(".bar-nav a").all_inner_texts() == names
    page.locator(".bar-menu summary").click()
    assert page.locator(".bar-menu nav > div > p").all_inner_texts() == ["The canal", "Posts", "How to read"]
    elsewhere = page.locator(".bar-menu a", has_text="Elsewhere")
    assert elsewhere.get_attribute("href") == "https://example.org/canal/"
    assert page.locator(".bar-menu summary svg").count() == 1
    for part in ("h1", "p", ".bar", ".foot"):
        assert str(_colour(page, part, "fontFamily")).startswith("Own")
    assert page.evaluate("document.fonts.check('16px Own')") and page.evaluate("document.documentElement.dataset.own")
    repository = page.locator(".bar .bar-repo")
    assert repository.get_attribute("href") == "https://github.com/example/watch-file"
    assert repository.get_attribute("title") == "example/watch-file"
    languages = page.locator(".bar-languages a")
    assert [(link.get_attribute("hreflang"), link.get_attribute("href")) for link in languages.all()] == [
        ("en", "/"),
        ("ko", "https://example.org/ko/"),
    ]
    assert page.locator(".social a").get_attribute("href") == "https://example.org/@watch"
    assert "Material for MkDocs" not in page.locator(".foot").inner_text()
    assert "Texts CC BY-SA 4.0" in page.locator(".foot").inner_text()
    assert page.locator("meta[name=author]").get_attribute("content") == "The editors of the Watch File"
    assert "The canal is read to the end." in page.locator("body").inner_text()


@pytest.mark.parametrize("url", [BY_HAND, "questions/soldiers-in-east-valley/"])
def test_the_bar_makes_room_as_one_reads_on(page: Page, another: str, url: str) -> None:
    """`header.autohide`, and it comes back as one turns round."""
    page.set_viewport_size({"width": 360, "height": 600})
    page.goto(another + url, wait_until="networkidle")
    for down in (500, 300, 300):
        page.mouse.wheel(0, down)
        page.wait_for_timeout(50)
    expect(page.locator(".bar")).not_to_be_in_viewport()
    for up in (-120, -120, -120):
        page.mouse.wheel(0, up)
        page.wait_for_timeout(50)
    expect(page.locator(".bar")).to_be_in_viewport()


def test_hand_written_pages_are_the_themes_own(page: Page, another: str) -> None:
    """Features of the theme: a path, the page's file, a way back to the top, the pages before and after, copying."""
    page.goto(f"{another}guide/", wait_until="networkidle")
    assert page.locator(".md-path a").all_inner_texts()[-1] == "The canal"
    page.goto(another + BY_HAND, wait_until="networkidle")
    assert page.locator(".md-sidebar--secondary .md-nav__title").inner_text() == "In this text"
    edit = page.locator("a[rel~=edit]")
    assert edit.get_attribute("href") == "https://github.com/example/watch-file/edit/main/docs/team.md"
    view = page.locator("a.md-content__button").nth(1)
    assert view.get_attribute("href") == "https://github.com/example/watch-file/raw/main/docs/team.md"
    assert page.locator(".turn a").all_inner_texts() == ["Before\n2025", "After\nMethod"]
    assert page.locator(".md-code__button[title='Copy to clipboard']").count() == 1
    assert page.locator(".headerlink").count() == 4
    page.locator(".tabbed-labels a", has_text="Two").click()
    expect(page.get_by_text("The second tab.")).to_be_visible()
    page.locator("h2").last.scroll_into_view_if_needed()
    assert page.locator(".md-top").count() == 1
    page.goto(f"{another}guide/locks/")
    assert page.locator(".md-sidebar:visible").count() == 0, "hide: [navigation, toc]"


def test_without_a_script_hand_written_pages_are_whole(browser: Browser, address: str) -> None:
    """The words, the menu, the contents, and the scheme of the device."""
    schemes: tuple[tuple[Literal["light", "dark"], str], ...]
    schemes = (("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 26)"))
    assert len(schemes) == 2
    for scheme, paper in schemes:
        context = browser.new_context(
            java_script_enabled=False, color_scheme=scheme, viewport={"width": 360, "height": 800}
        )
        page = context.new_page()
        page.goto(f"{address}method/")
        assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == paper
        page.locator(".bar-menu summary").click()
        expect(page.locator(".bar-menu nav a", has_text="About")).to_be_visible()
        page.locator(".bar-menu summary").click()
        page.locator(".contents summary").click()
        expect(page.locator(".contents a").first).to_be_visible()
        assert page.locator(".bar-scheme:visible").count() == 0
        context.close()


@pytest.mark.parametrize("width", [1280, 360])
def test_the_keyboard_reaches_all_and_nothing_that_is_not_seen(page: Page, address: str, width: int) -> None:
    """The theme's drawer holds links that are never seen; on our pages the focus walks the bar, then the page."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{address}about/", wait_until="networkidle")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "_content"
    page.goto(f"{address}about/", wait_until="networkidle")
    unseen = """() => { const now = document.activeElement, box = now.getBoundingClientRect();
        return now === document.body || box.width && box.height && box.right > 0 && box.left < innerWidth
            ? '' : now.outerHTML.slice(0, 200); }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        assert page.evaluate(unseen) == ""
