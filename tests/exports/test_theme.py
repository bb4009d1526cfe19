"""`tokens.css` and the site's icon: what the table of colours and shapes says, as a browser reads it."""

import re

import pytest

from onrecord.design import MARKS, SITE_ICON, Circle, Colour
from onrecord.exports.theme.assets import assets, path_data
from onrecord.exports.theme.stylesheets import linked

CONTENT = {asset.url: asset.content.decode() for asset in assets()}
TOKENS = CONTENT["assets/tokens.css"]


def test_both_files_are_made() -> None:
    """The stylesheet that all others read their colours from, and the icon that browsers show."""
    assert list(CONTENT) == ["assets/tokens.css", "assets/icon.svg"]


def test_the_stylesheet_has_every_colour_of_the_table() -> None:
    """With the colours of both schemes, or with the one that both have; and none besides."""
    declared = re.findall(r"(--[\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", TOKENS)
    colours = {token: (light or both, dark or both) for token, light, dark, both in declared}
    assert len(declared) == len(colours) and colours == {c.token: (c.light, c.dark) for c in Colour}
    assert "--ink-2: light-dark(#454f59, #bcc3cb);" in TOKENS and "--shadow: #0003;" in TOKENS


def test_each_mark_is_a_class_with_its_colours_line_and_icon() -> None:
    """A page names the class; the stylesheet gives what is drawn."""
    assert ".unanswered { --k: var(--ink-2); --soft: var(--paper-2); --line: dotted;" in TOKENS
    classes = re.findall(
        r"^\.([\w-]+) \{ --k: var\((.*?)\); --soft: var\((.*?)\); --line: (\w+);", TOKENS, re.MULTILINE
    )
    assert classes == [(name, mark.colour.token, mark.soft.token, mark.line) for name, mark in MARKS.items()]
    icons = re.findall(r"fill-rule='evenodd' d='(.*?)'", TOKENS)
    assert icons == [path_data(mark.icon) for mark in MARKS.values()]
    assert not re.search(r"&\w+;|\{\{", TOKENS)


def test_an_icon_is_written_as_path_data() -> None:
    """Absolute coordinates, a circle as two arcs, each outline closed."""
    ring = "M10 1A9 9 0 0 1 10 19A9 9 0 0 1 10 1ZM10 3.4A6.6 6.6 0 0 1 10 16.6A6.6 6.6 0 0 1 10 3.4Z"
    assert path_data((Circle(9), Circle(6.6))) == ring
    assert path_data((((2, 4), (9.5, 4), (9, 11)), ((1, 2), (3, 4), (5, 6)))) == "M2 4 9.5 4 9 11ZM1 2 3 4 5 6Z"


def test_the_sites_icon_has_a_bar_for_each_of_the_table() -> None:
    """On a ground with round corners, each in its place and colour."""
    icon = CONTENT["assets/icon.svg"]
    assert icon.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="6"'
    )
    assert re.findall(r'fill="(#\w+)"', icon) == [SITE_ICON.ground, *(bar.colour for bar in SITE_ICON.bars)]
    assert '<rect x="6" y="14.2" width="20" height="1.6" fill="#9fb0ff"/>' in icon
    assert icon.count("<rect x=") == len(SITE_ICON.bars) == 6


@pytest.mark.parametrize(
    ("url", "own"),
    [
        ("", ["plot.css", "lists.css", "reading.css", "home.css"]),
        ("questions/soldiers-in-east-valley/", ["plot.css", "question.css", "lists.css", "home.css"]),
        ("places/east-valley/", ["lists.css", "home.css", "map.css"]),
        ("sources/daily-north-first-report/", ["card.css", "lists.css"]),
        ("contribute/new/", ["card.css"]),
        ("404.html", ["lists.css"]),
    ],
)
def test_a_page_links_the_stylesheets_of_its_kind(url: str, own: list[str]) -> None:
    """Besides those that all pages share, which come in the same order everywhere."""
    shared = ["tokens.css", "bar.css", "page.css", "record.css"]
    assert [name for name in linked(url) if name not in shared] == own
    assert [name for name in linked(url) if name in shared] == shared
