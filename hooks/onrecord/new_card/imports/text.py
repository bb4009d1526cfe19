"""Bytes → text, and text → one line: what no file may hold is left out, and what cannot be read is marked."""

import codecs
import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

import webencodings

from ...characters import FORBIDDEN

UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
"""How a text begins that says that it is UTF-16."""
AS_WINDOWS_1252: Final = "windows-1252 where it is no UTF-8"
"""How what is no UTF-8 is read: by signs, since a file may be of two minds."""
UNREADABLE: Final = "\ufffd"
"""What stands in a text for bytes that are none."""
_FORBIDDEN: Final = re.compile(f"{FORBIDDEN.pattern}|[\ud800-\udfff\ufeff]")
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060]")
"""Signs that only say where a line may break."""
_MARKUP: Final = re.compile(r"</?(?:b|br|em|i|span|strong|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_OF_WHICH_ONE_MAY_BE_BROKEN: Final = 50


def one_line(text: object) -> str:
    """A text without what no file may hold, its white space single; empty for what is no text."""
    if not isinstance(text, str | int):
        return ""
    return " ".join(_FORBIDDEN.sub(" ", _UNSEEN.sub("", str(text))).split())


def unmarked(text: object) -> str:
    """A text in one line without the few marks of HTML that programs of citations put into titles."""
    return one_line(_MARKUP.sub("", text)) if isinstance(text, str) else one_line(text)


def web_address(text: object) -> str:
    """A web address; empty for anything else."""
    written = one_line(text)
    if not re.match(r"https?://", written, re.IGNORECASE):
        return ""
    try:
        return written if all((urlsplit(written).hostname or "").rstrip(".").split(".")) else ""
    except ValueError:
        return ""


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error(AS_WINDOWS_1252, _as_windows_1252)


def is_unicode(raw: bytes) -> bool:
    """Whether bytes are UTF-8, or say that they are UTF-16."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw[:2] in UTF_16
    return True


def decoded(raw: bytes, named: Callable[[bytes], str] | None = None) -> tuple[str, str]:
    """The text of a file, and what is wrong with it.

    What is UTF-8 is, whatever the file names. Of a page else what it names (`named`), as browsers take the name, and a
    byte here and there that is none stands as U+FFFD; of a citation what is no UTF-8 is read as Windows-1252. The text
    is empty where there is none, and what is wrong says why.
    """
    label, text = _read(raw, named) if named else ("utf-8", _citation(raw))
    broken = text.count(UNREADABLE) + text.count("\0")
    if not text.strip():
        return "", "it is empty"
    if broken * _OF_WHICH_ONE_MAY_BE_BROKEN > len(text):
        return "", "it is no text" if "\0" in text else f"it is no text in {label}; save it as UTF-8"
    return text.replace("\0", " "), "some bytes of it are no text, and were left out" if broken else ""


def _citation(raw: bytes) -> str:
    return raw.decode("utf-16", "replace") if raw[:2] in UTF_16 else raw.decode("utf-8-sig", AS_WINDOWS_1252)


def _read(raw: bytes, named: Callable[[bytes], str]) -> tuple[str, str]:
    if raw[:2] in UTF_16:
        return "utf-16", raw.decode("utf-16", "replace")
    escaped = raw.isascii() and b"\x1b" in raw  # some encodings of Japanese are ASCII throughout
    try:
        if not escaped:
            return "utf-8", raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    label = named(raw[:2048])
    encoding = webencodings.lookup(label) if label else None
    if encoding is None or encoding.name == "utf-8":
        return "utf-8", raw.decode("utf-8-sig", "replace")
    return label, encoding.codec_info.decode(raw, "replace")[0]
