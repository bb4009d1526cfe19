"""Every rule breaks exactly where its fault is, alone and among all the others.

Each folder of `faults/` is a small archive with one thing wrong and an `expected.json`: what
`onrecord check --sources FOLDER --format json` prints. Entities that several folders share are the same
to the byte, and every faulty file has an id of its own, so that all folders laid over each other are one archive.

One file is not kept in git, because it would be a quarter of a MiB of remarks: `LARGE` says what it holds, and
the tests write it into a copy of its folder.
"""

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.problems import CODES, WARNINGS
from onrecord.reading import MAX_BYTES

FAULTS: Final = Path(__file__).parent / "faults"
FOLDERS: Final = sorted(path for path in FAULTS.iterdir() if path.is_dir())
LARGE: Final = {"003-too-large" if False else "004-too-large": "actors/f004-too.yaml"}
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
        if file.is_dir() or file.name == "expected.json":
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
    (found,) = FAULTS.glob(f"???-{name}")
    return found.name


@BY_FOLDER
def test_one_fault_is_one_problem_at_its_place(folder: Path, tmp_path: Path) -> None:
    """The check prints exactly the expected JSON, and one fault raises one problem."""
    result = check(whole(folder, tmp_path), "--format", "json")
    assert result.stdout == (folder / "expected.json").read_text(encoding="utf-8")
    assert len(expected(folder)) == 1


@BY_FOLDER
def test_exit_codes(folder: Path, tmp_path: Path) -> None:
    """An error exits 1; a warning exits 0, and 1 with --strict."""
    (problem,) = expected(folder)
    archive = whole(folder, tmp_path)
    warning = problem["code"] in WARNINGS
    assert problem["severity"] == ("warning" if warning else "error")
    assert check(archive).exit_code == (0 if warning else 1)
    assert check(archive, "--strict").exit_code == 1


def test_every_code_has_a_fault() -> None:
    """Each code is raised by at least one folder, and no folder expects a code that does not exist."""
    assert {row["code"] for folder in FOLDERS for row in expected(folder)} == set(CODES)


def test_folders_are_numbered() -> None:
    """The folders are numbered from 001 without a gap."""
    assert [folder.name[:4] for folder in FOLDERS] == [f"{n:03}-" for n in range(1, len(FOLDERS) + 1)]


def test_all_faults_in_one_run(tmp_path: Path) -> None:
    """All archives laid over each other raise all their problems in one run, and no other; none is left out."""
    for folder in FOLDERS:
        lay(folder, tmp_path)
    result = check(tmp_path, "--format", "json")
    printed = [tuple(row.items()) for row in json.loads(result.stdout)]
    wanted = [tuple(row.items()) for folder in FOLDERS for row in expected(folder)]
    assert set(printed) == set(wanted)
    assert len(printed) == len(wanted)
    assert result.exit_code == 1


TEXTS: Final = {}


@pytest.mark.parametrize("name", TEXTS)
def test_text_form(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """For a person: place, severity, code and message; the line with its mark; what to do; how many in all."""
    monkeypatch.chdir(FAULTS)
    assert check(named(name)).stdout == TEXTS[name]
