"""The Content Security Policy (CSP 3) of a page: nothing of another host, inline only what it was built with."""

import re
from base64 import b64encode
from collections.abc import Iterable
from hashlib import sha256
from html import unescape
from typing import Final

SLOT: Final = "<!--policy-->"
"""Where the head of a page leaves room for its policy."""
_SCRIPT: Final = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE: Final = re.compile(r"<style(?:\s[^>]*)?>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""<[a-z][^<>]*?\sstyle=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_NO_CODE: Final = re.compile(r"\ssrc=|\stype=[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def policy(page: str) -> str:
    """The policy of a finished page. Scripts and styles within it are allowed by their hashes."""
    scripts = [found["text"] for found in _SCRIPT.finditer(page) if not _NO_CODE.search(found["attributes"])]
    attributes = [unescape(double or single) for double, single in _ATTRIBUTE.findall(_SCRIPT.sub("", page))]
    hashed = _hashes([*_STYLE.findall(page), *attributes])
    directives = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *_hashes(scripts)]),
        "style-src": " ".join(["'self'", *(["'unsafe-hashes'"] if attributes else []), *hashed]),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "form-action": "'self'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in directives.items())


def _hashes(texts: Iterable[str]) -> list[str]:
    digests = sorted({b64encode(sha256(text.encode()).digest()).decode() for text in texts})
    return [f"'sha256-{digest}'" for digest in digests]
