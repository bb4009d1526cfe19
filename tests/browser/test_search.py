"""The search, as a reader uses it: by words, by filter, by keyboard, by a link somebody sent."""

import gzip
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect

from onrecord.archive import Entry
from onrecord.cli import main
from onrecord.loading import Loaded
from onrecord.pages.findable import filters
from onrecord.pages.order import first_day
from onrecord.pages.views import Views
from onrecord.standings import derive
from onrecord.vocabulary import Kind

from ..site.test_hostile import NASTY, nasty  # noqa: F401 (a fixture)
from ..unit.altering import EXAMPLE, PAPERS
from .serving import served

pytestmark = pytest.mark.browser
ACTOR = "National Intelligence Service"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window 1,280 px wide."""
    made = browser.new_context(viewport={"width": 1280, "height": 900})
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on which no script fails."""
    made = context.new_page()
    made.on("pageerror", lambda error: pytest.fail(str(error)))
    return made


@pytest.fixture(scope="session")
def views(real: Loaded) -> Views:
    """The views of the archive that the site was built from."""
    return Views(derive(real.archive), date(2026, 11, 22))


@contextmanager
def built(sources: Path, out: Path) -> Iterator[str]:
    """Where the site of another archive is served."""
    made = CliRunner().invoke(main, ["build", "--sources", str(sources), "--site-dir", str(out)])
    assert made.exit_code == 0, made.output
    with served(out) as address:
        yield address


def found(page: Page) -> int:
    """How many statements the page says it found, once it has."""
    heading = page.locator("#_count")
    expect(heading).to_have_text(re.compile(r"^(\d[\d,]* statements?|No statement has all of this)$"))
    expect(page.locator(".found")).not_to_have_attribute("aria-busy", "true")
    words = heading.inner_text().split()[0]
    return 0 if words == "No" else int(words.replace(",", ""))


def links(page: Page) -> list[str]:
    """The statements shown, every one of them, by their addresses."""
    found(page)
    more = page.locator(".more")
    while more.is_visible():
        before = page.locator(".found .statement").count()
        more.click()
        expect(page.locator(".found .statement")).not_to_have_count(before)
    return [str(a.get_attribute("href")) for a in page.locator(".found .permalink a").all()]


def texts(page: Page) -> list[str]:
    """The sentences shown."""
    found(page)
    return page.locator(".found .statement .text").all_inner_texts()


def open_facet(page: Page, name: str) -> None:
    """Open a filter, if it is closed."""
    facet = page.locator(f".facet[data-name={name}]")
    if facet.get_attribute("open") is None:
        facet.locator("summary").click()


def refs(entries: list[Entry], address: str) -> set[str]:
    """The addresses of statements."""
    return {f"{address}sources/{e.card.id}/#{e.statement.id}" for e in entries}


def test_every_statement_of_the_service_in_one_month_and_no_other(page: Page, address: str, real: Loaded) -> None:
    """What South Korea's intelligence service said in January 2025, found by clicks, is what the archive holds."""
    page.goto(address + "search/")
    open_facet(page, "actor")
    actors = page.locator(".facet[data-name=actor]")
    actors.locator(".narrow").fill(ACTOR.lower())
    actors.get_by_label(ACTOR).check()
    open_facet(page, "when")
    page.locator(".facet[data-name=when] input[value='2025']").check()
    page.get_by_role("checkbox", name=re.compile("^January 2025")).check()
    expect(page).to_have_url(re.compile(r"\?actor=national-intelligence-service&year=2025&month=2025-01$"))
    wanted = [
        entry
        for entry in real.archive.links.speaker["national-intelligence-service"]
        if date(2025, 1, 1) <= entry.said_day <= date(2025, 1, 31)
    ]
    assert len(wanted) == 8
    expect(page.locator("#_count")).to_have_text("8 statements")
    assert set(links(page)) == refs(wanted, address)


