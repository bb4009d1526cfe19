"""What a shell proposes for an option or an argument: ids of the archive, words of a closed list."""

from pathlib import Path

import click
from click.shell_completion import CompletionItem

from ..environment import more_archives
from ..new_card.field_forms import allowed_words, referenced_kind
from ..new_card.field_input import Field
from ..new_card.workspace import Workspace
from ..reading.source_files import source_files
from ..vocabulary import EntityKind


def of_field(context: click.Context, field: Field, incomplete: str) -> list[CompletionItem]:
    """What a field can hold; of several with commas between them, the last is completed."""
    before, comma, last = incomplete.rpartition(",")
    kind = referenced_kind(field.info)
    items = ids(context, kind, last.strip()) if kind else _words(field, last.strip())
    return [CompletionItem(f"{before}{comma}{item.value}", help=item.help) for item in items]


def _words(field: Field, incomplete: str) -> list[CompletionItem]:
    """The words of a field's closed list that go on from what is typed."""
    return [CompletionItem(word) for word in allowed_words(field.info) if word.startswith(incomplete)]


def ids(context: click.Context, kind: EntityKind | None, incomplete: str) -> list[CompletionItem]:
    """The ids of a kind of file, or of all, with what they stand for; none where there is no archive."""
    folder = Path(context.params.get("sources") or "sources")
    workspace = Workspace(source_files(folder) if folder.is_dir() else (), archives=more_archives())
    return [
        CompletionItem(name, help=said)
        for one in ([kind] if kind else EntityKind)
        for name, said in workspace.labels(one)
        if name.startswith(incomplete)
    ]
