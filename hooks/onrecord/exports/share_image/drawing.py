"""The picture that is seen where a link to a page is shared: a pure function from words to a PNG.

1200 × 630, as Open Graph asks. A kind is told by word, icon, line and colour together, as on the pages.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from typing import Final

from PIL import Image, ImageChops, ImageColor, ImageDraw

from ...design import GRID, MARKS, SITE_ICON, Circle, Colour, Icon, Line, Polygon
from .text_layout import Fonts, Typeset, in_a_box, legible, on_a_line

SIZE: Final = (1200, 630)
_EDGE: Final = 72
_BAND: Final = 424
"""Where the band of the standing begins."""
_WIDE: Final = SIZE[0] - 2 * _EDGE
_APART: Final = 96
_GAP: Final = 16
"""Between an icon and its word."""
_STEPS: Final = 16
"""How many steps lead from one colour to another, at the edges of letters."""
_LEVEL: Final = 5
"""Of compression: the next, 6, takes 40 % longer for 4 % less, and the highest, 9, thirteen times as long."""
_PAPER, _INK, _INK_2, _INK_3 = (colour.light for colour in (Colour.PAPER, Colour.INK, Colour.INK_2, Colour.INK_3))


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word for a kind or a standing, with its icon, line and colour; `kind` is the class it has on pages."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All the words of a picture: `after` is what follows the stamp, `details` are the lines below the stamps."""

    site: str
    text: str
    stamps: tuple[Stamp, ...]
    after: str = ""
    details: tuple[str, ...] = ()
    as_of: str = ""


def key(picture: Picture, fonts: Fonts) -> str:
    """A name that only the same picture in the same fonts has: SHA-256 in hexadecimal."""
    return sha256(repr((fonts.sum, astuple(picture))).encode()).hexdigest()


def draw(picture: Picture, fonts: Fonts) -> bytes:
    """The picture as a PNG. The same words make the same bytes."""
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    _head(image, pen, fonts, picture)
    _text(pen, fonts, picture)
    _band(image, pen, fonts, picture)
    png = BytesIO()
    image.quantize(palette=_palette(), dither=Image.Dither.NONE).save(png, "PNG", compress_level=_LEVEL)
    return png.getvalue()


@cache
def _palette() -> Image.Image:
    """The colours that every picture is kept in: all that it is drawn with, and what lies between them at the edges."""
    rgb = [_rgb(colour) for colour in _colours()]
    for one, other in dict.fromkeys(_meeting()):
        steps = (_between(_rgb(one), _rgb(other), step / _STEPS) for step in range(1, _STEPS))
        rgb += [step for step in steps if all(_far(step, colour) for colour in rgb)]
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in rgb for part in colour])
    return palette


def _colours() -> Iterator[str]:
    """Every colour that anything is drawn with."""
    yield from (_PAPER, _INK, _INK_2, _INK_3)
    for mark in MARKS.values():
        yield from (mark.colour.light, mark.soft.light)
    yield SITE_ICON.ground
    yield from dict.fromkeys(bar.colour for bar in SITE_ICON.bars)


def _meeting() -> Iterator[tuple[str, str]]:
    """The colours that lie on one another, by twos: there an edge has something of both."""
    yield from ((_PAPER, ink) for ink in (_INK, _INK_3, SITE_ICON.ground))
    yield from ((SITE_ICON.ground, bar.colour) for bar in SITE_ICON.bars)
    yield from ((mark.soft.light, ink) for mark in MARKS.values() for ink in (mark.colour.light, _INK, _INK_2))


def _rgb(colour: str) -> tuple[int, ...]:
    return ImageColor.getrgb(colour)[:3]


