"""What measures the tests and the package: the draw of mistakes, the end of what hangs, the sums of costs."""

import importlib.util
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from benchmarks import mutants
from tests import costs


def test_a_draw_ends_where_there_are_no_more_mistakes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are asked for; each is another."""
    package = tmp_path / mutants.PACKAGE
    package.mkdir(parents=True)
    (package / "small.py").write_text("def f(a):\n    return 1 if a else None\n", "utf-8")
    (package / "empty.py").touch()
    monkeypatch.setattr(mutants, "PROJECT", tmp_path)
    drawn = mutants.drawn(1000)
    assert len({mutant.text for mutant in drawn}) == len(drawn) > 0
    assert {mutant.module for mutant in drawn} == {"small.py"}


PARENT = """
import subprocess, sys, pathlib, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
pathlib.Path("pid").write_text(str(child.pid))
time.sleep(60)
"""


def runs(process: int) -> bool:
    """Whether a process is there and is not only waiting for its parent to ask of it."""
    try:
        return Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="whether a process runs is read in /proc")
def test_what_hangs_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    """A browser or a server that a test began would else run on, one for each mistake."""
    with pytest.raises(subprocess.TimeoutExpired):
        mutants.exit_code([sys.executable, "-c", PARENT], tmp_path, os.environ, 5)
    child = int((tmp_path / "pid").read_text())
    ends = time.monotonic() + 5
    while runs(child) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not runs(child)


@pytest.mark.parametrize("code", [0, 1])
def test_what_ends_says_with_what(code: int, tmp_path: Path) -> None:
    """A failing run of the tests is one that sees the mistake."""
    assert mutants.exit_code([sys.executable, "-c", f"raise SystemExit({code})"], tmp_path, os.environ, 60) == code


def test_a_test_belongs_to_its_part_wherever_the_project_lies(tmp_path: Path) -> None:
    """In a folder `tests` too: what counts is where it lies within the tests."""
    folder = tmp_path / "tests" / "project" / "tests"
    folder.mkdir(parents=True)
    (folder / "costs.py").write_bytes(Path(costs.__file__).read_bytes())
    spec = importlib.util.spec_from_file_location("copied_costs", folder / "costs.py")
    assert spec is not None
    assert spec.loader is not None
    copied = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copied)
    files = ("site/test_build.py", "test_golden.py", "pages/home/test_page.py", "model/test_parse.py")
    assert [copied.part_of(folder / file) for file in files] == ["site", "faults and kin", "pages", "unit-like"]
