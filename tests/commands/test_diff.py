"""`onrecord diff`: what it prints, for a reviewer and for a program, and its exit codes."""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from markdown import markdown

from onrecord.cli import main
from onrecord.diff.change import Change, Differences, Failure, Rule, What
from onrecord.diff.formats import Names, as_markdown, problems_as_markdown
from onrecord.problems.markdown_escape import code
from onrecord.problems.problem import Problem, Span, fault
from tests.paths import EXAMPLE

NAMES = Names("main", "HEAD", "sources", date(2022, 12, 1))
REPORT = "sources/cards/2021/daily-north-first-report.yaml"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example archive in a repository of its own, committed on `main`; we stand in it."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("ONRECORD_AS_OF", "2022-12-01")
    monkeypatch.chdir(tmp_path)
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    git("-c", "init.defaultBranch=main", "init")
    commit()
    return tmp_path


def git(*arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@a.example")
    subprocess.run(["git", *who, *arguments], check=True, capture_output=True)


def commit() -> None:
    git("add", "--all")
    git("commit", "--message", "a")


def diff(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["diff", *arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def edit(path: str, old: str, new: str) -> None:
    text = Path(path).read_text("utf-8")
    assert text.count(old) == 1
    Path(path).write_text(text.replace(old, new), "utf-8")


def test_nothing_changed(repository: Path) -> None:
    """A reviewer is told so, and it is well."""
    result = diff("main")
    assert result.stdout == (
        "## `main` → `the files in sources`: what changed in meaning\n\nNothing changed in meaning.\n"
    )
    assert result.exit_code == 0


def test_what_a_reviewer_reads(repository: Path) -> None:
    """Failures first, each with what to write and where; then every change under its heading, old → new."""
    edit(REPORT, "The Sable Bridge is open.", "The Sable Bridge is `open`.")
    edit(REPORT, '"> 300"', '">= 300"')
    edit(REPORT, "as_of: 2021-02-28", "as_of: 2021-02-27")
    edit(REPORT, "via: [bex-oriel, agency-south]", "via: [bex-oriel, nils-teder]")
    Path("sources/topics/ports.yaml").write_text("name: Ports\ndescription: X.\n")
    edit("sources/actors/bex-oriel.yaml", "part_of: country-b", "part_of: country-c")
    result = diff("main")
    assert result.stdout == WHOLE
    assert result.exit_code == 1


WHOLE = """\
## `main` → `the files in sources`: what changed in meaning

### To mend: 5

- `daily-north-first-report#over-300-killed`: answers, as_of and via changed, and no new correction names it.
  In `sources/cards/2021/daily-north-first-report.yaml`, add under corrections: \
`- {on: 2022-12-01, statements: [over-300-killed], note: "…"}`
- `daily-north-first-report#bridge-open`: text changed, and no new correction names it.
  In `sources/cards/2021/daily-north-first-report.yaml`, add under corrections: \
`- {on: 2022-12-01, statements: [bridge-open], note: "…"}`
- `daily-north-first-report#soldiers-in-valley`: origin changed, and no new correction names it.
  In `sources/cards/2021/daily-north-first-report.yaml`, add under corrections: \
`- {on: 2022-12-01, statements: [soldiers-in-valley], note: "…"}`
- `register-of-graves#minister-318-killed`: origin changed, and no new correction names it.
  In `sources/cards/2022/register-of-graves.yaml`, add under corrections: \
`- {on: 2022-12-01, statements: [minister-318-killed], note: "…"}`
- `register-of-graves#slip-of-the-paper`: origin changed, and no new correction names it.
  In `sources/cards/2022/register-of-graves.yaml`, add under corrections: \
`- {on: 2022-12-01, statements: [slip-of-the-paper], note: "…"}`

### Statements changed

- `daily-north-first-report#bridge-open`, text: `The Sable Bridge is open.` → `` The Sable Bridge is `open`. ``
- `daily-north-first-report#over-300-killed`
  - answers: `soldiers-killed-in-east-valley: more than 300` → `soldiers-killed-in-east-valley: at least 300`
  - as_of: `2021-02-28` → `2021-02-27`
  - via: `bex-oriel → agency-south` → `bex-oriel → nils-teder`

### Added

- `ports`, topic: `Ports`

### Cards, questions, actors, places, topics and tombstones changed

- `bex-oriel`, part_of: `country-b` → `country-c`

### Origins that change as a result

- `agency-south-papers#about-350-hurt`: `country-b (anonymous)` → `country-c (anonymous)`
- `daily-north-first-report#over-300-killed`: `country-b (anonymous)` → `country-c (anonymous)`
- `daily-north-first-report#soldiers-in-valley`: `country-b` → `country-c`
- `register-of-graves#minister-318-killed`: `country-b (anonymous)` → `country-c (anonymous)`
- `register-of-graves#slip-of-the-paper`: `country-b (anonymous)` → `country-c (anonymous)`
"""


def test_what_is_gone_is_told_with_what_it_was(repository: Path) -> None:
    """The words of a lost correction, the text of a lost statement."""
    log = "{on: 2021-04-02, statements: [over-300-killed], note: The figure was entered as 30., cause: our slip}"
    edit(REPORT, f"corrections:\n  - {log}\n", "")
    Path("sources/withdrawn/daily-north-second-report.yaml").unlink()
    assert diff("main").stdout.splitlines()[2:] == GONE.splitlines()


GONE = """\
### To mend: 2

- `daily-north-second-report`: the tombstone is gone.
  In `sources/withdrawn/daily-north-second-report.yaml`, put the file back as it was.
- `daily-north-first-report`: a correction is gone: \
`2021-04-02: over-300-killed: our slip: The figure was entered as 30.`.
  In `sources/cards/2021/daily-north-first-report.yaml`, put it back under corrections as it was.

### Gone

- `daily-north-second-report`, withdrawn: `It was the first report, entered a second time.`

### Corrections gone

- `daily-north-first-report`, over-300-killed: `2021-04-02: our slip: The figure was entered as 30.`
"""


def test_two_revisions(repository: Path) -> None:
    """What lies in the folder does not matter then."""
    Path("sources/topics/ports.yaml").write_text("name: Ports\ndescription: X.\n")
    commit()
    Path("sources/topics/ports.yaml").unlink()
    result = diff("main~1", "main")
    assert result.stdout == (
        "## `main~1` → `main`: what changed in meaning\n\n### Added\n\n- `ports`, topic: `Ports`\n"
    )
    assert result.exit_code == 0
    assert diff("main", "main~1").exit_code == 1


def test_json(repository: Path) -> None:
    """One object with all that was found, its texts as they are."""
    edit(REPORT, "The Sable Bridge is open.", "The Sable Bridge is `open`.")
    result = diff("main", "--format", "json")
    assert result.stdout.startswith('{\n  "base": "main",\n')
    assert 'note: \\"…' in result.stdout
    assert json.loads(result.stdout) == {
        "base": "main",
        "head": "the files in sources",
        "as_of": "2022-12-01",
        "problems": [],
        "failures": [
            {
                "rule": "no-correction",
                "path": "cards/2021/daily-north-first-report.yaml",
                "subject": "daily-north-first-report#bridge-open",
                "message": "text changed, and no new correction names it",
                "detail": "",
                "advice": "add under corrections",
                "example": '- {on: 2022-12-01, statements: [bridge-open], note: "…"}',
            }
        ],
        "changes": [
            {
                "what": "statement-changed",
                "subject": "daily-north-first-report#bridge-open",
                "field": "text",
                "old": "The Sable Bridge is open.",
                "new": "The Sable Bridge is `open`.",
            }
        ],
    }
    assert result.exit_code == 1


def test_the_day_of_the_standings(repository: Path) -> None:
    """--as-of before the environment; the heading says which."""
    Path("sources/questions/spare.yaml").write_text("text: Was it?\nkind: yes-no\nconcerns: [country-a]\n")
    assert "as a result, as of 2022-12-01\n" in diff("main").stdout
    assert "as a result, as of 2021-03-04\n" in diff("main", "--as-of", "2021-03-04").stdout
    assert "- `spare`\n  - standing: nothing → `unanswered`\n" in diff("main").stdout


BROKEN = """\
## `main` → `the files in sources`: what changed in meaning

Nothing was compared: `{side}` has 1 error.

```text
sources/topics/snow.yaml:1:1: error[missing-field] description is missing from a topic
    1 | name: Snow
      | ^ add description: one line
      = for example “description: Their deployment, their losses, and who has acknowledged them.”
```
"""


@pytest.mark.parametrize(("side", "status"), [("the files in sources", 1), ("main", 2)])
def test_an_archive_with_errors_is_not_compared(repository: Path, side: str, status: int) -> None:
    """A HEAD with errors fails; where only BASE has them, nothing can be said, which is another matter."""
    Path("sources/topics/snow.yaml").write_text("name: Snow\n")
    if side == "main":
        commit()
        Path("sources/topics/snow.yaml").unlink()
    result = diff("main")
    assert (result.stdout, result.exit_code) == (BROKEN.format(side=side), status)
    report = json.loads(diff("main", "--format", "json").stdout)
    assert (report["failures"], report["changes"]) == ([], [])
    assert report["problems"] == [
        {
            "side": "base" if side == "main" else "head",
            "path": "topics/snow.yaml",
            "line": 1,
            "column": 1,
            "code": "missing-field",
            "message": "description is missing from a topic",
            "hint": (
                "add description: one line; for example “description: Their deployment, their losses, and who has "
                "acknowledged them.”"
            ),
        }
    ]
    assert diff("main", "--format", "json").exit_code == status


def test_where_both_have_errors_those_of_head_are_told(repository: Path) -> None:
    """They are what can be mended."""
    Path("sources/topics/snow.yaml").write_text("name: Snow\n")
    commit()
    assert diff("main").stdout == BROKEN.format(side="the files in sources")
    assert diff("main").exit_code == 1


def test_warnings_hinder_nothing(repository: Path) -> None:
    """Only errors keep an archive from being compared."""
    edit(REPORT, "[the bridge](question:sable-bridge-reopened) ", "the bridge stands. It ")
    assert diff("main").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "Missing argument 'BASE'"),
        (["nowhere"], "there is no revision nowhere here"),
        (["main", "nowhere"], "there is no revision nowhere here"),
        (["main", "--sources", "nowhere"], "there is no folder nowhere; name one with --sources"),
        (["main", "--as-of", "soon"], "'soon' is no day; write 2026-11-22"),
        (["main", "--format", "text"], "'text' is not one of 'markdown', 'json'"),
    ],
)
def test_wrong_usage_exits_2(repository: Path, arguments: list[str], message: str) -> None:
    """With a sentence that says what is wrong, and nothing to read."""
    result = diff(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_a_day_that_is_none_in_the_environment(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as wrong usage, not as a fault of the program."""
    monkeypatch.setenv("ONRECORD_AS_OF", "soon")
    result = diff("main")
    assert result.exit_code == 2
    assert "ONRECORD_AS_OF is 'soon', which is no day; write 2026-11-22" in result.stderr


HOSTILE = [
    "``` \n## A heading\n\n- [x] <script>alert(1)</script> @everyone #1 https://x.example/ [a](javascript:b) ![](c)",
    "`",
    "``",
    "a`b``c```d",
    "` a",
    "a `",
    "</details> | a | b |",
    "\\`",
    "\\",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_code_span_holds_any_text(text: str) -> None:
    """On one line, and nothing in it can end it."""
    shown = code(text)
    assert "\n" not in shown
    fence = shown[: len(shown) - len(shown.lstrip("`"))]
    assert shown.endswith(fence)
    inside = shown[len(fence) : -len(fence)]
    assert fence not in inside
    assert not inside.startswith("`") and not inside.endswith("`")
    assert inside.strip(" ") == " ".join(text.split()).strip(" ")
    assert "<script" not in markdown(f"- {shown}")


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    """Whatever field of a report a file’s text comes to: no heading, link, mark or tag comes out of it."""
    failure = Failure(Rule.CORRECTION_GONE, text, text, "a correction is gone", "put it back", text, text)
    changes = tuple(Change(what, text, "", text, text) for what in What)
    rendered = markdown(as_markdown(Differences((failure,), changes), Names(text, text, text, date(2022, 12, 1))))
    plain = markdown(
        as_markdown(
            Differences((failure_of("x"),), tuple(Change(w, "x", "", "x", "x") for w in What)),
            Names("x", "x", "x", date(2022, 12, 1)),
        )
    )
    assert [line.split(">")[0] for line in tags(rendered)] == [line.split(">")[0] for line in tags(plain)]


def failure_of(text: str) -> Failure:
    return Failure(Rule.CORRECTION_GONE, text, text, "a correction is gone", "put it back", text, text)


def tags(html: str) -> list[str]:
    """The tags of a page, in order."""
    return [f"<{part.split('>')[0]}>" for part in html.split("<")[1:]]


def test_the_lines_of_a_broken_file_cannot_leave_their_block() -> None:
    """The fence is longer than any in them."""
    problem = Problem("a.yaml", Span(1, 1, 1), fault("bad-id", value="````", meant="`````"), "```x")
    lines = problems_as_markdown("main", [problem], NAMES).splitlines()
    assert lines[4] == "``````text"
    assert lines[-1] == "``````"


def test_where_the_archive_lies_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Paths are told from where one stands."""
    monkeypatch.chdir("sources")
    Path("topics/valley-war.yaml").rename("topics/valley.yaml")
    for path in (*Path("cards").rglob("*.yaml"), *Path("questions").glob("*.yaml")):
        path.write_text(
            path.read_text("utf-8")
            .replace("topics: [valley-war]", "topics: [valley]")
            .replace("topic:valley-war", "topic:valley"),
            "utf-8",
        )
    lines = diff("main", "--sources", ".").stdout.splitlines()
    assert lines[0] == "## `main` → `the files in .`: what changed in meaning"
    assert lines[5] == '  In `withdrawn/valley-war.yaml`, write: `{was: topic, on: 2022-12-01, note: "…"}`'


def test_a_base_that_breaks_a_newer_rule_is_compared(repository: Path) -> None:
    """What was published before a rule came must not keep the change that mends it from being looked at."""
    finding = "sources/questions/soldiers-in-east-valley.yaml"
    edit(finding, "evidence: [arlo-vance-speech#soldiers-fought]", "evidence: [union-of-ports-briefing]")
    commit()
    edit(finding, "evidence: [union-of-ports-briefing]", "evidence: [arlo-vance-speech#soldiers-fought]")
    result = diff("main")
    assert result.exit_code == 0
    assert "evidence of the finding of 2022-03-01: `union-of-ports-briefing` → `arlo-vance-speech" in result.stdout


def test_a_base_that_leads_back_to_itself_is_not_compared(repository: Path) -> None:
    """Of such an archive nothing can be derived."""
    actor = "sources/actors/country-c.yaml"
    before = Path(actor).read_text("utf-8")
    Path(actor).write_text(f"{before}part_of: register-office\n", "utf-8")
    commit()
    Path(actor).write_text(before, "utf-8")
    result = diff("main")
    assert (result.exit_code, "Nothing was compared: `main` has " in result.stdout) == (2, True)


def test_what_is_told_otherwise_may_be_all_that_changed(repository: Path) -> None:
    """Days of coming in change nothing in meaning by themselves; a report of something to mend says "else"."""
    rows = [f"card,{card.stem},,,2022-10-01" for card in sorted(Path("sources/cards").rglob("*.yaml"))]
    recorded = Path("sources/recorded.csv")
    recorded.write_text("\n".join(["kind,id,on,what,recorded", *rows, ""]), "utf-8")
    commit()
    recorded.write_text(recorded.read_text("utf-8").replace("speech,,,2022-10-01", "speech,,,2022-10-05"), "utf-8")
    result = diff("main")
    assert "\n### To mend: 2\n\n- `soldiers-in-east-valley`: how it stood " in result.stdout
    assert (
        ".\n  In `sources/cards/2021/agency-south-papers.yaml`, add under corrections, here or in another card that "
        'it rests on, unless you put back what changed it: `- {on: 2022-12-01, note: "…"}`\n\n'
        "Nothing else changed in meaning.\n"
    ) in result.stdout
    assert result.exit_code == 1
