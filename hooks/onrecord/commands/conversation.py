"""What is asked for a new file, in order; each part is held against the whole check before the next is asked."""

from dataclasses import replace
from typing import Final

import click

from ..drafting.answers import Field
from ..drafting.blank import LANES, New
from ..drafting.naming import proposed, taken
from ..drafting.needs import EXPLAINED, Form, fields_of, form, has_place, needed
from ..drafting.summing import summary_of
from ..fields import KEBAB
from ..model import Card
from ..vocabulary import EntityKind
from .asking import Talk, complain, introduce, line, typed_value
from .mending import mended, pairs_of
from .stating import with_statements

LAST: Final = "summary"


def converse(talk: Talk, new: New) -> New:
    """Ask for what is not given yet: fields, an id, of a card statements, and then its summary."""
    fields = [name for name in fields_of(new.kind) if name not in (*LANES, "not_recorded", LAST)]
    for name in fields:
        if name not in new.given and has_place(Field(new.kind, name).model, name, new.given):
            new = talk.keep(_ask(talk, new, name))
        if not new.id and name == ("published" if new.kind is EntityKind.CARD else fields[0]):
            new = _named(talk, new)
    new = mended(talk, new, lambda loc: loc[:1] != (LAST,) and loc[:1] not in {(lane,) for lane in LANES})
    if new.kind is EntityKind.CARD:
        new = with_statements(talk, new)
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
        talk,
        field,
        optional=not must,
        more="Enter if it is not known; you then say why" if explained and name != "retrieved" else "",
    )
    default = talk.as_of.isoformat() if name == "retrieved" else new.remarks.get(name, "")
    while True:
        value = (
            pairs_of(talk, new, field, none="" if must else "none")
            if form(field.info) is Form.MAPPING
            else typed_value(talk, field, name, default)
        )
        if value is not None or not must:
            return new if value is None else new.having(**{name: value})
        if name == "concerns":
            return new.having(concerns=[])
        if explained and (reason := line("  why is it not known? (Enter: back)")):
            return new.having(not_recorded={**new.given.get("not_recorded", {}), name: reason})
        if not explained:
            complain(f"{name} is needed: {field.info.description}")


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


def _summed_up(talk: Talk, new: New) -> New:
    """The card with a summary; where nothing is typed, one sentence a statement, if that passes the check."""
    if LAST in new.given:
        return mended(talk, new, lambda loc: loc[:1] == (LAST,))
    introduce(talk, Field(new.kind, LAST), optional=False)
    made = summary_of(new, dict(talk.desk.names(EntityKind.ACTOR)))
    click.echo("  a link is [words](#statement); this card’s statements are:")
    for lane in LANES:
        for statement in new.given.get(lane, ()):
            click.echo(f"    #{statement['id']}  {statement['text']}")
    click.echo(f"  Enter takes this one:\n    {made}")
    value = typed_value(talk, Field(new.kind, LAST), LAST) or made
    return mended(talk, new.having(**{LAST: value}), lambda loc: loc[:1] == (LAST,))
