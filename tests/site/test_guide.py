"""What the guide and the README tell contributors to write passes the checks, and the messages they show are real."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from onrecord.loading import SourceFile, load_files, source_files
from onrecord.problems import Problem, Severity
from onrecord.reports import as_text
from onrecord.values import read

PROJECT = Path(__file__).parents[2]
GUIDE = (PROJECT / "docs" / "contribute.md").read_text("utf-8")
README = (PROJECT / "README.md").read_text("utf-8")


def _blocks(text: str) -> list[str]:
    found = re.findall(r"^( *)```yaml\n(.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    return [re.sub(rf"(?m)^{indent}", "", block) for indent, block in found]


def _problems_with(card: str, path: str) -> list[Problem]:
    files = [*source_files(PROJECT / "sources"), SourceFile(path, card.encode())]
    return [p for p in load_files(files).problems if p.path == path]


@pytest.mark.parametrize("text", [GUIDE, README], ids=["guide", "readme"])
def test_the_card_to_copy_has_no_error(text: str) -> None:
    """It may only be near to the card of the same source that the archive has."""
    card = next(block for block in _blocks(text) if block.startswith("title: "))
    problems = _problems_with(card, "cards/2024/copied-from-the-guide.yaml")
    assert [p for p in problems if p.severity is Severity.ERROR] == []
    assert {p.code for p in problems} <= {"near-duplicate"}


@pytest.mark.parametrize(
    ("text", "name"), [(GUIDE, "fakty-2024-12-23"), (README, "newsweek-kursk")], ids=["guide", "readme"]
)
def test_the_message_shown_is_the_one_that_the_card_shown_would_draw(text: str, name: str) -> None:
    """Line and column included: the misspelt speaker of the card above it."""
    card = next(block for block in _blocks(text) if block.startswith("title: "))
    wrong = card.replace("said_by: volodymyr-zelensky", "said_by: volodymyr-zelenski")
    (problem,) = [p for p in _problems_with(wrong, f"cards/2024/{name}.yaml") if p.code == "unknown-actor"]
    shown = re.search(r"^( *)```(?:text)?\n( *sources/cards.*?)^ *```", text, re.MULTILINE | re.DOTALL)
    assert shown is not None
    assert re.sub(rf"(?m)^{shown[1]}", "", shown[2]).rstrip("\n") == as_text(problem, "sources")


def test_every_piece_of_yaml_in_the_guide_can_be_read() -> None:
    """By the project's own strict reader."""
    for block in _blocks(GUIDE):
        piece = block if not block.startswith((" ", "-")) else "piece:\n" + block
        assert read("piece.yaml", piece.encode())[1] == [], block


def test_what_the_readme_shows_of_a_question_is_what_is_printed() -> None:
    """Line by line, on the real archive; only what stands for more is left out."""
    shown = re.search(r"^\$ \.venv/bin/onrecord (show .*)\n((?:.*\n)*?)```", README, re.MULTILINE)
    assert shown is not None
    result = CliRunner().invoke(main, [*shown[1].split(), "--sources", str(PROJECT / "sources")])
    assert [line for line in shown[2].splitlines() if line != "  …"] == result.output.splitlines()[:3]
