"""`theme.palette`: its options, and the colours made of it, which can be read and seen whatever is chosen."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from mkdocs.utils import get_theme_dir

from onrecord.contrast import Srgb, contrast, ink_on, mixed, parsed, shades
from onrecord.design import Colour
from onrecord.exports.theme.palette import AS_LINKS, OWN, Option, colour_names, options, palette_css

PAPERS = (Colour.PAPER, Colour.PAPER_2)
GROUNDS = [[parsed(paper.light) for paper in PAPERS], [parsed(paper.dark) for paper in PAPERS]]
YOUTUBE = '[data-md-color-scheme="you-tube"] { --md-primary-fg-color: #ee0f0f }'


@cache
def material() -> str:
    """The palette of the installed theme."""
    (file,) = Path(get_theme_dir("material")).glob("assets/stylesheets/palette.*.min.css")
    return file.read_text("utf-8")


@pytest.mark.parametrize(
    ("palette", "styles", "expected"),
    [
        (None, "", OWN),
        ([], "", OWN),
        ({}, "", OWN),
        ({"primary": "deep purple"}, "", (Option("default", "deep-purple"),)),
        (
            {"scheme": "slate", "accent": "light blue", "toggle": {"icon": "a/b", "name": "No use"}},
            "",
            (Option("slate", "", "light-blue"),),
        ),
        (
            [
                {"media": "(prefers-color-scheme)", "toggle": {"icon": "a/b", "name": "Light"}},
                {"scheme": "slate", "primary": "teal", "accent": "red"},
            ],
            "",
            (Option("default", "", "", "(prefers-color-scheme)", "a/b", "Light"), Option("slate", "teal", "red")),
        ),
        ({"scheme": "you tube"}, YOUTUBE, (Option("you-tube", "custom"),)),
        ({"scheme": "you tube"}, "", (Option("you-tube"),)),
        ({"scheme": "you tube", "primary": "red"}, YOUTUBE, (Option("you-tube", "red"),)),
        ({"scheme": "slate"}, YOUTUBE, (Option("slate"),)),
    ],
)
def test_a_palette_is_read_as_the_theme_reads_it(palette: Any, styles: str, expected: tuple[Option, ...]) -> None:
    """Nothing is ours; a mapping is fixed; spaces become hyphens; a scheme of one’s own brings its colours."""
    assert options(palette, styles) == expected


def test_our_two_options_follow_the_reader() -> None:
    """Light and dark by the reader’s preference, each with a button to the other, and no colour of the theme."""
    assert [(option.scheme, option.media, option.icon, option.name) for option in OWN] == [
        ("default", "(prefers-color-scheme: light)", "onrecord/moon", "Switch to the dark scheme"),
        ("slate", "(prefers-color-scheme: dark)", "onrecord/sun", "Switch to the light scheme"),
    ]
    assert palette_css(OWN, material()) == ""


def test_the_names_are_the_themes() -> None:
    """As its manual lists them."""
    primaries, accents = colour_names(material())
    assert primaries - accents == {"black", "blue-grey", "brown", "grey", "white"}
    assert accents < primaries and len(accents) == 16


def test_buttons_have_the_colour_of_links_where_the_themes_have() -> None:
    """With black and white, of which either could be the page’s."""
    assert set(re.findall(r"\[data-md-color-primary=([\w-]+)\] \.md-button--primary\{", material())) == AS_LINKS


def declared(css: str) -> dict[str, tuple[Srgb, Srgb]]:
    """The custom properties of one rule, each in the light and in the dark scheme."""
    pairs = re.findall(r"(--[\w-]+): (?:light-dark\((#\w+), (#\w+)\)|(#\w+));", css)
    return {name: (parsed(light or both), parsed(dark or both)) for name, light, dark, both in pairs}


def least(colours: tuple[Srgb, Srgb]) -> float:
    """How far a colour stands out at least, on any ground of its scheme."""
    return min(contrast(colour, ground) for colour, grounds in zip(colours, GROUNDS, strict=True) for ground in grounds)


@pytest.mark.parametrize("primary", sorted(colour_names(material())[0]))
def test_every_primary_can_be_read(primary: str) -> None:
    """Ink on the bar and on buttons, and the primary as text on either ground, in both schemes."""
    rule = declared(palette_css([Option("default", primary)], material()))
    assert list(rule) == ["--bar", "--bar-ink", "--bar-ink-2", "--bar-rule", "--button", "--button-ink", "--accent"]
    for ink, ground in (("--bar-ink", "--bar"), ("--bar-ink-2", "--bar"), ("--button-ink", "--button")):
        assert min(map(contrast, rule[ink], rule[ground])) >= 4.5
    assert min(map(contrast, rule["--bar-rule"], rule["--bar"])) >= 1.3
    assert least(rule["--accent"]) >= 4.5


@pytest.mark.parametrize("accent", sorted(colour_names(material())[1]))
def test_every_accent_can_be_seen(accent: str) -> None:
    """As text, and as the ring of the focus, which may be nearer to what was chosen."""
    rule = declared(palette_css([Option("slate", "", accent)], material()))
    assert list(rule) == ["--accent", "--focus"]
    assert (least(rule["--accent"]) >= 4.5, least(rule["--focus"]) >= 3) == (True, True)


def test_a_stylesheet_of_a_palette() -> None:
    """Each name once; the accent's rules last, so that they win; names of one’s own take the theme’s variables."""
    named = [Option("default", "teal", "amber"), Option("slate", "black", "amber"), Option("own", "custom", "custom")]
    assert palette_css(named, material()).splitlines() == [
        '[data-md-color-primary="teal"] { --bar: #009485; --bar-ink: #000000; --bar-ink-2: #000000; '
        "--bar-rule: #00685d; --button: #009485; --button-ink: #000000; --accent: light-dark(#007d70, #009787); }",
        '[data-md-color-primary="black"] { --bar: #14151a; --bar-ink: #ffffff; --bar-ink-2: #ffffff; '
        "--bar-rule: #5a5b5f; --button: light-dark(#4051b5, #5e8bde); --button-ink: light-dark(#ffffff, #000000); "
        "--accent: light-dark(#4051b5, #5e8bde); }",
        '[data-md-color-primary="custom"] { --bar: var(--md-primary-fg-color); '
        "--bar-ink: var(--md-primary-bg-color, #fff); --bar-ink-2: var(--md-primary-bg-color, #fff); "
        "--bar-rule: color-mix(in srgb, var(--md-primary-bg-color, #fff) 30%, var(--md-primary-fg-color)); "
        "--button: var(--md-primary-fg-color); --button-ink: var(--md-primary-bg-color, #fff); }",
        '[data-md-color-accent="amber"] { --accent: light-dark(#996600, #ffaa00); '
        "--focus: light-dark(#c28100, #ffaa00); }",
        '[data-md-color-accent="custom"] { --accent: var(--md-accent-fg-color); --focus: var(--md-accent-fg-color); }',
    ]


