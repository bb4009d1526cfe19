"""Bytes → plain text, and the places of what stands in it (docs/contribute/index.md, “YAML in six rules”)."""

import unicodedata

import pytest

from onrecord.problems.problem import Problem, Span, fault
from onrecord.reading.document import MAX_BYTES, Document, decode, forbidden
from onrecord.reading.yaml_reader import read

PATH = "cards/2021/x.yaml"


def only(problems: list[Problem]) -> Problem:
    (problem,) = problems
    return problem


def document(text: str) -> Document:
    parsed, problems = read(PATH, text.encode())
    assert problems == []
    return parsed


def test_a_byte_order_mark_and_crlf_are_accepted() -> None:
    """A byte-order mark and CRLF are taken away, and lines keep their numbers."""
    text, problems = decode(PATH, "\ufefftitle: Й\r\nb: 2\r\n".encode())
    assert (text, problems) == ("title: Й\nb: 2\n", [])


def test_256_kib_are_read() -> None:
    """A file of exactly 256 KiB is read."""
    text, problems = decode(PATH, b"x" * 262_144)
    assert (len(text), problems) == (262_144, [])


def test_more_than_256_kib_are_refused() -> None:
    """A file of one byte more is refused, and says how many it has."""
    assert MAX_BYTES == 262_144
    text, problems = decode(PATH, b"x" * 262_145)
    assert (text, [(p.path, p.span, p.code) for p in problems]) == ("", [(PATH, Span(1, 1, 1), "too-large")])
    assert problems[0].message == "the file has 262,145 bytes; at most 262,144 are read"
    assert (problems[0].label, problems[0].help) == ("", "split it into several cards")


@pytest.mark.parametrize(
    ("raw", "span", "message"),
    [
        (b"\xff", Span(1, 1), "byte 0xff is not UTF-8"),
        (b"a: \xe9t\xe9\n", Span(1, 4), "byte 0xe9 is not UTF-8"),
        ("a: Й".encode() + b"\xff", Span(1, 5), "byte 0xff is not UTF-8"),
        (b"a: 1\r\nbb: \xc3\x28", Span(2, 5), "byte 0xc3 is not UTF-8"),
        (b"\xef\xbb\xbfa: \x80", Span(1, 4), "byte 0x80 is not UTF-8"),
        ("a: 1\n".encode("utf-16"), Span(1, 1), "byte 0xff is not UTF-8"),
    ],
)
def test_what_is_not_utf_8(raw: bytes, span: Span, message: str) -> None:
    """A byte that is not UTF-8 is reported at its line and character."""
    text, problems = decode(PATH, raw)
    assert text == ""
    problem = only(problems)
    assert (problem.code, problem.span, problem.message) == ("not-utf-8", span, message)
    assert problem.help == "save the file as UTF-8 (your editor's “Save with encoding”)"


FORBIDDEN = [
    *(chr(n) for n in range(0x20) if chr(n) not in "\t\n"),
    *(chr(n) for n in range(0x7F, 0xA0)),
    *"\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff",
]


