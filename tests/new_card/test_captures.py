"""Archived copies as they are typed for `onrecord new`: one as a text, several in brackets."""

import pytest

from onrecord.model.references import Known
from onrecord.new_card.field_input import Field, field_problems, parse_value
from onrecord.reading.document import Value
from onrecord.vocabulary import EntityKind

ARCHIVED = Field(EntityKind.CARD, "archived")
CAPTURE = {"url": "https://perma.cc/A,B", "on": "2024-12-30"}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("https://perma.cc/A,B", "https://perma.cc/A,B"),
        ('[{url: "https://perma.cc/A,B", on: 2024-12-30}]', [CAPTURE]),
        ('{url: "https://perma.cc/A,B", on: 2024-12-30}', [CAPTURE]),
    ],
)
def test_what_is_typed(typed: str, value: Value) -> None:
    """A comma divides nothing in an address; what stands in brackets or braces is a list."""
    assert parse_value(ARCHIVED, typed, Known()) == value
    assert field_problems(ARCHIVED, value, Known()) == []
