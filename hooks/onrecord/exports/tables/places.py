"""The table of places."""

from ...model.entities import Place
from ...vocabulary import EntityKind
from .columns import address, id_of, own
from .table import Column, Export, Table, Type


def _places(export: Export) -> list[Place]:
    return list(export.views.archive.places.values())


TABLE = Table(
    name="places",
    title="Places",
    description="The places that statements are about.",
    key=("id",),
    things=_places,
    columns=(
        id_of("The id of the place, as its page's address has it.", Place),
        own(Place, "name", required=True),
        own(Place, "country", required=True),
        Column("latitude", Type.NUMBER, "Latitude in degrees, WGS 84.", lambda _, p: p.coordinates[0], required=True),
        Column("longitude", Type.NUMBER, "Longitude in degrees, WGS 84.", lambda _, p: p.coordinates[1], required=True),
        address(EntityKind.PLACE, Place),
    ),
)
