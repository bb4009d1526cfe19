"""The statements of a new card: one after the other is asked for and held against the check."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, count
from typing import Final

import click

from ...model.field_types import KEBAB
from ...model.required_fields import has_place, is_needed
from ...model.statements import order_of
from ...reading.document import Loc, Value
from ...vocabulary import EntityKind, Kind, YesNo
from ..field_forms import STATEMENTS, TEXT_OF_A_FACT, fields_of_statement, leads_to, left_to_hand
from ..field_input import Field
from ..id_proposal import keywords
from ..new_file import New
from .back_step import BackError, in_turn
from .prompts import Talk, complain, introduce, line, on_enter
from .repair_prompts import Statement_, asked, mended, with_author

_SAYS: Final[Mapping[tuple[Kind | None, str], str]] = {
    (Kind.VERIFIED, "text"): TEXT_OF_A_FACT,
    (None, "note"): "how surely it is said (“likely”, “assesses”), and what else a reader must know",
}
"""What a field asks for in other words than the model’s; None: in every kind."""
_WHOLE: Final = "whole"
"""The step that is no field: the statement held against the whole check."""


@dataclass(frozen=True)
class Seat:
    """Where on a card a statement stands: its kind, and its place among those of its kind."""

    kind: Kind
    place: int

    @property
    def loc(self) -> Loc:
        """It as a place in a file."""
        return self.kind.value, self.place

    def statement(self, new: New) -> Statement_:
        """What stands there; empty where nothing does yet."""
        listed = new.given.get(self.kind.value, ())
        return dict(listed[self.place]) if self.place < len(listed) else {}

    def put(self, new: New, statement: Statement_) -> New:
        """The card with this statement there, its fields in their order."""
        listed = new.given.get(self.kind.value, ())
        ordered = {name: statement[name] for name in order_of(STATEMENTS[self.kind]) if name in statement}
        return new.having(**{self.kind.value: [*listed[: self.place], ordered, *listed[self.place + 1 :]]})


def seats_of(new: New) -> list[Seat]:
    """Where its statements stand, kind by kind."""
    return [Seat(kind, place) for kind in Kind for place in range(len(new.given.get(kind.value, ())))]


def with_statements(talk: Talk, new: New) -> New:
    """The card with statements, one after another; at least one. Raises BackError where one goes back beyond the first."""
    click.echo(
        click.style("\nNow what the source says, one statement after another. There are three kinds:", bold=True)
    )
    for each in Kind:
        click.echo(f"  {each.value}: {(STATEMENTS[each].__doc__ or '').splitlines()[0]}")
    click.echo(f"Not asked, and added to the file by hand where it matters: {', '.join(left_to_hand())}.")
    made = seats_of(new)
    while True:
        try:
            kind = _kind(len(made) + 1)
        except BackError:
            new = _gone_back(talk, new, made)
            continue
        if kind is None:
            return new
        seat = Seat(kind, len(new.given.get(kind.value, ())))
        try:
            new = _with_statement(talk, new, seat)
        except BackError:
            talk.keep(new)
            continue
        made.append(seat)


def _gone_back(talk: Talk, new: New, made: Sequence[Seat]) -> New:
    """The card with the last of what was asked of its last statement asked again; beyond the first statement, BackError."""
    for seat in reversed(made):
        try:
            return _with_statement(talk, new, seat, back=True)
        except BackError as back:
            new = back.left or new
    raise BackError(new)


def _kind(number: int) -> Kind | None:
    none = " (Enter: no more)" if number > 1 else ""
    while True:
        typed = line(f"\nstatement {number}: verified, attributed or unacknowledged?{none}")
        meant = [kind for kind in Kind if typed and kind.value.startswith(typed.lower())]
        if meant:
            return meant[0]
        if not typed and number > 1:
            return None
        complain("a card needs at least one statement" if not typed else f'"{typed}" is none of the three kinds')


def _with_statement(talk: Talk, new: New, seat: Seat, *, back: bool = False) -> New:
    """The card with a statement in its seat, field after field. Raises BackError where one goes back beyond its text."""
    steps = ("text", "id", *(name for name in fields_of_statement(seat.kind) if name not in ("text", "id")), _WHOLE)
    return in_turn(steps, new, partial(_wanted, talk, seat), partial(_step, talk, seat), back=back)


def _wanted(talk: Talk, seat: Seat, new: New, step: str) -> bool:
    model, statement = STATEMENTS[seat.kind], seat.statement(new)
    if step == "measure" and not any(_choices(talk, statement)):
        return False
    return step not in model.model_fields or has_place(model, step, statement)


def _step(talk: Talk, seat: Seat, new: New, step: str) -> New:
    """The card with one field more of the statement, or with what the whole check finds in it mended."""
    statement = seat.statement(new)
    if step == _WHOLE:
        left = {name: value for name, value in statement.items() if _wanted(talk, seat, new, name)}
        return talk.keep(mended(talk, seat.put(new, left), lambda loc: loc[:2] == seat.loc))
    value = (
        _statement_id(seat, new)
        if step == "id"
        else _of_statement(talk, new, Field(new.kind, step, seat.kind), statement)
    )
    rest = {name: old for name, old in statement.items() if name != step}
    new = talk.keep(seat.put(new, rest if value is None else {**rest, step: value}))
    return mended(talk, new, lambda loc: loc == (*seat.loc, "text")) if step == "text" else new


def _of_statement(talk: Talk, new: New, field: Field, statement: Statement_) -> Value | None:
    choices = _choices(talk, statement) if field.name == "measure" else []
    must = is_needed(field.model, field.name, statement) or any(len(choice) > 1 for choice in choices)
    says = _SAYS.get((field.lane, field.name)) or _SAYS.get((None, field.name)) or field.info.description or ""
    before = statement.get(field.name)
    more = f"here: {' | '.join(chain(*choices))}" if any(choices) else _own(new, field, statement)
    introduce(talk, field, enter=on_enter(before, must), more=more, says=says)
    while True:
        value = asked(talk, new, field, before, must=must, statement=statement)
        if value is not None or not must:
            return with_author(talk, field, value)
        complain(f"{field.name} is needed: {says}")


def _own(new: New, field: Field, statement: Statement_) -> str:
    """What to write where the card that is being made may be named itself."""
    if leads_to(field.info) is not EntityKind.CARD:
        return ""
    others = [other["id"] for seat in seats_of(new) if "id" in (other := seat.statement(new)) and other != statement]
    named = [f"{new.id}#{name}" for name in others]
    return f"this card: {new.id}" + (f"; its statements: {', '.join(named)}" if named else "")


def _choices(talk: Talk, statement: Statement_) -> list[tuple[str, ...]]:
    """The measures of each question that a statement answers by a figure."""
    figures = (name for name, answer in statement.get("answers", {}).items() if answer not in tuple(YesNo))
    return [question.measures for question in map(talk.desk.question, figures) if question]


def _statement_id(seat: Seat, new: New) -> str:
    """An id for a statement, unique in its card, made of its first words or typed."""
    statement = seat.statement(new)
    own = {other.statement(new).get("id") for other in seats_of(new) if other != seat}
    base = keywords(statement["text"], 4) or "statement"
    free = next(name for number in count(1) if (name := base if number == 1 else f"{base}-{number}") not in own)
    click.echo(click.style("\nid", bold=True) + " — the statement’s own name on this card: part of its address")
    while True:
        name = line("id", statement.get("id") or free)
        if KEBAB.fullmatch(name) and name not in own:
            return name
        complain(
            f'"{name}" names another statement of this card'
            if name in own
            else f'"{name}" is no id\nlower-case letters, digits and single hyphens'
        )
