"""Whole-site invariants: every page of the built site is opened and every link followed."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from onrecord.exports.theme.stylesheets import FOLDER, OF_THE_ARCHIVE, published
from onrecord.load import Loaded
from onrecord.pages.evidence_pack.styles_used import StylesUsed
from onrecord.pages.statement.tellings import gathered
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from onrecord.vocabulary import Kind, YesNo
from tests.paths import pages_in

Pages = dict[str, html.HtmlElement]


@pytest.fixture(scope="module")
def pages(site: Path) -> Pages:
    """Every HTML page by its address from the root (`questions/x/`, `404.html`); what is for frames is none."""
    parsed = {}
    leading_on = {*site.rglob("index.html")} - {*pages_in(site)}
    for file in {*site.rglob("*.html")} - leading_on - {*site.rglob("embed.html")}:
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        parsed[address] = html.fromstring(file.read_bytes())
    return parsed


def _ids(page: html.HtmlElement) -> list[str]:
    return [str(i) for i in page.xpath("//@id")]


def _links(page: html.HtmlElement) -> Iterator[str]:
    yield from (str(link) for link in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"))


def _internal(pages: Pages) -> Iterator[tuple[str, str, str]]:
    """Page, target address and fragment of every link that stays on the site."""
    for address, page in pages.items():
        for link in _links(page):
            parts = urlsplit(link)
            if not parts.scheme and not parts.netloc:
                whole = urlsplit(urljoin(f"http://site/{address}", link))
                yield address, unquote(whole.path.lstrip("/")), unquote(whole.fragment)


def test_every_internal_link_leads_to_a_page_or_file_and_an_anchor_on_it(site: Path, pages: Pages) -> None:
    """Links are followed as a browser does; MkDocs does not check those in ready HTML."""
    ids = {address: set(_ids(page)) for address, page in pages.items()}
    dead = set()
    followed = 0
    for address, target, fragment in _internal(pages):
        followed += 1
        exists = target in pages or (site / target).is_file()
        if not exists or (fragment and target in ids and fragment not in ids[target]):
            dead.add((address, f"{target}#{fragment}"))
    assert not dead
    assert followed > 10_000, "the crawl must have followed the site's links"


def test_an_address_that_has_nothing_now_leads_to_a_page(site: Path, pages: Pages) -> None:
    """At once where a browser does so, else by a link; without a script, and to be indexed by nobody."""
    leading_on = {*site.rglob("index.html")} - {*pages_in(site)}
    assert site / "attributed" / "2" / "index.html" in leading_on
    for file in leading_on:
        page = html.fromstring(file.read_bytes())
        (to,) = page.xpath("//a/@href")
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={to}"]
        assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
        whole = urlsplit(urljoin(f"http://site/{file.relative_to(site).as_posix()}", str(to)))
        assert whole.path.lstrip("/") in pages and not page.xpath("//script"), file


def test_no_id_stands_twice_on_a_page(pages: Pages) -> None:
    """An anchor means one place."""
    twice = {
        a: {i for i in _ids(p) if _ids(p).count(i) > 1} for a, p in pages.items() if len(set(_ids(p))) != len(_ids(p))
    }
    assert twice == {}


def test_only_statements_on_their_cards_page_have_an_id_without_an_underscore(pages: Pages, real: Loaded) -> None:
    """A statement's id is its own verbatim there, and every other id begins with `_`."""
    assert len(pages) > 200
    for address, page in pages.items():
        bare = {i for i in _ids(page) if not i.startswith("_")}
        card = re.fullmatch(r"sources/([^/]+)/", address)
        own = _permalinks(real, card[1]) if card else set()
        assert bare == own, address


def _permalinks(real: Loaded, card: str) -> set[str]:
    """The ids that a card's page must have: its statements', those withdrawn too."""
    if card in real.archive.withdrawn:
        return set(real.archive.withdrawn[card].statements)
    linked = real.archive.cards[card]
    return {s.id for _, _, s in linked.statements()} | {s.id for s in linked.withdrawn}


