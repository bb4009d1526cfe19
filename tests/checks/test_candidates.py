"""Which things are compared with each other, where many have something in common."""

import pytest

from onrecord.archive import Archive, link
from onrecord.checks.candidates import all_but, pairs
from onrecord.checks.similar_cards import near_duplicates
from onrecord.checks.similar_names import like_names
from onrecord.model.entities import Actor, Card

HEADLINES = [f"{a} {b} near the old bridge of {c}" for a in "abcdefg" for b in "hijklmn" for c in "opqrstu"]


def test_of_few_every_two_are_compared() -> None:
    """In their order."""
    assert list(pairs([1, 2, 3], lambda _: [])) == [(1, 2), (1, 3), (2, 3)]


def test_of_many_those_that_have_more_in_common(monkeypatch: pytest.MonkeyPatch) -> None:
    """And each with so many others at most."""
    monkeypatch.setattr("onrecord.checks.candidates.MOST", 2)
    assert list(pairs(range(6), lambda number: [number % 3])) == [(0, 3), (1, 4), (2, 5)]
    assert list(pairs(range(4), lambda _: ["all"])) == [(0, 1), (0, 2), (1, 2), (1, 3), (2, 3)]


def test_all_but_one_or_two() -> None:
    """Of too few words, what there is to leave out."""
    assert list(all_but("abc", 2)) == [("a", "b", "c"), ("a", "b"), ("a", "c"), ("b", "c"), ("a",), ("b",), ("c",)]
    assert list(all_but("a", 2)) == [("a",), ()]


def cards(*titles: str) -> Archive:
    """An archive of cards of one publisher and day."""
    fields = {"publisher": "one", "type": "news-report", "published": "2025-01-10", "summary": "None."}
    return link([Card(id=f"c{n:03}", title=title, **fields) for n, title in enumerate(titles)], [], [], [], [])


@pytest.mark.parametrize(
    "again",
    [
        "Minister speaks on the new dam at the border today",
        "The minister spoke on the new dam at the border today!",
        "Minister spoke on the new dams at the borders today",
        "Minister  spoke on the new dam at the border toaday",
    ],
)
def test_a_title_told_again_is_found_among_hundreds_of_its_day(again: str) -> None:
    """With one or two other words, or none."""
    others = [f"{title} {number_in_words}" for title, number_in_words in zip(HEADLINES, words(), strict=False)]
    archive = cards("Minister spoke on the new dam at the border today", *others, again)
    assert [d.entity for d in near_duplicates(archive)] == [f"c{len(others) + 1:03}"]


def words() -> list[str]:
    """Words of letters alone, none like another."""
    return [f"{a}{b}{c}" * 6 for a in "bdfghjk" for b in "aeiouyw" for c in "lmnprst"]


@pytest.mark.parametrize("again", ["Ada Zelenskyy", "Ada Zelenski", "Ada Zelnesky", "Ada Zelesky"])
def test_a_name_spelt_otherwise_is_found_among_hundreds(again: str) -> None:
    """With one letter more, less or another."""
    names = ["Ada Zelensky", *(f"Ada Zel{word}" for word in words()), again]
    actors = [Actor(id=f"a{n:03}", name=name, type="person") for n, name in enumerate(names)]
    assert [d.entity for d in like_names(link([], actors, [], [], []))] == [f"a{len(names) - 1:03}"]
