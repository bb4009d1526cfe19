"""What is plain YAML throughout, and is read without looking where its values stand."""

import pytest

from onrecord.model.entities import Card
from onrecord.reading import yaml_reader
from onrecord.reading.document import Document, Places
from onrecord.reading.plain_yaml import MAX_DEPTH, NotPlain, plain
from onrecord.reading.yaml_reader import read
from tests.loading import load
from tests.paths import EXAMPLE

DEEP = "a: " + "[" * MAX_DEPTH + "b" + "]" * MAX_DEPTH


def test_values_are_the_texts_that_they_look_like() -> None:
    """In mappings and lists, over several lines, with and without quotes."""
    text = 'a: no\nb: [1, "2", ~]\nc: {d: 2024-12-30}\ne: >\n  two\n  lines\nf:\n- g: ""\n- null\n'
    assert plain(text) == {
        "a": "no",
        "b": ["1", "2", None],
        "c": {"d": "2024-12-30"},
        "e": "two lines\n",
        "f": [{"g": ""}, None],
    }


@pytest.mark.parametrize(
    "text",
    [
        *("", "a", "- a", "a: b\n---\nc: d", "[a: b", "a: &x b", "a: *x", "*x : a", "&x a: b", "a: !t b", "!t a: b"),
        *("a: !t [b]", "a: &x {b: c}", "a: b\na: c", "[a]: b", "? {a: b}\n: c", 'a: "\\u200b\\u2028"', '"\\u2028": a'),
        *("a: >5", "a: >\n", "text: Russia #1", "a: {q:yes}", "a: {q: 3,000}", DEEP, "{a: 1}: b"),
    ],
)
def test_what_is_not_plain_is_left_to_a_closer_look(text: str) -> None:
    """Whatever could be a problem, be it one or not."""
    with pytest.raises(NotPlain):
        plain(text)


def test_places_are_looked_up_only_where_they_are_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once, of the one file."""
    looked: list[str] = []
    real = yaml_reader._places

    def counting(document: Document) -> Places:
        looked.append(document.path)
        return real(document)

    monkeypatch.setattr(yaml_reader, "_places", counting)
    loaded = load(EXAMPLE)
    assert (loaded.problems, looked) == ((), [])
    card: Card = next(iter(loaded.archive.cards.values()))
    document = loaded.documents[card.id]
    assert [document.span(("title",)), document.span(("publisher",), key=True)] != []
    assert looked == [document.path]


def test_a_file_is_plain_or_has_the_places_of_its_problems() -> None:
    """What is read closely is read once."""
    document, problems = read("topics/x.yaml", b"name: A\nname: B\n")
    assert [problem.span.line for problem in problems] == [2]
    assert document.span(("name",)).line == 1
