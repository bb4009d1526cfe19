"""The picture that is seen where a link to a page is shared: a pure function from words to a PNG.

1200 × 630, as Open Graph asks. A kind is told by word, icon, line and colour together, as on the pages.
"""

from dataclasses import astuple, dataclass
from hashlib import sha256
from io import BytesIO
from typing import Final

from PIL import Image, ImageColor, ImageDraw
from PIL import __version__ as pillow

from .text_layout import Fonts, Typeset, in_a_box, legible, on_a_line

VERSION: Final = 2
"""Of the drawing below: a picture that was kept is drawn anew when this is another."""
SIZE: Final = (1200, 630)
_EDGE: Final = 72
_BAND: Final = 424
"""Where the band of the standing begins."""
_WIDE: Final = SIZE[0] - 2 * _EDGE
_BETWEEN: Final = 96
_LOGO: Final = ("#1c2126", "#5cc9ad", "#9fb0ff", "#f0ac5f")
_GAP: Final = 16
"""Between an icon and its word."""
_PAPER, _INK, _INK_2, _INK_3, _SOFT = "#ffffff", "#1a1f24", "#454f59", "#5d6771", "#f5f6f8"
_COLOURS: Final = {  # as the light scheme of tokens.css
    "verified": ("#0b6352", "#e6f4ef"),
    "attributed": ("#38479b", "#eceefa"),
    "unacknowledged": ("#8f4604", "#fcf0e1"),
    "unanswered": (_INK_2, _SOFT),
}
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """A word for a kind or a standing, with its icon, line and colour; `kind` is the class it has on pages."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Picture:
    """All the words of a picture. `told` are the lines below the stamps, `after` is what follows the stamp."""

    site: str
    text: str
    stamps: tuple[Stamp, ...]
    after: str = ""
    told: tuple[str, ...] = ()
    as_of: str = ""


def key(picture: Picture, fonts: Fonts) -> str:
    """A name that only the same picture has, drawn by the same code in the same fonts: SHA-256 in hexadecimal."""
    return sha256(repr((VERSION, pillow, fonts.sum, astuple(picture))).encode()).hexdigest()


def draw(picture: Picture) -> bytes:
    """The picture as a PNG. The same words make the same bytes."""
    fonts = Fonts()
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    _head(image, pen, fonts, picture)
    _text(pen, fonts, picture)
    _band(image, pen, fonts, picture)
    kept = BytesIO()
    image.quantize(palette=_palette(image), dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def _palette(image: Image.Image) -> Image.Image:
    """The colours that the picture is kept in: all that it is drawn with, and what lies between them at the edges."""
    named = [_PAPER, _INK, _INK_2, _INK_3, *(colour for pair in _COLOURS.values() for colour in pair), *_LOGO]
    drawn = [ImageColor.getrgb(colour)[:3] for colour in named]
    found = image.quantize(_BETWEEN).getpalette() or []
    between = [rgb for rgb in _by_threes(found) if all(_far(rgb, colour) for colour in drawn)]
    made = Image.new("P", (1, 1))
    made.putpalette([part for rgb in (*drawn, *between) for part in rgb])
    return made


def _by_threes(parts: list[int]) -> list[tuple[int, ...]]:
    """A palette's parts by threes: red, green, blue."""
    return list(zip(parts[::3], parts[1::3], parts[2::3], strict=True))


