"""What the form knows of a large archive lies in small files, each found by what it is about."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from onrecord.load import Loaded
from onrecord.output import Asset
from onrecord.pages.form import parts
from onrecord.pages.form.data import assets
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.altering import DAY, example


def _made(loaded: Loaded) -> dict[str, Any]:
    made = (task.make() for task in assets(ArchiveViews(derive(loaded.archive), DAY), loaded))
    return {one.url: json.loads(one.content) for one in made if isinstance(one, Asset)}


def _under(made: Mapping[str, Any], key: str) -> Any:
    """What lies under a key, in the part to which it leads."""
    return made[f"assets/form/{parts.part_of(key, made['assets/form.json']['divided']['digits'])}.json"].get(key)


def test_a_small_archive_is_one_file() -> None:
    """With all that it has, and no part beside it."""
    made = _made(example())
    assert not [url for url in made if url.startswith("assets/form/")]
    assert len(made["assets/form.json"]["cards"]) == 6
    assert "divided" not in made["assets/form.json"]


def test_a_large_archive_is_divided_by_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first file has nothing that grows with it; each thing lies where its name, address and words lead."""
    whole = _made(example())["assets/form.json"]
    monkeypatch.setattr(parts, "WHOLE", 0)
    made = _made(example())
    assert not {"actors", "questions", "cards", "hosts", "taken"} & made["assets/form.json"].keys()
    assert len([url for url in made if url.startswith("assets/form/")]) == 16
    for table in ("actors", "questions", "cards", "hosts", "taken"):
        for name, row in whole[table].items():
            assert _under(made, f"{table} {name}") == {table: {name: row}}
    name, (title, publisher, first, _, address, *_) = next(iter(whole["cards"].items()))
    for key in (f"at {address}", f"of {publisher} {first[:7]}", f"with {parts.title_words(title)[0]}"):
        assert _under(made, f"beside {key}")["compared"][name][:5] == whole["cards"][name][:5]
    assert _under(made, f"starts names {name[:2]}")["names"][name] == title
    assert _under(made, "starts actors no-such-actor") is None


def test_so_many_digits_tell_parts_apart_that_each_has_few_keys() -> None:
    """Fifty on average at most."""
    assert [parts.digits_for(keys) for keys in (1, 800, 801, 12_800, 12_801)] == [1, 1, 2, 2, 3]


def test_what_too_many_are_called_is_found_by_more_letters() -> None:
    """Where a hundred share the first two letters they are offered; of one more each waits for the third."""
    few = [(f"a{number:03}", str(number), number) for number in range(100)]
    assert {key for key, _ in parts.by_first_letters("actors", few)} == {"starts actors a0"}
    more = [*few, ("a100", "100", 100)]
    found = dict(parts.by_first_letters("actors", [("x" + called, name, row) for called, name, row in more]))
    assert sorted(found) == [f"starts actors xa{digit}" for digit in (0, 1)]
    assert found["starts actors xa1"] == {"actors": {"100": 100}}


def test_a_word_of_too_many_titles_finds_none() -> None:
    """A hundred are told; one more, and whoever types another word finds them."""
    heads = {str(number): ["Statement"] for number in range(parts.OFFERED)}
    assert [key for key, _ in parts.by_title_words(heads)] == ["beside with statement"]
    assert list(parts.by_title_words({**heads, "more": ["Statement"]})) == []


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2024, 12, 30), date(2024, 12, 30), ["2024-12"]),
        (date(2024, 12, 30), date(2025, 1, 2), ["2024-12", "2025-01"]),
        (date(2024, 1, 1), date(2024, 12, 31), [f"2024-{month:02}" for month in range(1, 13)]),
        (date(2024, 1, 1), date(2025, 1, 1), ["ever"]),
        (None, date(2024, 1, 1), ["ever"]),
        (date(2024, 1, 1), None, ["ever"]),
    ],
)
def test_months_in_which_a_card_is_looked_for(first: date | None, last: date | None, months: list[str]) -> None:
    """Those of which it may be, where these are no more than a year."""
    assert parts.months(first, last) == months
