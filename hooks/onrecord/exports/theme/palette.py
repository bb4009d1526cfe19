"""`theme.palette` of mkdocs.yml: its options, and the stylesheet that gives the site’s bar and accents their colours.

The colours are read out of the palette of the installed theme when the site is built. A primary colour stands on the
bar and on buttons as it is, with black or white on it; where it, or the accent, is text or a ring on the page, it is
made lighter or darker within its hue until it can be seen. The ring of the focus on the bar has the colour of the
bar’s ink. Light and dark are told apart by `color-scheme` alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ...contrast import RING, TEXT, Srgb, contrast, ink_on, mixed, parsed, shades
from ...design import Colour
from ...site_settings.custom_colours import DARK, LIGHT, SCHEMES

AS_LINKS: Final = frozenset({"black", "white"})
"""The primary colours that could be a page’s: with them the theme gives buttons the colour of links."""
_RULE: Final = 0.3
"""How much of the ink a rule on the bar has."""
_RULES = re.compile(r"([^{}]+)\{([^{}]*)\}")
Pair = tuple[Srgb, Srgb]
"""A colour in the light and in the dark scheme."""


@dataclass(frozen=True, slots=True)
class Option:
    """One option of the palette: names as they stand in the page’s attributes, and the button that leads to the next.

    `primary` and `accent` are empty where none is named: then the site looks as it does without a palette. `icon` and
    `name` are empty where there is no button.
    """

    scheme: str
    primary: str = ""
    accent: str = ""
    media: str = ""
    icon: str = ""
    name: str = ""


OWN: Final = (
    Option("default", "", "", "(prefers-color-scheme: light)", "onrecord/moon", "Switch to the dark scheme"),
    Option("slate", "", "", "(prefers-color-scheme: dark)", "onrecord/sun", "Switch to the light scheme"),
)
"""The options of a site that names none."""


def options(palette: Any, styles: str = "") -> tuple[Option, ...]:
    """The options that `theme.palette` holds; ours where it holds nothing. A mapping is one that cannot be left.

    `styles` is the text of all stylesheets of `extra_css`: a scheme of a name of its own takes its colours from there.
    """
    if not palette:
        return OWN
    if isinstance(palette, Mapping):
        return (_option({**palette, "toggle": None}, styles),)
    return tuple(_option(option, styles) for option in palette)


def _option(option: Mapping[str, Any], styles: str) -> Option:
    scheme, toggle = _attribute(option.get("scheme")) or "default", option.get("toggle") or {}
    return Option(
        scheme,
        _attribute(option.get("primary")) or _of_scheme(scheme, "--md-primary-fg-color", styles),
        _attribute(option.get("accent")) or _of_scheme(scheme, "--md-accent-fg-color", styles),
        str(option.get("media") or ""),
        str(toggle.get("icon") or ""),
        str(toggle.get("name") or ""),
    )


def _attribute(name: Any) -> str:
    return str(name or "").replace(" ", "-")


def _of_scheme(scheme: str, variable: str, styles: str) -> str:
    """`custom` where the stylesheets set a colour for a scheme that they define."""
    return "custom" if scheme not in SCHEMES and variable in styles else ""


def colour_names(material_palette_css: str) -> tuple[frozenset[str], frozenset[str]]:
    """The primary colours and the accents that the palette of the installed theme has, `custom` left out."""
    colours = _colours(material_palette_css)
    primaries, accents = (
        frozenset(name for variable, _, name in colours if variable == asked)
        for asked in ("--md-primary-fg-color", "--md-accent-fg-color")
    )
    return primaries, accents


def palette_css(options: Iterable[Option], material_palette_css: str) -> str:
    """Rules for the element that has the options’ names as attributes; none for what no option names.

    `material_palette_css` is the text of the theme’s `palette.*.min.css`. Raises KeyError for a colour it has not.
    """
    return "".join(f"{rule}\n" for rule in _rules(tuple(options), material_palette_css))


def _rules(options: tuple[Option, ...], css: str) -> Iterator[str]:
    for primary in dict.fromkeys(option.primary for option in options if option.primary):
        yield _rule(f'[data-md-color-primary="{primary}"]', _of_primary(primary, css))
    for accent in dict.fromkeys(option.accent for option in options if option.accent):
        yield _rule(f'[data-md-color-accent="{accent}"]', _of_accent(accent, css))


def _rule(selector: str, declared: Mapping[str, str]) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in declared.items())} }}"


def _of_primary(name: str, css: str) -> dict[str, str]:
    if name == "custom":
        return _custom()
    bar, (light, dark) = _colours(css)["--md-primary-fg-color", "", name], _button(name, css)
    ink = ink_on(bar)
    return _bar(str(bar), str(ink), str(mixed(bar, ink, _RULE))) | {
        "--button": _written((light, dark)),
        "--button-ink": _written((ink_on(light), ink_on(dark))),
        "--accent": _written(_seen((light, dark), TEXT)),
    }


def _custom() -> dict[str, str]:
    """The maintainer’s colours. Text stays ink: only a browser knows how their primary stands out on the page."""
    ground, ink = "var(--md-primary-fg-color)", f"var(--md-primary-bg-color, {Colour.PAPER.light})"
    rule = f"color-mix(in srgb, {ink} {_RULE:.0%}, {ground})"
    return _bar(ground, ink, rule) | {"--button": ground, "--button-ink": ink}


def _bar(ground: str, ink: str, rule: str) -> dict[str, str]:
    return {"--bar": ground, "--bar-ink": ink, "--bar-ink-2": ink, "--bar-rule": rule}


def _of_accent(name: str, css: str) -> dict[str, str]:
    if name == "custom":
        return dict.fromkeys(("--accent", "--focus"), "var(--md-accent-fg-color)")
    accent = (_colours(css)["--md-accent-fg-color", "", name],) * 2
    return {"--accent": _written(_seen(accent, TEXT)), "--focus": _written(_seen(accent, RING))}


def _written(pair: Pair) -> str:
    light, dark = pair
    return str(light) if light == dark else f"light-dark({light}, {dark})"


def _seen(pair: Pair, least: float) -> Pair:
    """The shades nearest to a colour that stand out on the page by so much."""
    light, dark = (
        next(shade for shade in shades(colour) if all(contrast(shade, ground) >= least for ground in grounds))
        for colour, grounds in zip(pair, (LIGHT, DARK), strict=True)
    )
    return light, dark


def _button(name: str, css: str) -> Pair:
    """The primary colour, or that of links."""
    colours = _colours(css)
    if name not in AS_LINKS:
        return (colours["--md-primary-fg-color", "", name],) * 2
    return colours["--md-typeset-a-color", "", name], colours["--md-typeset-a-color", "slate", name]


@cache
def _colours(css: str) -> Mapping[tuple[str, str, str], Srgb]:
    """Of the theme’s palette each colour by its variable, the scheme (where it is of one) and the name."""
    return {
        (variable, scheme, name): parsed(value)
        for selectors, declared in _RULES.findall(css)
        for scheme, name in _selected(selectors)
        for variable, value in re.findall(r"(--md-(?:primary-fg|accent-fg|typeset-a)-color):([^;]+)", declared)
    }


def _selected(selectors: str) -> Iterator[tuple[str, str]]:
    for selector in selectors.split(","):
        match = re.fullmatch(
            r"(?:\[data-md-color-scheme=(\w+)\])?\[data-md-color-(?:primary|accent)=([\w-]+)\]", selector.strip()
        )
        if match:
            yield match[1] or "", match[2]
