"""Maps: frames, outlines cut to them, names that fit, marks that do not lie on one another."""

import lzma
import pickle
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.maps import clipping, outlines
from onrecord.maps.clipping import Area, all_seen, border_path, land_and_borders, land_path, seen, without_specks
from onrecord.maps.drawing import PIXEL, Mark, ground, map_of_place, maps_of_places
from onrecord.maps.labels import Name, names, room_of
from onrecord.maps.make_outlines import area_in_steps, as_coarse, rings_by_country, write
from onrecord.maps.outlines import LEVELS, STEPS, Country, Point, World, nowhere
from onrecord.maps.projection import HEIGHT, WIDTH, Frame, around, around_all

POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
MIDDLE = Frame(0, 0, 0, 40)


@pytest.fixture(scope="module")
def world() -> World:
    return outlines.whole()


@pytest.fixture(scope="module")
def countries(world: World) -> Sequence[Country]:
    """As fine as the data have them."""
    return world(0)


def square(name: str, west: float, south: float, size: float) -> Country:
    """A country with one square."""
    return country(name, shapely.box(west, south, west + size, south + size))


def country(name: str, *polygons: shapely.Polygon) -> Country:
    """A country of these polygons."""
    return Country(name, shapely.MultiPolygon(polygons))


def without_tolerance(*areas: Area) -> tuple[Area, list[list[tuple[float, float]]]]:
    """The land of some areas, and the lines of their borders, every bend kept."""
    land, borders = land_and_borders(areas, 0)
    return land, [list(line.coords) for line in borders.geoms]


def test_the_data_file_holds_the_outlines_of_all_countries(countries: Sequence[Country]) -> None:
    """Enough of them, each a valid area on the earth, with every corner."""
    assert {"Russia", "North Korea", "Ukraine"} <= {country.name for country in countries}
    assert len(countries) == len({country.name for country in countries}) == 258
    areas = [country.area for country in countries]
    assert shapely.is_valid(areas).all()
    assert not shapely.is_empty(areas).any()
    assert tuple(shapely.total_bounds(areas)) == (-180, -90, 180, 83.634)
    assert shapely.get_num_coordinates(areas).sum() == 547_164


def test_a_data_file_with_fewer_names_than_areas_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Or a country would have the area of the next one."""
    (tmp_path / outlines.NAMES).write_text("A\n", "utf-8")
    areas = shapely.GeometryCollection([shapely.MultiPolygon([shapely.box(0, 0, size, size)]) for size in (1, 2)])
    (tmp_path / outlines.AREAS.format(0)).write_bytes(lzma.compress(shapely.to_wkb(areas)))
    monkeypatch.setattr("onrecord.maps.outlines.files", lambda _: tmp_path)
    with pytest.raises(ValueError, match=r"^zip\(\) argument 2 is longer than argument 1$"):
        outlines.read(0)


@pytest.mark.parametrize("level", LEVELS[1:])
def test_coarse_outlines_are_made_of_the_fine_ones(countries: Sequence[Country], level: int) -> None:
    """The same countries with some of their own corners, neighbours with the same ones; together as large."""
    coarse = outlines.read(level)
    assert [country.name for country in coarse] == [country.name for country in countries]
    areas, fine = ([country.area for country in read] for read in (coarse, countries))
    assert shapely.coverage_is_valid(areas)
    assert np.isin(corners(areas), corners(fine)).all()
    assert shapely.get_num_coordinates(areas).sum() < 547_164 * 8 / level
    assert sum(shapely.area(areas)) == pytest.approx(sum(shapely.area(fine)), rel=0.005)


def corners(areas: Sequence[Area]) -> Any:
    """The corners of some areas, in steps, each as one number."""
    steps = np.rint(shapely.get_coordinates(areas) * STEPS).astype(np.int64)
    return steps[:, 0] * 1_000_000 + steps[:, 1]


def test_outlines_are_made_coarse_by_what_a_bend_encloses() -> None:
    """A bend goes that encloses less than a square of the level, an island that encloses less than half of one."""
    island = shapely.box(200, 0, 206, 8)
    land = shapely.Polygon([(0, 0), (50, -1), (100, 0), (150, 40), (100, 100), (0, 100)])
    areas = [shapely.MultiPolygon([land, island])]
    assert as_coarse(areas, 0) is areas
    assert [len(part.exterior.coords) - 1 for part in as_coarse(areas, 8)[0].geoms] == [5, 3]
    assert [len(part.exterior.coords) - 1 for part in as_coarse(areas, 10)[0].geoms] == [5]


def test_a_map_is_drawn_of_outlines_as_coarse_as_it_shows_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """A place's map and one of the earth do without the finest, which take longest; each file is read once."""
    levels = list[int]()

    def read(level: int) -> tuple[Country, ...]:
        levels.append(level)
        return ()

    monkeypatch.setattr(outlines, "read", read)
    world = outlines.whole()
    for kilometres in (1300, 1300, 3000, 40_000, 40_000, 60):
        ground(world, around((36.2, 51.7), kilometres), [])
    assert levels == [25, 100, 400, 0]


