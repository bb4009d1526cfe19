"""Quotations and titles in scripts that run from right to left, in a small archive of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.search_page import built

pytestmark = pytest.mark.browser

QUOTES = {
    "ar": "قال المتحدث: «لا نعلّق على هذا»!",
    "he-Hebr": "הדובר אמר: „אין תגובה” (25 במרץ).",
    "fa-Arab": "سخنگو گفت: «۳۰۰۰ نفر، نه بیشتر؟»",
    "ko": "대변인은 “확인할 수 없다”고 말했다.",
}
TITLE = "بيان: لا تعليق!"
STATEMENT = """  - id: said-{number}
    text: The spokesman gave answer number {number}.
    said_by: state
    answers: {{asked: yes}}
    quote: '{quote}'
    quote_language: {language}
"""
FILES = {
    "actors/outlet.yaml": "name: An Outlet\ntype: outlet\n",
    "actors/state.yaml": "name: A State\ntype: state\n",
    "questions/asked.yaml": "text: Was there an answer?\nkind: yes-no\nconcerns: []\nnote: It burdens nobody.\n",
    "topics/topic.yaml": "name: A topic\ndescription: What it is on.\n",
    "cards/2025/card.yaml": f"""title: '{TITLE}'
publisher: outlet
type: news-report
published: 2025-01-01
retrieved: 2025-01-02
language: ar
topics: [topic]
not_recorded: {{url: an example, archived: an example}}
summary: The spokesman [said four things](#said-0).
attributed:
"""
    + "".join(
        STATEMENT.format(number=number, quote=quote, language=language)
        for number, (language, quote) in enumerate(QUOTES.items())
    ),
}


@pytest.fixture(scope="module")
def rtl(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small archive's site is served."""
    folder = tmp_path_factory.mktemp("rtl")
    for path, text in FILES.items():
        (folder / "sources" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "sources" / path).write_text(text, "utf-8")
    with built(folder / "sources", folder / "site") as address:
        yield address


@pytest.fixture(params=[320, 1280])
def page(page: Page, request: pytest.FixtureRequest) -> Page:
    """A page of a width."""
    page.set_viewport_size({"width": request.param, "height": 800})
    return page


HOW_IT_LIES = """
quote => {
  const text = quote.querySelector("p").firstChild, all = document.createRange();
  all.selectNodeContents(text);
  const letter = index => {
    const one = document.createRange();
    one.setStart(text, index);
    one.setEnd(text, index + 1);
    return one.getBoundingClientRect();
  };
  const room = quote.getBoundingClientRect(), style = getComputedStyle(quote), words = all.getBoundingClientRect();
  return {
    language: quote.closest("[lang]").lang, direction: style.direction, slant: style.fontStyle,
    before: parseFloat(style.paddingInlineStart), left: words.left - room.left, right: room.right - words.right,
    endsLeft: letter(text.length - 1).left < letter(0).left || letter(text.length - 1).top > letter(0).bottom,
  };
}
"""


def test_a_quotation_runs_as_its_script_does(page: Page, rtl: str) -> None:
    """From the right with its indent on the right; upright, for those scripts have no italics. Korean as ever."""
    page.goto(rtl + "sources/card/")
    lies = page.locator(".statement .quote").evaluate_all(f"quotes => quotes.map({HOW_IT_LIES})")
    assert [quote["language"] for quote in lies] == list(QUOTES)
    for quote in lies:
        turned = quote["language"] != "ko"
        assert quote["direction"] == ("rtl" if turned else "ltr"), quote
        assert quote["slant"] == ("normal" if turned else "italic"), quote
        assert quote["before"] == 12, quote
        near, far = (quote["right"], quote["left"]) if turned else (quote["left"], quote["right"])
        assert near == pytest.approx(12, abs=1.5), quote
        assert far >= 0, quote


def test_the_mark_at_the_end_of_a_quotation_stands_at_its_end(page: Page, rtl: str) -> None:
    """The last sign, an exclamation mark or a bracket, is the leftmost of its line and not the rightmost."""
    page.goto(rtl + "sources/card/")
    lies = page.locator(".statement .quote:not(:lang(ko))").evaluate_all(f"quotes => quotes.map({HOW_IT_LIES})")
    assert [quote["endsLeft"] for quote in lies] == [True, True, True]


def test_a_title_runs_as_its_script_does_and_disturbs_no_line(page: Page, rtl: str) -> None:
    """From the right, with its quotation marks; in a line that runs from the left, apart from what surrounds it."""
    for url in ("sources/card/", "sources/"):
        page.goto(rtl + url)
        headline = page.locator(".head [lang]")
        assert headline.text_content() == f"“{TITLE}”"
        assert headline.evaluate(HOW_IT_RUNS) == ["ar", "rtl", "isolate"]


HOW_IT_RUNS = "words => [words.lang, getComputedStyle(words).direction, getComputedStyle(words).unicodeBidi]"
IN_A_LINE = """
title => {
  const style = getComputedStyle(title), line = title.parentElement, all = document.createRange();
  const at = (node, index) => {
    all.setStart(node, index);
    all.setEnd(node, index + 1);
    return all.getBoundingClientRect();
  };
  const before = title.previousSibling, after = title.nextSibling, box = title.getBoundingClientRect();
  return {
    lang: title.lang, line: getComputedStyle(line).direction, direction: style.direction, apart: style.unicodeBidi,
    opens: at(before, before.length - 1).right <= box.left + 1, closes: at(after, 0).left >= box.right - 1,
  };
}
"""


@pytest.mark.parametrize("where", ["sources/card/", "questions/asked/asked-evidence.html"])
def test_a_title_in_a_sentence_to_cite_is_set_apart(page: Page, rtl: str, where: str) -> None:
    """The sentence runs from the left with its quotation marks around the title;
    the title from the right, its mark last.
    """
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(rtl + where)
    title = page.locator("dt:text-is('Cite as') + dd span[lang]")
    assert title.text_content() == TITLE
    assert title.evaluate(IN_A_LINE) == {
        "lang": "ar",
        "line": "ltr",
        "direction": "rtl",
        "apart": "isolate",
        "opens": True,
        "closes": True,
    }


def test_a_title_in_a_pack_runs_as_its_script_does(page: Page, rtl: str) -> None:
    """Above the source that it belongs to, as on the source's own page."""
    page.goto(rtl + "questions/asked/asked-evidence.html")
    headline = page.locator(".source .head [lang]")
    assert headline.text_content() == f"“{TITLE}”"
    assert headline.evaluate(HOW_IT_RUNS) == ["ar", "rtl", "isolate"]


def test_nothing_scrolls_sideways(page: Page, rtl: str) -> None:
    """A line from the right must not reach beyond the left edge either."""
    for url in ("sources/card/", "sources/", "actors/state/", "questions/asked/asked-evidence.html"):
        page.goto(rtl + url)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url
