"""What the check of the whole file finds wrong is asked again."""

from pathlib import Path

from tests.new_card.inputs import CARD, CLAIM, New, strict


def test_a_field_of_the_card_is_asked_again(new: New, sources: Path) -> None:
    """A day that contradicts another one is replaced by what is typed then."""
    typed = ("", "", "", "", "", "2021-05-05", "")
    result = new(*CARD, "bridge", "--retrieved", "2021-05-01", *CLAIM, typed=typed)
    assert "\n  retrieved again (Enter: as it is; a single - : leave it out)\n" in result.output
    assert "\nretrieved: 2021-05-05\n" in (sources / "cards/2021/bridge.yaml").read_text("utf-8")
    assert strict(sources) == f"no problems in {sources}\n"
