"""Values with places → models: every problem of a file's form in one pass, and what can be saved of it.

A file with problems still yields a draft (see `record.Record`), so that the other rules of the same
file run too and a contributor sees everything at once.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, Final, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ..problems.catalogue import catalogue, code_of
from ..problems.problem import Fault, Problem, fault
from ..reading.document import Document, Loc, Value
from ..vocabulary import CARD_BASES, FINDING_BASES, EntityKind
from .captures import HeldCopy, WebCapture
from .entities import Actor, Card, Correction, Entity, Place, Question, Topic, Withdrawn, WithdrawnStatement
from .field_errors import type_of
from .findings import Finding
from .nearest_names import nearest
from .record import Record
from .references import Known
from .statements import Anonymous, Attributed, DocumentSpeaker, Unacknowledged, Verified, WebEvidence

MODELS: Final[Mapping[EntityKind, type[Entity]]] = {
    EntityKind.CARD: Card,
    EntityKind.ACTOR: Actor,
    EntityKind.QUESTION: Question,
    EntityKind.PLACE: Place,
    EntityKind.TOPIC: Topic,
    EntityKind.WITHDRAWN: Withdrawn,
}

_NESTED: Final[Mapping[str, type[Record]]] = {
    "verified": Verified,
    "attributed": Attributed,
    "unacknowledged": Unacknowledged,
    "corrections": Correction,
    "findings": Finding,
    "evidence": WebEvidence,
    "archived": WebCapture,
    "anonymous": Anonymous,
    "document": DocumentSpeaker,
    "withdrawn": WithdrawnStatement,
}
IN_WORDS: Final[Mapping[type[Record], str]] = {
    Card: "a card",
    Actor: "an actor",
    Question: "a question",
    Place: "a place",
    Topic: "a topic",
    Verified: "a verified fact",
    Attributed: "an attributed claim",
    Unacknowledged: "an unacknowledged claim",
    Correction: "a correction",
    Finding: "a finding",
    WebEvidence: "evidence",
    WebCapture: "a capture",
    HeldCopy: "a copy that somebody holds",
    Anonymous: "an anonymous speaker",
    DocumentSpeaker: "a document",
    Withdrawn: "a tombstone",
    WithdrawnStatement: "a withdrawn statement",
}

R = TypeVar("R", bound=Record)


def draft(document: Document, kind: EntityKind, entity_id: str, known: Known) -> tuple[Entity, list[Problem]]:
    """The entity in a document as far as it can be read, and the problems of its form."""
    model = MODELS[kind]
    data = {key: value for key, value in (document.data or {}).items() if key != "id"}
    given = {**data, "id": entity_id}
    problems = [_id_in_file(document)] if "id" in (document.data or {}) else []
    try:
        return model.model_validate(given, context=known), problems
    except ValidationError as error:
        problems += [_problem(document, model, details) for details in _each_once(document, model, error.errors())]
        return _salvage(model, given, known), problems


def _each_once(document: Document, model: type[Record], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
    """The errors without those of missing fields that stand there under a misspelt name."""
    misspelt = {
        (*loc[:-1], nearest(str(loc[-1]), frozenset(record_of(document, model, loc[:-1]).model_fields)))
        for details in errors
        if details["type"] == "extra_forbidden" and (loc := _real_loc(document, details["loc"]))
    }
    for details in errors:
        missing = details["type"] == "missing" and _real_loc(document, details["loc"]) in misspelt
        if details["loc"] != ("id",) and not missing:
            yield details


def _id_in_file(document: Document) -> Problem:
    return document.problem(document.span(("id",), key=True), fault("unknown-field/id", "id"))


def _salvage(model: type[R], data: Mapping[str, Any], known: Known) -> R:
    """The record with the fields that can be read; those that cannot are absent, whatever their default."""
    fields: dict[str, Any] = {"id": data["id"]} if issubclass(model, Entity) else {}
    for name in model.model_fields:
        if name in data:
            fields.update((name, value) for value in _readable(model, name, data[name], known))
    record = cast(R, model.model_construct(_fields_set=set(fields), **fields))
    for name in data.keys() - fields.keys():
        meant = (
            name if name in model.model_fields else nearest(name, frozenset(model.model_fields.keys() - data.keys()))
        )
        record.__dict__.pop(meant, None)
    return record


@cache
def _alone(model: type[Record], name: str) -> TypeAdapter[Any]:
    """What reads one field by itself; to make it takes longer than to read a card."""
    info = model.model_fields[name]
    field_type: Any = Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation
    return TypeAdapter(field_type)


def _readable(model: type[Record], name: str, value: Any, known: Known) -> Iterator[Any]:
    try:
        yield _alone(model, name).validate_python(value, context=known)
    except ValidationError:
        nested = _NESTED.get(name)
        if isinstance(value, list) and nested and name not in ("evidence", "archived"):
            yield tuple(_salvage(nested, item if isinstance(item, dict) else {}, known) for item in value)


def _problem(document: Document, model: type[Record], details: ErrorDetails) -> Problem:
    loc = _real_loc(document, details["loc"])
    kind = details["type"]
    if kind == "missing":
        return document.problem(document.span(loc[:-1]), _missing(document, model, loc[:-1], str(loc[-1])))
    if kind == "extra_forbidden":
        return document.problem(document.span(loc, key=True), _unknown_field(document, model, loc))
    at_key = details["loc"][-1] == "[key]"
    named = loc[:-1] if at_key else loc
    name = next((str(step) for step in reversed(named) if isinstance(step, str)), "")
    return document.problem(document.span(loc, key=at_key), _of_a_field(document, model, loc, name, details))


def _of_a_field(document: Document, model: type[Record], loc: Loc, name: str, details: ErrorDetails) -> Fault:
    """What is wrong with the value of a field: a fault of our own, or an error of pydantic's."""
    kind = details["type"]
    if kind in catalogue().messages:
        wrong = Fault(kind, name, tuple(sorted(details.get("ctx", {}).items())))
        return _with_example(document, model, loc, wrong) if code_of(kind) == "wrong-type" else wrong
    if kind in ("enum", "literal_error"):
        bases = _BASES.get(_record_at(model, loc[:-1]), ()) if name == "basis" else ()
        return _not_in_list(document.at(loc), name, ", ".join(bases) or details["ctx"]["expected"])
    if kind in _WRONG_TYPES:
        return fault(_WRONG_TYPES[kind], name)
    return fault("wrong-type/other", name, reason=details["msg"])


