"""What a contributor writes, as frozen types: card, question, actor, place, topic (the card format).

The one truth about the format: the checks, the reference page and the JSON Schemas derive from it.
Every field's description says what belongs there; it is also what a contributor reads when it is missing.
The first paragraph of a docstring is what pages and editors show of a record.

Each is made from the mapping that its file holds (`model_validate`, with `references.Known` as context to look up what
it names). That raises pydantic's ValidationError with all faults at once: the type of each is a rule's code, or one of
pydantic's own that `parse` puts into words. What depends on other fields of a record, `required_fields` says; what
depends on other files, the checks.
"""

from collections.abc import Container, Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from ..vocabulary import ActorType, CardType, Cause, EntityKind, Kind, QuestionKind
from .captures import Captures
from .field_errors import ANY_TEXT, Listed, Pairs, Text
from .field_types import (
    IDENTIFIER,
    Answer,
    Coordinates,
    Date,
    Day,
    Hosts,
    Language,
    Slug,
    Url,
    Wikidata,
    Window,
)
from .findings import Finding, Search
from .record import Absent, Actors, Frozen, Places, Record, Texts, Topics, nothing
from .references import ActorId, QuestionId, StatementRef, WholeId
from .statements import Attributed, Unacknowledged, Verified


class Correction(Record):
    """An entry in a card's log: what was changed after it was published (method §7).

    `{on: 2026-11-25, statements: [kyiv-over-3000], note: The figure was entered as 300.}`
    """

    on: Day = Field(description="the day of the correction")
    statements: Annotated[tuple[Slug, ...], Listed] = Field(
        (), description="the ids of this card’s statements that it changes"
    )
    note: Text = Field(description="what was changed, and why")
    cause: Cause | None = Field(None, description="whose slip it was, or what it came of", examples=["our slip"])


class WithdrawnStatement(Record):
    """A statement that its card no longer makes: its permalink leads to why (method §7).

    `{id: kyiv-over-3000, on: 2026-12-03, note: …, see: kbs-casualties#nis-3000}`
    """

    id: Slug = Field(description="the id that it had; no statement of this card has it again")
    on: Day = Field(description="the day it was withdrawn", examples=["2026-12-03"])
    note: Text = Field(description="why")
    see: StatementRef | None = Field(
        None, description="the statement that stands in its place", examples=["kbs-casualties#nis-3000"]
    )


class Entity(Record):
    """Something with a file, and so an id, of its own.

    The id is the file's stem (the card format), not a field in it.
    """

    id: Slug


NOT_RECORDABLE = ("title", "published", "retrieved", "url", "archived", "language")
STANDS_BESIDE = ("title", "published")
"""What `not_recorded` explains beside the field itself: a title that only describes, a date that is no single day."""
EXPLAINABLE = tuple(name for name in NOT_RECORDABLE if name not in STANDS_BESIDE)
"""What is either there or explained under `not_recorded`."""
REASONS = WithJsonSchema(
    {"type": "object", "properties": dict.fromkeys(NOT_RECORDABLE, ANY_TEXT.json_schema), "additionalProperties": False}
)
"""The JSON Schema of `not_recorded`: a check tells of any other key, and so tells more."""


OF_THE_SITE = "en"
"""The language in which the site is written."""


def is_title_of_the_site(language: str | None, not_recorded: Container[str]) -> bool:
    """Whether a title is in the site's language: that of a source in it, and one that only describes."""
    return language == OF_THE_SITE or "title" in not_recorded