def test_a_colour_that_the_theme_has_not_is_an_error() -> None:
    """`mkdocs.yml` is checked before; nothing is made up here."""
    with pytest.raises(KeyError):
        palette_css([Option("default", "chartreuse")], material())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#fa0", "#ffaa00"),
        ("#FFaa01", "#ffaa01"),
        ("hsl(50,100%,50%)", "#ffd500"),
        ("hsla(var(--md-hue), 15%, 9%, 1)", "#14151a"),
        ("hsla(50,100%,50%,.1)", "ValueError"),
        ("#ffaa001a", "ValueError"),
        ("rebeccapurple", "ValueError"),
    ],
)
def test_a_colour_is_read_as_css_writes_it(text: str, expected: str) -> None:
    """By figures, without transparency."""
    try:
        read = str(parsed(text))
    except ValueError as error:
        read = "ValueError"
        assert str(error) == f"“{text}” is no colour that can be read"
    assert read == expected


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21; the greys on the border of 4.5 are known; the order is of no account."""
    white, grey = parsed("#fff"), parsed("#767676")
    assert contrast(white, parsed("#000")) == pytest.approx(21)
    assert contrast(grey, white) == contrast(white, grey) == pytest.approx(4.54, abs=0.005)
    assert (str(ink_on(grey)), str(ink_on(parsed("#747474")))) == ("#000000", "#ffffff")
    assert str(mixed(white, grey, 0.5)) == "#bababa"


def test_shades_go_from_the_colour_to_black_and_white() -> None:
    """The nearest first, all of the same hue."""
    all_of_them = shades(parsed("#009485"))
    assert [str(shade) for shade in all_of_them[:3]] == ["#009485", "#009183", "#009787"]
    assert {"#000000", "#ffffff"} <= {str(shade) for shade in all_of_them}
