"""What is given of a new file → its path and its text: filled in where it is known, remarks where it is not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Final

from ..json_schema import modeline
from ..model.edtf_dates import parse_edtf
from ..model.entities import EXPLAINABLE, Card
from ..model.parse import MODELS
from ..model.record import Record, nothing
from ..model.required_fields import conditional, has_place, is_needed, may_be_needed
from ..reading.document import Value
from ..reading.source_files import SourceFile
from ..vocabulary import EntityKind, Kind
from .field_forms import STATEMENTS, fields_of, fields_of_statement, words
from .yaml_writer import entry

LANES: Final = tuple(kind.value for kind in Kind)
TO_FILL_IN: Final = "TO FILL IN"


@dataclass(frozen=True)
class New:
    """A file that is being made: what it holds so far. `remarks`: what a file that it is made from names, and nothing matches."""

    kind: EntityKind
    id: str
    given: Mapping[str, Value]
    as_of: date
    remarks: Mapping[str, str] = field(default_factory=nothing)

    @property
    def path(self) -> str:
        """Where it belongs in an archive; a card whose year is not known yet, under the year of today."""
        if self.kind is not EntityKind.CARD:
            return str(PurePosixPath(self.kind.folder, f"{self.id}.yaml"))
        return str(PurePosixPath(self.kind.folder, f"{_year(self.given) or self.as_of.year:04}", f"{self.id}.yaml"))

    @property
    def open(self) -> tuple[str, ...]:
        """The fields that have to be filled in yet; `statement` where a card has none."""
        model = MODELS[self.kind]
        fields = (name for name in fields_of(self.kind) if name not in self.given)
        missing = [name for name in fields if is_needed(model, name, self.given)]
        bare = any(rule.broken(self.given) for rule in conditional(model) if rule.code == "no-statements")
        return (*missing, "statement") if bare else tuple(missing)

    @property
    def lanes(self) -> tuple[Kind, ...]:
        """The kinds of which it has statements."""
        return tuple(kind for kind in Kind if self.given.get(kind.value))

    @property
    def file(self) -> SourceFile:
        """It as a file of an archive."""
        return SourceFile(self.path, self.text().encode())

    def having(self, **fields: Value) -> "New":
        """The same with these fields."""
        return replace(self, given={**self.given, **fields})

    def without(self, name: str) -> "New":
        """The same without a field."""
        return replace(self, given={key: value for key, value in self.given.items() if key != name})

    def text(self) -> str:
        """The text of the file. Raises ValueError where a value holds a character that no file may hold."""
        lines = [modeline(self.path, self.kind), *self._fields(), *self._statements()]
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _fields(self) -> Iterator[str]:
        model = MODELS[self.kind]
        for name in fields_of(self.kind):
            if name in LANES:
                continue
            if name in self.given:
                yield from entry(name, self.given[name])
            elif name not in ("not_recorded", *_explained(self.given)) and has_place(model, name, self.given):
                yield _remark(model, name, needed=is_needed(model, name, self.given), more=self.remarks.get(name, ""))

    def _statements(self) -> Iterator[str]:
        if self.kind is not EntityKind.CARD:
            return
        for kind in self.lanes:
            yield from ("", f"{kind.value}:")
            for statement in self.given[kind.value]:
                yield from _item(statement)
        if not self.lanes:
            yield from _templates()


def _explained(given: Mapping[str, Value]) -> tuple[str, ...]:
    """The fields whose absence is explained."""
    return tuple(given.get("not_recorded") or ())


def _year(given: Mapping[str, Value]) -> int | None:
    try:
        first = parse_edtf(str(given["published"])).earliest
    except (KeyError, ValueError):
        return None
    return first.year if first else None


def _remark(model: type[Record], name: str, *, needed: bool, more: str = "") -> str:
    """The line of a field that nothing was given for: taken as it is it is empty, so nobody publishes an example."""
    info = model.model_fields[name]
    listed = (
        [] if all(word in (info.description or "") for word in words(info)) else [f"one of {', '.join(words(info))}"]
    )
    told = [info.description or "", *listed, *([f"for example {info.examples[0]}"] if info.examples else [])]
    told += [f"the file names {more}"] if more else []
    if model is Card and name in EXPLAINABLE:
        told.append(f"not known: not_recorded: {{{name}: why}}")
    return f"# {name}:   # {f'{TO_FILL_IN}: ' if needed else ''}{'; '.join(part for part in told if part)}"


def _item(statement: Mapping[str, Value]) -> Iterator[str]:
    lines = [line for name, value in statement.items() for line in entry(name, value, indent=4)]
    yield f"  - {lines[0]}"
    yield from (f"    {line}" for line in lines[1:])


def _templates() -> Iterator[str]:
    """An empty statement of each kind, as remarks."""
    yield from (
        "",
        f"# {TO_FILL_IN}: at least one statement, of the kind that fits. Take the “# ” from the lines you fill.",
    )
    for kind, model in STATEMENTS.items():
        yield from ("#", f"# {(model.__doc__ or '').splitlines()[0]}", f"# {kind.value}:")
        for place, name in enumerate(fields_of_statement(kind)):
            remark = _remark(model, name, needed=False).removeprefix("# ")
            must = "" if may_be_needed(model, name) else " (if any)"
            head, _, rest = remark.partition("   # ")
            yield f"#   {'- ' if not place else '  '}{head}   # {rest}{must}"
