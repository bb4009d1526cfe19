"""Annotated summaries: their links, their sentences, their safe HTML (the guide, “The annotated summary”)."""

import time

import pytest
from lxml import html as lxml_html

from onrecord.model.annotated_markdown import (
    Annotation,
    Mark,
    Target,
    annotations,
    lookalikes,
    plain,
    resolve,
    sentences,
    to_html,
    too_deep,
)
from onrecord.vocabulary import EntityKind

SUMMARY = "Kyiv says [more than 3,000](#kyiv-over-3000), says [*a* man](actor:a-man)\nand [another](other#one)."


def test_every_link_with_its_place() -> None:
    """Every link is found in order, with its clause, its target as written, and where both begin."""
    assert list(annotations(SUMMARY)) == [
        Annotation("more than 3,000", "#kyiv-over-3000", 28, 10),
        Annotation("*a* man", "actor:a-man", 61, 51),
        Annotation("another", "other#one", 88, 78),
    ]
    assert [SUMMARY[a.offset :].startswith(a.written) for a in annotations(SUMMARY)] == [True] * 3
    assert [SUMMARY[a.start] for a in annotations(SUMMARY)] == ["["] * 3


@pytest.mark.parametrize("text", ["[a]", "[a] (#b)", "(#b)", "[a](#b c)", "a](#b)", "[a[(#b)", "no link"])
def test_what_is_no_link(text: str) -> None:
    """A bracket without its target beside it is no link."""
    assert list(annotations(text)) == []


def test_a_link_without_target_is_found() -> None:
    """A link whose target was forgotten is a link, so that a rule can say that it is dead."""
    assert list(annotations("[a]()")) == [Annotation("a", "", 4, 0)]
    assert resolve("", "c") is None


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("#one", Target(None, "here#one")),
        ("other#one", Target(None, "other#one")),
        ("actor:newsweek", Target(EntityKind.ACTOR, "newsweek")),
        ("question:how-many", Target(EntityKind.QUESTION, "how-many")),
        ("place:kursk", Target(EntityKind.PLACE, "kursk")),
        ("topic:troops", Target(EntityKind.TOPIC, "troops")),
        ("card:other", None),
        ("outlet:newsweek", None),
        ("other", None),
        ("other#", None),
        ("#", None),
        ("https://x.example/#one", None),
        ("javascript:alert(1)#one", None),
        ("mailto:x@y.example", None),
        ("../other#one:two", None),
    ],
)
def test_targets(written: str, target: Target | None) -> None:
    """A target is a statement here or elsewhere, or an actor, question, place or topic; nothing else is one."""
    assert resolve(written, "here") == target
    assert Annotation("x", written, 0, 0).target("here") == target


@pytest.mark.parametrize(
    "listed",
    [
        ["One is so.", "Two is not!", "Is three?"],
        ["It cites [the figure](#a).", "[Seoul](#b) does not."],
        ["It says [that it is so.](#a)", "Then it stops."],
        ["“It is so.”", "“It is not.”"],
        ["(It is so.)", "(It is not!)"],
        ["It is so…", "Or not?!", "1,100 fell."],
        ["Mr. Smith met Gen. Ryder and Lt. Col. Dr. J. R. Oriel.", "They parted."],
        ["No. 9 brigade, e.g. Storm, i.e. that one, vs. St. Mary’s.", "So it is."],
        ["It rose to 3.5 million at 10.30 from x.com.", "That was all."],
        ["U.S. forces left."],
        ["He asked “why?” and went."],
        ["A first part without an end", "A second part"],
        ["It is over, said J."],
        ["“Это так.”", "Это не так."],
        ["One\nsentence on\nthree lines."],
    ],
    ids=lambda listed: listed[0],
)
def test_sentences(listed: list[str]) -> None:
    """Sentences end at their marks, behind quotes, brackets and links, and not at abbreviations or numbers."""
    joiner = "\n\n" if not listed[0].endswith((".", "!", "?", "…", "”", ")")) else " "
    summary = joiner.join(listed)
    parts = list(sentences(summary))
    assert [text for _, text in parts] == listed
    assert [summary[offset : offset + len(text)] for offset, text in parts] == listed


@pytest.mark.parametrize("summary", ["", "  \n ", "…", "* * *", "?!"])
def test_what_is_no_sentence(summary: str) -> None:
    """Marks without a word are no sentence."""
    assert list(sentences(summary)) == []


def test_offsets_of_sentences_count_the_space_before() -> None:
    """A sentence begins at its first word, wherever the space before it ends."""
    assert list(sentences("  One.  \n\n  Two.")) == [(2, "One."), (12, "Two.")]


def marks(target: str) -> Mark | None:
    known = {"#a": ("../c/#a", "mark verified", ""), "#b": ("../c/#b", "", 'X & "Y" <z>')}
    return known.get(target)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("[so](#a)", '<p><a href="../c/#a" class="mark verified">so</a></p>'),
        ("[*so* it `is`](#a)", '<p><a href="../c/#a" class="mark verified"><em>so</em> it `is`</a></p>'),
        ("[so](#b)", '<p><a href="../c/#b">so<span class="note"> (X & "Y" <z>)</span></a></p>'),
        ("[so](#nowhere)", "<p><span>so</span></p>"),
        ("[so](https://x.example)", "<p><span>so</span></p>"),
        ("<https://x.example>", "<p>&lt;https://x.example&gt;</p>"),
        ("[so][r]\n\n[r]: https://x.example", "<p>[so][r]</p><p>[r]: https://x.example</p>"),
        (
            "**a** _b_\n\n- c\n\n> d",
            "<p><strong>a</strong> <em>b</em></p><ul><li>c</li></ul><blockquote><p>d</p></blockquote>",
        ),
        ("1. a", "<ol><li>a</li></ol>"),
        ("a < b & c > d", "<p>a &lt; b &amp; c &gt; d</p>"),
        ("&lt;b&gt;", "<p>&lt;b&gt;</p>"),
    ],
)
def test_html(text: str, html: str) -> None:
    """Markdown becomes HTML; a known link gets its address, class and note, an unknown one becomes plain text."""
    assert _canonical(to_html(text, marks)) == _canonical(html.replace("<z>", "&lt;z&gt;").replace("X & ", "X &amp; "))


