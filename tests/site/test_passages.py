"""The eleven passages that the project was asked for, each carried by statements of the right kind."""

from typing import Any

import pytest

from onrecord.load import Loaded
from onrecord.model.statements import Anonymous, DocumentSpeaker
from onrecord.reading.yaml_reader import read
from tests.paths import TESTS

PASSAGES = TESTS / "passages.yaml"


def _name(speaker: Any) -> str:
    if isinstance(speaker, Anonymous):
        return f"anonymous: {speaker.anonymous}"
    return f"document: {speaker.document}" if isinstance(speaker, DocumentSpeaker) else str(speaker)


FT_FILES = "document: Russian military files shown to the Financial Times"
WEST = "anonymous: Western sources"
NIS = "national-intelligence-service > lee-seong-kweun > the-new-york-times > unidentified-outlet"
OFFICIAL = "anonymous: a US official > reuters > newsmax"
EXPECTED = {
    1: {
        "unidentified-ft-training#russia-trained-troops": ("attributed", "financial-times > unidentified-outlet"),
        "unidentified-ft-training#ft-read-29-documents": ("attributed", "financial-times > unidentified-outlet"),
        "unidentified-ft-training#strategy-against-two-countries": (
            "attributed",
            "document: 29 Russian military files > financial-times > unidentified-outlet",
        ),
    },
    2: {
        "newsweek-jcs-more-aid#aid-to-continue": ("attributed", "joint-chiefs-of-staff > yonhap > newsweek"),
        "newsweek-jcs-more-aid#losses-suffered": ("attributed", "joint-chiefs-of-staff > yonhap > newsweek"),
    },
    3: {
        "unidentified-ft-nato-war#offensive-plans": (
            "attributed",
            f"{FT_FILES} > {WEST} > financial-times > unidentified-outlet",
        ),
        "unidentified-ft-nato-war#civilian-and-military-sites": (
            "attributed",
            f"{FT_FILES} > {WEST} > financial-times > unidentified-outlet",
        ),
        "unidentified-ft-nato-war#shown-by-western-sources": ("attributed", "financial-times > unidentified-outlet"),
    },
    4: {
        "newsweek-kursk-casualties#kyiv-over-3000": ("attributed", "volodymyr-zelensky > newsweek"),
        "newsweek-kursk-casualties#seoul-over-1000": ("attributed", "south-korea > newsweek"),
        "newsweek-kursk-casualties#verified-neither": ("verified", "newsweek"),
        "newsweek-kursk-casualties#troops-in-russia": ("unacknowledged", "newsweek > newsweek"),
    },
    5: {
        "independent-makhnovka#battalion-lost": ("attributed", "volodymyr-zelensky > the-independent"),
        "independent-makhnovka#losses-significant": ("attributed", "volodymyr-zelensky > the-independent"),
    },
    6: {
        "unidentified-ft-war-crimes#civilian-infrastructure": (
            "attributed",
            "document: leaked Russian military files > financial-times > unidentified-outlet",
        ),
        "unidentified-ft-war-crimes#war-crimes-concern": ("attributed", "unidentified-outlet > unidentified-outlet"),
    },
    7: {
        "magzter-independent-front#russia-advancing-in-east": ("attributed", "the-independent > magzter"),
        "magzter-independent-front#kursk-hold-shrinking": ("attributed", "the-independent > magzter"),
    },
    8: {
        "moscow-times-jcs-1100#around-1100": ("attributed", "joint-chiefs-of-staff > the-moscow-times"),
        "moscow-times-jcs-1100#fought-ukrainian-forces": ("attributed", "joint-chiefs-of-staff > the-moscow-times"),
    },
    9: {
        "unidentified-storm-troops#storm-ill-prepared": ("attributed", NIS),
        "unidentified-storm-troops#storm-elite": ("attributed", NIS),
    },
    10: {
        "newsmax-us-readiness#readiness-kept": ("attributed", OFFICIAL),
        "newsmax-us-readiness#troops-28500": ("attributed", OFFICIAL),
        "newsmax-us-readiness#watching-closely": ("attributed", OFFICIAL),
    },
    11: {
        "dunya-kim-toughest#toughest-policy": ("attributed", "kim-jong-un > kcna > associated-press > dunya-news"),
        "dunya-kim-toughest#trump-within-a-month": ("attributed", "associated-press > dunya-news"),
    },
}


def _passages() -> dict[str, list[str]]:
    document, problems = read("passages.yaml", PASSAGES.read_bytes())
    assert not problems and document.data is not None
    return dict(document.data)


def test_the_map_names_eleven_passages_and_their_statements() -> None:
    """It lists exactly the statements that are asserted below."""
    assert {int(number): set(refs) for number, refs in _passages().items()} == {n: set(e) for n, e in EXPECTED.items()}


@pytest.mark.parametrize(
    ("ref", "kind", "chain"), [(ref, *fields) for statements in EXPECTED.values() for ref, fields in statements.items()]
)
def test_each_statement_of_a_passage_has_its_kind_speaker_and_chain(
    real: Loaded, ref: str, kind: str, chain: str
) -> None:
    """The chain runs from whoever first said it to the publisher."""
    entry = real.archive.statements[ref]
    assert entry.kind.value == kind
    speakers = [entry.claim.said_by, *entry.claim.via, entry.card.publisher] if entry.claim else [entry.statement.by]  # type: ignore[union-attr]
    assert " > ".join(map(_name, speakers)) == chain


def test_the_parties_of_the_fourth_passage_are_reported_as_not_having_acknowledged(real: Loaded) -> None:
    """Neither Pyongyang nor Moscow, as the magazine reports."""
    claim: Any = real.archive.statements["newsweek-kursk-casualties#troops-in-russia"].statement
    assert dict(claim.not_acknowledged_by) == {"north-korea": "unacknowledged", "russia": "unacknowledged"}


def test_there_are_at_least_25_cards_and_no_card_of_the_report_that_nobody_here_read(real: Loaded) -> None:
    """The Financial Times stands in chains; a card exists only for what somebody has read (method §1)."""
    assert len(real.archive.cards) >= 25
    assert "financial-times" not in real.archive.links.published
    assert real.archive.links.relay["financial-times"]


def test_the_archive_has_no_problem_not_even_a_warning(real: Loaded) -> None:
    """What is published passes its own strict check, and has no hint either."""
    assert real.problems == ()
