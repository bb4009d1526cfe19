"""The order of the layers (pyproject.toml, `tool.importlinter`): an import that runs upwards is refused."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.paths import PROJECT

LINT = Path(sys.executable).with_name("lint-imports")


def lint(package_root: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package below a folder, by this repository's contract."""
    command = [str(LINT), "--config", str(PROJECT / "pyproject.toml"), "--no-cache", "--no-logo"]
    environment = {**os.environ, "PYTHONPATH": str(package_root), "COLUMNS": "400"}
    return subprocess.run(command, cwd=package_root, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def hooks(tmp_path: Path) -> Path:
    """A copy of the package that a test may spoil."""
    ignored = shutil.ignore_patterns("__pycache__")
    return Path(shutil.copytree(PROJECT / "hooks", tmp_path / "hooks", ignore=ignored))


@pytest.mark.parametrize(
    ("module", "line", "refused"),
    [
        (
            "standings/origins.py",
            "from ..pages import render",
            "onrecord.standings is not allowed to import onrecord.pages",
        ),
        (
            "vocabulary.py",
            "from .problems import problem",
            "onrecord.vocabulary is not allowed to import onrecord.problems",
        ),
        ("fmt/nodes.py", "from ..diff import change", "onrecord.fmt is not allowed to import onrecord.diff"),
    ],
)
def test_an_import_that_is_turned_round_is_refused(hooks: Path, module: str, line: str, refused: str) -> None:
    """One line that imports from above, or from beside, and the contract names both ends."""
    changed = hooks / "onrecord" / module
    changed.write_text(f"{changed.read_text('utf-8')}\n{line}\n", "utf-8")
    result = lint(hooks)
    assert result.returncode == 1
    assert refused in result.stdout


def test_a_module_without_a_layer_is_refused(hooks: Path) -> None:
    """Whoever adds a folder says where it stands."""
    (hooks / "onrecord" / "newcomer.py").write_text('"""A module that nobody has placed."""\n', "utf-8")
    result = lint(hooks)
    assert result.returncode == 1
    assert "onrecord.newcomer" in result.stdout
