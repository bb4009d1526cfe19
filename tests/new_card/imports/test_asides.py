"""What a record says by the way: where its page is captured, and when somebody read it."""

import json

import pytest

from onrecord.new_card.imports import metadata_in
from onrecord.reading.document import Value

PAGE = "https://x.example/a?b=1"
AT = f"https://web.archive.org/web/20250105101112/{PAGE}"
TAKEN = [{"url": AT, "on": "2025-01-05"}]


@pytest.mark.parametrize(
    ("item", "url", "archived", "unused"),
    [
        ({"URL": PAGE, "note": f"archive: {AT}"}, PAGE, TAKEN, ()),
        ({"URL": PAGE, "note": f"Archived at {AT}."}, PAGE, TAKEN, ()),
        ({"URL": PAGE, "archive_location": AT}, PAGE, TAKEN, ()),
        (
            {"URL": PAGE, "archive": "Internet Archive", "archive_location": AT},
            PAGE,
            TAKEN,
            (("archive", "Internet Archive"),),
        ),
        ({"URL": PAGE, "note": f"See {AT}, page 3"}, PAGE, TAKEN, (("note", f"See {AT}, page 3"),)),
        ({"URL": "http://www.x.example/a?b=1", "note": AT}, "http://www.x.example/a?b=1", TAKEN, ()),
        ({"URL": AT}, PAGE, TAKEN, ()),
        ({"note": AT}, PAGE, TAKEN, ()),
        ({"URL": "x.example", "note": AT}, PAGE, TAKEN, ()),
        (
            {"URL": "https://web.archive.org/web/20250105id_/http:/x.example/a"},
            "http://x.example/a",
            [{"url": "https://web.archive.org/web/20250105id_/http:/x.example/a", "on": "2025-01-05"}],
            (),
        ),
        (
            {"URL": "https://web.archive.org/web/2025/https://x.example/a"},
            "https://x.example/a",
            "https://web.archive.org/web/2025/https://x.example/a",
            (),
        ),
        ({"URL": "https://perma.cc/AB12-CD34"}, None, "https://perma.cc/AB12-CD34", ()),
        ({"URL": PAGE, "note": AT.replace("b=1", "b=2")}, PAGE, None, (("note", AT.replace("b=1", "b=2")),)),
        ({"URL": PAGE, "note": "https://perma.cc/AB12-CD34"}, PAGE, None, (("note", "https://perma.cc/AB12-CD34"),)),
        ({"URL": PAGE, "note": f"https://x.example/20250105/{PAGE}"}, PAGE, None, None),
    ],
)
def test_a_capture(
    item: dict[str, str], url: str | None, archived: Value, unused: tuple[tuple[str, str], ...] | None
) -> None:
    """It is the copy, and the page that it is of the address; one of another page is told of, and nothing more."""
    told = metadata_in("a.json", json.dumps({"title": "A", **item}).encode())
    assert (told.fields.get("url"), told.fields.get("archived")) == (url, archived)
    assert unused is None or told.unused == unused
    assert not told.unread


def test_a_capture_of_nobody_knows_which_page() -> None:
    """That the address is wanted is said."""
    told = metadata_in("a.json", b'{"title": "A", "URL": "https://perma.cc/AB12-CD34"}')
    assert told.doubts == (
        ("url", "the record names a capture alone, and its address does not tell of which page it is"),
    )


def test_a_second_address_may_be_a_capture() -> None:
    """RIS has several."""
    told = metadata_in("a.ris", f"TY  - NEWS\nTI  - A\nUR  - {PAGE}\nUR  - {AT}\nER  - \n".encode())
    assert (told.fields["url"], told.fields["archived"], told.outdone) == (PAGE, TAKEN, ())


@pytest.mark.parametrize(
    ("note", "day", "left"),
    [
        ("Accessed: 2025-01-05", "2025-01-05", False),
        ("accessed on 5 January 2025", "2025-01-05", False),
        ("[Online; accessed 5-January-2025]", "2025-01-05", False),
        ("Abgerufen am 5.1.2025.", "2025-01-05", False),
        ("Retrieved January 5, 2025, from the library.", "2025-01-05", True),
        ("Accessed: 2025-01-05; page 3 is torn", "2025-01-05", True),
        ("Accessed by car", None, True),
        ("It was disaccessed: 2025-01-05", None, True),
    ],
)
def test_the_day_of_reading(note: str, day: str | None, left: bool) -> None:
    """A remark that says more than the day is told of besides."""
    told = metadata_in("a.bib", f"@misc{{a, title={{A}}, note={{{note}}}}}".encode())
    assert (told.fields.get("retrieved"), bool(told.unused)) == (day, left)


def test_the_day_of_its_own_field_counts() -> None:
    """And the remark is told of."""
    told = metadata_in("a.bib", b"@misc{a, title={A}, urldate={2025-01-01}, note={Accessed: 2025-01-05}}")
    assert (told.fields["retrieved"], told.unused) == ("2025-01-01", (("note", "Accessed: 2025-01-05"),))
