"""What is asked for a new file, in order; each part is held against the whole check before the next is asked."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

import click

from ...model.entities import EXPLAINABLE, Card, is_title_of_the_site
from ...model.field_types import KEBAB
from ...model.required_fields import has_place, is_needed
from ...problems.template import fill
from ...reading.document import Value
from ...vocabulary import LANES, EntityKind, YesNo
from ..field_forms import entity_fields
from ..field_input import Field
from ..id_proposal import LONG_ID, LONGEST_ID, proposed, taken
from ..new_file import NewFile
from ..summary_draft import summary_of
from .back_step import BACK, run_steps
from .prompts import LEFT_OUT, Dialogue, ask_value, enter_hint, introduce, prompt_line, show_error
from .repair_prompts import ask_field, repair
from .statement_prompts import ask_statements

LAST: Final = "summary"
_TRANSLATED: Final = "title_translation"
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
"""What is asked of a value that may have a reason beside it (the card format, `not_recorded`).

The question where it has no reason yet, the question where it has one, and the answer that means none.
"""
_YES_OR_NO: Final = frozenset(["y", "yes", "n", "no"])


def run_dialogue(dialogue: Dialogue, new: NewFile, start: NewFile) -> NewFile:
    """Ask for what the start does not have: fields, an id, of a card statements, and then its summary.

    Raises BackError where one goes back beyond the first question.
    """
    answered = frozenset([*start.values, *([_ID] if start.id else [])])
    return run_steps(_steps(new.kind), new, partial(_wanted, answered), partial(_step, dialogue))


def not_asked_again(start: NewFile, imported: NewFile) -> NewFile:
    """What is not asked for again: the options, and what an imported file has.

    But for whether its title is the headline, and its date written there.
    """
    values = imported.values.items()
    return replace(
        imported, values={name: value for name, value in values if name in start.values or name not in _BESIDE}
    )


def _steps(kind: EntityKind) -> list[str]:
    fields = [name for name in entity_fields(kind) if name not in (*LANES, "not_recorded", LAST, _TRANSLATED)]
    if kind is EntityKind.CARD:  # whether it has a translation is known once its language is
        fields.insert(fields.index("language") + 1, _TRANSLATED)
    named_after = "published" if kind is EntityKind.CARD else fields[0]
    steps = [step for name in fields for step in ([name, _ID] if name == named_after else [name])]
    return [*steps, _REST, *([LAST] if kind is EntityKind.CARD else [])]


def _wanted(answered: frozenset[str], new: NewFile, step: str) -> bool:
    """Whether a step is to be taken: not for a field that the start has, or that has no place."""
    if step == LAST:
        return True
    if step == _TRANSLATED and is_title_of_the_site(str(new.values.get("language")), _reasons(new)):
        return False
    return step not in answered and (step not in new.model.model_fields or has_place(new.model, step, new.values))


def _step(dialogue: Dialogue, new: NewFile, step: str) -> NewFile:
    if step == _ID:
        return _ask_id(dialogue, new)
    if step == LAST:
        return _ask_summary(dialogue, new)
    if step != _REST:
        return dialogue.keep(_ask(dialogue, new, step))
    checked = _checked(dialogue, new)
    return ask_statements(dialogue, checked) if new.kind is EntityKind.CARD else checked


def _checked(dialogue: Dialogue, new: NewFile) -> NewFile:
    """The file held against the whole check, statements and summary aside."""
    placed = {name: value for name, value in new.values.items() if has_place(new.model, name, new.values)}
    return repair(
        dialogue, replace(new, values=placed), lambda loc: loc[:1] not in {(name,) for name in (LAST, *LANES)}
    )


def create_named_file(dialogue: Dialogue, new: NewFile) -> None:
    """Ask for a file that another names, and lay it in the workspace."""
    name = new.values.get("name", new.id)
    click.echo(click.style(f"\n— a few questions about “{name}”, the new {new.kind} {new.id} —", bold=True))
    before, dialogue.created_id = dialogue.created_id, new.id
    dialogue.in_progress.append(new)
    try:
        dialogue.workspace = dialogue.workspace.with_file(run_dialogue(dialogue, new, new))
        dialogue.in_progress.pop()
    finally:
        dialogue.created_id = before
    end = f"\n— that was “{name}”; its file can be mended at the end; back to the card —"
    click.echo(click.style(end, bold=True))


def _ask(dialogue: Dialogue, new: NewFile, name: str) -> NewFile:
    """The file with one field answered, left out, or its absence explained."""
    field, before = Field(new.kind, name), new.values.get(name)
    must = is_needed(field.model, name, {key: value for key, value in new.values.items() if key != name})
    _introduce(dialogue, field, before, must=must)
    default = dialogue.as_of.isoformat() if name == "retrieved" else new.unmatched.get(name, "")
    while True:
        value = ask_field(dialogue, field, before, must=must, default=default)
        if value is not None:
            return _ask_beside(new.with_values(**{name: value}), name)
        if (left_out := _left_out(new, field, must=must)) is not None:
            return left_out


def _introduce(dialogue: Dialogue, field: Field, before: Value | None, *, must: bool) -> None:
    unknown = _is_explainable(field.model, field.name) and field.name != "retrieved" and before is None
    why = "Enter if it is not known; you then say why" if unknown else ""
    introduce(dialogue, field, enter=enter_hint(before, must), more=why)


def _left_out(new: NewFile, field: Field, *, must: bool) -> NewFile | None:
    """The file without a field; None where it is needed, and why it is not there is not said."""
    if field.name == "concerns":
        return new.with_values(concerns=[])
    if not must:
        return new.without(field.name)
    if not _is_explainable(field.model, field.name):
        show_error(f"{field.name} is needed: {field.info.description}")
        return None
    reason = prompt_line("  why is it not known? (Enter: back)")
    return _with_reason(new.without(field.name), field.name, reason) if reason else None


def _is_explainable(model: type, name: str) -> bool:
    return model is Card and name in EXPLAINABLE


def _ask_beside(new: NewFile, name: str) -> NewFile:
    """The card with what is to be known of a value that is there: a title that only describes, a date worked out."""
    if _is_explainable(new.model, name):
        return _with_reason(new, name, "")
    if new.kind is not EntityKind.CARD or name not in _BESIDE:
        return new
    first, again, none = _BESIDE[name]
    before = str(_reasons(new).get(name, ""))
    while _is_no_reason(reason := prompt_line(again if before else first, before)):
        if reason[0].lower() == none[0]:
            return _with_reason(new, name, "")
        show_error("say it in a few words: they are shown beside it")
    return _with_reason(new, name, "" if reason == LEFT_OUT else reason)


def _is_no_reason(answer: str) -> bool:
    """Whether it is only a yes or a no, or asks for a list."""
    return answer.lower().rstrip(".!") in _YES_OR_NO or answer.startswith("?")


def _reasons(new: NewFile) -> Mapping[str, Value]:
    return new.values.get("not_recorded") or {}


def _with_reason(new: NewFile, name: str, reason: str) -> NewFile:
    """The card with a reason why a field is not as it should be; without one where it is empty."""
    others = {key: value for key, value in _reasons(new).items() if key != name}
    reasons = {**others, name: reason} if reason else others
    return new.with_values(not_recorded=reasons) if reasons else new.without("not_recorded")


def _ask_id(dialogue: Dialogue, new: NewFile) -> NewFile:
    what = " — the name of the file and of its page; small letters, digits, hyphens; never changed later"
    click.echo("")
    click.echo(click.style("id", bold=True) + what)
    while True:
        name = prompt_line("id", new.id or proposed(new.kind, new.values, dialogue.workspace.known))
        if error := id_error(dialogue, name):
            show_error(error)
        elif name:
            return replace(new, id=name)


def id_error(dialogue: Dialogue, name: str) -> str:
    """What is wrong with an id for a new file; empty where nothing is."""
    if name and (not KEBAB.fullmatch(name) or not re.search("[a-z]", name)):
        return f'"{name}" is no id\nlower-case letters, digits and single hyphens\nfor example newsweek-kursk'
    if len(name) > LONGEST_ID:
        return "\n".join(fill(part, {"length": str(len(name)), "most": str(LONGEST_ID)}) for part in LONG_ID)
    taken_error = f'the id "{name}" is taken\nan id is unique in the whole archive'
    return taken_error if taken(name, dialogue.workspace.known) else ""


def _ask_summary(dialogue: Dialogue, card: NewFile) -> NewFile:
    """The card with a summary; where nothing is typed, one sentence a statement, if that passes the check."""
    if LAST not in card.values:
        card = card.with_values(**{LAST: _typed_summary(dialogue, card)})
    return repair(dialogue, card, lambda loc: loc[:1] == (LAST,))


def _typed_summary(dialogue: Dialogue, card: NewFile) -> Value:
    field = Field(card.kind, LAST)
    introduce(dialogue, field, more=f"{BACK} goes back to the statements, to add another")
    draft = summary_of(card, dict(dialogue.workspace.labels(EntityKind.ACTOR)))
    click.echo("  a link is [words](#statement); this card’s statements are:")
    for lane in LANES:
        for statement in card.values.get(lane, ()):
            click.echo(f"    #{statement['id']}  {statement['text']}")
    click.echo(f"  Enter takes this one:\n    {draft}")
    return ask_value(dialogue, field, LAST) or draft