@pytest.mark.parametrize("character", FORBIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_forbidden_characters(character: str) -> None:
    """Control and bidirectional-override characters, and other line ends than LF and CRLF,
    are refused each at its place.
    """
    parsed, problems = read(PATH, f"a: 1\nb: Йx{character}y\n".encode())
    assert parsed.data is None
    problem = only(problems)
    assert (problem.code, problem.span) == ("forbidden-character", Span(2, 6))
    if character == "\r":
        assert (problem.message, problem.label) == (
            "a line ends in CR alone (U+000D)",
            "save the file with LF line ends",
        )
        return
    name = unicodedata.name(character, "a control character").lower()
    assert problem.message == f"the character U+{ord(character):04X} ({name}) is not allowed"
    assert (problem.label, problem.help) == ("you may not see it", "delete the words around it and type them again")


@pytest.mark.parametrize("character", "\u00a0\u00ad\u200b\u200d\u3000й漢😀", ids=lambda c: f"U+{ord(c):04X}")
def test_other_characters_pass(character: str) -> None:
    """Every other character is text."""
    assert document(f"a: x{character}y").data == {"a": f"x{character}y"}


def test_every_forbidden_character_is_told() -> None:
    """All forbidden characters and tabs of a file are told at once."""
    parsed = Document(PATH, "a: \x01\n\tb: \x02\n", None)
    assert [(p.code, p.span.line, p.span.column) for p in forbidden(parsed)] == [
        ("forbidden-character", 1, 4),
        ("forbidden-character", 2, 5),
        ("tab", 2, 1),
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [("\ta: 1", Span(1, 1)), ("a:\n\tb: 1", Span(2, 1)), ("a:\n  \t b: 1", Span(2, 3)), ("a: >\n  x\n\ty", Span(3, 1))],
)
def test_tabs_in_indentation(text: str, span: Span) -> None:
    """A tab in indentation is refused at its place."""
    parsed, problems = read(PATH, text.encode())
    assert parsed.data is None
    problem = only(problems)
    assert (problem.code, problem.span, problem.message) == ("tab", span, "a tab in the indentation")
    assert (problem.label, problem.help) == ("use spaces", "two spaces for each level")


def test_tabs_elsewhere_pass() -> None:
    """A tab inside a text is text."""
    assert document('a: b\tc\nd: "e\tf"\n').data == {"a": "b\tc", "d": "e\tf"}


@pytest.mark.parametrize(("line", "shown"), [(1, "one"), (2, ""), (3, "  three"), (4, ""), (5, "")], ids=str)
def test_excerpt(line: int, shown: str) -> None:
    """An excerpt is one line of the file without its end, and nothing beyond the last."""
    assert Document(PATH, "one\n\n  three\n", None).problem(Span(line), fault("tab")).excerpt == shown


def test_a_problem_bears_its_line() -> None:
    """A problem of a document carries its path and the line it stands on."""
    problem = document("a: 1\nb: 2\n").problem(Span(2, 1), fault("tab"))
    assert (problem.path, problem.excerpt, problem.hint) == (PATH, "b: 2", "use spaces; two spaces for each level")


PLACES = """\
title: A b
none:
flow: [one, "two words", {k: v}]
list:
  - x
  - id: y
    deep: {"a key": 'z z'}
"""


@pytest.mark.parametrize(
    ("loc", "value", "key"),
    [
        (("title",), Span(1, 8, 3), Span(1, 1, 5)),
        (("none",), Span(2, 6, 1), Span(2, 1, 4)),
        (("flow",), Span(3, 7, 1), Span(3, 1, 4)),
        (("flow", 0), Span(3, 8, 3), None),
        (("flow", 1), Span(3, 13, 11), None),
        (("flow", 2), Span(3, 26, 1), None),
        (("flow", 2, "k"), Span(3, 30, 1), Span(3, 27, 1)),
        (("list",), Span(5, 3, 1), Span(4, 1, 4)),
        (("list", 0), Span(5, 5, 1), None),
        (("list", 1), Span(6, 5, 1), None),
        (("list", 1, "id"), Span(6, 9, 1), Span(6, 5, 2)),
        (("list", 1, "deep", "a key"), Span(7, 21, 5), Span(7, 12, 7)),
    ],
    ids=str,
)
def test_places_of_values_and_keys(loc: tuple[str | int, ...], value: Span, key: Span | None) -> None:
    """Every value and every key has its line, its column and its width."""
    parsed = document(PLACES)
    assert parsed.span(loc) == value
    assert parsed.span(loc, key=True) == (key or value)


def test_the_place_of_what_is_not_there() -> None:
    """What is not in the file is told at the nearest thing around it, at last at the top."""
    parsed = document(PLACES)
    assert parsed.span(("list", 1, "text", "nowhere")) == Span(6, 5, 1)
    assert parsed.span(("flow", 7)) == Span(3, 7, 1)
    assert parsed.span(("absent",)) == Span(1, 1, 1)
    assert Document(PATH, "[", None).span(("a",)) == Span(1, 1, 1)


@pytest.mark.parametrize(
    ("loc", "value"),
    [(("flow", 2, "k"), "v"), (("flow", 9), None), (("title", "x"), None), (("list", "x"), None), (("no",), None)],
    ids=str,
)
def test_values_at(loc: tuple[str | int, ...], value: str | None) -> None:
    """The value at a way down, or nothing where the way ends."""
    assert document(PLACES).at(loc) == value


BLOCKS = {
    "folded": "t: >\n  one\n  two [three](#here)\n\n  four\nb: 1\n",
    "folded and stripped": "t: >-\n  one\n  two [three](#here)\n\n  four",
    "folded with a comment": "t: >  # five (#here)\n  one\n  two [three](#here)\n",
    "folded with deeper lines": "t: >2\n  one\n  two [three](#here)\n    deeper\n  four\n",
    "literal": "t: |\n  one\n  two [three](#here)\n  four\n",
    "literal, kept": "t: |+\n  one\n  two [three](#here)\n\n\n",
    "double-quoted": 't:\n  "one\n  two [three](#here)\n\n  four"\n',
    "single-quoted": "t:\n  'one\n  two [three](#here)\n\n  four'\n",
    "plain on several lines": "t:\n  one\n  two [three](#here)\n  four\n",
}


@pytest.mark.parametrize("text", BLOCKS.values(), ids=BLOCKS)
def test_places_inside_a_text(text: str) -> None:
    """A place inside a text is found where the file has it, however the text is written."""
    parsed = document(text)
    value: str = parsed.at(("t",))
    assert parsed.span_inside(("t",), value.index("#here"), 5) == Span(3, 15, 5)
    assert parsed.span_inside(("t",), value.index("two"), 3) == Span(3, 3, 3)


def test_a_place_inside_a_text_of_one_line() -> None:
    """In a text of one line, columns count characters, not bytes."""
    parsed = document("a:\n  - t: Й😀 [x](#y)\n")
    assert parsed.span_inside(("a", 0, "t"), 7, 2) == Span(2, 15, 2)


def test_a_mark_ends_with_its_line() -> None:
    """What is marked never runs beyond its line."""
    parsed = document("t: >\n  one two\n  three\n")
    assert parsed.span_inside(("t",), 4, 99) == Span(2, 7, 3)
    assert document("t: one two").span_inside(("t",), 4, 99) == Span(1, 8, 3)


@pytest.mark.parametrize("text", ["t: 'it''s [x](#y)'", 't: "\\u0041 [x](#y)"'], ids=["doubled quote", "escape"])
def test_where_the_text_is_spelt_otherwise(text: str) -> None:
    """Where escapes part the text from its spelling, the whole text is the place."""
    parsed = document(text)
    assert parsed.span_inside(("t",), 9, 2) == parsed.span(("t",)) == Span(1, 4, len(text) - 3)


def test_places_inside_what_is_no_text() -> None:
    """A list, and what is not there, have no inside."""
    parsed = document("t: [a]")
    assert parsed.span_inside(("t",), 1) == Span(1, 4, 1)
    assert parsed.span_inside(("u",), 1) == Span(1, 1, 1)


def test_a_place_beyond_the_end_of_a_text() -> None:
    """A place beyond the end of a text is the text."""
    assert document("t: one").span_inside(("t",), 99) == Span(1, 4, 3)
