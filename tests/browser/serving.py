"""A built site on a port of this machine, and Debian's Chromium to open it with."""

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

KINDS_OF_PAGE: Final = {
    "home": "",
    "sources": "sources/",
    "card": "sources/newsweek-kursk-casualties/",
    "card-many": "sources/rbc-gerasimov/",
    "questions": "questions/",
    "question": "questions/north-korean-soldiers-in-russia/",
    "question-figures": "questions/north-korean-soldiers-killed-or-wounded/",
    "actors": "actors/",
    "actor": "actors/russia/",
    "outlet": "actors/newsweek/",
    "topics": "topics/",
    "topic": "topics/russian-military-files/",
    "places": "places/",
    "place": "places/kursk-oblast/",
    "verified": "verified/",
    "attributed": "attributed/",
    "unacknowledged": "unacknowledged/",
    "search": "search/",
    "contested": "contested/",
    "timeline": "timeline/",
    "timeline-year": "timeline/2024/",
    "recheck": "recheck/",
    "recheck-archived": "recheck/archived/",
    "changes": "changes/",
    "changes-month": "changes/2024-12/",
    "method": "method/",
    "card-format": "card-format/",
    "rules": "rules/",
    "rule": "rules/unknown-actor/",
    "contribute": "contribute/",
    "contribute-kinds": "contribute/kinds/",
    "form": "contribute/new/",
    "form-change": "contribute/new/?card=newsweek-kursk-casualties",
    "about": "about/",
    "data": "data/",
    "data-columns": "data/columns/",
    "data-terms": "data/terms/",
    "404": "404.html",
    "as-of": "as-of/?on=2025-01-02",
}


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Slow(_Quiet):
    """Sends a page in pieces; in between it waits as long as a browser needs to paint what it has."""

    pause = 0.12
    cuts: tuple[bytes, ...] = ()

    def do_GET(self) -> None:
        """Send a page cut before each of `cuts` in turn, anything else at once."""
        page = Path(self.translate_path(self.path)) / "index.html"
        if page.is_file():
            self._send_in_pieces(page.read_bytes())
        else:
            super().do_GET()

    def _send_in_pieces(self, rest: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        for cut in self.cuts:
            piece, found, after = rest.partition(cut)
            if found:
                self._send(piece)
                rest = found + after
        self._send(rest)

    def _send(self, piece: bytes) -> None:
        self.wfile.write(piece)
        self.wfile.flush()
        time.sleep(self.pause)


@contextmanager
def served(site: Path, handler: Callable[..., http.server.BaseHTTPRequestHandler] = _Quiet) -> Iterator[str]:
    """The address at which a folder is served."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def served_slowly(site: Path, cuts: tuple[bytes, ...]) -> Iterator[str]:
    """The address at which a folder's pages come in pieces, each cut before the next of `cuts` that it has."""
    with served(site, type("_SlowAt", (_Slow,), {"cuts": cuts})) as url:
        yield url


def chromium_path() -> str | None:
    """Where Chromium is on this machine, if it is."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium. Raises RuntimeError where there is none."""
    path = chromium_path()
    if path is None:
        raise RuntimeError("Chromium is not installed (on Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
