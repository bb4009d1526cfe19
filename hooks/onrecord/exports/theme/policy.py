"""The Content Security Policy (CSP 3) of a page, and what of a hand-written page it would block."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

SLOT: Final = "<!--policy-->"
"""Where the head of a page leaves room for its policy."""
_DATA: Final = ("application/json", "application/ld+json")
_LOADED: Final = {
    **dict.fromkeys(("script", "img", "source", "audio", "video", "track", "iframe", "embed", "input"), "src"),
    "object": "data",
    "form": "action",
}
"""The attributes that a browser loads something by, or sends something to."""
_NEVER: Final = frozenset({"iframe", "embed", "object"})
_TAG: Final = r"(?>[^<>\"']+|\"[^\"]*\"|'[^']*')*+>"
_PARTS = re.compile(rf"<!--.*?-->|<(script|style)\b{_TAG}.*?</\1|<[a-z]{_TAG}", re.IGNORECASE | re.DOTALL)
"""Comments, scripts and styles to their ends, and tags."""
_TELLING = re.compile(rf"<(?:style|{'|'.join(_LOADED)})\b|<[^!].*\s(?:style|on\w+)\s*=", re.IGNORECASE | re.DOTALL)
"""What of these has a part in a policy, or may be blocked by it: few."""


class _Inline(HTMLParser):
    """Takes note of what a policy must allow or will block: scripts, styles, attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []
        self.blocked: list[str] = []
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag holds."""
        given = {name: value or "" for name, value in attrs}
        code = tag == "script" and "src" not in given and given.get("type", "").lower() not in _DATA
        self._into = self.scripts if code else self.styles if tag == "style" else None
        if self._into is not None:
            self._into.append("")
        self.attributes += [value for name, value in given.items() if name == "style"]
        self.blocked += _blocked(tag, given)

    def handle_endtag(self, tag: str) -> None:
        """The end of a script or style."""
        self._into = None

    def handle_data(self, data: str) -> None:
        """Note what stands in a script or style."""
        if self._into is not None:
            self._into[-1] += data  # it comes in pieces


def _blocked(tag: str, given: dict[str, str]) -> Iterator[str]:
    handlers = sorted(name for name in given if name.startswith("on"))
    yield from (f"<{tag}> has the handler {name}, which no page may run" for name in handlers)
    address = given.get(_LOADED.get(tag, ""), "")
    if tag in _NEVER:
        yield f"<{tag}> shows another page within this one ({address or 'no address'}); link it instead"
    elif urlsplit(address).netloc:
        yield f"<{tag}> asks another host: {address}; put the file into docs/, or link it instead"


def _read(page: str) -> _Inline:
    found = _Inline()
    for part in _PARTS.finditer(page):  # to read all of a page takes as long as to lay it out
        if _TELLING.match(part[0]):
            found.feed(f"{part[0]}>" if part[1] else part[0])
    found.close()
    return found


def policy(page: str) -> str:
    """The policy of a finished page. Scripts and styles within it are allowed by their hashes."""
    found = _read(page)
    unsafe = ["'unsafe-hashes'"] if found.attributes else []
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *_hashes(found.scripts)],
        "style-src": ["'self'", *unsafe, *_hashes([*found.styles, *found.attributes])],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "media-src": ["'self'"],
        "connect-src": ["'self'"],
        "manifest-src": ["'self'"],
        "worker-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def policy_of_a_frame(page: str) -> str:
    """The policy of a finished page that is shown in frames: it may have its own styles, and nothing else at all."""
    styles = " ".join(_hashes(_read(page).styles))
    return f"default-src 'none'; style-src {styles}; form-action 'none'; base-uri 'none'"


def blocked(page: str) -> tuple[str, ...]:
    """What on a page its policy will block, a sentence each: handlers, frames, what asks another host."""
    return tuple(dict.fromkeys(_read(page).blocked))


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = sorted({b64encode(sha256(text.encode()).digest()).decode() for text in texts})
    return [f"'sha256-{digest}'" for digest in digests]
