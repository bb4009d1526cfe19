"""What was typed → a value of a file, and what the checks say of it: the exact messages of the file's own check."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Final

from pydantic.fields import FieldInfo

from ..model.parse import IN_WORDS, MODELS, draft
from ..model.record import Record
from ..model.references import Known
from ..model.statements import Anonymous, WebEvidence, order_of
from ..problems.problem import Problem
from ..reading.document import Value
from ..reading.yaml_reader import read
from ..vocabulary import EntityKind, Kind, QuestionKind, YesNo
from .field_forms import STATEMENTS, Form, form, leads_to, needed, parts, words
from .id_proposal import kebab
from .yaml_writer import entry

HOW_ANSWERED: Final[Mapping[QuestionKind, str]] = {
    QuestionKind.YES_NO: "yes, no or declined",
    QuestionKind.QUANTITY: "a figure: 3000, ~1100, > 3000, >= 3000, < 500, 1000..1200 or {words: several hundred}",
}
"""What answers a question of each kind."""
_UNNAMED = re.compile(r"(anonymous|document):\s*(.*)", re.DOTALL)
_ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a kind of file, or of one of a card's statements."""

    kind: EntityKind
    name: str
    lane: Kind | None = None

    @property
    def model(self) -> type[Record]:
        """The record whose field it is."""
        return STATEMENTS[self.lane] if self.lane else MODELS[self.kind]

    @property
    def info(self) -> FieldInfo:
        """What the model says of it."""
        return self.model.model_fields[self.name]


def value_of(field: Field, typed: str, known: Known) -> Value:
    """What was typed, as the value that a file has; a name that one actor bears becomes its id.

    A text in brackets or braces is read as YAML. Raises ValueError, in words for whoever typed it.
    """
    text, of = typed.strip(), form(field.info)
    if of in (Form.LIST, Form.MAPPING, Form.SPEAKER, Form.RECORDS) and text[:1] in ("[", "{"):
        found = _read(text)
        return [found] if of is not Form.MAPPING and text[0] == "{" and of is not Form.SPEAKER else found
    if of is Form.RECORDS:
        model = STATEMENTS[Kind(field.name)]
        keys = ", ".join(f"{name}: …" for name in order_of(model) if needed(model, name, {}))
        raise ValueError(f"“{text}” is no statement\nwrite {{{keys}}}")
    if of is Form.WORD:
        return next((word for word in words(field.info) if word == kebab(text)), text)
    if of is Form.LIST:
        return [_item(field, part, known) for part in _divided(text)]
    if of is Form.MAPPING:
        return dict(_pair(part) for part in _divided(text))
    return _item(field, text, known)


def example(field: Field, known: Known) -> str:
    """An example as one would type it; empty where there is none, or where it names what this archive does not hold."""
    first = str(next(iter(field.info.examples or ()), "[]"))
    kind = leads_to(field.info)
    found = _read(first) if kind else []
    named = [name.partition("#")[0] for name in ([found] if isinstance(found, str) else found)]
    there = known.ids.get(kind, frozenset()) if kind else frozenset()
    return first.strip("[]{}") if there.issuperset(named) else ""


def together(values: list[Value]) -> Value:
    """What was given of one field in several pieces: lists and mappings are joined, of all else the last counts."""
    return reduce(_joined, values)


def _joined(first: Value, second: Value) -> Value:
    if isinstance(first, list) and isinstance(second, list):
        return [*first, *second]
    return {**first, **second} if isinstance(first, dict) and isinstance(second, dict) else second


def faults(field: Field, value: Value, known: Known) -> list[Problem]:
    """What the check says of a field with this value, all other fields aside."""
    alone = {field.name: value}
    name, whole = (field.lane.value, [alone]) if field.lane else (field.name, value)
    raw = "\n".join(entry(name, whole)).encode()
    document, problems = read("new.yaml", raw)
    if not problems:
        problems = draft(document, field.kind, "new", known)[1]
    others = tuple(f"is missing from {IN_WORDS[model]}" for model in (MODELS[field.kind], field.model))
    return [problem for problem in problems if not problem.message.endswith(others)]


def told(problem: Problem) -> str:
    """A problem in lines, without the place: what is wrong, what to write, what else helps."""
    return "\n".join(part for part in (problem.message, problem.label, problem.help) if part)


def plain(typed: str) -> Value:
    """What was typed beside a key: a text, or a mapping in braces. Raises ValueError where the braces hold none."""
    return _read(typed) if typed[:1] == "{" else typed.strip('"')


def answer(kind: QuestionKind, typed: str) -> Value:
    """What was typed as the answer to a question of a kind; of yes, no and declined the first letter will do.

    Raises ValueError, with what such a question allows, where it is of the other kind.
    """
    word = next((word for word in YesNo if word.startswith(typed.lower())), None)
    if word and (kind is QuestionKind.YES_NO or word is YesNo.DECLINED):
        return word.value
    if kind is QuestionKind.YES_NO or not (typed[:1] == "{" or re.search(r"\d", typed)):
        raise ValueError(f"“{typed}” does not answer this question\nwrite {HOW_ANSWERED[kind]}")
    return plain(typed)


def _read(text: str) -> Value:
    document, problems = read("new.yaml", f"value: {text}".encode())
    if problems:
        raise ValueError(told(problems[0]))
    return (document.data or {}).get("value")


def _divided(text: str) -> list[str]:
    """The parts between commas; a comma within double quotes divides nothing."""
    found = re.findall(r'\s*((?:"[^"]*"|[^,"]|"(?=[^"]*$))+)', text)
    return [part.strip().strip('"') for part in found if part.strip()]


def _pair(text: str) -> tuple[str, Value]:
    key, mark, value = text.partition(":")
    if not mark:
        raise ValueError(
            f"“{text}” has no colon\nwrite key: value; a text with a comma in it in double quotes, since commas divide"
        )
    return key.strip().strip('"'), value.strip().strip('"')


def _item(field: Field, text: str, known: Known) -> Value:
    kinds = list(parts(field.info.annotation))
    if Anonymous in kinds and (unnamed := _UNNAMED.fullmatch(text)):
        return {unnamed[1]: unnamed[2].strip()}
    if WebEvidence in kinds and (addresses := text.split()) and _ADDRESS.fullmatch(addresses[0]):
        return dict(_page(addresses))
    return identified(leads_to(field.info), text, known)


def _page(addresses: list[str]) -> Iterator[tuple[str, str]]:
    yield "url", addresses[0]
    for copy in addresses[1:]:
        yield ("archived" if _ADDRESS.fullmatch(copy) else "sha256"), copy


def identified(kind: EntityKind | None, text: str, known: Known) -> str:
    """The id that is meant: of an actor, its name or an alias will do."""
    if kind is EntityKind.ACTOR and text not in known.ids.get(kind, frozenset()):
        return known.names.get(text.lower(), text)
    return text
