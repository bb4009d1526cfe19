"""The address that leads a reader to a sentence in its source."""

import pytest

from onrecord.pages.statement import drawn_statement
from onrecord.pages.statement.passages import passage_address
from tests import altering
from tests.pages.statement.test_citations import views


@pytest.mark.parametrize(
    ("url", "passage", "address"),
    [
        (
            "https://a.example/x?y=1",
            ["Our troops", "the autumn"],
            "https://a.example/x?y=1#:~:text=Our%20troops,the%20autumn",
        ),
        ("https://a.example/x#top", ["Our troops"], "https://a.example/x#top:~:text=Our%20troops"),
        (
            "https://a.example/",
            ["well-fed, they & “we”"],
            "https://a.example/#:~:text=well%2Dfed%2C%20they%20%26%20%E2%80%9Cwe%E2%80%9D",
        ),
        ("", ["Our troops"], ""),
        ("https://a.example/", [], ""),
    ],
)
def test_a_text_fragment(url: str, passage: list[str], address: str) -> None:
    """Signs that mean something in one are escaped; without an address or words there is none."""
    assert passage_address(url, passage) == address


def test_a_statement_leads_to_its_sentence() -> None:
    """Where the card recorded the words, and nowhere else; they stand in the address, and leave it nowhere."""
    text = "    text: Soldiers of Country A fought in the East Valley.\n"
    edit = (altering.SPEECH, text, f"{text}    passage: ['Our men \"> fought', in the valley]\n")
    archive = altering.example(edit).archive
    drawn = {
        ref: drawn_statement.meta(views(archive).statement(archive.statement(f"arlo-vance-speech#{ref}")), "../")
        for ref in ("soldiers-fought", "would-not-count")
    }
    address = "https://army-a.example/speech#:~:text=Our%20men%20%22%3E%20fought,in%20the%20valley"
    line = f'<li><a href="{address}" rel="external">The sentence in its source</a></li>'
    assert [line in drawn["soldiers-fought"], "The sentence" in drawn["would-not-count"]] == [True, False]
