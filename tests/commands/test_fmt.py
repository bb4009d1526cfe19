"""`onrecord fmt`: the usual order and spacing, exactly, and what it leaves alone."""

import shutil
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from onrecord.cli import main
from onrecord.fmt import NotFormatted, formatted
from onrecord.fmt.comments import remarks
from onrecord.model.statements import Unacknowledged, order_of
from onrecord.vocabulary import EntityKind
from tests.paths import EXAMPLE

UNTIDY: Final = """\
# yaml-language-server: $schema=../../../schema/1/card.json
summary: >
  Text # not a remark
  more.
strange: kept
# who runs it
publisher: herald   # beside
title: 'Snow: a report'  \n\n\nattributed:
-   text: Snow fell.
    # how it is cited
    id:   fell
    said_by: {document: x,
        purported_author: a}
    # of the last key


# the second
-   id: froze
    via:
    - a
    answers:
        text: yes
        id: no
    said_by:
      purported_author: a
      document: b
type: speech
# the end
"""
TIDY: Final = """\
# yaml-language-server: $schema=../../../schema/1/card.json
title: 'Snow: a report'
# who runs it
publisher: herald   # beside
type: speech
summary: >
  Text # not a remark
  more.

attributed:
  # how it is cited
  - id:   fell
    text: Snow fell.
    said_by: {document: x,
        purported_author: a}
    # of the last key

  # the second
  - id: froze
    said_by:
      document: b
      purported_author: a
    via:
      - a
    answers:
      text: yes
      id: no

strange: kept
# the end
"""


def tidied(text: str, kind: EntityKind = EntityKind.CARD) -> str:
    """A text after formatting."""
    return formatted("cards/2021/x.yaml", text.encode(), kind).decode()


def fmt(*arguments: str | Path) -> Result:
    """`onrecord fmt` in this process."""
    return CliRunner().invoke(main, ["fmt", *map(str, arguments)])


def test_a_whole_card() -> None:
    """Keys in order with the remarks above them, two spaces a level, a blank line around lists, quotes as they were."""
    assert tidied(UNTIDY) == TIDY
    assert tidied(TIDY) == TIDY


CASES: Final = {
    "a mark and CRLF": ("\ufefftype: state\r\nname: A\r\n", "name: A\ntype: state\n"),
    "no last line end": ("name: A\ntype: state", "name: A\ntype: state\n"),
    "blank lines at the ends": ("\n\nname: A\n\n\n\ntype: state\n\n\n", "name: A\n\ntype: state\n"),
    "a remark of the file": (
        "# of the file\n\n# of the type\ntype: state\nname: A\n",
        "# of the file\n\nname: A\n# of the type\ntype: state\n",
    ),
    "a deep remark above a moved key": (
        "  # deep\ntype: state\nname: >-\n  A\n",
        "name: >-\n  A\n# deep\ntype: state\n",
    ),
    "spaces in a text": ("note: |\n  a  \n  b\nname: A\ntype: state\n", "name: A\ntype: state\nnote: |\n  a  \n  b\n"),
    "blank lines that are text": ("name: A\ntype: state\nnote: |+\n  a\n\n", "name: A\ntype: state\nnote: |+\n  a\n\n"),
    "braces": ("{type: state, name: A}\n", "{type: state, name: A}\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_actor(name: str) -> None:
    """What a file may look like, and what becomes of it."""
    untidy, tidy = CASES[name]
    assert tidied(untidy, EntityKind.ACTOR) == tidy


def test_the_order_of_a_statement() -> None:
    """A statement says what it is, then what its kind asks for, then what every kind may carry."""
    order = order_of(Unacknowledged)
    assert order[:6] == ("id", "text", "said_by", "via", "said_on", "answers")
    assert order.index("not_acknowledged_by") < order.index("quote") < order.index("note") == len(order) - 1
    assert sorted(order) == sorted(Unacknowledged.model_fields)


def test_remarks() -> None:
    """A remark stands outside every scalar; “#” inside one is text, beside the sign of a block it is a remark."""
    text = "a: 'b # no' # one\nc: d#e\nf: > # two\n  # text\n# three\ng: [h, # four\n  i]\n\"j # k\": l\n"
    assert remarks(text) == ["# one", "# two", "# three", "# four"]


def test_what_cannot_be_read_is_left() -> None:
    """A file with problems is none to move lines in."""
    with pytest.raises(NotFormatted, match="it has problems; “onrecord check” tells which"):
        tidied("name: A\nname: B\n", EntityKind.ACTOR)


def test_what_would_change_is_left() -> None:
    """Blank lines that are text go with it; where a moved line would join or leave them, the file stays as it is."""
    with pytest.raises(NotFormatted, match="its lines cannot be moved without changing what it says"):
        tidied("name: |+\n  A\npart_of: b\n\ntype: state\n", EntityKind.ACTOR)


@pytest.mark.parametrize(("before", "after"), [("# on it", ""), ("name: A", "name: B"), ("type:", "type")])
def test_no_step_is_trusted(before: str, after: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Were a step to lose a remark, change a value or write what is no YAML, the file would stay as it is."""
    monkeypatch.setattr("onrecord.fmt.spaced", lambda text: text.replace(before, after))
    with pytest.raises(NotFormatted, match="its lines cannot be moved without changing what it says"):
        tidied("name: A # on it\ntype: state\n", EntityKind.ACTOR)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of the example in which one file is untidy."""
    shutil.copytree(EXAMPLE, tmp_path / "sources")
    assert fmt("--sources", tmp_path / "sources").exit_code == 0
    (tmp_path / "sources/actors/arlo-vance.yaml").write_bytes(b"type: person\r\nname: Arlo Vance\r\n")
    return tmp_path / "sources"


def test_the_command_checks(archive: Path) -> None:
    """With --check, nothing is written, and the exit code tells whether anything would be."""
    file = archive / "actors/arlo-vance.yaml"
    result = fmt("--check", "--sources", archive)
    assert (result.stdout, result.exit_code) == (f"would format {file}\n", 1)
    assert file.read_bytes() == b"type: person\r\nname: Arlo Vance\r\n"
    assert fmt("--check", "--sources", archive, archive / "topics").stdout == "nothing to format\n"


def test_the_command_writes(archive: Path) -> None:
    """Without, each file is written that changes, with the mode that it had; then there is nothing left to do."""
    file = archive / "actors/arlo-vance.yaml"
    file.chmod(0o640)
    result = fmt("--sources", archive, "actors/arlo-vance.yaml")
    assert (result.stdout, result.exit_code) == (f"formatted {file}\n", 0)
    assert file.read_bytes() == b"name: Arlo Vance\ntype: person\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in archive.rglob(".*")) == []
    assert fmt("--check", "--sources", archive).stdout == "nothing to format\n"


def test_the_command_tells_what_stays(archive: Path) -> None:
    """A file with problems stays as it is, and is named; the others are formatted all the same."""
    file = archive / "actors/bex-oriel.yaml"
    file.write_text("name: A\nname: B\n")
    result = fmt("--sources", archive)
    assert result.stderr == f"{file} stays as it is: it has problems; “onrecord check” tells which\n"
    assert result.stdout == f"formatted {archive / 'actors/arlo-vance.yaml'}\n"
    assert file.read_text() == "name: A\nname: B\n"


def test_a_dash_alone_on_its_line() -> None:
    """What it begins stands on the lines below it; the dash moves with them."""
    text = "name: A\ntype: outlet\naliases:\n-\n  B\n"
    assert tidied(text, EntityKind.ACTOR) == "name: A\ntype: outlet\n\naliases:\n  -\n    B\n"
