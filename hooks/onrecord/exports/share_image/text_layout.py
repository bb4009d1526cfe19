"""Words in a picture: the fonts, what they can write, and how a text is broken and made to fit.

The fonts come out of installed packages (SIL Open Font License); nothing of them is copied into this project.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True, slots=True)
class Typeset:
    """A text as it is to be written: its lines, in one size."""

    font: ImageFont.FreeTypeFont
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

    def _of(self, face: str, size: int) -> ImageFont.FreeTypeFont:
        return ImageFont.truetype(BytesIO(self._read[face]), size)


def legible(text: str, font: ImageFont.FreeTypeFont) -> str:
    """A text without what the font cannot write: accents go first, a run of what is left becomes `…`.

    Empty where nothing else is left: a row of empty boxes would tell a reader less.
    """
    words: list[str] = []
    normal, lacking = unicodedata.normalize("NFC", text), bytes(font.getmask(_NO_CHARACTER))

    def has(character: str) -> bool:
        """Whether the font has a sign for it: one that it lacks is drawn as the sign for no character."""
        return bytes(font.getmask(character)) != lacking

    writable = {character: _writable(character, has) for character in set(normal)}
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
        typeset = _set(fonts, face, text, width, size)
        if typeset.height <= height and _widest(typeset.font, text) <= width:
            return _balanced(typeset, text, width)
    room = max(height // typeset.leading, 1)
    if len(typeset.lines) <= room:
        return typeset
    last = _elided(typeset.font, " ".join(typeset.lines[room - 1 :]), width)
    return Typeset(typeset.font, (*typeset.lines[: room - 1], last), typeset.leading)


def on_a_line(fonts: Fonts, face: str, text: str, width: int, sizes: range) -> Typeset:
    """A text on one line, in the largest size in which it fits."""
    for size in sizes:
        font = fonts.of(face, size)
        if font.getlength(text) <= width:
            break
    return Typeset(font, (_elided(font, text, width),), round(font.size * 1.3))


def _set(fonts: Fonts, face: str, text: str, width: int, size: int) -> Typeset:
    font = fonts.of(face, size)
    return Typeset(font, _broken(font, text, width), round(size * 1.18))


def _broken(font: ImageFont.FreeTypeFont, text: str, width: int) -> tuple[str, ...]:
    """A text in lines, broken between words; a word that is wider than a line is broken where it must."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if font.getlength(longer) <= width:
            lines[-1] = longer
            continue
        *whole, rest = _pieces(font, word, width)
        lines += [*whole, rest]
    return tuple(line for line in lines if line) or ("",)


def _pieces(font: ImageFont.FreeTypeFont, word: str, width: int) -> list[str]:
    pieces = [""]
    for character in word:
        if font.getlength(pieces[-1] + character) > width:
            pieces.append("")
        pieces[-1] += character
    return pieces


def _widest(font: ImageFont.FreeTypeFont, text: str) -> float:
    return max(map(font.getlength, text.split()), default=0)


def _balanced(typeset: Typeset, text: str, width: int) -> Typeset:
    """The same number of lines, of more equal lengths: the narrowest column in which there are no more."""
    low, high = max(width // 2, ceil(_widest(typeset.font, text))), width
    while high - low > 8:
        middle = (low + high) // 2
        fits = len(_broken(typeset.font, text, middle)) <= len(typeset.lines)
        low, high = (low, middle) if fits else (middle, high)
    return Typeset(typeset.font, _broken(typeset.font, text, high), typeset.leading)


def _elided(font: ImageFont.FreeTypeFont, text: str, width: int) -> str:
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(text.rstrip() + _ELLIPSIS) > width:
        text = text[:-1]
    return text.rstrip() + _ELLIPSIS
