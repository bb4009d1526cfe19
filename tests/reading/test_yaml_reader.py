"""Plain YAML → values: what scalars are, and every refusal at its exact place (“YAML in six rules”)."""

import pytest

from onrecord.problems.problem import Problem, Span
from onrecord.reading.plain_yaml import MAX_DEPTH
from onrecord.reading.yaml_reader import read

PATH = "cards/2021/x.yaml"


def problems_of(text: str) -> list[Problem]:
    return read(PATH, text.encode())[1]


@pytest.mark.parametrize(
    "word",
    [
        *(
            "no yes on off y n true false True NO 12:30 2024-12-30 1.10 1_000 0x1F 0o17 017 1e3 .inf .nan +1 -0 ~1100"
        ).split(),
        *"<< = nULL a#b http://x".split(),
        "2024-12-30 10:00:00",
        "null and void",
        "C:\\x",
    ],
)
def test_scalars_stay_what_they_look_like(word: str) -> None:
    """No word, number, date or time is turned into anything else."""
    parsed, problems = read(PATH, f"a: {word}\nb: [{word}]\nc:\n  - {word}\n".encode())
    assert (parsed.data, problems) == ({"a": word, "b": [word], "c": [word]}, [])


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_only_a_null_is_nothing(word: str) -> None:
    """Nothing, `~` and `null` are nothing, unless they are quoted."""
    parsed, problems = read(PATH, f"a: {word}\nb: '{word}'\nc: \"{word}\"\nd: |-\n  {word}\n".encode())
    assert (parsed.data, problems) == ({"a": None, "b": word, "c": word, "d": word}, [])


@pytest.mark.parametrize("word", ["no", "1", "2024-12-30", "null", "~", "<<", "a b"])
def test_keys_stay_what_they_look_like(word: str) -> None:
    """A key is the word that it looks like."""
    assert read(PATH, f"{word}: 1\n".encode())[0].data == {word: "1"}


@pytest.mark.parametrize("text", ["---\na: 1\n", "a: 1\n...\n", "# why\na: 1 # so\n", "{a: 1}", "\n\n a: 1"])
def test_forms_of_one_document(text: str) -> None:
    """Marks of a document's begin and end, comments and braces are read."""
    parsed, problems = read(PATH, text.encode())
    assert (parsed.data, problems) == ({"a": "1"}, [])


def test_a_byte_order_mark_and_crlf_move_no_line() -> None:
    """A byte-order mark and CRLF are accepted, and a problem keeps its line and column."""
    parsed, problems = read(PATH, b"\xef\xbb\xbfa: 1\r\nb: 2\r\na: 3\r\nc: |\r\n  x\r\n  y\r\n")
    assert parsed.data == {"a": "1", "b": "2", "c": "x\ny\n"}
    assert [(p.code, p.span, p.excerpt) for p in problems] == [("duplicate-key", Span(3, 1, 1), "a: 3")]


UNCLOSED = "a bracket or brace is never closed, or a comma is missing"
BRACKET = "close it, or quote the text inside"
QUOTE = "a quotation mark opened here is never closed"
BEGINS = "this character cannot begin a value"
COLON = "a colon followed by a space begins a value here"
NEITHER = "this line is neither a field nor part of the text above"
ALIGN = "align it with its neighbours, or quote the text"
VALUE = "put the value in quotes"
ALIASES = "anchors and aliases are not used here"
WRITE_OUT = "write the value out, or quote it"
NO_TAG = "leave it out, or quote the value"
EMPTY = ("the file is empty", "it holds “key: value” lines")
NO_LINES = ("the file holds no “key: value” lines", "begin with the name of a field and a colon, such as “name: ”")

