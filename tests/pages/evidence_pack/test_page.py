"""Evidence packs: one file that can be understood, followed and checked by itself, years from now."""

import io
import re
import shutil
import subprocess
import zipfile
from base64 import b64decode
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path

import pytest
from lxml import html

from onrecord.archive import Archive, link
from onrecord.load import Loaded
from onrecord.output import Asset
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.evidence_pack.page import packs, settled
from onrecord.pages.question.packs import pack_url
from onrecord.pages.render import Renderer
from onrecord.pages.statement import citations
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition, revision_of
from onrecord.standings.derive import derive
from tests import altering
from tests.pages.evidence_pack.test_contents import CITING
from tests.paths import SOURCES

DAY = date(2026, 11, 22)
Trees = dict[str, html.HtmlElement]


def packs_of(loaded: Loaded, archive: Archive | None = None, day: date = DAY, site_url: str = "") -> dict[str, bytes]:
    """Every pack of an archive, by the id of its question."""
    archive = archive or loaded.archive
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    edition = Edition(revision_of(loaded.files), "1a2b3c", site_url)
    files, views = Files(paths, loaded.files), ArchiveViews(derive(archive), day)
    tasks = packs(views, Renderer(), files, edition, "p{margin:0}.nowhere{color:red}")
    assets = (task.make() for task in tasks)
    return {asset.url.split("/")[1]: asset.content for asset in assets if isinstance(asset, Asset)}


def trees(of: Mapping[str, bytes]) -> Trees:
    """Packs as trees of elements."""
    return {question: html.fromstring(content) for question, content in of.items()}


def text(element: html.HtmlElement) -> str:
    """The words of an element, in one line."""
    return " ".join(element.text_content().split())


@pytest.fixture(scope="module")
def built(site: Path, real: Loaded) -> dict[str, bytes]:
    """Every pack of the built site, by the id of its question."""
    return {q.id: (site / pack_url(q)).read_bytes() for q in real.archive.questions.values()}


@pytest.fixture(scope="module")
def shown(built: dict[str, bytes]) -> Trees:
    """The same as trees."""
    return trees(built)


def test_a_pack_is_not_found_by_search_engines_in_place_of_its_page(shown: Trees) -> None:
    """It holds the same words."""
    assert {str(tree.xpath("string(//meta[@name='robots']/@content)")) for tree in shown.values()} == {"noindex"}


