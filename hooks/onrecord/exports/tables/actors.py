"""The table of actors."""

from ...model.entities import Actor
from ...vocabulary import ActorType, EntityKind
from .columns import address, id_of, own
from .table import Column, Export, Table, Type, words_of


def _actors(export: Export) -> list[Actor]:
    return list(export.views.archive.actors.values())


TABLE = Table(
    name="actors",
    title="Actors",
    description="Whoever says, passes on, publishes or is concerned: people, offices, states, outlets.",
    key=("id",),
    things=_actors,
    columns=(
        id_of("The id of the actor, as its page's address has it.", Actor),
        own(Actor, "name", required=True),
        own(Actor, "type", words=words_of(ActorType), required=True),
        own(Actor, "part_of", table="actors"),
        Column(
            "control_group",
            Type.STRING,
            "The last of those whom it belongs to, by part_of; itself, where it belongs to nobody. "
            "Whatever one control group says has one origin.",
            lambda export, actor: export.views.archive.control_group(actor.id),
            table="actors",
            required=True,
        ),
        own(Actor, "hosts"),
        own(Actor, "aliases"),
        own(Actor, "wikidata"),
        own(Actor, "note"),
        address(EntityKind.ACTOR, Actor),
    ),
)
