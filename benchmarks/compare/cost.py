"""What a command costs: wall and CPU seconds, and memory at its peak, of all processes that it starts."""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

PAUSE: Final = 1.0
"""Seconds between two looks at the memory of all processes."""
_KIB: Final = 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, and bytes at the peak: of the largest process as the kernel tells, of all together as seen now and then.

    What processes share is counted once; of a command that ends within a second the second is 0.
    """

    wall: float
    cpu: float
    largest: int
    together: int
    printed: str


class Failed(Exception):  # noqa: N818
    """A command ended with an error; the message is what it printed."""


def run(
    command: Sequence[str], folder: Path, variables: Mapping[str, str] | None = None, patience: float | None = None
) -> Cost:
    """Run a command to its end, or for so many seconds.

    Raises Failed where it fails, or is broken off, with all that it started: what that costs is of no interest.
    """
    started = time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env={**os.environ, **(variables or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        ended, peak = threading.Event(), [0]
        looks = threading.Thread(target=_look, args=(process.pid, ended, peak, patience))
        looks.start()
        try:
            assert process.stdout is not None, "a pipe was asked for"
            printed = process.stdout.read()
            _, status, used = os.wait4(process.pid, 0)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise
        finally:
            ended.set()
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        looks.join()
    if process.returncode == -signal.SIGKILL:
        raise Failed(f"not finished within {patience:.0f} s" if patience and wall > patience else "killed")
    if process.returncode:
        raise Failed(printed.strip() or f"ended with {process.returncode}")
    return Cost(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * _KIB, peak[0], printed)


def _look(process: int, ended: threading.Event, peak: list[int], patience: float | None) -> None:
    """Note the memory of all processes at its peak until they have ended; end them where they take too long."""
    until = time.monotonic() + (patience or threading.TIMEOUT_MAX)
    while not ended.wait(min(PAUSE, max(until - time.monotonic(), 0))):
        if time.monotonic() >= until:
            os.killpg(process, signal.SIGKILL)
            return
        peak[0] = max(peak[0], sum(map(_resident, _tree(process))))


def _tree(process: int) -> list[int]:
    """A process and all below it; where there is no /proc, it alone."""
    try:
        lists = [file.read_text("utf-8") for file in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        lists = []
    return [process, *(below for line in lists for child in line.split() for below in _tree(int(child)))]


def _resident(process: int) -> int:
    """The bytes of memory that a process has to itself, and its part of what it shares; 0 once it has gone."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * _KIB for line in lines if line.startswith("Pss:"))


def files_in(folder: Path) -> tuple[int, int, int]:
    """How many files a site has, how many of them are pages, and their bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return len(files), sum(path.suffix == ".html" for path in files), sum(path.stat().st_size for path in files)
