"""The ten worked examples of the guide as files: each piece of YAML made a whole card over the example archive."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onrecord.problems.problem import Problem
from onrecord.reading.source_files import SourceFile, source_files
from onrecord.rule_examples import merged
from tests.loading import load_files
from tests.paths import PROJECT

KINDS: Final = PROJECT / "docs" / "contribute" / "kinds.md"
PATH: Final = "cards/2021/kinds-example.yaml"
HEAD: Final = """title: An example of the guide
publisher: daily-north
type: news-report
published: 2021-05-10
retrieved: 2022-11-20
not_recorded: {url: invented, archived: invented}
language: en
summary: "SUMMARY"
"""
ANOTHER: Final = """title: A ferry in the valley
publisher: radio-a
type: broadcast
published: 2021-05-10
retrieved: 2022-11-20
not_recorded: {url: invented, archived: invented}
language: ru
summary: "The station broadcasts that [soldiers fought in the valley](#fought)."
attributed:
  - id: fought
    text: Soldiers of Country A fought in the East Valley.
    said_by: bex-oriel
"""


@dataclass(frozen=True)
class Piece:
    """A piece of YAML of an example, the message shown below it, and whether it is the example's right one."""

    title: str
    yaml: str
    shown: str
    right: bool


def pieces() -> Iterator[Piece]:
    """Every piece of every example, in order."""
    for section in re.split(r"(?m)^## ", KINDS.read_text("utf-8"))[1:]:
        blocks = re.findall(r"```yaml\n(.*?)```(?:\n\n```text\n(.*?)```)?", section, re.DOTALL)
        for place, (text, shown) in enumerate(blocks):
            yield Piece(section.split("\n")[0], text, shown, place == 0)


def problems(piece: str) -> list[Problem]:
    """What the checks say of a piece."""
    links = ". ".join(f"It tells [{name}](#{name})" for name in re.findall(r"(?m)^  - id: (.*)$", piece))
    card = merged(HEAD.replace("SUMMARY", f"{links}."), piece)
    files = [
        *source_files(PROJECT / "tests" / "example"),
        SourceFile("cards/2021/radio-a-ferry.yaml", ANOTHER.encode()),
        SourceFile(PATH, card.encode()),
    ]
    return list(load_files(files).problems)


def as_shown(problems: list[Problem]) -> str:
    """A message as the page shows it: without its place, since the card around it is left out."""
    lines = [
        line
        for problem in problems
        for line in (
            f"{problem.severity}[{problem.code}] {problem.message}",
            f"= {problem.label}",
            f"= {problem.help}",
        )
        if line != "= "
    ]
    return "".join(f"{line}\n" for line in lines)
