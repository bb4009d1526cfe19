"""What is asked for a new file, in order; each part is held against the whole check before the next is asked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import click

from ...model.entities import EXPLAINABLE, Card
from ...model.field_types import KEBAB
from ...model.parse import MODELS
from ...model.required_fields import has_place, is_needed
from ...reading.document import Value
from ...vocabulary import EntityKind, YesNo
from ..field_forms import fields_of
from ..field_input import Field
from ..id_proposal import LONGEST_ID, proposed, taken
from ..new_file import LANES, New
from ..summary_draft import summary_of
from .back_step import BACK, in_turn
from .prompts import LEFT_OUT, Talk, complain, introduce, line, on_enter, typed_value
from .repair_prompts import asked, mended
from .statement_prompts import with_statements

LAST: Final = "summary"
_ID: Final = "id"
_REST: Final = "rest"
"""Steps that are no fields: the name of the file; the whole check of the fields, and of a card the statements."""
_BESIDE: Final[Mapping[str, tuple[str, str, YesNo]]] = {
    "title": (
        "  the headline as published? (Enter: yes; if there is none, or you did not see it: say so)",
        "  why it is not the headline as published (Enter: as it was; a single -: it is)",
        YesNo.YES,
    ),
    "published": (
        "  worked out, not written in the source? (Enter: no; if it is: say how)",
        "  how the date was worked out (Enter: as it was; a single -: it was not)",
        YesNo.NO,
    ),
}
"""What is asked of a value that may have a reason beside it (cards.md, `not_recorded`), without one and with; when it has none."""
_YES_OR_NO: Final = frozenset(["y", "yes", "n", "no"])


def converse(talk: Talk, new: New, start: New) -> New:
    """Ask for what was not given at the start: fields, an id, of a card statements, and then its summary.

    Raises BackError where one goes back beyond the first question.
    """
    given = frozenset([*start.given, *([_ID] if start.id else [])])
    return in_turn(_steps(new.kind), new, partial(_wanted, given), partial(_step, talk))


def unasked(start: New, filled: New) -> New:
    """What is not asked for again: the options, and what a file told; but not whether its title is the headline, or its date written."""
    return replace(
        filled,
        given={name: value for name, value in filled.given.items() if name in start.given or name not in _BESIDE},
    )


def _steps(kind: EntityKind) -> list[str]:
    fields = [name for name in fields_of(kind) if name not in (*LANES, "not_recorded", LAST)]
    named_after = "published" if kind is EntityKind.CARD else fields[0]
    steps = [step for name in fields for step in ([name, _ID] if name == named_after else [name])]
    return [*steps, _REST, *([LAST] if kind is EntityKind.CARD else [])]


def _wanted(given: frozenset[str], new: New, step: str) -> bool:
    """Whether a step is to be taken: not for a field that was given at the start, or that has no place."""
    model = MODELS[new.kind]
    return step == LAST or (step not in given and (step not in model.model_fields or has_place(model, step, new.given)))


def _step(talk: Talk, new: New, step: str) -> New:
    if step == _ID:
        return _named(talk, new)
    if step == _REST:
        checked = _checked(talk, new)
        return with_statements(talk, checked) if new.kind is EntityKind.CARD else checked
    return _summed_up(talk, new) if step == LAST else talk.keep(_ask(talk, new, step))


def _checked(talk: Talk, new: New) -> New:
    """The file held against the whole check, statements and summary aside."""
    model = MODELS[new.kind]
    placed = {name: value for name, value in new.given.items() if has_place(model, name, new.given)}
    return mended(talk, replace(new, given=placed), lambda loc: loc[:1] not in {(name,) for name in (LAST, *LANES)})


def make_along(talk: Talk, new: New) -> None:
    """Ask for a file that another names, and lay it on the desk."""
    name = new.given.get("name", new.id)
    click.echo(click.style(f"\n— a few questions about “{name}”, the new {new.kind} {new.id} —", bold=True))
    before, talk.along = talk.along, new.id
    talk.answered.append(new)
    try:
        talk.desk = talk.desk.with_file(converse(talk, new, new))
        talk.answered.pop()
    finally:
        talk.along = before
    click.echo(click.style(f"\n— that was “{name}”; its file can be mended at the end; back to the card —", bold=True))


def _ask(talk: Talk, new: New, name: str) -> New:
    field = Field(new.kind, name)
    must = is_needed(field.model, name, {key: value for key, value in new.given.items() if key != name})
    explained = field.model is Card and name in EXPLAINABLE
    before = new.given.get(name)
    why = "Enter if it is not known; you then say why" if explained and name != "retrieved" and before is None else ""
    introduce(talk, field, enter=on_enter(before, must), more=why)
    default = talk.as_of.isoformat() if name == "retrieved" else new.remarks.get(name, "")
    while True:
        value = asked(talk, new, field, before, must=must, default=default)
        if value is not None:
            return _beside(new.having(**{name: value}), name, explained=explained)
        if name == "concerns":
            return new.having(concerns=[])
        if not must:
            return new.without(name)
        if explained and (reason := line("  why is it not known? (Enter: back)")):
            return _with_reason(new.without(name), name, reason)
        if not explained:
            complain(f"{name} is needed: {field.info.description}")


def _beside(new: New, name: str, *, explained: bool) -> New:
    """The card with what is to be known of a value that is there: a title that only describes, a date worked out."""
    if explained:
        return _with_reason(new, name, "")
    if new.kind is not EntityKind.CARD or name not in _BESIDE:
        return new
    first, again, plain = _BESIDE[name]
    before = str(_reasons(new).get(name, ""))
    while _is_no_reason(reason := line(again if before else first, before)):
        if reason[0].lower() == plain[0]:
            return _with_reason(new, name, "")
        complain("say it in a few words: they are shown beside it")
    return _with_reason(new, name, "" if reason == LEFT_OUT else reason)


def _is_no_reason(answer: str) -> bool:
    """Whether it is only a yes or a no, or asks for a list."""
    return answer.lower().rstrip(".!") in _YES_OR_NO or answer.startswith("?")


def _reasons(new: New) -> Mapping[str, Value]:
    return new.given.get("not_recorded") or {}


def _with_reason(new: New, name: str, reason: str) -> New:
    """The card with a reason why a field is not as it should be; without one where it is empty."""
    others = {key: value for key, value in _reasons(new).items() if key != name}
    reasons = {**others, name: reason} if reason else others
    return new.having(not_recorded=reasons) if reasons else new.without("not_recorded")


def _named(talk: Talk, new: New) -> New:
    click.echo("")
    click.echo(
        click.style("id", bold=True)
        + " — the name of the file and of its page; small letters, digits, hyphens; never changed later"
    )
    while True:
        name = line("id", new.id or proposed(new.kind, new.given, talk.desk.known))
        if wrong := id_fault(talk, name):
            complain(wrong)
        elif name:
            return replace(new, id=name)


def id_fault(talk: Talk, name: str) -> str:
    """What is wrong with an id for a new file; empty where nothing is."""
    if name and (not KEBAB.fullmatch(name) or not re.search("[a-z]", name)):
        return f'"{name}" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk'
    if len(name) > LONGEST_ID:
        return f"an id of {len(name)} signs is too long\nat most {LONGEST_ID}"
    return f'the id "{name}" is taken\nan id is unique in the whole archive' if taken(name, talk.desk.known) else ""


def _summed_up(talk: Talk, new: New) -> New:
    """The card with a summary; where nothing is typed, one sentence a statement, if that passes the check."""
    if LAST in new.given:
        return mended(talk, new, lambda loc: loc[:1] == (LAST,))
    introduce(talk, Field(new.kind, LAST), more=f"{BACK} goes back to the statements, to add another")
    made = summary_of(new, dict(talk.desk.names(EntityKind.ACTOR)))
    click.echo("  a link is [words](#statement); this card’s statements are:")
    for lane in LANES:
        for statement in new.given.get(lane, ()):
            click.echo(f"    #{statement['id']}  {statement['text']}")
    click.echo(f"  Enter takes this one:\n    {made}")
    value = typed_value(talk, Field(new.kind, LAST), LAST) or made
    return mended(talk, new.having(**{LAST: value}), lambda loc: loc[:1] == (LAST,))
