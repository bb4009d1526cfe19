"""The maps of places as HTML; one that was drawn before is not drawn again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...kept import Keep, anew
from ...maps.outlines import World, nowhere
from ...model.entities import Place
from ..render import templates
from .place_maps import place_map, places_map


@dataclass(frozen=True, slots=True)
class Maps:
    """Draws maps on the outlines of the world, which are read only where a map is not kept by what it shows."""

    world: World = nowhere
    keep: Keep = anew

    def of_place(self, place: Place) -> Markup:
        """The map of one place, for its page."""
        return self._kept(_shown(place), lambda: _macros().place_map(place_map(self.world, place)))

    def of_places(self, places: Sequence[Place], root: str) -> Markup:
        """The maps of all places, for their list; empty where there is none. `root` leads to the site's root."""
        shown = [root, *((place.id, _shown(place)) for place in places)]
        return self._kept(shown, lambda: _macros().places_map(places_map(self.world, places), root) if places else "")

    def _kept(self, shown: object, draw: Callable[[], str]) -> Markup:
        return Markup(self.keep(f"map {shown!r}", lambda: draw().encode()).decode())


def _shown(place: Place) -> tuple[object, ...]:
    """What a map shows of a place."""
    return place.name, place.country, place.coordinates


def _macros() -> Any:
    return templates().get_template("lists/map.html").module
