"""The statements of a new card: one after the other is asked for and held against the check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import Final

import click

from ...model.field_types import KEBAB
from ...model.required_fields import has_place, is_needed
from ...model.statements import STATEMENT_TYPES, order_of
from ...reading.document import Loc, Value
from ...vocabulary import EntityKind, Kind, YesNo
from ..field_forms import TEXT_OF_A_FACT, referenced_kind, statement_fields, unasked_fields
from ..field_input import Field
from ..id_proposal import keywords
from ..new_file import NewFile
from .back_step import BackError, run_steps
from .prompts import Dialogue, enter_hint, introduce, prompt_line, show_error
from .repair_prompts import StatementValues, ask_field, repair, with_purported_author

_DESCRIPTIONS: Final[Mapping[tuple[Kind | None, str], str]] = {
    (Kind.VERIFIED, "text"): TEXT_OF_A_FACT,
    (None, "note"): "how surely it is said (“likely”, “assesses”), and what else a reader must know",
}
"""What a field asks for in other words than the model’s; None: in every kind."""
_WHOLE: Final = "whole"
"""The step that is no field: the statement held against the whole check."""


@dataclass(frozen=True)
class StatementSlot:
    """Where on a card a statement stands: its kind, and its place among those of its kind."""

    kind: Kind
    place: int

    @property
    def loc(self) -> Loc:
        """It as a place in a file."""
        return self.kind.value, self.place

    def statement(self, card: NewFile) -> StatementValues:
        """What stands there; empty where nothing does yet."""
        statements = card.values.get(self.kind.value, ())
        return dict(statements[self.place]) if self.place < len(statements) else {}

    def put(self, card: NewFile, statement: StatementValues) -> NewFile:
        """The card with this statement there, its fields in their order."""
        statements = card.values.get(self.kind.value, ())
        ordered = {name: statement[name] for name in order_of(STATEMENT_TYPES[self.kind]) if name in statement}
        return card.with_values(
            **{self.kind.value: [*statements[: self.place], ordered, *statements[self.place + 1 :]]}
        )


def slots_of(card: NewFile) -> list[StatementSlot]:
    """Where its statements stand, kind by kind."""
    return [StatementSlot(kind, place) for kind in Kind for place in range(len(card.values.get(kind.value, ())))]


def ask_statements(dialogue: Dialogue, card: NewFile) -> NewFile:
    """The card with statements, one after another; at least one.

    Raises BackError where one goes back beyond the first.
    """
    _introduce_kinds()
    slots = slots_of(card)
    while True:
        try:
            kind = _ask_kind(len(slots) + 1)
        except BackError:
            card = _gone_back(dialogue, card, slots)
            continue
        if kind is None:
            return card
        slot = StatementSlot(kind, len(card.values.get(kind.value, ())))
        try:
            card = _ask_statement(dialogue, card, slot)
        except BackError:
            dialogue.keep(card)
        else:
            slots.append(slot)


def _introduce_kinds() -> None:
    head = "\nNow what the source says, one statement after another. There are three kinds:"
    click.echo(click.style(head, bold=True))
    for kind, model in STATEMENT_TYPES.items():
        click.echo(f"  {kind.value}: {(model.__doc__ or '').splitlines()[0]}")
    click.echo(f"Not asked, and added to the file by hand where it matters: {', '.join(unasked_fields())}.")


def _gone_back(dialogue: Dialogue, card: NewFile, slots: Sequence[StatementSlot]) -> NewFile:
    """The card with the last question about its last statement asked again; beyond the first statement, BackError."""
    for slot in reversed(slots):
        try:
            return _ask_statement(dialogue, card, slot, back=True)
        except BackError as error:
            card = error.file or card
    raise BackError(card)


def _ask_kind(number: int) -> Kind | None:
    none = " (Enter: no more)" if number > 1 else ""
    while True:
        typed = prompt_line(f"\nstatement {number}: verified, attributed or unacknowledged?{none}")
        kind = next((kind for kind in Kind if typed and kind.value.startswith(typed.lower())), None)
        if kind or (not typed and number > 1):
            return kind
        show_error(f'"{typed}" is none of the three kinds' if typed else "a card needs at least one statement")


def _ask_statement(dialogue: Dialogue, card: NewFile, slot: StatementSlot, *, back: bool = False) -> NewFile:
    """The card with a statement in its slot, field after field. Raises BackError on going back beyond its text."""
    others = (name for name in statement_fields(slot.kind) if name not in ("text", "id"))
    steps = ("text", "id", *others, _WHOLE)
    return run_steps(steps, card, partial(_wanted, dialogue, slot), partial(_step, dialogue, slot), back=back)


def _wanted(dialogue: Dialogue, slot: StatementSlot, card: NewFile, step: str) -> bool:
    model, statement = STATEMENT_TYPES[slot.kind], slot.statement(card)
    if step == "measure" and not any(_measures(dialogue, statement)):
        return False
    if step == "comments_on" and statement.get("answers"):
        return False  # what answers one question seldom comments on another: that is added by hand
    return step not in model.model_fields or has_place(model, step, statement)


def _step(dialogue: Dialogue, slot: StatementSlot, card: NewFile, step: str) -> NewFile:
    """The card with one field more of the statement, or with what the whole check finds wrong in it repaired."""
    statement = slot.statement(card)
    if step == _WHOLE:
        placed = {name: value for name, value in statement.items() if _wanted(dialogue, slot, card, name)}
        return dialogue.keep(repair(dialogue, slot.put(card, placed), lambda loc: loc[:2] == slot.loc))
    field = Field(card.kind, step, slot.kind)
    value = _ask_id(slot, card) if step == "id" else _ask_statement_field(dialogue, card, field, statement)
    others = {name: old for name, old in statement.items() if name != step}
    card = dialogue.keep(slot.put(card, others if value is None else {**others, step: value}))
    return repair(dialogue, card, lambda loc: loc == (*slot.loc, "text")) if step == "text" else card


def _ask_statement_field(dialogue: Dialogue, card: NewFile, field: Field, statement: StatementValues) -> Value | None:
    measures = _measures(dialogue, statement) if field.name == "measure" else []
    must = is_needed(field.model, field.name, statement) or any(len(of_one) > 1 for of_one in measures)
    before = statement.get(field.name)
    more = f"here: {' | '.join(chain(*measures))}" if any(measures) else _own_references(card, field, statement)
    introduce(dialogue, field, enter=enter_hint(before, must), more=more, description=_description(field))
    while True:
        value = ask_field(dialogue, field, before, must=must, statement=statement)
        if value is not None or not must:
            return with_purported_author(dialogue, field, value)
        show_error(f"{field.name} is needed: {_description(field)}")


def _description(field: Field) -> str:
    own = _DESCRIPTIONS.get((field.lane, field.name)) or _DESCRIPTIONS.get((None, field.name))
    return own or field.info.description or ""


def _own_references(card: NewFile, field: Field, statement: StatementValues) -> str:
    """What to write where the card that is being made may be named itself."""
    if referenced_kind(field.info) is not EntityKind.CARD:
        return ""
    statements = (slot.statement(card) for slot in slots_of(card))
    refs = [f"{card.id}#{other['id']}" for other in statements if "id" in other and other != statement]
    return f"this card: {card.id}" + (f"; its statements: {', '.join(refs)}" if refs else "")


def _measures(dialogue: Dialogue, statement: StatementValues) -> list[tuple[str, ...]]:
    """The measures of each question that a statement answers by a figure, those of a mere part among them."""
    figures = (name for name, answer in statement.get("answers", {}).items() if answer not in tuple(YesNo))
    questions = (question for question in map(dialogue.workspace.question, figures) if question)
    return [question.all_measures for question in questions]


def _ask_id(slot: StatementSlot, card: NewFile) -> str:
    """An id for a statement, unique in its card, made of its first words or typed."""
    statement = slot.statement(card)
    others = frozenset(other.statement(card).get("id") for other in slots_of(card) if other != slot)
    click.echo(click.style("\nid", bold=True) + " — the statement’s own name on this card: part of its address")
    while True:
        name = prompt_line("id", statement.get("id") or _proposed_id(statement["text"], others))
        if KEBAB.fullmatch(name) and name not in others:
            return name
        show_error(_id_error(name, taken=name in others))


def _proposed_id(text: str, others: frozenset[str | None]) -> str:
    base = keywords(text, 4) or "statement"
    names = (base if number == 1 else f"{base}-{number}" for number in count(1))
    return next(name for name in names if name not in others)


def _id_error(name: str, *, taken: bool) -> str:
    if taken:
        return f'"{name}" names another statement of this card'
    return f'"{name}" is no id\nlower-case letters, digits and single hyphens'
