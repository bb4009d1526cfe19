"""The pages of what was withdrawn: an address, once published, leads to why it is no more (method §7)."""

from collections.abc import Callable, Iterator, Mapping

from ...model.entities import Withdrawn, WithdrawnStatement
from ...output import Page
from ...vocabulary import EntityKind
from ..render import Renderer, first_sentences
from ..statement.dates import when
from ..statement.links import url_of
from ..statement.view_types import Link
from ..statement.views import ArchiveViews


def pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Page]:
    """A tombstone at the old address of every entity that was withdrawn."""
    for tombstone in views.archive.withdrawn.values():
        yield _page(views, renderer, tombstone)


def _page(views: ArchiveViews, renderer: Renderer, tombstone: Withdrawn) -> Page:
    kind, day = tombstone.kind, when(tombstone.on)
    folder = url_of(kind, tombstone.id).partition("/")[0]
    context = {
        "index": Link(folder.capitalize(), f"{folder}/"),
        "id": tombstone.id,
        "on": day,
        "note": tombstone.note,
        "place": _link(views, kind, tombstone.see) if tombstone.see else None,
        "statements": [_statement(views, tombstone, statement) for statement in tombstone.statements],
    }
    return renderer.page(
        "source/withdrawn.html",
        url_of(kind, tombstone.id),
        f"Withdrawn: {tombstone.id}",
        context,
        description=first_sentences(f"Withdrawn on {day.words}: {tombstone.note}"),
        source=f"{EntityKind.WITHDRAWN.folder}/{tombstone.id}.yaml",
    )


def _link(views: ArchiveViews, kind: EntityKind, see: str) -> Link:
    """A link to what stands in the place of something withdrawn."""
    links: Mapping[EntityKind, Callable[[str], Link]] = {
        EntityKind.CARD: views.dated_card,
        EntityKind.ACTOR: views.actor,
        EntityKind.QUESTION: views.question,
        EntityKind.PLACE: views.place,
        EntityKind.TOPIC: views.topic,
    }
    return links[kind](see)


def _statement(views: ArchiveViews, tombstone: Withdrawn, statement: str) -> dict[str, object]:
    """A withdrawn card's statement, and the one of the same id on the card that stands in its place."""
    entry = views.archive.statements.get(f"{tombstone.see}#{statement}")
    return {"id": statement, "place": views.mention(entry) if entry else None}


def on_its_card(views: ArchiveViews, statement: WithdrawnStatement) -> dict[str, object]:
    """A withdrawn statement as its card's page shows it: since when, why, and what stands in its place."""
    place = views.mention(views.archive.statement(statement.see)) if statement.see else None
    return {"id": statement.id, "on": when(statement.on), "note": statement.note, "place": place}
