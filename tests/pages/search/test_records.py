"""What search finds of a statement, and the index that is made of it."""

import gzip
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from onrecord.archive import Archive, Entry
from onrecord.exports.search import index
from onrecord.load import Loaded
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.statements import Attributed
from onrecord.output import Record
from onrecord.pages.render import Renderer
from onrecord.pages.search.page import page
from onrecord.pages.search.records import FILTERS, filters, periods, records, spoken
from onrecord.pages.statement.order import oldest_first
from onrecord.pages.statement.tellings import counts_now
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from onrecord.standings.utterances import Utterance
from tests.altering import REPORT, example
from tests.loading import load_files

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
    listed = list(records(views, Renderer()))
    assert [one.url for one in listed] == [views.permalink(u.first.ref) for u in spoken(views)]
    told = [link["url"] for one in listed for link in parts(one)[0].get("also", ())]
    every = [views.permalink(entry.ref) for entry in views.archive.entries]
    assert sorted([*(one.url for one in listed), *told]) == sorted(every)
    assert len(listed) < len(every)


def parts(record: Record) -> tuple[dict[str, Any], str, set[tuple[str, str]]]:
    """What draws a record, the words that are searched, its filters."""
    tree = html.fromstring(record.html)
    drawn = json.loads(tree.xpath("//@data-drawn")[0])
    words = " ".join(tree.xpath("//p[@data-pagefind-weight]/text()"))
    chosen = {
        (str(p.get("data-pagefind-filter")).removesuffix("[data-v]"), str(p.get("data-v")))
        for p in tree.xpath("//p[@data-pagefind-filter]")
    }
    return drawn, words, chosen


def of(views: ArchiveViews, ref: str) -> tuple[dict[str, Any], str, set[tuple[str, str]]]:
    url = views.permalink(utterance_of(views, ref).first.ref)
    return next(parts(one) for one in records(views, Renderer()) if one.url == url)


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
    assert drawn["parties"][0]["since"]["text"].startswith("North Korea confirmed it on")
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
    """By the first possible day, and on one day by their addresses."""
    sorted_by = {str(html.fromstring(one.html).xpath("//@data-v")[0]): one.url for one in records(views, Renderer())}
    assert [sorted_by[key] for key in sorted(sorted_by)] == [
        views.permalink(entry.ref) for entry in oldest_first(utterance.first for utterance in spoken(views))
    ]


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


def record(number: int, text: str) -> Record:
    body = f'<body data-pagefind-body><p data-pagefind-meta="drawn:x">{text}</p></body>'
    return Record(f"sources/card/#s{number}", f'<html lang="en"><head><title>t</title></head>{body}</html>')


def shipped(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in folder.rglob("*") if f.is_file()}


def test_an_index_is_made_without_the_interfaces_that_no_page_uses(tmp_path: Path) -> None:
    """One fragment for a record, the same bytes each time, and nothing left of an earlier one."""
    listed = [record(1, "Soldiers were sent."), record(2, "None was sent <b>there</b>.")]
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "old.txt").write_text("old")
    index.index(listed, tmp_path / "one")
    index.index(listed, tmp_path / "two")
    first = shipped(tmp_path / "one")
    assert first == shipped(tmp_path / "two")
    assert {name for name in first if "/" not in name and "meta" not in name} == {
        "pagefind.js",
        "pagefind-entry.json",
        "wasm.en.pagefind",
    }
    fragments = [gzip.decompress(first[name]) for name in first if name.startswith("fragment/")]
    assert len(fragments) == 2 and any(b"Soldiers were sent." in one for one in fragments)


def test_without_records_there_is_a_search_that_finds_nothing(tmp_path: Path) -> None:
    """Pagefind refuses to index nothing, and the header's field asks for its program."""
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind" / "old.txt").write_text("old")
    index.index([], tmp_path / "pagefind")
    assert shipped(tmp_path / "pagefind") == {"pagefind.js": index.NOTHING.encode()}


def test_a_pagefind_that_fails_is_told_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what it said, and nothing is written."""

    def failing(command: list[str], **options: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "no such processor\n")

    monkeypatch.setattr("subprocess.run", failing)
    with pytest.raises(index.NotIndexed) as raised:
        index.index([record(1, "Soldiers were sent.")], tmp_path / "pagefind")
    assert str(raised.value) == "the search could not be indexed by Pagefind: no such processor"
    assert not (tmp_path / "pagefind").exists()
