"""What a search shows is what the archive says: kinds, speakers, order, and text as text."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from onrecord.load import Loaded
from onrecord.pages.search.records import filters, spoken
from onrecord.pages.statement.order import first_day
from onrecord.pages.statement.views import ArchiveViews
from onrecord.vocabulary import Kind
from tests.browser.search_page import links, shown_count, texts
from tests.browser.serving import served
from tests.site_fixtures import NASTY

pytestmark = pytest.mark.browser


def words(statement: Locator, selector: str) -> list[str]:
    """The texts of some parts of a statement, each on one line."""
    return [" ".join(text.split()) for text in statement.locator(selector).all_text_contents()]


def facts(statement: Locator) -> dict[str, list[str]]:
    """What a reader is told of a statement, wherever it is shown: texts, and where the evidence leads."""
    dated = [line for line in words(statement, ".meta > li") if re.match("Said|Made public|Published", line)]
    evidence = statement.locator(".meta > li", has_text=re.compile("^Evidence: "))
    parts = (".chain > li", ".figure", ".text", ".quote", ".meta > li.party")
    return {
        **{part: words(statement, part) for part in parts},
        "note": [" ".join(text.split()) for text in words(statement, ".proviso, .meta > .note")],
        "on record": [line for line in words(statement, ".meta > li") if line.startswith("On record")],
        "corrected": [line for line in words(statement, ".meta > li") if line.startswith("Corr")],
        "rests on": [line for line in words(statement, ".meta > li:has(.mentions)") if line.startswith("Based on ")],
        # a card tells its own day above, and the place in its source
        "dated": [re.sub(r", published [^;]*| · .*", "", line) for line in dated],
        "evidence": [line for line in words(statement, ".meta > li") if line.startswith("Evidence: ")],
        "leads to": evidence.locator("a").evaluate_all("all => all.map(a => a.href)"),
    }


@pytest.mark.parametrize(
    "ref",
    [
        "rbc-gerasimov#gerasimov-told-president",
        "newsweek-kursk-casualties#troops-in-russia",
        "bbc-western-officials#about-1000-killed",
        "liga-ryder#mixed-units-200",
        "korea-herald-portraits#fallen-101",
        "bss-nebenzia-front#mere-assertions",
    ],
)
def test_a_result_says_what_the_page_of_its_card_says(page: Page, address: str, views: ArchiveViews, ref: str) -> None:
    """In the same words: kind, chain, figure, text, dates, parties, evidence, grounds, corrections;
    with the same links.
    """
    entry = views.archive.statement(ref)
    url = address + views.permalink(ref)
    page.goto(url)
    whole = facts(page.locator(":target"))
    heading = page.locator(".lane:has(:target) > header h3").inner_text()  # on a card the basis heads its lane
    page.goto(f"{address}search/?q={entry.statement.text}&publisher={entry.card.publisher}&kind={entry.kind.value}")
    shown_count(page)
    result = page.locator(".found .statement", has=page.locator(f".permalink a[href='{url}']"))
    assert facts(result) == whole
    assert words(result, ".basis") == ([heading.rpartition(" · ")[0]] if entry.claim is None else [])
    assert whole[".text"] == [entry.statement.text]
    assert bool(whole["rests on"]) == bool(entry.statement.rests_on)
    assert bool(whole["corrected"]) == any(entry.statement.id in c.statements for c in entry.card.corrections)
    assert bool(whole["evidence"]) == (entry.claim is None)
    assert bool(whole[".meta > li.party"]) == (entry.kind is Kind.UNACKNOWLEDGED)


OWED = r"(has not acknowledged it|declined to say|denied it), as reported"
OWED_BENEATH = r"\(unacknowledged\); ((not acknowledged|denied) by |.+ declined to say)"


def test_no_claim_is_shown_without_its_kind_and_speaker(page: Page, address: str, views: ArchiveViews) -> None:
    """Nor without who has not acknowledged it, as the source reports, be it that of a telling beneath another."""
    page.goto(address + "search/?kind=unacknowledged")
    assert len(links(page)) == len([u for u in spoken(views) if "unacknowledged" in filters(views, u)["kind"]])
    for statement in page.locator(".found .statement").all():
        kind, text = statement.locator(".top .kind").inner_text(), statement.inner_text()
        assert kind.strip() in ("Unacknowledged claim", "Attributed claim")
        assert statement.locator(".chain .hand").first.inner_text()
        assert re.search(OWED if kind.strip() == "Unacknowledged claim" else OWED_BENEATH, text)


def test_who_first_said_a_figure_is_the_first_of_the_oldest(page: Page, address: str) -> None:
    """The stranger's question: who first said "more than 3,000"?"""
    page.goto(address + "search/?q=%22more+than+3%2C000%22&sort=oldest")
    first = page.locator(".found .statement").first
    expect(first.locator(".chain .origin")).to_have_text("Volodymyr Zelensky")
    expect(first.locator("mark").first).to_have_text(re.compile("more", re.IGNORECASE))


