"""What is asked for a new file, in order; each part is held against the whole check before the next is asked."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from typing import Final

import click

from ..drafting.answers import Field, told, value_of
from ..drafting.blank import LANES, New
from ..drafting.naming import keywords, proposed, taken
from ..drafting.needs import (
    EXPLAINED,
    STATEMENTS,
    Form,
    fields_of,
    fields_of_statement,
    form,
    has_place,
    leads_to,
    needed,
    words_of_values,
)
from ..drafting.summing import summary_of
from ..fields import KEBAB
from ..model import Card
from ..reading import Loc, Value
from ..vocabulary import EntityKind, Kind, QuestionKind
from .asking import Talk, as_typed, complain, introduce, line, typed_pairs, typed_value

Statement_ = dict[str, Value]
LAST: Final = "summary"


def converse(talk: Talk, new: New) -> New:
    """Ask for what is not given yet: fields, an id, of a card statements, and then its summary."""
    fields = [name for name in fields_of(new.kind) if name not in (*LANES, "not_recorded", LAST)]
    for name in fields:
        if name not in new.given and has_place(Field(new.kind, name).model, name, new.given):
            new = talk.keep(_ask(talk, new, name))
        if not new.id and name == ("published" if new.kind is EntityKind.CARD else fields[0]):
            new = _named(talk, new)
    new = _mended(talk, new, lambda loc: loc[:1] != (LAST,) and loc[:1] not in {(lane,) for lane in LANES})
    if new.kind is EntityKind.CARD:
        new = _with_statements(talk, new)
        new = _summed_up(talk, new)
    return new


def make_along(talk: Talk, new: New) -> None:
    """Ask for a file that another names, and lay it on the desk."""
    click.echo(click.style(f"\n— the new {new.kind} {new.id} —", bold=True))
    made = converse(talk, new)
    talk.desk = talk.desk.with_file(made)
    click.echo(click.style(f"\n— that was the {new.kind} {new.id}; back to where we were —", bold=True))


def _ask(talk: Talk, new: New, name: str) -> New:
    field = Field(new.kind, name)
    must = needed(field.model, name, new.given)
    explained = field.model is Card and name in EXPLAINED
    introduce(
        field,
        optional=not must,
        more="Enter if it is not known; you then say why" if explained and name != "retrieved" else "",
    )
    default = talk.as_of.isoformat() if name == "retrieved" else new.remarks.get(name, "")
    while True:
        value = (
            _pairs(talk, new, field) if form(field.info) is Form.MAPPING else typed_value(talk, field, name, default)
        )
        if value is not None or not must:
            return new if value is None else new.having(**{name: value})
        if name == "concerns":
            return new.having(concerns=[])
        if explained and (reason := line("  why is it not known? (Enter: back)")):
            return new.having(not_recorded={**new.given.get("not_recorded", {}), name: reason})
        if not explained:
            complain(f"{name} is needed: {field.info.description}")


def _pairs(talk: Talk, new: New, field: Field, statement: Statement_ | None = None) -> Value | None:
    """A mapping, with what to know of each key: the question that it is, the parties whom it concerns."""
    given = statement or {}
    if field.name == "not_acknowledged_by":
        parties = [
            party for name in given.get("answers", {}) if (q := talk.desk.question(name)) for party in q.concerns
        ]
        if parties:
            click.echo(f"  the question concerns: {', '.join(parties)}")
    most = 1 if field.lane is Kind.UNACKNOWLEDGED and field.name == "answers" else 0
    return typed_pairs(talk, field, lambda key: _of_key(talk, field, key), most)


def _of_key(talk: Talk, field: Field, key: str) -> str:
    question = talk.desk.question(key) if leads_to(field.info) is EntityKind.QUESTION else None
    if question is None:
        return f"one of: {', '.join(words_of_values(field.info))}"
    counted = question.kind is QuestionKind.QUANTITY
    how = (
        "a figure: 3000, ~1100, > 3000, >= 3000, < 500, 1000..1200 or {words: several hundred}"
        if counted
        else "yes, no or declined"
    )
    return f"{question.text} — {how}"


def _named(talk: Talk, new: New) -> New:
    click.echo("")
    click.echo(
        click.style("id", bold=True)
        + " — the name of the file and of its page; small letters, digits, hyphens; never changed later"
    )
    while True:
        name = line("id", proposed(new.kind, new.given, talk.desk.known))
        if wrong := id_fault(talk, name):
            complain(wrong)
        elif name:
            return replace(new, id=name)


def id_fault(talk: Talk, name: str) -> str:
    """What is wrong with an id for a new file; empty where nothing is."""
    if name and not KEBAB.fullmatch(name):
        return f'"{name}" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk'
    return f'the id "{name}" is taken\nan id is unique in the whole archive' if taken(name, talk.desk.known) else ""


def _mended(talk: Talk, new: New, concerned: Callable[[Loc], bool]) -> New:
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
    click.echo(f"  {name} again (Enter: leave it as it is; a single - : leave it out)")
    if form(field.info) is Form.MAPPING:
        typed = _pairs(talk, new, field, dict(record) if lane else None) or record[name]
    else:
        typed = _typed_again(talk, field, record[name])
    record = {key: value for key, value in record.items() if key != name} if typed == "-" else {**record, name: typed}
    if lane is None:
        return replace(new, given=record)
    listed = [record if place == loc[1] else old for place, old in enumerate(new.given[lane.value])]
    return new.having(**{lane.value: listed})


def _typed_again(talk: Talk, field: Field, before: Value) -> Value:
    return typed_value(
        talk,
        field,
        field.name,
        as_typed(before),
        read=lambda typed: typed if typed == "-" else value_of(field, typed, talk.desk.known),
    )


def _with_statements(talk: Talk, new: New) -> New:
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
    return _mended(talk, _with(new, kind, statement, place), lambda loc: loc[:2] == (kind.value, place))


def _with(new: New, kind: Kind, statement: Statement_, place: int | None = None) -> New:
    return new.having(**{kind.value: [*new.given.get(kind.value, ())[:place], statement]})


def _text_mended(talk: Talk, new: New, kind: Kind, place: int) -> New:
    return _mended(talk, new, lambda loc: loc == (kind.value, place, "text"))


def _of_statement(talk: Talk, new: New, field: Field, statement: Statement_) -> Value | None:
    must = needed(field.model, field.name, statement)
    measures = _measures(talk, statement) if field.name == "measure" else ()
    introduce(field, optional=not must, more=f"here: {' | '.join(measures)}" if measures else "")
    while True:
        pairs = form(field.info) is Form.MAPPING
        value = _pairs(talk, new, field, statement) if pairs else typed_value(talk, field, field.name)
        if value is not None or not must:
            return value
        complain(f"{field.name} is needed: {field.info.description}")


def _measures(talk: Talk, statement: Statement_) -> tuple[str, ...]:
    """The measures of the questions that a statement answers by a figure."""
    questions = [talk.desk.question(name) for name in statement.get("answers", {})]
    return tuple(measure for question in questions if question for measure in question.measures)


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


def _summed_up(talk: Talk, new: New) -> New:
    """The card with a summary; where nothing is typed, one sentence a statement, if that passes the check."""
    if LAST in new.given:
        return _mended(talk, new, lambda loc: loc[:1] == (LAST,))
    introduce(Field(new.kind, LAST), optional=False)
    made = summary_of(new, dict(talk.desk.names(EntityKind.ACTOR)))
    click.echo("  a link is [words](#statement); this card’s statements are:")
    for lane in LANES:
        for statement in new.given.get(lane, ()):
            click.echo(f"    #{statement['id']}  {statement['text']}")
    click.echo(f"  Enter takes this one:\n    {made}")
    value = typed_value(talk, Field(new.kind, LAST), LAST) or made
    return _mended(talk, new.having(**{LAST: value}), lambda loc: loc[:1] == (LAST,))