def test_a_pack_asks_for_nothing_else(built: dict[str, bytes], shown: Trees) -> None:
    """No script, no file beside it, no address in its styles; and a policy that would stop any."""
    assert len(shown) > 2
    for question, page in shown.items():
        assert not page.xpath("//script | //link | //img | //iframe | //object | //base | //form | //@srcset | //@src")
        assert not page.xpath("//article//@style | //@*[starts-with(name(), 'on')]"), question
        (style,) = page.xpath("//head/style/text()")
        assert not re.search(r"@import|url\((?!\"data:|#)", style), question
        (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert built[question].startswith(b"<!doctype html>")


def test_no_link_of_a_pack_is_dead_wherever_the_pack_lies(shown: Trees) -> None:
    """It leads into the pack, to a source on the web, or holds a file; an address of the site would be lost."""
    assert len(shown) > 2
    for question, page in shown.items():
        hrefs = [str(href) for href in page.xpath("//a/@href")]
        ids = set(page.xpath("//@id"))
        assert not [h for h in hrefs if not h.startswith(("#", "https://", "http://", "data:"))], question
        assert not [h for h in hrefs if h.startswith("#") and h[1:] not in ids], question
        assert b"onrecord:" not in html.tostring(page), question


def test_links_lead_to_the_site_where_its_address_is_known(loaded: Loaded) -> None:
    """And into the pack all the same, for whatever it holds."""
    page = trees(packs_of(loaded, site_url="https://example.org/"))["soldiers-in-east-valley"]
    hrefs = {str(href) for href in page.xpath("//a/@href")}
    assert "https://example.org/actors/country-a/" in hrefs
    assert "#_arlo-vance-speech.soldiers-fought" in hrefs
    assert not [h for h in hrefs if h.startswith("https://example.org/sources/")]
    assert stamp(page)["Published at"] == "https://example.org/questions/soldiers-in-east-valley/"
    assert stamp(page)["Git commit of its files"] == "1a2b3c"
    (address,) = page.xpath("//*[@id='_arlo-vance-speech.soldiers-fought']//span[@class='address']")
    assert address.text == "https://example.org/sources/arlo-vance-speech/#soldiers-fought"


@pytest.mark.parametrize(
    ("site_url", "settles"),
    [
        ("", '<a href="#_x">in</a> out <span lang="ko">밖</span>'),
        (
            "https://example.org/?a&b/",
            '<a href="#_x">in</a> <a href="https://example.org/?a&amp;b/actors/o/">out</a> '
            '<a href="https://example.org/?a&amp;b/sources/o/" lang="ko">밖</a>',
        ),
    ],
)
def test_a_link_settles_in_the_pack_on_the_site_or_as_words(site_url: str, settles: str) -> None:
    """In this order; a language is kept."""
    links = (
        '<a href="onrecord:sources/x/">in</a> <a href="onrecord:actors/o/">out</a> '
        '<a href="onrecord:sources/o/" lang="ko">밖</a>'
    )
    assert settled(links, {"sources/x/": "_x"}, site_url) == settles


def unpacked(page: html.HtmlElement) -> dict[str, bytes]:
    """All that is in the ZIP archive of a pack, by its path."""
    (uri,) = page.xpath("//a[contains(@download, '.zip')]/@href")
    whole = zipfile.ZipFile(io.BytesIO(b64decode(uri.partition(";base64,")[2], validate=True)))
    return {name: whole.read(name) for name in whole.namelist()}


def carried(page: html.HtmlElement) -> dict[str, bytes]:
    """The files that a pack carries: all but their sums."""
    return {path: raw for path, raw in unpacked(page).items() if path != "SHA256SUMS"}


def laid(files: Mapping[str, bytes], folder: Path) -> None:
    """Files written into a folder."""
    for path, raw in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)


def test_the_files_in_a_pack_are_those_of_the_archive_and_pass_sha256sum(shown: Trees, tmp_path: Path) -> None:
    """Unpacked from the built page, and checked by the real program; the page lists each with its sum."""
    assert len(shown) > 2
    for question, page in shown.items():
        files = carried(page)
        of_the_archive = files.keys() - {"sources/NAMED.csv"}
        assert of_the_archive
        for path in of_the_archive:
            assert files[path] == (SOURCES.parent / path).read_bytes(), path
        laid(unpacked(page), tmp_path / question)
        assert _sha256sum(tmp_path / question) == {f"{path}: OK" for path in files}
        rows = [tuple(map(text, row.xpath("./td"))) for row in page.xpath("//table[@class='sums']/tbody/tr")]
        sums = {path: total for total, path in map(str.split, unpacked(page)["SHA256SUMS"].decode().splitlines())}
        assert rows == [(path, f"{len(files[path]):,} bytes", sums[path]) for path in sorted(files)]


def _sha256sum(folder: Path) -> set[str]:
    """What `sha256sum -c` says of each file; on a machine without it, what its kin says."""
    program = ["sha256sum"] if shutil.which("sha256sum") else ["shasum", "-a", "256"]
    command = [*program, "-c", "SHA256SUMS"]
    return set(subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.splitlines())


def test_a_changed_file_fails_the_check(shown: Trees, tmp_path: Path) -> None:
    """The sums mean something."""
    page = next(iter(shown.values()))
    laid(unpacked(page), tmp_path)
    path = next(iter(carried(page)))
    assert f"{path}: OK" in _sha256sum(tmp_path)
    (tmp_path / path).write_bytes((tmp_path / path).read_bytes() + b"\n")
    with pytest.raises(subprocess.CalledProcessError):
        _sha256sum(tmp_path)


