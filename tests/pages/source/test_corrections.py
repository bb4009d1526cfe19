"""A card's log on its page: what was changed, and what it came of."""

from datetime import date

import pytest
from lxml import html

from onrecord.reading.source_files import SourceFile
from tests.loading import load_files, page_at
from tests.pages.source.test_withdrawn import CARD, OUTLET


def card(more: str) -> str:
    """A card whose only statement was corrected."""
    return f"{CARD}corrections:\n  - {{on: 2021-03-05, statements: [fell], note: It was entered as rain.{more}}}\n"


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("", "5 Mar 2021: It was entered as rain. fell"),
        (", cause: our slip", "5 Mar 2021: Our slip. It was entered as rain. fell"),
        (", cause: relay's slip", "5 Mar 2021: A relay’s slip. It was entered as rain. fell"),
    ],
)
def test_a_correction_says_what_it_came_of(more: str, words: str) -> None:
    """Where the card tells it."""
    files = {"actors/daily.yaml": OUTLET, "cards/2021/snow.yaml": card(more)}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert list(loaded.problems) == []
    page = html.fromstring(page_at(loaded, "sources/snow/", date(2022, 12, 1)).html)
    (entry,) = page.xpath('//ul[@class="corrections"]/li')
    assert " ".join(entry.text_content().split()) == words


def test_a_cause_is_one_of_a_closed_list() -> None:
    """So that they can be counted."""
    loaded = load_files([SourceFile("cards/2021/snow.yaml", card(", cause: a slip").encode())])
    assert [(p.code, p.message, p.hint) for p in loaded.problems if p.code == "not-in-list"] == [
        (
            "not-in-list",
            'cause: "a slip" is not in the list',
            "write one of: misread, source corrected, relay's slip, our slip or translation",
        )
    ]
