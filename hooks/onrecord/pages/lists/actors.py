"""The pages of actors: one for each with what it says and what is said of it."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from ...archive import Entry
from ...model.entities import Actor
from ...model.statements import Unacknowledged
from ...output import Page, Task
from ...standings.positions import spoken_for
from ...vocabulary import EntityKind, NoActor, Reported, YesNo
from ..render import Renderer
from ..shared.asked import asked
from ..shared.tiles import source_row
from ..statement.dated_archive import DatedArchive
from ..statement.links import url_of
from ..statement.order import newest_cards
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .aliases import aliases
from .dated import dated

_ABOVE: Final = 12
"""So many steps upwards are named, before the last."""


def pages(views: ArchiveViews, renderer: Renderer) -> Iterator[Task]:
    """Every actor's page."""
    for actor in sorted(views.archive.actors.values(), key=lambda actor: actor.name):
        yield Task(url_of(EntityKind.ACTOR, actor.id), partial(_page, views, renderer, actor))


def _page(views: ArchiveViews, renderer: Renderer, actor: Actor) -> Page:
    links = views.archive.links
    above, top = _above(views, actor)
    context = {
        "name": actor.name,
        "type": actor.type.value.replace("-", " "),
        "note": actor.note or "",
        "aliases": list(aliases(actor, links.published.get(actor.id, ()))),
        "above": above,
        "top": top,
        "alone": actor.part_of is NoActor.NOBODY,
        "hosts": actor.hosts,
        "members": [views.actor(member.id) for member in links.members.get(actor.id, ())],
        "questions": [asked(views, q) for q in links.concerned.get(actor.id, ())],
        "wikidata": actor.wikidata or "",
        "roles": list(_roles(views, actor)),
        "published": [source_row(views, card) for card in newest_cards(links.published.get(actor.id, ()))],
    }
    url = url_of(EntityKind.ACTOR, actor.id)
    return renderer.page("lists/actor.html", url, actor.name, context, source=f"actors/{actor.id}.yaml")


def _above(views: ArchiveViews, actor: Actor) -> tuple[list[Link], Link | None]:
    """Whom it belongs to, up to its control group; of a very long way the nearest, and apart from them its end."""
    links, above = list[Link](), actor.part_of
    while above and len(links) < _ABOVE:
        links.append(views.actor(above))
        above = views.archive.actor(above).part_of
    return links, views.actor(views.archive.control_group(actor.id)) if above else None


def _roles(views: ArchiveViews, actor: Actor) -> Iterator[dict[str, object]]:
    """The statements that name an actor, by the part it has in them; the template says what each part is."""
    for role, entries in _entries_by_role(views, actor):
        if entries:
            yield {"id": role, "listed": dated(views, entries)}


def _entries_by_role(views: DatedArchive, actor: Actor) -> Iterator[tuple[str, list[Entry]]]:
    links, reported = views.archive.links, views.archive.links.party.get(actor.id, ())
    said = said_by(views, actor.id)
    yield "says", said
    yield "denials", [e for e in said if e.claim and YesNo.NO in e.claim.answers.values()]
    yield "denied", [e for e in reported if _how(e, actor.id) is Reported.DENIED]
    yield "party", [e for e in reported if _how(e, actor.id) is not Reported.DENIED]
    yield "subject", list(links.subject.get(actor.id, ()))
    yield "relay", list(links.relay.get(actor.id, ()))


def said_by(views: DatedArchive, actor: str) -> list[Entry]:
    """All that an actor says, itself or through those who speak for it."""
    links = views.archive.links
    others = views.once(_speakers_for, "").get(actor, ())
    return [entry for speaker in (actor, *others) for entry in links.speaker.get(speaker, ())]


def _speakers_for(views: DatedArchive, _: str) -> Mapping[str, list[str]]:
    """By actor, the others that speak for it and have said something here, in order of their ids."""
    speakers: dict[str, list[str]] = {}
    for speaker in sorted(views.archive.actors.keys() & views.archive.links.speaker.keys()):
        for party in spoken_for(views.archive, speaker):
            if party != speaker:
                speakers.setdefault(party, []).append(speaker)
    return speakers


def _how(entry: Entry, party: str) -> Reported | None:
    return entry.statement.not_acknowledged_by.get(party) if isinstance(entry.statement, Unacknowledged) else None
