"""What a contributor writes, as frozen types: card, question, actor, place, topic (cards.md).

The one truth about the format: the checks, the reference page and the JSON Schemas derive from it.
Every field's description says what belongs there; it is also what a contributor reads when it is missing.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Tag

from .fields import (
    ActorId,
    Answer,
    Capture,
    CardId,
    Coordinates,
    Date,
    Day,
    Language,
    Listed,
    Pairs,
    PlaceId,
    QuestionId,
    Sha256,
    Slug,
    StatementRef,
    Text,
    TopicId,
    Url,
    Wikidata,
    Window,
    fault,
)
from .vocabulary import (
    CARD_BASES,
    ActorType,
    Basis,
    CardType,
    Kind,
    QuestionKind,
    Reported,
    YesNo,
)


class Absent(Exception):  # noqa: N818 (it is no error of the program)
    """What a rule needs could not be read; whoever broke it has been told already."""


class Record(BaseModel):
    """A frozen mapping that knows all its keys.

    While an archive is checked, a record may lack fields that could not be read; touching one raises
    Absent, which ends the rule that needs it. An archive without errors holds only whole records.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in type(self).model_fields:
                raise Absent(name)
            return super().__getattr__(name)


def _frozen(pairs: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(dict(pairs))


def _nothing() -> Mapping[Any, Any]:
    return MappingProxyType({})


Frozen = AfterValidator(_frozen)
Texts = Annotated[tuple[Text, ...], Listed]
Actors = Annotated[tuple[ActorId, ...], Listed]
Places = Annotated[tuple[PlaceId, ...], Listed]
Topics = Annotated[tuple[TopicId, ...], Listed]
StatementRefs = Annotated[tuple[StatementRef, ...], Listed]
OneOrMoreRefs = Annotated[StatementRefs, BeforeValidator(lambda v: [v] if isinstance(v, str) else v)]


class Anonymous(Record):
    """A speaker whom the source does not name."""

    anonymous: Text = Field(description="how the source describes them, such as Western sources")


class DocumentSpeaker(Record):
    """A document that has not been authenticated; it never speaks for its alleged author (method §2)."""

    document: Text = Field(description="what it is called, such as 29 military files")
    purported_author: ActorId | None = Field(None, description="whose it is said to be: an actor id")


def _speaker_form(value: Any) -> str | None:
    if isinstance(value, Anonymous) or (isinstance(value, dict) and "anonymous" in value):
        return "anonymous"
    if isinstance(value, DocumentSpeaker) or (isinstance(value, dict) and "document" in value):
        return "document"
    return "actor" if isinstance(value, str) else None


_SPEAKER_FORMS = "an actor id, {anonymous: Western sources} or {document: 29 military files}"
Speaker = Annotated[
    Annotated[ActorId, Tag("actor")]
    | Annotated[Anonymous, Tag("anonymous")]
    | Annotated[DocumentSpeaker, Tag("document")],
    Discriminator(
        _speaker_form,
        custom_error_type="bad-speaker",
        custom_error_message="{message}",
        custom_error_context={
            "message": "this names no speaker", "label": f"write {_SPEAKER_FORMS}", "advice": "",
        },
    ),
]  # fmt: skip
Speakers = Annotated[tuple[Speaker, ...], Listed]


class WebEvidence(Record):
    """A page as evidence, with its archived copy or the SHA-256 of a file that you hold."""

    url: Url = Field(description="the address of the page")
    archived: Url | None = Field(None, description="the address of its archived copy")
    sha256: Sha256 | None = Field(None, description="the SHA-256 of a copy that you hold")


def _evidence_form(value: Any) -> str | None:
    if isinstance(value, str):
        return "statement" if "#" in value else "card"
    return "web" if isinstance(value, dict | WebEvidence) else None


Evidence = Annotated[
    Annotated[CardId, Tag("card")]
    | Annotated[StatementRef, Tag("statement")]
    | Annotated[WebEvidence, Tag("web")],
    Discriminator(
        _evidence_form,
        custom_error_type="bad-evidence",
        custom_error_message="{message}",
        custom_error_context={
            "message": "this is no evidence",
            "label": "write a card, card#statement, {url, archived} or {url, sha256}", "advice": "",
        },
    ),
]  # fmt: skip


def _some(items: tuple[Any, ...] | Mapping[Any, Any]) -> Any:
    if not items:
        raise fault("empty-value", "it is empty", "name at least one")
    return items


EvidenceList = Annotated[tuple[Evidence, ...], Listed, AfterValidator(_some)]
Answers = Annotated[Mapping[QuestionId, Answer], Pairs, Frozen]


class Statement(Record):
    """One bare proposition in the project's own words, and what every kind may carry (method §1)."""

    id: Slug = Field(
        description="unique in this card; part of the permalink, so never changed", examples=["kyiv-over-3000"]
    )
    text: Text = Field(description="one bare proposition in your own words, without “reportedly” or “according to”")
    quote: Text | None = Field(None, description="the exact words in the original language, 25 words at most")
    quote_language: Language | None = Field(None, description="the language of the quote", examples=["ru"])
    locator: Text | None = Field(None, description="where in the source it stands", examples=["paragraph 3"])
    as_of: Date | None = Field(None, description="the day for which a figure holds, if not the day it was said")
    about: Actors = Field((), description="the actors whom it is about", examples=["[storm-corps]"])
    places: Places = Field((), description="the places that it is about", examples=["[kursk-oblast]"])
    topics: Topics = Field((), description="its topics, besides those of the card", examples=["[north-korean-troops]"])
    rests_on: StatementRefs = Field(
        (),
        description="the statements of other cards that it rests on; it counts as having their origins",
        examples=["[kbs-casualties#nis-3000]"],
    )
    supersedes: OneOrMoreRefs = Field(
        (), description="the earlier statement that this one replaces", examples=["[kbs-casualties#nis-3000]"]
    )
    rendering_of: StatementRef | None = Field(
        None,
        description="the statement of which this is a different rendering (a slip, another translation); it counts nowhere",
        examples=["moscow-times-jcs#about-1100"],
    )
    note: Text | None = Field(None, description="anything else that a reader must know, such as a document’s own date")


class Verified(Statement):
    """“It is so.” A verified fact; it answers no question."""

    basis: Annotated[Basis, AfterValidator(lambda b: _one_of(b, CARD_BASES))] = Field(
        description="on-record, public-record or examined"
    )
    by: ActorId | None = Field(None, description="for on-record: who said, published or signed it")
    evidence: EvidenceList = Field(
        description="what anybody can check it by: cards, statements, or pages with an archived copy",
        examples=["[rbc-gerasimov, japan-news-gerasimov]"],
    )


class Claim(Statement):
    """What an attributed and an unacknowledged claim have in common."""

    said_by: Speaker = Field(description="who first said it", examples=["volodymyr-zelensky"])
    via: Speakers = Field(
        (),
        description="each hand it passed through, from the origin towards the publisher, who is not named again",
        examples=["[lee-seong-kweun, yonhap]"],
    )
    answers: Answers = Field(
        default_factory=_nothing,
        description="the questions it answers: yes, no, declined or a figure",
        examples=['{north-korean-casualties-kursk: "> 3000"}'],
    )
    said_on: Date | None = Field(
        None, description="the day the words became public where the speaker is", examples=["2024-12-23"]
    )
    measure: Text | None = Field(
        None,
        description="what a figure counts: one of the question’s measures; its first if left out",
        examples=["killed or wounded"],
    )
    unverified_by: Actors = Field(
        (), description="outlets that say that they could not verify this", examples=["[newsweek]"]
    )


class Attributed(Claim):
    """“X says so.” An attributed claim."""


class Unacknowledged(Claim):
    """“X says so; Y, whom it concerns, has not owned it.” An unacknowledged claim."""

    answers: Annotated[Answers, AfterValidator(_some)] = Field(
        description="the one question it answers: yes or a figure", examples=["{north-korean-soldiers-in-russia: yes}"]
    )
    not_acknowledged_by: Annotated[Mapping[ActorId, Reported], Pairs, AfterValidator(_some), Frozen] = Field(
        description="each party concerned that, as this source says, has not owned it: unacknowledged, declined or denied",
        examples=["{russia: declined}"],
    )


def _one_of(value: Basis, allowed: tuple[Basis, ...]) -> Basis:
    if value not in allowed:
        raise fault("not-in-list", f'"{value}" does not belong here', f"write {', '.join(allowed)}")
    return value


class Correction(Record):
    """An entry in a card's log: what was changed after it was published (method §7)."""

    on: Day = Field(description="the day of the correction")
    statements: Annotated[tuple[Slug, ...], Listed] = Field(
        (), description="the ids of this card’s statements that it changes"
    )
    note: Text = Field(description="what was changed, and why")


class Entity(Record):
    """Something with a file, and so an id, of its own."""

    id: Slug


NOT_RECORDABLE = ("published", "retrieved", "url", "archived", "language")


class Card(Entity):
    """What one source shows on its date (method §2)."""

    title: Text = Field(
        description="as published, or plain words where it has none", examples=["North Korean casualties in Kursk"]
    )
    publisher: ActorId = Field(description="who runs the address in url: an actor id", examples=["newsweek"])
    type: CardType = Field(description="what the source is", examples=["news-report"])
    published: Date = Field(
        description="the day it was published; unknown days make an interval", examples=["2024-12-27/2025-01-04"]
    )
    retrieved: Date | None = Field(None, description="the day on which you read it", examples=["2026-11-22"])
    url: Url | None = Field(None, description="its address", examples=["https://…"])
    archived: Capture | None = Field(
        None,
        description="the address of a capture of that page, or sha256: of a file that you hold",
        examples=["https://…"],
    )
    language: Language | None = Field(None, description="the language it is written in", examples=["en"])
    authors: Texts = Field((), description="names as printed, or actor ids", examples=["[]"])
    topics: Topics = Field((), description="topics of the whole card", examples=["[north-korean-troops]"])
    places: Places = Field((), description="places of the whole card", examples=["[kursk-oblast]"])
    not_recorded: Annotated[Mapping[str, Text], Pairs, Frozen] = Field(
        default_factory=_nothing,
        description="what is required and not known: why",
        examples=["{url: read as a search result’s caption}"],
    )
    note: Text | None = Field(None, description="what a reader must know of the source itself")
    summary: Text = Field(
        description="two or three sentences, each linked to a statement",
        examples=["Kyiv gives a figure, [more than 3,000](#kyiv-over-3000)."],
    )
    verified: Annotated[tuple[Verified, ...], Listed] = Field((), description="its verified facts")
    attributed: Annotated[tuple[Attributed, ...], Listed] = Field((), description="its attributed claims")
    unacknowledged: Annotated[tuple[Unacknowledged, ...], Listed] = Field((), description="its unacknowledged claims")
    corrections: Annotated[tuple[Correction, ...], Listed] = Field((), description="what was changed after publication")

    def statements(self) -> Iterator[tuple[Kind, int, Verified | Attributed | Unacknowledged]]:
        """Every statement with its kind and its place in that kind's list; unreadable lists are passed over."""
        for kind in Kind:
            try:
                listed: tuple[Any, ...] = getattr(self, kind.value)
            except Absent:
                continue
            for index, statement in enumerate(listed):
                yield kind, index, statement


class Finding(Record):
    """An editor's dated, evidenced decision that something is verified (method §2, §3)."""

    on: Day = Field(description="the day of the decision")
    answer: Answer = Field(description="yes, no or a figure")
    basis: Basis = Field(description="public-record, examined, corroborated or admission")
    evidence: EvidenceList = Field(description="what it rests on")
    note: Text = Field(description="why")
    checked_by: Text | None = Field(None, description="who signs it, only where somebody really does")


class Question(Entity):
    """What statements of several cards answer (method §2)."""

    text: Text = Field(
        description="the question; a yes-no one so that “yes” is the claim, naming its period",
        examples=["Did North Korean soldiers fight in Russia in 2024–25?"],
    )
    kind: QuestionKind = Field(description="yes-no or quantity", examples=["quantity"])
    concerns: Actors = Field(
        description="the parties whom a “yes” would burden; [] needs a reason in note",
        examples=["[north-korea, russia]"],
    )
    measures: Texts = Field(
        (),
        description="what may be counted (quantity only); the first is the default",
        examples=['[killed or wounded, "casualties, undefined"]'],
    )
    unit: Text | None = Field(None, description="what is counted (quantity only)", examples=["soldiers"])
    disinterested: Actors = Field(
        (),
        description="control groups without a stake, with the reason in note; nobody is, unless listed",
        examples=["[]"],
    )
    presupposes: Annotated[Mapping[QuestionId, Answer], Pairs, Frozen] = Field(
        default_factory=_nothing,
        description="the answers to other questions that this one takes for granted",
        examples=["{north-korean-soldiers-in-russia: yes}"],
    )
    window: Window = Field(
        14, description="figures whose days lie further apart are not compared", examples=["14 days"]
    )
    findings: Annotated[tuple[Finding, ...], Listed] = Field((), description="editors’ decisions", examples=["[]"])
    note: Text | None = Field(None, description="reasons that the other fields ask for")


class Actor(Entity):
    """A person, office, state, armed force, outlet, agency …: whoever says, relays or is concerned."""

    name: Text = Field(description="the name in English", examples=["Valery Gerasimov"])
    type: ActorType = Field(description="what it is", examples=["person"])
    part_of: ActorId | None = Field(
        None, description="whom it speaks for and who controls it", examples=["russian-armed-forces"]
    )
    aliases: Texts = Field((), description="other names and spellings", examples=["[Валерий Герасимов]"])
    wikidata: Wikidata | None = Field(None, description="its Wikidata item, only when certain", examples=["Q159"])
    note: Text | None = Field(None, description="anything else that a reader must know")


class Place(Entity):
    """A place."""

    name: Text = Field(description="the name in English", examples=["Kursk Oblast"])
    country: Text = Field(description="the country, in English", examples=["Russia"])
    coordinates: Coordinates = Field(description="latitude and longitude in degrees, WGS 84", examples=["[51.7, 36.2]"])


class Topic(Entity):
    """A topic."""

    name: Text = Field(description="the name", examples=["North Korean troops"])
    description: Text = Field(
        description="one line", examples=["Their deployment, their losses, and who has acknowledged them."]
    )


AnyClaim = Attributed | Unacknowledged
AnyStatement = Verified | Attributed | Unacknowledged
YesOrNo = Literal[YesNo.YES, YesNo.NO]
