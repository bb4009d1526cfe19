"""Frozen mappings that know all their keys: the ground of every type that a contributor writes."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict

from .field_errors import Listed, Text
from .references import ActorId, PlaceId, QuestionId, StatementRef, TopicId


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


class Written(Mapping[str, Any]):
    """The fields of a record that stand in its file, by name; reading one that could not be read raises Absent.

    `instead`: values that stand for the record's own.
    """

    def __init__(self, record: Record, instead: Mapping[str, Any]) -> None:
        self._record = record
        self._instead = instead

    def __getitem__(self, name: str) -> Any:
        if name in self._instead:
            return self._instead[name]
        value = getattr(self._record, name)
        if name not in self._record.model_fields_set:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        return name in self._instead or name in self._record.model_fields_set

    def __iter__(self) -> Iterator[str]:
        return iter(self._record.model_fields_set | self._instead.keys())

    def __len__(self) -> int:
        return len(self._record.model_fields_set | self._instead.keys())


def _frozen(pairs: Mapping[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(dict(pairs))


def nothing() -> Mapping[Any, Any]:
    """An empty mapping that cannot be filled: the default of every mapping."""
    return MappingProxyType({})


Frozen = AfterValidator(_frozen)
Texts = Annotated[tuple[Text, ...], Listed]
Actors = Annotated[tuple[ActorId, ...], Listed]
Places = Annotated[tuple[PlaceId, ...], Listed]
Topics = Annotated[tuple[TopicId, ...], Listed]
QuestionIds = Annotated[tuple[QuestionId, ...], Listed]
StatementRefs = Annotated[tuple[StatementRef, ...], Listed]
OneOrMoreRefs = Annotated[
    StatementRefs,
    BeforeValidator(lambda v: [v] if isinstance(v, str) else v, json_schema_input_type=StatementRef | StatementRefs),
]