def test_the_files_are_carried_once_and_without_a_trace_of_when_or_where(shown: Trees) -> None:
    """In the ZIP archive and nowhere else."""
    assert len(shown) > 2
    for question, page in shown.items():
        (a,) = page.xpath("//a[starts-with(@href, 'data:')]")
        assert a.get("download") == f"{question}-evidence.zip"
        whole = zipfile.ZipFile(io.BytesIO(b64decode(a.get("href").partition(";base64,")[2], validate=True)))
        assert whole.namelist() == ["SHA256SUMS", *sorted(carried(page))]
        assert {entry.date_time for entry in whole.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in whole.infolist()} == {(3, 0o100644 << 16)}


def test_a_small_pack_is_small(built: dict[str, bytes], real: Loaded) -> None:
    """Of two answers, styles and files among it."""
    answers = real.archive.links.question
    small = [question for question in built if len(answers.get(question, ())) <= 2]
    assert small
    assert [question for question in small if len(built[question]) >= 90_000] == []


def test_styles_are_carried_as_far_as_the_page_uses_them(loaded: Loaded) -> None:
    """Of a stylesheet with a rule for paragraphs and one for what is nowhere, the first."""
    styles = {str(page.xpath("string(//style)")) for page in trees(packs_of(loaded)).values()}
    assert styles == {"p{margin:0}"}


def test_a_pack_holds_every_answer_with_its_chain_and_its_parties(shown: Trees, real: Loaded) -> None:
    """Each statement by itself, none folded into a relay; those not counted too."""
    assert len(shown) > 2
    for question, page in shown.items():
        for entry in real.archive.links.question.get(question, ()):
            (article,) = page.xpath(f"//*[@id='_{entry.card.id}.{entry.statement.id}']")
            words = text(article)
            assert " ".join(entry.statement.text.split()) in words, entry.ref
            assert " ".join((entry.statement.quote or "").split()) in words, entry.ref
            assert " ".join((entry.statement.note or "").split()) in words, entry.ref
            assert article.xpath(".//ol[@class='chain']/li"), entry.ref
            assert article.xpath(f".//a[@href='#_source-{entry.card.id}']"), entry.ref
            for party in getattr(entry.statement, "not_acknowledged_by", ()):
                assert real.archive.actor(party).name in words, entry.ref


def facts(page: html.HtmlElement, card: str) -> dict[str, str]:
    """What a pack tells of a source, by its terms."""
    (listed,) = page.xpath(f"//section[@id='_source-{card}']/dl")
    return terms(listed)


def terms(listed: html.HtmlElement) -> dict[str, str]:
    """A list of terms and what is told of each."""
    return dict(zip(map(text, listed.xpath("./dt")), map(text, listed.xpath("./dd")), strict=True))


def stamp(page: html.HtmlElement) -> dict[str, str]:
    """What stands at the head of a pack."""
    (listed,) = page.xpath("//dl[contains(@class,'stamp')]")
    return terms(listed)


def test_each_source_tells_its_citation_capture_reading_and_corrections(loaded: Loaded) -> None:
    """A capture by its address or its hash; where there is none, that there is none and why."""
    pages = trees(packs_of(loaded))
    killed, valley = pages["soldiers-killed-in-east-valley"], pages["soldiers-in-east-valley"]
    report = facts(killed, "daily-north-first-report")
    assert report["Cite as"] == str(
        citations.source(ArchiveViews(derive(loaded.archive), DAY), loaded.archive.card("daily-north-first-report"))
    )
    assert report["Capture"] == "no capture is recorded: no capture of the page exists"
    assert report["Original"] == "https://daily-north.example/foreign-soldiers"
    assert report["Corrected"].startswith("2 Apr 2021: ")
    assert facts(killed, "register-of-graves")["Capture"] == (
        "https://archive.example/2022/graves; its day is not recorded"
    )
    assert facts(valley, "union-of-ports-briefing") == {
        "Cite as": "“Briefing of 30 August”, Union of Ports, 30 Aug 2021, address not recorded.",
        "What it is": "Briefing; in Russian",
        "Capture": "a copy is held by the contributor; its SHA-256: "
        "89abcdef0123456789abcdef0123456789abcdef0123456789abcdef01234567; its day is not recorded",
        "Read": "20 Nov 2022",
        "Original": "not recorded: handed out on paper",
        "On Record’s summary": "/sources/union-of-ports-briefing/",
    }


