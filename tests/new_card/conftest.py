"""An archive to add to, and the command that adds."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from tests.new_card.inputs import New


@pytest.fixture
def new(sources: Path, monkeypatch: pytest.MonkeyPatch) -> New:
    """Runs the command; with `typed`, as if somebody sat there and typed these lines."""
    monkeypatch.setenv("ONRECORD_AS_OF", "2026-11-22")

    def run(*arguments: str, typed: tuple[str, ...] | None = None, program: str = "onrecord") -> Result:
        monkeypatch.setattr("onrecord.commands.new.at_a_terminal", lambda: typed is not None)
        monkeypatch.setattr("sys.argv", [program])
        lines = "".join(f"{line}\n" for line in typed or ())
        return CliRunner().invoke(main, ["new", *arguments, "--sources", str(sources)], input=lines)

    return run
