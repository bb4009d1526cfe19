"""The model → the fields of the form: which control each has, whether it is needed, its help (the card format)."""

from dataclasses import dataclass
from typing import Any, Final, get_args, get_type_hints

from ...model.captures import Captures
from ...model.entities import NOT_RECORDABLE, STANDS_BESIDE, Actor, Card, Correction, WithdrawnStatement
from ...model.field_errors import Text
from ...model.field_types import Date, Day, Hosts, Language, Sha256, Slug, Url
from ...model.record import Actors, OneOrMoreRefs, Places, QuestionIds, Record, StatementRefs, Texts, Topics
from ...model.references import ActorId, StatementRef, WholeId
from ...model.required_fields import is_needed
from ...model.statements import (
    STATEMENT_TYPES,
    Anonymous,
    Answers,
    DocumentSpeaker,
    EvidenceList,
    Speaker,
    Speakers,
    Verified,
    WebEvidence,
)
from ...new_card.field_forms import TEXT_OF_A_FACT
from ...vocabulary import CARD_BASES, ActorType, Basis, CardType, Cause, Kind
from ...wording import labels

RECORDS: Final[dict[str, type[Record]]] = {
    "card": Card,
    **{kind.value: model for kind, model in STATEMENT_TYPES.items()},
    "correction": Correction,
    "withdrawn": WithdrawnStatement,
    "actor": Actor,
    "anonymous": Anonymous,
    "document": DocumentSpeaker,
    "web": WebEvidence,
}
ENTITIES: Final = (Card, Actor)
"""Whose id is the name of the file."""
_CONTROLS: Final[tuple[tuple[Any, str], ...]] = (
    (Slug, "slug"),
    (Url, "url"),
    (Captures, "capture"),
    (Sha256, "hash"),
    (Language, "language"),
    (Date, "date"),
    (Day, "day"),
    (ActorId, "actor"),
    (WholeId, "actor"),
    (Hosts, "texts"),
    (Actors, "actors"),
    (Places, "places"),
    (Topics, "topics"),
    (QuestionIds, "questions"),
    (Texts, "texts"),
    (StatementRef, "statement"),
    (StatementRefs, "statements"),
    (OneOrMoreRefs, "statements"),
    (Speaker, "speaker"),
    (Speakers, "speakers"),
    (Answers, "answers"),
    (EvidenceList, "evidence"),
    (CardType, "choice"),
    (ActorType, "choice"),
    (Cause, "choice"),
    (Text, "text"),
)
_BY_NAME: Final = {
    "basis": "choice",
    "not_acknowledged_by": "parties",
    "measure": "measure",
    "answers": "answers",
    "statements": "slugs",
    "evidence": "evidence",
}
"""Of these the name tells more than the type: which words fit depends on the other fields."""
LONG: Final = ("summary", "text", "quote", "note")
"""Texts that may run over several lines, in the form and in the file."""
APART: Final = ("summary", "not_recorded", "corrections", "withdrawn", *(kind.value for kind in Kind))
"""Fields of a card that have a part of the form to themselves."""
_NOT_ASKED: Final[dict[type[Record], tuple[str, ...]]] = {Card: ("id", *APART), Actor: ("id", "wikidata")}
"""Fields that the form has in a place of its own, or leaves to later hands."""
_FIRST: Final = {
    "actor": ("name", "type", "part_of"),
    "card": ("url", "title", "publisher", "type", "published", "retrieved", "archived", "language"),
    "verified": ("text", "id", "basis", "by", "evidence"),
    "attributed": ("text", "id", "said_by", "via", "said_on", "answers", "measure", "comments_on"),
    "unacknowledged": ("text", "id", "said_by", "via", "said_on", "answers", "measure", "not_acknowledged_by"),
}
"""What is asked first, in this order; all else is folded under “More”."""
LABELS: Final = {
    "url": "Address",
    "title_translation": "Title in English",
    "publisher": "Publisher",
    "type": "Kind of source",
    "retrieved": "Read on",
    "archived": "Archived copy",
    "id": "Short name",
    "by": "Who said, published or signed it",
    "text": "The statement",
    "said_by": "Who first said it",
    "via": "Through whom",
    "said_on": "Said on",
    "answers": "What it answers",
    "comments_on": "What it only speaks to",
    "measure": "What the figure counts",
    "not_acknowledged_by": "Who has not acknowledged it",
    "basis": "What it rests on",
    "unverified_by": "Who could not verify it",
    "as_of": "Day for which it holds",
    "locator": "Where in the source",
    "passage": "First and last words of the sentence",
    "rests_on": "Based on",
    "rendering_of": "The same words, told differently, as",
    "supersedes": "Replaces",
    "on": "Day",
    "part_of": "Part of",
    "statements": "Statements changed",
    "quote_language": "Language of the quote",
    "see": "In its place",
    "cause": "What it came of",
}
_OF_A_NEWCOMER: Final = {"name": "Name of the newcomer", "type": "What it is"}
_ABSENT: Final = {
    "archived": "There is none that I know of",
    "title": "I did not see the headline",
    "published": "I worked the date out",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a closed list, and what it is called on pages."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field as the form asks for it; `unknown` is what is ticked where it cannot be told, if it may be left out."""

    name: str
    label: str
    control: str
    needed: bool
    description: str
    example: str
    choices: tuple[Choice, ...] = ()
    unknown: str = ""
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one record: those asked for first, and those under “More”."""

    first: tuple[Field, ...]
    more: tuple[Field, ...]

    @property
    def names(self) -> list[str]:
        """Of all of them, as they stand on the page."""
        return [field.name for field in (*self.first, *self.more)]


def fields(name: str) -> Fields:
    """The fields of a record. Raises LookupError where the model has a type that the form has no control for."""
    model = RECORDS[name]
    asked = {key: _field(model, key) for key in model.model_fields if key not in _NOT_ASKED.get(model, ())}
    first = _FIRST.get(name, tuple(asked))
    return Fields(tuple(asked[key] for key in first), tuple(f for key, f in asked.items() if key not in first))


def field_labels() -> dict[str, str]:
    """What the fields of statements are called."""
    lanes = [fields(kind.value) for kind in Kind]
    return {field.name: field.label for lane in lanes for field in (*lane.first, *lane.more)}


def summary() -> Field:
    """The field of the summary, which has a part of the form to itself."""
    return _field(Card, "summary")


def _field(model: type[Record], key: str) -> Field:
    info, control, label = model.model_fields[key], _control(model, key), _label(model, key)
    choice, recordable = control == "choice", model is Card and key in NOT_RECORDABLE
    return Field(
        key,
        label,
        control="long" if key in LONG else control,
        needed=is_needed(model, key, {}),
        description=_description(model, key, label),
        example="" if choice else _example(info.examples),
        choices=_choices(model, key) if choice else (),
        unknown=_ABSENT.get(key, "I do not know this") if recordable else "",
        beside=key in STANDS_BESIDE,
    )


def _description(model: type[Record], key: str, label: str) -> str:
    """What belongs in a field; empty where its label says the same."""
    description = TEXT_OF_A_FACT if (model, key) == (Verified, "text") else model.model_fields[key].description or ""
    return "" if description.lower() == label.lower() else description


def _label(model: type[Record], key: str) -> str:
    own = _OF_A_NEWCOMER.get(key) if model is Actor else None
    return own or LABELS.get(key, key.replace("_", " ").capitalize())


def _example(examples: list[Any] | None) -> str:
    """The model's example as somebody types it into a field: without the brackets and braces of YAML."""
    example = str(examples[0]) if examples else ""
    return "" if example in ("[]", "https://…") or example.startswith("{") else example.strip("[]")


def _control(model: type[Record], key: str) -> str:
    if key in _BY_NAME:
        return _BY_NAME[key]
    hint = get_type_hints(model, include_extras=True)[key]
    types = (hint, *(part for part in get_args(hint) if part is not type(None)))
    control = next((name for kind, name in _CONTROLS if kind in types), None)
    if control is None:
        raise LookupError(f"the form has no control for {model.__name__}.{key}: add one in pages/form/fields.py")
    return control


def _choices(model: type[Record], key: str) -> tuple[Choice, ...]:
    if model is Actor:
        return tuple(Choice(kind.value, labels.ONE_ACTOR[kind]) for kind in ActorType)
    if model is Correction:
        return tuple(Choice(cause.value, labels.CAUSE[cause]) for cause in Cause)
    if key == "basis":
        return tuple(Choice(basis.value, f"{labels.BASIS[basis]}: {_BASIS[basis]}") for basis in CARD_BASES)
    return tuple(Choice(kind.value, labels.CARD_TYPE[kind]) for kind in CardType)


_BASIS: Final = {
    Basis.ON_RECORD: "somebody said, published or signed it, and the text says so",
    Basis.PUBLIC_RECORD: "a public register, calendar, treaty or official data set",
    Basis.EXAMINED: "a verification body examined it, and says how",
}
