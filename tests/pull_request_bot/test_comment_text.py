"""The comment on a pull request: nothing of it means anything but what `onrecord diff` would have written."""

import re
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown

from onrecord.diff.change import Change, Differences, Failure, Rule, What
from onrecord.diff.formats import Names, as_markdown, problems_as_markdown
from onrecord.problems.problem import Problem, Span, fault
from onrecord.pull_request_bot.comment_text import (
    MARK,
    MOST,
    MOST_LISTED,
    comment,
    harmless,
    where_to_look,
    whom_to_trust,
)
from tests.paths import PROJECT

NAMES = Names("before", "after", "sources", date(2026, 11, 22))
RUN = "https://host.example/o/r/actions/runs/7"
HOSTILE = (
    "<script>alert(1)</script>",
    "</details><h1>x</h1>",
    "<!-- hidden -->",
    "![x](https://evil.example/x.png)",
    "[x](https://evil.example)",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example",
    "see www.evil.example",
    "WWW.evil.example",
    "@somebody",
    "#1",
    "o/r#1",
    "GH-1",
    "gh-12",
    "a@evil.example",
    "~~x~~",
    "**x**",
    "_x_",
    "| a | b |\n| --- | --- |\n| c | d |",
    "> [!CAUTION]\n> x",
    "> x",
    "- [ ] x",
    "* x",
    "+ x",
    "===",
    "x\n---",
    "- - -",
    "1. x",
    "1) x",
    "***",
    "___",
    "# x",
    "#### x",
    "    <b>x</b>",
    "\t<b>x</b>",
    "&lt;b&gt;",
    "&#60;b&#62;",
    "\\<b>",
    "`<b>` <b>",
    "``<b>` <i>",
    "` <b>",
    "<b> `",
    "````<b>```",
    "$x$",
    "[^1]: x",
    ":+1: <b>",
    "0123456789abcdef0123456789abcdef01234567",
    "see 1234abc",
    "::error::x",
    "::add-mask::x",
)


def outside(text: str) -> str:
    """What of a text is not in code, read as CommonMark says: a run of backticks closes at the next of its length."""
    rest = re.sub(r"^(`{3,})text\n.*?^\1$", "", text, flags=re.MULTILINE | re.DOTALL)
    left = ""
    while rest:
        if rest[0] == "\\":
            left, rest = left + rest[:2], rest[2:]
        elif run := re.match("`+", rest):
            closed = re.compile(f"(?<!`){run[0]}(?!`)").search(rest, run.end())
            left, rest = (left, rest[closed.end() :]) if closed else (left + run[0], rest[run.end() :])
        else:
            left, rest = left + rest[0], rest[1:]
    return left


MARKS = st.text("`<@\\ a-#\n", max_size=30)


@given(MARKS)
def test_no_order_of_marks_ends_a_span(text: str) -> None:
    """Spans side by side, left open, empty, escaped: what is not plain is in code."""
    assert not re.search(r"[<@\\`]", outside(harmless(text)))


@given(st.lists(MARKS, max_size=4))
def test_no_name_of_a_file_ends_a_span(names: list[str]) -> None:
    """A file may have any name."""
    assert not re.search(r"[<@\\`]", outside(whom_to_trust("1a2b3c4", names)).replace("> [!CAUTION]", ""))


@pytest.mark.parametrize("lead", ["", "- ", "  - ", "  ", "## ", "### "])
@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_an_artifact_means_anything(text: str, lead: str) -> None:
    """No tag, image, link, name, number, rule, table or list but a report's own; a heading only as a report has it."""
    result = harmless(lead + text)
    left = outside(result)
    assert not re.search(
        r"[<>@\[\]|~*_=$&\\]|#\d|https?:|www\.|GH-\d|\b[0-9a-f]{7,}\b|^\s*\d+[.)]", left, re.IGNORECASE | re.MULTILINE
    )
    assert not re.search(r"^[ -]*---*[ -]*$|^#(?!##? )|^####", left.replace(lead, "", 1), re.MULTILINE)
    page = markdown(result, extensions=["tables", "fenced_code"])
    assert set(re.findall(r"<(\w+)", page)) <= {"p", "code", "ul", "li", "h2", "h3", "pre"}


@pytest.mark.parametrize("text", HOSTILE)
def test_what_is_fenced_stays_within(text: str) -> None:
    """Also where the fence is never closed, or closed too early."""
    for result in (harmless(f"```text\n{text}\n"), harmless(f"````text\n```\n{text}\n````\nthen")):
        assert not re.search(r"[<>@\[\]|]|www\.", outside(result))
        assert "<b>" not in markdown(result, extensions=["fenced_code"])


