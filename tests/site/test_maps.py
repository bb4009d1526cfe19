"""The maps on the built pages of places."""

import gzip
from pathlib import Path
from urllib.parse import urljoin

import pytest
from lxml import html

from onrecord.kept import kept_in
from onrecord.load import Loaded
from onrecord.maps.outlines import Country, nowhere
from onrecord.model.entities import Place
from onrecord.pages.lists.drawn_maps import Maps
from onrecord.pages.lists.place_maps import NUMBERED, NumberedMark, coordinates_in_words, places_map


def read(page: Path) -> html.HtmlElement:
    return html.fromstring(page.read_bytes())


def test_every_place_has_a_map_that_says_in_words_what_it_shows(site: Path, real: Loaded) -> None:
    """An image with the place, its country and its coordinate as its name, and whose lines they are beneath."""
    assert len(real.archive.places) > 5
    for place in real.archive.places.values():
        page = read(site / "places" / place.id / "index.html")
        (drawn,) = page.xpath("//figure[@class='map']/svg")
        named = [page.get_element_by_id(ref).text for ref in drawn.get("aria-labelledby").split()]
        assert drawn.get("role") == "img"
        assert named[0] == f"Map: {place.name} in {place.country}, {coordinates_in_words(place)}"
        assert named[1].startswith("The place is marked on an outline of the land around it.")
        caption = page.xpath("string(//figure[@class='map']/figcaption)")
        assert "Natural Earth's (1:10,000,000, public domain), which draws who holds an area." in caption
        assert "They are no statement of ours on where a border runs" in caption


def test_a_map_weighs_little(site: Path) -> None:
    """At most 6 KB compressed on each page, all drawings counted; pages of a place's periods have none."""
    own = [site / "places" / "index.html", *(site / "places").glob("*/index.html")]
    assert len(own) > 6
    assert [p for p in (site / "places").rglob("index.html") if (b'class="map' in p.read_bytes()) != (p in own)] == []
    for page in own:
        drawings = b"".join(html.tostring(drawn) for drawn in read(page).xpath("//figure[@class='map']/svg"))
        assert 500 < len(gzip.compress(drawings, 9)) < 6 * 1024, page


def test_the_map_of_all_places_leads_to_each(site: Path, real: Loaded) -> None:
    """By a mark, whose name says where it leads, and by the numbered list beneath."""
    page = read(site / "places" / "index.html")
    wanted = {f"places/{place}/" for place in real.archive.places}
    marked = {urljoin("places/", str(href)) for href in page.xpath("//figure//a/@href") if not href.startswith("#")}
    assert marked == wanted
    listed = page.xpath("//ol[@class='on-map']/li/a")
    assert [link.text for link in listed] == [place.name for place in real.archive.places.values()]
    for mark in page.xpath("//figure//a[not(starts-with(@href, '#'))]"):
        number, name = mark.get("aria-label").split(": ")
        assert mark.xpath("string(text)") == number
        assert listed[int(number) - 1].text == name


def test_a_mark_of_several_leads_to_the_map_on_which_they_are_apart(site: Path) -> None:
    """The same places, on a figure of this page."""
    page = read(site / "places" / "index.html")
    assert page.xpath("//figure//a[starts-with(@href, '#')]")
    for mark in page.xpath("//figure//a[starts-with(@href, '#')]"):
        (nearer,) = page.xpath(f"//figure[@id='{mark.get('href')[1:]}']")
        assert nearer.xpath("string(figcaption)") == f"Nearer: {mark.get('aria-label').split(': ')[1]}"


def test_a_topic_has_no_map(site: Path) -> None:
    """Nor has the list of topics."""
    assert not [p for p in (site / "topics").rglob("index.html") if read(p).xpath("//figure[@class='map']")]


@pytest.mark.parametrize(
    ("coordinates", "words"),
    [((51.7, 36.2), "51.7° N, 36.2° E"), ((-33.9, -70.0), "33.9° S, 70° W"), ((0, 0), "0° N, 0° E")],
)
def test_a_coordinate_in_words(coordinates: tuple[float, float], words: str) -> None:
    """With the half of the earth."""
    assert coordinates_in_words(Place(id="a", name="A", country="B", coordinates=coordinates)) == words


def test_without_places_there_is_no_map() -> None:
    """An archive may begin without any."""
    assert places_map(nowhere, []) is None


