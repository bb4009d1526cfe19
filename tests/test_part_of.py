"""Who belongs to whom, and for whom each speaks."""

from itertools import product

from hypothesis import given

from onrecord.archive import link
from onrecord.model.entities import Actor
from onrecord.standings.positions import speaks_for, spoken_for
from tests.growth import calls, growth
from tests.property.archives import Sources, sources
from tests.property.examples import examples


@examples(40)
@given(sources())
def test_whoever_has_its_place_in_the_room_of_another_speaks_for_it(drawn: Sources) -> None:
    """That is, whoever comes to it on the way up, the press being its end."""
    archive = drawn.link()
    asked = list(product(archive.actors, repeat=2))
    found = [speaks_for(archive, actor, party) for actor, party in asked]
    assert found == [party in spoken_for(archive, actor) for actor, party in asked]


def test_nobody_speaks_for_what_is_not_there() -> None:
    """Nor for who is part of itself at some remove."""
    above = {"one": "two", "two": "one", "three": None}
    actors = [Actor(id=name, name=name, type="person", part_of=part) for name, part in above.items()]
    archive = link([], actors, [], [], [])
    assert set(archive.rooms) == {"three"}
    assert not speaks_for(archive, "three", "one")
    assert not speaks_for(archive, "three", "none")


def test_it_is_told_without_going_the_way_up() -> None:
    """However long the chain is by which one belongs to another."""

    def counted(size: int) -> int:
        chain = [
            Actor(id=f"a{n}", name=f"A {n}", type="office", part_of=f"a{n - 1}" if n else None) for n in range(size)
        ]
        archive = link([], chain, [], [], [])
        return calls(lambda: [speaks_for(archive, f"a{n}", "a0") for n in range(size)])

    assert growth(counted, 50) < 2.2