def test_pages_outside_the_archive_are_told_with_their_captures() -> None:
    """By address or hash, as recorded; here of a card that a fact beside the answer cites whole."""
    page = trees(packs_of(altering.example(CITING)))["sable-bridge-reopened"]
    assert page.xpath("//section[@id='_source-lens-institute-imagery']")
    assert page.xpath("//section[@id='_below-verified']//div[@class='statements']")
    (listed,) = page.xpath("//h3[@id='_pages']/following-sibling::dl")
    assert terms(listed) == {
        "Original": "https://lens.example/method.pdf",
        "Capture": "a copy is held by the contributor; its SHA-256: "
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef; its day is not recorded",
    }


def test_a_pack_is_stamped_and_told_how_to_read_cite_and_check(
    built: dict[str, bytes], shown: Trees, real: Loaded
) -> None:
    """Day, revision, method, licence: it is understood alone."""
    assert len(shown) > 2
    for question, page in shown.items():
        revision = revision_of(real.files)
        assert stamp(page)["As of"] == "22 Nov 2026"
        assert stamp(page)["Archive’s revision"] == revision
        assert stamp(page)["Published at"] == (
            f"not known when this file was made; on its site, the question lies at /questions/{question}/"
        )
        assert [h.get("id") for h in page.xpath("//h2") if h.get("id") in NEEDED] == NEEDED, question
        for word in ("verified fact", "attributed claim", "unacknowledged claim", "Unanswered"):
            assert page.xpath(f"//h2[@id='_method']/following-sibling::div[1]//b[text()='{word}']"), word
        cited = text(page.xpath("//h2[@id='_cite']/following-sibling::p[1]")[0])
        assert f"As of 22 Nov 2026, archive revision {revision[:12]}. /questions/{question}/ Evidence pack." in cited
        assert page.xpath("//a[@href='https://creativecommons.org/licenses/by/4.0/']")
        assert len(built[question]) < 500_000, question


NEEDED = ["_standing", "_method", "_answers", "_sources", "_files", "_cite"]


def test_a_pack_shows_what_the_questions_page_shows(shown: Trees, site: Path, real: Loaded) -> None:
    """Standing, badges, positions and findings, word for word; figures and history of one that has all; origins of one
    that draws all.
    """
    told = ["section[starts-with(@class,'finding')]", "h3[@class='position']", "ul[@class='badges']"]
    whole, drawn = ["div[@class='plot']", "ol[@class='history']"], ["div[@class='trees']"]
    compared = 0
    same: Callable[[Iterable[html.HtmlElement]], list[str]] = lambda elements: [text(one) for one in elements]  # noqa: E731
    assert len(shown) > 2
    for question, page in shown.items():
        beside = html.fromstring((site / "questions" / question / "index.html").read_bytes())
        has_all = not beside.xpath("//*[@id='_periods']")
        has_trees = has_all and "than are drawn" not in beside.text_content()
        compared += has_trees
        for part in [*told, *(whole if has_all else []), *(drawn if has_trees else [])]:
            assert same(page.xpath(f"//{part}")) == same(beside.xpath(f"//{part}")), (question, part)
        svg = "//div[@class='plot']//svg"
        assert len(page.xpath(svg)) == len(beside.xpath(svg)) or not has_all
    assert compared > 5


