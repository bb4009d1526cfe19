"""What search finds of a statement, and the index that is made of it."""

from datetime import date
from typing import Any

import pytest
from lxml import html

from onrecord.archive import Archive, Entry
from onrecord.load import Loaded
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.statements import Attributed
from onrecord.output import Record
from onrecord.pages.render import Renderer
from onrecord.pages.search.page import page
from onrecord.pages.search.record import record as record_of
from onrecord.pages.search.records import FILTERS, filters, periods, records, spoken
from onrecord.pages.statement.order import oldest_first
from onrecord.pages.statement.tellings import counts_now
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from onrecord.standings.utterances import Utterance
from tests.altering import REPORT, example
from tests.loading import load_files
from tests.pages.search import parsed

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def views(real: Loaded) -> ArchiveViews:
    """The views of this repository's archive."""
    return ArchiveViews(derive(real.archive), DAY)


def at(archive: Archive, ref: str) -> Entry:
    return archive.statement(ref)


def utterance_of(views: ArchiveViews, ref: str) -> Utterance:
    """The utterance of which a statement tells."""
    return next(u for u in spoken(views) if ref in {e.ref for e in (u.first, *u.others)})


def test_there_is_one_record_for_each_utterance_at_its_permalink(views: ArchiveViews) -> None:
    """And no statement is left out: each leads, or stands beneath the one that does (method §4)."""
    listed = list(records(views))
    assert [one.url for one in listed] == [views.permalink(u.first.ref) for u in spoken(views)]
    told = [link["url"] for one in listed for link in parts(one)[0].get("also", ())]
    every = [views.permalink(entry.ref) for entry in views.archive.entries]
    assert sorted([*(one.url for one in listed), *told]) == sorted(every)
    assert len(listed) < len(every)


def parts(record: Record) -> tuple[dict[str, Any], str, set[tuple[str, str]]]:
    """What draws a record, the words that are searched, its filters."""
    return parsed.drawn(record), parsed.words(record), set(parsed.filters(record))


def of(views: ArchiveViews, ref: str) -> tuple[dict[str, Any], str, set[tuple[str, str]]]:
    url = views.permalink(utterance_of(views, ref).first.ref)
    return next(parts(one) for one in records(views) if one.url == url)


def test_a_claim_carries_its_kind_its_chain_and_its_filters(views: ArchiveViews) -> None:
    """From who first said it to the publisher, each with a link."""
    drawn, words, chosen = of(views, "kbs-world-nis-3000#about-3000")
    assert drawn["kind"] == "attributed" and drawn["words"] == "Attributed claim"
    assert drawn["chain"][0]["url"] == "actors/national-intelligence-service/"
    assert drawn["chain"][0]["form"] == "hand actor origin"
    assert drawn["chain"][-1] == {"name": "KBS World", "url": "actors/kbs-world/", "form": "hand actor"}
    assert drawn["said"]["when"] == {"words": "13 Jan 2025", "iso": "2025-01-13"}
    assert {
        "text": "KBS World",
        "lang": "",
        "url": "sources/kbs-world-nis-3000/#about-3000",
        "told": ", through Lee Seong-kweun and Park Sun-won: about 3,000 (killed or wounded)",
    } in [{"lang": "", **telling} for telling in drawn["also"]]
    sources = {link["url"].partition("#")[0] for link in drawn["also"]} | {drawn["url"].partition("#")[0]}
    assert drawn["sources"] == f"Told by {len(sources)} sources"
    assert {
        ("kind", "attributed"),
        ("actor", "national-intelligence-service"),
        ("when", "2025"),
        ("when", "2025-01"),
    } <= chosen
    assert ("actor", "lee-seong-kweun") not in chosen
    for word in ("3,000", "Intelligence", "국가정보원", "KBS", "January"):
        assert word in words, word


def test_an_unacknowledged_claim_carries_who_has_not_acknowledged_it(views: ArchiveViews) -> None:
    """In the source's words, on its date, with what has happened since."""
    drawn, words, _ = of(views, "newsweek-kursk-casualties#troops-in-russia")
    assert [(p["name"], p["how"]) for p in drawn["parties"]] == [
        ("North Korea", "has not acknowledged it"),
        ("Russia", "has not acknowledged it"),
    ]
    assert drawn["parties"][0]["source"]["text"] == "Newsweek"
    assert drawn["parties"][0]["since"]["text"].startswith("North Korea confirmed the answer yes on")
    assert "Newsweek" in words


