"""What is asked of a new file, in which order, and in which form an answer is given: read off the model."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final, get_args, get_origin

from pydantic.fields import FieldInfo

from ..model.parse import MODELS
from ..model.references import Ref
from ..model.statements import Anonymous, Attributed, Statement, Unacknowledged, Verified, order_of
from ..vocabulary import EntityKind, Kind

NEW: Final = tuple(kind for kind in EntityKind if kind is not EntityKind.WITHDRAWN)
"""What a contributor makes anew; a tombstone takes the place of a file that was there."""
STATEMENTS: Final[Mapping[Kind, type[Statement]]] = {
    Kind.VERIFIED: Verified, Kind.ATTRIBUTED: Attributed, Kind.UNACKNOWLEDGED: Unacknowledged,
}  # fmt: skip
TEXT_OF_A_FACT: Final = "what anybody can check; mostly that something was said: Bex Oriel stated that …"
"""What to write as the text of a verified fact: only there the words for saying belong into it."""
_COMES_LATER: Final = frozenset({"corrections", "findings", "withdrawn"})
"""What a file gets after it was published."""
_ASKED: Final = ("note", "about")
"""What may be left out of a statement, and is asked all the same."""


class Form(StrEnum):
    """In which form a field is filled in."""

    TEXT = "text"
    WORD = "word"
    LIST = "list"
    RECORDS = "records"
    MAPPING = "mapping"
    SPEAKER = "speaker"


def fields_of(kind: EntityKind) -> tuple[str, ...]:
    """The fields with which a new file of a kind is made, in their order."""
    return tuple(name for name in order_of(MODELS[kind]) if name != "id" and name not in _COMES_LATER)


def fields_of_statement(kind: Kind) -> tuple[str, ...]:
    """The fields that are asked of a statement: what every one must say, what its kind adds, and a note; the rest is optional."""
    return tuple(name for name in order_of(STATEMENTS[kind]) if name not in left_to_hand())


def left_to_hand() -> tuple[str, ...]:
    """The fields of a statement that are not asked: whoever wants them writes them into the file."""
    return tuple(name for name, info in Statement.model_fields.items() if not info.is_required() and name not in _ASKED)


def form(info: FieldInfo) -> Form:
    """The form of a field's value."""
    found = list(outer(info.annotation))
    if any(get_origin(part) is tuple for part in found):
        return Form.RECORDS if _holds_statements(info) else Form.LIST
    if Anonymous in found:
        return Form.SPEAKER
    if any(_is_mapping(part) for part in found):
        return Form.MAPPING
    return Form.WORD if words(info) else Form.TEXT


def words(info: FieldInfo) -> tuple[str, ...]:
    """The closed list of a field; empty where it has none."""
    schema: Mapping[str, Any] = next((m.json_schema for m in info.metadata if hasattr(m, "json_schema")), {})
    listed = schema.get("enum") or [w.value for part in outer(info.annotation) if _is_list(part) for w in part]
    return tuple(listed)


def words_of_values(info: FieldInfo) -> tuple[str, ...]:
    """The words that may stand beside the keys of a mapping, figures and texts aside."""
    return tuple(word.value for part in dict.fromkeys(filter(_is_list, parts(info.annotation))) for word in part)


def leads_to(info: FieldInfo) -> EntityKind | None:
    """The kind of file whose ids a field holds; None where it holds none."""
    found = [mark.func.kind for mark in _marks(info) if isinstance(getattr(mark, "func", None), Ref)]
    return found[0] if found else None


def _is_mapping(part: Any) -> bool:
    return isinstance(get_origin(part), type) and issubclass(get_origin(part), Mapping)


def _is_list(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, StrEnum)


def parts(annotation: Any) -> list[Any]:
    """A type and all those that it is made of."""
    return [annotation, *(inner for part in get_args(annotation) for inner in parts(part))]


def outer(annotation: Any) -> list[Any]:
    """A type and those that it is made of, the parts of lists and mappings left out."""
    if get_origin(annotation) is tuple or _is_mapping(annotation):
        return [annotation]
    return [annotation, *(inner for part in get_args(annotation) for inner in outer(part))]


def _holds_statements(info: FieldInfo) -> bool:
    return any(isinstance(part, type) and issubclass(part, Statement) for part in parts(info.annotation))


def _marks(info: FieldInfo) -> list[Any]:
    return [*info.metadata, *_inner_marks(info.annotation)]


def _inner_marks(annotation: Any) -> list[Any]:
    own = list(getattr(annotation, "__metadata__", ()))
    return own + [mark for part in get_args(annotation) if part is not Ellipsis for mark in _inner_marks(part)]
