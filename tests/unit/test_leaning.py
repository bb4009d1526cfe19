"""What a question's evidence pack holds: its answers and all that they lean on, at any depth, and nothing else."""

from typing import Final

from onrecord.archive import Archive
from onrecord.pages.leaning import Holding, holding
from onrecord.statements import WebEvidence

from . import altering

CITING: Final[altering.Edit] = (
    "cards/2022/late-paper.yaml",
    "",
    """title: The bridge, later
publisher: agency-south
type: news-report
published: 2022-06-01
retrieved: 2022-11-20
url: https://agency-south.example/bridge
archived: https://archive.example/2022/bridge
language: en
summary: >
  [The Daily North had said so](#north-said-so).
verified:
  - id: north-said-so
    text: The Daily North wrote in March 2021 that the Sable Bridge was open.
    basis: on-record
    by: daily-north
    evidence: [daily-north-first-report#bridge-open, lens-institute-imagery]
""",
)
"""A fact beside the answer on the bridge, which cites that answer, and a card as a whole."""


def held(archive: Archive, question: str) -> Holding:
    """What the pack of a question holds."""
    return holding(archive, archive.question(question))


def refs(found: Holding) -> tuple[list[str], list[str], list[str]]:
    """The answers, what stands beside them, and what is below."""
    return (
        [entry.ref for entry in found.answers],
        [entry.ref for entry in found.beside],
        [entry.ref for entry in found.below],
    )


def test_an_answer_alone_brings_its_card_and_whatever_that_names(example: Archive) -> None:
    """Publisher, speakers, relays, parties and whom they belong to; places and topics; the question itself."""
    found = held(example, "sable-bridge-reopened")
    assert refs(found) == (["daily-north-first-report#bridge-open"], [], [])
    assert [card.id for card in found.cards] == ["daily-north-first-report"]
    assert found.elsewhere == ()
    assert found.ids == {
        "sable-bridge-reopened", "daily-north-first-report", "daily-north", "nils-teder", "east-valley", "valley-war",
    }  # fmt: skip


def test_a_finding_brings_what_it_cites_and_a_claim_what_it_replaces(example: Archive) -> None:
    """The fact on the graves answers nothing, but the finding leans on the card that shows it."""
    found = held(example, "soldiers-killed-in-east-valley")
    assert refs(found)[1:] == ([], ["register-of-graves#graves-listed"])
    assert found.elsewhere == (
        WebEvidence(url="https://register.example/graves", archived="https://archive.example/2022/graves"),
    )


def test_a_card_that_is_cited_whole_brings_its_statements_and_what_those_cite() -> None:
    """From the fact beside the answer to the card, to its facts, to the page that these rest on."""
    found = held(altering.example(CITING).archive, "sable-bridge-reopened")
    assert refs(found) == (
        ["daily-north-first-report#bridge-open"],
        ["late-paper#north-said-so"],
        ["lens-institute-imagery#frames-placed", "lens-institute-imagery#soldiers-seen"],
    )
    assert [card.id for card in found.cards] == ["daily-north-first-report", "late-paper", "lens-institute-imagery"]
    assert [page.url for page in found.elsewhere] == ["https://lens.example/method.pdf"]


def test_what_a_question_takes_for_granted_comes_with_it(example: Archive) -> None:
    """The other question's file, not its answers: they have a pack of their own."""
    found = held(example, "soldiers-killed-in-east-valley")
    assert "soldiers-in-east-valley" in found.ids
    assert "lens-institute-imagery#soldiers-seen" not in {entry.ref for entry in found.entries}


def test_whom_an_actor_speaks_for_comes_up_to_its_control_group(example: Archive) -> None:
    """Origins and positions follow from that."""
    assert {"arlo-vance", "army-of-country-a", "country-a"} <= held(example, "soldiers-in-east-valley").ids