def cache(*countries: tuple[str, list[list[Point]]]) -> bytes:
    """What the package that the outlines are made from would hold of some countries, in the form that is known."""
    held = [("X", name, "X", "X", (), [((), ring) for ring in rings]) for name, rings in countries]
    return pickle.dumps({"version": 3, "countries": held})


def ring(west: float, south: float, size: float) -> list[Point]:
    """A closed square ring."""
    return list(shapely.box(west, south, west + size, south + size).exterior.coords)


def test_outlines_that_are_made_are_read_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Name for name, rounded to steps; what lies within an even number of rings is a hole."""
    kept = tmp_path / "cache"
    kept.write_bytes(cache(("Ring", [ring(0, 0, 9), ring(3, 3, 3)]), ("Island", [ring(3.0004, 3, 3)])))
    write(kept, tmp_path)
    monkeypatch.setattr("onrecord.maps.outlines.files", lambda _: tmp_path)
    outer, inner = outlines.read(0)
    assert (outer.name, inner.name) == ("Ring", "Island")
    assert outer.area.area == 81 - 9
    assert inner.area.equals(shapely.box(3, 3, 6, 6))


def test_a_ring_that_touches_itself_makes_a_valid_area() -> None:
    """Rounding may lay two corners on one another, and a spike that is left encloses nothing."""
    area = area_in_steps([[(0, 0), (2, 0), (2, 2), (1, 0.0001), (0, 2), (0, 0)], [(5, 5), (6, 5), (5, 5), (5, 5)]])
    assert area.is_valid
    assert area.geom_type == "MultiPolygon"
    assert area.area == 2_000_000


def test_outlines_of_another_form_are_refused() -> None:
    """What the package keeps is its own affair: a new form stops the making with a sentence."""
    with pytest.raises(RuntimeError, match=r"^the outlines have the form 4, and 3 is known$"):
        rings_by_country(pickle.dumps({"version": 4}))


def test_outlines_that_would_call_something_are_refused() -> None:
    """A pickle can run code as it is read; this reader knows plain values only."""
    with pytest.raises(pickle.UnpicklingError, match="only plain values are read"):
        rings_by_country(pickle.dumps(Path("x")))


def test_a_degree_of_longitude_narrows_with_the_parallel() -> None:
    """At 60° it is half as long as at the equator; beyond 80° it stays."""
    assert around((0, 60), 1000).across == pytest.approx(around((0, 0), 1000).across / 2)
    assert around((0, 90), 1000).across == around((0, 80), 1000).across


@given(POINTS)
def test_a_place_lies_in_its_frame(point: Point) -> None:
    """Anywhere on earth, at the poles and the date line too."""
    x, y = around(point, 1300).units(point)
    assert x == pytest.approx(WIDTH / 2)
    assert HEIGHT * 0.049 <= y <= HEIGHT * 0.951


@given(st.lists(POINTS, min_size=1, max_size=6))
def test_a_frame_around_several_shows_them_all(points: list[Point]) -> None:
    """However far apart, and across the date line."""
    frame = around_all(points, 1300)
    assert points
    for point in points:
        x, y = frame.units(point)
        assert -1e-6 <= x <= WIDTH + 1e-6
        assert -1e-6 <= y <= HEIGHT + 1e-6


def test_neighbours_across_the_date_line_share_a_small_frame() -> None:
    """179° E and 179° W are two degrees apart, not 358."""
    frame = around_all([(179, 0), (-179, 0)], 100)
    assert abs(frame.longitude) == pytest.approx(180)
    assert frame.kilometres(WIDTH) == pytest.approx(1.35 * 2 * 111.2)


@given(st.floats(-30, -20), st.floats(-20, 20), st.floats(-10, 10), st.floats(-20, 20))
def test_an_edge_is_cut_in_one_place_whichever_way_it_is_run_through(x: float, y: float, u: float, v: float) -> None:
    """Two countries run through the edge that they share both ways, and what is left of it must be one edge."""
    north = country("North", shapely.Polygon([(x, y), (u, v), (u, 50), (x, 50)]))
    south = country("South", shapely.Polygon([(x, y), (u, v), (u, -50), (x, -50)]))
    land, borders = without_tolerance(seen(north, MIDDLE), seen(south, MIDDLE))
    assert len(land.geoms) == 1
    assert land.geoms[0].interiors[:] == []
    assert len(borders) <= 1


def test_a_country_is_cut_at_the_frame() -> None:
    """What lies far out ends just past the edge; what lies within stays, and what only touches is not seen."""
    assert seen(country("Wide", shapely.box(-1, -1, 90, 1)), MIDDLE).bounds == (600, 360, WIDTH + 12, 440)
    assert seen(square("Far", 80, 0, 9), MIDDLE).is_empty
    assert seen(square("Touching", MIDDLE.box[2], 0, 9), MIDDLE).is_empty


def test_only_what_is_in_view_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a world of far countries none is, and what lies in the frame whole is not cut; the date line is no wall."""
    world = [square(f"far {n}", -170 + n, 50, 0.5) for n in range(100)]
    looked_at = list[str]()

    def counted(country: Country, frame: Frame) -> Area:
        looked_at.append(country.name)
        return seen(country, frame)

    monkeypatch.setattr(clipping, "seen", counted)
    monkeypatch.setattr("onrecord.maps.clipping.shapely.intersection", None)
    assert list(all_seen([*world, square("near", 0, 0, 2)], MIDDLE)) == ["near"]
    assert list(all_seen([*world, square("beyond", -179, 0, 2)], Frame(179, 0, 0, 40))) == ["beyond"]
    assert looked_at == ["near", "beyond"]


