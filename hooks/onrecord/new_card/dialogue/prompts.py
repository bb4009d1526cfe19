"""One field a question: what belongs there, an example, the answer checked at once, the exact message where it fails."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Final

import click

from ...characters import FORBIDDEN
from ...model.edtf_dates import EdtfDate
from ...model.references import UNKNOWN, Known, nearest
from ...problems.problem import Problem
from ...reading.document import Value
from ...vocabulary import EntityKind
from ..field_forms import Form, form, leads_to, parts, words
from ..field_input import Field, example, faults, identified, told, value_of
from ..id_proposal import kebab, taken
from ..new_file import New
from ..workspace import Desk, knowing
from ..yaml_writer import written
from .back_step import BACK, BackError

MAKEABLE: Final = (EntityKind.ACTOR, EntityKind.PLACE, EntityKind.TOPIC)
"""What is made along with the file that names it; a question is proposed and talked over first."""
Reader = Callable[[str], Value]
_HOW: Final = {
    Form.LIST: "several: with commas between them",
    Form.SPEAKER: "an id, or anonymous: how the source describes them, or document: what it is called",
}
_DATES: Final = "year-month-day, as in 2024-12-30; only the month known: 2024-12; one day of several: first/last"
_MOST_LISTED: Final = 40
LEFT_OUT: Final = "-"
"""What is typed in place of an answer that was given before, to leave it out."""


def line(prompt: str, default: str = "") -> str:
    """One line that was typed, of signs that a file may hold; the default where it is empty. Raises BackError."""
    while True:
        typed = str(click.prompt(prompt, default=default, show_default=bool(default), prompt_suffix=": ")).strip()
        if typed == BACK:
            raise BackError
        if (odd := FORBIDDEN.search(typed)) is None:
            return typed
        complain(f"U+{ord(odd[0]):04X} in it is a sign that no file may hold: leave it out")


def on_enter(before: Value | None, must: bool) -> str:
    """What Enter means for a field that has been answered before, or not."""
    if before is not None:
        return "as it was" if must else f"as it was; a single {LEFT_OUT}: none"
    return "" if must else "none"


def introduce(talk: "Talk", field: Field, *, enter: str = "", more: str = "", says: str = "") -> None:
    """Say what belongs in a field, with an example and its closed list.

    `enter`: what Enter means; `says`: in place of the model’s description.
    """
    info = field.info
    says = says or info.description or ""
    click.echo("")
    click.echo(
        click.style(field.name, bold=True)
        + (f" of {talk.along}" if talk.along else "")
        + f" — {says}"
        + (f" (Enter: {enter})" if enter else "")
    )
    if listed := words(info):
        click.echo(f"  one of: {', '.join(listed)}")
    elif told_one := example(field, talk.known):
        click.echo(f"  for example {told_one}")
    how = _DATES if EdtfDate in parts(info.annotation) else _HOW.get(form(info), "")
    if kind := leads_to(info):
        how = "; ".join(part for part in (how, f"? lists the {kind.folder}, ?word those with the word") if part)
    for told_more in (how, more):
        if told_more:
            click.echo(f"  {told_more}")


@dataclass
class Talk:
    """A conversation: the desk grows with each file that is made along; `make` asks for such a file."""

    desk: Desk
    as_of: date
    make: Callable[["Talk", New], None]
    answered: list[New] = field(default_factory=list)  # files in progress: the one made along stands after its namer
    along: str = ""  # the id of a file that is made along, while it is

    @property
    def known(self) -> Known:
        """The ids that can be named, those of the card that is being made among them."""
        card = next((new for new in self.answered if new.kind is EntityKind.CARD), None)
        return knowing(self.desk.known, card) if card and card.id else self.desk.known

    def free(self, entity_id: str) -> bool:
        """Whether a file can be made under this id: nothing has it, and none in progress will."""
        return not taken(entity_id, self.known) and all(new.id != entity_id for new in self.answered)

    def keep(self, new: New) -> New:
        """Remember how far a file has come, for whoever breaks off."""
        self.answered[-1:] = [new]
        return new


def typed_value(talk: Talk, field: Field, prompt: str, default: str = "", read: Reader | None = None) -> Value | None:
    """A sound value of the field; None where nothing was typed. `read`: how what is typed becomes a value to check.

    `default`: what Enter stands for. Raises BackError.
    """
    while True:
        typed = line(prompt, default)
        if typed.startswith("?"):
            _candidates(talk.desk, field, typed[1:].strip())
            continue
        if not typed or (default and typed == LEFT_OUT):
            return None
        if typed.startswith("+") and leads_to(field.info) in MAKEABLE and (meant := typed[1:].strip()):
            _make(talk, leads_to(field.info), meant)
            typed = meant
        value = _sound(talk, field, typed, read or (lambda text: value_of(field, text, talk.known)))
        if value is not None:
            return value


def typed_pairs(
    talk: Talk,
    field: Field,
    tell: Callable[[str], str],
    reader: Callable[[str], Reader],
    most: int = 0,
    none: str = "none",
) -> Value | None:
    """A mapping, one entry after the other: first whose, then what; `tell` says what to know of a key.

    `reader`: how what is typed beside a key is read. `none`: what a first Enter means; empty where one entry must be there.
    """
    kind, pairs = leads_to(field.info), dict[str, Value]()
    while not most or len(pairs) < most:
        enter = "no more" if pairs else none
        what = f"{field.name}: which {kind or 'field'}?{f' (Enter: {enter})' if enter else ''}"
        try:
            found = typed_value(talk, field, what, read=lambda typed: {identified(kind, typed, talk.known): None})
        except BackError:
            if not pairs:
                raise
            pairs.popitem()
            continue
        if found is None:
            break
        key = next(iter(found))
        if more := tell(key):
            click.echo(f"  {more}")
        with suppress(BackError):  # back to which it is
            pairs |= typed_value(talk, field, f"{field.name}: {key}", read=_beside(key, reader(key))) or {}
    return pairs or None


def _beside(key: str, read: Reader) -> Reader:
    return lambda typed: {key: read(typed)}


def _sound(talk: Talk, field: Field, typed: str, read: Reader) -> Value | None:
    try:
        value = read(typed)
        while found := _faults(talk, field, value):
            complain(found[0].message if _makeable(found[0]) else told(found[0]))
            if not _made(talk, value, found[0]):
                return None
            value = read(typed)
    except ValueError as error:
        complain(str(error))
        return None
    if isinstance(value, str) and value != typed:
        click.echo(f"  → {value}")
    return value


def _faults(talk: Talk, field: Field, value: Value) -> list[Problem]:
    """What is wrong with a value; of a key that has no value yet, only what is wrong with the key."""
    found = faults(field, value, talk.known)
    only_key = isinstance(value, dict) and None in value.values()
    return [problem for problem in found if not only_key or problem.code in UNKNOWN.values()]


def complain(text: str) -> None:
    """Tell what is wrong with an answer, the first line marked."""
    first, *rest = text.split("\n")
    click.echo(click.style(f"  ✗ {first}", fg="red"))
    for more in rest:
        click.echo(f"    {more}")


def _made(talk: Talk, value: Value, problem: Problem) -> bool:
    """Make a file for an id that has none, if one is wanted; where the archive has like names, they are shown first."""
    kind = _makeable(problem)
    typed = next((text for text in texts(value) if f'"{text}"' in problem.message), "")
    if kind is None or not kebab(typed) or not talk.free(kebab(typed)):
        return False
    near = nearest(typed, talk.known.ids.get(kind, frozenset()))
    like = dict([*talk.desk.like(kind, typed), *((near, said) for name, said in talk.desk.names(kind) if name == near)])
    if like:
        click.echo("    did you mean one of these?")
        for name, said in like.items():
            click.echo(f"      {name}  {said}")
        click.echo(f"    if it is none of them: +{typed}")
        return False
    return said_yes(f"  make a file for a new {kind}, {kebab(typed)}?") and _make(talk, kind, typed)


def _makeable(problem: Problem) -> EntityKind | None:
    """The kind of file whose absence is the problem, where it can be made along."""
    return next((kind for kind, code in UNKNOWN.items() if code == problem.code and kind in MAKEABLE), None)


def said_yes(question: str) -> bool:
    """Whether it was answered by yes; Enter is no."""
    while (typed := line(f"{question} y or n (Enter: no)").lower()) not in ("", "y", "yes", "n", "no"):
        complain(f"“{typed}” is neither; y or n, please")
    return typed.startswith("y")


def _make(talk: Talk, kind: EntityKind | None, typed: str) -> bool:
    """Make a file for an id or a name, unless there is no making an id of it, or one goes back from it."""
    entity_id = kebab(typed)
    if kind is None or not entity_id or not talk.free(entity_id):
        return False
    try:
        talk.make(talk, New(kind, entity_id, {} if typed == entity_id else {"name": typed}, talk.as_of))
    except BackError:
        talk.answered.pop()
        click.echo(f"  no file was made for {entity_id}")
        return False
    return True


def texts(value: Value) -> Iterator[str]:
    """Every text in a value, the keys of mappings among them."""
    if isinstance(value, str):
        yield value
    for part in [*value, *value.values()] if isinstance(value, Mapping) else value if isinstance(value, list) else ():
        yield from texts(part)


def _candidates(desk: Desk, field: Field, word: str) -> None:
    """List what can be written: the ids with what they stand for, or the closed list."""
    kind = leads_to(field.info)
    if kind is None:
        click.echo(f"  {', '.join(words(field.info)) or 'anything that fits; there is no list'}")
        return
    found = [f"{name}  {said}" for name, said in desk.names(kind) if word.lower() in f"{name} {said}".lower()]
    for told_one in found[:_MOST_LISTED]:
        click.echo(f"    {told_one}")
    if len(found) > _MOST_LISTED:
        click.echo(f"    … and {len(found) - _MOST_LISTED} more; ?word lists those with the word")
    if not found:
        meant = nearest(word, frozenset(name for name, _ in desk.names(kind)))
        click.echo(f"    none{f'; did you mean {meant}?' if meant else ''}")


def as_typed(value: Value) -> str:
    """A value as one would type it again."""
    if isinstance(value, list) and all(isinstance(part, str) and '"' not in part for part in value):
        return ", ".join(f'"{part}"' if "," in part else part for part in value)
    if isinstance(value, Mapping) and value.keys() <= {"anonymous", "document"}:
        return ", ".join(f"{how}: {who}" for how, who in value.items())
    return value if isinstance(value, str) else written(value)
