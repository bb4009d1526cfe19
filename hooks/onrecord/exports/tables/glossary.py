"""The words that stand in the columns, and what each means: one short table for whoever has the data alone."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from ...standings.positions import Stance
from ...vocabulary import Badge, Basis, Standing
from ...wording.labels import GROUND_MEANS, STANDING_MEANS


class Word(NamedTuple):
    """A word or a sign, in which columns it stands, and what it means there."""

    word: str
    where: str
    meaning: str


_STANDINGS: Final[Mapping[Standing, str]] = {
    Standing.VERIFIED: "An editor’s finding, whose test is passed, says so. The words and figures of a claim that "
    "answers the question are not verified with it.",
    **STANDING_MEANS,
    Standing.UNACKNOWLEDGED: "It is claimed, and each party that it concerns denied it, declined to say, or is "
    "reported not to have acknowledged it.",
}
_BADGES: Final[Mapping[Badge, str]] = {
    Badge.CONTESTED: "Two of the latest answers that compare cannot both be right.",
    Badge.SINGLE_ORIGIN: "All that is claimed goes back to one origin, however many sources repeat it.",
    Badge.PARTLY_ACKNOWLEDGED: "Some of the parties that it concerns have acknowledged it.",
    Badge.ACKNOWLEDGED: "Every party that it concerns has acknowledged it.",
    Badge.RESTS_ON_UNACKNOWLEDGED: "It takes for granted the answer to another question, which is neither verified nor "
    "acknowledged by every party.",
    Badge.RE_CHECK: "It stands as unacknowledged, and some party’s newest word or report is over 90 days old: "
    "look again.",
}
_STANCES: Final[Mapping[Stance, str]] = {
    Stance.ACKNOWLEDGED: "The party said yes itself.",
    Stance.ANSWERED: "The party gave a figure of its own.",
    Stance.DENIED: "The party called it false, itself or as reported.",
    Stance.DECLINED: "The party was asked, and would not say.",
    Stance.UNACKNOWLEDGED: "A source reports that the party has not acknowledged it, and no more.",
    Stance.NOT_RECORDED: "Nobody in this archive reports what the party answers. That is missing data, not silence.",
}
_BASES: Final[Mapping[Basis, str]] = {
    Basis.ON_RECORD: "Of a fact: it is on record that it was said. What was said is no fact by that.",
    **GROUND_MEANS,
}
_OTHERS: Final = (
    Word("finding", "questions.findings", "An editor’s dated decision that an answer is verified, with its evidence."),
    Word(
        "voice",
        "questions.voices",
        "A party, or any other control group, whoever speaks for it; what comes through it unnamed is another voice.",
    ),
    Word(
        "origin",
        "origins",
        "Whoever said it first: the control group, which is a state, a body or an outlet as a whole.",
    ),
    Word(
        "anonymous",
        "speaker_form, origins",
        "In speaker_form, a person whom the source does not name. In origins also a document, and an outlet or agency "
        "that speaks for itself, under its own name: no named source stands behind it.",
    ),
    Word("..", "said_on, published, as_of", "Between two days; with one side empty, no later or no earlier than that."),
    Word("~", "said_on, published, as_of, answer", "About: of a day; of a figure, ten in a hundred to either side."),
    Word("?", "said_on, published, as_of", "The day is not certain."),
    Word("2025-01", "said_on, published, as_of", "Some day of that month."),
    Word(
        "…_day",
        "said_day, published_day",
        "The last day possible. Where a source gives no end, said_day is at most the day of publication, and "
        "published_day at most the day on which it was read.",
    ),
    Word("year", "the folders of Parquet", "That of said_day; of sources, that of published_day."),
)


def words() -> tuple[Word, ...]:
    """All of them, in the order of what one meets first."""
    return (
        *(Word(word.value, "standing", meaning) for word, meaning in _STANDINGS.items()),
        *(Word(word.value, "badges", meaning) for word, meaning in _BADGES.items()),
        *(Word(word.value, "stance, positions", meaning) for word, meaning in _STANCES.items()),
        *(Word(word.value, "basis, findings", meaning) for word, meaning in _BASES.items()),
        *_OTHERS,
    )
