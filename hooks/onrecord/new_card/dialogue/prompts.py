"""One field a question: what belongs there, an example, the answer checked at once, the message where it fails."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import click

from ...characters import FORBIDDEN
from ...model.edtf_dates import EdtfDate
from ...model.nearest_names import nearest
from ...model.references import UNKNOWN, Known
from ...problems.problem import Problem
from ...reading.document import Value
from ...vocabulary import EntityKind
from ..field_forms import InputForm, all_types, allowed_words, input_form, referenced_kind
from ..field_input import Field, all_texts, example_text, field_problems, parse_value, problem_text, resolved_id
from ..id_proposal import kebab, taken
from ..new_file import NewFile
from ..workspace import Workspace, with_card
from .back_step import BACK, BackError

CREATABLE: Final = (EntityKind.ACTOR, EntityKind.PLACE, EntityKind.TOPIC)
"""What is made along with the file that names it; a question is proposed and talked over first."""
Parser = Callable[[str], Value]
"""What was typed → a value. Raises ValueError, in words for whoever typed it."""
_HOW: Final = {
    InputForm.LIST: "several: with commas between them",
    InputForm.SPEAKER: "an id, or anonymous: how the source describes them, or document: what it is called",
}
_DATES: Final = "year-month-day, as in 2024-12-30; only the month known: 2024-12; one day of several: first/last"
_MOST_LISTED: Final = 40
LEFT_OUT: Final = "-"
"""What is typed in place of an answer that was given before, to leave it out."""


def prompt_line(prompt: str, default: str = "") -> str:
    """One line that was typed, of signs that a file may hold; the default where it is empty. Raises BackError."""
    while True:
        typed = str(click.prompt(prompt, default=default, show_default=bool(default), prompt_suffix=": ")).strip()
        if typed == BACK:
            raise BackError
        if (odd := FORBIDDEN.search(typed)) is None:
            return typed
        show_error(f"U+{ord(odd[0]):04X} in it is a sign that no file may hold: leave it out")


def enter_hint(before: Value | None, must: bool) -> str:
    """What Enter means for a field that has been answered before, or not."""
    if before is not None:
        return "as it was" if must else f"as it was; a single {LEFT_OUT}: none"
    return "" if must else "none"


@dataclass
class Dialogue:
    """A conversation: the workspace grows with each file that another names; `create` asks for such a file."""

    workspace: Workspace
    as_of: date
    create: Callable[["Dialogue", NewFile], None]
    in_progress: list[NewFile] = field(default_factory=list)  # a file that another names stands after that one
    created_id: str = ""  # the id of a file that another names, while it is asked for

    @property
    def known(self) -> Known:
        """The ids that can be named, those of the card that is being made among them."""
        card = next((new for new in self.in_progress if new.kind is EntityKind.CARD), None)
        return with_card(self.workspace.known, card) if card and card.id else self.workspace.known

    def free(self, entity_id: str) -> bool:
        """Whether a file can be made under this id: nothing has it, and none in progress will."""
        return not taken(entity_id, self.known) and all(new.id != entity_id for new in self.in_progress)

    def keep(self, new: NewFile) -> NewFile:
        """Remember how far a file has come, for whoever breaks off."""
        self.in_progress[-1:] = [new]
        return new


def introduce(dialogue: Dialogue, field: Field, *, enter: str = "", more: str = "", description: str = "") -> None:
    """Say what belongs in a field, with an example and its closed list.

    `enter`: what Enter means; `description`: in place of the model’s.
    """
    of = f" of {dialogue.created_id}" if dialogue.created_id else ""
    what = f" — {description or field.info.description or ''}"
    click.echo("")
    click.echo(click.style(field.name, bold=True) + of + what + (f" (Enter: {enter})" if enter else ""))
    for text in (_sample(field, dialogue.known), _how_to_type(field), more):
        if text:
            click.echo(f"  {text}")


def _sample(field: Field, known: Known) -> str:
    """The closed list of a field, or else an example."""
    if words := allowed_words(field.info):
        return f"one of: {', '.join(words)}"
    example = example_text(field, known)
    return f"for example {example}" if example else ""


def _how_to_type(field: Field) -> str:
    how = _DATES if EdtfDate in all_types(field.info.annotation) else _HOW.get(input_form(field.info), "")
    kind = referenced_kind(field.info)
    lists = f"? lists the {kind.folder}, ?word those with the word" if kind else ""
    return "; ".join(part for part in (how, lists) if part)


def ask_value(
    dialogue: Dialogue, field: Field, prompt: str, default: str = "", parse: Parser | None = None
) -> Value | None:
    """A sound value of the field; None where nothing was typed. `parse`: how what is typed becomes a value to check.

    `default`: what Enter stands for. Raises BackError.
    """
    while True:
        typed = prompt_line(prompt, default)
        if typed.startswith("?"):
            _list_candidates(dialogue.workspace, field, typed[1:].strip())
            continue
        if not typed or (default and typed == LEFT_OUT):
            return None
        typed = _created_first(dialogue, field, typed)
        value = _checked(dialogue, field, typed, parse or (lambda text: parse_value(field, text, dialogue.known)))
        if value is not None:
            return value


def _created_first(dialogue: Dialogue, field: Field, typed: str) -> str:
    """What was typed; of “+name” the name, after the file of whatever bears it was asked for."""
    kind, name = referenced_kind(field.info), typed[1:].strip()
    if not typed.startswith("+") or kind not in CREATABLE or not name:
        return typed
    _create(dialogue, kind, name)
    return name


def ask_pairs(
    dialogue: Dialogue,
    field: Field,
    describe: Callable[[str], str],
    parser: Callable[[str], Parser],
    most: int = 0,
    none: str = "none",
) -> Value | None:
    """A mapping, one entry after the other: first whose, then what; `describe` says what to know of a key.

    `parser`: how what is typed beside a key is read. `none`: what a first Enter means; empty where one entry must be
    there.
    """
    pairs = dict[str, Value]()
    while not most or len(pairs) < most:
        try:
            key = _ask_key(dialogue, field, "no more" if pairs else none)
        except BackError:
            if not pairs:
                raise
            pairs.popitem()
            continue
        if key is None:
            break
        if more := describe(key):
            click.echo(f"  {more}")
        with suppress(BackError):  # back to which it is
            pairs |= ask_value(dialogue, field, f"{field.name}: {key}", parse=_beside(key, parser(key))) or {}
    return pairs or None


def _ask_key(dialogue: Dialogue, field: Field, enter: str) -> str | None:
    """The key of the next entry of a mapping; None where there is none. Raises BackError."""
    kind = referenced_kind(field.info)
    prompt = f"{field.name}: which {kind or 'field'}?{f' (Enter: {enter})' if enter else ''}"
    only_key = ask_value(dialogue, field, prompt, parse=lambda typed: {resolved_id(kind, typed, dialogue.known): None})
    return None if only_key is None else next(iter(only_key))


def _beside(key: str, parse: Parser) -> Parser:
    return lambda typed: {key: parse(typed)}


def _checked(dialogue: Dialogue, field: Field, typed: str, parse: Parser) -> Value | None:
    """What was typed as a value that the check has nothing against; None where it has, and that was said."""
    try:
        value = parse(typed)
        while problems := _problems(dialogue, field, value):
            creatable = _creatable_kind(problems[0])
            show_error(problems[0].message if creatable else problem_text(problems[0]))
            if not creatable or not _offer_to_create(dialogue, creatable, _named_in(problems[0], value)):
                return None
            value = parse(typed)
    except ValueError as error:
        show_error(str(error))
        return None
    if isinstance(value, str) and value != typed:
        click.echo(f"  → {value}")
    return value


def _problems(dialogue: Dialogue, field: Field, value: Value) -> list[Problem]:
    """What is wrong with a value; of a key that has no value yet, only what is wrong with the key."""
    problems = field_problems(field, value, dialogue.known)
    only_key = isinstance(value, dict) and None in value.values()
    return [problem for problem in problems if not only_key or problem.code in UNKNOWN.values()]


def show_error(text: str) -> None:
    """Say what is wrong with an answer, the first line marked."""
    first, *rest = text.split("\n")
    click.echo(click.style(f"  ✗ {first}", fg="red"))
    for line in rest:
        click.echo(f"    {line}")


def _creatable_kind(problem: Problem) -> EntityKind | None:
    """The kind of file whose absence is the problem, where it can be made along with the one that names it."""
    return next((kind for kind, code in UNKNOWN.items() if code == problem.code and kind in CREATABLE), None)


def _named_in(problem: Problem, value: Value) -> str:
    """The text of a value that a problem quotes."""
    return next((text for text in all_texts(value) if f'"{text}"' in problem.message), "")


def _offer_to_create(dialogue: Dialogue, kind: EntityKind, typed: str) -> bool:
    """Ask for the file of an id that has none, if one is wanted; where the archive has similar names, show them."""
    if not kebab(typed) or not dialogue.free(kebab(typed)):
        return False
    similar = _similar(dialogue, kind, typed)
    if not similar:
        return confirm(f"  make a file for a new {kind}, {kebab(typed)}?") and _create(dialogue, kind, typed)
    click.echo("    did you mean one of these?")
    for entity_id, label in similar.items():
        click.echo(f"      {entity_id}  {label}")
    click.echo(f"    if it is none of them: +{typed}")
    return False


def _similar(dialogue: Dialogue, kind: EntityKind, typed: str) -> dict[str, str]:
    """The ids of the archive that may be meant, with what they stand for."""
    near = nearest(typed, dialogue.known.ids.get(kind, frozenset()))
    labels = dialogue.workspace.labels(kind)
    return dict([*dialogue.workspace.similar(kind, typed), *(pair for pair in labels if pair[0] == near)])


def confirm(question: str) -> bool:
    """Whether it was answered by yes; Enter is no."""
    while (typed := prompt_line(f"{question} y or n (Enter: no)").lower()) not in ("", "y", "yes", "n", "no"):
        show_error(f"“{typed}” is neither; y or n, please")
    return typed.startswith("y")


def _create(dialogue: Dialogue, kind: EntityKind | None, typed: str) -> bool:
    """Ask for the file of an id or a name, unless no id can be made of it, or one goes back from it."""
    entity_id = kebab(typed)
    if kind is None or not entity_id or not dialogue.free(entity_id):
        return False
    try:
        values = {} if typed == entity_id else {"name": typed}
        dialogue.create(dialogue, NewFile(kind, entity_id, values, dialogue.as_of))
    except BackError:
        dialogue.in_progress.pop()
        click.echo(f"  no file was made for {entity_id}")
        return False
    return True


def _list_candidates(workspace: Workspace, field: Field, word: str) -> None:
    """List what can be written: the ids with what they stand for, or the closed list."""
    kind = referenced_kind(field.info)
    if kind is None:
        click.echo(f"  {', '.join(allowed_words(field.info)) or 'anything that fits; there is no list'}")
        return
    labels = workspace.labels(kind)
    matches = [f"{name}  {label}" for name, label in labels if word.lower() in f"{name} {label}".lower()]
    for text in matches[:_MOST_LISTED]:
        click.echo(f"    {text}")
    if len(matches) > _MOST_LISTED:
        click.echo(f"    … and {len(matches) - _MOST_LISTED} more; ?word lists those with the word")
    if not matches:
        meant = nearest(word, frozenset(entity_id for entity_id, _ in workspace.labels(kind)))
        click.echo(f"    none{f'; did you mean {meant}?' if meant else ''}")
