"""`onrecord new card --from FILE`: what a saved page or a citation tells of a card, and what of it will not do."""

from dataclasses import replace
from pathlib import Path
from textwrap import indent

import click

from ..new_card.field_forms import entity_fields
from ..new_card.field_input import input_text
from ..new_card.imports import Metadata, NotRead, metadata_in, objections, publisher_of, publishers_by_host
from ..new_card.new_file import NewFile
from ..new_card.workspace import Workspace
from .options import say


def with_imported(new: NewFile, file: Path, workspace: Workspace) -> NewFile:
    """The card with what a saved file has, where no option says otherwise; what came from where is printed.

    Raises UsageError where nothing can be taken from the file.
    """
    imported = _read_import(file)
    objections_to = dict(objections(imported, workspace.known))
    values = {name: value for name, value in imported.fields.items() if not objections_to[name]}
    origins = dict(imported.origins)
    publisher, origin = publisher_of(imported, workspace.known, publishers_by_host(workspace.loaded.archive))
    if publisher:
        values, origins["publisher"] = {**values, "publisher": publisher}, origin
    unmatched = {"publisher": imported.publisher} if imported.publisher and not publisher else {}
    say(f"from {file}:")
    for name in (name for name in entity_fields(new.kind) if name in values and name not in new.values):
        say(f"  {name}: {input_text(values[name])}  ({origins[name]})")
    for name in (name for name, objection in objections_to.items() if objection and name not in new.values):
        _print_objection(name, imported, origins[name], objections_to[name])
    if unmatched:
        say(f"  publisher is left open: no actor has the name {imported.publisher}  ({origins['publisher']})")
    for _, doubt in imported.doubts:
        say(f"  look at it again: {doubt}")
    return replace(new, values={**values, **new.values}, unmatched=unmatched)


def _print_objection(name: str, imported: Metadata, origin: str, objection: str) -> None:
    refused = imported.fields.get(name) or imported.unread[name]
    say(f"  {name} is left open: {input_text(refused)} will not do  ({origin})")
    say(indent(objection, "    "))


def _read_import(file: Path) -> Metadata:
    try:
        return metadata_in(file.name, file.read_bytes())
    except NotRead as error:
        raise click.UsageError(f"nothing can be taken from {file}: {error}") from None
    except OSError as error:
        raise click.UsageError(f"{file} cannot be read: {error.strerror}") from None