_BASES: Final = {Verified: CARD_BASES, Finding: FINDING_BASES}
_WRONG_TYPES: Final = {"model_type": "wrong-type/lines", "string_type": "wrong-type/no-text"}


def _with_example(document: Document, model: type[Record], loc: Loc, wrong: Fault) -> Fault:
    name, example = wrong.about, _example(record_of(document, model, loc[:-1]), wrong.about)
    return fault("wrong-type/of-field", name, target=wrong, name=name, example=example)


def _real_loc(document: Document, loc: tuple[str | int, ...]) -> Loc:
    """pydantic's location without the names of union members, which stand in no file."""
    real: Loc = ()
    form_named = False
    for index, step in enumerate(loc):
        if step in _FORMS and not form_named and _takes_forms(real):
            form_named = True
            continue
        last = index == len(loc) - 1
        if (*real, step) in document.values or (*real, step) in document.keys or (last and step != "[key]"):
            real = (*real, step)
    return real


_FORMS: Final = frozenset({"actor", "anonymous", "document", "card", "statement", "web", "capture", "copy"})


def _takes_forms(loc: Loc) -> bool:
    """Whether a speaker, a piece of evidence or a capture stands at `loc`: pydantic then names its form next."""
    return loc[-1:] == ("said_by",) or (len(loc) > 1 and loc[-2] in ("via", "evidence", "archived"))


def _record_at(model: type[Record], loc: Loc) -> type[Record]:
    """The type of the record that holds the key at `loc`."""
    record = model
    for step in loc:
        if isinstance(step, str):
            record = _NESTED.get(step, record)
    return record


def record_of(document: Document, model: type[Record], parent: Loc) -> type[Record]:
    """The type of the record at a place; unnamed speakers, documents and held copies are known by what they hold."""
    value = document.at(parent)
    if isinstance(value, dict):
        for form in ("anonymous", "document"):
            if form in value:
                return _NESTED[form]
        if parent[-2:-1] == ("archived",) and "sha256" in value:
            return HeldCopy
    return _record_at(model, parent)


def _missing(document: Document, model: type[Record], parent: Loc, name: str) -> Fault:
    record = record_of(document, model, parent)
    info = record.model_fields.get(name)
    description = (info.description if info else "") or ""
    return fault(
        "missing-field",
        name=name,
        record=IN_WORDS[record],
        description=description,
        example=_example(record, name),
    )


def _example(record: type[Record], name: str) -> str:
    """A value that the field may have; empty where none is known."""
    info = record.model_fields.get(name)
    return str(info.examples[0]) if info and info.examples else ""


def _unknown_field(document: Document, model: type[Record], loc: Loc) -> Fault:
    holder, name = record_of(document, model, loc[:-1]), str(loc[-1])
    if holder is Verified and name in ("answers", "measure"):
        return fault("verified-answers", name)
    record, own = IN_WORDS[holder], holder.model_fields
    fields = ", ".join(key for key in own if not (key == "id" and issubclass(holder, Entity)))
    if holder in (Anonymous, DocumentSpeaker) and " " in name:
        return fault("unknown-field/comma", name, record=record, fields=fields)
    guess = nearest(name, frozenset(own))
    if not guess and (other := _other_kind(holder, name)):
        kind, lane = IN_WORDS[other], other.__name__.lower()
        return fault("unknown-field/other-kind", name, record=record, fields=fields, kind=kind, lane=lane)
    return fault("unknown-field", name, record=record, fields=fields, guess=guess)


def _other_kind(record: type[Record], name: str) -> type[Record] | None:
    """Of a statement, the other kind that has such a field."""
    kinds = (Verified, Attributed, Unacknowledged)
    return next((other for other in kinds if name in other.model_fields), None) if record in kinds else None


def _not_in_list(value: Value, name: str, expected: str) -> Fault:
    words = re.sub(r"""'([^']*)'|"([^"]*)\"""", r"\1\2", expected)  # one with an apostrophe stands in double quotes
    if not isinstance(value, str):
        return fault("wrong-type/word", name, type=type_of(value), words=expected)
    allowed = frozenset(word for part in words.split(", ") for word in part.split(" or "))
    return fault("not-in-list", name, value=value, guess=nearest(value, allowed), words=words)
