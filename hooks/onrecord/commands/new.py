"""The command `onrecord new`: ask for what a new file needs, or take it as options, and write it where it belongs."""

import errno
import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from ..environment import as_of_date, at_a_terminal, called, more_archives, put
from ..model.references import Known
from ..new_card.dialogue.back_step import BackError
from ..new_card.dialogue.dialogue import create_named_file, id_error, not_asked_again, run_dialogue
from ..new_card.dialogue.prompts import Dialogue, show_error
from ..new_card.field_forms import (
    InputForm,
    entity_fields,
    input_form,
    unasked_fields,
    words_apart_from_description,
)
from ..new_card.field_input import Field, all_texts, field_problems, merged, parse_value, problem_text
from ..new_card.id_proposal import proposed
from ..new_card.new_file import NewFile
from ..new_card.workspace import Workspace, with_card
from ..problems.formats import as_text, count
from ..problems.problem import Problem
from ..reading.document import Value
from ..reading.source_files import source_files
from ..vocabulary import LIVING, EntityKind
from .new_from_file import with_imported
from .options import SOURCES, Option, archive_folder
from .shell_completion import of_field


@click.group()
def new() -> None:
    """Make a new card, actor, question, place or topic: asks for what is needed, or takes it as options."""


def _command(kind: EntityKind) -> click.Command:
    """The command that makes one kind of file: an option for each of its fields."""
    make: Callable[..., Any] = partial(_run, kind)
    for option in (*(_option(Field(kind, name)) for name in reversed(entity_fields(kind))), _NO_INPUT):
        make = option(make)
    if kind is EntityKind.CARD:
        make = _FROM(make)
    make = click.argument("entity_id", metavar="[ID]", required=False)(SOURCES(make))
    text = f"Make a new {kind}: asks for what is needed, or takes it as options, and writes the file where it belongs."
    return click.command(kind.value, help=text)(make)


_NO_INPUT: Final[Option] = click.option(
    "--no-input", is_flag=True, help="Ask nothing; what is missing is left open in the file."
)
_FROM: Final[Option] = click.option(
    "--from",
    "file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="A saved page (.html), or one citation (.bib, .ris, CSL as .json), to take what is known from.",
)


def _run(
    kind: EntityKind,
    /,  # one of the options may be named `kind` too
    entity_id: str | None,
    sources: Path | None,
    no_input: bool,
    file: Path | None = None,
    **options: Any,
) -> None:
    new_file = NewFile(kind, entity_id or "", {}, _today())
    _make(new_file, archive_folder(sources), options, file, ask=not no_input)


def _make(new: NewFile, folder: Path, options: Mapping[str, Any], file: Path | None, *, ask: bool) -> None:
    """Make the file, from options, an imported file and answers, and write it."""
    workspace = Workspace(source_files(folder), archives=more_archives())
    start = new.with_values(**_parse_options(new, options, workspace.known))
    imported = with_imported(start, file, workspace) if file else start
    dialogue = Dialogue(workspace, new.as_of, create_named_file)
    if error := id_error(dialogue, start.id):
        raise click.UsageError(error)
    if ask and at_a_terminal():
        complete = _ask(dialogue, imported, not_asked_again(start, imported), folder)
    else:
        complete = _without_asking(dialogue, imported)
    _write(dialogue, complete, folder)


def _today() -> date:
    try:
        return as_of_date()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


def _option(field: Field) -> Option:
    """The option of a field: its description is its help."""
    form = input_form(field.info)
    return click.option(
        f"--{field.name.replace('_', '-')}",
        field.name,
        shell_complete=lambda context, _, typed: of_field(context, field, typed),
        multiple=True,
        metavar=_METAVAR[form],
        help=f"{_option_help(field)}{' May be given several times.' if form in _SEVERAL else ''}",
    )


def _option_help(field: Field) -> str:
    description, words = (field.info.description or "").strip(), words_apart_from_description(field.info)
    one_of = f" One of {', '.join(words)}." if words else ""
    example = next((f" For example {text}" for text in field.info.examples or () if text != "[]"), "")
    return f"{description[:1].upper()}{description[1:]}.{one_of}{example}"


_SEVERAL: Final = (InputForm.LIST, InputForm.MAPPING, InputForm.RECORDS)
_METAVAR: Final[Mapping[InputForm, str]] = {
    InputForm.TEXT: "TEXT",
    InputForm.WORD: "WORD",
    InputForm.LIST: "A,B",
    InputForm.RECORDS: "{id: …}",
    InputForm.MAPPING: "KEY: VALUE",
    InputForm.SPEAKER: "WHO",
    InputForm.CAPTURES: "TEXT",
}


def _parse_options(new: NewFile, options: Mapping[str, tuple[str, ...]], known: Known) -> dict[str, Value]:
    """The options as values; a card may name itself. Raises UsageError with all that the check has against them."""
    values: dict[str, Value] = {}
    errors: list[str] = []
    for name in (name for name in entity_fields(new.kind) if options[name]):
        try:
            values[name] = merged([parse_value(Field(new.kind, name), typed, known) for typed in options[name]])
        except ValueError as error:
            errors.append(f"{name}: {error}")
    own = _with_own(new.with_values(**values), known)
    errors += [error for name, value in values.items() for error in _option_errors(Field(new.kind, name), value, own)]
    if errors:
        raise click.UsageError("\n".join(errors))
    return values


