"""One table of colours and shapes: what it says of each kind, and that nothing else names a colour (issue 15)."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import ImageColor

from onrecord.design import MARKS, Colour
from onrecord.vocabulary import Kind, Standing
from tests.paths import PROJECT

TABLE = "hooks/onrecord/design.py"
ALLOWED = {
    ("hooks/onrecord/pages/question/plot.html", "#fff"): "a mask, not a colour: what is white in it shows",
    ("hooks/onrecord/new_card/dialogue/prompts.py", "red"): "of the terminal, which has colours of its own",
    ("hooks/onrecord/exports/theme/palette.py", "black"): "a name in the theme’s palette",
    ("hooks/onrecord/exports/theme/palette.py", "white"): "a name in the theme’s palette",
}
NAMES = "|".join(ImageColor.colormap)
WRITTEN = re.compile(r"#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(")
NAMED = {
    ".css": re.compile(rf":[^;{{}}]*?(?<![\w-])({NAMES})(?![\w-])[^;{{}}]*[;}}]"),
    ".html": re.compile(rf"(?:fill|stroke|color|style)=[\"'](?:[^\"']*[ :])?({NAMES})[\"' ;]"),
    ".py": re.compile(rf"[\"']({NAMES})[\"']"),
}
NAMED |= {".svg": NAMED[".html"], ".js": NAMED[".py"]}
FILES = [
    path.relative_to(PROJECT).as_posix()
    for folder in ("docs", "hooks")
    for path in sorted((PROJECT / folder).rglob("*"))
    if path.suffix in NAMED
]


def literals(text: str, suffix: str) -> Iterator[str]:
    """The colours that a file writes out; comments of a stylesheet, colour functions and system colours left out."""
    code = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL) if suffix == ".css" else text
    yield from WRITTEN.findall(code.lower())
    yield from NAMED[suffix].findall(code.lower())


def test_every_kind_and_every_standing_has_a_mark() -> None:
    """No two share a colour, a line or an icon: each of the three would tell them apart alone."""
    assert MARKS.keys() == {kind.value for kind in Kind} | {standing.value for standing in Standing}
    for told_by in ("colour", "soft", "line", "icon"):
        assert len({getattr(mark, told_by) for mark in MARKS.values()}) == len(MARKS), told_by


def test_a_colour_is_named_as_css_names_it() -> None:
    """Each has two values in hexadecimal, and a custom property by its name."""
    assert len(Colour) == 20
    assert (Colour.INK_2.token, Colour.VERIFIED_SOFT.token) == ("--ink-2", "--verified-soft")
    for colour in Colour:
        for value in (colour.light, colour.dark):
            assert re.fullmatch(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6})", value), colour


@pytest.mark.parametrize(
    ("suffix", "text", "expected"),
    [
        (".css", "a { color: #FFF; border: 1px solid #12345678 }", ["#fff", "#12345678"]),
        (".css", "a { color: rgb(1 2 3); fill: white; }", ["rgb(", "white"]),
        (".css", "a { white-space: pre; color: currentColor; background: transparent } /* #fff */", []),
        (".css", "a { color: CanvasText; fill: var(--ink); mask: url(#fade-1) } .red { top: 0 }", []),
        (".html", '<path fill="red"/><p style="color: teal">red</p>', ["red", "teal"]),
        (".svg", '<path fill="#abc" href="#decade-x"/>', ["#abc"]),
        (".py", 'INK = "#123456", "black"  # black', ["#123456", "black"]),
        (".js", 'context.fillStyle = "gold"', ["gold"]),
    ],
)
def test_a_colour_that_is_written_out_is_seen(suffix: str, text: str, expected: list[str]) -> None:
    """By its figures or by its name, where a colour can stand."""
    assert list(literals(text, suffix)) == expected


def test_no_file_but_the_table_names_a_colour() -> None:
    """Stylesheets, templates, drawings, scripts and modules take colours from the table; what is left has a reason."""
    assert {Path(file).suffix for file in FILES} == NAMED.keys()
    written = {
        (file, literal)
        for file in FILES
        if file != TABLE
        for literal in literals((PROJECT / file).read_text("utf-8"), Path(file).suffix)
    }
    assert written == ALLOWED.keys()
