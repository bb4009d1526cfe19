"""A list divided by period: which parts it has, what their addresses mean, and that this meaning never changes."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.output import Page
from onrecord.pages.render import Renderer
from onrecord.pages.shared.division import Part, Place, divided, ranges
from onrecord.pages.shared.list_pages import Listing, ListPage

T = TypeVar("T")
Entry = tuple[date | None, str]
"""A day and a key."""


def placed(entry: Entry) -> Place:
    """An entry as a list holds it; each weighs one."""
    return Place(entry[0], entry[1], 1)


def of(entries: Sequence[Entry], room: int) -> Part[Entry]:
    """A list of pages of so many entries, the newest first."""
    ordered = sorted(entries, key=lambda it: (-(it[0] or date.min).toordinal(), it[1]))
    return divided(ordered, placed, room)


def outline(part: Part[Entry]) -> str:
    """A division in one line: `2024(2024-12:3 2024-11:1) undated:1`."""
    inside = " ".join(map(outline, part.parts)) if part.parts else ""
    return f"{part.id}({inside})" if part.parts else f"{part.id}:{part.count}"


def on(*days: str) -> list[Entry]:
    """Entries of some days, with keys in their order."""
    return [(date.fromisoformat(day) if day else None, f"k{at}") for at, day in enumerate(days)]


@pytest.mark.parametrize(
    ("entries", "room", "expected"),
    [
        ([], 2, ":0"),
        (on("2024-12-30", "2023-01-01"), 2, ":2"),
        (on("2024-12-30", "2024-12-01", "2023-01-01"), 2, "(2024:2 2023:1)"),
        (on("2024-12-30", "2024-12-01", "2024-01-01"), 2, "(2024(2024-12:2 2024-01:1))"),
        (on("2024-12-30", "2024-12-30", "2024-12-01"), 2, "(2024(2024-12(2024-12-3X:2 2024-12-0X:1)))"),
        (
            on("2024-12-30", "2024-12-30", "2024-12-30"),
            2,
            "(2024(2024-12(2024-12-3X(2024-12-30(2024-12-30/k0:1 2024-12-30/k1:1 2024-12-30/k2:1)))))",
        ),
        (on("2024-12-30", "", ""), 2, "(2024:1 undated:2)"),
        (on("", "", ""), 2, "(undated(undated/k0:1 undated/k1:1 undated/k2:1))"),
        ([(None, "a"), (None, "ab"), (None, "b")], 1, "(undated(undated/a(undated/a,:1 undated/ab:1) undated/b:1))"),
    ],
)
def test_a_list_is_divided_only_where_it_must_be(entries: list[Entry], room: int, expected: str) -> None:
    """By year, month, day, and then by the first letters that tell keys apart."""
    assert outline(of(entries, room)) == expected


def test_very_many_years_are_gathered_by_century() -> None:
    """So that no table grows without end; years keep their addresses."""
    years = [(date(year, 1, 1), f"k{year}") for year in range(1801, 1931)]
    division = of(years, 100)
    assert [part.id for part in division.parts] == ["1900-1999", "1800-1899"]
    assert division.parts[0].title == "1900 to 1999"
    assert outline(of(years, 40)).startswith("(1900-1999:31 1800-1899(1899:1 1898:1 ")
    assert of(years[:50], 40).moved == ("1800-1899",)


def test_names_are_divided_by_their_letters() -> None:
    """A range is called by the letters with which its names begin."""
    division = ranges(["anna", "annika", "bo"], lambda name: Place(None, name, 1), 1)
    assert [(part.id, part.title) for part in division.parts] == [("names/a", "A…"), ("names/b", "B…")]
    assert [(part.id, part.title) for part in division.parts[0].parts] == [
        ("names/anna", "Anna…"),
        ("names/anni", "Anni…"),
    ]


def test_an_entry_that_is_too_heavy_alone_has_a_page_alone() -> None:
    """There is nothing to divide."""
    (only,) = divided([1], lambda one: Place(date(2024, 5, 1), "k", 9), 2).entries
    assert only[1] == 1


def test_parts_are_called_as_a_reader_calls_them() -> None:
    """By year, month, day; a range by its letters."""
    titles = {part.id: part.title for part in walked(of(on("2024-12-30", "2024-12-30", ""), 1))}
    assert titles == {
        "": "",
        "2024": "2024",
        "2024-12": "December 2024",
        "2024-12-3X": "30 to 31 Dec 2024",
        "2024-12-30": "30 Dec 2024",
        "2024-12-30/k0": "30 Dec 2024, “k0…”",
        "2024-12-30/k1": "30 Dec 2024, “k1…”",
        "undated": "day not known",
    }


def test_a_page_groups_by_month_and_that_of_a_month_by_day() -> None:
    """Headings tell where in the list a reader is, and their ids are the addresses of what they head."""
    entries = on("2024-12-30", "2024-12-01", "2024-11-02", "")
    whole = of(entries, 9)
    assert [(g.id, g.title, g.count) for g in whole.groups(whole.entries)] == [
        ("2024-12", "December 2024", 2),
        ("2024-11", "November 2024", 1),
        ("undated", "day not known", 1),
    ]
    month = next(part for part in walked(of(entries, 2)) if part.id == "2024-12")
    assert [(g.id, g.title) for g in month.groups(month.entries)] == [
        ("2024-12-30", "30 Dec 2024"),
        ("2024-12-01", "1 Dec 2024"),
    ]


def test_the_newest_are_as_many_as_there_is_room_for() -> None:
    """One at least, however heavy."""
    part = of(on("2024-12-30", "2024-12-01", "2024-11-02"), 9)
    assert [len(part.newest(weight)) for weight in (0, 1, 2, 9)] == [1, 1, 2, 3]


def walked(part: Part[T]) -> Iterator[Part[T]]:
    """A part and all below it."""
    yield part
    for one in part.parts:
        yield from walked(one)


def meant(part_id: str, entry: Entry) -> bool:
    """Whether an entry belongs to an address, told from the address alone."""
    period, _, prefix = part_id.partition("/")
    day, key = entry
    if not part_id:
        return True
    if len(period) == len("1900-1999"):
        return day is not None and period[:4] <= f"{day.year:04}" <= period[5:]
    of_period = (
        day is None if period == "undated" else day is not None and day.isoformat().startswith(period.removesuffix("X"))
    )
    return of_period and f"{key},".startswith(prefix)


def addresses(part: Part[Entry]) -> Mapping[str, str]:
    """Where each address of a list leads: a page to itself, what has moved to the page that has it now."""
    pages = list(walked(part))
    return {**{it.id: it.id for it in pages}, **{moved: it.id for it in pages for moved in it.moved}}


days = st.none() | st.dates(date(2023, 11, 1), date(2024, 12, 31)) | st.sampled_from([date(2024, 12, 30)])
archives = st.dictionaries(st.text("ab-", min_size=1, max_size=5), days, max_size=40)


@given(archives, st.integers(1, 9))
def test_every_address_means_what_it_says(keys: dict[str, date | None], room: int) -> None:
    """Each page has just the entries of its period; parts share none, and have all between them; none is too heavy."""
    entries = [(day, key) for key, day in keys.items()]
    whole = of(entries, room)
    pages = list(walked(whole))
    assert len({part.id for part in pages}) == len(pages)
    for part in pages:
        own = [item for _, item in part.entries]
        assert sorted(own, key=str) == sorted((it for it in entries if meant(part.id, it)), key=str), part.id
        assert bool(part.parts) == (len(own) > room), part.id
        if part.parts:
            assert sum(one.count for one in part.parts) == part.count == len(own)
        assert not {*part.moved} & {it.id for it in pages}
        for moved in part.moved:
            assert all(meant(part.id, it) for it in entries if meant(moved, it)), (part.id, moved)
    assert len(addresses(whole)) == len(pages) + sum(len(part.moved) for part in pages)


@given(archives, st.integers(1, 9), st.dictionaries(st.text("abc-", min_size=1, max_size=5), days, max_size=20))
def test_no_address_is_lost_when_entries_come(
    keys: dict[str, date | None], room: int, more: dict[str, date | None]
) -> None:
    """A page of before is a page still, or leads to one; what it means is in it."""
    before = of([(day, key) for key, day in keys.items()], room)
    after = addresses(of([(day, key) for key, day in {**more, **keys}.items()], room))
    assert {part.id for part in walked(before)} <= set(after)


@given(archives.filter(bool), st.integers(8, 12), st.data())
def test_no_address_is_lost_when_one_goes_or_gets_another_day(
    keys: dict[str, date | None], room: int, data: st.DataObject
) -> None:
    """Of a part that is nearly too heavy the addresses below it lead to it still; only what has become empty goes."""
    chosen = data.draw(st.sampled_from(sorted(keys)))
    others = {key: day for key, day in keys.items() if key != chosen}
    assert len(others) == len(keys) - 1
    day = data.draw(days)
    for changed in (others, {**others, chosen: day}):
        entries = [(day, key) for key, day in changed.items()]
        left = addresses(of(entries, room))
        for part in walked(of([(day, key) for key, day in keys.items()], room)):
            assert part.id in left or not any(meant(part.id, it) for it in entries), part.id


def test_a_list_is_divided_in_time_that_grows_with_its_length() -> None:
    """Each entry is placed once, and looked at once on each level: 5,000 of one day whose keys all begin alike."""
    asked = 0

    def place(key: str) -> Place:
        nonlocal asked
        asked += 1
        return Place(date(2024, 12, 30), key, 1)

    part = divided([f"pub-{number:04}" for number in range(5_000)], place, 100)
    assert asked == 5_000
    assert max(len(it.id) for it in walked(part)) == len("2024-12-30/pub-00")
    assert all(len(it.parts) <= 38 for it in walked(part))


def test_past_the_first_and_the_last_of_a_year_lie_its_neighbours() -> None:
    """Who reads month by month comes from January to the year before, and from any part up and to the whole."""
    entries = on("2025-03-01", "2024-12-30", "2024-12-02", "2024-11-02", "2023-01-01")
    listing = Listing("verified/", "Verified facts", of(entries, 2), joint=" of ")
    ways: dict[str, list[str | None]] = {}

    def make(page: ListPage[Entry]) -> Page:
        ways[page.url] = [link.url if link else None for link in (page.whole, page.up, page.newer, page.older)]
        return Page(page.url, page.title, "")

    for task in listing.tasks(make, Renderer()):
        assert (task.url in ways) is False, "nothing is made before it is asked for"
        task.make()
    assert ways["verified/2024-12/"] == ["verified/", "verified/2024/", "verified/2025/", "verified/2024-11/"]
    assert ways["verified/2024-11/"] == ["verified/", "verified/2024/", "verified/2024-12/", "verified/2023/"]
    assert ways["verified/2024/"] == ["verified/", None, "verified/2025/", "verified/2023/"]
    assert ways["verified/"] == [None, None, None, None]
