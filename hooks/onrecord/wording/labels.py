"""The words of the pages: every label a reader meets, in one place."""

from collections.abc import Mapping
from typing import Final

from ..standings.positions import Stance
from ..vocabulary import ActorType, Basis, CardType, Cause, Kind, Reported, Standing, YesNo

KIND: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Verified fact",
    Kind.ATTRIBUTED: "Attributed claim",
    Kind.UNACKNOWLEDGED: "Unacknowledged claim",
}
LANE: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Verified",
    Kind.ATTRIBUTED: "Attributed",
    Kind.UNACKNOWLEDGED: "Unacknowledged",
}
LANE_MEANS: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Established, with evidence that you can check.",
    Kind.ATTRIBUTED: "Somebody says so. Follow the chain to who.",
    Kind.UNACKNOWLEDGED: (
        "Somebody says so; as the source reports, a party it concerns has not acknowledged it, or denies it."
    ),
}
SAID_ONLY: Final = "That it was said does not make it so."
LANE_EMPTY: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Nothing here is verified.",
    Kind.ATTRIBUTED: "No attributed claim here.",
    Kind.UNACKNOWLEDGED: "No unacknowledged claim here.",
}
LANE_BENEATH: Final = "Stands beneath an entry of another kind: another source tells of the same words so."
"""An empty lane, where only tellings beneath others are of its kind."""
LEDGER: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Verified facts",
    Kind.ATTRIBUTED: "Attributed claims",
    Kind.UNACKNOWLEDGED: "Unacknowledged claims",
}
LEDGER_MEANS: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: (
        "A reader may say “it is so”. Under “On record: that it was said” stand facts of the form “X stated that …”: "
        "that X said it is a fact, not that it is so."
    ),
    Kind.ATTRIBUTED: (
        "A reader may say “X says so”, and no more. Each claim names who first said it and every hand it passed "
        "through."
    ),
    Kind.UNACKNOWLEDGED: (
        "A reader may say “X says so; Y, whom it concerns, has not acknowledged it”. Each is what a source reports "
        "on its date; what was said since stands beside it."
    ),
}
VERIFIED_AS: Final[Mapping[Basis, str]] = {
    Basis.ON_RECORD: "On record: that it was said",
    Basis.PUBLIC_RECORD: "Verified that it is so",
    Basis.EXAMINED: "Verified that it is so",
}
BASIS: Final[Mapping[Basis, str]] = {
    Basis.ON_RECORD: "on record",
    Basis.PUBLIC_RECORD: "in a public record",
    Basis.EXAMINED: "examined",
}
GROUND: Final[Mapping[Basis, str]] = {
    Basis.PUBLIC_RECORD: "in a public record",
    Basis.EXAMINED: "examined",
    Basis.CORROBORATED: "from independent origins",
    Basis.ADMISSION: "confirmed by a side that it concerns",
}
"""On what a finding rests (method §3)."""
GROUND_MEANS: Final[Mapping[Basis, str]] = {
    Basis.PUBLIC_RECORD: "A register, treaty, calendar or official data set shows it.",
    Basis.EXAMINED: "A body that checks such things examined it and says how.",
    Basis.CORROBORATED: ("At least two named origins, one of them neutral here, say so, and none says the contrary."),
    Basis.ADMISSION: ("A side that it concerns, which had denied it or declined to say, now says it itself."),
}
HOW_NOT: Final[Mapping[Reported, str]] = {
    Reported.UNACKNOWLEDGED: "has not acknowledged it",
    Reported.DECLINED: "declined to say",
    Reported.DENIED: "denied it",
}
HOW_NOT_CHOSEN: Final[Mapping[Reported, str]] = {**HOW_NOT, Reported.DECLINED: "was asked, and declined to say"}
"""The same where somebody who adds a claim chooses it."""
ANSWER_CHOSEN: Final[Mapping[YesNo, str]] = {
    YesNo.YES: "yes",
    YesNo.NO: "no",
    YesNo.DECLINED: "declined to say",
}
"""An answer that is no figure, where it is chosen."""
STANCE: Final[Mapping[tuple[Stance, bool], str]] = {
    (Stance.ACKNOWLEDGED, True): "confirmed it on",
    (Stance.ANSWERED, True): "gave its own figure on",
    (Stance.DENIED, True): "denied it on",
    (Stance.DECLINED, True): "declined to say on",
    (Stance.DENIED, False): "denied it, as reported on",
    (Stance.DECLINED, False): "declined to say, as reported on",
    (Stance.UNACKNOWLEDGED, False): "has not acknowledged it, as reported on",
}
"""A stance, by the party's own words or as somebody reports it; the day it began follows."""
SINCE: Final[Mapping[tuple[Stance, bool], str]] = {
    **STANCE,
    (Stance.ACKNOWLEDGED, True): "confirmed the answer yes on",
    (Stance.DENIED, True): "answered no on",
}
"""The same beside a claim: “confirmed it” would read there as if every word of the claim were confirmed."""
CHANGE: Final[Mapping[tuple[Stance, bool], str]] = {
    (Stance.ACKNOWLEDGED, True): "confirmed it",
    (Stance.ANSWERED, True): "gave its own figure",
    (Stance.DENIED, True): "denied it",
    (Stance.DECLINED, True): "declined to say",
    (Stance.DENIED, False): "denied it, as reported",
    (Stance.DECLINED, False): "declined to say, as reported",
    (Stance.UNACKNOWLEDGED, False): "had not acknowledged it, as reported",
}
"""What a party did on the day on which its stance began."""
_STOOD: Final[Mapping[Stance, str]] = {
    Stance.ACKNOWLEDGED: "had confirmed it",
    Stance.ANSWERED: "had given its own figure",
    Stance.DENIED: "had denied it",
    Stance.DECLINED: "had declined to say",
    Stance.UNACKNOWLEDGED: "had not acknowledged it",
}
STANDING: Final[Mapping[Standing, str]] = {
    Standing.VERIFIED: "Verified",
    Standing.UNACKNOWLEDGED: "Unacknowledged",
    Standing.ATTRIBUTED: "Attributed",
    Standing.UNANSWERED: "Unanswered",
}
STANDING_MEANS: Final[Mapping[Standing, str]] = {  # of a verified one its finding is told
    Standing.UNACKNOWLEDGED: "It is claimed, and no party that it concerns has acknowledged it.",
    Standing.ATTRIBUTED: "It is claimed, and not verified.",
    Standing.UNANSWERED: "Nobody in the archive claims it.",
}
UNHEARD: Final = "no word of {whose} in this archive"
"""Nobody has reported what a party says: that is not the same as silence (method §1)."""
UNANSWERED: Final = "no answer of {whose} in this archive"
"""The same of a party that has spoken to the matter without answering."""
ALL_DENY: Final = "It is claimed, and every party that it concerns has denied it."
COMMENT: Final = "Speaks to this question without answering it"
"""The heading of what is said under `comments_on`, on the page of its question."""
PART: Final = "Counts a part of what is asked; no answer"
"""The heading of a figure of a mere part of what is asked (method §5)."""
COMMENTED: Final = "spoke to it without answering it on"
LOOKED_FOR: Final = "was looked for in {where}, and nothing was found, on"
"""What else puts off a re-check; the day follows."""
GIVEN_EARLIER: Final = "given earlier, on a day not known"
"""In place of the day of a figure whose day is not known to the question’s window (method §5)."""
ANSWER: Final[Mapping[YesNo, str]] = {YesNo.YES: "yes", YesNo.NO: "no", YesNo.DECLINED: "declined to say"}

