"""The values of a new file → its path and its text: filled in where they are known, comments where they are not."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import PurePosixPath
from typing import Final

from ..characters import FORBIDDEN
from ..json_schema import modeline
from ..model.edtf_dates import parse_edtf
from ..model.entities import EXPLAINABLE, OF_THE_SITE, Card, Entity, is_title_of_the_site
from ..model.parse import MODELS
from ..model.record import Record, nothing
from ..model.required_fields import conditional, has_place, is_needed, may_be_needed
from ..model.statements import STATEMENT_TYPES, order_of
from ..reading.document import Value
from ..reading.source_files import SourceFile
from ..vocabulary import LANES, EntityKind, Kind
from .field_forms import entity_fields, statement_fields, words_apart_from_description
from .yaml_writer import entry

TO_FILL_IN: Final = "TO FILL IN"
_NAMED: Final = "the file names "
_OPEN_NAME: Final = re.compile(rf"^( *)# (\w+):   # {TO_FILL_IN}: [^\n]*; {_NAMED}([^;\n]+)$", re.MULTILINE)
"""The line of a field that is left open, with what the file names for it."""


@dataclass(frozen=True)
class NewFile:
    """A file that is being made: its values so far.

    `unmatched`: what the file that it is made from names for a field, where nothing in the archive matches it; of a
    statement's field by `attributed.0.said_by`. `hints`: remarks above all ("") or a field, or above a statement
    (`attributed.0.`).
    """

    kind: EntityKind
    id: str
    values: Mapping[str, Value]
    as_of: date
    unmatched: Mapping[str, str] = field(default_factory=nothing)
    hints: Mapping[str, tuple[str, ...]] = field(default_factory=nothing)

    @property
    def model(self) -> type[Entity]:
        """The type of what it holds."""
        return MODELS[self.kind]

    @property
    def year(self) -> int | None:
        """The first year in which it can have been published; None where that is not known."""
        return _year(self.values)

    @property
    def path(self) -> str:
        """Where it belongs in an archive; a card whose year is not known yet, under the year of today."""
        year = (f"{self.year or self.as_of.year:04}",) if self.kind is EntityKind.CARD else ()
        return str(PurePosixPath(self.kind.folder, *year, f"{self.id}.yaml"))

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields that have to be filled in yet; `statement` where a card has none."""
        fields = (name for name in entity_fields(self.kind) if name not in self.values)
        names = [name for name in fields if is_needed(self.model, name, self.values)]
        rules = (rule for rule in conditional(self.model) if rule.code == "no-statements")
        return (*names, *("statement" for rule in rules if rule.broken(self.values)))

    @property
    def statement_kinds(self) -> tuple[Kind, ...]:
        """The kinds of which it has statements."""
        return tuple(kind for kind in Kind if self.values.get(kind.value))

    @property
    def source_file(self) -> SourceFile:
        """It as a file of an archive."""
        return SourceFile(self.path, self.text().encode())

    def with_values(self, **values: Value) -> "NewFile":
        """The same with these fields."""
        return replace(self, values={**self.values, **values})

    def without(self, name: str) -> "NewFile":
        """The same without a field."""
        return replace(self, values={key: value for key, value in self.values.items() if key != name})

    def text(self) -> str:
        """The text of the file. Raises ValueError where a value holds a character that no file may hold."""
        head = (modeline(self.path, self.kind), *remarks(self.hints.get("", ())))
        lines = [*head, *self._fields(), *self._statements()]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _fields(self) -> Iterator[str]:
        for name in entity_fields(self.kind):
            if name in LANES or (
                name == "title_translation" and name not in self.values and self._is_titled_in_english
            ):
                continue
            yield from remarks(self.hints.get(name, ()))
            if name in self.values:
                yield from entry(name, self.values[name])
            elif name not in ("not_recorded", *_explained(self.values)) and has_place(self.model, name, self.values):
                needed = is_needed(self.model, name, self.values)
                yield _comment(self.model, name, needed=needed, unmatched=self.unmatched.get(name, ""))

    @property
    def _is_titled_in_english(self) -> bool:
        """Whether the title needs no translation; as long as no language is given, it is taken to need none."""
        return is_title_of_the_site(str(self.values.get("language") or OF_THE_SITE), _explained(self.values))

    def _statements(self) -> Iterator[str]:
        if self.kind is not EntityKind.CARD:
            return
        for kind in self.statement_kinds:
            yield from ("", f"{kind.value}:")
            yield from self.statement_lines(kind)
        if not self.statement_kinds:
            yield from _templates()

    def statement_lines(self, kind: Kind = Kind.ATTRIBUTED) -> Iterator[str]:
        """The lines of its statements of a kind, without the line that names the kind."""
        for place, statement in enumerate(self.values[kind.value]):
            yield from remarks(self.hints.get(f"{kind.value}.{place}.", ()), indent=2)
            yield from _item(statement)
            yield from self._open_in(kind, f"{kind.value}.{place}", statement)

    def _open_in(self, kind: Kind, at: str, statement: Mapping[str, Value]) -> Iterator[str]:
        """The lines of what a statement lacks, as those of a card's own fields are."""
        model = STATEMENT_TYPES[kind]
        for name in order_of(model):
            if name not in statement and is_needed(model, name, statement):
                yield f"    {_comment(model, name, needed=True, unmatched=self.unmatched.get(f'{at}.{name}', ''))}"


