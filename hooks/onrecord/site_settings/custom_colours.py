"""The colours of `custom` in `theme.palette`: those that can hardly be seen, where stylesheets write them plainly."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from ..contrast import RING, TEXT, Srgb, contrast, ink_on, parsed
from ..design import Colour
from .written import Written

SCHEMES: Final = frozenset({"default", "slate"})
"""Those that there are without a stylesheet."""
_PAPERS: Final = (Colour.PAPER, Colour.PAPER_2)
LIGHT: Final = tuple(parsed(paper.light) for paper in _PAPERS)
"""What a page of the light scheme is written on."""
DARK: Final = tuple(parsed(paper.dark) for paper in _PAPERS)
INK: Final = parsed(Colour.PAPER.light)
"""What stands on a primary colour, where `--md-primary-bg-color` is not set."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT_RULE: Final = re.compile(r"@[^{};]*\{(?:[^{}]|\{[^{}]*\})*\}")
_RULE: Final = re.compile(r"([^{};]+)\{([^{}]*)\}")
_ATTRIBUTE: Final = r"\[data-md-color-(scheme|primary|accent)=[\"']?([\w-]+)[\"']?\]"
_OF_THE_PAGE: Final = re.compile(rf"(?:(?::root|html)\s*>?\s*)?(?:body|\*)?(?:{_ATTRIBUTE})*")


def hardly_seen(palette: Any, styles: str) -> Iterator[tuple[Written, str]]:
    """The settings of a palette that bring a colour which stands out too little, and what is said of each."""
    several = isinstance(palette, list)
    for place, option in enumerate(palette if several else [palette]):
        if isinstance(option, Mapping):
            path = ("theme", "palette", *((place,) if several else ()))
            for key, said in _of_option(_chosen(option), _COMMENT.sub("", styles)):
                named = key if option.get(key) else "scheme"
                yield Written(f"theme.palette.{named}", option.get(named), (*path, named)), said


def _chosen(option: Mapping[str, Any]) -> Mapping[str, str]:
    """An option’s names as they stand in a page’s attributes; a scheme of one’s own brings colours of its own."""
    scheme = str(option.get("scheme") or "default")
    colour = "" if scheme in SCHEMES else "custom"
    named = {"scheme": scheme, "primary": option.get("primary") or colour, "accent": option.get("accent") or colour}
    return {key: str(name).replace(" ", "-") for key, name in named.items()}


def _of_option(chosen: Mapping[str, str], styles: str) -> Iterator[tuple[str, str]]:
    if chosen["primary"] == "custom":
        yield from (("primary", said) for said in _of_primary(chosen, styles))
    if chosen["accent"] == "custom":
        yield from (("accent", said) for said in _of_accent(chosen, styles))


def _of_primary(chosen: Mapping[str, str], styles: str) -> Iterator[str]:
    ground = _colour("--md-primary-fg-color", chosen, styles)
    ink = _colour("--md-primary-bg-color", chosen, styles, INK)
    if ground and ink and contrast(ink, ground) < TEXT:
        yield (
            f"is refused: {ink} stands out on {ground} by {_ratio(ink, ground)}, and text has to by {TEXT:g}:1;"
            f" set --md-primary-bg-color: {ink_on(ground)} beside it, or take another colour"
        )


def _of_accent(chosen: Mapping[str, str], styles: str) -> Iterator[str]:
    accent = _colour("--md-accent-fg-color", chosen, styles)
    for paper in _papers(chosen["scheme"], styles) if accent else ():
        if accent and contrast(accent, paper) < RING:
            yield (
                f"is refused: {accent} stands out on the page, {paper}, by {_ratio(accent, paper)}, and the ring of the"
                f" focus has to by {RING:g}:1; set --md-accent-fg-color to another colour for this scheme"
            )
            return


def _papers(scheme: str, styles: str) -> tuple[Srgb, ...]:
    """A scheme of one’s own is light or dark as the reader’s device is, unless a stylesheet says which."""
    if scheme in SCHEMES:
        return LIGHT if scheme == "default" else DARK
    return () if "color-scheme:" in styles else (*LIGHT, *DARK)


def _ratio(one: Srgb, other: Srgb) -> str:
    """Rounded down: what is too little does not look enough."""
    return f"{int(contrast(one, other) * 100) / 100:g}:1"


def _colour(variable: str, chosen: Mapping[str, str], styles: str, unset: Srgb | None = None) -> Srgb | None:
    """What stylesheets set a variable to on a page of an option; None where only a browser can tell."""
    values = sorted(_values(variable, chosen, styles))
    if any(variable in rule for rule in _AT_RULE.findall(styles)) or not all(known for known, *_ in values):
        return None
    try:
        return parsed(values[-1][-1]) if values else unset
    except ValueError:
        return None


def _values(variable: str, chosen: Mapping[str, str], styles: str) -> Iterator[tuple[bool, bool, int, int, str]]:
    """Values that apply, each with whether its selector is known, and what it wins by over those before."""
    for place, (selectors, declared) in enumerate(_RULE.findall(styles)):
        for value in re.findall(rf"(?<![\w-]){variable}\s*:([^;]*)", declared):
            for selector in map(str.strip, selectors.split(",")):
                named = re.findall(_ATTRIBUTE, selector)
                if all(chosen[key] == name for key, name in named):
                    on_body = bool(named) or selector.endswith(("body", "*"))
                    specific = selector.count("[") + selector.count(":")
                    yield _OF_THE_PAGE.fullmatch(selector) is not None, on_body, specific, place, value
