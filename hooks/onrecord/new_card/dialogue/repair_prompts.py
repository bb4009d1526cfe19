"""What is asked again of a new file, because the check of the whole file finds it wrong; and how a mapping is asked."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import click

from ...model.entities import Question
from ...model.required_fields import holds_one
from ...problems.problem import Problem
from ...reading.document import Loc, Value
from ...vocabulary import LANES, EntityKind, Kind
from ..field_forms import InputForm, allowed_value_words, input_form, referenced_kind
from ..field_input import ANSWER_FORMS, Field, input_text, parse_answer, parse_plain, problem_text, resolved_id
from ..id_proposal import taken
from ..new_file import NewFile
from .prompts import LEFT_OUT, Dialogue, Parser, ask_pairs, ask_value, confirm, show_error

StatementValues = dict[str, Value]
"""What is answered of a statement so far."""


def ask_mapping(
    dialogue: Dialogue, field: Field, statement: StatementValues | None = None, none: str = "none"
) -> Value | None:
    """A mapping, with what to know of each key: the question that it is, the parties whom it concerns.

    `none`: what a first Enter means; empty where one entry must be there.
    """
    if field.name == "not_acknowledged_by" and (parties := _parties(dialogue, statement or {})):
        click.echo(f"  the question concerns: {', '.join(parties)}")
    most = 1 if holds_one(field.model, field.name) else 0
    return ask_pairs(
        dialogue, field, partial(_describe_key, dialogue, field), partial(_parser, dialogue, field), most, none
    )


def _parties(dialogue: Dialogue, statement: StatementValues) -> list[str]:
    """Whom the questions concern that a statement answers."""
    questions = map(dialogue.workspace.question, statement.get("answers", {}))
    return [party for question in questions if question for party in question.concerns]


def ask_field(
    dialogue: Dialogue,
    field: Field,
    before: Value | None,
    *,
    must: bool,
    statement: StatementValues | None = None,
    default: str = "",
) -> Value | None:
    """A value for a field, as its form is asked for; Enter leaves what was `before`, or stands for the `default`."""
    if input_form(field.info) is InputForm.MAPPING and before is None:
        return ask_mapping(dialogue, field, statement, "" if must else "none")
    while True:
        value = ask_value(dialogue, field, field.name, input_text(before) if before is not None else default)
        if not _is_id_among_words(dialogue, field, value):
            return value
        if confirm(f"  “{value}” is an id of the archive: keep it as {field.name}?"):
            return value


def _is_id_among_words(dialogue: Dialogue, field: Field, value: Value | None) -> bool:
    """Whether an id stands where words belong: it was probably meant for another question."""
    free = input_form(field.info) is InputForm.TEXT and referenced_kind(field.info) is None
    return free and isinstance(value, str) and taken(value, dialogue.known)


def with_purported_author(dialogue: Dialogue, field: Field, value: Value | None) -> Value | None:
    """A document that speaks, with whoever is said to have written it (method §3); anything else as it is."""
    if input_form(field.info) is not InputForm.SPEAKER or not isinstance(value, Mapping) or [*value] != ["document"]:
        return value

    def parse(typed: str) -> Value:
        return {**value, "purported_author": resolved_id(EntityKind.ACTOR, typed, dialogue.known)}

    return ask_value(dialogue, field, "  whose is it said to be? (Enter: not told)", parse=parse) or value


def _describe_key(dialogue: Dialogue, field: Field, key: str) -> str:
    question = _question(dialogue, field, key)
    if question is None:
        return f"one of: {', '.join(allowed_value_words(field.info))}"
    return f"{question.text} — {ANSWER_FORMS[question.kind]}"


def _parser(dialogue: Dialogue, field: Field, key: str) -> Parser:
    question = _question(dialogue, field, key)
    return partial(parse_answer, question.kind) if question else parse_plain


def _question(dialogue: Dialogue, field: Field, key: str) -> Question | None:
    return dialogue.workspace.question(key) if referenced_kind(field.info) is EntityKind.QUESTION else None


def repair(dialogue: Dialogue, new: NewFile, concerned: Callable[[Loc], bool]) -> NewFile:
    """The file with what the check of the whole file finds wrong asked again; what is answered as before stays."""
    kept: set[tuple[str, Loc]] = set()
    while problem := next(_open_problems(dialogue, new, concerned, kept), None):
        loc, message = problem
        click.echo("")
        show_error(problem_text(message))
        again = _ask_again(dialogue, new, loc)
        if again == new:
            kept.add((message.code, loc))
        new = again
    return new


def _open_problems(
    dialogue: Dialogue, new: NewFile, concerned: Callable[[Loc], bool], kept: set[tuple[str, Loc]]
) -> Iterator[tuple[Loc, Problem]]:
    """The problems at the places concerned, but for those kept, and for what is asked later."""
    for loc, problem in dialogue.workspace.problems(new):
        asked_later = problem.code in ("missing-field", "no-statements")
        if concerned(loc) and (problem.code, loc) not in kept and not asked_later:
            yield loc, problem


def _ask_again(dialogue: Dialogue, new: NewFile, loc: Loc) -> NewFile:
    """The file with one field asked again, as it is for the default."""
    lane = Kind(loc[0]) if loc and loc[0] in LANES else None
    values = new.values[lane.value][loc[1]] if lane and len(loc) > 1 else new.values
    field = Field(new.kind, str(loc[-1]) if loc else "", lane)
    if field.name not in values or field.name not in field.model.model_fields:
        return new
    value = _new_value(dialogue, field, values)
    others = {key: old for key, old in values.items() if key != field.name}
    changed = others if value is None else {**values, field.name: value}
    if lane is None:
        return replace(new, values=changed)
    statements = [changed if place == loc[1] else old for place, old in enumerate(new.values[lane.value])]
    return new.with_values(**{lane.value: statements})


def _new_value(dialogue: Dialogue, field: Field, values: Mapping[str, Value]) -> Value | None:
    """A value in place of the one that is there; None where it is left out."""
    mapping = input_form(field.info) is InputForm.MAPPING
    out = "" if mapping else f"; a single {LEFT_OUT} : leave it out"
    click.echo(f"  {field.name} again (Enter: as it is{out})")
    if mapping:
        statement = dict(values) if field.lane else None
        return ask_mapping(dialogue, field, statement, "as it is") or values[field.name]
    return ask_value(dialogue, field, field.name, input_text(values[field.name]))