@pytest.mark.parametrize(("order", "newest"), [("oldest", False), ("newest", True)])
def test_results_stand_in_order_of_date(page: Page, address: str, real: Loaded, order: str, newest: bool) -> None:
    """By the first day on which each may have been said, or else published."""
    days = {f"{address}sources/{e.card.id}/#{e.statement.id}": first_day(e) for e in real.archive.entries}
    page.goto(f"{address}search/?question=north-korean-soldiers-in-russia&sort={order}")
    shown = [days[link] for link in links(page)]
    assert len(shown) > 20
    assert shown == sorted(shown, reverse=newest)


def test_markup_in_a_card_is_shown_as_text(page: Page, nasty_site: Path) -> None:
    """In a result of any kind, in its highlighted words, in a filter, in the header's list."""
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with served(nasty_site) as address:
        page.goto(address + "search/?q=onerror")
        assert texts(page) == [NASTY]
        assert set(page.locator(".found .one h3").all_inner_texts()) >= {NASTY}
        assert page.locator(".found mark").count() > 0
        expect(page.locator(".found .quote")).to_have_text(NASTY)
        assert page.locator("img, .found b b, .found a[href^=javascript]").count() == 0
        page.goto(address)
        page.keyboard.press("Control+k")
        page.keyboard.type("onerror")
        offers = page.get_by_role("option")
        expect(offers.first).to_contain_text(NASTY)
        expect(offers.nth(4)).to_contain_text(NASTY)  # they come a few at a time
        assert len([offer for offer in offers.all_inner_texts() if NASTY in offer]) > 4
        assert page.locator("img").count() == 0


def test_what_was_found_is_taken_away_with_the_sentences_to_cite_it_by(
    page: Page, address: str, site: Path, tmp_path: Path
) -> None:
    """Every result, in its order, in a file that a spreadsheet reads; its statements say what the tables say."""
    page.goto(address + "search/?q=Kursk&kind=unacknowledged&sort=oldest")
    found = shown_count(page)
    shown = links(page)
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Download these results (CSV)").click()
    assert downloading.value.suggested_filename == "results.csv"
    downloading.value.save_as(tmp_path / "results.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "results.csv").read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["link"] for row in rows] == shown
    assert len(rows) == found > 5
    table = (site / "data" / "v1" / "statements.csv").read_text("utf-8-sig")
    cited = {row["id"]: row["cite_as"] for row in csv.DictReader(io.StringIO(table, newline=""))}
    ids = [re.sub(r".*/sources/([^/]+)/#", r"\1#", row["link"]) for row in rows]
    assert [row["cite_as"] for row in rows] == [cited[one] for one in ids]
    expect(page.get_by_role("button", name="Download these results (CSV)")).to_be_enabled()


def test_results_that_cannot_be_read_are_not_taken_for_a_file(page: Page, address: str) -> None:
    """The button says so, and can be tried again."""
    page.goto(address + "search/?q=Kursk&kind=unacknowledged")
    shown_count(page)
    page.route("**/search-csv.js", lambda route: route.abort())
    page.locator(".found .download").click()
    expect(page.get_by_role("button", name="They could not be read. Try again")).to_be_enabled()
