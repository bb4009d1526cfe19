"""The method, case by case: what stands on a question as of a date (method §2–§7).

Each folder of `golden/` is a tiny archive in `sources/` and an `expected.yaml`: what `onrecord show` must say of a
question on a date. Badges and positions are given in full there; of the rest, what the case is about. The cases are
written from the method alone. `{problem: code}` stands for what the check must refuse.
"""

import json
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.paths import GOLDEN

FOLDERS: Final = sorted(path for path in GOLDEN.iterdir() if path.is_dir())
ENTRY_ORDER: Final = ("statement", "found_on", "holds_from", "answer", "basis", "on", "for")
Row = dict[str, Any]


def expected(folder: Path) -> list[Row]:
    """What a case must give; every scalar is text, so that `no` and days stay as written."""
    text = (folder / "expected.yaml").read_text(encoding="utf-8")
    rows: list[Row] = yaml.load(text, Loader=yaml.BaseLoader)
    return rows


def standings() -> list[Any]:
    """Every case that pins a standing, named by its folder, question and day."""
    return [
        pytest.param(folder, row, id=f"{folder.name}:{row['question']}:{row['as_of']}")
        for folder in FOLDERS
        for row in expected(folder)
        if "standing" in row
    ]


def run(*arguments: str) -> Result:
    """The command in this process."""
    result = CliRunner().invoke(main, arguments)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def show(folder: Path, row: Row, *options: str) -> str:
    """What `onrecord show` prints of a case's question on its day."""
    sources = str(folder / "sources")
    result = run("show", row["question"], "--as-of", row["as_of"], "--sources", sources, *options)
    assert result.exit_code == 0, result.output
    return result.stdout


def shown_positions(shown: Row, wanted: Row) -> Row:
    """Each position in as much detail as the case gives: its stance, or also since when and from which statement."""
    return {
        party: {key: position[key] for key in wanted[party]}
        if isinstance(wanted.get(party), dict)
        else position["stance"]
        for party, position in shown.items()
    }


def shown_answers(shown: list[Row], wanted: list[Row]) -> list[Row]:
    """The answers by their statement, each with the fields that the case gives of it."""
    given = {answer["statement"]: answer for answer in wanted}
    rows = [{key: a[key] for key in given.get(a["statement"], {"statement"})} for a in shown]
    return sorted(rows, key=lambda a: str(a["statement"]))


def shown_entries(shown: list[Row], wanted: list[Row]) -> list[Row]:
    """The entries of a list in order, each with the fields that the case gives; what is not known is no text."""
    keys = {key: None for entry in wanted for key in entry}
    rows = [{key: "" if entry[key] is None else entry[key] for key in keys or entry} for entry in shown]
    return sorted(rows, key=lambda row: [str(row[key]) for key in ENTRY_ORDER if key in row])


def shown_utterances(shown: list[Row]) -> list[Row]:
    """The utterances that several statements tell, each led by one of them, with the others in order of their names."""
    rows = [{"statement": u["statement"], "tellings": sorted(u["tellings"])} for u in shown if u["tellings"]]
    return sorted(rows, key=lambda u: str(u["statement"]))


def pinned(shown: Row, wanted: Row) -> Row:
    """Of what was shown, what a case pins, in the form in which it pins it."""
    row: Row = {key: shown[key] for key in ("question", "as_of", "standing")}
    row["badges"] = sorted(shown["badges"])
    row["positions"] = shown_positions(shown["positions"], wanted["positions"])
    if "origins" in wanted:
        row["origins"] = {key: sorted(shown["origins"][key]) for key in wanted["origins"]}
    if "answers" in wanted:
        row["answers"] = shown_answers(shown["answers"], wanted["answers"])
    if "history" in wanted:
        row["history"] = [
            {"from": then["from"], "standing": then["standing"], "badges": sorted(then["badges"])}
            for then in sorted(shown["history"], key=lambda then: str(then["from"]))
        ]
    for key in ("findings", "comments", "parts", "searches"):
        if key in wanted:
            row[key] = shown_entries(shown[key], wanted[key])
    if "utterances" in wanted:
        row["utterances"] = shown_utterances(shown["utterances"])
    return row


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_archive_is_clean(folder: Path) -> None:
    """Every archive passes the strict check, but for the one problem that a case of refusal names."""
    problems = [row["problem"] for row in expected(folder) if "problem" in row]
    result = run("check", "--strict", "--sources", str(folder / "sources"), "--format", "json")
    assert [problem["code"] for problem in json.loads(result.stdout)] == problems
    assert result.exit_code == (1 if problems else 0)


@pytest.mark.parametrize(("folder", "row"), standings())
def test_stands_as_the_method_says(folder: Path, row: Row) -> None:
    """On the day of the case, the question stands as the method says, and all that the case pins is so."""
    wanted = {key: value for key, value in row.items() if key != "beside_in_text"}
    assert pinned(json.loads(show(folder, row, "--format", "json")), wanted) == wanted


@pytest.mark.parametrize(("folder", "row"), [case for case in standings() if "beside_in_text" in case.values[1]])
def test_side_by_side_with_the_reason(folder: Path, row: Row) -> None:
    """Figures that do not compare stand side by side in the text, with the reason in words."""
    text = show(folder, row)
    assert [words for words in row["beside_in_text"] if words not in text] == []


def test_folders_are_numbered() -> None:
    """The cases are numbered from 01 without a gap, and each pins something."""
    assert [folder.name[:3] for folder in FOLDERS] == [f"{n:02}-" for n in range(1, len(FOLDERS) + 1)]
    assert [folder.name for folder in FOLDERS if not expected(folder)] == []
