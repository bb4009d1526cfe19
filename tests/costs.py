"""What the parts of `make test` cost, in CPU and wall seconds; what they start (Chromium, builds) is counted with them.

`python -m tests.costs FILE PART COMMAND…` runs a command and adds its line to a file; `pytest --costs FILE` adds a line
for each group of tests; `python -m tests.costs FILE` prints them all with their sum.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Generator
from pathlib import Path
from typing import Any, Final

import pytest

TICKS: Final = os.sysconf("SC_CLK_TCK")
FAULTS: Final = {"test_faults.py", "test_rules.py", "test_beginners.py", "test_golden.py", "test_trials.py"}
FOLDERS: Final = {"browser", "commands", "property", "scripts", "site", "workflows"}
Cost = tuple[float, float]
ITSELF: Final = "pytest itself"
"""What no test is charged with."""


def part_of(path: Path) -> str:
    """The part to which a file of tests belongs; what is neither a part of its own nor a fault is unit-like."""
    inside = path.relative_to(Path(__file__).parent).parts
    if inside[0] in FOLDERS:
        return inside[0]
    return "faults and kin" if inside[0] in FAULTS else "pages" if inside[0] == "pages" else "unit-like"


def cpu_seconds() -> float:
    """The CPU time of this process and of all that it started, whether they still run or not."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = sum(_ticks(child) for child in _children(os.getpid()))
    return used.ru_utime + used.ru_stime + ended.ru_utime + ended.ru_stime + running / TICKS


def _ticks(process: int) -> int:
    """What a process used and all below it; 0 once it has gone, or where there is no /proc."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
    except OSError:
        return 0
    return sum(map(int, fields[11:15])) + sum(_ticks(child) for child in _children(process))


def _children(process: int) -> list[int]:
    try:
        lists = [file.read_text("utf-8") for file in Path(f"/proc/{process}/task").glob("*/children")]
    except OSError:
        return []
    return [int(child) for line in lists for child in line.split()]


def add(file: Path, part: str, cost: Cost) -> None:
    """Add a part's line to the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps([part, *cost]) + "\n")


def table(file: Path) -> str:
    """Every part with its seconds, and their sum."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    rows.append(["all", sum(row[1] for row in rows), sum(row[2] for row in rows)])
    head = f"{'part':<24}{'CPU s':>8}{'wall s':>8}"
    return "\n".join([head, *(f"{part:<24}{cpu:>8.1f}{wall:>8.1f}" for part, cpu, wall in rows)])


class Costs:
    """Adds up what each part costs, in this process and in those of pytest-xdist.

    It reads only where one part follows another: with a browser below a reading takes milliseconds, and tests are many.
    """

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._begun = time.monotonic()
        self._read: Cost = (0.0, self._begun)
        self._part = ITSELF
        self._parts: dict[str, Cost] = defaultdict(lambda: (0.0, 0.0))
        self._workers = 0

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(
        self, item: pytest.Item, nextitem: pytest.Item | None
    ) -> Generator[None, object, object]:
        """A test with its set-up and what is taken down after it."""
        part = part_of(item.path)
        if part != self._part:
            self._charge(part)
        result = yield
        if nextitem is None:
            self._charge(ITSELF)
        return result

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_teardown(self, nextitem: pytest.Item | None) -> None:
        """The last reading of a browser before it ends: nobody waits for some of its processes, and those are lost."""
        if nextitem is None:
            self._charge(self._part)

    def _charge(self, following: str) -> None:
        """What was used since the last reading is of the part until now; what was lost is not taken off it."""
        now = cpu_seconds(), time.monotonic()
        self._add(self._part, (max(now[0] - self._read[0], 0.0), now[1] - self._read[1]))
        self._read, self._part = now, following

    def _add(self, part: str, cost: Cost) -> None:
        cpu, wall = self._parts[part]
        self._parts[part] = cpu + cost[0], wall + cost[1]

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: Any) -> None:
        """What a worker counted; one that broke off has nothing to tell."""
        output = getattr(node, "workeroutput", {}).get("costs")
        if output:
            self._workers += 1
            for part, cost in output.items():
                self._add(part, cost)

    def pytest_sessionfinish(self) -> None:
        """A worker hands over what it counted; whoever has the file writes it."""
        output = getattr(self._config, "workeroutput", None)
        if self._workers == 0:
            self._charge(ITSELF)
        if output is not None:
            output["costs"] = dict(self._parts)
            return
        workers = max(self._workers, 1)
        cpu, _ = self._parts.pop(ITSELF)
        used = resource.getrusage(resource.RUSAGE_SELF)  # below are the workers, which counted themselves
        cpu += used.ru_utime + used.ru_stime if self._workers else 0.0
        for part, (seconds, lasted) in sorted(self._parts.items()):
            add(self._file, part, (seconds, lasted / workers))
        rest = time.monotonic() - self._begun - sum(lasted for _, lasted in self._parts.values()) / workers
        add(self._file, ITSELF, (cpu, rest))

    @property
    def _file(self) -> Path:
        return Path(self._config.getoption("costs"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the costs go."""
    parser.addoption("--costs", metavar="FILE", help="add a line for each part of the tests: its CPU and wall seconds")


def pytest_configure(config: pytest.Config) -> None:
    """Count only where it is asked for."""
    if config.getoption("costs"):
        config.pluginmanager.register(Costs(config), "costs")


def main(file: Path, *rest: str) -> int:
    """Run a command and add what it cost, or print what was added; the command's exit code."""
    if not rest:
        print(table(file))
        return 0
    part, *command = rest
    begun, wall = cpu_seconds(), time.monotonic()
    done = subprocess.run(command, check=False)
    add(file, part, (cpu_seconds() - begun, time.monotonic() - wall))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