def test_a_verified_fact_carries_its_basis_and_on_whose_record_it_is(views: ArchiveViews) -> None:
    """And is found under that actor, not under its publisher."""
    ref = next(e.ref for e in views.archive.links.speaker["valery-gerasimov"] if e.claim is None)
    drawn, _, chosen = of(views, ref)
    assert drawn["basis"] == "On record: that it was said"
    assert drawn["by"] == {"text": "Valery Gerasimov", "url": "actors/valery-gerasimov/"}
    assert "chain" not in drawn
    assert {value for name, value in chosen if name == "actor"} == {"valery-gerasimov"}


def test_speakers_who_are_not_named_are_a_filter_by_their_words(views: ArchiveViews) -> None:
    """With what they are beside them, so that none is taken for a name."""
    values = {value for utterance in spoken(views) for value in filters(views, utterance)["actor"]}
    assert "Western officials (not named)" in values
    assert "29 Russian military files (not authenticated)" in values


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("2025-01-13", ["2025", "2025-01"]),
        ("2024-12-23/2025-01", ["2024", "2024-12", "2025", "2025-01"]),
        ("2024-11", ["2024", "2024-11"]),
        ("2024-11-28/2024-12-01~", ["2024", "2024-11", "2024-12"]),
        ("2024-12-05/..", ["2024", "2024-12", "2025", "2025-01"]),
        ("../2025-01-13", ["2025", "2025-01"]),
        ("2025-02/..", ["2025", "2025-01"]),
        ("2019/2023-05", ["2019", "2020", "2021", "2022", "2023"]),
        ("1900/2025", [str(year) for year in range(1900, 2026)]),
        ("2023-01/2025-01", ["2023", "2024", "2025"]),
        ("2023/2024", [y for n in (2023, 2024) for y in (f"{n}", *(f"{n}-{m:02}" for m in range(1, 13)))]),
    ],
)
def test_an_inexact_day_is_found_in_every_month_it_may_lie_in(real: Loaded, said: str, expected: list[str]) -> None:
    """It is at most the day of its source (method §2); of more than 24 months only the years are told."""
    entry = at(real.archive, "kbs-world-nis-3000#about-3000")
    assert isinstance(entry.statement, Attributed)
    moved = entry.statement.model_copy(update={"said_on": parse_edtf(said)})
    assert list(periods(Entry(entry.card, entry.kind, entry.index, moved))) == expected


@pytest.mark.parametrize(
    ("published", "expected"), [("2024-12-12/..", ["2024", "2024-12"]), ("../2025-01-13", ["2025", "2025-01"])]
)
def test_an_open_end_does_not_reach_to_the_day_on_which_a_source_was_read(
    real: Loaded, published: str, expected: list[str]
) -> None:
    """It is found under the month of the other end."""
    entry = at(real.archive, "kbs-world-nis-3000#about-3000")
    assert isinstance(entry.statement, Attributed)
    days = {"published": parse_edtf(published), "retrieved": parse_edtf("2026-11-22")}
    bare = entry.statement.model_copy(update={"said_on": None})
    assert list(periods(Entry(entry.card.model_copy(update=days), entry.kind, entry.index, bare))) == expected


@pytest.fixture(scope="module")
def small(loaded: Loaded) -> ArchiveViews:
    """The views of the example archive."""
    return ArchiveViews(derive(loaded.archive), date(2022, 12, 1))


def test_a_figure_that_the_sentence_spells_otherwise_is_searched() -> None:
    """The sentence has the number in letters; a reader may type its digits."""
    spelt = example((REPORT, "text: More than 300 soldiers", "text: More than three hundred soldiers"))
    _, words, _ = of(ArchiveViews(derive(spelt.archive), date(2022, 12, 1)), "daily-north-first-report#over-300-killed")
    assert "three hundred" in words and "300" in words.split()


def test_an_offer_names_whoever_is_no_named_actor_as_such(small: ArchiveViews) -> None:
    """A document and somebody not named never look like a speaker with a name, by filter and by offer alike."""
    offers = {
        ref: of(small, ref)[0]["who"]
        for ref in ("agency-south-papers#papers-name-unit", "daily-north-first-report#over-300-killed")
    }
    assert list(offers.values()) == ["twelve pages of orders (not authenticated)", "two officials (not named)"]
    spaced = example((REPORT, "anonymous: two officials", "anonymous: two  officials"))
    views = ArchiveViews(derive(spaced.archive), date(2022, 12, 1))
    utterance = utterance_of(views, "daily-north-first-report#over-300-killed")
    assert filters(views, utterance)["actor"] == ("two officials (not named)",)