def test_packs_are_alike_to_the_byte_each_time(loaded: Loaded) -> None:
    """They depend on the archive, the day and the edition alone."""
    assert packs_of(loaded) == packs_of(loaded)


def test_a_pack_of_a_question_without_answers_is_whole(loaded: Loaded) -> None:
    """It says so, and carries the question's own file."""
    extra = "text: Did anybody cross the Sable Bridge?\nkind: yes-no\nconcerns: [country-a]\n"
    unanswered = altering.example(("questions/nobody-asked.yaml", "", extra))
    page = trees(packs_of(unanswered))["nobody-asked"]
    assert text(page.xpath("//h2[@id='_standing']")[0]) == "Unanswered"
    assert carried(page)["sources/questions/nobody-asked.yaml"] == extra.encode()


RESTING: altering.Edit = (
    "cards/2022/later-word.yaml",
    "",
    """title: A later word
publisher: radio-a
type: news-report
published: 2022-06-01
retrieved: 2022-11-20
url: https://radio-a.example/word
archived: https://archive.example/2022/word
language: en
summary: "[The bridge is said to carry trains](#trains)."
attributed:
  - id: trains
    text: Trains cross the Sable Bridge.
    said_by: radio-a
    rests_on: [daily-north-first-report#bridge-open]
""",
)
"""A claim that answers nothing and rests on an answer."""


def test_a_statement_names_none_that_rest_on_it_but_those_that_the_pack_holds(loaded: Loaded) -> None:
    """What is built upon an answer elsewhere is no evidence for it; what the pack holds is named."""
    content = packs_of(altering.example(RESTING))["sable-bridge-reopened"]
    assert b"Trains cross" not in content
    assert b"later-word" not in content
    page = trees(packs_of(loaded))["soldiers-in-east-valley"]
    (article,) = page.xpath("//*[@id='_union-of-ports-briefing.soldiers-seen-from-port']")
    assert article.xpath(".//a[@href='#_union-of-ports-briefing.union-told-reporters']")


def test_a_link_to_the_question_itself_stays_in_its_pack(loaded: Loaded) -> None:
    """Each answer names the question; on the site it lies only by the address at the head."""
    page = trees(packs_of(loaded, site_url="https://example.org/"))["soldiers-in-east-valley"]
    assert page.xpath("//article[@id='_arlo-vance-speech.soldiers-fought']//a[@href='#_content']")
    away = page.xpath("//a[@href='https://example.org/questions/soldiers-in-east-valley/']")
    assert [text(a) for a in away] == ["https://example.org/questions/soldiers-in-east-valley/"]


def test_the_list_of_contents_leads_to_the_finding_where_there_is_one(loaded: Loaded) -> None:
    """After what each side said it is what is asked for."""
    pages = trees(packs_of(loaded))
    jumps = {question: page.xpath("//nav[@class='jump']/a") for question, page in pages.items()}
    for question in ("soldiers-in-east-valley", "soldiers-killed-in-east-valley"):
        first = jumps[question][1]
        assert (first.get("href"), first.text) == ("#_findings", "Finding and evidence")
        assert text(pages[question].xpath("//*[@id='_findings']")[0]).startswith("Finding: ")
    assert "#_findings" not in [a.get("href") for a in jumps["sable-bridge-reopened"]]


def test_a_source_without_a_capture_and_without_a_reason_ends_on_no_colon(loaded: Loaded) -> None:
    """The checks ask for one; without it the sentence is whole all the same."""
    bare: dict[str, object] = {"archived": None, "not_recorded": {}}
    whole = loaded.archive
    cards = [card.model_copy(update=bare) for card in whole.cards.values()]
    named = (whole.questions.values(), whole.places.values(), whole.topics.values())
    page = trees(packs_of(loaded, link(cards, whole.actors.values(), *named)))["soldiers-in-east-valley"]
    assert facts(page, "union-of-ports-briefing")["Capture"] == "no capture is recorded"
