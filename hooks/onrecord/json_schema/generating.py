"""A model → its JSON Schema (2020-12), with titles, hover text and examples made from the model's own words."""

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
    schema = MODELS[kind].model_json_schema(schema_generator=_Generator)
    schema["properties"].pop("id")  # the name of the file
    schema["required"].remove("id")
    return schema


def schema_of(kind: EntityKind) -> Mapping[str, Any]:
    """The schema of the files of a kind, without its head."""
    schema = _generated(kind)
    definitions = schema.get("$defs", {})
    own = {key: value for key, value in schema.items() if key != "$defs"}
    top = _record(MODELS[kind].__name__, own, definitions)
    inner = {name: _record(name, definition, definitions) for name, definition in definitions.items()}
    return {**top, "$defs": inner} if inner else top


def _record(name: str, schema: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    """A record or a closed list, in its own words."""
    title = _TITLES.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()
    described = {**schema, "title": _capitalised(title), "description": _summary(schema)}
    if "properties" in schema:
        described["properties"] = {key: _field(field, definitions) for key, field in schema["properties"].items()}
    return described | conditions(name)


def _summary(schema: Mapping[str, Any]) -> str:
    """The first paragraph of a model's docstring; what follows is for whoever reads the code."""
    return _sentence(schema.get("description", "").partition("\n\n")[0])


def _field(schema: Mapping[str, Any], definitions: Mapping[str, Schema]) -> Schema:
    """A field with its hover text: its description, then what the records in it are."""
    referenced = [definitions[name] for name in dict.fromkeys(_references(schema))]
    texts = [
        _sentence(schema.get("description", "")),
        *(_summary(inner) for inner in referenced if "properties" in inner),
    ]
    examples = [_value(text) for text in schema.get("examples", [])]
    hover = "\n\n".join(text for text in texts if text)
    return {**schema, "description": hover, **({"examples": examples} if examples else {})}


def _references(schema: Any) -> Iterator[str]:
    """The names of the definitions that a schema refers to."""
    if isinstance(schema, dict) and "$ref" in schema:
        yield schema["$ref"].rpartition("/")[2]
    for inner in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from _references(inner)


def _sentence(text: str) -> str:
    line = re.sub(r"(?<!\n)\n(?!\n)", " ", text.strip())
    ends = not line or line.endswith((".", "…", "?"))
    return _capitalised(line) + ("" if ends else ".")


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _value(text: str) -> Any:
    """An example as the value that it writes."""
    document, _ = read("example.yaml", f"value: {text}".encode())
    return _numbers((document.data or {}).get("value"))


def _numbers(value: Any) -> Any:
    """What a list of degrees is to an editor; the project's reader leaves numbers as they are written."""
    if isinstance(value, list):
        return [_numbers(part) for part in value]
    return float(value) if isinstance(value, str) and re.fullmatch(r"-?\d+\.\d+", value) else value