def test_each_statement_stands_on_its_cards_page_in_the_lane_of_its_kind(pages: Pages, real: Loaded) -> None:
    """Three lanes in one order, and no statement in another's."""
    assert len(real.archive.entries) > 100
    for entry in real.archive.entries:
        page = pages[f"sources/{entry.card.id}/"]
        lanes = [str(c) for c in page.xpath("//section[contains(@class,'lane ')]/@class")]
        assert [lane.split()[1] for lane in lanes] == [kind.value for kind in Kind]
        (article,) = page.xpath(
            f"//section[contains(@class,'lane {entry.kind.value}')]//article[@id='{entry.statement.id}']"
        )
        assert article.get("class") == f"statement own {entry.kind.value}"
        assert " ".join(entry.statement.text.split()) in " ".join(article.text_content().split())


_WORDS = {"verified": "Verified fact", "attributed": "Attributed claim", "unacknowledged": "Unacknowledged claim"}


def test_every_statement_on_every_page_tells_its_kind_in_words_inside_a_lane_of_that_kind(pages: Pages) -> None:
    """Kind is told by word, icon and shape together, never by colour alone."""
    seen = 0
    for address, page in pages.items():
        for article in page.xpath("//article[contains(@class,'statement')]"):
            kind = article.get("class").split()[-1]
            (word,) = article.xpath("(./p[@class='top']|./div/details/summary)/span[contains(@class,'kind')]")
            assert word.text_content() in {_WORDS[kind], "On record: that it was said"}, address
            assert ("On record" in word.text_content()) <= (kind == "verified"), address
            assert article.get("aria-label").startswith(f"{_WORDS[kind]}: "), address
            (lane,) = article.xpath("ancestor::section[contains(@class,'lane')][1]")
            assert kind in lane.get("class").split(), address
            seen += 1
    assert seen > 1_000


def test_every_claim_shows_its_whole_chain_from_origin_to_publisher(pages: Pages, real: Loaded) -> None:
    """A chain is a list of hands, not a text."""
    assert len([entry for entry in real.archive.entries if entry.claim]) > 100
    for entry in real.archive.entries:
        if entry.claim is None:
            continue
        (article,) = pages[f"sources/{entry.card.id}/"].xpath(f"//article[@id='{entry.statement.id}']")
        names = [" ".join(relay.text_content().split()) for relay in article.xpath(".//ol[@class='chain']/li")]
        relays = [entry.claim.said_by, *entry.claim.via, entry.card.publisher]
        actors = [real.archive.actors[relay].name for relay in relays if isinstance(relay, str)]
        assert [name for name in names if name in actors] == list(dict.fromkeys(actors)), entry.ref
        anonymous = [relay.anonymous for relay in relays if hasattr(relay, "anonymous")]
        assert [name for name in names if name.endswith(", not named")] == [f"{who}, not named" for who in anonymous]


def test_links_run_both_ways(pages: Pages, real: Loaded) -> None:
    """Whatever a statement names has a page that leads back to the statement, or one of its periods does."""
    targets = defaultdict[str, set[tuple[str, str]]](set)
    for address, target, fragment in _internal(pages):
        whole = re.match("[^/]+/[^/]+/", address)  # of which the pages of its periods lie below
        targets[whole[0] if whole else address].add((target, fragment))
    links = real.archive.links
    assert all((links.speaker, links.relay, links.subject, links.party, links.question, links.place, links.topic))
    for folder, index in (
        ("actors", links.speaker),
        ("actors", links.relay),
        ("actors", links.subject),
        ("actors", links.party),
        ("questions", links.question),
        ("places", links.place),
        ("topics", links.topic),
    ):
        for name, entries in index.items():
            for entry in entries:
                permalink = (f"sources/{entry.card.id}/", entry.statement.id)
                assert permalink in targets[f"{folder}/{name}/"], (folder, name, entry.ref)
                assert (f"{folder}/{name}/", "") in targets[f"sources/{entry.card.id}/"], (folder, name, entry.ref)


def test_the_ledgers_list_every_statement_once(pages: Pages, real: Loaded) -> None:
    """Of one utterance one leads, in the ledger of its kind; the others stand beneath, of whatever kind they are.

    Pages with a table of periods repeat the newest at most.
    """
    every: list[str] = []
    for kind in Kind:
        ledger = [
            p
            for a, p in pages.items()
            if a.startswith(f"{kind.value}/") and not p.xpath("//nav[contains(@class,'periods')]")
        ]
        lead = "//article//p[@class='permalink']/a/@href"
        told = "//article//li[starts-with(., 'Also told by')]//a/@href"
        leading, beneath = (
            ["#".join(re.search(r"sources/([^/]+)/#(.+)", str(h)).groups()) for p in ledger for h in p.xpath(path)]  # type: ignore[union-attr]
            for path in (lead, told)
        )
        assert {real.archive.statement(ref).kind for ref in leading} == {kind}
        every += [*leading, *beneath]
    assert sorted(every) == sorted(entry.ref for entry in real.archive.entries)