REFUSED = [
    ("", "not-a-mapping", (1, 1, 1), *EMPTY),
    ("\n\n# only a remark\n", "not-a-mapping", (1, 1, 1), *EMPTY),
    ("a text", "not-a-mapping", (1, 1, 6), *NO_LINES),
    ("\n- a\n- b\n", "not-a-mapping", (2, 1, 1), *NO_LINES),
    ("[a]", "not-a-mapping", (1, 1, 1), *NO_LINES),
    ("a: 1\n---\nb: 2\n", "several-documents", (2, 1, 3), "a second document begins", "one file holds one"),
    ("a: 1\n...\n---\n", "several-documents", (3, 1, 3), "a second document begins", "one file holds one"),
    ("a: &name 1\nb: *name\n", "anchor-or-alias", (1, 4, 5), f"&name: {ALIASES}", WRITE_OUT),
    ("a:\n  - *name\n", "anchor-or-alias", (2, 5, 5), f"*name: {ALIASES}", WRITE_OUT),
    ("&k a: 1\n", "anchor-or-alias", (1, 1, 2), f"&k: {ALIASES}", WRITE_OUT),
    ("a: &all [1]\n", "anchor-or-alias", (1, 4, 4), f"&all: {ALIASES}", WRITE_OUT),
    ("a: !mine 1\n", "tag", (1, 4, 1), "!mine: tags are not used here", NO_TAG),
    ("a: !!int 1\n", "tag", (1, 4, 1), "!!int: tags are not used here", NO_TAG),
    (
        "a: !!python/object/apply:os.system [x]\n",
        "tag",
        (1, 4, 1),
        "!!python/object/apply:os.system: tags are not used here",
        NO_TAG,
    ),
    ("!mine\na: 1\n", "tag", (1, 1, 1), "!mine: tags are not used here", NO_TAG),
    ("a: 1\n? [b]\n: 2\n", "key-not-text", (2, 3, 1), "the name of a field must be a word", "quote it"),
    ("{? {b: 1} : 2}", "key-not-text", (1, 4, 1), "the name of a field must be a word", "quote it"),
    ("a: b: c\n", "yaml-syntax", (1, 5, 1), COLON, 'put the whole text in quotes: a: "b: c"'),
    ("a: [1, 2\nb: 1\n", "yaml-syntax", (1, 4, 1), UNCLOSED, BRACKET),
    ("a: 1\nb: {c: 1\n", "yaml-syntax", (2, 4, 1), UNCLOSED, BRACKET),
    ("a: 'x\nb: 1\n", "yaml-syntax", (1, 4, 1), QUOTE, "put a ' at the end of this text"),
    ('a: 1\nb: "x\n', "yaml-syntax", (2, 4, 1), QUOTE, 'put a " at the end of this text'),
    ("a: @x\n", "yaml-syntax", (1, 4, 1), BEGINS, VALUE),
    ("a: `x`\n", "yaml-syntax", (1, 4, 1), BEGINS, VALUE),
    ("a: 1\nb: %x\n", "yaml-syntax", (2, 4, 1), BEGINS, VALUE),
    ("a: * x\n", "yaml-syntax", (1, 5, 1), "a value cannot begin with “*” or “&”", VALUE),
    (
        "a:\n  b: 1\n c: 2\n",
        "yaml-syntax",
        (3, 2, 1),
        "this line is indented by 1, the one above by 2",
        "add 1, so that it stands under its neighbours",
    ),
    (
        'a: "\\q"\n',
        "yaml-syntax",
        (1, 5, 1),
        "in double quotes a backslash has a meaning of its own",
        "write it twice: \\\\",
    ),
    ("a: > 3000\n", "unquoted-figure", (1, 4, 6), "> 3000 begins with “>” and is not quoted", 'quote it: "> 3000"'),
    (
        "answers: {q: > 3000}\n",
        "unquoted-figure",
        (1, 14, 6),
        "> 3000 begins with “>” and is not quoted",
        'quote it: "> 3000"',
    ),
    (
        "answers: {q: >= 3000, r: yes}\n",
        "unquoted-figure",
        (1, 14, 7),
        ">= 3000 begins with “>” and is not quoted",
        'quote it: ">= 3000"',
    ),
    ("a:\n  q: >12\n", "unquoted-figure", (2, 6, 3), ">12 begins with “>” and is not quoted", 'quote it: ">12"'),
]


