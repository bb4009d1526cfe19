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
from ..shared.list_pages import Listing, ListPage
from ..shared.taking import Take, nothing
from ..shared.tiles import source_row
from ..statement.dated_archive import DatedArchive
from ..statement.order import newest_cards
from ..statement.tellings import counts_now
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from . import told_of
from .aliases import aliases
from .dated import by_date, listed
from .told_of import ROOM, Told

_ROLES: Final = ("says", "denials", "denied", "party", "subject", "relay")
_ABOVE: Final = 12
"""So many steps upwards are named, before the last."""


def pages(views: ArchiveViews, renderer: Renderer, room: int = ROOM, take: Take = nothing) -> Iterator[Task]:
    """Every actor's page, with those of its periods where it does not hold what there is; `take`: what they give."""
    for actor in sorted(views.archive.actors.values(), key=lambda actor: actor.name):
        periods = _listing(views, actor, room)
        yield from periods.tasks(partial(_page, views, renderer, actor, room, take), renderer)


def _listing(views: ArchiveViews, actor: Actor, room: int) -> Listing[Told]:
    links = views.archive.links
    every = [
        told for role, entries in _entries_by_role(views, actor) for told in told_of.said(role, by_date(views, entries))
    ]
    every += told_of.published(newest_cards(links.published.get(actor.id, ())))
    concerned, members = links.concerned.get(actor.id, ()), links.members.get(actor.id, ())
    return told_of.listing(views.actor(actor.id), every, room, len(concerned), len(members))


def _page(views: ArchiveViews, renderer: Renderer, actor: Actor, room: int, take: Take, page: ListPage[Told]) -> Page:
    every, shown = told_of.sections(page.part.entries), told_of.shown(page, room)
    context = {
        "page": page,
        "offers": take(EntityKind.ACTOR, actor.id),
        "name": actor.name,
        "roles": list(_roles(views, every, shown, fold=not page.whole)),
        "published": [source_row(views, card) for card in told_of.cards(shown.get(told_of.SOURCES, ()))],
        "published_count": len(every.get(told_of.SOURCES, ())),
        "members": [views.actor(member.id) for member in views.archive.links.members.get(actor.id, ())],
    }
    template = "lists/actor_period.html" if page.whole else "lists/actor.html"
    own = {} if page.whole else _own(views, actor)
    return renderer.page(template, page.url, page.title, {**context, **own}, source=f"actors/{actor.id}.yaml")


def _own(views: ArchiveViews, actor: Actor) -> dict[str, object]:
    """What only the actor's own page tells."""
    links = views.archive.links
    above, top = _above(views, actor)
    concerned = sorted(links.concerned.get(actor.id, ()), key=lambda q: (-views.voice_count(q.id), q.id))
    few = concerned[: told_of.QUESTIONS] if len(concerned) > told_of.QUESTIONS else links.concerned.get(actor.id, ())
    members = links.members.get(actor.id, ())
    return {
        "type": actor.type.value.replace("-", " "),
        "note": actor.note or "",
        "aliases": list(aliases(actor, links.published.get(actor.id, ()))),
        "above": above,
        "top": top,
        "alone": actor.part_of is NoActor.NOBODY,
        "hosts": actor.hosts,
        "members": [views.actor(member.id) for member in members[: told_of.MEMBERS]],
        "more_members": max(len(members) - told_of.MEMBERS, 0),
        "questions": [asked(views, q) for q in few],
        "more_questions": len(concerned) - len(few),
        "wikidata": actor.wikidata or "",
    }


def _above(views: ArchiveViews, actor: Actor) -> tuple[list[Link], Link | None]:
    """Whom it belongs to, up to its control group; of a very long way the nearest, and apart from them its end."""
    links, above = list[Link](), actor.part_of
    while above and len(links) < _ABOVE:
        links.append(views.actor(above))
        above = views.archive.actor(above).part_of
    return links, views.actor(views.archive.control_group(actor.id)) if above else None


def _roles(
    views: ArchiveViews, every: Mapping[str, list[Told]], shown: Mapping[str, list[Told]], *, fold: bool
) -> Iterator[dict[str, object]]:
    """The statements that name an actor, by the part it has in them; the template says what each part is."""
    for role in (role for role in _ROLES if role in every):
        spoken = told_of.utterances(every[role])
        few = told_of.utterances(shown.get(role, ()))
        yield {
            "id": role,
            "count": sum(counts_now(views, utterance.first) for utterance in spoken),
            "listed": listed(views, few) if fold else listed(views, few, len(few)),
            "more": len(spoken) - len(few),
        }


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
