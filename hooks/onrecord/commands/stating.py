"""The statements of a new card: one after the other is asked for and held against the check."""

from collections.abc import Mapping
from itertools import count
from typing import Final

import click

from ..drafting.answers import Field
from ..drafting.blank import LANES, New
from ..drafting.naming import keywords
from ..drafting.needs import STATEMENTS, Form, fields_of_statement, form, has_place, leads_to, needed
from ..fields import KEBAB
from ..model import Question
from ..reading import Value
from ..vocabulary import EntityKind, Kind, YesNo
from .asking import Talk, complain, introduce, line, typed_value
from .mending import Statement_, mended, pairs_of

_SAYS: Final[Mapping[tuple[Kind | None, str], str]] = {
    (Kind.VERIFIED, "text"): "what anybody can check; mostly that something was said: Bex Oriel stated that …",
    (None, "note"): "how surely it is said (“likely”, “assesses”), and what else a reader must know",
}
"""What a field asks for in other words than the model’s; None: in every kind."""


def with_statements(talk: Talk, new: New) -> New:
    """The card with statements, one after another; at least one."""
    click.echo(
        click.style("\nNow what the source says, one statement after another. There are three kinds:", bold=True)
    )
    for kind in Kind:
        click.echo(f"  {kind.value}: {(STATEMENTS[kind].__doc__ or '').splitlines()[0]}")
    while True:
        number = sum(len(new.given.get(lane, ())) for lane in LANES) + 1
        lane = _lane(number)
        if lane is None:
            return new
        new = talk.keep(_with_statement(talk, new, lane))


def _lane(number: int) -> Kind | None:
    none = " (Enter: no more)" if number > 1 else ""
    while True:
        typed = line(f"\nstatement {number}: verified, attributed or unacknowledged?{none}")
        meant = [kind for kind in Kind if typed and kind.value.startswith(typed.lower())]
        if meant:
            return meant[0]
        if not typed and number > 1:
            return None
        complain("a card needs at least one statement" if not typed else f'"{typed}" is none of the three kinds')


def _with_statement(talk: Talk, new: New, kind: Kind) -> New:
    """The card with one statement more, held against the check once its text is there and once it is whole."""
    place = len(new.given.get(kind.value, ()))
    text = _of_statement(talk, new, Field(new.kind, "text", kind), {})
    new = _text_mended(talk, _with(new, kind, {"text": text}), kind, place)
    statement = dict(new.given[kind.value][place])
    statement = {"id": _statement_id(new, statement["text"]), **statement}
    for name in fields_of_statement(kind):
        field = Field(new.kind, name, kind)
        if name not in statement and has_place(field.model, name, statement, _measures(talk, statement)):
            value = _of_statement(talk, new, field, statement)
            statement |= {} if value is None else {name: value}
    return mended(talk, _with(new, kind, statement, place), lambda loc: loc[:2] == (kind.value, place))


def _with(new: New, kind: Kind, statement: Statement_, place: int | None = None) -> New:
    return new.having(**{kind.value: [*new.given.get(kind.value, ())[:place], statement]})


def _text_mended(talk: Talk, new: New, kind: Kind, place: int) -> New:
    return mended(talk, new, lambda loc: loc == (kind.value, place, "text"))


def _of_statement(talk: Talk, new: New, field: Field, statement: Statement_) -> Value | None:
    counted = _counted(talk, statement) if field.name == "measure" else []
    measures = [measure for question in counted for measure in question.measures]
    must = needed(field.model, field.name, statement) or any(len(question.measures) > 1 for question in counted)
    says = _SAYS.get((field.lane, field.name)) or _SAYS.get((None, field.name)) or field.info.description or ""
    introduce(
        talk,
        field,
        optional=not must,
        more=f"here: {' | '.join(measures)}" if measures else _own(new, field),
        says=says,
    )
    while True:
        pairs = form(field.info) is Form.MAPPING
        value = (
            pairs_of(talk, new, field, statement, none="" if must else "none")
            if pairs
            else typed_value(talk, field, field.name)
        )
        if value is not None or not must:
            return value
        complain(f"{field.name} is needed: {says}")


def _own(new: New, field: Field) -> str:
    """What to write where the card that is being made may be named itself."""
    if leads_to(field.info) is not EntityKind.CARD:
        return ""
    named = [
        f"{new.id}#{statement['id']}" for lane in new.lanes for statement in new.given[lane.value] if "id" in statement
    ]
    return f"this card: {new.id}" + (f"; its statements: {', '.join(named)}" if named else "")


def _measures(talk: Talk, statement: Statement_) -> tuple[str, ...]:
    """The measures of the questions that a statement answers by a figure."""
    return tuple(measure for question in _counted(talk, statement) for measure in question.measures)


def _counted(talk: Talk, statement: Statement_) -> list[Question]:
    """The questions that a statement answers by a figure."""
    questions = [
        talk.desk.question(name) for name, answer in statement.get("answers", {}).items() if answer not in tuple(YesNo)
    ]
    return [question for question in questions if question]


def _statement_id(new: New, text: str) -> str:
    """An id for a statement, unique in its card, made of its first words or typed."""
    own = {statement["id"] for lane in LANES for statement in new.given.get(lane, ()) if "id" in statement}
    base = keywords(text, 4) or "statement"
    free = next(name for number in count(1) if (name := base if number == 1 else f"{base}-{number}") not in own)
    click.echo(click.style("\nid", bold=True) + " — the statement’s own name on this card: part of its address")
    while True:
        name = line("id", free)
        if KEBAB.fullmatch(name) and name not in own:
            return name
        complain(
            f'"{name}" names another statement of this card'
            if name in own
            else f'"{name}" is no id\nlower-case letters, digits and single hyphens'
        )
