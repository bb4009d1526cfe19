"""`onrecord links`: which addresses there are, and how it tells of them."""

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown import markdown

from onrecord.cli import main
from onrecord.commands import links
from onrecord.link_check.addresses import Address, addresses
from onrecord.link_check.formats import MOST, Visited, as_markdown, as_text
from onrecord.link_check.http_probe import Manner, Reply, Unanswered
from onrecord.link_check.verdict import Answer
from onrecord.load import Loaded
from onrecord.problems.markdown_escape import cell
from tests.paths import EXAMPLE

DAY = date(2026, 11, 22)


def test_every_address_of_the_archive_is_there_once(loaded: Loaded) -> None:
    """Sources, their captures, the pages that are evidence; with each file and field that names it. No fingerprint."""
    places = {address.url: address.places for address in addresses(loaded)}
    texts = {path: raw.decode() for path, raw in loaded.files.items()}
    for path, text in texts.items():
        for line in text.splitlines():
            name, _, value = line.strip().removeprefix("- ").partition(": ")
            if name in ("url", "archived") and value.startswith("http"):
                assert any(place.startswith(f"{path}: ") for place in places[value]), (path, value)
    assert all(url.startswith("http") for url in places)
    assert len(addresses(loaded)) == len(places)
    graves, listed = (
        "cards/2022/register-of-graves.yaml",
        "questions/soldiers-killed-in-east-valley.yaml: findings, evidence",
    )
    assert places["https://register.example/graves"] == (f"{graves}: graves-listed, evidence", f"{graves}: url", listed)
    assert places["https://archive.example/2022/graves"][-1] == f"{listed}, archived"


def test_addresses_of_one_host_stand_apart(real: Loaded) -> None:
    """No server is asked twice in a row where another can be asked in between."""
    hosts = [address.url.split("/")[2] for address in addresses(real)]
    assert len(set(hosts)) > 20
    assert hosts[: len(set(hosts))] == sorted(set(hosts))


def visited(status: int | None, url: str = "https://a.example/x|y", reason: str = "") -> Visited:
    return Visited(Address(url, ("cards/2024/a.yaml: url",)), Answer(status, reason))


def test_what_is_gone_stands_first_and_what_is_there_is_counted() -> None:
    """A reader of the issue sees what to do."""
    report = as_markdown([visited(200), visited(None, reason="no answer"), visited(404), visited(403)], DAY)
    assert report.startswith(
        "## Addresses in the archive, as of 2026-11-22\n\n1 gone, 2 of which it could not be told, 1 there.\n"
    )
    assert (
        report.index("### Gone")
        < report.index(cell("404"))
        < report.index("### Could not be told")
        < report.index(cell("no answer"))
    )
    assert f"| {cell('https://a.example/x|y')} | {cell('404')} | {cell('cards/2024/a.yaml: url')} |\n" in report


@pytest.mark.parametrize(
    "url", ["https://a.example/|x", "https://a.example/`x`", "https://a.example/<h1>", "https://a.example/](x)@a"]
)
def test_no_address_leaves_its_cell(url: str) -> None:
    """Cards come from anybody."""
    page = markdown(as_markdown([visited(404, url)], DAY), extensions=["tables"])
    assert page.count("<td") == 3
    assert "<h1>" not in page
    assert "<a" not in page


def test_too_many_are_counted() -> None:
    """An issue holds only so much."""
    report = as_markdown([visited(404, f"https://a.example/{n}") for n in range(2000)], DAY)
    assert MOST - 1000 < len(report) < 65_536
    shown = report.count("| <code>https")
    assert report.endswith(f"\n{2000 - shown} more, which are not shown here: `onrecord links` tells them all.\n")


def test_at_a_terminal_addresses_are_as_in_the_cards() -> None:
    """Each alone on its line, to be read and copied; all of them, with the answer and the files that name it below."""
    lost = Visited(Address("https://a.example/s", ("cards/2024/a.yaml: url",)), Answer(200), ("a#b", "a#c"))
    assert as_text(
        [visited(200), visited(None, reason="no answer"), visited(404, "https://a.example/?q=1"), lost], DAY
    ) == (
        "Addresses in the archive, as of 2026-11-22\n"
        "1 gone, 1 of which it could not be told, 2 there.\n"
        "\n"
        "Gone\n"
        "They answer 404 or 410. Enter an archived copy under `archived`; "
        "keep `url` as it is, since it says where the source stood.\n"
        "\n"
        "https://a.example/?q=1\n    404\n    cards/2024/a.yaml: url\n"
        "\n"
        "The sentence is gone\n"
        "The page answers, and what a card recorded of it no longer stands there. It may have been rewritten: look at "
        "it beside its archived copy before you change the card, and keep what it said.\n"
        "\n"
        "https://a.example/s\n    a#b; a#c\n"
        "\n"
        "Could not be told\n"
        "Many sites refuse programs, so this alone says nothing. Open one in a browser before you change anything.\n"
        "\n"
        "https://a.example/x|y\n    no answer\n    cards/2024/a.yaml: url"
    )


def test_at_a_terminal_none_is_left_out() -> None:
    """An issue holds only so much; a terminal holds all."""
    listed = [visited(404, f"https://a.example/{n}") for n in range(2000)]
    assert as_text(listed, DAY).count("\nhttps://a.example/") == 2000


def run_links(monkeypatch: pytest.MonkeyPatch, status: int, *arguments: str, sources: Path = EXAMPLE) -> Result:
    """The command, with every address answering the same."""
    seen: list[Manner] = []

    def visit(url: str, manner: Manner) -> Answer:
        seen.append(manner)
        return Answer(status)

    monkeypatch.setattr(links, "visit", visit)
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-22")
    monkeypatch.setenv("ONRECORD_SITE_URL", "https://site.example/")
    result = CliRunner().invoke(main, ["links", "--sources", str(sources), *arguments])
    assert {manner.agent for manner in seen} <= {"OnRecord-link-check (+https://site.example/)"}
    return result


