"""Values with places → models: every problem of a file's form in one pass, and what can be saved of it.

A file with problems still yields a draft (see `records.Record`), so that the other rules of the same
file run too and a contributor sees everything at once.
"""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Final, TypeVar, cast

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from ..problems.problem import CODES, Code, Problem
from ..reading.document import Document, Loc
from ..vocabulary import CARD_BASES, FINDING_BASES, EntityKind
from .entities import Actor, Card, Correction, Entity, Finding, Place, Question, Topic, Withdrawn, WithdrawnStatement
from .record import Record
from .references import Known, did_you_mean, nearest
from .statements import Anonymous, Attributed, DocumentSpeaker, Unacknowledged, Verified, WebEvidence

MODELS: Final[Mapping[EntityKind, type[Entity]]] = {
    EntityKind.CARD: Card, EntityKind.ACTOR: Actor, EntityKind.QUESTION: Question,
    EntityKind.PLACE: Place, EntityKind.TOPIC: Topic, EntityKind.WITHDRAWN: Withdrawn,
}  # fmt: skip

_NESTED: Final[Mapping[str, type[Record]]] = {
    "verified": Verified, "attributed": Attributed, "unacknowledged": Unacknowledged,
    "corrections": Correction, "findings": Finding, "evidence": WebEvidence,
    "anonymous": Anonymous, "document": DocumentSpeaker, "withdrawn": WithdrawnStatement,
}  # fmt: skip
IN_WORDS: Final[Mapping[type[Record], str]] = {
    Card: "a card", Actor: "an actor", Question: "a question", Place: "a place", Topic: "a topic",
    Verified: "a verified fact", Attributed: "an attributed claim", Unacknowledged: "an unacknowledged claim",
    Correction: "a correction", Finding: "a finding", WebEvidence: "evidence",
    Anonymous: "an anonymous speaker", DocumentSpeaker: "a document",
    Withdrawn: "a tombstone", WithdrawnStatement: "a withdrawn statement",
}  # fmt: skip

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
        problems += [_problem(document, model, details) for details in _told_once(document, model, error.errors())]
        return _salvage(model, given, known), problems


def _told_once(document: Document, model: type[Record], errors: list[ErrorDetails]) -> Iterator[ErrorDetails]:
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
    spot = document.spot(("id",), key=True)
    return document.problem("unknown-field", spot, "id: a file's name is its id", "leave this line out")


def _salvage(model: type[R], data: Mapping[str, Any], known: Known) -> R:
    """The record with the fields that can be read; those that cannot are absent, whatever their default."""
    fields: dict[str, Any] = {"id": data["id"]} if issubclass(model, Entity) else {}
    for name, info in model.model_fields.items():
        if name in data:
            fields.update((name, value) for value in _readable(name, info, data[name], known))
    record = cast(R, model.model_construct(_fields_set=set(fields), **fields))
    for name in data.keys() - fields.keys():
        meant = (
            name if name in model.model_fields else nearest(name, frozenset(model.model_fields.keys() - data.keys()))
        )
        record.__dict__.pop(meant, None)
    return record


def _readable(name: str, info: FieldInfo, value: Any, known: Known) -> Iterator[Any]:
    whole: Any = Annotated.__class_getitem__((info.annotation, *info.metadata)) if info.metadata else info.annotation  # type: ignore[attr-defined]
    try:
        yield TypeAdapter(whole).validate_python(value, context=known)
    except ValidationError:
        nested = _NESTED.get(name)
        if isinstance(value, list) and nested and name != "evidence":
            yield tuple(_salvage(nested, item if isinstance(item, dict) else {}, known) for item in value)


def _problem(document: Document, model: type[Record], details: ErrorDetails) -> Problem:
    loc = _real_loc(document, details["loc"])
    at_key = details["loc"][-1] == "[key]"
    named = loc[:-1] if at_key else loc
    name = next((str(step) for step in reversed(named) if isinstance(step, str)), "")
    kind = details["type"]
    if kind == "missing":
        return _missing(document, model, loc[:-1], str(loc[-1]))
    if kind == "extra_forbidden":
        return _unknown_field(document, model, loc)
    spot = document.spot(loc, key=at_key)
    context = details.get("ctx", {})
    prefix = f"{name}: " if name else ""
    if kind in CODES:
        code: Code = kind
        advice = context["advice"] or (
            _example(record_of(document, model, loc[:-1]), name) if kind == "wrong-type" else ""
        )
        return document.problem(code, spot, prefix + context["message"], context["label"], advice)
    if kind in ("enum", "literal_error"):
        bases = (
            {Verified: CARD_BASES, Finding: FINDING_BASES}.get(_record_at(model, loc[:-1]), ())
            if name == "basis"
            else ()
        )
        return _not_in_list(document, loc, prefix, ", ".join(bases) or context["expected"])
    message, label = _WRONG_TYPES.get(kind, (details["msg"], ""))
    return document.problem("wrong-type", spot, prefix + message, label)