def test_a_result_tells_what_it_rests_on_and_when_it_was_corrected(small: ArchiveViews) -> None:
    """As the page of its card does (method §4, §7)."""
    drawn, _, _ = of(small, "agency-south-papers#about-350-hurt")
    (rests,) = drawn["rests"]
    assert (rests["who"], rests["url"]) == (
        "two officials (not named)",
        "sources/daily-north-first-report/#over-300-killed",
    )
    assert of(small, "daily-north-first-report#over-300-killed")[0]["corrected"] == [
        {"when": {"words": "2 Apr 2021", "iso": "2021-04-02"}}
    ]


def test_whom_a_claim_concerns_is_searched(small: ArchiveViews) -> None:
    """Also by the other names of a party that has not acknowledged it, which the sentence does not name."""
    drawn, words, _ = of(small, "daily-north-first-report#soldiers-in-valley")
    assert "A-Land" not in str(drawn)
    assert "A-Land" in words.split() and "Страна" in words.split()


def test_results_are_sorted_as_the_lists_are(views: ArchiveViews) -> None:
    """By the first possible day, which the index has as a number; on one day by their addresses, as it is made."""
    listed = {one.url: one for one in records(views)}
    in_order = [listed[views.permalink(entry.ref)] for entry in oldest_first(one.first for one in spoken(views))]
    days = [str(html.fromstring(one.html).xpath("//@data-pagefind-sort")[0]) for one in in_order]
    assert days == [f"order:{date.fromisoformat(one.day).toordinal()}" for one in in_order]
    assert in_order == sorted(in_order, key=lambda one: (one.day, *one.url.split("/")))


def test_the_words_around_a_statement_are_told_once(views: ArchiveViews) -> None:
    """What the sentence says already is not said again: the index has a place for every word."""
    _, words, _ = of(views, "kbs-world-nis-3000#about-3000")
    assert words.count("Korean") == 1 and words.count("KBS") == 1


def test_the_page_lists_every_value_of_every_filter_with_its_count(views: ArchiveViews) -> None:
    """The same numbers as the records give."""
    tree = html.fromstring(page(views, Renderer()).html)
    assert [facet.get("data-name") for facet in tree.xpath("//details[@data-name]")] == ["result", *FILTERS]
    kinds = tree.xpath("//details[@data-name='kind']//li")
    counts = {li.get("data-value"): int(li.xpath("string(.//small)")) for li in kinds}
    held = [kind for utterance in spoken(views) for kind in filters(views, utterance)["kind"]]
    assert counts == {kind: held.count(kind) for kind in ("verified", "attributed", "unacknowledged")}


def test_the_page_says_how_many_utterances_other_pages_do_not_count(views: ArchiveViews) -> None:
    """Those that do not count as of its date."""
    total, counted = len(spoken(views)), sum(counts_now(views, utterance.first) for utterance in spoken(views))
    assert 0 < counted < total
    tree = html.fromstring(page(views, Renderer()).html)
    assert " ".join(tree.xpath("string(//section[@class='browse']/p)").split()) == (
        f"All {total} recorded statements are found here, each once, however many sources tell of it. "
        f"{total - counted} of them other pages do not count: "
        "the same words told differently, replaced since, or published later."
    )


def test_a_year_that_the_timeline_has_not_yet_leads_nowhere(real: Loaded) -> None:
    """On a site of an earlier day: its statements are listed and counted, and its page is not made."""
    tree = html.fromstring(page(ArchiveViews(derive(real.archive), date(2024, 12, 31)), Renderer()).html)
    (years,) = tree.xpath("//h3[@id='_list-when']/following-sibling::ul[1]")
    assert {str(li.text_content()).split()[0] for li in years.xpath("./li")} >= {"2024", "2025"}
    links = years.xpath("./li/a/@href")
    assert "../timeline/2024/" in links and "../timeline/2025/" not in links


def test_an_archive_without_statements_has_no_form() -> None:
    """It says so, and there is nothing to fill in."""
    empty = load_files([SourceFile("actors/a.yaml", b"name: A\ntype: state\n")])
    tree = html.fromstring(f"<main>{page(ArchiveViews(derive(empty.archive), DAY), Renderer()).html}</main>")
    assert " ".join(tree.text_content().split()) == "Search No statement is in the archive yet."
    assert not tree.xpath("//form | //input | //details | //template | //h2 | //p[@class='hint']")


def test_letters_that_no_mark_makes_are_found_by_plain_ones() -> None:
    """Pagefind passes over marks alone; other words are told once."""
    told = record_of("a/", "{}", [("result", "page")], [(9.0, "Łódź and Øresund"), (1.0, "Kraków")])
    assert parsed.words(told).split() == ["Łódź", "and", "Øresund", "Lódź", "Oresund", "Kraków"]
