"""The one table of colours and shapes: what stylesheets, icons and shared pictures are drawn with.

Each kind of statement, and the standing of a question that nothing answers, has a mark: word, colour, line and icon
together, never colour alone. `exports/theme` makes CSS and SVG of this table, `exports/share_image` draws the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, unique
from types import MappingProxyType
from typing import Final, Literal

Point = tuple[float, float]
Line = Literal["solid", "double", "dashed", "dotted"]
"""A style of line, by its name in CSS."""


@unique
class Colour(Enum):
    """A colour of the light and of the dark scheme: sRGB in hexadecimal, `#rgb`, `#rgba` or `#rrggbb`."""

    VERIFIED = "#0b6352", "#63cdb2"
    VERIFIED_SOFT = "#e6f4ef", "#10302a"
    ATTRIBUTED = "#38479b", "#a6b5ff"
    ATTRIBUTED_SOFT = "#eceefa", "#1e2444"
    UNACKNOWLEDGED = "#8f4604", "#f1b06a"
    UNACKNOWLEDGED_SOFT = "#fcf0e1", "#38270f"
    INK = "#1a1f24", "#e9ebee"
    INK_2 = "#454f59", "#bcc3cb"
    INK_3 = "#5d6771", "#9fa8b2"
    RULE = "#d8dde2", "#353c44"
    PAPER = "#fff", "#14171a"
    PAPER_2 = "#f5f6f8", "#1c2025"
    FOCUS = "#1a4fd0", "#9cc1ff"
    # of maps
    SEA = "#e3eaf0", "#0f1215"
    LAND = "#faf8f3", "#23282e"
    COAST = "#96a1ac", "#67717c"
    BORDER = "#7d8894", "#7d8792"
    # of what lies above a page, and over it
    SHADOW_SOFT = "#0002", "#0002"
    SHADOW = "#0003", "#0003"
    BACKDROP = "#0008", "#0008"

    def __init__(self, light: str, dark: str) -> None:
        self.light = light
        self.dark = dark

    @property
    def token(self) -> str:
        """The custom property that has it in CSS: `--ink-2`."""
        return f"--{self.name.lower().replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class Circle:
    """A circle around the middle of the grid."""

    radius: float


Polygon = tuple[Point, ...]
Icon = tuple[Circle | Polygon, ...]
"""Closed outlines in a grid of `GRID` by `GRID`, filled by the even-odd rule: an outline within another is a hole."""
GRID: Final = 20


@dataclass(frozen=True, slots=True)
class Mark:
    """What a kind or a standing is told by, besides its word."""

    colour: Colour
    soft: Colour
    line: Line
    icon: Icon


_TICK: Final[Polygon] = ((8.7, 14.2), (4.6, 10), (6.2, 8.4), (8.7, 10.9), (13.8, 5.7), (15.4, 7.3))
_HEAD: Final[Polygon] = (
    *((10, 1), (12.3, 1.6), (14, 3.3), (14.6, 5.6), (14, 7.9), (12.3, 9.6)),
    *((10, 10.2), (7.7, 9.6), (6, 7.9), (5.4, 5.6), (6, 3.3), (7.7, 1.6)),
)
_SHOULDERS: Final[Polygon] = (
    *((1.2, 19), (2, 16.3), (3.6, 14.2), (6.3, 12.6), (10, 12)),
    *((13.7, 12.6), (16.4, 14.2), (18, 16.3), (18.8, 19)),
)
_SOMEBODY: Final[Icon] = (_HEAD, _SHOULDERS)
"""Somebody says so, which is the whole of what the kind says; nothing that could pass for punctuation."""
_SPEECH_WITH_DOTS: Final[Icon] = (
    ((2, 2), (18, 2), (18, 14), (9, 14), (4, 18), (4, 14), (2, 14)),
    *(((x, 7), (x + 2, 7), (x + 2, 9), (x, 9)) for x in (5, 9, 13)),
)
MARKS: Final[Mapping[str, Mark]] = MappingProxyType(
    {
        "verified": Mark(Colour.VERIFIED, Colour.VERIFIED_SOFT, "solid", (Circle(9), _TICK)),
        "attributed": Mark(Colour.ATTRIBUTED, Colour.ATTRIBUTED_SOFT, "double", _SOMEBODY),
        "unacknowledged": Mark(Colour.UNACKNOWLEDGED, Colour.UNACKNOWLEDGED_SOFT, "dashed", _SPEECH_WITH_DOTS),
        "unanswered": Mark(Colour.INK_2, Colour.PAPER_2, "dotted", (Circle(9), Circle(6.6))),
    }
)
"""By the class that a kind or a standing has on pages."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle of one colour, by the distances of its sides from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float
    colour: str


@dataclass(frozen=True, slots=True)
class SiteIcon:
    """The site's icon: bars on a square with round corners, the same in both schemes."""

    size: float
    corner: float
    ground: str
    bars: tuple[Bar, ...]


SITE_ICON: Final = SiteIcon(
    size=32,
    corner=6,
    ground="#1c2126",
    bars=(
        Bar(6, 8, 26, 11.5, "#5cc9ad"),
        *(Bar(6, top, 26, top + 1.6, "#9fb0ff") for top in (14.2, 17.2)),
        *(Bar(left, 22.25, left + 5, 25.75, "#f0ac5f") for left in (6, 13.5, 21)),
    ),
)