@pytest.mark.parametrize("name", ["kind", "publisher", "question", "place", "topic", "type", "year"])
def test_a_filter_finds_what_the_archive_holds(page: Page, address: str, views: Views, name: str) -> None:
    """For the first values of every filter the number found is the number there is."""
    held = Counter(
        value
        for entry in views.archive.entries
        for value in filters(views, entry)["when" if name == "year" else name]
        if name != "year" or "-" not in value
    )
    assert held
    for value, count in held.most_common(4):
        page.goto(f"{address}search/?{name}={value}")
        assert found(page) == count, value


def test_every_speaker_finds_exactly_what_he_first_said(page: Page, address: str, views: Views) -> None:
    """Also those who are not named, and documents; counted before a word is asked for, and by Pagefind."""
    held = Counter(value for entry in views.archive.entries for value in filters(views, entry)["actor"])
    page.goto(address + "search/")
    open_facet(page, "actor")
    items = page.locator(".facet[data-name=actor] li")
    told = items.evaluate_all("all => all.map(li => [li.dataset.value, Number(li.querySelector('small').textContent)])")
    assert dict(told) == held
    counted = page.evaluate(
        "async () => (await (await import('../pagefind/pagefind.js')).filters()).actor".replace("../", address)
    )
    assert counted == held
    assert held["Western officials (not named)"] == len(
        [e for e in views.archive.entries if e.claim and "Western officials" in str(e.claim.said_by)]
    )


def test_a_count_beside_a_value_is_what_choosing_it_finds(page: Page, address: str) -> None:
    """With words and another filter set; what would find nothing is not offered."""
    page.goto(address + "search/?q=casualties&publisher=kbs-world&publisher=newsweek")
    found(page)
    open_facet(page, "actor")
    offered = page.locator(".facet[data-name=actor] li:not([hidden])")
    expect(offered).not_to_have_count(page.locator(".facet[data-name=actor] li").count())
    pairs = offered.evaluate_all(
        "all => all.map(li => [li.querySelector('input').value, Number(li.querySelector('small').textContent)])"
    )
    assert 1 < len(pairs) < 20
    for value, count in pairs:
        page.goto(f"{address}search/?q=casualties&publisher=kbs-world&publisher=newsweek&actor={value}")
        assert found(page) == count > 0, value


def test_values_of_one_filter_are_either_and_of_two_filters_both(page: Page, address: str) -> None:
    """And a filter's own choice does not count against its other values."""
    numbers = {}
    for query in ("kind=verified", "kind=unacknowledged", "kind=verified&kind=unacknowledged"):
        page.goto(f"{address}search/?{query}")
        numbers[query] = found(page)
    assert numbers["kind=verified&kind=unacknowledged"] == numbers["kind=verified"] + numbers["kind=unacknowledged"]
    counts = page.locator(".facet[data-name=kind] small").all_inner_texts()
    assert int(counts[0]) == numbers["kind=verified"] and int(counts[2]) == numbers["kind=unacknowledged"]
    page.goto(address + "search/?kind=verified&publisher=rbc")
    assert 0 < found(page) < numbers["kind=verified"]
    assert set(page.locator(".found .statement .kind").all_inner_texts()) == {"Verified fact"}


def test_a_filters_own_choices_do_not_count_against_its_other_values(page: Page, address: str, views: Views) -> None:
    """While one kind is chosen the others still tell how many they would add."""
    page.goto(address + "search/?kind=verified")
    held = Counter(entry.kind.value for entry in views.archive.entries)
    assert found(page) == held["verified"]
    for kind, count in held.items():
        expect(page.locator(f".facet[data-name=kind] li[data-value={kind}] small")).to_have_text(f"{count:,}")