def test_a_report_is_kept_as_it_is() -> None:
    """Whatever `onrecord diff` writes: changes, failures, problems; in whatever script."""
    texts = (
        "more than 3,000",
        "“Kyiv” → a`b``c",
        "Количество раненых",
        "북한",
        "https://a.example/x?y=1#z",
        "@x | <b>",
    )
    failure = Failure(
        Rule.CORRECTION_GONE, "cards/2024/a.yaml", "a#b", "a correction is gone", "put it back", "x", "y: {a: b}"
    )
    assert len(texts) == 6
    for text in texts:
        changes = tuple(Change(what, text, "said_on", text, f"{text} more") for what in What)
        for report in (as_markdown(Differences((failure,), changes), NAMES), as_markdown(Differences(), NAMES)):
            assert harmless(report).strip() == report.strip()
        problem = Problem("cards/a.yaml", Span(3, 1, 4), fault("bad-id", "id", value=text, meant=text), f"id: {text}")
        report = problems_as_markdown("after", [problem], NAMES)
        assert harmless(report).strip() == report.strip()


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u200b", "\x1b", "\x00", "\ufeff", "\x7f"])
def test_nothing_is_hidden_from_a_reviewer(sign: str) -> None:
    """No sign without width, none that turns the direction of reading."""
    assert sign not in harmless(f"- `a{sign}b` {sign}\n```text\n{sign}\n```\n")
    assert sign not in whom_to_trust("abc", [f"hooks/{sign}.py"])


def test_what_is_too_long_is_left_out_and_said_to_be() -> None:
    """The host refuses a comment that is too long; a line is whole or not there."""
    result = harmless("".join(f"- `line {n}`\n" for n in range(20_000)))
    assert MOST - 100 < len(result) < MOST + 100
    assert result.endswith("\n\nThe rest is too long for a comment; the run has all of it.\n")
    assert re.fullmatch(r"(- `line \d+`\n)+", result.partition("\n\n")[0] + "\n")
    for endless in ("x" * 2_000_000, "`" * 2_000_000, "x" + " " * 2_000_000):
        assert harmless(endless) == "\nThe rest is too long for a comment; the run has all of it.\n"
    for lines in range(29_992, 29_998):  # about as many as there is room for
        fenced = harmless("```text\n" + "a\n" * lines)
        assert len(fenced) < MOST + 100
        assert fenced.count("```") in {0, 2}
        assert (fenced.count("a\n") == lines) != fenced.endswith(
            "The rest is too long for a comment; the run has all of it.\n"
        )


def test_a_line_that_would_take_for_ever_is_cut_before_it_is_read() -> None:
    """Runs of backticks of every length are looked for to the end of the line, each."""
    result = harmless(" ".join("`" * n for n in range(1, 1500)))
    assert "too long for a comment" in result


def test_a_comment_is_found_again_by_its_first_line() -> None:
    """And says whom to trust before anything that is not ours."""
    result = comment("## x", "Trust.", "There.")
    assert result == f"{MARK}\nTrust.\n\n## x\n\nThere.\n"


def test_data_alone_leaves_the_report_to_our_code() -> None:
    """A proposal that changes no code cannot make the report lie."""
    assert whom_to_trust("1a2b3c4", ["sources/cards/2024/a.yaml"]) == (
        "As of commit 1a2b3c4, found by the code of this repository."
    )


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        (["hooks/onrecord/cli.py"], "`hooks/onrecord/cli.py`"),
        (["sources/a.yaml", "Makefile"], "`Makefile`"),
        (["sourcesx/a.yaml"], "`sourcesx/a.yaml`"),
        (["a`b<b>.py"], "`` a`b<b>.py ``"),
        ([f"{n}.py" for n in range(7)], "`0.py`, `1.py`, `2.py`, `3.py`, `4.py` and 2 more"),
        (["sources/a.yaml"] * MOST_LISTED, "more than 3000 files"),
    ],
)
def test_other_changes_are_a_warning(changed: list[str], named: str) -> None:
    """The code that made the report is the proposed one."""
    assert whom_to_trust("1a2b3c4", changed) == (
        f"> [!CAUTION]\n> As of commit 1a2b3c4. This proposal changes {named}, not only `sources/`: what follows "
        "was made by the proposed code, which can have it say anything. Read that code first."
    )


def test_where_to_look() -> None:
    """A file to download; its published place only where previews are set up; the run where nothing was built."""
    assert where_to_look(RUN, None, "") == f"The site was not built: [the run]({RUN}) says why."
    assert f"[download it]({RUN}/artifacts/9)" in where_to_look(RUN, 9, "")
    assert "as you would a stranger’s file." in where_to_look(RUN, 9, "")
    assert where_to_look(RUN, 9, "https://p.example/pr-7/").endswith(
        " Once a maintainer lets it through, it is also at https://p.example/pr-7/ for as long as this is open."
    )


def test_what_may_write_needs_nothing_installed() -> None:
    """It runs with the standard library alone; `-S` leaves out whatever is installed."""
    code = "import sys; sys.path.insert(0, 'hooks'); import onrecord.pull_request_bot.__main__"
    root = PROJECT
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], cwd=root, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