def test_a_border_is_drawn_once_and_is_no_coast() -> None:
    """Two squares side by side: one line between them, one around both."""
    land, borders = without_tolerance(*(seen(square("", west, -1, 2), MIDDLE) for west in (-2, 0)))
    assert [sorted(line) for line in borders] == [[(640, 360), (640, 440)]]
    assert [(len(part.interiors), part.area) for part in land.geoms] == [(0, 160 * 80)]


def test_a_country_cut_at_the_date_line_is_one_land() -> None:
    """The line along 180° in the data of a country on both of its sides is neither coast nor border."""
    both = country("Both", shapely.box(178, -1, 180, 1), shapely.box(-180, -1, -178, 1))
    land, borders = without_tolerance(seen(both, Frame(180, 0, 0, 40)))
    assert borders == []
    assert [part.area for part in land.geoms] == [160 * 80]


def test_where_the_frame_cuts_two_countries_there_is_no_border() -> None:
    """A country within another, both cut: between them there is a border, and none where the frame ends."""
    inner = shapely.box(-30, -1, 1, 1)
    outer = country("Outer", shapely.difference(shapely.box(-40, -3, 3, 3), inner))
    _, (line,) = without_tolerance(seen(outer, MIDDLE), seen(country("Inner", inner), MIDDLE))
    assert sorted([line, line[::-1]])[0] == [(-12, 360), (680, 360), (680, 440), (-12, 440)]


def test_a_country_within_another_has_a_border_all_around() -> None:
    """The hole of the one is the ring of the other."""
    inner = shapely.box(-1, -1, 1, 1)
    outer = country("Outer", shapely.difference(shapely.box(-3, -3, 3, 3), inner))
    land, borders = without_tolerance(seen(outer, MIDDLE), seen(country("Inner", inner), MIDDLE))
    assert [(len(part.interiors), part.area) for part in land.geoms] == [(0, 240 * 240)]
    assert [line[0] == line[-1] and shapely.Polygon(line).area for line in borders] == [80 * 80]


@given(st.lists(st.tuples(st.integers(0, 1280), st.integers(0, 800)), min_size=3, max_size=40))
def test_a_simpler_outline_adds_no_corner(corners: list[tuple[int, int]]) -> None:
    """It is made of the area's own corners."""
    area = shapely.MultiPolygon([shapely.convex_hull(shapely.MultiPoint(corners)).buffer(1, 1)])
    land, _ = land_and_borders([area], 3)
    assert not land.is_empty
    assert set(map(tuple, shapely.get_coordinates(land))) <= set(map(tuple, shapely.get_coordinates(area)))


