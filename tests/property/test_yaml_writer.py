"""Whatever a value holds, the text that is written of it reads back to the same value."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.characters import FORBIDDEN
from onrecord.new_card.yaml_writer import entry, quoted
from onrecord.reading.yaml_reader import read

TEXTS = st.one_of(
    st.text(),
    st.text(alphabet=" :#,[]{}\"'\\-?|>&*!%@`~\n\tab\u00a0\u3000é1"),
    st.lists(st.text(alphabet="ab:# ", min_size=1, max_size=9), min_size=30).map(" ".join),
).filter(lambda text: not re.search(f"{FORBIDDEN.pattern}|[\ud800-\udfff]|\r", text))
VALUES = st.one_of(TEXTS, st.lists(TEXTS, max_size=20), st.dictionaries(TEXTS.filter(bool), TEXTS, max_size=4))


@given(VALUES)
def test_reads_back(value: object) -> None:
    """A text, a list, a mapping: the reader gives the very same, without a problem."""
    document, problems = read("a.yaml", "\n".join([*entry("field", value), ""]).encode())
    assert [problem.message for problem in problems] == []
    assert (document.data or {})["field"] == (value or ("" if value == "" else value))


@pytest.mark.parametrize("text", ["a\u202eb", "\x00", "\ud800"])
def test_forbidden(text: str) -> None:
    """What no file may hold is refused, and named."""
    with pytest.raises(ValueError, match=r"^the character U\+[0-9A-F]{4} is not allowed$"):
        quoted(text)
