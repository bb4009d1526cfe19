"""`onrecord check --watch`: the check again upon a save, and its exit code at Ctrl-C."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

import pytest

EXAMPLE: Final = Path(__file__).parents[1] / "example"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "sources"))


@pytest.fixture
def watching(sources: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-u", "-m", "onrecord.cli", "check", "--watch", "--sources", str(sources)]
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from onrecord.cli import main; main()"
    )
    command = [sys.executable, "-u", "-c", program, *command[4:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        yield process
        process.kill()


def until(output: IO[str] | None, end: str) -> str:
    """What is printed up to a line that begins so; reading waits for it."""
    told = ""
    for line in output or ():
        told += line
        if line.startswith(end):
            return told
    raise AssertionError(f"it ended without {end!r}: {told}")


@pytest.mark.parametrize(("mended", "code"), [(False, 1), (True, 0)])
def test_checks_upon_a_save(watching: subprocess.Popen[str], sources: Path, mended: bool, code: int) -> None:
    """Each save is checked, however it is saved; Ctrl-C ends it with the exit code of the last check."""
    assert until(watching.stdout, "watching ").startswith(f"no problems in {sources}\n")
    file = sources / "actors/daily-north.yaml"
    sound = file.read_text()
    file.write_text("name: Daily North\ntype: paper\n")
    told = until(watching.stdout, "watching ")
    assert told.startswith("\n— actors/daily-north.yaml was saved —\n")
    assert ':2:7: error[not-in-list] type: "paper" is not in the list\n' in told
    if mended:
        (sources / "actors/.beside").write_text(sound)
        (sources / "actors/.beside").rename(file)  # as editors do
        assert f"\nno problems in {sources}\n" in until(watching.stdout, "watching ")
    watching.send_signal(signal.SIGINT)
    assert watching.wait(20) == code
