"""A fact on record says that it was said: what passes for such a text, and for its evidence (method §3)."""

import pytest

from onrecord.reading.source_files import SourceFile
from tests.loading import load_files

CARD = """title: A card of {publisher}
publisher: {publisher}
type: news-report
published: 2025-01-02
retrieved: 2025-01-03
url: https://example.org/{publisher}
archived: https://example.net/{publisher}
language: en
summary: "It tells of the [words](#words)."
attributed:
  - id: words
    text: The bridge is closed.
    said_by: {said_by}
    via: {via}
  - id: aside
    text: It rains.
    said_by: {publisher}
    via: {aside}
"""
FACT = """verified:
  - id: fact
    text: '{text}'
    basis: on-record
    by: speaker
    evidence: {evidence}
"""


def codes(
    name: str,
    text: str,
    evidence: str = "[one]",
    *,
    one_via: str = "[]",
    aside: str = "[]",
    own: bool = True,
    second: str = "speaker",
    relay: str = "",
) -> list[str]:
    """The codes that an archive draws in which `name` is on record with `text`;
    the second card's words are `second`'s, through `relay`.
    """
    state = "speaker" if own else "state"
    files = {
        "actors/speaker.yaml": f'name: "{name}"\ntype: office\naliases: [Old Hand]\n',
        "actors/state.yaml": "name: Farland\ntype: state\n",
        "actors/one.yaml": f"name: One\ntype: outlet\n{'part_of: ' + state if own else ''}\n",
        "actors/two.yaml": "name: Two\ntype: outlet\n",
        "cards/2025/card-one.yaml": CARD.format(publisher="one", said_by="speaker", via=one_via, aside=aside)
        + FACT.format(
            text=text.replace("'", "''"), evidence=evidence.replace("one", "card-one").replace("two", "card-two")
        ),
        "cards/2025/card-two.yaml": CARD.format(publisher="two", said_by=second, via=f"[{relay}]", aside="[]"),
    }
    return [p.code for p in load_files(SourceFile(path, text.encode()) for path, text in files.items()).problems]


@pytest.mark.parametrize(
    "name", ["UN", "X", "G7", "Li Na", "김정은", "U.S. Army", "Kremlin", "the Post", "E-1", "Ministry of War"]
)
def test_the_wording_that_the_message_proposes_passes(name: str) -> None:
    """An error for which no mending exists would be the worst."""
    assert codes(name, f"{name} stated that it was so.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Valery Berg told the president on 26 April that soldiers had fought.",
        "Berg praised them.",
        "On 3 May, Old Hand posted that it was so.",
        "The office's VB denied it.",
    ],
)
def test_a_text_that_names_the_speaker_and_then_the_saying_passes(text: str) -> None:
    """By name, a word of it, alias or initials."""
    assert codes("Valery Berg", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers of Farland fought in the valley.",
        "Soldiers were put into Valery Berg's valley.",
        "It was reported that soldiers fought under Valery Berg.",
        "Valery Berg destroyed the bridge called Sable.",
        "Somebody stated that it was so.",
        "Valery Berg released two prisoners.",
        "Valery Berg ordered an attack.",
        "The plans were made by Valery Berg.",
        "Two prisoners were released by Valery Berg.",
        "After Valery Berg came, a paper was signed by Kim.",
    ],
)
def test_a_text_that_only_claims_is_refused(text: str) -> None:
    """What was said is an attributed claim."""
    assert codes("Valery Berg", text) == ["on-record-text"]


def test_two_outlets_apart_are_evidence_and_an_unrelated_aside_does_not_part_them() -> None:
    """Only the words in question may not have come from one to the other."""
    said = "Valery Berg stated that it was so."
    assert codes("Valery Berg", said, "[one#words, two#words]", own=False) == []
    assert codes("Valery Berg", said, "[one#words, two#words]", aside="[two]", own=False) == []
    assert codes("Valery Berg", said, "[one#words, two#words]", one_via="[two]", own=False) == ["on-record-evidence"]
    assert codes("Valery Berg", said, "[one, two]", one_via="[two]", own=False) == ["on-record-evidence"]
    assert codes("Valery Berg", said, "[one]", own=False) == ["on-record-evidence"]
    silent = ["on-record-evidence"]  # the aside is the outlet's own: there nobody of the speaker's side says anything
    assert codes("Valery Berg", said, "[one#words, two#aside]", own=False) == silent
    assert codes("Valery Berg", said, "[two#aside, one#words]", own=False) == silent
    assert codes("Valery Berg", said, "[one, two]", own=False, second="state") == silent
    assert codes("Valery Berg", said, "[one#words, two#words]", own=False, second="state", relay="speaker") == []
    assert codes("Valery Berg", said, "[two]") == []  # this card, of its own side, may be the source


@pytest.mark.parametrize(
    "text", ["The treaty was signed by Valery Berg.", "A paper was published on Monday by the office of Valery Berg."]
)
def test_what_somebody_signed_or_published_passes_in_the_passive_too(text: str) -> None:
    """Said, published or signed."""
    assert codes("Valery Berg", text) == []