def filled_in(text: str, ids: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """A file's text with ids for the names that it leaves open, and of each field which: `ids` by name, in small."""
    entered: dict[str, str] = {}

    def line(match: re.Match[str]) -> str:
        found = ids.get(match[3].lower(), "") if match[2] in _OF_AN_ACTOR else ""
        entered.update({match[2]: found} if found else {})
        return f"{match[1]}{match[2]}: {found}" if found else match[0]

    return _OPEN_NAME.sub(line, text), entered


_OF_AN_ACTOR: Final = ("publisher", "said_by")


def remarks(texts: Iterable[str], indent: int = 0) -> Iterator[str]:
    """Texts as remarks, a line each: what no file may hold is left out of them."""
    before = " " * indent
    yield from (f"{before}# {' '.join(FORBIDDEN.sub(' ', text).split())}" for text in texts)


def _explained(values: Mapping[str, Value]) -> tuple[str, ...]:
    """The fields whose absence is explained."""
    return tuple(values.get("not_recorded") or ())


def _year(values: Mapping[str, Value]) -> int | None:
    try:
        first = parse_edtf(str(values["published"])).earliest
    except (KeyError, ValueError):
        return None
    return first.year if first else None


def _comment(model: type[Record], name: str, *, needed: bool, unmatched: str = "") -> str:
    """The line of a field without a value: taken as it is it is empty, so nobody publishes an example."""
    parts = _instructions(model, name, unmatched)
    return f"# {name}:   # {f'{TO_FILL_IN}: ' if needed else ''}{'; '.join(part for part in parts if part)}"


def _instructions(model: type[Record], name: str, unmatched: str) -> Iterator[str]:
    yield from _said_of(model, name)
    if unmatched:
        yield f"{_NAMED}{unmatched}"
    if model is Card and name in EXPLAINABLE:
        yield f"not known: not_recorded: {{{name}: why}}"


@cache
def _said_of(model: type[Record], name: str) -> tuple[str, ...]:
    """What the model says of a field: found once, for a folder of drafts asks for it in every file."""
    info = model.model_fields[name]
    words = words_apart_from_description(info)
    one_of = f"one of {', '.join(words)}" if words else ""
    return info.description or "", one_of, f"for example {info.examples[0]}" if info.examples else ""


def _item(statement: Mapping[str, Value]) -> Iterator[str]:
    lines = [line for name, value in statement.items() for line in entry(name, value, indent=4)]
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


_TEMPLATES_HEAD: Final = (
    f"# {TO_FILL_IN}: at least one statement, of the kind that fits. Take the “# ” from the lines you fill."
)


@cache
def _templates() -> tuple[str, ...]:
    """An empty statement of each kind, as comments: the same in every file."""
    return tuple(_template_lines())


def _template_lines() -> Iterator[str]:
    yield from ("", _TEMPLATES_HEAD)
    for kind, model in STATEMENT_TYPES.items():
        yield from ("#", f"# {(model.__doc__ or '').splitlines()[0]}", f"# {kind.value}:")
        for place, name in enumerate(statement_fields(kind)):
            head, _, rest = _comment(model, name, needed=False).removeprefix("# ").partition("   # ")
            optional = "" if may_be_needed(model, name) else " (if any)"
            yield f"#   {'  ' if place else '- '}{head}   # {rest}{optional}"
