"""The pages of actors: the list, and one for each with what it says and what is said of it."""

from collections.abc import Iterator

from ...archive import Archive, Entry
from ...model.entities import Actor
from ...model.statements import Unacknowledged
from ...output import Page
from ...standings.positions import speaks_for
from ...vocabulary import EntityKind, Reported, YesNo
from ...wording import labels
from ..render import Renderer, slug
from ..shared.tiles import newest_cards, question_tile, row
from ..statement.folded_lanes import bands
from ..statement.order import newest_first
from ..statement.view_types import Link
from ..statement.views import Views, url_of


def pages(views: Views, renderer: Renderer) -> Iterator[Page]:
    """The list of actors and every actor's page."""
    actors = sorted(views.archive.actors.values(), key=lambda actor: actor.name)
    groups = [
        {"id": slug(title), "title": title, "listed": [_item(views, a) for a in actors if a.type is kind]}
        for kind, title in labels.ACTOR_TYPE.items()
        if any(a.type is kind for a in actors)
    ]
    yield renderer.page(
        "lists/actors.html",
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
    told = [labels.counted(said, "statement")] if said else []
    told += [labels.counted(published, "source")] if published else []
    return {"link": views.actor(actor.id), "told": " · ".join(told)}


def _page(views: Views, renderer: Renderer, actor: Actor) -> Page:
    links = views.archive.links
    context = {
        "name": actor.name,
        "type": actor.type.value.replace("-", " "),
        "note": actor.note or "",
        "aliases": actor.aliases,
        "above": _above(views, actor),
        "members": [views.actor(member.id) for member in links.members.get(actor.id, ())],
        "questions": [question_tile(views, q) for q in links.concerned.get(actor.id, ())],
        "wikidata": actor.wikidata or "",
        "parts": list(_parts(views, actor)),
        "published": [row(views, card) for card in newest_cards(links.published.get(actor.id, ()))],
    }
    return renderer.page(
        "lists/actor.html",
        url_of(EntityKind.ACTOR, actor.id),
        actor.name,
        context,
        description=f"What {actor.name} says, passes on and has not acknowledged, and what is said about it.",
        source=f"actors/{actor.id}.yaml",
    )


def _above(views: Views, actor: Actor) -> list[Link]:
    """Whom it belongs to, up to its control group."""
    found, above = [], actor.part_of
    while above is not None:
        found.append(views.actor(above))
        above = views.archive.actor(above).part_of
    return found


def _parts(views: Views, actor: Actor) -> Iterator[dict[str, object]]:
    for name, title, told, entries in _roles(views.archive, actor):
        if entries:
            yield {
                "id": name,
                "title": title,
                "told": told,
                "count": len(entries),
                "bands": bands(views, newest_first(entries)),
            }


def _roles(archive: Archive, actor: Actor) -> Iterator[tuple[str, str, str, list[Entry]]]:
    """The statements that name an actor, by the part it has in them."""
    links, name = archive.links, actor.name
    own = list(links.speaker.get(actor.id, ()))
    voices = [
        e
        for other in archive.actors
        if other != actor.id and speaks_for(archive, other, actor.id)
        for e in links.speaker.get(other, ())
    ]
    reported = links.party.get(actor.id, ())
    denials = [e for e in (*own, *voices) if e.claim and YesNo.NO in e.claim.answers.values()]
    denied = [e for e in reported if _how(e, actor.id) is Reported.DENIED]
    not_owned = [e for e in reported if _how(e, actor.id) is not Reported.DENIED]
    yield "says", f"What {name} says", f"{name} first said it, or it is on record that it was said.", own
    yield (
        "voices",
        f"Said on behalf of {name}",
        "By those who belong to it and speak for it; the press is left out.",
        voices,
    )
    yield (
        "denials",
        f"Denials by {name}",
        "In its own words, or those of who speaks for it: each answers “no” to the question named.",
        denials,
    )
    yield (
        "denied",
        f"Claims that {name} has denied, as reported",
        "Each source reports on its date that the claim was denied.",
        denied,
    )
    yield "party", f"Claims that {name} has not acknowledged", "Each source reports so on its date.", not_owned
    yield (
        "subject",
        f"What is said about {name}",
        "Who says so is named first.",
        list(links.subject.get(actor.id, ())),
    )
    yield "relay", f"What {name} passed on", "Somebody else first said it.", list(links.relay.get(actor.id, ()))


def _how(entry: Entry, party: str) -> Reported | None:
    return entry.statement.not_acknowledged_by.get(party) if isinstance(entry.statement, Unacknowledged) else None
