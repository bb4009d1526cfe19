"""The words under a mark of a summary, and what its statement says."""

import pytest

from onrecord.reading.source_files import SourceFile
from tests.loading import load_files

CARD = """\
title: Snow
publisher: daily
type: news-report
published: 2021-01-01
retrieved: 2021-02-01
language: en
not_recorded: {{url: kept on paper, archived: no address to capture}}
summary: "It says {words}."
attributed:
  - {{id: fell, text: Snow fell on the Sable Bridge., said_by: daily}}
"""


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("[snow was falling](#fell)", []),
        ("[the road is closed](#fell)", ["mark-beside"]),
        ("[the road is closed](other#fell)", ["dead-annotation"]),
        ("[so](#fell)", []),
        ("[a story](#fell)", []),
    ],
)
def test_a_mark_shares_a_word_with_its_statement(words: str, codes: list[str]) -> None:
    """One on a single word is passed over; one that leads nowhere is told of once."""
    files = {"actors/daily.yaml": "name: The Daily\ntype: outlet\n", "cards/2021/snow.yaml": CARD.format(words=words)}
    problems = load_files(SourceFile(path, text.encode()) for path, text in files.items()).problems
    assert [problem.code for problem in problems] == codes
