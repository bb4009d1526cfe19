"""The pages of actors: the list, and one for each with what it says and what is said of it."""

from collections.abc import Iterator

from ..archive import Entry
from ..model import Actor
from ..vocabulary import ActorType, EntityKind
from . import wording
from .page import Page
from .render import Renderer, slug
from .rows import newest_cards, row
from .views import Link, Views, newest_first, url_of


def pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of actors and every actor's page."""
    actors = sorted(views.archive.actors.values(), key=lambda actor: actor.name)
    groups = [
        {"id": slug(title), "title": title, "listed": [_item(views, a) for a in actors if a.type is kind]}
        for kind, title in wording.ACTOR_TYPE.items()
        if any(a.type is kind for a in actors)
    ]
    yield renderer.page(
        "actors.html",
        "actors/",
        "Actors",
        {"groups": groups},
        description="Whoever says something here, passes it on, publishes it, or is concerned by it.",
    )
    for actor in actors:
        yield _page(views, renderer, actor)


def _item(views: Views, actor: Actor) -> dict[str, object]:
    links = views.archive.links
    said, published = len(links.speaker.get(actor.id, ())), len(links.published.get(actor.id, ()))
    told = [wording.counted(said, "statement")] if said else []
    told += [wording.counted(published, "source")] if published else []
    return {"link": views.actor(actor.id), "told": " · ".join(told)}


def _page(views: Views, renderer: Renderer, actor: Actor) -> Page:
    links = views.archive.links
    context = {
        "name": actor.name, "type": actor.type.value.replace("-", " "), "note": actor.note or "",
        "aliases": ", ".join(actor.aliases), "above": _above(views, actor),
        "members": [views.actor(member.id) for member in links.members.get(actor.id, ())],
        "questions": [views.question(q.id) for q in links.concerned.get(actor.id, ())],
        "wikidata": actor.wikidata or "", "parts": list(_parts(views, actor)),
        "published": [row(views, card) for card in newest_cards(links.published.get(actor.id, ()))],
    }  # fmt: skip
    return renderer.page(
        "actor.html", url_of(EntityKind.ACTOR, actor.id), actor.name, context,
        description=f"What {actor.name} says, passes on and has not acknowledged, and what is said about it.",
        source=f"actors/{actor.id}.yaml",
    )  # fmt: skip


def _above(views: Views, actor: Actor) -> list[Link]:
    """Whom it belongs to, up to its control group."""
    found, above = [], actor.part_of
    while above is not None:
        found.append(views.actor(above))
        above = views.archive.actor(above).part_of
    return found


def _parts(views: Views, actor: Actor) -> Iterator[dict[str, object]]:
    links = views.archive.links
    roles: tuple[tuple[str, str, str, tuple[Entry, ...]], ...] = (
        (
            "says",
            "What it says",
            f"{actor.name} first said it, or it is on record that it did.",
            links.speaker.get(actor.id, ()),
        ),
        (
            "party",
            "What it has not acknowledged",
            f"As each source reports on its date, {actor.name} has not owned this.",
            links.party.get(actor.id, ()),
        ),
        (
            "subject",
            "What is said about it",
            "Somebody else says so, unless the chain names it.",
            links.subject.get(actor.id, ()),
        ),
        (
            "relay",
            "What it passed on",
            f"{actor.name} passed it on; somebody else first said it.",
            links.relay.get(actor.id, ()),
        ),
    )
    for name, title, told, entries in roles:
        if entries:
            yield {
                "id": name,
                "title": title,
                "told": told,
                "count": len(entries),
                "lanes": views.lanes(newest_first(entries)),
            }


__all__ = ["ActorType", "pages"]