def test_with_a_year_go_its_months(page: Page, address: str, views: Views) -> None:
    """Of a year that is no longer chosen no month holds anything back; those of another year stay."""
    page.goto(address + "search/?year=2024&year=2025&month=2024-12&month=2025-01")
    found(page)
    open_facet(page, "when")
    page.locator(".facet[data-name=when] input[value='2025']").uncheck()
    expect(page).to_have_url(address + "search/?year=2024&month=2024-12")
    assert found(page) == len([e for e in views.archive.entries if "2024-12" in filters(views, e)["when"]])


def test_a_shared_address_restores_words_filters_and_order(page: Page, context: BrowserContext, address: str) -> None:
    """On another device, to the same statements in the same order."""
    page.goto(address + "search/")
    page.locator("#_q").press_sequentially("killed soldiers")
    expect(page).to_have_url(re.compile(r"\?q=killed\+soldiers$"))
    page.get_by_label("Attributed claims").check()
    page.locator("#_sort").select_option("oldest")
    expect(page).to_have_url(address + "search/?q=killed+soldiers&kind=attributed&sort=oldest")
    first = texts(page)
    other = context.new_page()
    other.goto(page.url)
    assert texts(other) == first
    assert other.locator("#_q").input_value() == "killed soldiers"
    assert other.get_by_label("Attributed claims").is_checked()
    assert other.locator("#_sort").input_value() == "oldest"
    assert "Kind: Attributed claims" in other.locator(".chips").inner_text()


def test_the_back_button_undoes_a_step_and_forward_repeats_it(page: Page, address: str) -> None:
    """A filter is a step, words typed in one go are one step, and the start is the list of lists."""
    page.goto(address + "search/")
    expect(page.locator(".browse")).to_be_visible()
    page.locator("#_q").press_sequentially("Kursk", delay=260)
    words = found(page)
    page.get_by_label("Verified facts").check()
    expect(page).to_have_url(address + "search/?q=Kursk&kind=verified")
    both = found(page)
    assert both < words
    page.go_back()
    expect(page).to_have_url(address + "search/?q=Kursk")
    expect(page.locator("#_count")).to_have_text(f"{words} statements")
    assert not page.get_by_label("Verified facts").is_checked()
    page.go_back()
    expect(page).to_have_url(address + "search/")
    expect(page.locator(".browse")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    page.go_forward()
    page.go_forward()
    expect(page.locator("#_count")).to_have_text(f"{both} statements")
    assert page.get_by_label("Verified facts").is_checked()


@pytest.mark.parametrize(("order", "newest"), [("oldest", False), ("newest", True)])
def test_results_stand_in_order_of_date(page: Page, address: str, real: Loaded, order: str, newest: bool) -> None:
    """By the first day on which each may have been said, or else published."""
    days = {f"{address}sources/{e.card.id}/#{e.statement.id}": first_day(e) for e in real.archive.entries}
    page.goto(f"{address}search/?question=north-korean-soldiers-in-russia&sort={order}")
    shown = [days[link] for link in links(page)]
    assert len(shown) > 20
    assert shown == sorted(shown, reverse=newest)


def test_who_first_said_a_figure_is_the_first_of_the_oldest(page: Page, address: str) -> None:
    """The stranger's question: who first said "more than 3,000"?"""
    page.goto(address + "search/?q=%22more+than+3%2C000%22&sort=oldest")
    first = page.locator(".found .statement").first
    expect(first.locator(".chain .origin")).to_have_text("Volodymyr Zelensky")
    expect(first.locator("mark").first).to_have_text(re.compile("more", re.IGNORECASE))


def test_no_claim_is_shown_without_its_kind_and_speaker(page: Page, address: str, real: Loaded) -> None:
    """Nor without who has not acknowledged it, as the source reports."""
    page.goto(address + "search/?kind=unacknowledged")
    assert len(links(page)) == len([e for e in real.archive.entries if e.kind is Kind.UNACKNOWLEDGED])
    for statement in page.locator(".found .statement").all():
        expect(statement.locator(".top .kind")).to_have_text("Unacknowledged claim")
        assert statement.locator(".chain .hand").first.inner_text()
        assert re.search(
            r"(has not acknowledged it|gave no comment|has denied it), as reported", statement.inner_text()
        )


def words(statement: Locator, selector: str) -> list[str]:
    """The texts of some parts of a statement, each on one line."""
    return [" ".join(text.split()) for text in statement.locator(selector).all_text_contents()]


def facts(statement: Locator) -> dict[str, list[str]]:
    """What a reader is told of a statement, wherever it is shown: texts, and where the evidence leads."""
    dated = [line for line in words(statement, ".meta > li") if re.match("Said|Made public|Published", line)]
    evidence = statement.locator(".meta > li", has_text=re.compile("^Evidence: "))
    parts = (".top > .kind", ".chain > li", ".figure", ".text", ".quote", ".meta > li.party")
    return {
        **{part: words(statement, part) for part in parts},
        "on record": [line for line in words(statement, ".meta > li") if line.startswith("On record")],
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
    ],
)
def test_a_result_says_what_the_page_of_its_card_says(page: Page, address: str, views: Views, ref: str) -> None:
    """In the same words: kind, chain, figure, text, dates, parties, evidence; with the same links."""
    entry = views.archive.statement(ref)
    url = address + views.permalink(ref)
    page.goto(url)
    whole = facts(page.locator(":target"))
    basis = page.locator(".group:has(+ .statements :target)").all_inner_texts()  # on a card it heads a group
    page.goto(f"{address}search/?q={entry.statement.text}&publisher={entry.card.publisher}&kind={entry.kind.value}")
    found(page)
    result = page.locator(".found .statement", has=page.locator(f".permalink a[href='{url}']"))
    assert facts(result) == whole
    assert words(result, ".basis") == (basis if entry.claim is None else [])
    assert whole[".text"] == [entry.statement.text]
    assert bool(whole["evidence"]) == (entry.claim is None)
    assert bool(whole[".meta > li.party"]) == (entry.kind is Kind.UNACKNOWLEDGED)