def test_each_claim_counts_who_else_answers_its_question_and_how(pages: Pages, real: Loaded) -> None:
    """The same, the contrary, refusals and other figures, each under its own heading; one utterance is one of them."""
    checked, views = 0, ArchiveViews(derive(real.archive), date(2026, 11, 22))
    for entry in real.archive.entries:
        if entry.claim is None or len(entry.claim.answers) != 1:
            continue
        ((question, own),) = entry.claim.answers.items()
        if views.is_part(entry, question):
            continue
        alike = [e for e in real.archive.links.question[question] if not views.is_part(e, question)]
        counted = {e.ref: e for e in (*(e for e in alike if not e.statement.rendering_of), entry)}
        told = gathered(views, counted.values(), question)
        (own_telling,) = [(u.first, *u.others) for u in told if entry in (u.first, *u.others)]
        others = [u.first.claim.answers[question] for u in told if u.first not in own_telling and u.first.claim]
        same = [e for e in own_telling if e.card.id != entry.card.id]
        (article,) = pages[f"sources/{entry.card.id}/"].xpath(f"//article[@id='{entry.statement.id}']")
        summaries = [s.text_content() for s in article.xpath(".//li[@class='elsewhere']//summary")]
        if isinstance(own, YesNo):
            contrary = {YesNo.YES: YesNo.NO, YesNo.NO: YesNo.YES}.get(own)
            counts = {
                "Also stated elsewhere": others.count(own),
                "To the contrary": others.count(contrary) if contrary else 0,
                "Declined to say": others.count(YesNo.DECLINED) if contrary else 0,
            }
        else:
            counts = {"Other answers": len(others)}
        counts = {"The same words, told by other sources": len(same), **counts}
        assert summaries == [f"{heading} ({n})" for heading, n in counts.items() if n], entry.ref
        checked += len(summaries)
    assert checked > 40


def test_every_page_says_as_of_which_date_it_was_built(pages: Pages) -> None:
    """In a `<time>` that a program can read."""
    assert len(pages) > 200
    for address, page in pages.items():
        assert page.xpath("//footer//time/@datetime") == ["2026-11-22"], address


def test_the_data_is_one_step_away_from_every_page(pages: Pages) -> None:
    """At its foot; an evidence pack, which is read anywhere, leads nowhere."""
    there = {address: page for address, page in pages.items() if not address.endswith("evidence.html")}
    assert len(there) > 200
    for address, page in there.items():
        (link,) = page.xpath("//footer//a[text()='Data']/@href")
        assert urljoin(f"/{address}", link) == "/data/", address


def test_every_page_has_one_h1_and_headings_in_order(pages: Pages) -> None:
    """No level is left out on the way down."""
    assert len(pages) > 200
    for address, page in pages.items():
        levels = [int(h.tag[1]) for h in page.xpath("//main//h1 | //main//h2 | //main//h3 | //main//h4")]
        assert levels.count(1) == 1 and levels[0] == 1, address
        assert all(b - a <= 1 for a, b in pairwise(levels)), (address, levels)


def test_every_page_has_a_title_of_its_own_and_all_but_two_a_description(pages: Pages) -> None:
    """Titles tell pages apart in a list of tabs."""
    titles = [page.findtext(".//title") for address, page in pages.items() if address != "404.html"]
    assert all(titles)
    sources = {t for t in titles if titles.count(t) > 1}
    assert not sources
    assert all(page.xpath("//meta[@name='description']/@content") for page in pages.values())


def test_no_page_or_stylesheet_asks_another_host_for_anything(site: Path, pages: Pages) -> None:
    """Links to sources are links; scripts, styles, pictures and fonts are our own."""
    assert len(pages) > 200 and len(list(site.rglob("*.css"))) > 5
    for address, page in pages.items():
        loaded = page.xpath(
            "//script/@src | //img/@src | //link[@rel!='canonical']/@href | //source/@src | //iframe/@src"
        )
        assert not [link for link in loaded if urlsplit(str(link)).netloc], address
    for stylesheet in site.rglob("*.css"):
        text = stylesheet.read_text(encoding="utf-8")
        assert not re.findall(r"(?:@import|url\()\s*[\"']?(?:https?:)?//", text), stylesheet


