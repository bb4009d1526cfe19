"""Words in a picture: the fonts, what they can write, and how a text is broken and made to fit.

The fonts come out of installed packages (SIL Open Font License); nothing of them is copied into this project.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib import resources
from io import BytesIO
from math import ceil
from typing import Final

from PIL import ImageFont

_FONTS: Final = {
    "text": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf"),
    "ui": ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
    "ui-bold": ("font_source_sans_pro", "SourceSansPro-Bold.ttf"),
}
_NO_CHARACTER: Final = "\uffff"
_ELLIPSIS: Final = "…"
_MEASURED: Final = 5000
"""So many words and lines of a font are measured once; questions have most of their words in common."""


class Font(ImageFont.FreeTypeFont):
    """A face in a size, which measures the same words once, and looks once whether it has a sign."""

    def __init__(self, face: bytes, size: int) -> None:
        super().__init__(BytesIO(face), size)
        self.length: Final = lru_cache(_MEASURED)(self.getlength)
        """how wide a text is, in pixels"""
        self.has: Final = cache(self._has)
        """whether the font has a sign for a character: one that it lacks is drawn as the sign for no character"""
        self._lacking: Final = bytes(self.getmask(_NO_CHARACTER))

    def _has(self, character: str) -> bool:
        return bytes(self.getmask(character)) != self._lacking


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text as it is to be written: its lines, in one size."""

    font: Font
    lines: tuple[str, ...]
    leading: int

    @property
    def height(self) -> int:
        """From the top of the first line to the bottom of the last."""
        return self.leading * len(self.lines)


class Fonts:
    """The fonts of some drawings; each face is read once, and each size of it made once."""

    def __init__(self) -> None:
        self._faces = {
            name: resources.files(package).joinpath("files", file) for name, (package, file) in _FONTS.items()
        }
        self._read = {name: face.read_bytes() for name, face in self._faces.items()}
        self.sum: Final = sha256(b"".join(self._read.values())).hexdigest()
        """of the fonts' files: other releases of them draw other pictures"""
        self.of: Final = cache(self._of)
        """a face in a size: `text`, `ui` or `ui-bold`"""

    def _of(self, face: str, size: int) -> Font:
        return Font(self._read[face], size)


def legible(text: str, font: Font) -> str:
    """A text without what the font cannot write: accents go first, a run of what is left becomes `…`.

    Empty where nothing else is left: a row of empty boxes would tell a reader less.
    """
    words: list[str] = []
    normal = unicodedata.normalize("NFC", text)
    writable = {character: _writable(character, font.has) for character in set(normal)}
    for word in normal.split():
        written = "".join(writable[character] for character in word)
        if not written.startswith(_ELLIPSIS) or words[-1:] != [_ELLIPSIS]:
            words.append(_one_ellipsis(written))
    return " ".join(word for word in words if word) if any(word.strip(_ELLIPSIS) for word in words) else ""


def _writable(character: str, has: Callable[[str], bool]) -> str:
    """A character, or what can be written in its place."""
    if unicodedata.category(character) in ("Cc", "Cf"):
        return ""
    if has(character):
        return character
    bare = "".join(c for c in unicodedata.normalize("NFKD", character) if not unicodedata.combining(c))
    return bare if bare and all(map(has, bare)) else _ELLIPSIS


def _one_ellipsis(word: str) -> str:
    while _ELLIPSIS * 2 in word:
        word = word.replace(_ELLIPSIS * 2, _ELLIPSIS)
    return word


def in_a_box(fonts: Fonts, face: str, text: str, width: int, height: int, sizes: range) -> Typeset:
    """A text in the largest size in which it fits; in the smallest, words are broken and its end gives way to `…`."""
    for size in sizes:
        if _may_fit(fonts.of(face, size), text, width, height // _leading(size)):
            typeset = _set(fonts, face, text, width, size)
            if typeset.height <= height:
                return _balanced(typeset, text, width)
    typeset = _set(fonts, face, text, width, sizes[-1])
    room = max(height // typeset.leading, 1)
    if len(typeset.lines) <= room:
        return typeset
    last = _elided(typeset.font, " ".join(typeset.lines[room - 1 :]), width)
    return Typeset(typeset.font, (*typeset.lines[: room - 1], last), typeset.leading)


def on_a_line(fonts: Fonts, face: str, text: str, width: int, sizes: range) -> Typeset:
    """A text on one line, in the largest size in which it fits."""
    for size in sizes:
        font = fonts.of(face, size)
        if font.length(text) <= width:
            break
    return Typeset(font, (_elided(font, text, width),), round(font.size * 1.3))


def _may_fit(font: Font, text: str, width: int, lines: int) -> bool:
    """Whether each word fits in a line, and all of them, without the spaces, in so many lines."""
    widths = [font.length(word) for word in text.split()]
    return max(widths, default=0) <= width and sum(widths) <= width * lines


def _set(fonts: Fonts, face: str, text: str, width: int, size: int) -> Typeset:
    font = fonts.of(face, size)
    return Typeset(font, _broken(font, text, width), _leading(size))


def _leading(size: int) -> int:
    return round(size * 1.18)


def _broken(font: Font, text: str, width: int) -> tuple[str, ...]:
    """A text in lines, broken between words; a word that is wider than a line is broken where it must."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.length(longer) <= width:
            lines[-1] = longer
            continue
        *whole, rest = _pieces(font, word, width)
        lines += [*whole, rest]
    return tuple(line for line in lines if line) or ("",)


def _pieces(font: Font, word: str, width: int) -> list[str]:
    if font.length(word) <= width:
        return [word]
    pieces = [""]
    for character in word:
        if font.getlength(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _widest(font: Font, text: str) -> float:
    return max(map(font.length, text.split()), default=0)


def _balanced(typeset: Typeset, text: str, width: int) -> Typeset:
    """The same number of lines, of more equal lengths: the narrowest column in which there are no more."""
    low, high = max(width // 2, ceil(_widest(typeset.font, text))), width
    while high - low > 8:
        middle = (low + high) // 2
        fits = len(_broken(typeset.font, text, middle)) <= len(typeset.lines)
        low, high = (low, middle) if fits else (middle, high)
    return Typeset(typeset.font, _broken(typeset.font, text, high), typeset.leading)


def _elided(font: Font, text: str, width: int) -> str:
    if font.length(text) <= width:
        return text
    while text and font.getlength(text.rstrip() + _ELLIPSIS) > width:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS
