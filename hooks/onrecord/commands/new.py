"""The command `onrecord new`: ask for what a new file needs, or take it as options, and write it where it belongs."""

import errno
import shlex
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import indent
from typing import Any

import click

from ..environment import as_of_date, at_a_terminal, called, put
from ..model.references import Known
from ..new_card.dialogue.back_step import BackError
from ..new_card.dialogue.dialogue import converse, id_fault, make_along, unasked
from ..new_card.dialogue.prompts import Talk, as_typed, complain, texts
from ..new_card.field_forms import NEW, Form, fields_of, form, left_to_hand, words
from ..new_card.field_input import Field, faults, together, told, value_of
from ..new_card.id_proposal import proposed
from ..new_card.imports import NotRead, metadata_in, objections, publisher_of
from ..new_card.new_file import New
from ..new_card.workspace import Desk, knowing
from ..problems.formats import as_text, count
from ..reading.document import Value
from ..reading.source_files import source_files
from ..vocabulary import EntityKind
from .shell_completion import of_field

Option = Callable[[Callable[..., Any]], Callable[..., Any]]


def command(sources_option: Option, folder_of: Callable[[Path | None], Path]) -> click.Group:
    """The group `new`, with one command for each kind of file; it shares with the others where the archive lies."""

    @click.group()
    def new() -> None:
        """Make a new card, actor, question, place or topic: asks for what is needed, or takes it as options."""

    for kind in NEW:
        new.add_command(_command(kind, sources_option, folder_of))
    return new


def _command(kind: EntityKind, sources_option: Option, folder_of: Callable[[Path | None], Path]) -> click.Command:
    def make(
        entity_id: str | None, sources: Path | None, no_input: bool, file: Path | None = None, **options: Any
    ) -> None:
        folder = folder_of(sources)
        desk, today = Desk(source_files(folder)), _today()
        start = New(kind, entity_id or "", {}, today)
        start = start.having(**_given(start, options, desk.known))
        filled = _filled(start, file, desk) if file else start
        talk, asks = Talk(desk, today, make_along), at_a_terminal() and not no_input
        if wrong := id_fault(talk, start.id):
            raise click.UsageError(wrong)
        made = _asked(talk, filled, unasked(start, filled), folder) if asks else _without_asking(talk, filled)
        _written(talk, made, folder)

    made: Callable[..., Any] = make
    for name in reversed(fields_of(kind)):
        made = _option(Field(kind, name))(made)
    made = click.option("--no-input", is_flag=True, help="Ask nothing; what is missing is left open in the file.")(made)
    if kind is EntityKind.CARD:
        made = click.option(
            "--from", "file", type=click.Path(path_type=Path, dir_okay=False, exists=True), metavar="FILE",
            help="A saved page (.html), or one citation (.bib, .ris, CSL as .json), to take what is known from.",
        )(made)  # fmt: skip
    made = click.argument("entity_id", metavar="[ID]", required=False)(sources_option(made))
    made.__doc__ = (
        f"Make a new {kind}: asks for what is needed, or takes it as options, and writes the file where it belongs."
    )
    return click.command(kind.value)(made)


def _today() -> date:
    try:
        return as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _option(field: Field) -> Option:
    """The option of a field: its description is its help."""
    many = form(field.info) in (Form.LIST, Form.MAPPING, Form.RECORDS)
    listed = words(field.info)
    example = next((f" For example {text}" for text in field.info.examples or () if text != "[]"), "")
    one_of = (
        f" One of {', '.join(listed)}."
        if listed and not all(word in (field.info.description or "") for word in listed)
        else ""
    )
    says = (field.info.description or "").strip()
    return click.option(
        f"--{field.name.replace('_', '-')}",
        field.name, shell_complete=lambda context, _, typed: of_field(context, field, typed), multiple=True, metavar=_METAVAR[form(field.info)],
        help=f"{says[:1].upper()}{says[1:]}.{one_of}{example}{' May be given several times.' if many else ''}",
    )  # fmt: skip


_METAVAR: Mapping[Form, str] = {
    Form.TEXT: "TEXT", Form.WORD: "WORD", Form.LIST: "A,B", Form.RECORDS: "{id: …}", Form.MAPPING: "KEY: VALUE",
    Form.SPEAKER: "WHO",
}  # fmt: skip


def _given(new: New, options: Mapping[str, tuple[str, ...]], known: Known) -> dict[str, Value]:
    """The options as values; a card may name itself. Raises UsageError with every problem that the check would tell of them."""
    given: dict[str, Value] = {}
    wrong: list[str] = []
    for name in (name for name in fields_of(new.kind) if options[name]):
        try:
            given[name] = together([value_of(Field(new.kind, name), typed, known) for typed in options[name]])
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    own = _with_own(new.having(**given), known)
    for name, value in given.items():
        try:
            wrong += [told(problem) for problem in faults(Field(new.kind, name), value, own)]
        except ValueError as error:
            wrong.append(f"{name}: {error}")
    if wrong:
        raise click.UsageError("\n".join(wrong))
    return given


def _with_own(new: New, known: Known) -> Known:
    """The ids that can be named, with those of the card at hand, once so much is given that it has one."""
    own = new.id or proposed(new.kind, new.given, known)
    return knowing(known, replace(new, id=own)) if own and new.kind is EntityKind.CARD else known