_WRONG_TYPES: Final = {
    "model_type": ("“key: value” lines belong here", "write at least an id and a text"),
    "string_type": ("a text belongs here", "write one text"),
}


def _real_loc(document: Document, loc: tuple[str | int, ...]) -> Loc:
    """pydantic's location without the names of union members, which stand in no file."""
    real: Loc = ()
    form_told = False
    for index, step in enumerate(loc):
        if step in _FORMS and not form_told and _takes_forms(real):
            form_told = True
            continue
        last = index == len(loc) - 1
        if (*real, step) in document.values or (*real, step) in document.keys or (last and step != "[key]"):
            real = (*real, step)
    return real


_FORMS: Final = frozenset({"actor", "anonymous", "document", "card", "statement", "web"})


def _takes_forms(loc: Loc) -> bool:
    """Whether a speaker or a piece of evidence stands at `loc`: pydantic then names its form next."""
    return loc[-1:] == ("said_by",) or (len(loc) > 1 and loc[-2] in ("via", "evidence"))


def _record_at(model: type[Record], loc: Loc) -> type[Record]:
    """The type of the record that holds the key at `loc`."""
    found = model
    for step in loc:
        if isinstance(step, str):
            found = _NESTED.get(step, found)
    return found


def record_of(document: Document, model: type[Record], parent: Loc) -> type[Record]:
    """The type of the record at a place; an unnamed speaker and a document are known by what they hold."""
    value = document.at(parent)
    if isinstance(value, dict):
        for form in ("anonymous", "document"):
            if form in value:
                return _NESTED[form]
    return _record_at(model, parent)


def _missing(document: Document, model: type[Record], parent: Loc, name: str) -> Problem:
    record = record_of(document, model, parent)
    info = record.model_fields.get(name)
    says = f": {info.description}" if info and info.description else ""
    return document.problem(
        "missing-field",
        document.spot(parent),
        f"{name} is missing from {IN_WORDS[record]}",
        f"add {name}{says}",
        _example(record, name),
    )


def _example(record: type[Record], name: str) -> str:
    info = record.model_fields.get(name)
    return f"for example “{name}: {info.examples[0]}”" if info and info.examples else ""


def _unknown_field(document: Document, model: type[Record], loc: Loc) -> Problem:
    record, name = record_of(document, model, loc[:-1]), str(loc[-1])
    spot = document.spot(loc, key=True)
    where = IN_WORDS[record]
    if record is Verified and name in ("answers", "measure"):
        return document.problem(
            "verified-answers", spot, f"{name}: a verified fact answers no question", "leave it out",
            "put what was said as an attributed claim beside it, and let that answer",
        )  # fmt: skip
    label = did_you_mean(name, frozenset(record.model_fields)) or _other_kind(record, name)
    if record in (Anonymous, DocumentSpeaker) and " " in name:
        label = "a comma separates entries here: put the whole text in quotes"
    advice = f"{where} has: {', '.join(key for key in record.model_fields if not (key == 'id' and issubclass(record, Entity)))}"
    return document.problem("unknown-field", spot, f"{name}: {where} has no such field", label, advice)


def _other_kind(record: type[Record], name: str) -> str:
    for other in (Verified, Attributed, Unacknowledged):
        if record in (Verified, Attributed, Unacknowledged) and name in other.model_fields:
            return f"it belongs to {IN_WORDS[other]}: leave it out, or move the statement under “{other.__name__.lower()}:”"
    return ""


def _not_in_list(document: Document, loc: Loc, prefix: str, expected: str) -> Problem:
    value = document.at(loc)
    if not isinstance(value, str):
        found = "nothing" if value is None else "a list" if isinstance(value, list) else "a mapping"
        return document.problem(
            "wrong-type",
            document.spot(loc),
            f"{prefix}found {found}, where a word belongs",
            f"write one of: {expected}",
        )
    allowed = frozenset(word.strip("'") for part in expected.split(", ") for word in part.split(" or "))
    listed = expected.replace("'", "")
    return document.problem(
        "not-in-list",
        document.spot(loc),
        f'{prefix}"{value}" is not in the list',
        did_you_mean(value, allowed),
        f"write one of: {listed}",
    )
