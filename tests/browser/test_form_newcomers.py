"""The file of an actor whom the archive does not have is held to the same checks as the card."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page

from . import forms
from .forms import FORM, Card, checked, opened, set_state
from .test_form import GOOD

OUTLET: Final[Card] = {"name": "The Lantern", "type": "outlet"}
SLIPS: Final[dict[str, tuple[str, dict[str, Card], str]]] = {
    "a topic's id": ("north-korean-troops", {"north-korean-troops": OUTLET}, "id"),
    "the card's id": ("made", {"made": OUTLET}, "id"),
    "part of itself": ("lantern", {"lantern": {**OUTLET, "part_of": "lantern"}}, "cycle"),
    "part of its part": (
        "lantern",
        {"lantern": {**OUTLET, "part_of": "lamp"}, "lamp": {"name": "Lamp", "type": "company", "part_of": "lantern"}},
        "cycle",
    ),
    "part of words": ("lantern", {"lantern": {**OUTLET, "part_of": "The Moon!"}}, "part_of"),
    "a forbidden sign": ("lantern", {"lantern": {**OUTLET, "note": "a \u202e turn"}}, "sign"),
}
TOLD: Final = {
    "id": ("is taken by", "duplicate-id"),
    "cycle": ("leads back to itself", "cycle"),
    "part_of": ('no actor has the id "The Moon!"', "unknown-actor"),
    "sign": ("U+202E", "forbidden-character"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_the_file_of_a_newcomer_is_told(page: Page, address: str, tmp_path: Path, slip: str) -> None:
    """The form says what the checker says of the two files together."""
    publisher, files, key = SLIPS[slip]
    words, code = TOLD[key]
    opened(page, address + FORM)
    state = set_state(page, {**GOOD, "publisher": publisher}, "made", files)
    assert any(words.lower() in problem["text"].lower() for problem in state["problems"]), state["problems"]
    sources = forms.archive(tmp_path)
    (sources / "cards" / "2025" / "made.yaml").write_text(state["text"], "utf-8")
    for path, text in zip(
        page.locator(".newcomers .one:visible .its-path").all_text_contents(),
        page.locator(".newcomers .one:visible pre").all_text_contents(),
        strict=True,
    ):
        (sources.parent / path).write_text(text, "utf-8")
    assert code in {problem["code"] for problem in checked(sources)}


def test_a_newcomer_without_a_slip_leaves_nothing_open(page: Page, address: str) -> None:
    """Name and type are enough."""
    opened(page, address + FORM)
    assert set_state(page, {**GOOD, "publisher": "lantern"}, "made", {"lantern": OUTLET})["problems"] == []


def test_what_an_unknown_name_may_mean(page: Page, address: str) -> None:
    """Of places and topics those that have the words; of an actor in another script, how it gets an id."""
    opened(page, address + FORM)
    typed = {**GOOD, "places": ["kursk"], "topics": ["atlantis"], "publisher": "Новий Ліхтар"}
    hints = {problem["at"][0]: problem["hint"] for problem in set_state(page, typed, "made")["problems"]}
    assert hints["places"].startswith("is it Kursk Oblast")
    assert "sources/topics/atlantis.yaml" in hints["topics"]
    assert hints["publisher"] == (
        "write the name in Latin letters first; as it is written there it goes among the other names"
    )
