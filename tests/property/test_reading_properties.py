"""What holds for every file, whatever is in it (docs/contribute/index.md, “YAML in six rules”)."""

import string

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import html as lxml_html

from onrecord.model.annotated_markdown import annotations, plain, sentences, to_html
from onrecord.reading.document import Document, Value
from onrecord.reading.yaml_reader import read, read_closely
from tests.property.examples import examples

PATH = "cards/2021/x.yaml"
YAML_LIKE = st.lists(
    st.sampled_from(
        [
            *"a [ ] { } ' # *x % é 😀 ~ null << @".split(),
            "b: ",
            "- ",
            "\n",
            "\n  ",
            "  ",
            ": ",
            "? ",
            ", ",
            '"',
            "> ",
            "|\n",
            "> 3000",
            "&x ",
            "!t ",
            "---\n",
            "...\n",
            "\t",
            "\r\n",
            "\r",
            "\ufeff",
            "\\",
        ]
    ),
    max_size=30,
).map(lambda parts: "".join(parts) + "\n")


def check(raw: bytes) -> Document:
    """Read bytes, and see that every problem's place lies in the file, and every value's in it too."""
    document, problems = read(PATH, raw)
    assert document.data is not None or problems
    if document.data is not None:
        assert read_closely(Document(PATH, document.text, None)) == (document, problems)
    lines = document.text.split("\n")
    for problem in problems:
        assert problem.path == PATH
        if document.text:
            assert 1 <= problem.span.line <= len(lines)
            assert 1 <= problem.span.column <= len(lines[problem.span.line - 1]) + 1
            assert problem.excerpt == lines[problem.span.line - 1].rstrip("\r")
        assert problem.span.width >= 1
    for span in [*(extent.span for extent in document.values.values()), *document.keys.values()]:
        assert 1 <= span.line <= len(lines)
        assert span.column + span.width <= len(lines[span.line - 1]) + 2
    return document


@examples(200)
@given(st.binary(max_size=60))
def test_any_bytes(raw: bytes) -> None:
    """Reading never raises, whatever the bytes, and tells only of places in the file."""
    check(raw + b"\n")


@examples(200)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    """Reading never raises, whatever the text, and tells only of places in the file."""
    check(text.encode("utf-8", "ignore") + b"\n")


@examples(400)
@given(YAML_LIKE)
@example("a: 'x\n")
@example("a: [\n")
@example("a:\n  b\n c: \n")
def test_almost_yaml(text: str) -> None:
    """Reading never raises on what is nearly YAML, and every value is where the document says."""
    document = check(text.encode())
    assert set(document.keys) <= set(document.values)
    for loc, extent in document.values.items():
        value = document.at(loc)
        if isinstance(value, str) and not extent.style and "\n" not in document.text[extent.start : extent.end]:
            assert document.text[extent.start : extent.end] == value
        assert document.span(loc) == extent.span


@pytest.mark.parametrize("text", ["[", "? ", "a: {b: ", "a:\n- ["])
def test_a_file_without_a_last_line_end(text: str) -> None:
    """Where the last line does not end, places lie in the file all the same."""
    check(text.encode())


WORDS = st.text(string.ascii_letters + string.digits + "-_.+/", min_size=1, max_size=12)
PLAIN = WORDS.filter(lambda w: w not in ("null", "Null", "NULL", "-", "---", "...") and not w.startswith("- "))


@examples(200)
@given(
    st.dictionaries(PLAIN, PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(PLAIN, PLAIN, max_size=3), min_size=1)
)
def test_plain_scalars_come_back(data: Value) -> None:
    """Words written without quotes come back as they were, whatever they look like: no, 1e3, 0x1F, 2024-12-30."""
    lines = []
    for key, value in data.items():
        if isinstance(value, list):
            lines.append(f"{key}: [{', '.join(value)}]")
        elif isinstance(value, dict):
            lines.append(f"{key}: {{{', '.join(f'{k}: {v}' for k, v in value.items())}}}")
        else:
            lines.append(f"{key}: {value}")
    document, problems = read(PATH, "\n".join(lines).encode())
    assert (document.data, problems) == (data, [])


TREES = st.recursive(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(PLAIN, inner, max_size=3),
    max_leaves=8,
)


@examples(100)
@given(st.dictionaries(PLAIN, TREES, min_size=1, max_size=3))
def test_what_pyyaml_writes_in_quotes_comes_back(data: Value) -> None:
    """Any text survives PyYAML's quoted form."""
    raw = yaml.dump(data, default_style='"', allow_unicode=True, sort_keys=False)
    document, problems = read(PATH, raw.replace("!!null ", "").encode())
    assert (document.data, problems) == (data, [])


@examples(200)
@given(
    st.lists(
        st.sampled_from(["It is so", ". ", "[x](#a)", "“", "”", "\n\n", "Mr. ", "? ", "a", "(", ")", " ", "3.5"])
    ).map("".join)
)
def test_sentences_are_the_summary(summary: str) -> None:
    """Sentences come in order, stand where they say, and leave out no word and no link."""
    end = 0
    for offset, text in sentences(summary):
        assert offset >= end
        assert summary[offset : offset + len(text)] == text
        assert text == text.strip() != ""
        end = offset + len(text)
    joined = "".join(text for _, text in sentences(summary))
    assert [c for c in joined if c.isalnum()] == [c for c in summary if c.isalnum()]
    assert sum(1 for _ in annotations(joined)) == sum(1 for _ in annotations(summary))


@examples(100)
@given(
    st.lists(
        st.sampled_from(
            [
                "<",
                ">",
                "a ",
                'href="javascript:x" ',
                "script",
                "/",
                "[x](",
                ")",
                "onload=x ",
                "`",
                "\n\n",
                "&",
                "img ",
                "!",
            ]
        )
    ).map("".join)
)
def test_html_is_safe(text: str) -> None:
    """No sequence of Markdown and HTML lets a script, an image or a handler through."""
    tree = lxml_html.fragment_fromstring(to_html(text, lambda target: None), create_parent="div")
    below = [element for element in tree.iter() if element is not tree]
    assert {e.tag for e in below} <= {"p", "em", "strong", "a", "br", "blockquote", "ul", "ol", "li", "code", "span"}
    assert {name for e in below for name in e.attrib} <= {"href", "class"}
    assert not any(":" in (e.get("href") or "") for e in below)
    assert plain(text) == plain(text).strip()
