"""The summary that is proposed for a card: who asserts what, each statement linked."""

from datetime import date

from onrecord.new_card.new_file import NewFile
from onrecord.new_card.summary_draft import summary_of
from onrecord.vocabulary import EntityKind


def test_claims_of_one_speaker_stand_in_one_sentence() -> None:
    """As long as they follow one another, and the same parties have not acknowledged them."""
    claims = [{"id": f"c{at}", "text": f"Claim {at}.", "said_by": "kyiv"} for at in range(1, 4)]
    other = {"id": "c4", "text": "Claim [4]", "said_by": {"anonymous": "a diplomat"}}
    owed = {
        "id": "c5",
        "text": "Claim 5",
        "said_by": {"anonymous": "a diplomat"},
        "not_acknowledged_by": {"a": "denied", "b": "declined"},
    }
    fact = {"id": "f", "text": "Kyiv said so."}
    values = {"attributed": [*claims, other], "unacknowledged": [owed], "verified": [fact]}
    assert summary_of(NewFile(EntityKind.CARD, "x", values, date(2026, 1, 1)), {"kyiv": "Kyiv", "a": "Country A"}) == (
        "[Kyiv said so](#f). According to Kyiv: [Claim 1](#c1), [Claim 2](#c2) and [Claim 3](#c3). "
        "According to a diplomat: [Claim (4)](#c4). "
        "According to a diplomat: [Claim 5](#c5), which Country A and b have not acknowledged."
    )
