"""The three kinds of statement, who says them, and what they rest on (method §1, §3, the card format).

They are made and refuse as the entities do: see `entities`.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Final

from pydantic import AfterValidator, Discriminator, Field, Tag, WithJsonSchema

from ..problems.problem import fault
from ..vocabulary import CARD_BASES, Basis, Kind, Reported
from .captures import Capture, Undated, alone
from .field_errors import Listed, Pairs, Text, invalid, some
from .field_types import Answer, Date, Language, Sha256, Slug, Url
from .record import Actors, Frozen, OneOrMoreRefs, Places, QuestionIds, Record, StatementRefs, Texts, Topics, nothing
from .references import ActorId, CardId, QuestionId, StatementRef

QUOTE_WORDS: Final = 25
"""Words in a quote, at most."""
PASSAGE_WORDS: Final = 6
"""Words in either part of a passage, at most."""
PASSAGE_PARTS: Final = 2
"""Parts of a passage, at most: its first words, and its last."""


class Anonymous(Record):
    """A speaker whom the source does not name.

    `{anonymous: Western sources}` (the card format). Its origin is the first named hand it passed through (method §4).
    """

    anonymous: Text = Field(description="how the source describes them, such as Western sources")


class DocumentSpeaker(Record):
    """A document that has not been authenticated; it never speaks for the author it is attributed to (method §2).

    `{document: 29 military files, purported_author: russian-armed-forces}` (the card format).
    """

    document: Text = Field(description="what it is called, such as 29 military files")
    purported_author: ActorId | None = Field(None, description="whose it is said to be: an actor id")


def _speaker_form(value: Any) -> str | None:
    if isinstance(value, Anonymous) or (isinstance(value, dict) and "anonymous" in value):
        return "anonymous"
    if isinstance(value, DocumentSpeaker) or (isinstance(value, dict) and "document" in value):
        return "document"
    return "actor" if isinstance(value, str) else None


Speaker = Annotated[
    Annotated[ActorId, Tag("actor")]
    | Annotated[Anonymous, Tag("anonymous")]
    | Annotated[DocumentSpeaker, Tag("document")],
    Discriminator(_speaker_form, custom_error_type=fault("bad-speaker").key, custom_error_message="no form fits"),
]
Speakers = Annotated[tuple[Speaker, ...], Listed]


class WebEvidence(Record):
    """A page as evidence, with its archived copy or the SHA-256 of a file that you hold.

    `{url, archived}` or `{url, sha256}` (method §3).
    """

    url: Url = Field(description="the address of the page")
    archived: Url | None = Field(None, description="the address of its archived copy")
    sha256: Sha256 | None = Field(None, description="the SHA-256 of a copy that you hold")

    @property
    def captures(self) -> tuple[Capture, ...]:
        """Its archived copies: the capture, then the copy that is held."""
        held = (Undated(sha256=self.sha256),) if self.sha256 else ()
        return (alone(self.archived), *held) if self.archived else held


def _evidence_form(value: Any) -> str | None:
    if isinstance(value, str):
        return "statement" if "#" in value else "card"
    return "web" if isinstance(value, WebEvidence) or (isinstance(value, dict) and "card" not in value) else None


Evidence = Annotated[
    Annotated[CardId, Tag("card")] | Annotated[StatementRef, Tag("statement")] | Annotated[WebEvidence, Tag("web")],
    Discriminator(_evidence_form, custom_error_type=fault("bad-evidence").key, custom_error_message="no form fits"),
]


EvidenceList = Annotated[tuple[Evidence, ...], Listed, AfterValidator(some), Field(json_schema_extra={"minItems": 1})]


def of_the_archive(evidence: Iterable[str | WebEvidence]) -> tuple[str, ...]:
    """The cards and statements among pieces of evidence; pages elsewhere are left out."""
    return tuple(piece for piece in evidence if not isinstance(piece, WebEvidence))


Answers = Annotated[Mapping[QuestionId, Answer], Pairs, Frozen]


class Statement(Record):
    """One bare proposition in the project's own words, and what every kind may carry (method §1).

    References are `card#statement`; `as_of` is an EDTF date (method §5).
    """

    id: Slug = Field(
        description="unique in this card; part of the permalink, so never changed", examples=["kyiv-over-3000"]
    )
    text: Text = Field(
        description="one bare proposition in the card’s own words, without “reportedly” or “according to”"
    )
    quote: Text | None = Field(
        None, description=f"the exact words in the original language, {QUOTE_WORDS} words at most"
    )
    quote_language: Language | None = Field(None, description="the language of the quote", examples=["ru"])
    locator: Text | None = Field(None, description="where in the source it stands", examples=["paragraph 3"])
    passage: Texts = Field(
        (),
        description="the first and the last words of the sentence, as the source prints them, "
        f"{PASSAGE_WORDS} words at most each: the page leads to it",
        examples=["[Our troops stand where, since the autumn]"],
    )
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
        description="the statement of which this is a different rendering "
        "(a slip, another translation); it counts nowhere",
        examples=["moscow-times-jcs#about-1100"],
    )
    note: Text | None = Field(None, description="anything else that a reader must know, such as a document’s own date")

    @property
    def is_rendering(self) -> bool:
        """Whether it only renders another statement anew: then it counts nowhere (method §4)."""
        return self.rendering_of is not None

    @property
    def cited(self) -> tuple[str, ...]:
        """The cards and statements that it cites as evidence; only a verified fact does."""
        return ()

    @property
    def leans_on(self) -> tuple[str, ...]:
        """The statements, and for evidence also the cards, that it rests on."""
        return (*self.rests_on, *self.cited)


class Verified(Statement):
    """“It is so.” A verified fact; it answers no question.

    Method §1 and §3: it has no `answers`, so that none can be written, and never lacks a basis and evidence. Evidence
    is a card, a `card#statement` or a page with its copy.
    """

    basis: Annotated[
        Basis,
        AfterValidator(lambda b: _one_of(b, CARD_BASES)),
        WithJsonSchema({"enum": [basis.value for basis in CARD_BASES]}),
    ] = Field(description="on-record, public-record or examined")
    by: ActorId | None = Field(None, description="for on-record: who said, published or signed it")
    evidence: EvidenceList = Field(
        description="what anybody can check it by: cards, statements, or pages with an archived copy",
        examples=["[rbc-gerasimov, japan-news-kursk]"],
    )

    @property
    def speaker(self) -> ActorId | None:
        """Who is on record with it, if anybody."""
        return self.by

    @property
    def cited(self) -> tuple[str, ...]:
        """The cards and statements that it cites as evidence; pages elsewhere are left out."""
        return of_the_archive(self.evidence)


class Claim(Statement):
    """What an attributed and an unacknowledged claim have in common.

    Method §1: it never lacks a speaker. `said_by` and each of `via` is an actor's id, somebody anonymous or a document;
    `answers` maps a question's id to yes, no, declined or a figure (method §5).
    """

    said_by: Speaker = Field(description="who first said it", examples=["volodymyr-zelensky"])
    via: Speakers = Field(
        (),
        description="each hand it passed through, from the origin towards the publisher, who is not named again",
        examples=["[lee-seong-kweun, yonhap]"],
    )
    said_on: Date | None = Field(
        None, description="the day the words became public where the speaker is", examples=["2024-12-23"]
    )
    answers: Answers = Field(
        default_factory=nothing,
        description="the questions it answers: yes, no, declined or a figure",
        examples=['{north-korean-soldiers-killed-or-wounded: "> 3000"}'],
    )
    comments_on: QuestionIds = Field(
        (),
        description="the questions it speaks to without answering them; it is shown there, and counts for nothing",
        examples=["[north-korean-soldiers-in-russia]"],
    )
    measure: Text | None = Field(
        None,
        description="what a figure counts: one of the question’s measures, always where it has several",
        examples=["killed or wounded"],
    )
    unverified_by: Actors = Field(
        (), description="outlets that say that they could not verify this", examples=["[newsweek]"]
    )

    @property
    def speaker(self) -> Speaker:
        """Who first said it."""
        return self.said_by


class Attributed(Claim):
    """“X says so.” An attributed claim.

    Method §1: everything that is neither of the others.
    """


class Unacknowledged(Claim):
    """“X says so; Y, whom it concerns, has not acknowledged it.” An unacknowledged claim.

    Method §1: it never lacks an answer, nor a party; `not_acknowledged_by` maps a party's id to how.
    """

    answers: Annotated[Answers, AfterValidator(some)] = Field(
        json_schema_extra={"minProperties": 1},
        description="the one question it answers: yes or a figure; if no question fits, the claim is attributed, "
        "and note says what is reported of the party",
        examples=["{id-of-the-question: yes}"],
    )
    not_acknowledged_by: Annotated[Mapping[ActorId, Reported], Pairs, AfterValidator(some), Frozen] = Field(
        json_schema_extra={"minProperties": 1},
        description="each party concerned that, as this source says, has not acknowledged it: "
        "unacknowledged, declined or denied",
        examples=["{russia: declined}"],
    )


def _one_of(value: Basis, allowed: tuple[Basis, ...]) -> Basis:
    if value not in allowed:
        raise invalid(fault("not-in-list/basis", value=value.value, words=", ".join(allowed)))
    return value


AnyStatement = Verified | Attributed | Unacknowledged
STATEMENT_TYPES: Final[Mapping[Kind, type[Statement]]] = MappingProxyType(
    {Kind.VERIFIED: Verified, Kind.ATTRIBUTED: Attributed, Kind.UNACKNOWLEDGED: Unacknowledged}
)
"""The type of the statements of each kind."""


def order_of(record: type[Record]) -> tuple[str, ...]:
    """The order in which a record's fields are written; of a statement what it says, what its kind asks, the rest."""
    base = Statement.model_fields if issubclass(record, Statement) else {}
    first = [name for name, info in base.items() if info.is_required()]
    own = [name for name in record.model_fields if name not in base]
    return (*first, *own, *(name for name in base if name not in first))