def _filled(new: New, file: Path, desk: Desk) -> New:
    """The card with what a saved file tells, where no option says otherwise; it is told what came from where."""
    try:
        found = metadata_in(file.name, file.read_bytes())
    except NotRead as error:
        raise click.UsageError(f"nothing can be taken from {file}: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from None
    origins = dict(found.origins)
    against = dict(objections(found, desk.known))
    taken = {name: value for name, value in found.fields.items() if not against[name]}
    publisher, by = publisher_of(found, desk.known, desk.loaded.archive)
    if publisher:
        taken, origins["publisher"] = {**taken, "publisher": publisher}, by
    remarks = {"publisher": found.publisher} if found.publisher and not publisher else {}
    click.echo(f"from {file}:")
    for name in (name for name in fields_of(new.kind) if name in taken and name not in new.given):
        click.echo(f"  {name}: {as_typed(taken[name])}  ({origins[name]})")
    for name in (name for name, wrong in against.items() if wrong and name not in new.given):
        stands = found.fields.get(name) or found.unread[name]
        click.echo(f"  {name} is left open: {as_typed(stands)} will not do  ({origins[name]})")
        click.echo(indent(against[name], "    "))
    if remarks:
        click.echo(f"  publisher is left open: no actor has the name {found.publisher}  ({origins['publisher']})")
    return replace(new, given={**taken, **new.given}, remarks=remarks)


def _asked(talk: Talk, new: New, start: New, folder: Path) -> New:
    """The file as it was talked over. Breaking off writes nothing, and prints what was answered so far."""
    click.echo("Each answer is checked at once. < goes back a question, ? lists what can be written.")
    click.echo("Nothing is written before the end; Ctrl-C breaks off and prints what you had answered.")
    while True:
        try:
            return converse(talk, new, start)
        except BackError as back:
            complain("this is the first question")
            new = back.left or new
        except click.Abort:
            _tell_draft(talk, folder)
            raise


def _tell_draft(talk: Talk, folder: Path) -> None:
    """Print what was answered as files that can be kept."""
    made = {new.id for new in talk.desk.made}
    kept = [*talk.desk.made, *(_named(talk, new) for new in talk.answered if new.id not in made)]
    click.echo("\n\nNothing was written." + (" To go on by hand, save what you had answered:" if kept else ""))
    _tell_files(kept, folder)


def _tell_files(files: list[New], folder: Path) -> None:
    for new in files:
        click.echo(f"\nas {folder / new.path}:\n{new.text()}")


def _named(talk: Talk, new: New) -> New:
    return replace(new, id=new.id or proposed(new.kind, new.given, talk.desk.known) or "name-it")


def _without_asking(talk: Talk, new: New) -> New:
    if new.kind is EntityKind.CARD and "retrieved" not in {**new.given, **new.given.get("not_recorded", {})}:
        new = new.having(retrieved=talk.as_of.isoformat())
    name = new.id or proposed(new.kind, new.given, talk.desk.known)
    if not name:
        raise click.UsageError(f"no id can be made of what is given; name one: onrecord new {new.kind} ID")
    return New(new.kind, name, new.given, new.as_of, new.remarks)


def _written(talk: Talk, new: New, folder: Path) -> None:
    """Write the file and what was made along; say what is open, and what to do next."""
    left_over = _to_write(talk, new)
    while left_over:
        try:
            click.echo(f"wrote {_put(left_over[0], folder)}")
        except (OSError, ValueError) as error:
            click.echo("What is not written yet, to be saved by hand:")
            _tell_files(left_over, folder)
            reason = getattr(error, "strerror", "") or error
            raise click.UsageError(f"{folder / left_over[0].path} cannot be written: {reason}") from None
        left_over = left_over[1:]
    if new.open:
        click.echo(f"left open: {', '.join(new.open)}; look for TO FILL IN")
    left = [] if new.open else [problem for _, problem in talk.desk.problems(new)]
    for problem in left:
        click.echo(as_text(problem, folder.as_posix()))
    if left:
        click.echo(f"written with what is wrong left in it: {count(left)}; mend the file by hand")
    if new.lanes:
        click.echo(f"by hand: a statement may also have {', '.join(left_to_hand())}")
    click.echo(f"next: {_check_of(folder / new.path, folder)}")
    if left:
        sys.exit(1)


def _put(new: New, folder: Path) -> Path:
    """Write a file where none is. Raises FileExistsError, or another OSError where it cannot be written."""
    file = folder / new.path
    if file.exists():
        raise FileExistsError(errno.EEXIST, "it is there already; nothing is overwritten")
    put(file, new.text().encode())
    return file


def _to_write(talk: Talk, new: New) -> list[New]:
    """What was made along and is still named, and the file itself; a file is made before the one that names it."""
    kept = [new]
    for made in reversed(talk.desk.made):
        if any(made.id == text for file in kept for text in texts(dict(file.given))):
            kept = [made, *kept]
    return kept


def _check_of(file: Path, folder: Path) -> str:
    """The command that checks a file as a proposal is checked, to be pasted as it is."""
    archive = () if folder == Path("sources") else ("--sources", str(folder))
    return f"{called()} check --strict {shlex.join([*archive, str(file)])}"
