"""Which ids a file names, whole, wherever they stand in it."""

import pytest

from onrecord.reading.named_ids import named_ids
from onrecord.reading.yaml_reader import read

CARD = b"""\
publisher: daily
attributed:
  - id: words
    text: The bridge-of-sighs is closed.
    said_by: {anonymous: officials of country-b}
    answers: {bridge-open: yes}
    rests_on: [report#first-words]
  - answers: "q:yes"
"""


def test_every_key_and_value_names_what_stands_whole_in_it() -> None:
    """A key, an item, each side of `card#statement`, a reference that is run together with its answer; never prose."""
    document, problems = read("cards/2025/x.yaml", CARD)
    assert problems == []
    assert named_ids(CARD, document.data) == set(
        """
        publisher daily attributed id words text said by anonymous officials of country-b answers bridge-open
        yes rests on report first-words q
    """.split()
    )


def test_a_file_that_could_not_be_parsed_names_what_stands_in_its_text() -> None:
    """Its prose too, since nobody can tell where it ends."""
    assert {"bridge-open", "bridge-of-sighs", "first-words", "q"} <= named_ids(CARD, None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (b"north-korea", {"north-korea"}),
        (b"-korea, korea-: north--korea", {"korea", "north--korea"}),
        (b"korea_2 Korea \xc3\xa9korea \xff korea1", {"korea", "2", "orea", "korea1"}),
        (b"", set()),
    ],
)
def test_what_ends_an_id(text: bytes, names: set[str]) -> None:
    """Whatever cannot stand in one, bytes that are no text included; a hyphen at its end is not part of it."""
    assert named_ids(text, None) == names