@pytest.mark.parametrize(("high", "kept"), [(0.1, False), (0.3, True)])
def test_a_small_bend_goes_and_a_large_one_stays(high: float, kept: bool) -> None:
    """What counts is what it encloses: half of its width by its height, against the square of the tolerance."""
    bend = shapely.Polygon([(0, 0), (50, -high), (100, 0), (100, 100), (0, 100)])
    land, _ = land_and_borders([shapely.MultiPolygon([bend])], 3)
    assert ((50, -high) in land.geoms[0].exterior.coords) == kept


def test_neighbours_lose_the_same_bends() -> None:
    """So no gap opens between them, and their border stays one line."""
    west = shapely.Polygon([(0, 0), (100, 0), (100.1, 50), (100, 100), (0, 100)])
    east = shapely.Polygon([(200, 0), (100, 0), (100.1, 50), (100, 100), (200, 100)])
    land, borders = land_and_borders([shapely.MultiPolygon([west]), shapely.MultiPolygon([east])], 3)
    assert land.area == 200 * 100
    assert [len(line.coords) for line in borders.geoms] == [2]


def test_a_path_is_a_start_and_steps() -> None:
    """As short as SVG allows; a closed one returns by itself, and what rounds to nothing is left out."""
    land = shapely.MultiPolygon([shapely.Polygon([(5, 5), (9.2, 2), (9, 9)]), shapely.box(20, 20, 20.1, 20.1)])
    assert land_path(land) == "M9 9l0-7-4 3z"
    assert border_path(shapely.MultiLineString([[(5, 5), (9.2, 2)], [(7, 7), (7.1, 7)]])) == "M5 5l4-3"


def test_islands_and_lakes_that_are_specks_go() -> None:
    """By what they enclose; a lake makes its island no smaller."""
    lakes = [shapely.box(1, 1, 3, 3), shapely.box(10, 10, 15, 15)]
    island = shapely.Polygon(shapely.box(0, 0, 20, 20).exterior, [lake.exterior for lake in lakes])
    left = without_specks(shapely.MultiPolygon([island, shapely.box(30, 0, 33, 3)]), 10)
    assert [(part.bounds, len(part.interiors)) for part in left.geoms] == [((0, 0, 20, 20), 1)]
    assert without_specks(shapely.MultiPolygon([island]), 399).area == 400


WELL_FORMED = re.compile(r"(M-?\d+ -?\d+l-?\d+([ -]\d+)*z?| -?\d+)*")


@settings(max_examples=25, deadline=None)
@given(st.one_of(POINTS, st.sampled_from([(180.0, 67.0), (-180.0, -17.0), (0.0, 90.0), (0.0, -90.0), (36.2, 51.7)])))
def test_any_place_on_earth_has_a_map(world: World, point: Point) -> None:
    """Well-formed paths of whole numbers near the frame; the mark, and its name's beginning, within it."""
    ground, mark, label = map_of_place(world, "A place", point)
    for drawn in (ground.land, ground.borders):
        assert WELL_FORMED.fullmatch(drawn), drawn[:200]
    assert 0 < mark.x < 100
    assert 0 < mark.y < 100
    left, _, right, _ = room_of(label)
    assert left >= 0
    assert right <= WIDTH


