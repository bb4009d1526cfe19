"""The example archive, altered: what the tests of comparisons have in common."""

from datetime import date
from typing import Final

from onrecord.diff.compare import Differences, Failure, What, compare
from onrecord.load import Loaded
from onrecord.reading.source_files import SourceFile, source_files
from tests.loading import load_files
from tests.paths import EXAMPLE

DAY: Final = date(2022, 12, 1)
REPORT, PAPERS = "cards/2021/daily-north-first-report.yaml", "cards/2021/agency-south-papers.yaml"
BRIEFING, IMAGERY = "cards/2021/union-of-ports-briefing.yaml", "cards/2021/lens-institute-imagery.yaml"
SPEECH, REGISTER = "cards/2022/arlo-vance-speech.yaml", "cards/2022/register-of-graves.yaml"
IN_VALLEY, KILLED = "questions/soldiers-in-east-valley.yaml", "questions/soldiers-killed-in-east-valley.yaml"
BRIDGE, TOMBSTONE = "questions/sable-bridge-reopened.yaml", "withdrawn/daily-north-second-report.yaml"
FILES: Final = {file.path: (file.raw or b"").decode() for file in source_files(EXAMPLE)}
Edit = tuple[str, str, str]
"""A file, a text in it, and what stands there afterwards; without a text, the whole file (empty: none)."""


def example(*edits: Edit) -> Loaded:
    """The example archive with these edits."""
    files = dict(FILES)
    for path, old, new in edits:
        assert not old or files[path].count(old) == 1, f"{old} stands in {path} {files[path].count(old)} times"
        files[path] = files[path].replace(old, new) if old else new
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items() if text)
    assert [problem.message for problem in loaded.errors] == []
    return loaded


def differences(*edits: Edit, base: tuple[Edit, ...] = ()) -> Differences:
    """What differs between the example archive (with edits of its own) and the same with more edits."""
    return compare(example(*base), example(*base, *edits), DAY)


def failures(*edits: Edit, base: tuple[Edit, ...] = ()) -> list[Failure]:
    """What failed between the two."""
    return list(differences(*edits, base=base).failures)


def changes_of(result: Differences, *kinds: What) -> list[tuple[str, str, str, str]]:
    """The changes of these kinds, without their kind."""
    return [(c.subject, c.field, c.old, c.new) for c in result.changes if c.what in kinds]


def entry(*statements: str) -> str:
    """A new entry in a card's log."""
    return f"  - {{on: 2022-11-30, statements: [{', '.join(statements)}], note: It was wrong.}}\n"


def log(path: str, *statements: str) -> Edit:
    """The edit that adds an entry to a card's log."""
    if path == REPORT:
        return path, "corrections:\n", f"corrections:\n{entry(*statements)}"
    return path, "title: ", f"corrections:\n{entry(*statements)}title: "


CLERK: Final = (
    "actors/union-clerk.yaml",
    "",
    "name: The clerk\ntype: person\npart_of: union-of-ports\naliases: [The Union of Ports]\n",
)
MINISTER_EXAMINED: Final = (
    "cards/2022/second-look.yaml",
    "",
    """\
title: A second look
publisher: lens-institute
type: imagery-analysis
published: 2022-06-01
retrieved: 2022-11-20
url: https://lens.example/second
archived: https://archive.example/2022/second
language: en
summary: The institute [looked again](#again).
verified:
  - id: again
    text: The frames were filmed in 2021.
    basis: examined
    evidence:
      - second-look
      - register-of-graves
      - {url: "https://lens.example/b", archived: "https://archive.example/b"}
      - {url: "https://lens.example/c", sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}
""",
)
SECOND: Final = "cards/2022/second-look.yaml"
FINDING_OF_2022: Final = """\
  - on: 2022-03-01
    answer: yes
    basis: admission
    evidence: [arlo-vance-speech#soldiers-fought]
    note: The chief of its general staff said so after a year of refusals.
"""