@pytest.mark.parametrize(("status", "code"), [(200, 0), (403, 0), (404, 1)])
def test_it_fails_only_where_something_is_gone(monkeypatch: pytest.MonkeyPatch, status: int, code: int) -> None:
    """A site that refuses programs is no problem of the archive."""
    assert run_links(monkeypatch, status).exit_code == code


@pytest.mark.parametrize(
    ("arguments", "address"),
    [
        (
            (),
            "\nhttps://register.example/graves\n    404\n"
            "    cards/2022/register-of-graves.yaml: graves-listed, evidence\n",
        ),
        (("--format", "markdown"), f"\n| {cell('https://register.example/graves')} | {cell('404')} | "),
    ],
)
def test_addresses_are_escaped_only_where_markdown_is_asked_for(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], address: str
) -> None:
    """The workflow asks for it, since an issue would make links of them."""
    assert address in run_links(monkeypatch, 404, *arguments).stdout


def test_it_tells_a_program_everything(monkeypatch: pytest.MonkeyPatch, loaded: Loaded) -> None:
    """What is there, too."""
    rows = json.loads(run_links(monkeypatch, 200, "--format", "json").stdout)
    assert [row["url"] for row in rows] == [address.url for address in addresses(loaded)]
    assert rows[0].keys() == {"url", "verdict", "status", "reason", "places", "sentences_gone"}
    assert {row["verdict"] for row in rows} == {"there"}


def test_an_archive_with_errors_is_not_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Its addresses may be what is wrong."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    (tmp_path / "sources/topics/broken.yaml").write_text("name: [", "utf-8")
    result = run_links(monkeypatch, 404, sources=tmp_path / "sources")
    assert result.exit_code == 2
    assert "1 error in" in result.output
    assert "mend them first (onrecord check)" in result.output


def test_an_issue_of_any_script_fits_into_a_setting() -> None:
    """A machine hands on 131,072 bytes of one setting, and letters of other scripts are up to four."""
    report = as_markdown([visited(404, f"https://a.example/{'한' * 300}/{n}") for n in range(500)], DAY)
    assert MOST - 2000 < len(report.encode()) < 65_536


def test_a_day_that_is_none_is_told_before_anything_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may take an hour to ask."""
    monkeypatch.setattr(links, "visit", lambda url, manner: pytest.fail("asked"))
    monkeypatch.setenv("ONRECORD_AS_OF", "soon")
    result = CliRunner().invoke(main, ["links", "--sources", str(EXAMPLE)])
    assert result.exit_code == 2
    assert "ONRECORD_AS_OF is 'soon', which is no day; write 2026-11-22" in result.output


SENTENCE = "Soldiers crossed the bridge before noon, and nobody counted them."
FILLED = f"<p>{'A long report of the day. ' * 40}</p><p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    ("reply", "lost", "code"),
    [
        (Reply(200, {}, FILLED.encode()), [], 0),
        (Reply(200, {}, FILLED.replace("noon", "night").encode()), ["a-report#crossed"], 1),
        (Reply(200, {"content-type": "text/html; charset=windows-1251"}, f"Жук {FILLED}".encode("cp1251")), [], 0),
        (Reply(200, {}, b"<p>Please enable JavaScript."), [], 0),
        (Reply(403, {}, FILLED.replace("noon", "night").encode()), [], 0),
        (Unanswered("no answer"), [], 0),
    ],
)
def test_a_sentence_that_is_gone_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, reply: Reply | Unanswered, lost: list[str], code: int
) -> None:
    """Where the page answers with its text and the sentence is not in it; of a wall nothing can be told."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    other = tmp_path / "sources/cards/2021/agency-south-papers.yaml"
    other.write_text(re.sub(r"\n *passage: .*", "", other.read_text("utf-8")), "utf-8")
    (tmp_path / "sources/cards/2022/a-report.yaml").write_text(
        "title: A report\npublisher: daily-north\ntype: news-report\npublished: 2022-01-05\nretrieved: 2022-02-01\n"
        "url: https://daily-north.example/report\nlanguage: en\nnot_recorded: {archived: none was made}\n"
        "summary: It tells of [soldiers](#crossed).\nattributed:\n"
        "  - {id: crossed, text: Soldiers crossed., said_by: radio-a,\n"
        "     passage: [Soldiers crossed the bridge before noon, nobody counted them]}\n",
        "utf-8",
    )
    asked: list[str] = []

    def fetch(url: str, manner: Manner, *, most: int) -> Reply:
        asked.append(url)
        if isinstance(reply, Unanswered):
            raise reply
        return reply

    monkeypatch.setattr("onrecord.commands.links.fetch", fetch)
    result = run_links(monkeypatch, 200, "--format", "json", sources=tmp_path / "sources")
    assert [one for row in json.loads(result.stdout) for one in row["sentences_gone"]] == lost
    assert (asked, result.exit_code) == (["https://daily-north.example/report"], code)


def test_sentences_that_are_gone_are_a_list_of_their_own() -> None:
    """With the statement, and with what to do before a card is changed."""
    gone = Visited(Address("https://a.example/x", ("cards/2024/a.yaml: url",)), Answer(200), ("a#b", "a#c"))
    report = as_markdown([gone, visited(200)], DAY)
    assert "0 gone, 0 of which it could not be told, 2 there.\n\n### The sentence is gone\n" in report
    assert f"| {cell('https://a.example/x')} | {cell('a#b; a#c')} |\n" in report
    assert "look at it beside its archived copy before you change the card" in report