def test_names_keep_clear_of_the_mark_of_one_another_and_of_the_sea(world: World) -> None:
    """Kursk's map has three countries on it, and their names where they are."""
    ground, _, label = map_of_place(world, "Kursk Oblast", (36.2, 51.7))
    assert [name.words for name in ground.names] == ["Russia", "Ukraine", "Belarus"]
    rooms = [room_of(label), *map(room_of, ground.names)]
    for index, a in enumerate(rooms):
        assert not [b for b in rooms[:index] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    frame = around((36.2, 51.7), 1300)
    for name in ground.names:
        area = next(seen(country, frame) for country in world(0) if country.name == name.words)
        assert area.contains(shapely.Point(name.x * WIDTH / 100, name.y * HEIGHT / 100))


def test_a_name_too_wide_for_its_country_takes_two_lines(world: World) -> None:
    """South Korea on Pyongyang's map."""
    ground, _, _ = map_of_place(world, "Pyongyang", (125.75, 39.03))
    assert ("South", "Korea") in [name.lines for name in ground.names]


def test_a_long_name_of_a_place_is_cut() -> None:
    """It must not run out of the frame at its narrowest."""
    _, _, label = map_of_place(nowhere, "A place with a name of more letters than fit", (0, 0))
    assert label.words == "A place with a name of more …"


def test_places_too_near_share_a_mark_and_get_a_map_of_their_own() -> None:
    """Three far apart, two of them near: the whole, and one nearer."""
    whole, nearer = maps_of_places(nowhere, [(36.2, 51.7), (35.2, 51.1), (125.75, 39.03)])
    assert [mark.numbers for mark in whole.marks] == [(1, 2), (3,)]
    assert [mark.numbers for mark in nearer.marks] == [(1,), (2,)]


def test_places_at_one_coordinate_end_in_one_mark() -> None:
    """Nothing can part them, so there is no nearer map of them."""
    assert [[mark.numbers for mark in drawn.marks] for drawn in maps_of_places(nowhere, [(1, 1), (1, 1)])] == [[(1, 2)]]


@settings(deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=12))
def test_marks_never_lie_on_one_another_unless_as_one(points: list[Point]) -> None:
    """On every map each place is marked once, and single marks are a target apart."""
    maps = maps_of_places(nowhere, points)
    assert maps
    for drawn in maps:
        single = [mark for mark in drawn.marks if len(mark.numbers) == 1]
        for index, a in enumerate(single):
            for b in single[:index]:
                apart = max(abs(a.x - b.x) * WIDTH, abs(a.y - b.y) * HEIGHT) / 100
                assert apart >= 27.5 * PIXEL
    assert sorted(n for mark in maps[0].marks for n in mark.numbers) == list(range(1, len(points) + 1))


@pytest.mark.parametrize(
    ("numbers", "words"), [((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3, 4), "1–4"), ((1, 3, 4), "1, 3, 4")]
)
def test_the_words_of_a_mark(numbers: tuple[int, ...], words: str) -> None:
    """A row of numbers is told by its ends."""
    assert Mark(0, 0, numbers).words == words


def test_the_bar_is_a_round_number_of_kilometres() -> None:
    """And as long as that is on the true parallel."""
    ground, _, _ = map_of_place(nowhere, "A place", (36.2, 51.7))
    assert (ground.bar.words, ground.bar.long) == ("200 km", 15.38)


def test_four_names_at_most_those_of_which_most_is_seen() -> None:
    """Six countries, each with room for its name."""
    corners = [(x, y) for y in (0, 400) for x in (0, 427, 854)]
    areas = {
        f"C {n}": shapely.MultiPolygon([shapely.box(x, y, x + wide, y + 380)])
        for n, (wide, (x, y)) in enumerate(zip(range(420, 360, -10), corners, strict=True))
    }
    assert [name.words for name in names(areas, [], PIXEL)] == ["C 0", "C 1", "C 2", "C 3"]
    assert len(names({"C 5": areas["C 5"]}, [], PIXEL)) == 1


def only(*countries: Country) -> World:
    """A world of these countries, however coarse it may be."""
    return lambda bends: countries


def test_specks_are_not_drawn() -> None:
    """An island of a few units is no more than a dot; on a map that shows much, a larger one goes too."""
    around_it = {"small": 0.05, "large": 0.2, "land": 2.0}
    islands = {name: square(name, 10, 50, size) for name, size in around_it.items()}
    near, far = around((10, 50), 1300), around((10, 50), 4000)
    drawn = [name for name in islands if ground(only(islands[name]), near, []).land]
    assert drawn == ["large", "land"]
    assert [name for name in islands if ground(only(islands[name]), far, []).land] == ["land"]


def test_places_all_around_the_earth_are_shown_once() -> None:
    """The frame goes around the earth once at most, however far apart they are, and narrower at a far parallel."""
    equator, north = (around_all([(-120, y), (0, y), (120, y)], 1300) for y in (0, 60))
    assert WIDTH / equator.across == pytest.approx(1.35 * 240)
    assert WIDTH / around_all([(x, 0) for x in (-150, -90, -30, 30, 90, 150)], 1300).across == pytest.approx(360)
    assert WIDTH / north.across == pytest.approx(1.35 * 240)


def test_the_lines_of_a_name_lie_around_its_place_and_a_places_name_beside_its_mark() -> None:
    """In pixels, as the page writes them."""
    one, two = Name(0, 0, ("A",), "start", PIXEL), Name(0, 0, ("A", "B"), "end", PIXEL)
    assert [(line.y, line.words) for line in one.written] == [(4, "A")]
    assert [(line.y, line.words) for line in two.written] == [(-3.5, "A"), (11.5, "B")]
    assert (one.off, two.off) == (12, -12)
