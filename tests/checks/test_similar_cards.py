"""Which cards are taken for the same source entered twice (the card format: a warning)."""

import pytest

from onrecord.reading.source_files import SourceFile
from tests.loading import load_files

CARD = """title: "{title}"
publisher: {publisher}
type: news-report
published: {published}
retrieved: 2025-06-01
url: https://example.org/{name}
archived: https://example.net/{name}
language: en
summary: "It tells of the [words](#words)."
attributed:
  - id: words
    text: The bridge is closed.
    said_by: one
"""


@pytest.mark.parametrize(
    ("title", "published", "publisher", "alike"),
    [
        ("The bridge over the river is closed for good", "2025-01-10", "one", True),
        ("The bridge over the river is closed for now", "2025-01-11", "one", True),
        ("The bridge over the river is closed for good", "2025-01-12", "one", False),
        ("The bridge over the river is closed for good", "2025-01-05/2025-02", "one", True),
        ("The bridge over the river is closed for good", "2025-01-10", "two", False),
        ("The bridge over the lake has reopened for good", "2025-01-10", "one", False),
        ("The bridge over the river is closed for good, day 2", "2025-01-10", "one", False),
    ],
)
def test_one_publisher_about_the_same_days_and_nearly_one_title(
    title: str, published: str, publisher: str, alike: bool
) -> None:
    """All three at once; a daily series, told apart by its numbers, is none."""
    first = CARD.format(
        title="The bridge over the river is closed for good", publisher="one", published="2025-01-10", name="first"
    )
    second = CARD.format(title=title, publisher=publisher, published=published, name="second")
    files = {
        "actors/one.yaml": "name: One\ntype: outlet\n",
        "actors/two.yaml": "name: Two\ntype: outlet\n",
        "cards/2025/first.yaml": first,
        "cards/2025/second.yaml": second,
    }
    problems = load_files(SourceFile(path, text.encode()) for path, text in files.items()).problems
    assert [p.code for p in problems] == (["near-duplicate"] if alike else [])


def _problems(**files: str) -> list[tuple[str, str, str]]:
    base = {"actors/one.yaml": "name: One\ntype: outlet\n", "actors/two.yaml": "name: Two\ntype: outlet\n"}
    listed = {**base, **{path.replace("__", "/") + ".yaml": text for path, text in files.items()}}
    problems = load_files(SourceFile(path, text.encode()) for path, text in listed.items()).problems
    return [(p.path, p.code, p.message) for p in problems]


def _card(name: str, **changed: str) -> str:
    fields = {"title": f"Title {name}", "publisher": "one", "published": "2025-01-10", "name": name, **changed}
    return CARD.format(**fields) + "".join(f"{key}: {changed[key]}\n" for key in ("note",) if key in changed)


def test_one_address_is_one_source_whoever_publishes_it() -> None:
    """Each later card names the first, whatever their titles, dates and publishers;
    other sorts of likeness keep quiet.
    """
    first = _card("same").replace("retrieved: 2025-06-01", "retrieved: 2025-07-01")
    cards = {
        "cards__2025__b": first.replace("example.org/same", "www.example.org/same/"),
        "cards__2025__c": _card("same"),
        "cards__2024__d": _card("same", publisher="two", published="2024-01-01", title="Something else"),
    }
    message = "url: cards/2025/c.yaml has this address too"
    assert _problems(**cards) == [
        ("cards/2024/d.yaml", "same-address", message),
        ("cards/2025/b.yaml", "same-address", message),
    ]


def test_cards_without_an_address_are_not_one() -> None:
    """That two addresses are unknown makes them no one address."""
    card = _card("x").replace("url: https://example.org/x\n", "not_recorded: {url: not seen}\n")
    assert _problems(cards__2025__a=card, cards__2025__b=card.replace("Title", "Another")) == []


@pytest.mark.parametrize(
    ("note", "count"),
    [("The page holds two texts; see also a.", 0), ("See also a-b.", 1), ("See also b-a.", 1), ("Read whole.", 1)],
)
def test_a_note_that_names_the_other_card_settles_it(note: str, count: int) -> None:
    """Somebody has looked at both: no warning is left that could not be settled."""
    assert len(_problems(cards__2025__a=_card("same"), cards__2025__b=_card("same", note=note))) == count
    assert (
        len(
            _problems(
                cards__2025__a=_card("n", title="A bridge"), cards__2025__b=_card("o", title="A bridge", note=note)
            )
        )
        == count
    )


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (
            "name: Volodymyr Zelensky",
            "name: Volodymyr Zelenskyy",
            "name: actors/a.yaml has the name “Volodymyr Zelensky”",
        ),
        (
            "name: Volodymyr Zelensky",
            "name: ZELENSKY, Volodymyr",
            "name: actors/a.yaml has the name “Volodymyr Zelensky”",
        ),
        ("name: The Asahi Shimbun", "name: Asahi Shimbun", "name: actors/a.yaml has the name “The Asahi Shimbun”"),
        ("name: Kim Jong-un", "name: Kim Jongun", "name: actors/a.yaml has the name “Kim Jong-un”"),
        ("name: Jon Smith", "name: John Smith", "name: actors/a.yaml has the name “Jon Smith”"),
        ("name: Yonhap", "name: Yonnhap", "name: actors/a.yaml has the name “Yonhap”"),
        ("name: Türkiye", "name: Turkiye", "name: actors/a.yaml has the name “Türkiye”"),
        (
            "name: Valery Gerasimov\naliases: [Валерий Герасимов]",
            "name: Chief of Staff\naliases: [CGS, Герасимов Валерий]",
            "aliases: actors/a.yaml has the name “Валерий Герасимов”",
        ),
    ],
)
def test_one_actor_under_two_names(one: str, other: str, message: str) -> None:
    """The same words or letters, in any script an alias is in, or a few letters of one word apart; told once."""
    problems = _problems(actors__a=f"{one}\ntype: person\n", actors__b=f"{other}\ntype: office\n")
    assert problems == [("actors/b.yaml", "like-name", message)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("name: Iran", "name: Iraq"),
        ("name: Ministry of Defence of Iran", "name: Ministry of Defence of Iraq"),
        ("name: Austria", "name: Australia"),
        ("name: North Korea", "name: South Korea"),
        ("name: Kim Jong Un", "name: Kim Jong Gyu"),
        ("name: 528th Regiment", "name: 529th Regiment"),
        ("name: Unit 7128934", "name: Unit 7128935"),
        ("name: The Star", "name: The Sun"),
        ("name: Kyiv Independent", "name: Kyiv Independent Monitor"),
        ("name: Jon Smith\nwikidata: Q1", "name: John Smith\nwikidata: Q2"),
        ("name: Jon Smith", "name: Jon Smith\nnote: Not a, who is a general."),
        ("name: Jon Smith\nnote: Not b, who is an admiral.", "name: Jon Smith"),
    ],
)
def test_two_actors_of_two_names(one: str, other: str) -> None:
    """Short words that differ, numbers, more words; and two whom Wikidata or a note tells apart."""
    assert _problems(actors__a=f"{one}\ntype: state\n", actors__b=f"{other}\ntype: state\n") == []


def test_an_actor_that_cannot_be_read_is_like_nobody() -> None:
    """What is wrong with its file has been told already."""
    problems = _problems(
        actors__a="name: Jon Smith\ntype: person\n", actors__b="name: Jon Smith\ntype: person\nwikidata: x\n"
    )
    assert [code for _, code, _ in problems] == ["bad-wikidata"]
