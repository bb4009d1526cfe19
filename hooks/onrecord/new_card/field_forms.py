"""What is asked of a new file, in which order, and in which form an answer is typed: read off the model."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.captures import WebCapture
from ..model.parse import MODELS
from ..model.references import Ref
from ..model.statements import STATEMENT_TYPES, Anonymous, Statement, order_of
from ..vocabulary import EntityKind, Kind

"""What a contributor makes anew; a tombstone takes the place of a file that was there."""
TEXT_OF_A_FACT: Final = "what anybody can check; mostly that something was said: Bex Oriel stated that …"
"""What to write as the text of a verified fact: only there the words for saying belong into it."""
_COMES_LATER: Final = frozenset({"corrections", "findings", "searches", "withdrawn", "hosts"})
"""What a file gets after it was published, or by hand: few actors publish anything."""
_OPTIONAL_YET_ASKED: Final = ("note", "about")
"""What may be left out of a statement, and is asked all the same."""


class InputForm(StrEnum):
    """In which form a field is filled in."""

    TEXT = "text"
    WORD = "word"
    LIST = "list"
    RECORDS = "records"
    MAPPING = "mapping"
    SPEAKER = "speaker"
    CAPTURES = "captures"


def entity_fields(kind: EntityKind) -> tuple[str, ...]:
    """The fields with which a new file of a kind is made, in their order."""
    return tuple(name for name in order_of(MODELS[kind]) if name != "id" and name not in _COMES_LATER)


def statement_fields(kind: Kind) -> tuple[str, ...]:
    """The fields asked of a statement: what every one must say, what its kind adds, and a note; not the rest."""
    return tuple(name for name in order_of(STATEMENT_TYPES[kind]) if name not in unasked_fields())


def unasked_fields() -> tuple[str, ...]:
    """The fields of a statement that are not asked: whoever wants them writes them into the file."""
    optional = (name for name, info in Statement.model_fields.items() if not info.is_required())
    return tuple(name for name in optional if name not in _OPTIONAL_YET_ASKED)


def input_form(info: FieldInfo) -> InputForm:
    """The form in which a field's value is typed."""
    types = outer_types(info.annotation)
    if WebCapture in all_types(info.annotation):
        return InputForm.CAPTURES
    if any(get_origin(part) is tuple for part in types):
        return InputForm.RECORDS if _holds_statements(info) else InputForm.LIST
    if Anonymous in types:
        return InputForm.SPEAKER
    if any(_is_mapping(part) for part in types):
        return InputForm.MAPPING
    return InputForm.WORD if allowed_words(info) else InputForm.TEXT


def allowed_words(info: FieldInfo) -> tuple[str, ...]:
    """The closed list of a field; empty where it has none."""
    schema: Mapping[str, Any] = next((m.json_schema for m in info.metadata if hasattr(m, "json_schema")), {})
    return tuple(schema.get("enum") or _words_of(outer_types(info.annotation)))


def words_apart_from_description(info: FieldInfo) -> tuple[str, ...]:
    """The closed list of a field, unless its description names every word of it already."""
    words = allowed_words(info)
    return () if all(word in (info.description or "") for word in words) else words


def allowed_value_words(info: FieldInfo) -> tuple[str, ...]:
    """The words that may stand beside the keys of a mapping, figures and texts aside."""
    return tuple(_words_of(dict.fromkeys(all_types(info.annotation))))


def referenced_kind(info: FieldInfo) -> EntityKind | None:
    """The kind of file whose ids a field holds; None where it holds none."""
    marks = (*info.metadata, *_inner_metadata(info.annotation))
    functions = (getattr(mark, "func", None) for mark in marks)
    return next((function.kind for function in functions if isinstance(function, Ref)), None)


def all_types(annotation: Any) -> list[Any]:
    """A type and all those that it is made of."""
    return [annotation, *(inner for part in get_args(annotation) for inner in all_types(part))]


def outer_types(annotation: Any) -> list[Any]:
    """A type and those that it is made of, the parts of lists and mappings left out."""
    if get_origin(annotation) is tuple or _is_mapping(annotation):
        return [annotation]
    return [annotation, *(inner for part in get_args(annotation) for inner in outer_types(part))]


def _words_of(types: Mapping[Any, None] | list[Any]) -> Iterator[str]:
    for part in types:
        if isinstance(part, type) and issubclass(part, StrEnum):
            yield from (word.value for word in part)


def _is_mapping(part: Any) -> bool:
    return isinstance(get_origin(part), type) and issubclass(get_origin(part), Mapping)


def _holds_statements(info: FieldInfo) -> bool:
    return any(isinstance(part, type) and issubclass(part, Statement) for part in all_types(info.annotation))


def _inner_metadata(annotation: Any) -> list[Any]:
    own = list(getattr(annotation, "__metadata__", ()))
    return own + [mark for part in get_args(annotation) if part is not Ellipsis for mark in _inner_metadata(part)]
