"""The closed lists of the method, once: code, YAML, URLs, CSS classes and pages use these words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """The three kinds of statement (method §1)."""

    VERIFIED = "verified"
    ATTRIBUTED = "attributed"
    UNACKNOWLEDGED = "unacknowledged"


LANES: Final = tuple(kind.value for kind in Kind)
"""The fields of a card that hold its statements."""


class Basis(StrEnum):
    """On what a verified fact or a finding rests (method §3)."""

    ON_RECORD = "on-record"
    PUBLIC_RECORD = "public-record"
    EXAMINED = "examined"
    CORROBORATED = "corroborated"
    ADMISSION = "admission"


CARD_BASES: Final = (Basis.ON_RECORD, Basis.PUBLIC_RECORD, Basis.EXAMINED)
FINDING_BASES: Final = (Basis.PUBLIC_RECORD, Basis.EXAMINED, Basis.CORROBORATED, Basis.ADMISSION)


class YesNo(StrEnum):
    """An answer that is no figure; `declined`: the speaker would not say."""

    YES = "yes"
    NO = "no"
    DECLINED = "declined"


class Reported(StrEnum):
    """How a source reports that a party has not acknowledged a claim (method §1)."""

    UNACKNOWLEDGED = "unacknowledged"
    DECLINED = "declined"
    DENIED = "denied"


class Standing(StrEnum):
    """What stands of a question; of a yes-no one it is the standing of `yes` (method §2)."""

    VERIFIED = "verified"
    UNACKNOWLEDGED = "unacknowledged"
    ATTRIBUTED = "attributed"
    UNANSWERED = "unanswered"


class Badge(StrEnum):
    """What stands beside a standing (method §2)."""

    CONTESTED = "contested"
    SINGLE_ORIGIN = "single-origin"
    PARTLY_ACKNOWLEDGED = "partly-acknowledged"
    ACKNOWLEDGED = "acknowledged"
    RESTS_ON_UNACKNOWLEDGED = "rests-on-unacknowledged"
    RE_CHECK = "re-check"


class QuestionKind(StrEnum):
    """The two kinds of question (method §2)."""

    YES_NO = "yes-no"
    QUANTITY = "quantity"


class NoActor(StrEnum):
    """What `part_of` says of an actor that speaks for none; false, as where nothing is said (the card format)."""

    NOBODY = "nobody"

    def __bool__(self) -> bool:
        """It names no actor."""
        return False


class CardType(StrEnum):
    """What a source is."""

    NEWS_REPORT = "news-report"
    WIRE_REPORT = "wire-report"
    OFFICIAL_STATEMENT = "official-statement"
    SPEECH = "speech"
    BRIEFING = "briefing"
    INTERVIEW = "interview"
    PRESS_CONFERENCE = "press-conference"
    LEAKED_DOCUMENT = "leaked-document"
    INTELLIGENCE_ASSESSMENT = "intelligence-assessment"
    RESEARCH_REPORT = "research-report"
    DATASET = "dataset"
    COURT_DOCUMENT = "court-document"
    SOCIAL_POST = "social-post"
    BROADCAST = "broadcast"
    IMAGERY_ANALYSIS = "imagery-analysis"


CSL_TYPES: Final[Mapping[CardType, str]] = {
    CardType.NEWS_REPORT: "article-newspaper",
    CardType.WIRE_REPORT: "article-newspaper",
    CardType.OFFICIAL_STATEMENT: "document",
    CardType.SPEECH: "speech",
    CardType.BRIEFING: "event",
    CardType.INTERVIEW: "interview",
    CardType.PRESS_CONFERENCE: "event",
    CardType.LEAKED_DOCUMENT: "document",
    CardType.INTELLIGENCE_ASSESSMENT: "report",
    CardType.RESEARCH_REPORT: "report",
    CardType.DATASET: "dataset",
    CardType.COURT_DOCUMENT: "legal_case",
    CardType.SOCIAL_POST: "post",
    CardType.BROADCAST: "broadcast",
    CardType.IMAGERY_ANALYSIS: "report",
}
"""What each type of source is in CSL-JSON (the card format); several are one there, so only some lead back."""


class Cause(StrEnum):
    """Why a published statement had to be corrected (the card format)."""

    MISREAD = "misread"
    SOURCE_CORRECTED = "source corrected"
    RELAYS_SLIP = "relay's slip"
    OUR_SLIP = "our slip"
    TRANSLATION = "translation"


class ActorType(StrEnum):
    """What an actor is."""

    PERSON = "person"
    OFFICE = "office"
    STATE = "state"
    ARMED_FORCE = "armed-force"
    INTELLIGENCE_SERVICE = "intelligence-service"
    OUTLET = "outlet"
    NEWS_AGENCY = "news-agency"
    COMPANY = "company"
    NGO = "ngo"
    INTERNATIONAL_ORGANISATION = "international-organisation"
    VERIFICATION_BODY = "verification-body"


PRESS: Final = frozenset({ActorType.OUTLET, ActorType.NEWS_AGENCY})


ARCHIVES: Final = (
    "web.archive.org",
    "perma.cc",
    "ghostarchive.org",
    "archive-it.org",
    "wayback.archive-it.org",
    "arquivo.pt",
    "webarchive.loc.gov",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.nla.gov.au",
    "webarchive.org.uk",
)
"""The hosts of web archives that keep what they took, without `www.`: what is captured there is an archived copy."""


class NoArchive(StrEnum):
    """Why what a service shows is no archived copy (method §3)."""

    ALTERED = "altered"
    CACHE = "cache"
    PAYWALL = "paywall"


NO_ARCHIVES: Final[Mapping[NoArchive, tuple[str, ...]]] = {
    NoArchive.ALTERED: (
        "archive.today",
        "archive.is",
        "archive.ph",
        "archive.li",
        "archive.vn",
        "archive.fo",
        "archive.md",
    ),
    NoArchive.CACHE: ("webcache.googleusercontent.com", "cc.bingj.com", "hghltd.yandex.net", "cache.baiducontent.com"),
    NoArchive.PAYWALL: ("12ft.io", "1ft.io", "removepaywall.com", "removepaywalls.com", "smry.ai"),
}
"""Services whose captures are refused by name, each with the hosts below its own; the message says why."""


class EntityKind(StrEnum):
    """What a file under `sources/` may hold; the value is one of its kind in words."""

    CARD = "card"
    ACTOR = "actor"
    QUESTION = "question"
    PLACE = "place"
    TOPIC = "topic"
    WITHDRAWN = "withdrawn"

    @property
    def folder(self) -> str:
        """The folder under `sources/` that holds files of this kind."""
        return self.value if self is EntityKind.WITHDRAWN else f"{self.value}s"


LIVING: Final = tuple(kind for kind in EntityKind if kind is not EntityKind.WITHDRAWN)
"""What can be made anew and changed: everything but tombstones."""
