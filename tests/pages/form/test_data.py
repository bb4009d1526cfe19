"""What the form knows of the archive; a card is changed in it only where its file has no remark that would be lost."""

import json
from typing import Any, Final

import pytest

from onrecord.load import Loaded
from onrecord.pages.form.data import editable, of_archive
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.yaml_reader import read
from onrecord.standings.derive import derive
from tests.altering import DAY, REPORT, example

HEAD = "# yaml-language-server: $schema=x\n# about this card\ntitle: A title\n"


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("note: plain\n", None),
        ("note: a # remark\n", 4),
        ("note: a#sign\n", None),
        ('note: "in # quotes"\n', None),
        ("note: 'in # quotes' # and beside\n", 4),
        ("# between\nnote: plain\n", 4),
        ("summary: >\n  A text # with a sign.\n", None),
        ("summary: > # beside\n  A text.\n", 4),
        ("summary: >\n  A text.\n# after\n", 6),
        ("topics: [one, # in brackets\n  two]\n", 4),
        ("topics: [one,\n  two] # after brackets\n", 5),
        ("attributed:\n  - id: one # beside an id\n    text: T.\n", 5),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_remark_below_the_first_field_is_found(rest: str, line: int | None, ends: str) -> None:
    """Its line is told; the remarks above are kept, and the signs within texts are none."""
    document, problems = read("cards/2024/a.yaml", (HEAD + rest).replace("\n", ends).encode())
    assert problems == []
    data = editable(document)
    assert [remark.rstrip("\r") for remark in data["head"]] == HEAD.splitlines()[:2]
    assert data.get("remark") == line
    assert ("data" in data) == (line is None)


PLACE_OF_NAMED: Final = 8


def _rows(loaded: Loaded) -> dict[str, list[Any]]:
    """What `assets/form.json` has of each card."""
    made = of_archive(ArchiveViews(derive(loaded.archive), DAY), loaded)
    rows: dict[str, list[Any]] = json.loads(made.content)["cards"]
    return rows


def test_a_card_lists_the_cards_that_its_note_names() -> None:
    """Those of the archive, in order and each once, itself not; without any, nothing stands there."""
    note = "note: Not lens-institute-imagery, lens-institute-imagery-2, arlo-vance-speech, lens-institute-imagery."
    rows = _rows(example((REPORT, "note: Read as a scan of the printed page.", f"{note} Not daily-north-first-report")))
    assert len(rows) == 6
    assert rows.pop("daily-north-first-report")[PLACE_OF_NAMED:] == [["arlo-vance-speech", "lens-institute-imagery"]]
    assert {len(row) for row in rows.values()} == {PLACE_OF_NAMED}
