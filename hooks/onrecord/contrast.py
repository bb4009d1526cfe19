"""Colours in sRGB, and how far two of them stand apart by WCAG 2."""

import colorsys
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

HUE: Final = "225"
"""The hue of greys in Material, `--md-hue`, which its palette names."""
TEXT: Final = 4.5
"""What text stands out by at least (WCAG 2, 1.4.3)."""
RING: Final = 3.0
"""What the ring of the focus stands out by at least (WCAG 2, 1.4.11)."""
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)
_HSL = re.compile(r"hsla?\(\s*([\d.]+)(?:deg)?\s*,\s*([\d.]+)%\s*,\s*([\d.]+)%\s*(?:,\s*1\s*)?\)")
_STEPS: Final = 200


@dataclass(frozen=True, slots=True)
class Srgb:
    """A colour without transparency, each part from 0 to 255."""

    red: int
    green: int
    blue: int

    def __str__(self) -> str:
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"


BLACK: Final = Srgb(0, 0, 0)
WHITE: Final = Srgb(255, 255, 255)


def parsed(text: str) -> Srgb:
    """The colour that a text in hexadecimal, or in CSS’s function of hue, saturation and lightness, is.

    Raises ValueError for anything else, and for one that can be seen through.
    """
    plain = text.strip().replace("var(--md-hue)", HUE)
    if match := _HEX.fullmatch(plain):
        digits = match[1] if len(match[1]) == 6 else "".join(digit * 2 for digit in match[1])
        return Srgb(*bytes.fromhex(digits))
    if match := _HSL.fullmatch(plain):
        hue, saturation, lightness = map(float, match.groups())
        return _of_hls(hue / 360, lightness / 100, saturation / 100)
    raise ValueError(f"“{text}” is no colour that can be read")


def contrast(one: Srgb, other: Srgb) -> float:
    """How far two colours stand apart, from 1 to 21, as WCAG 2 measures it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ink_on(ground: Srgb) -> Srgb:
    """Black or white, whichever stands out more: always by 4.5:1 and more."""
    return max(WHITE, BLACK, key=lambda ink: contrast(ink, ground))


def mixed(one: Srgb, other: Srgb, part: float) -> Srgb:
    """One colour with a part of the other, from 0 to 1."""
    pairs = zip((one.red, one.green, one.blue), (other.red, other.green, other.blue), strict=True)
    return Srgb(*(round(own + (its - own) * part) for own, its in pairs))


@cache
def shades(colour: Srgb) -> tuple[Srgb, ...]:
    """The colour itself, then all of its hue and saturation, from those nearest in lightness to black and white."""
    hue, lightness, saturation = colorsys.rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    around = (_of_hls(hue, shifted, saturation) for shifted in _around(lightness))
    return (colour, *around)


def _around(lightness: float) -> Iterator[float]:
    for step in range(1, _STEPS + 1):
        yield from (max(lightness - step / _STEPS, 0), min(lightness + step / _STEPS, 1))


def _of_hls(hue: float, lightness: float, saturation: float) -> Srgb:
    return Srgb(*(int(part * 255 + 0.5) for part in colorsys.hls_to_rgb(hue, lightness, saturation)))


@cache
def _luminance(colour: Srgb) -> float:
    red, green, blue = (_linear(part / 255) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