def _between(one: tuple[int, ...], other: tuple[int, ...], share: float) -> tuple[int, ...]:
    """A colour with so large a share of the other in it."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def _far(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours lie so far apart that neither is taken for the other."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > 9


def _head(image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, picture: Picture) -> None:
    _site_icon(image, (_EDGE, 50), 44)
    name = fonts.of("ui-bold", 34)
    small = fonts.of("ui", 28)
    room = _WIDE - 60 - _APART - round(small.length(picture.as_of))
    fitting = on_a_line(fonts, "ui-bold", legible(picture.site, name), room, range(34, 23, -2))
    pen.text((_EDGE + 60, 72), fitting.lines[0], font=fitting.font, fill=_INK, anchor="lm")
    pen.text((SIZE[0] - _EDGE, 72), picture.as_of, font=small, fill=_INK_3, anchor="rm")


def _text(pen: ImageDraw.ImageDraw, fonts: Fonts, picture: Picture) -> None:
    top, bottom = 118, _BAND - 26
    words = legible(picture.text, fonts.of("text", 40))
    typeset = in_a_box(fonts, "text", words, _WIDE, bottom - top, range(74, 29, -2))
    _write(pen, typeset, (_EDGE, top + (bottom - top - typeset.height) // 2), _INK)


def _write(pen: ImageDraw.ImageDraw, typeset: Typeset, at: tuple[int, int], fill: str) -> None:
    left, top = at[0], at[1] + typeset.leading // 2
    for number, line in enumerate(typeset.lines):
        pen.text((left, top + typeset.leading * number), line, font=typeset.font, fill=fill, anchor="lm")


def _band(image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, picture: Picture) -> None:
    """The standing with its reasons; or, of several stamps, each in a column of its own."""
    if len(picture.stamps) > 1:
        _columns(image, pen, fonts, picture.stamps)
        return
    (stamp,) = picture.stamps
    _ground(pen, stamp.kind, 0, SIZE[0])
    end = _stamp(image, pen, fonts, stamp, (_EDGE, _BAND + 57), 48) + 14
    since = on_a_line(fonts, "ui", picture.after, SIZE[0] - _EDGE - end, range(38, 19, -2))
    pen.text((end, _BAND + 59), since.lines[0], font=since.font, fill=_INK_2, anchor="lm")
    _details(pen, fonts, picture.details)


def _details(pen: ImageDraw.ImageDraw, fonts: Fonts, details: tuple[str, ...]) -> None:
    """The lines below a stamp; the first of them leads."""
    for number, line in enumerate(details):
        typeset = on_a_line(fonts, "ui", legible(line, fonts.of("ui", 30)), _WIDE, range(30, 19, -1))
        fill = _INK_2 if number else _INK
        pen.text((_EDGE, _BAND + 113 + 43 * number), typeset.lines[0], font=typeset.font, fill=fill, anchor="lm")


def _columns(image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, stamps: tuple[Stamp, ...]) -> None:
    """Each stamp in a column as wide as its word asks for, with the same room beside each."""
    size = 42
    widths = [_width(fonts, stamp, size) for stamp in stamps]
    room = (SIZE[0] - sum(widths)) // (2 * len(stamps))
    left = 0
    for stamp, width in zip(stamps, widths, strict=True):
        right = SIZE[0] if stamp is stamps[-1] else left + width + 2 * room
        _ground(pen, stamp.kind, left, right)
        _stamp(image, pen, fonts, stamp, (left + room, _BAND + 110), size)
        left = right


def _ground(pen: ImageDraw.ImageDraw, kind: str, left: int, right: int) -> None:
    mark = MARKS[kind]
    pen.rectangle((left, _BAND, right, SIZE[1]), fill=mark.soft.light)
    _rule(pen, mark.line, left, right, mark.colour.light)


def _stamp(
    image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, stamp: Stamp, at: tuple[int, int], size: int
) -> int:
    """An icon and its word, around the middle of a line; where they end."""
    mark, (x, middle) = MARKS[stamp.kind], at
    colour = mark.colour.light
    _icon(image, mark.icon, (x, middle - size // 2), size, colour)
    pen.text((x + size + _GAP, middle), stamp.words, font=fonts.of("ui-bold", size - 2), fill=colour, anchor="lm")
    return x + _width(fonts, stamp, size)


def _width(fonts: Fonts, stamp: Stamp, size: int) -> int:
    return size + _GAP + round(fonts.of("ui-bold", size - 2).length(stamp.words))


_STROKES: Final[dict[Line, tuple[tuple[int, int], ...]]] = {"double": ((0, 4), (8, 12)), "dotted": ((0, 8),)}
_DASHES: Final[dict[Line, tuple[int, int]]] = {"dashed": (30, 18), "dotted": (8, 12)}


def _rule(pen: ImageDraw.ImageDraw, line: Line, left: int, right: int, colour: str) -> None:
    """The line of a kind: solid, double, dashed, dotted."""
    dash, gap = _DASHES.get(line, (right - left, 0))
    for top, bottom in _STROKES.get(line, ((0, 10),)):
        for start in range(left, right, dash + gap):
            pen.rectangle((start, _BAND + top, min(start + dash, right) - 1, _BAND + bottom - 1), fill=colour)


_FINE: Final = 8
"""How many times larger an icon is drawn than it is pasted: its edges become smooth."""
_LARGEST: Final = 2048
"""The side of the largest square that is drawn so; a large icon is smooth with less."""


def _icon(image: Image.Image, icon: Icon, at: tuple[int, int], size: int, colour: str) -> None:
    """An icon as a mask, filled by the even-odd rule: where outlines lie over one another, they take turns."""
    image.paste(Image.new("RGB", (size, size), colour), at, _mask(icon, size))


@cache
def _mask(icon: Icon, size: int) -> Image.Image:
    large, scale = (size * _FINE, size * _FINE), size * _FINE / GRID
    mask = Image.new("L", large, 0)
    for outline in icon:
        area = Image.new("L", large, 0)
        _fill(ImageDraw.Draw(area), outline, scale)
        mask = ImageChops.difference(mask, area)
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def _fill(pen: ImageDraw.ImageDraw, outline: Circle | Polygon, scale: float) -> None:
    if isinstance(outline, Circle):
        pen.ellipse([(GRID / 2 + side * outline.radius) * scale for side in (-1, -1, 1, 1)], fill=255)
    else:
        pen.polygon([(x * scale, y * scale) for x, y in outline], fill=255)


def _site_icon(image: Image.Image, at: tuple[int, int], size: int) -> None:
    image.paste(_icon_of_the_site(size, _PAPER), at)


def site_icon(size: int) -> bytes:
    """The site's icon alone, as a PNG: a full square, for a phone rounds its corners itself."""
    png = BytesIO()
    _icon_of_the_site(size, SITE_ICON.ground).save(png, "PNG", optimize=True)
    return png.getvalue()


@cache
def _icon_of_the_site(size: int, around: str) -> Image.Image:
    """The icon in its square, with a colour `around` its round corners."""
    side = size * min(_FINE, _LARGEST // size)
    scale = side / SITE_ICON.size
    large = Image.new("RGB", (side, side), around)
    pen = ImageDraw.Draw(large)
    pen.rounded_rectangle((0, 0, side - 1, side - 1), SITE_ICON.corner * scale, fill=SITE_ICON.ground)
    for bar in SITE_ICON.bars:
        pen.rectangle([edge * scale for edge in (bar.left, bar.top, bar.right, bar.bottom)], fill=bar.colour)
    return large.resize((size, size), Image.Resampling.LANCZOS)