class Card(Entity):
    """What one source shows on its date (method §2).

    `published` and `retrieved` are EDTF dates (the card format, “A card”); `archived` holds its captures, in the order
    of the file; `not_recorded` maps a field's name to why it is not there. Its statements stand under their
    kinds.
    """

    title: Text = Field(
        description="as published, or plain words where it has none", examples=["North Korean casualties in Kursk"]
    )
    title_translation: Text | None = Field(
        None,
        description="its title in English, where it is in another language: shown first, the original beneath",
        examples=["Losses of the North Korean army in Kursk"],
    )
    publisher: ActorId = Field(
        description="who runs the site or channel at the address: an actor id", examples=["newsweek"]
    )
    type: CardType = Field(description="what the source is", examples=["news-report"])
    published: Date = Field(
        description="the day it was published; if unknown, the first and the last possible one: 2024-12-27/2025-01-04",
        examples=["2024-12-30"],
    )
    retrieved: Date | None = Field(
        None, description="the day on which it was read for this archive", examples=["2026-11-22"]
    )
    url: Url | None = Field(
        None, description="the address of the page, as the browser shows it", examples=["https://…"]
    )
    archived: Captures | None = Field(
        None,
        description="the address of a capture at a web archive, or sha256: of a file that you hold",
        examples=["https://…"],
    )
    language: Language | None = Field(None, description="the code of the language it is written in", examples=["en"])
    authors: Texts = Field((), description="names as printed, or actor ids", examples=["[]"])
    topics: Topics = Field((), description="topics of the whole card", examples=["[north-korean-troops]"])
    places: Places = Field((), description="places of the whole card", examples=["[kursk-oblast]"])
    not_recorded: Annotated[Mapping[str, Text], Pairs, Frozen, REASONS] = Field(
        default_factory=nothing,
        description="what is required and not known: why; of a title, that it was not seen and is described",
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
    withdrawn: Annotated[tuple[WithdrawnStatement, ...], Listed] = Field(
        (), description="its published statements that were withdrawn"
    )

    @property
    def is_kept(self) -> bool:
        """Whether it has both its address and a copy, be it captured or held."""
        return self.url is not None and self.archived is not None

    def statements(self) -> Iterator[tuple[Kind, int, Verified | Attributed | Unacknowledged]]:
        """Every statement with its kind and its place in that kind's list; unreadable lists are passed over."""
        for kind in Kind:
            try:
                listed: tuple[Any, ...] = getattr(self, kind.value)
            except Absent:
                continue
            for index, statement in enumerate(listed):
                yield kind, index, statement


class Question(Entity):
    """What statements of several cards answer (method §2).

    `presupposes` maps a question's id to its answer; `window` is a number of days (method §5).
    """

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
    parts: Texts = Field(
        (),
        description="measures that count only a part of what is asked (quantity only): shown apart, no answer",
        examples=["[killed or wounded in one week]"],
    )
    unit: Text | None = Field(None, description="what is counted (quantity only)", examples=["soldiers"])
    topics: Topics = Field(
        (),
        description="its subjects; the first is that under which the home page lists it",
        examples=["[north-korean-troops]"],
    )
    disinterested: Actors = Field(
        (),
        description="control groups without a stake, with the reason in note; nobody is, unless listed",
        examples=["[]"],
    )
    presupposes: Annotated[Mapping[QuestionId, Answer], Pairs, Frozen] = Field(
        default_factory=nothing,
        description="the answers to other questions that this one takes for granted",
        examples=["{north-korean-soldiers-in-russia: yes}"],
    )
    yes_says: Text | None = Field(
        None,
        description="of a yes-no question what “yes” says, as a clause after “that”",
        examples=["the plans exist"],
    )
    window: Window = Field(
        14, description="figures whose days lie further apart are not compared", examples=["14 days"]
    )
    findings: Annotated[tuple[Finding, ...], Listed] = Field((), description="editors’ decisions", examples=["[]"])
    searches: Annotated[tuple[Search, ...], Listed] = Field(
        (), description="that somebody looked for a party’s word and found none", examples=["[]"]
    )
    note: Text | None = Field(None, description="reasons that the other fields ask for")

    @property
    def all_measures(self) -> tuple[str, ...]:
        """All that a figure may count here: the measures of the whole, and those of a part (method §5)."""
        return (*self.measures, *self.parts)

    def is_part(self, measure: str) -> bool:
        """Whether a measure counts a mere part of what is asked: a figure of it is no answer (method §5)."""
        return measure in self.parts


class Actor(Entity):
    """A person, office, state, armed force, outlet, agency …: whoever says, relays or is concerned.

    The card format, “An actor”. The root of `part_of` is its control group (method §4).
    """

    name: Text = Field(description="the name in English", examples=["Valery Gerasimov"])
    type: ActorType = Field(description="what it is", examples=["person"])
    part_of: WholeId | None = Field(
        None,
        description="whom it speaks for and who controls it; nobody, where it speaks for none",
        examples=["russian-armed-forces"],
    )
    hosts: Hosts = Field(
        (), description="of an outlet or a news agency: the hosts at which it publishes", examples=["[rbc.ru]"]
    )
    aliases: Texts = Field((), description="other names and spellings", examples=["[Валерий Герасимов]"])
    wikidata: Wikidata | None = Field(None, description="its Wikidata item, only when certain", examples=["Q159"])
    note: Text | None = Field(None, description="anything else that a reader must know")


class Place(Entity):
    """A place.

    The card format, “A place”: `coordinates: [51.7, 36.2]`, latitude and longitude in degrees, WGS 84.
    """

    name: Text = Field(description="the name in English", examples=["Kursk Oblast"])
    country: Text = Field(description="the country, in English", examples=["Russia"])
    coordinates: Coordinates = Field(description="latitude and longitude in degrees, WGS 84", examples=["[51.7, 36.2]"])


class Topic(Entity):
    """A topic.

    The card format, “A topic”.
    """

    name: Text = Field(description="the name", examples=["North Korean troops"])
    description: Text = Field(
        description="one line", examples=["Their deployment, their losses, and who has acknowledged them."]
    )


class Withdrawn(Entity):
    """What was published under this id, and is no more: a tombstone, so that its address leads to why (method §7).

    `see` names what is of the same kind; `statements` are those of a card, whose permalinks lead here too.
    """

    was: Literal["card", "actor", "question", "place", "topic"] = Field(description="what it was", examples=["card"])
    on: Day = Field(description="the day it was withdrawn", examples=["2026-12-03"])
    note: Text = Field(description="why")
    see: Annotated[Text, IDENTIFIER] | None = Field(
        None, description="the id of what stands in its place, of the same kind", examples=["newsweek-kursk"]
    )
    statements: Annotated[tuple[Slug, ...], Listed] = Field(
        (), description="of a card: the ids of the statements that it had", examples=["[kyiv-over-3000]"]
    )

    @property
    def kind(self) -> EntityKind:
        """What it was, as a kind of entity."""
        return EntityKind(self.was)
