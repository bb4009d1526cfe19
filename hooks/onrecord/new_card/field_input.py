"""What was typed → a value of a file, and what the checks say of it: the exact messages of the file's own check."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

from pydantic.fields import FieldInfo

from ..model.answers import fits
from ..model.parse import IN_WORDS, MODELS, draft
from ..model.record import Record
from ..model.references import Known, card_of
from ..model.required_fields import is_needed
from ..model.statements import STATEMENT_TYPES, Anonymous, WebEvidence, order_of
from ..problems.problem import Fault, Problem
from ..reading.document import Value
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind, Kind, QuestionKind, YesNo
from .field_forms import InputForm, all_types, allowed_words, input_form, referenced_kind
from .id_proposal import kebab
from .yaml_writer import entry, written

ANSWER_FORMS: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.YES_NO: "yes, no or declined",
    QuestionKind.QUANTITY: "a figure: 3000, ~1100, > 3000, >= 3000, < 500, 1000..1200 or {words: several hundred}",
}
"""What answers a question of each kind."""
_UNNAMED = re.compile(r"(anonymous|document):\s*(.*)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")
_BETWEEN_COMMAS = re.compile(r'\s*((?:"[^"]*"|[^,"]|"(?=[^"]*$))+)')


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of file, or of one of a card's statements."""

    kind: EntityKind
    name: str
    lane: Kind | None = None

    @property
    def model(self) -> type[Record]:
        """The record whose field it is."""
        return STATEMENT_TYPES[self.lane] if self.lane else MODELS[self.kind]

    @property
    def info(self) -> FieldInfo:
        """What the model says of it."""
        return self.model.model_fields[self.name]


def parse_value(field: Field, typed: str, known: Known) -> Value:
    """What was typed, as the value that a file has; a name that one actor bears becomes its id.

    A text in brackets or braces is read as YAML. Raises ValueError, in words for whoever typed it.
    """
    text, form = typed.strip(), input_form(field.info)
    if form in _STRUCTURED and text[:1] in ("[", "{"):
        return _parse_structured(form, text)
    match form:
        case InputForm.RECORDS:
            raise ValueError(_no_statement(field, text))
        case InputForm.WORD:
            return next((word for word in allowed_words(field.info) if word == kebab(text)), text)
        case InputForm.LIST:
            return [_item(field, part, known) for part in _split(text)]
        case InputForm.MAPPING:
            return dict(_pair(part) for part in _split(text))
        case _:
            return _item(field, text, known)


_STRUCTURED: Final = (InputForm.LIST, InputForm.MAPPING, InputForm.SPEAKER, InputForm.RECORDS, InputForm.CAPTURES)


def _parse_structured(form: InputForm, text: str) -> Value:
    value = _parse_yaml(text)
    one_of_several = form in (InputForm.LIST, InputForm.RECORDS, InputForm.CAPTURES) and text[0] == "{"
    return [value] if one_of_several else value


def _no_statement(field: Field, text: str) -> str:
    model = STATEMENT_TYPES[Kind(field.name)]
    keys = ", ".join(f"{name}: …" for name in order_of(model) if is_needed(model, name, {}))
    return f"“{text}” is no statement\nwrite {{{keys}}}"


def example_text(field: Field, known: Known) -> str:
    """An example as one would type it; empty where there is none, or where it names what this archive does not hold."""
    example, kind = str(next(iter(field.info.examples or ()), "[]")), referenced_kind(field.info)
    value = _parse_yaml(example) if kind else []
    named = set(map(card_of, [value] if isinstance(value, str) else value))
    ids = known.ids.get(kind, frozenset()) if kind else frozenset()
    return example.strip("[]{}") if ids >= named else ""


def merged(values: list[Value]) -> Value:
    """One field's values, typed in several pieces: lists and mappings are joined, of all else the last counts."""
    return reduce(_merge, values)


def _merge(first: Value, second: Value) -> Value:
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *second]
    return {**first, **second} if isinstance(first, dict) and isinstance(second, dict) else second


def field_problems(field: Field, value: Value, known: Known) -> list[Problem]:
    """What the check says of a field with this value, all other fields aside. Raises ValueError as `entry` does."""
    alone = {field.name: value}
    name, whole = (field.lane.value, [alone]) if field.lane else (field.name, value)
    raw = "\n".join(entry(name, whole)).encode()
    document, problems = read("new.yaml", raw)
    if not problems:
        problems = draft(document, field.kind, "new", known)[1]
    records = {IN_WORDS[model] for model in (MODELS[field.kind], field.model)}
    return [problem for problem in problems if not _lacks_a_field(problem.fault, records)]