def test_more_brings_the_next_twenty_and_the_focus_to_the_first_of_them(page: Page, address: str) -> None:
    """By keyboard."""
    page.goto(address + "search/?kind=attributed")
    found(page)
    expect(page.locator(".found .statement")).to_have_count(20)
    page.locator(".more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".found .statement")).to_have_count(40)
    assert page.evaluate("[...document.querySelectorAll('.found .statement')].indexOf(document.activeElement)") == 20


def test_nothing_found_is_said_and_each_filter_can_be_dropped(page: Page, address: str) -> None:
    """With what that would give; and the lists are there."""
    page.goto(address + "search/?q=casualties&kind=verified&place=seoul&actor=nobody-of-this-name")
    assert found(page) == 0
    expect(page.locator(".chips")).to_contain_text("Who says it: nobody-of-this-name")
    expect(page.locator(".browse")).to_be_visible()
    page.goto(address + "search/?kind=verified&actor=national-intelligence-service")
    assert found(page) == 0
    way = page.locator(".ways li", has_text="Without “Verified facts”")
    told = re.search(r"(\d+) statement", way.inner_text())
    assert told
    way.locator("button").click()
    expect(page).to_have_url(address + "search/?actor=national-intelligence-service")
    assert found(page) == int(told[1])
    assert page.evaluate("document.activeElement.id") == "_count"


def test_a_word_that_no_statement_has_is_named(page: Page, address: str) -> None:
    """Pagefind passes over it, and a reader must not think that it was found."""
    page.goto(address + "search/?q=Kursk+xyzzy")
    assert found(page) > 0
    expect(page.locator(".unknown")).to_have_text("No statement has the words “xyzzy”; they were passed over.")
    page.goto(address + "search/?q=Kursk+killed")
    found(page)
    expect(page.locator(".unknown")).to_be_hidden()


def test_a_search_that_cannot_be_loaded_says_so_and_leads_to_the_lists(page: Page, site: Path, tmp_path: Path) -> None:
    """On the page, and in the header; here of a site that lacks Pagefind's files."""
    for entry in site.iterdir():
        if entry.name != "pagefind":
            (tmp_path / entry.name).symlink_to(entry)
    with served(tmp_path) as address:
        page.goto(address + "search/?q=Kursk")
        expect(page.locator(".failed")).to_have_text(
            "The search could not be loaded. Every statement is also in these lists."
        )
        expect(page.locator(".browse a").first).to_be_visible()
        page.goto(address)
        page.locator(".bar-search input").press_sequentially("Kursk")
        expect(page.locator(".bar-found")).to_have_text(re.compile("could not be loaded"))


def test_an_archive_without_statements_says_so_wherever_it_is_searched(page: Page, tmp_path: Path) -> None:
    """On the page of the search, which has no form, and in the header, which leads there; nothing fails to load."""
    (tmp_path / "sources" / "actors").mkdir(parents=True)
    (tmp_path / "sources" / "actors" / "a.yaml").write_text("name: A\ntype: state\n")
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("requestfailed", lambda request: said.append(request.url))
    with built(tmp_path / "sources", tmp_path / "out") as address:
        page.goto(address)
        page.locator(".bar-search input").press_sequentially("Kursk")
        expect(page.locator(".bar-found > p")).to_contain_text("No statement has all of this.")
        page.keyboard.press("Enter")
        expect(page).to_have_url(address + "search/?q=Kursk")
        expect(page.locator("main")).to_have_text(re.compile(r"^\s*Search\s*No statement is in the archive yet\.\s*$"))
        page.wait_for_load_state("networkidle")
    assert said == []


def test_a_month_is_found_in_the_list_of_years(page: Page, tmp_path: Path) -> None:
    """By its name: the years that have it stay and show it, and no other month."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    papers = tmp_path / "sources" / PAPERS
    papers.write_text(papers.read_text("utf-8").replace("said_on: 2021-04-09", "said_on: 2000/2021-04-09"), "utf-8")
    with built(tmp_path / "sources", tmp_path / "out") as address:
        page.goto(address + "search/")
        open_facet(page, "when")
        when = page.locator(".facet[data-name=when]")
        assert when.locator(".within li:visible").count() == 0
        when.locator(".narrow").fill("february")
        expect(when.locator("li:visible > label > span")).to_have_text(["2022", "February 2022"])
        when.locator(".narrow").fill("")
        expect(when.locator("li:visible")).to_have_count(23)


def test_by_keyboard_from_any_page_to_a_statement(page: Page, address: str) -> None:
    """Ctrl-K, letters, arrows, Enter; each offer names its kind and its speaker."""
    page.goto(address + "questions/")
    page.keyboard.press("Control+k")
    field = page.locator(".bar-search input")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.type("more than 3,000 casualties")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Attributed claim")
    expect(options.first).to_contain_text("Volodymyr Zelensky")
    assert 0 < options.count() <= 6
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    page.keyboard.press("ArrowDown")
    expect(field).to_have_attribute("aria-activedescendant", str(options.first.get_attribute("id")))
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/sources/[\w-]+/#[\w-]+$"))
    expect(page.locator(":target")).to_contain_text("more than 3,000 casualties")


def test_each_offer_tells_its_day(page: Page, address: str, views: Views) -> None:
    """That on which it was said; of a claim without one, and of a fact on record, that of its source."""
    entries = views.archive.entries
    said = next(e for e in entries if e.claim and e.claim.said_on and e.claim.said_on != e.card.published)
    without = next(e for e in entries if e.claim and not e.claim.said_on)
    fact = next(e for e in entries if views.statement(e).by)
    days = {entry.ref: f"published {views.statement(entry).published.words}" for entry in (without, fact)}
    days[said.ref] = views.statement(said).said.words
    for entry in (said, without, fact):
        page.goto(address + "questions/")
        page.keyboard.press("Control+k")
        page.keyboard.insert_text(entry.statement.text)
        option = page.locator(f"[data-to='{address}{views.permalink(entry.ref)}']")
        expect(option.locator("small:has(time)")).to_have_text(days[entry.ref])


def test_a_late_answer_does_not_overwrite_a_newer_one(page: Page, address: str) -> None:
    """What was asked for first may come last."""
    page.goto(address + "questions/")
    page.locator(".bar-search input").focus()
    page.wait_for_load_state("networkidle")
    held: list[Route] = []
    holding = True
    page.route("**/pagefind/fragment/**", lambda route: held.append(route) if holding else route.continue_())
    with page.expect_request("**/pagefind/fragment/**"):
        page.keyboard.type("Gerasimov")
    page.wait_for_timeout(300)
    assert held
    holding = False
    page.keyboard.press("Control+a")
    page.keyboard.type("Zelensky stated 3,000")
    expect(page.get_by_role("option").first).to_contain_text("Zelensky")
    newer = page.get_by_role("listbox").inner_text()
    for route in held:
        route.continue_()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(300)
    assert page.get_by_role("listbox").inner_text() == newer


def test_no_address_of_a_statement_leads_off_the_site(page: Page, address: str) -> None:
    """Neither by another protocol nor to another host; only evidence does, and by http alone."""
    page.goto(address)
    asked = "async urls => { const { address } = await import('%s'); return urls.map(address); }"
    given = ["javascript:alert(1)", "//other.example/x", "https://other.example/", "data:text/html,x"]
    given += [address.replace("http:", "ftp:"), "sources/a/#b"]
    made = page.evaluate(asked % f"{address}assets/search-find.js", given)
    assert made == [*[address] * 5, f"{address}sources/a/#b"]
    drawn = """async urls => {
        const { draw } = await import('%s');
        const template = document.createElement('template');
        template.innerHTML = '<p><a data-out="out"></a></p>';
        return urls.map(out => draw(template, { out }).firstElementChild.href);
    }"""
    given = ["https://other.example/x", "http://other.example/y", "javascript:alert('://')", "//other.example/x"]
    made = page.evaluate(drawn % f"{address}assets/search-find.js", given)
    assert made == ["https://other.example/x", "http://other.example/y", address, address]


def test_enter_without_a_choice_goes_to_the_page_of_the_search(page: Page, address: str) -> None:
    """With the words."""
    page.goto(address + "sources/rbc-gerasimov/")
    page.keyboard.press("Meta+k")
    page.keyboard.type("Kursk")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(address + "search/?q=Kursk")
    assert found(page) > 20


def test_escape_closes_the_list_and_then_gives_the_focus_back(page: Page, address: str) -> None:
    """To where it was before Ctrl-K."""
    page.goto(address + "questions/")
    link = page.locator(".tile a").first
    link.focus()
    page.keyboard.press("Control+k")
    page.keyboard.type("Kursk")
    expect(page.get_by_role("listbox")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_be_hidden()
    expect(page.locator(".bar-search input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


@pytest.mark.parametrize(("url", "field"), [("", ".bar-search input"), ("search/", "#_q")])
def test_nothing_of_the_search_loads_before_the_first_focus(page: Page, address: str, url: str, field: str) -> None:
    """On any page, the page of the search too."""
    asked: list[str] = []

    def note(request: Request) -> None:
        asked.append(request.url)

    page.on("request", note)
    page.goto(address + url)
    page.wait_for_load_state("networkidle")
    assert [one for one in asked if "pagefind" in one] == []
    with page.expect_request("**/pagefind/pagefind.js"):
        page.locator(field).focus()


def test_narrow_pages_have_a_link_to_the_search_and_no_field(browser: Browser, address: str) -> None:
    """Below 48rem; Ctrl-K follows it."""
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    page.goto(address + "questions/")
    expect(page.locator(".bar-search")).to_be_hidden()
    expect(page.get_by_role("link", name="Search", exact=True)).to_be_visible()
    page.keyboard.press("Control+k")
    expect(page).to_have_url(address + "search/")
    context.close()


def test_without_javascript_every_list_is_there_and_the_page_says_why(browser: Browser, address: str) -> None:
    """Kinds, questions, actors, publishers, places, topics and years, with their counts."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "search/")
    notice = page.locator("noscript p")
    assert notice.bounding_box() is not None  # Playwright's own reading passes over noscript
    assert notice.evaluate("p => p.textContent") == (
        "Searching needs JavaScript, which is switched off here. Every statement is also in these lists."
    )
    expect(page.locator(".ask")).to_be_hidden()
    expect(page.locator(".facets")).to_be_hidden()
    heads = page.locator(".browse h3").all_inner_texts()
    assert heads == ["Kind", "Question it answers", "Topic", "Place", "When", "Who says it", "Publisher"]
    expect(page.locator(".browse li", has_text=ACTOR)).to_have_text(re.compile(rf"{ACTOR} \d+$"))
    page.get_by_role("link", name="Unacknowledged claims", exact=True).click()
    expect(page).to_have_url(address + "unacknowledged/")
    context.close()


def test_markup_in_a_card_is_shown_as_text(page: Page, nasty: Path, tmp_path: Path) -> None:  # noqa: F811
    """In a result, in its highlighted words, in a filter, in the header's list."""
    made = CliRunner().invoke(main, ["build", "--sources", str(nasty), "--site-dir", str(tmp_path / "out")])
    assert made.exit_code == 0, made.output
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    with served(tmp_path / "out") as address:
        page.goto(address + "search/?q=onerror")
        assert texts(page) == [NASTY]
        assert page.locator(".found mark").count() > 0
        expect(page.locator(".found .quote")).to_have_text(NASTY)
        assert page.locator("img, .found b b, .found a[href^=javascript]").count() == 0
        page.goto(address)
        page.keyboard.press("Control+k")
        page.keyboard.type("onerror")
        expect(page.get_by_role("option")).to_contain_text(NASTY)
        assert page.locator("img").count() == 0


def faults(page: Page) -> list[str]:
    """What axe finds."""
    report = Axe().run(
        page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    )
    return [
        f"{fault['id']}: {node['html'][:160]}" for fault in report.response["violations"] for node in fault["nodes"]
    ]


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state_of_the_search(browser: Browser, address: str, width: int, scheme: str) -> None:
    """Empty, with results, with none, with every filter open; and nothing is wider than the screen."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    for query in ("", "?q=casualties&kind=attributed&year=2025", "?kind=verified&actor=national-intelligence-service"):
        page.goto(address + "search/" + query)
        if query:
            found(page)
        page.evaluate("document.querySelectorAll('.facet').forEach(facet => { facet.open = true; })")
        assert faults(page) == [], query
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_list_of_the_header(browser: Browser, address: str, scheme: str) -> None:
    """With an option chosen, and with nothing found."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    page.goto(address + "method/")
    for words in ("Kursk", "xyzzy"):
        page.keyboard.press("Control+k")
        page.keyboard.type(words)
        expect(page.locator(".bar-found > p")).to_contain_text(
            "here are the first" if words == "Kursk" else "No statement"
        )
        page.keyboard.press("ArrowDown")
        assert faults(page) == []
    context.close()


def test_the_scripts_of_the_search_stay_small(site: Path) -> None:
    """All three together."""
    scripts = sorted((site / "assets").glob("search*.js"))
    assert [script.name for script in scripts] == ["search-find.js", "search-page.js", "search.js"]
    assert sum(len(gzip.compress(script.read_bytes(), 9)) for script in scripts) < 7_000