def test_every_evidence_pack_holds_of_the_stylesheets_of_the_site_what_it_uses(site: Path) -> None:
    """Those that lie in `theme/` and the one that the build makes of the table of colours, and its own."""
    names = (*OF_THE_ARCHIVE, "print.css")
    *shared, paper = ((site / "assets" / name).read_text("utf-8") for name in names)
    shared[0] = shared[0].partition('[data-option="0"]')[0]  # whose buttons a pack has not
    own = published((FOLDER / "assets" / "pack.css").read_text("utf-8"), "On Record")
    styles = StylesUsed(f"{''.join(shared)}@media print {{\n{paper}}}\n{own}")
    packs = sorted(site.rglob("*-evidence.html"))
    assert packs and all((*shared, paper))
    for pack in packs:
        before, style, after = re.split("</?style>", pack.read_text("utf-8"), maxsplit=2)
        assert len(style) > 10_000 and style == styles.on(f"{before}<style></style>{after}"), pack


def test_sizes_of_type_are_those_of_the_scale(site: Path) -> None:
    """Those of `tokens.css`; on paper, in the picture of a map and for code, and for the first heading,
    there are others.
    """
    stylesheets = {file.name: file.read_text("utf-8") for file in (site / "assets").glob("*.css")}
    stylesheets.pop("print.css")
    sizes = [
        size for text in stylesheets.values() for size in re.findall(r"font(?:-size)?: ?(?:\d{3} )?([^;/ }]+)", text)
    ]
    assert {size for size in sizes if re.fullmatch(r"[\d.]+rem", size)} == set()
    scale = {"small", "normal", "reading", "leading", "heading", "figure"}
    assert {size[6:-1] for size in sizes if size.startswith("var(--")} - {"ui", "text"} == scale


def test_pages_hold_no_inline_script_style_or_handler(pages: Pages) -> None:
    """What our own templates make would pass a strict content security policy."""
    assert len(pages) > 200
    for address, page in pages.items():
        (article,) = page.xpath("//article[@id='_content' or contains(@class, 'md-content__inner')]")
        assert not article.xpath(".//script | .//style | .//@style | .//@*[starts-with(name(),'on')]"), address


def test_what_no_page_asks_for_is_not_shipped(site: Path) -> None:
    """No source maps, no search workers."""
    assert not [p for p in site.rglob("*") if p.suffix == ".map" or "lunr" in p.parts or "workers" in p.parts]


def test_every_time_has_words_and_a_day(pages: Pages) -> None:
    """Also in templates that a script fills: what is not filled yet is no `<time>`."""
    times = 0
    for address, page in pages.items():
        times += len(page.xpath("//time"))
        assert not page.xpath("//time[not(normalize-space()) or not(@datetime)]"), address
    assert times > 1000


def test_no_table_says_again_that_it_is_one(pages: Pages) -> None:
    """Whatever a stylesheet makes of a table, its elements say what they are."""
    tables = 0
    for address, page in pages.items():
        tables += len(page.xpath("//table"))
        assert not page.xpath("//table[@role] | //table//*[self::thead or self::tbody or self::tr][@role]"), address
        assert not page.xpath("//th[@role] | //td[@role]"), address
    assert tables > 30


def test_every_link_leads_somewhere(pages: Pages) -> None:
    """An `<a>` has an address, but in a template, where a script gives it one."""
    assert len(pages) > 200
    for address, page in pages.items():
        assert not page.xpath("//a[not(@href)][not(ancestor::template)]"), address


def test_the_description_of_a_question_or_a_rule_is_short(pages: Pages) -> None:
    """Under 160 characters: a list of search results shows no more."""
    told = {address: str(page.xpath("//meta[@name='description']/@content")[0]) for address, page in pages.items()}
    ours = {address: text for address, text in told.items() if address.startswith(("questions/", "rules/"))}
    assert len(ours) > 80
    assert {address: text for address, text in ours.items() if len(text) >= 160} == {}
