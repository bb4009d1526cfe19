"""`onrecord fmt` changes no value and no remark, whatever a file looks like, and has nothing to do a second time."""

from typing import Final

from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.fmt import NotFormatted, formatted
from onrecord.fmt.comments import remarks
from onrecord.reading.document import Document
from onrecord.reading.yaml_reader import read
from onrecord.vocabulary import EntityKind
from tests.property.examples import examples

PATH: Final = "cards/2021/x.yaml"
REMARKS: Final = st.sampled_from(
    ["", "", "", "# one", "#", "  # deeper", "# 'quoted", "# key: value", "      # deep", " # - a"]
)
ENDS: Final = st.sampled_from(["", "", "", " ", "   ", "  # at the end", " # it's", "\t"])
BLANKS: Final = st.sampled_from(["", "", "", "\n", "\n\n", "  \n"])
FLOWS: Final = st.sampled_from(["[a, b]", "{q: yes}", "[a, # first\n      b]", "{q: 'x # y',\n       r: \"z\"}", "[]"])
SCALARS: Final = st.sampled_from(
    [
        "plain",
        "plain over\n      two lines",
        "'single ''quoted'' # no remark'",
        '"double \\" # no remark"',
        '"folded\n\n      over\n        lines"',
        "no",
        "2024-12-30",
        "Кириллица 평양",
        "😀 astral",
        '"a\\\n      b"',
        "",
    ]
)
BLOCKS: Final = st.sampled_from(
    [
        "> # sign\n{0}  folded # text\n\n{0}  more\n{0}    deeper",
        "|\n{0}  # text too\n{0}  b",
        ">-\n{0}   three",
        "|-\n{0}  spaces at the end  \n{0}  b\n\n",
        ">2\n{0}   one more",
        "|+\n{0}  kept\n\n",
    ]
)
NAMES: Final = st.lists(
    st.sampled_from(
        ["title", "publisher", "type", "note", "summary", "url", "topics", "strange", "corrections", "not_recorded"]
    ),
    unique=True,
    max_size=6,
)
KEYS: Final = st.lists(
    st.sampled_from(["id", "text", "said_by", "answers", "note", "about", "quote", "unknown", "via"]),
    unique=True,
    min_size=1,
    max_size=5,
)
Draw = st.DrawFn


@st.composite
def cards(draw: Draw) -> bytes:
    """A file with up to six fields and two lanes, remarks and blank lines anywhere, in LF or CRLF,
    with a mark or none.
    """
    parts = [draw(st.sampled_from(["", "# yaml-language-server: $schema=x\n", "# of the file\n\n", "---\n", "\n"]))]
    for name in draw(
        st.permutations([*draw(NAMES), *draw(st.sampled_from([[], ["attributed"], ["unacknowledged", "verified"]]))])
    ):
        parts += [draw(BLANKS), _line(draw(REMARKS))]
        lane = name in ("attributed", "verified", "unacknowledged")
        parts.append(f"{name}:{draw(ENDS)}\n{_items(draw)}" if lane else f"{name}: {_value(draw, '')}\n")
    parts += [
        draw(BLANKS),
        _line(draw(REMARKS)),
        "language: en" + draw(st.sampled_from(["", "\n", "\n\n# the last\n", "  \n"])),
    ]
    text = "".join(parts)
    return (
        draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    ).encode()


def _line(remark: str) -> str:
    return f"{remark}\n" if remark else ""


def _value(draw: Draw, indent: str) -> str:
    if draw(st.integers(0, 3)) == 0:
        return draw(BLOCKS).format(indent)
    return draw(SCALARS | FLOWS) + draw(ENDS)


def _items(draw: Draw) -> str:
    """A list of statements, its dashes in any column, its keys in any beside them or below."""
    dash = " " * draw(st.sampled_from([0, 1, 2, 2, 4]))
    lines = ""
    for _ in range(draw(st.integers(1, 3))):
        below = draw(st.integers(0, 4)) == 0
        gap = draw(st.sampled_from([" ", " ", "   "]))
        column = dash + " " + gap
        lines += (
            draw(BLANKS)
            + _line(draw(REMARKS))
            + dash
            + ("-" + draw(st.sampled_from(["", " # here"])) + "\n" if below else "-" + gap)
        )
        for place, name in enumerate(draw(KEYS)):
            if place:
                lines += draw(BLANKS) + _line(draw(REMARKS))
            lines += ("" if place == 0 and not below else column) + _field(draw, name, column)
    return lines


def _field(draw: Draw, name: str, column: str) -> str:
    if name == "answers" and draw(st.booleans()):
        inner = column + draw(st.sampled_from([" ", "  ", "    "]))
        return f"{name}:\n{inner}text: yes\n{_line(draw(REMARKS))}{inner}a: no\n"
    if name == "via" and draw(st.booleans()):
        inner = column + draw(st.sampled_from(["", "  "]))
        return f"{name}:\n{inner}- a\n{_line(draw(REMARKS))}{inner}-   document: b\n{inner}    purported_author: c\n"
    return f"{name}: {_value(draw, column)}\n"


def read_well(raw: bytes) -> Document | None:
    """The document, or None where the reader has something against it."""
    document, problems = read(PATH, raw)
    return None if problems else document


@examples(300)
@given(cards())
@example(b"b: 1\n# above\ntitle: x # beside\n")
@example(b"attributed:\n- text: a\n  id: b\ntitle: |+\n  x\n\n")
@example(b"title: |+\n  x\n\nattributed:\n  - id: b\n")
def test_values_and_remarks_stay(raw: bytes) -> None:
    """The values and the remarks are the same before and after, and what is formatted stays as it is."""
    before = read_well(raw)
    try:
        new = formatted(PATH, raw, EntityKind.CARD)
    except NotFormatted:
        assert before is None or b"|+" in raw, "only blank lines that are text may keep a file from being formatted"
        return
    after = read_well(new)
    assert before is not None
    assert after is not None
    assert after.data == before.data
    assert sorted(remarks(after.text)) == sorted(remarks(before.text))
    assert formatted(PATH, new, EntityKind.CARD) == new
    assert b"\r" not in new
    assert not new.startswith(b"\xef\xbb\xbf")
