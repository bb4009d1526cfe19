"""Every rule breaks exactly where its fault is, alone and among all the others.

Each folder of `faults/` is a small archive with one thing wrong and an `expected.json`: what
`onrecord check --sources FOLDER --format json` prints. Entities that several folders share are the same
to the byte, and every faulty file has an id of its own, so that all folders laid over each other are one archive.

One file is not kept in git, because it would be a quarter of a MiB of remarks: `LARGE` says what it holds, and
the tests write it into a copy of its folder.
"""

import json
import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.problems.catalogue import Severity, catalogue
from onrecord.reading.document import MAX_BYTES
from tests.paths import FAULTS

FOLDERS: Final = sorted(path for path in FAULTS.iterdir() if path.is_dir())
LARGE: Final = {"004-too-large": "actors/f004-too.yaml"}
BY_FOLDER = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
Row = dict[str, Any]


def check(folder: Path | str, *options: str) -> Result:
    """`onrecord check` on an archive, in this process."""
    result = CliRunner().invoke(main, ["check", "--sources", str(folder), *options])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def whole(folder: Path, copy: Path) -> Path:
    """The archive of a fault, complete: a copy where it lacks the file that is too large for git."""
    if folder.name not in LARGE:
        return folder
    lay(folder, copy)
    return copy


def lay(folder: Path, over: Path) -> None:
    """Lay a fault's archive over another; what both have must be the same."""
    for file in folder.rglob("*"):
        target = over / file.relative_to(folder)
        if file.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.symlink_to(file.readlink())
        if file.is_dir() or file.is_symlink() or file.name == "expected.json":
            continue
        if target.exists():
            assert target.read_bytes() == file.read_bytes(), f"{target} differs between folders"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    if folder.name in LARGE:
        target = over / LARGE[folder.name]
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"name: The Long Scroll\ntype: outlet\n" + b"# a remark\n" * (MAX_BYTES // 11 - 2))
        assert MAX_BYTES < target.stat().st_size < MAX_BYTES + 20


def expected(folder: Path) -> list[Row]:
    """The problems that a fault must raise: exactly one."""
    rows: list[Row] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return rows


def named(name: str) -> str:
    """A fault's folder, by its name without the number."""
    (folder,) = FAULTS.glob(f"???-{name}")
    return folder.name


@BY_FOLDER
def test_one_fault_is_one_problem_at_its_place(folder: Path, tmp_path: Path) -> None:
    """The check prints exactly the expected JSON, and one fault raises one problem."""
    result = check(whole(folder, tmp_path), "--format", "json")
    assert result.stdout == (folder / "expected.json").read_text(encoding="utf-8")
    assert len(expected(folder)) == 1


@BY_FOLDER
def test_exit_codes(folder: Path, tmp_path: Path) -> None:
    """An error exits 1; a warning exits 0, and 1 with --strict; a hint always 0."""
    (problem,) = expected(folder)
    archive = whole(folder, tmp_path)
    severity = catalogue().rules[problem["code"]].severity
    assert problem["severity"] == severity.value
    assert check(archive).exit_code == (1 if severity is Severity.ERROR else 0)
    assert check(archive, "--strict").exit_code == (0 if severity is Severity.HINT else 1)


def test_every_code_has_a_fault() -> None:
    """Each code is raised by at least one folder, and no folder expects a code that does not exist."""
    assert {row["code"] for folder in FOLDERS for row in expected(folder)} == set(catalogue().rules)


def test_folders_are_numbered() -> None:
    """Each folder has a number of its own, of three digits."""
    numbers = [folder.name[:4] for folder in FOLDERS]
    assert all(re.fullmatch(r"\d{3}-", number) for number in numbers)
    assert len(set(numbers)) == len(numbers)


def test_all_faults_in_one_run(tmp_path: Path) -> None:
    """All archives laid over each other raise all their problems in one run, and no other."""
    for folder in FOLDERS:
        lay(folder, tmp_path)
    result = check(tmp_path, "--format", "json")
    printed = [summary_of(row) for row in json.loads(result.stdout)]
    wanted = [summary_of(row) for folder in FOLDERS for row in expected(folder)]
    assert set(printed) == set(wanted)
    assert len(printed) == len(wanted)
    assert result.exit_code == 1


def summary_of(row: Row) -> tuple[Any, ...]:
    """A problem as something that sets can hold."""
    return tuple(row[key] for key in ("path", "line", "column", "code", "severity", "message", "hint", "page"))


TEXTS: Final = {
    "claim-without-speaker": """\
034-claim-without-speaker/cards/2025/f034-claim.yaml:13:5: error[missing-field] \
said_by is missing from an attributed claim
   13 |   - id: fought
      |     ^ add said_by: who first said it
      = for example “said_by: volodymyr-zelensky”

1 error in 034-claim-without-speaker
""",
    "actor-misspelt": """\
074-actor-misspelt/cards/2025/f074-actor.yaml:15:14: error[unknown-actor] said_by: no actor has the id "spokesman-of-aa"
   15 |     said_by: spokesman-of-aa
      |              ^^^^^^^^^^^^^^^ did you mean "spokesman-of-a"?
      = if this is somebody new, add sources/actors/spokesman-of-aa.yaml with name: and type:

1 error in 074-actor-misspelt
""",
    "link-to-no-statement": """\
087-link-to-no-statement/cards/2025/f087-link.yaml:11:60: error[dead-annotation] \
summary: “#foght”: the card "f087-link" has no statement "foght"
   11 |   reports that [soldiers of Northland fought in Southland](#foght).
      |                                                            ^^^^^^ did you mean "fought"?
      = it has: fought

1 error in 087-link-to-no-statement
""",
    "folder-misspelt": """\
026-folder-misspelt/actor/f026-folder.yaml:1:1: error[misplaced-file] no file is read from here
      = did you mean "actors/"?
      = cards lie in cards/<year>/<id>.yaml, all else in actors/, questions/, places/, topics/ or withdrawn/

1 error in 026-folder-misspelt
""",
    "figure-not-quoted": """\
012-figure-not-quoted/cards/2025/f012-figure.yaml:16:27: error[unquoted-figure] > 3000 begins with “>” and is not quoted
   16 |     answers: {q-quantity: > 3000}
      |                           ^^^^^^ quote it: "> 3000"

1 error in 012-figure-not-quoted
""",
    "word-of-attribution": """\
100-word-of-attribution/cards/2025/f100-word.yaml:16:7: warning[attribution-word] \
text: “reportedly” is a word of attribution or doubt
   16 |       reportedly fought in Southland in January 2025.
      |       ^^^^^^^^^^ leave it out
      = who says it stands in said_by and via; how surely, in note

1 warning in 100-word-of-attribution
""",
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_form(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a person: place, severity, code and message; the line with its mark; what to do; how many in all."""
    monkeypatch.chdir(FAULTS)
    assert check(named(name)).stdout == TEXTS[name]


def test_github_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """For a review on a repository host: a workflow command with the place; the count goes to the other stream."""
    monkeypatch.chdir(FAULTS)
    result = check(named("actor-misspelt"), "--format", "github")
    assert result.stdout == (
        "::error file=074-actor-misspelt/cards/2025/f074-actor.yaml,line=15,col=14,endColumn=29,title=unknown-actor::"
        'said_by: no actor has the id "spokesman-of-aa". did you mean "spokesman-of-a"?; '
        "if this is somebody new, add sources/actors/spokesman-of-aa.yaml with name: and type:\n"
    )
    assert result.stderr == "1 error in 074-actor-misspelt\n"