def several_problems(kind: EntityKind, values: Mapping[str, Value], known: Known) -> dict[str, str]:
    """Of each of several fields what the check says of it, in lines; all are looked at together, in one file."""
    lines: list[str] = []
    field_at: dict[int, str] = {}
    told: dict[str, list[str]] = {name: [] for name in values}
    for name, value in values.items():
        try:
            written_lines = list(entry(name, value))
        except ValueError as error:
            told[name].append(str(error))
            continue
        field_at |= dict.fromkeys(range(len(lines) + 1, len(lines) + 1 + len(written_lines)), name)
        lines += written_lines
    document, problems = read("new.yaml", "\n".join(lines).encode())
    if not problems:
        problems = draft(document, kind, "new", known)[1]
    for problem in problems:
        if not _lacks_a_field(problem.fault, {IN_WORDS[MODELS[kind]]}) and problem.span.line in field_at:
            told[field_at[problem.span.line]].append(problem_text(problem))
    return {name: "\n".join(texts) for name, texts in told.items()}


def _lacks_a_field(fault: Fault, records: set[str]) -> bool:
    """Whether one of these records lacks a field: the other fields, which are left aside here."""
    return fault.code == "missing-field" and dict(fault.values)["record"] in records


def problem_text(problem: Problem) -> str:
    """A problem in lines, without the place: what is wrong, what to write, what else helps."""
    return "\n".join(part for part in (problem.message, problem.label, problem.help) if part)


def parse_plain(typed: str) -> Value:
    """What was typed beside a key: a text, or a mapping in braces. Raises ValueError where the braces hold none."""
    return _parse_yaml(typed) if typed[:1] == "{" else typed.strip('"')


def parse_answer(kind: QuestionKind, typed: str) -> Value:
    """What was typed as the answer to a question of a kind; of yes, no and declined the first letter will do.

    Raises ValueError, with what such a question allows, where it is of the other kind.
    """
    word = next((word for word in YesNo if word.startswith(typed.lower())), None)
    if word and fits(kind, word):
        return word.value
    if kind is QuestionKind.YES_NO or not (typed[:1] == "{" or re.search(r"\d", typed)):
        raise ValueError(f"“{typed}” does not answer this question\nwrite {ANSWER_FORMS[kind]}")
    return parse_plain(typed)


def _parse_yaml(text: str) -> Value:
    document, problems = read("new.yaml", f"value: {text}".encode())
    if problems:
        raise ValueError(problem_text(problems[0]))
    return (document.data or {}).get("value")


def _split(text: str) -> list[str]:
    """The parts between commas; a comma within double quotes divides nothing."""
    parts = (part.strip() for part in _BETWEEN_COMMAS.findall(text))
    return [part.strip('"') for part in parts if part]


def _pair(text: str) -> tuple[str, Value]:
    key, mark, value = text.partition(":")
    if not mark:
        raise ValueError(
            f"“{text}” has no colon\nwrite key: value; a text with a comma in it in double quotes, since commas divide"
        )
    return key.strip().strip('"'), value.strip().strip('"')


def _item(field: Field, text: str, known: Known) -> Value:
    types = all_types(field.info.annotation)
    if Anonymous in types and (unnamed := _UNNAMED.fullmatch(text)):
        return {unnamed[1]: unnamed[2].strip()}
    if WebEvidence in types and (addresses := text.split()) and _ADDRESS.fullmatch(addresses[0]):
        return dict(_page(addresses))
    return resolved_id(referenced_kind(field.info), text, known)


def _page(addresses: list[str]) -> Iterator[tuple[str, str]]:
    yield "url", addresses[0]
    for copy in addresses[1:]:
        yield ("archived" if _ADDRESS.fullmatch(copy) else "sha256"), copy


def resolved_id(kind: EntityKind | None, text: str, known: Known) -> str:
    """The id that is meant: of an actor, its name or an alias will do."""
    if kind is EntityKind.ACTOR and text not in known.ids.get(kind, frozenset()):
        return known.names.get(text.lower(), text)
    return text


def input_text(value: Value) -> str:
    """A value as one would type it again."""
    if isinstance(value, list) and all(isinstance(part, str) and '"' not in part for part in value):
        return ", ".join(f'"{part}"' if "," in part else part for part in value)
    if isinstance(value, Mapping) and value.keys() <= {"anonymous", "document"}:
        return ", ".join(f"{how}: {who}" for how, who in value.items())
    return value if isinstance(value, str) else written(value)


def all_texts(value: Value) -> Iterator[str]:
    """Every text in a value, the keys of mappings among them."""
    if isinstance(value, str):
        yield value
    for part in [*value, *value.values()] if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from all_texts(part)