UNNAMED: Final[Mapping[str, str]] = {"anonymous": "not named", "document": "not authenticated"}
"""What stands in brackets behind a speaker that is no named actor, which never passes for one (method §1)."""

CARD_TYPE: Final[Mapping[CardType, str]] = {t: t.value.replace("-", " ").capitalize() for t in CardType}
ACTOR_TYPE: Final[Mapping[ActorType, str]] = {
    ActorType.STATE: "States",
    ActorType.OFFICE: "Offices",
    ActorType.ARMED_FORCE: "Armed forces",
    ActorType.INTELLIGENCE_SERVICE: "Intelligence services",
    ActorType.PERSON: "Persons",
    ActorType.OUTLET: "Outlets",
    ActorType.NEWS_AGENCY: "News agencies",
    ActorType.COMPANY: "Companies",
    ActorType.NGO: "Non-governmental organisations",
    ActorType.INTERNATIONAL_ORGANISATION: "International organisations",
    ActorType.VERIFICATION_BODY: "Verification bodies",
}
ONE_ACTOR: Final[Mapping[ActorType, str]] = {t: t.value.replace("-", " ").capitalize() for t in ActorType} | {
    ActorType.NGO: "Non-governmental organisation"
}
CAUSE: Final[Mapping[Cause, str]] = {
    Cause.MISREAD: "Misread",
    Cause.SOURCE_CORRECTED: "The source was corrected",
    Cause.RELAYS_SLIP: "A relay’s slip",
    Cause.OUR_SLIP: "Our slip",
    Cause.TRANSLATION: "Translation",
}
"""What a correction came of."""
NOT_RECORDED: Final[Mapping[str, str]] = {
    "title": "Title",
    "published": "Day of publication",
    "retrieved": "Day it was read",
    "url": "Original",
    "archived": "Archived copy",
    "language": "Language",
}


def counted(number: int, one: str, many: str = "") -> str:
    """`1 source`, `27 sources`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


def spelt(number: int, one: str, many: str = "") -> str:
    """`one source`, `seven sources`, `27 sources`: small numbers in words, as in running text."""
    return (
        f"{_NUMBERS[number] if number < len(_NUMBERS) else f'{number:,}'} {one if number == 1 else many or one + 's'}"
    )


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def whose(name: str) -> str:
    """`Russia’s`, `United States’`."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def unheard(name: str, spoke: bool = False) -> str:
    """That a party’s position is not recorded: `no word of Russia’s in this archive`."""
    return (UNANSWERED if spoke else UNHEARD).format(whose=whose(name))


def stood(name: str, stance: Stance, spoke: bool = False) -> str:
    """Where a party stood while a state of the history lasted: `Russia had denied it`."""
    return unheard(name, spoke) if stance is Stance.NOT_RECORDED else f"{name} {_STOOD[stance]}"


def not_acknowledged(how: Reported, names: list[str]) -> str:
    """How a source reports that parties have not acknowledged a claim, in a line: `denied by Russia`."""
    who = listed(names)
    if how is Reported.DECLINED:
        return f"{who} declined to say"
    return f"{'denied' if how is Reported.DENIED else 'not acknowledged'} by {who}"