def _option_errors(field: Field, value: Value, known: Known) -> Iterator[str]:
    try:
        yield from map(problem_text, field_problems(field, value, known))
    except ValueError as error:
        yield f"{field.name}: {error}"


def _with_own(new: NewFile, known: Known) -> Known:
    """The ids that can be named, with those of the card itself, once so much is known that it has one."""
    own = new.id or proposed(new.kind, new.values, known)
    return with_card(known, replace(new, id=own)) if own and new.kind is EntityKind.CARD else known


def _ask(dialogue: Dialogue, new: NewFile, start: NewFile, folder: Path) -> NewFile:
    """The file as it was answered. Breaking off writes nothing, and prints what was answered so far."""
    click.echo("Each answer is checked at once. < goes back a question, ? lists what can be written.")
    click.echo("Nothing is written before the end; Ctrl-C breaks off and prints what you had answered.")
    while True:
        try:
            return run_dialogue(dialogue, new, start)
        except BackError as error:
            show_error("this is the first question")
            new = error.file or new
        except click.Abort:
            _print_answers(dialogue, folder)
            raise


def _print_answers(dialogue: Dialogue, folder: Path) -> None:
    """Print what was answered as files that can be kept."""
    complete = dialogue.workspace.new_files
    ids = {new.id for new in complete}
    files = [*complete, *(_named(dialogue, new) for new in dialogue.in_progress if new.id not in ids)]
    click.echo("\n\nNothing was written." + (" To go on by hand, save what you had answered:" if files else ""))
    _print_files(files, folder)


def _print_files(files: list[NewFile], folder: Path) -> None:
    for new in files:
        click.echo(f"\nas {folder / new.path}:\n{new.text()}")


def _named(dialogue: Dialogue, new: NewFile) -> NewFile:
    return replace(new, id=new.id or proposed(new.kind, new.values, dialogue.workspace.known) or "name-it")


def _without_asking(dialogue: Dialogue, new: NewFile) -> NewFile:
    if new.kind is EntityKind.CARD and "retrieved" not in {**new.values, **new.values.get("not_recorded", {})}:
        new = new.with_values(retrieved=dialogue.as_of.isoformat())
    name = new.id or proposed(new.kind, new.values, dialogue.workspace.known)
    if not name:
        raise click.UsageError(
            "no id can be made of what is given. An id is the name of the file, by which cards name it: small Latin "
            f"letters, digits and hyphens. Write one behind {new.kind}: {called()} new {new.kind} the-id …"
        )
    return replace(new, id=name)


def _write(dialogue: Dialogue, new: NewFile, folder: Path) -> None:
    """Write the file and those that it names; say what is open, and what is next. Exits with 1 if it has problems."""
    _write_files(_files_to_write(dialogue, new), folder)
    if new.missing:
        click.echo(f"left open: {', '.join(new.missing)}; look for TO FILL IN")
    problems = [] if new.missing else [problem for _, problem in dialogue.workspace.problems(new)]
    _print_problems(problems, folder)
    if new.statement_kinds:
        click.echo(f"by hand: a statement may also have {', '.join(unasked_fields())}")
    click.echo(f"next: {_check_command(folder / new.path, folder)}")
    if problems:
        sys.exit(1)


def _print_problems(problems: list[Problem], folder: Path) -> None:
    for problem in problems:
        click.echo(as_text(problem, folder.as_posix()))
    if problems:
        click.echo(f"written with what is wrong left in it: {count(problems)}; mend the file by hand")


def _write_files(files: list[NewFile], folder: Path) -> None:
    """Write each file; where one cannot be written, print it and those after it. Raises UsageError then."""
    for at, new in enumerate(files):
        try:
            click.echo(f"wrote {_put(new, folder)}")
        except (OSError, ValueError) as error:
            click.echo("What is not written yet, to be saved by hand:")
            _print_files(files[at:], folder)
            reason = getattr(error, "strerror", "") or error
            raise click.UsageError(f"{folder / new.path} cannot be written: {reason}") from None


def _put(new: NewFile, folder: Path) -> Path:
    """Write a file where none is. Raises FileExistsError, or another OSError where it cannot be written."""
    file = folder / new.path
    if file.exists():
        raise FileExistsError(errno.EEXIST, "it is there already; nothing is overwritten")
    put(file, new.text().encode())
    return file


def _files_to_write(dialogue: Dialogue, new: NewFile) -> list[NewFile]:
    """The new files that are still named, and the file itself; a file is written before the one that names it."""
    files = [new]
    for other in reversed(dialogue.workspace.new_files):
        if any(other.id == text for file in files for text in all_texts(dict(file.values))):
            files = [other, *files]
    return files


def _check_command(file: Path, folder: Path) -> str:
    """The command that checks a file as a proposal is checked, to be pasted as it is."""
    archive = () if folder == Path("sources") else ("--sources", str(folder))
    return f"{called()} check --strict {shlex.join([*archive, str(file)])}"


for _kind in LIVING:
    new.add_command(_command(_kind))