@pytest.mark.parametrize(("text", "code", "span", "message", "label"), REFUSED, ids=[repr(row[0]) for row in REFUSED])
def test_refusals(text: str, code: str, span: tuple[int, int, int], message: str, label: str) -> None:
    """What is not plain YAML is refused once, at its exact place, in plain words, and yields no data."""
    parsed, (problem,) = read(PATH, text.encode())
    assert parsed.data is None
    assert (problem.code, problem.span, problem.message, problem.label) == (code, Span(*span), message, label)
    assert problem.excerpt == text.split("\n")[span[0] - 1]


def test_a_quoted_bound_is_read() -> None:
    """A bound that is quoted is a text like any other."""
    assert read(PATH, b'a: {q: "> 3000"}')[0].data == {"a": {"q": "> 3000"}}


def test_a_folded_text_may_begin_with_a_figure() -> None:
    """A folded text whose first line is a figure is no unquoted bound."""
    assert read(PATH, b"a: >\n  3000 soldiers\n")[0].data == {"a": "3000 soldiers\n"}


def test_duplicate_keys_are_told_and_read_over() -> None:
    """Each duplicate key is told with the line of the first, whose value stands, and reading goes on."""
    parsed, problems = read(PATH, b"a:\n  b: 1\n  b: {c: [2]}\n  b: 3\nd: 4\na: 5\ne: 6\n")
    assert parsed.data == {"a": {"b": "1"}, "d": "4", "e": "6"}
    assert [(p.span, p.message, p.label, p.help) for p in problems] == [
        (Span(3, 3, 1), "b: this field stands here a second time", "the first is on line 2", "keep one of the two"),
        (Span(4, 3, 1), "b: this field stands here a second time", "the first is on line 2", "keep one of the two"),
        (Span(6, 1, 1), "a: this field stands here a second time", "the first is on line 1", "keep one of the two"),
    ]
    assert parsed.span(("a", "b")) == Span(2, 6, 1)
    assert parsed.span(("e",)) == Span(7, 4, 1)
    assert {loc[0] for loc in parsed.values if loc} == {"a", "d", "e"}


def test_a_duplicate_within_a_duplicate_is_told() -> None:
    """What stands under a duplicate key is still looked through."""
    assert [p.span for p in problems_of("a: 1\na: {b: 1, b: 2}\n")] == [Span(2, 1, 1), Span(2, 11, 1)]
    assert [p.code for p in problems_of("a: 1\na: &x 2\n")] == ["duplicate-key", "anchor-or-alias"]


def test_one_key_in_two_places_is_no_duplicate() -> None:
    """The same key in two mappings is no duplicate."""
    assert problems_of("a: {b: 1}\nc: [{b: 1}, {b: 2}]\nb: 3\n") == []


def test_nesting_of_twenty_levels() -> None:
    """Twenty levels are read, and the twenty-first is refused where it begins."""
    assert MAX_DEPTH == 20
    assert problems_of("a: " + "[" * 20 + "]" * 20) == []
    (problem,) = problems_of("a: " + "[" * 21 + "]" * 21)
    assert (problem.code, problem.span) == ("too-deep", Span(1, 24, 1))
    assert (problem.message, problem.label) == ("nested more than 20 levels deep", "no field needs more than four")


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, "a: " + "{a: " * 60_000, "- " * 100_000, "".join(" " * n + "a:\n" for n in range(600))],
    ids=["brackets", "braces", "dashes", "steps"],
)
def test_hostile_nesting(text: str) -> None:
    """A hundred thousand levels are refused at the twenty-first, without recursion."""
    parsed, (problem,) = read(PATH, text.encode())
    assert (parsed.data, problem.code) == (None, "too-deep")


def test_long_keys() -> None:
    """A key of 1,024 characters is read; a longer one is refused in plain words, unless “?” announces it."""
    assert read(PATH, b"k" * 1024 + b": 1")[0].data == {"k" * 1024: "1"}
    (problem,) = problems_of("k" * 200_000 + ": 1")
    assert (problem.code, problem.span.line, problem.message) == ("yaml-syntax", 1, COLON)
    assert read(PATH, b"? " + b"k" * 200_000 + b"\n: 1")[0].data == {"k" * 200_000: "1"}


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    """Aliases that multiply are refused before anything grows."""
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))]
    (problem,) = problems_of("\n".join(lines))
    assert (problem.code, problem.span) == ("anchor-or-alias", Span(1, 5, 3))