def at(*coordinates: tuple[float, float]) -> list[Place]:
    """Places at these coordinates."""
    return [Place(id=f"p{n}", name=f"P {n}", country="C", coordinates=here) for n, here in enumerate(coordinates, 1)]


def ways(places: list[Place]) -> list[list[str]]:
    """Where each mark of each map leads."""
    drawn = places_map(nowhere, places)
    return [[mark.url for mark in numbered.marks] for numbered in drawn.maps] if drawn else []


def test_a_mark_leads_to_where_its_places_are_apart_and_else_nowhere() -> None:
    """Never to the map that it is on, nor to one that shows no more."""
    assert ways(at((51.7, 36.2), (51.1, 35.2), (39, 125))) == [
        ["#_map-2", "places/p3/"],
        ["places/p1/", "places/p2/"],
    ]
    assert ways(at((51.7, 36.2), (51.1, 35.2))) == [["#_map-2"], ["places/p1/", "places/p2/"]]
    assert ways(at((1, 1), (1, 1))) == [[""]]
    assert ways(at((1, 1), (1, 1), (39, 125))) == [["", "places/p3/"]]


def scattered(number: int) -> list[Place]:
    """So many places, in pairs too near one another for a map of all."""
    here = [(-60 + 17.3 * (n // 2) % 120, -170 + 31.7 * (n // 2) % 340) for n in range(number)]
    return at(*((latitude + n % 2 / 9, longitude) for n, (latitude, longitude) in enumerate(here)))


def test_however_many_places_there_are_the_maps_stay_few() -> None:
    """Of those that crowd the six with the most places are drawn nearer; no page of many places weighs too much."""
    drawn = places_map(nowhere, scattered(NUMBERED))
    assert drawn
    assert (len(drawn.maps), len(drawn.places)) == (7, NUMBERED)
    led = {mark.url for numbered in drawn.maps for mark in numbered.marks if mark.url.startswith("#")}
    assert led == {f"#_map-{number}" for number in range(2, 8)}


def test_of_many_places_the_map_tells_how_many_lie_where() -> None:
    """A mark for each square, in its middle; a place alone is led to. There is no list, for the tiles are one."""
    places = [*scattered(2000), *at((89, 179))]
    drawn = places_map(nowhere, places)
    assert drawn
    assert drawn.places == ()
    (whole,) = drawn.maps
    assert len(whole.marks) <= 60
    assert sum(int(mark.words) for mark in whole.marks) == 2001
    assert len({(mark.x, mark.y) for mark in whole.marks}) == len(whole.marks)
    assert {(mark.words, mark.url, mark.label) for mark in whole.marks if mark.url} == {("1", "places/p1/", "1: P 1")}
    assert {mark.label for mark in whole.marks if not mark.url} == {
        f"{mark.words} places" for mark in whole.marks if not mark.url
    }
    html_of = str(Maps().of_places(places, "../"))
    assert "on-map" not in html_of
    assert len(html_of) < 20_000


def test_a_map_that_is_kept_is_not_drawn_again(tmp_path: Path) -> None:
    """Nor are the outlines read; of a place that is shown otherwise a map is drawn."""
    (place,) = at((51.7, 36.2))
    reads = list[int]()

    def world(bends: float) -> tuple[Country, ...]:
        reads.append(1)
        return ()

    def drawn(*places: Place) -> list[str]:
        maps = Maps(world, kept_in(tmp_path))
        return [str(maps.of_places(places, "../")), *(str(maps.of_place(place)) for place in places)]

    first = drawn(place)
    assert (len(reads), drawn(place), len(reads)) == (2, first, 2)
    others: list[dict[str, object]] = [{"name": "Q"}, {"country": "D"}, {"coordinates": (51.8, 36.2)}]
    for number, changed in enumerate(others, 1):
        assert drawn(place.model_copy(update=changed))[1] != first[1]
        assert len(reads) == 2 + 2 * number
    assert drawn(place, *at((1, 1)))[0] != first[0]
    assert drawn() == [""]


def test_a_longer_mark_is_wider() -> None:
    """Around its words, and never narrower than it is high."""
    short, long = (NumberedMark(0, 0, words, "", "") for words in ("1", "10, 12, 14"))
    assert (short.half, short.wide) == (13, 26)
    assert (long.half, long.wide) == (48, 96)
