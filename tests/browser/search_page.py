"""What the tests of the search share."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click.testing import CliRunner
from playwright.sync_api import Page, expect

from onrecord.cli import main
from tests.browser.serving import served


@contextmanager
def built(sources: Path, out: Path) -> Iterator[str]:
    """Where the site of another archive is served, as it is made most quickly; its pages are the same."""
    quick = ["--writer", "plain", "--without-exports"]
    result = CliRunner().invoke(main, ["build", "--sources", str(sources), "--site-dir", str(out), *quick])
    assert result.exit_code == 0, result.output
    with served(out) as address:
        yield address


def shown_count(page: Page) -> int:
    """How many results the page says it found, once it has."""
    heading = page.locator("#_count")
    expect(heading).to_have_text(
        re.compile(r"^\d[\d,]* (results: |statements?$|questions?$|sources?$|actors?$|pages?$|topic)|^Nothing found$")
    )
    expect(page.locator(".found")).not_to_have_attribute("aria-busy", "true")
    words = heading.inner_text().split()[0]
    return 0 if words == "Nothing" else int(words.replace(",", ""))


def asked_again(page: Page, query: str) -> int:
    """How many statements another query finds on the page of the search, which follows its address as on a way back."""
    page.evaluate("to => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')); }", query)
    return shown_count(page)


def shown_of(page: Page, called: str) -> int:
    """How many of the results are of a kind, such as `statement`, as the page says."""
    shown_count(page)
    number = re.search(rf"([\d,]+) {called}s?\b", page.locator("#_count").inner_text())
    return int(number[1].replace(",", "")) if number else 0


def links(page: Page) -> list[str]:
    """The statements shown, every one of them, by their addresses."""
    shown_count(page)
    more = page.locator(".more")
    while more.is_visible():
        before = page.locator(".found .statement").count()
        more.click()
        expect(page.locator(".found .statement")).not_to_have_count(before)
    return [str(a.get_attribute("href")) for a in page.locator(".found .permalink a").all()]


def texts(page: Page) -> list[str]:
    """The sentences shown."""
    shown_count(page)
    return page.locator(".found .statement .text").all_inner_texts()
