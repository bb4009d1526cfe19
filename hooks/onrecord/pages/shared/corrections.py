"""What an entry of a card's log says: the same words wherever it is shown."""

from ...model.entities import Correction
from ...wording import labels


def in_words(correction: Correction) -> str:
    """What was changed, and before it what it came of, where that is told."""
    return f"{labels.CAUSE[correction.cause]}. {correction.note}" if correction.cause else correction.note
