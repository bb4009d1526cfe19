"""What is told of files with more problems than anybody reads, and of lines and values longer than a page."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.problems.formats import as_commands, as_github, as_json, as_text, as_texts
from onrecord.problems.job_summary import as_summary
from onrecord.problems.problem import Problem, Span, fault
from onrecord.problems.told import MOST, told
from onrecord.reading.document import MAX_BYTES
from onrecord.reading.yaml_reader import read

WARNING, ERROR = fault("summary-unlinked", "summary"), fault("tab")


def of(path: str, count: int) -> list[Problem]:
    """A file with so many problems, the last an error and the others warnings."""
    return [Problem(path, Span(line), WARNING) for line in range(1, count)] + [Problem(path, Span(count), ERROR)]


def test_the_gravest_of_a_file_are_told_in_order_and_the_rest_is_counted() -> None:
    """An error behind a thousand warnings is among them; another file has its own room."""
    listed = list(told([*of("a.yaml", 1_101), *of("b.yaml", 2)]))
    assert [p.path for p in listed] == ["a.yaml"] * (MOST + 1) + ["b.yaml"] * 2
    shown = [p.span.line for p in listed[:MOST] if isinstance(p, Problem)]
    assert shown == [*range(1, MOST), 1_101]


def test_each_format_says_how_many_more_there_are() -> None:
    """After what it tells of the file, as grave as the gravest that is left out."""
    problems = of("cards/a.yaml", MOST + 4_812)
    assert as_texts(problems, "sources")[-1] == "sources/cards/a.yaml: and 4,812 more problems in this file"
    assert as_commands(problems, "s")[-1] == "::warning file=s/cards/a.yaml::and 4,812 more problems in this file"
    assert json.loads(as_json(problems))[-1] == {
        "path": "cards/a.yaml",
        "line": 1,
        "column": 1,
        "code": "",
        "severity": "warning",
        "message": "and 4,812 more problems in this file",
        "hint": "",
        "page": "",
    }
    assert as_summary(problems, "s", "").endswith("| | | <code>and 4&#44;812 more problems in this file</code> | |\n")
    assert as_texts(of("a.yaml", MOST + 1), "")[-1] == "a.yaml: and 1 more problem in this file"


def test_of_a_long_line_the_stretch_about_the_place_is_shown() -> None:
    """With its mark below the place, and no longer than what is shown."""
    line = "a" * 5_000 + "bad" + "c" * 5_000
    shown = as_text(Problem("a.yaml", Span(7, 5_001, 5_003), ERROR, line), "").splitlines()[1:3]
    assert shown[0] == "    7 | …" + "a" * 100 + "bad" + "c" * 97 + "…"
    assert shown[1].startswith("      | " + " " * 101 + "^" * 101 + " ")


def test_of_a_long_value_a_message_shows_the_beginning() -> None:
    """In every format."""
    problem = Problem("a.yaml", Span(), fault("bad-id/file", "x" * 9_000, value="y" * 9_000, meant="z" * 9_000), "")
    assert len(as_text(problem, "")) < 2_000
    assert len(as_github(problem, "")) < 2_000
    assert "y" * 499 + "…" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\nb: " + "\u2028" * (MAX_BYTES // 3 - 10),
        "{" + "a: 1," * (MAX_BYTES // 5 - 10) + "}",
        "title: a #b\n" * (MAX_BYTES // 12 - 10),
    ],
    ids=["signs that no card may hold", "a key again and again", "a key and a remark"],
)
def test_a_file_of_nothing_but_problems_prints_no_more_than_a_few_pages(text: str) -> None:
    """These printed gigabytes, each problem the whole of its line."""
    _, problems = read("cards/2025/a.yaml", text.encode())
    assert len(problems) > 10_000
    printed = ["\n".join(as_texts(problems, "")), "\n".join(as_commands(problems, "")), as_json(problems)]
    assert max(len(form.encode()) for form in printed) < 100_000


STEERED = r"\x1b[31m\x9b31m\n  ::error::owned ##[add-mask]a"


@pytest.mark.parametrize("form", ["text", "github", "json", "summary"])
def test_no_format_passes_on_what_steers_a_terminal_or_a_workflow(form: str, tmp_path: Path) -> None:
    """Out of keys, types, names and values, with line breaks in them: nothing begins a line of its own."""
    folder = tmp_path / "sources"
    (folder / "actors").mkdir(parents=True)
    value = f'"v{STEERED}"'
    text = f'name: N ##[error]x\ntype: {value}\npart_of: {value}\n"k{STEERED}": 1\nwikidata: {value}\n'
    (folder / "actors" / "a.yaml").write_text(text, "utf-8")
    result = CliRunner().invoke(main, ["check", "--sources", str(folder), "--format", form])
    assert result.exit_code == 1
    assert not set(result.output) & {"\x1b", "\x9b"}
    assert "##[" not in result.output
    assert form != "json" or "##[add-mask]" in str(json.loads(result.output))
    commands = [line.strip() for line in result.output.splitlines() if line.strip().startswith("::")]
    assert [line for line in commands if not line.startswith(("::error file=", "::warning file="))] == []
    assert bool(commands) == (form == "github")
