"""A card is changed in the form only where its file has no remark that the form would lose."""

import pytest

from onrecord.pages.form.data import editable
from onrecord.reading.yaml_reader import read

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
