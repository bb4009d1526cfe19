"""Which type of schema.org a source, an actor and a statement is; every entry of the closed lists has one."""

from collections.abc import Mapping
from typing import Final

from ..vocabulary import ActorType, CardType, Kind

SOURCE: Final[Mapping[CardType, str]] = {
    CardType.NEWS_REPORT: "NewsArticle",
    CardType.WIRE_REPORT: "NewsArticle",
    CardType.OFFICIAL_STATEMENT: "DigitalDocument",
    CardType.SPEECH: "CreativeWork",
    CardType.BRIEFING: "CreativeWork",
    CardType.INTERVIEW: "Conversation",
    CardType.PRESS_CONFERENCE: "Conversation",
    CardType.LEAKED_DOCUMENT: "DigitalDocument",
    CardType.INTELLIGENCE_ASSESSMENT: "Report",
    CardType.RESEARCH_REPORT: "Report",
    CardType.DATASET: "Dataset",
    CardType.COURT_DOCUMENT: "DigitalDocument",
    CardType.SOCIAL_POST: "SocialMediaPosting",
    CardType.BROADCAST: "Clip",
    CardType.IMAGERY_ANALYSIS: "Report",
}
ACTOR: Final[Mapping[ActorType, str | list[str]]] = {
    ActorType.PERSON: "Person",
    ActorType.OFFICE: "GovernmentOrganization",
    # as a speaker and as what others belong to a state is an organisation; schema.org's Country is only a place
    ActorType.STATE: ["Country", "GovernmentOrganization"],
    ActorType.ARMED_FORCE: "GovernmentOrganization",
    ActorType.INTELLIGENCE_SERVICE: "GovernmentOrganization",
    ActorType.OUTLET: "NewsMediaOrganization",
    ActorType.NEWS_AGENCY: "NewsMediaOrganization",
    ActorType.COMPANY: "Organization",
    ActorType.NGO: "NGO",
    ActorType.INTERNATIONAL_ORGANISATION: "Organization",
    ActorType.VERIFICATION_BODY: "Organization",
}
STATEMENT: Final[Mapping[Kind, str]] = {
    Kind.VERIFIED: "Statement",
    Kind.ATTRIBUTED: "Claim",
    Kind.UNACKNOWLEDGED: "Claim",
}
