"""A model → its JSON Schema, with titles, hover text and examples made from the model's own words."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..model.parse import IN_WORDS, MODELS
from ..model.schema_patterns import only
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind
from .conditions import conditions

Schema = dict[str, Any]
_TITLES: Final = {model.__name__: words for model, words in IN_WORDS.items()}


class _Generator(GenerateJsonSchema):
    """pydantic's own generator, for editors: they propose no null and no default, and know what a key may be."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field left empty passes, as it does in the check."""
        inner = self.generate_inner(schema["schema"])
        return {"anyOf": [*(inner["anyOf"] if inner.keys() == {"anyOf"} else [inner]), only("null")]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What is optional is left out: no editor fills in the default."""
        return self.generate_inner(schema["schema"])

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping whose keys have the pattern of their type."""
        names, values = (self.generate_inner(schema[part]) for part in ("keys_schema", "values_schema"))
        return {"type": "object", "propertyNames": names, "additionalProperties": values}

    def get_title_from_name(self, name: str) -> str:
        """`said_by` → `Said by`."""
        return name.replace("_", " ").capitalize()


@cache
def _generated(kind: EntityKind) -> Schema:
    made = MODELS[kind].model_json_schema(schema_generator=_Generator)
    made["properties"].pop("id")  # the name of the file
    made["required"].remove("id")
    return made


def schema_of(kind: EntityKind) -> Mapping[str, Any]:
    """The schema of the files of a kind, without its head."""
    made = _generated(kind)
    defined = made.get("$defs", {})
    top = _record(MODELS[kind].__name__, {key: value for key, value in made.items() if key != "$defs"}, defined)
    inner = {name: _record(name, made, defined) for name, made in defined.items()}
    return {**top, "$defs": inner} if inner else top


def _record(name: str, made: Mapping[str, Any], defined: Mapping[str, Schema]) -> Schema:
    """A record or a closed list, in its own words."""
    words = _TITLES.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    described = {**made, "title": words[:1].upper() + words[1:], "description": _sentence(made.get("description", ""))}
    if "properties" in made:
        described["properties"] = {key: _field(inner, defined) for key, inner in made["properties"].items()}
    return described | conditions(name)


def _field(made: Mapping[str, Any], defined: Mapping[str, Schema]) -> Schema:
    """A field with its hover text: its description, then what the records in it are."""
    named = [defined[name] for name in dict.fromkeys(_named(made))]
    told = [made.get("description", ""), *(inner["description"] for inner in named if "properties" in inner)]
    examples = [_value(text) for text in made.get("examples", [])]
    hover = "\n\n".join(_sentence(text) for text in told if text)
    return {**made, "description": hover, **({"examples": examples} if examples else {})}


def _named(made: Any) -> Iterator[str]:
    """The definitions that a field leads to."""
    if isinstance(made, dict):
        if "$ref" in made:
            yield made["$ref"].rpartition("/")[2]
        for inner in made.values():
            yield from _named(inner)
    if isinstance(made, list):
        for inner in made:
            yield from _named(inner)


def _sentence(text: str) -> str:
    told = re.sub(r"(?<!\n)\n(?!\n)", " ", text.strip())
    return told[:1].upper() + told[1:] + ("" if told.endswith((".", "…", "?")) else ".")


def _value(text: str) -> Any:
    """An example as the value that it writes."""
    document, _ = read("example.yaml", f"value: {text}".encode())
    return _numbers((document.data or {}).get("value"))


def _numbers(value: Any) -> Any:
    """What a list of degrees is to an editor; the project's reader leaves numbers as they are written."""
    if isinstance(value, list):
        return [_numbers(part) for part in value]
    return float(value) if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d+", value) else value
