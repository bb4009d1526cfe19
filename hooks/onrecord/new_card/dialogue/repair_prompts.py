"""What is asked again of a new file, because the whole check finds fault with it; and how a mapping is asked for."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

import click

from ...model.entities import Question
from ...model.required_fields import holds_one
from ...reading.document import Loc, Value
from ...vocabulary import EntityKind, Kind
from ..field_forms import Form, form, leads_to, words_of_values
from ..field_input import HOW_ANSWERED, Field, answer, identified, plain, told
from ..id_proposal import taken
from ..new_file import LANES, New
from .prompts import LEFT_OUT, Reader, Talk, as_typed, complain, said_yes, typed_pairs, typed_value

Statement_ = dict[str, Value]


def pairs_of(
    talk: Talk, new: New, field: Field, statement: Statement_ | None = None, none: str = "none"
) -> Value | None:
    """A mapping, with what to know of each key: the question that it is, the parties whom it concerns.

    `none`: what a first Enter means; empty where one entry must be there.
    """
    given = statement or {}
    if field.name == "not_acknowledged_by":
        parties = [
            party for name in given.get("answers", {}) if (q := talk.desk.question(name)) for party in q.concerns
        ]
        if parties:
            click.echo(f"  the question concerns: {', '.join(parties)}")
    most = 1 if holds_one(field.model, field.name) else 0
    return typed_pairs(
        talk, field, lambda key: _of_key(talk, field, key), lambda key: _reader(talk, field, key), most, none
    )


def asked(
    talk: Talk,
    new: New,
    field: Field,
    before: Value | None,
    *,
    must: bool,
    statement: Statement_ | None = None,
    default: str = "",
) -> Value | None:
    """A value for a field, as its form is asked for; Enter leaves what was `before`, or stands for the `default`."""
    if form(field.info) is Form.MAPPING and before is None:
        return pairs_of(talk, new, field, statement, "" if must else "none")
    while True:
        value = typed_value(talk, field, field.name, as_typed(before) if before is not None else default)
        if not _slipped(talk, field, value) or said_yes(
            f"  “{value}” is an id of the archive: keep it as {field.name}?"
        ):
            return value


def _slipped(talk: Talk, field: Field, value: Value | None) -> bool:
    """Whether an id stands where words belong: it was probably meant for another question."""
    free = form(field.info) is Form.TEXT and leads_to(field.info) is None
    return free and isinstance(value, str) and taken(value, talk.known)


def with_author(talk: Talk, field: Field, value: Value | None) -> Value | None:
    """A document that speaks, with whoever is said to have written it (method §3); anything else as it is."""
    if form(field.info) is not Form.SPEAKER or not isinstance(value, Mapping) or [*value] != ["document"]:
        return value
    named = typed_value(
        talk, field, "  whose is it said to be? (Enter: not told)",
        read=lambda typed: {**value, "purported_author": identified(EntityKind.ACTOR, typed, talk.known)},
    )  # fmt: skip
    return named or value


def _of_key(talk: Talk, field: Field, key: str) -> str:
    question = _question(talk, field, key)
    if question is None:
        return f"one of: {', '.join(words_of_values(field.info))}"
    return f"{question.text} — {HOW_ANSWERED[question.kind]}"


def _reader(talk: Talk, field: Field, key: str) -> Reader:
    question = _question(talk, field, key)
    return partial(answer, question.kind) if question else plain


def _question(talk: Talk, field: Field, key: str) -> Question | None:
    return talk.desk.question(key) if leads_to(field.info) is EntityKind.QUESTION else None


def mended(talk: Talk, new: New, concerned: Callable[[Loc], bool]) -> New:
    """The file with what the whole check finds asked for again; what is answered as before stays as it is."""
    left: set[tuple[str, Loc]] = set()
    while True:
        found = [(loc, p) for loc, p in talk.desk.problems(new) if concerned(loc) and (p.code, loc) not in left]
        found = [(loc, p) for loc, p in found if p.code not in ("missing-field", "no-statements")]
        if not found:
            return new
        loc, problem = found[0]
        click.echo("")
        complain(told(problem))
        again = _again(talk, new, loc)
        if again == new:
            left.add((problem.code, loc))
        new = again


def _again(talk: Talk, new: New, loc: Loc) -> New:
    """The file with one field asked for again, as it is for the default."""
    lane = Kind(loc[0]) if loc and loc[0] in LANES else None
    name = str(loc[-1]) if loc else ""
    record = new.given[lane.value][loc[1]] if lane and len(loc) > 1 else new.given
    field = Field(new.kind, name, lane)
    if name not in record or name not in field.model.model_fields:
        return new
    out = "" if form(field.info) is Form.MAPPING else f"; a single {LEFT_OUT} : leave it out"
    click.echo(f"  {name} again (Enter: as it is{out})")
    if form(field.info) is Form.MAPPING:
        typed = pairs_of(talk, new, field, dict(record) if lane else None, "as it is") or record[name]
    else:
        typed = typed_value(talk, field, name, as_typed(record[name]))
    record = {key: value for key, value in record.items() if key != name} if typed is None else {**record, name: typed}
    if lane is None:
        return replace(new, given=record)
    listed = [record if place == loc[1] else old for place, old in enumerate(new.given[lane.value])]
    return new.having(**{lane.value: listed})