def _far(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two colours lie so far apart that neither is taken for the other."""
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) > 9


def _head(image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, picture: Picture) -> None:
    _logo(image, (_EDGE, 50), 44)
    name = fonts.of("ui-bold", 34)
    pen.text((_EDGE + 60, 72), legible(picture.site, name), font=name, fill=_INK, anchor="lm")
    pen.text((SIZE[0] - _EDGE, 72), picture.as_of, font=fonts.of("ui", 28), fill=_INK_3, anchor="rm")


def _text(pen: ImageDraw.ImageDraw, fonts: Fonts, picture: Picture) -> None:
    top, bottom = 118, _BAND - 26
    words = legible(picture.text, fonts.of("text", 40))
    made = in_a_box(fonts, "text", words, _WIDE, bottom - top, range(74, 29, -2))
    _write(pen, made, (_EDGE, top + (bottom - top - made.height) // 2), _INK)


def _write(pen: ImageDraw.ImageDraw, made: Typeset, at: tuple[int, int], fill: str) -> None:
    for number, line in enumerate(made.lines):
        pen.text(
            (at[0], at[1] + made.leading * number + made.leading // 2), line, font=made.font, fill=fill, anchor="lm"
        )


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
    for number, line in enumerate(picture.told):
        made = on_a_line(fonts, "ui", legible(line, fonts.of("ui", 30)), _WIDE, range(30, 19, -1))
        fill = _INK_2 if number else _INK
        pen.text((_EDGE, _BAND + 113 + 43 * number), made.lines[0], font=made.font, fill=fill, anchor="lm")


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
    colour, soft = _COLOURS[kind]
    pen.rectangle((left, _BAND, right, SIZE[1]), fill=soft)
    _rule(pen, kind, left, right, colour)


def _stamp(
    image: Image.Image, pen: ImageDraw.ImageDraw, fonts: Fonts, stamp: Stamp, at: tuple[int, int], size: int
) -> int:
    """An icon and its word, around the middle of a line; where they end."""
    colour, (x, middle) = _COLOURS[stamp.kind][0], at
    _icon(image, stamp.kind, (x, middle - size // 2), size, colour)
    pen.text((x + size + _GAP, middle), stamp.words, font=fonts.of("ui-bold", size - 2), fill=colour, anchor="lm")
    return x + _width(fonts, stamp, size)


def _width(fonts: Fonts, stamp: Stamp, size: int) -> int:
    return size + _GAP + round(fonts.of("ui-bold", size - 2).getlength(stamp.words))


_LINES: Final = {"attributed": ((0, 4), (8, 12)), "unanswered": ((0, 8),)}
_DASHES: Final = {"unacknowledged": (30, 18), "unanswered": (8, 12)}


def _rule(pen: ImageDraw.ImageDraw, kind: str, left: int, right: int, colour: str) -> None:
    """The line of a kind: solid, double, dashed, dotted."""
    dash, gap = _DASHES.get(kind, (right - left, 0))
    for top, bottom in _LINES.get(kind, ((0, 10),)):
        for start in range(left, right, dash + gap):
            pen.rectangle((start, _BAND + top, min(start + dash, right) - 1, _BAND + bottom - 1), fill=colour)


_FINE: Final = 8
_SHAPES: Final[dict[str, tuple[tuple[bool, Points], ...]]] = {  # the icons of tokens.css in a square of 20
    "verified": ((False, ((8.7, 14.2), (4.6, 10), (6.2, 8.4), (8.7, 10.9), (13.8, 5.7), (15.4, 7.3))),),
    "attributed": (
        (True, ((2, 4), (9, 4), (9, 11), (6, 16), (3, 16), (5, 11), (2, 11))),
        (True, ((11, 4), (18, 4), (18, 11), (15, 16), (12, 16), (14, 11), (11, 11))),
    ),
    "unacknowledged": (
        (True, ((2, 2), (18, 2), (18, 14), (9, 14), (4, 18), (4, 14), (2, 14))),
        *((False, ((x, 7), (x + 2, 7), (x + 2, 9), (x, 9))) for x in (5, 9, 13)),
    ),
}
_DISCS: Final = {"verified": ((True, 9.0),), "unanswered": ((True, 9.0), (False, 6.6))}


def _icon(image: Image.Image, kind: str, at: tuple[int, int], size: int, colour: str) -> None:
    """An icon, drawn large as a mask and made small: its edges are smooth."""
    large, scale = size * _FINE, size * _FINE / 20
    mask = Image.new("L", (large, large), 0)
    pen = ImageDraw.Draw(mask)
    for filled, radius in _DISCS.get(kind, ()):
        pen.ellipse([(10 + side * radius) * scale for side in (-1, -1, 1, 1)], fill=255 * filled)
    for filled, points in _SHAPES.get(kind, ()):
        pen.polygon([(x * scale, y * scale) for x, y in points], fill=255 * filled)
    image.paste(Image.new("RGB", (size, size), colour), at, mask.resize((size, size), Image.Resampling.LANCZOS))


def _logo(image: Image.Image, at: tuple[int, int], size: int) -> None:
    """The site's icon, as `assets/icon.svg` has it, in a square of 32."""
    scale, (ground, green, blue, orange) = size * _FINE / 32, _LOGO
    large = Image.new("RGB", (size * _FINE, size * _FINE), _PAPER)
    pen = ImageDraw.Draw(large)
    pen.rounded_rectangle((0, 0, 32 * scale - 1, 32 * scale - 1), 6 * scale, fill=ground)
    bars: list[tuple[float, float, float, float, str]]
    bars = [(6, 8, 26, 11.5, green), (6, 14.2, 26, 15.8, blue), (6, 17.2, 26, 18.8, blue)]
    bars += [(x, 22.25, min(x + 5, 26), 25.75, orange) for x in (6, 13.5, 21)]
    for left, top, right, bottom, colour in bars:
        pen.rectangle([side * scale for side in (left, top, right, bottom)], fill=colour)
    image.paste(large.resize((size, size), Image.Resampling.LANCZOS), at)
