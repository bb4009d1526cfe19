"""`onrecord check --format summary`: tables for whoever reads the run; no text of a card can leave its cell."""

import re

import pytest
from click.testing import CliRunner
from markdown import markdown

from onrecord.cli import main
from onrecord.problems.formats import as_github, as_text
from onrecord.problems.job_summary import MOST_BYTES, as_summary
from onrecord.problems.markdown_escape import cell, code
from onrecord.problems.problem import Problem, Span, fault
from tests.paths import FAULTS

SITE = "https://site.example/archive/"
HOSTILE = (
    "| a | b |",
    "`` ` ``|x",
    "<script>alert(1)</script>",
    "![x](https://evil.example/x.png)",
    "[x](javascript:x)",
    "@somebody #1 GH-1",
    "https://evil.example www.evil.example",
    "</code></td></table><h1>",
    "a\n\n# heading\n::error::x",
    "\r\n::set-output name=a::b",
    "\\|",
    "&lt;b&gt;",
    "<!-- x -->",
    "\u202eelpmaxe",
    "\x1b[31mred",
    "a\u2028b",
    "\x00",
    "~~~",
    "---",
)


def summary(folder: str, monkeypatch: pytest.MonkeyPatch, url: str = SITE) -> tuple[str, int]:
    monkeypatch.chdir(FAULTS)
    monkeypatch.setenv("ONRECORD_SITE_URL", url)
    result = CliRunner().invoke(main, ["check", "--strict", "--format", "summary", "--sources", folder])
    return result.stdout, result.exit_code


def test_a_summary_tells_file_place_rule_and_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A table a file; the code leads to its page."""
    text, status = summary("074-actor-misspelt", monkeypatch)
    assert status == 1
    lines = text.splitlines()
    assert lines[0] == "## The check: 1 error"
    assert lines[4] == "### " + cell("074-actor-misspelt/cards/2025/f074-actor.yaml")
    assert lines[6] == "| line | rule | found | what to do |"
    message, do = cell('said_by: no actor has the id "spokesman-of-aa"'), lines[8].split(" | ")[3]
    rule = "[error <code>unknown-actor</code>](https://site.example/archive/rules/unknown-actor/)"
    assert lines[8].startswith(f"| 15:14 | {rule} | {message} | ")
    assert seen(do).startswith(
        'did you mean "spokesman-of-a"?; if this is somebody new, add sources/actors/spokesman-of-aa.yaml'
    )


def test_without_a_site_a_rule_has_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is led to a page that is not there."""
    text, _ = summary("074-actor-misspelt", monkeypatch, url="")
    assert "| error <code>unknown-actor</code> |" in text
    assert "](" not in text


def test_nothing_wrong_is_said_in_a_line() -> None:
    """An empty summary would look like a run that failed."""
    assert as_summary([], "sources", SITE) == "## The check: all is well\n\nNo problem in <code>sources</code>.\n"
    assert as_summary([], "", SITE) == "## The check: all is well\n\nNo problem in this archive.\n"


def seen(text: str) -> str:
    """What a reader sees of a cell."""
    return re.sub(r"&#(\d+);", lambda number: chr(int(number[1])), text.strip(" |")).removeprefix("<code>")[
        : -len("</code>")
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_leaves_its_cell(text: str) -> None:
    """Neither a file's name nor a message makes a mark, a tag, a link, a name, another row or a command."""
    problem = Problem(f"cards/{text}.yaml", Span(), fault("bad-id", text, value=text, meant=text))
    summary_text = as_summary([problem], "sources", SITE)
    rows = [line for line in summary_text.splitlines() if line.startswith("| 1:1")]
    assert len(rows) == 1
    plain = Problem("a", Span(), fault("bad-id", value="b", meant=""))
    assert len(summary_text.splitlines()) == len(as_summary([plain], "sources", SITE).splitlines())
    assert rows[0].count("|") == 5
    ours = summary_text.replace("<code>", "").replace("</code>", "").replace(SITE, "")
    assert not re.search(r"[<>`@!~]|&(?!#\d+;)|evil\.|::|\bwww\.", ours)
    table = markdown(summary_text, extensions=["tables"])
    assert table.count("<h1>") == 0
    assert table.count("<td") == 4
    assert not re.search(r"<(script|img|h1)|\x1b|\u202e|\u2028|\x00", table)
    assert set(re.findall(r'href="([^"]*)"', table)) == {f"{SITE}rules/bad-id/"}


@pytest.mark.parametrize("text", ["said_by: “x” | y", "50 % of 3,000", "a`b``c", "Количество", "한국"])
def test_a_cell_shows_the_text_as_it_is(text: str) -> None:
    """Escaping changes nothing that is read."""
    assert seen(cell(text)) == text
    assert seen(cell("x" * 500)) == "x" * 399 + "…"
    assert cell(" \n ") == ""


def test_a_code_span_of_backticks_holds_them() -> None:
    """The fence is longer than any run within."""
    assert code("a``b") == "``` a``b ```"
    assert code(" \n") == "` `"


def test_too_many_problems_are_counted() -> None:
    """A repository host shows nothing of a summary that is too large."""
    wrong = fault("bad-id", value="€" * 400, meant="|" * 400)
    problems = [Problem(f"cards/a{n}.yaml", Span(n), wrong) for n in range(1, 1001)]
    text = as_summary(problems, "sources", SITE)
    rows = text.count("| bad-id") + text.count("<code>bad-id</code>")
    assert len(text.encode()) < MOST_BYTES + 1000
    assert text.endswith(f"\n{1000 - rows} more, which are not shown here; the log of the run has them all.\n")
    assert 100 < rows < 1000


@pytest.mark.parametrize("form", [as_text, as_github])
def test_a_files_name_is_no_command_to_the_runner(form: object) -> None:
    """A name or a value may hold the end of a line, and what follows would be read as a workflow command."""
    assert callable(form)
    wrong = fault("bad-id", value="m\n::error::x", meant="\r::debug::x")
    annotation = form(Problem("cards/\n::stop-commands::x\r.yaml", Span(), wrong), "sources")
    assert [
        line for line in annotation.splitlines() if line.startswith("::") and not line.startswith("::error file=")
    ] == []