def _canonical(html: str) -> str:
    """The same HTML whatever the order of attributes and the space between tags."""
    tree = lxml_html.fragment_fromstring(html, create_parent="div")
    for element in tree.iter():
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
        element.text = (element.text or "").strip("\n")
        element.tail = (element.tail or "").strip("\n")
    text: str = lxml_html.tostring(tree, encoding="unicode")
    return text


HOSTILE = [
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert%281%29)",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//x.example)",
    "<javascript:alert(1)>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="jav&#x09;ascript:alert(1)">x</a>',
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<style>* {display: none}</style>",
    "<img src=x onerror=alert(1)>",
    "![x](https://x.example/x.png)",
    "![x](javascript:alert(1))",
    '<p onclick="alert(1)" style="color: red" id="top">x</p>',
    '<a href="x" onmouseover="alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<iframe src=https://x.example></iframe>",
    "<form action=https://x.example><input name=x></form>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    '<div style="position: fixed">\n\n[x](#a)\n\n</div>',
    "<!-- <img src=x> -->",
    '[x](#a "onmouseover=alert(1)")',
    "`<img src=x>`",
    "    <img src=x>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markdown(text: str) -> None:
    """No script, style, image, frame, form, handler, id or strange scheme ever comes through."""
    tree = lxml_html.fragment_fromstring(to_html(text, marks), create_parent="div")
    allowed = {"div", "p", "em", "strong", "a", "br", "blockquote", "ul", "ol", "li", "code", "span"}
    below = [element for element in tree.iter() if element is not tree]
    assert {element.tag for element in below} <= allowed
    assert all(element.tag != "div" for element in below)
    assert {name for element in below for name in element.attrib} <= {"href", "class"}
    assert not [e.get("href") for e in below if ":" in (e.get("href") or "") or (e.get("href") or "").startswith("//")]


@pytest.mark.parametrize(
    "text",
    [
        '<a href="https://x.example/">x</a>',
        '<a class="mark verified" href="https://x.example/">x</a>',
        '<a href="../other/">x</a>',
        'A <span class="mark verified">x</span>',
        '<p><a href="#a">x</a></p>',
    ],
)
def test_raw_html_makes_no_link_and_no_mark(text: str) -> None:
    """Only an annotation that `marks` knows becomes a link or wears the mark of a kind."""
    tree = lxml_html.fragment_fromstring(to_html(text, marks), create_parent="div")
    assert [(e.tag, dict(e.attrib)) for e in tree.iter() if e.attrib] == []


@pytest.mark.parametrize(
    ("summary", "text"),
    [
        ("It is [*so*](#a), says\n  [`he`](actor:x).", "It is so, says he."),
        ("_Plain_ **words**.", "Plain words."),
        ("  \n", ""),
    ],
)
def test_plain(summary: str, text: str) -> None:
    """A summary without its links and marks is one line of words."""
    assert plain(summary) == text


@pytest.mark.parametrize(
    ("summary", "place"),
    [
        ("- a\n    - b\n        - c", None),
        ("- - - a", None),
        ("> > > a", None),
        ("- - - - a", 0),
        (">>>> a", 0),
        ("1. 2. 3. 4. a", 0),
        ("a\n- > * + b", 2),
        ("a\n\t\t\t- b", 2),
        ("a" + "\n" + " " * 16 + "b", 2),
        ("3 - 2 - 1 - 0 > a", None),
        ("----", None),
    ],
)
def test_what_could_be_nested_too_deep(summary: str, place: int | None) -> None:
    """More marks before the text than allowed, or as much room for them."""
    assert too_deep(summary, 3) == place


def test_what_is_not_too_deep_can_be_shown() -> None:
    """Python stops a recursion that is a thousand calls deep; a list in lists is some forty."""
    nested = "".join(f"{'    ' * level}- a\n" for level in range(20))
    assert (too_deep(nested, 20), to_html(nested, marks).count("<ul>")) == (None, 20)
    assert too_deep("".join(f"{'    ' * level}- a\n" for level in range(300)), 20) is not None


LONG = 200_000
SHAPES = {
    "a bracket that is never closed": "[" + "a" * LONG,
    "brackets that are never closed": "[a " * (LONG // 3),
    "a bracket before spaces": "]" + " " * LONG + "x",
    "brackets and spaces": "] " * (LONG // 2),
    "links": "[Aa. Bb](#a) " * (LONG // 13),
    "what looks like links": "] #a " * (LONG // 5),
    "an opened target": "[a](" * (LONG // 4),
    "sentences": "Mr. A. Aa. " * (LONG // 11),
    "a sentence’s end and brackets": ".(" * (LONG // 2),
    "a sentence’s end and spaces": "." + " " * LONG + "a",
    "empty lines": "\n" * LONG + "x",
}


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_takes_longer_than_its_length(shape: str) -> None:
    """A summary nearly as long as a file may be is read within seconds; some of these took hours."""
    begun = time.process_time()
    found = [len(list(read(SHAPES[shape]))) for read in (annotations, lookalikes, sentences)]
    assert time.process_time() - begun < 5
    assert max(found) <= LONG
