"""The card format, made from the model."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Final

from ...model.captures import HeldCopy, WebCapture
from ...model.entities import Actor, Card, Correction, Entity, Place, Question, Topic, Withdrawn, WithdrawnStatement
from ...model.findings import Finding
from ...model.presence import Demand, Explained, Is, Not, Presence
from ...model.record import Record
from ...model.required_fields import always, conditional
from ...model.statements import Anonymous, Attributed, DocumentSpeaker, Unacknowledged, Verified, WebEvidence
from ...output import Page
from ...vocabulary import CARD_BASES, FINDING_BASES, ActorType, Basis, CardType, Cause, QuestionKind, Reported, YesNo
from ..render import Renderer, slug

RECORDS: Final[tuple[tuple[str, type[Record]], ...]] = (
    ("A card", Card),
    ("A verified fact", Verified),
    ("An attributed claim", Attributed),
    ("An unacknowledged claim", Unacknowledged),
    ("A speaker who is not named", Anonymous),
    ("A document as a speaker", DocumentSpeaker),
    ("A page as evidence", WebEvidence),
    ("An archived copy at a web archive", WebCapture),
    ("An archived copy that somebody holds", HeldCopy),
    ("A correction", Correction),
    ("A question", Question),
    ("A finding", Finding),
    ("An actor", Actor),
    ("A place", Place),
    ("A topic", Topic),
    ("A withdrawn statement", WithdrawnStatement),
    ("A tombstone", Withdrawn),
)
_FOR: Final = {QuestionKind.QUANTITY.value: "for a quantity", Basis.ON_RECORD.value: "for on-record"}


def page(renderer: Renderer) -> Page:
    """The card format."""
    context = {"records": [_record(title, model) for title, model in RECORDS], "lists": list(_lists())}
    return renderer.page(
        "reference/card_format.html",
        "card-format/",
        "The card format",
        context,
        description="Every field of a source card: what belongs there, and an example.",
    )


def _record(title: str, model: type[Record]) -> dict[str, object]:
    description = (model.__doc__ or "").strip().split("\n")[0]
    return {"id": slug(title), "title": title, "description": description, "fields": list(_fields(model))}


def _fields(model: type[Record]) -> Iterator[dict[str, str]]:
    for name, info in model.model_fields.items():
        if name == "id" and issubclass(model, Entity):
            continue
        example = str(info.examples[0]) if info.examples else ""
        needed = next((_needed(rule) for rule in _requiring(model, name)), "")
        yield {
            "id": field_id(model, name),
            "name": name,
            "needed": needed,
            "description": info.description or "",
            "example": example,
        }


def field_id(model: type[Record], name: str) -> str:
    """The id that a field's row has on the page of the card format, without its underscore."""
    return f"{model.__name__.lower()}-{name}"


def _requiring(model: type[Record], name: str) -> Iterator[Presence]:
    for rule in (*always(model), *conditional(model)):
        if rule.demand is Demand.REQUIRED and name in rule.fields:
            yield rule


def _needed(rule: Presence) -> str:
    """When a field is needed, in the few words that a column holds; what those cannot say, its description does."""
    match rule.when:
        case None:
            return {1: "yes", 3: "one of the three"}.get(len(rule.fields), "")
        case Not(Explained()):
            return "yes, or a reason under not_recorded"
        case Is(_, word):
            return _FOR[word]
        case _:
            return ""


def _lists() -> Iterator[dict[str, object]]:
    closed: tuple[tuple[str, Sequence[StrEnum]], ...] = (
        ("type of a card", list(CardType)),
        ("type of an actor", list(ActorType)),
        ("kind of a question", list(QuestionKind)),
        ("basis of a verified fact", CARD_BASES),
        ("basis of a finding", FINDING_BASES),
        ("answer, besides a figure", list(YesNo)),
        ("not_acknowledged_by", list(Reported)),
        ("cause of a correction", list(Cause)),
    )
    for name, words in closed:
        yield {"name": name, "words": [word.value for word in words]}
