"""One window of the browser for many tests, which is put back as new after each of them; a first visit to a page."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    Request,
    Response,
    Route,
    ViewportSize,
)

WIDE: Final[ViewportSize] = {"width": 1280, "height": 900}
SHIFT: Final = """new Promise(done => { let sum = 0;
    new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value; })
        .observe({type: 'layout-shift', buffered: true});
    setTimeout(() => done(sum), 100); })"""


@dataclass(frozen=True)
class Visit:
    """What a first visit to a page asked for and loaded (gzipped bytes), what it wrote, how far things shifted."""

    weights: dict[str, int]
    written: list[str]
    shift: float


def visit(page: Page, url: str, width: int = 1280, late: str = "") -> Visit:
    """Open a page as somebody does who was never here, until it is quiet;
    a file that is `late` comes after the first paint.
    """
    responses, written = list[Response](), list[str]()

    def hold(route: Route) -> None:
        page.wait_for_timeout(400)
        route.continue_()

    def write(message: ConsoleMessage) -> None:
        written.append(f"{message.type}: {message.text}")

    def note(error: Error) -> None:
        written.append(str(error))

    def miss(request: Request) -> None:
        written.append(f"failed: {request.url}")

    def take(response: Response) -> None:
        responses.append(response)

    page.set_viewport_size({"width": width, "height": 800})
    devtools = page.context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})
    if late:
        page.route(late, hold)
    page.on("response", take)
    page.on("console", write)
    page.on("pageerror", note)
    page.on("requestfailed", miss)
    page.goto(url, wait_until="networkidle")
    seen = Visit({r.url: len(gzip.compress(r.body(), 9)) for r in responses}, written, page.evaluate(SHIFT))
    page.remove_listener("response", take)
    page.remove_listener("console", write)
    page.remove_listener("pageerror", note)
    page.remove_listener("requestfailed", miss)
    page.unroute_all()
    devtools.detach()
    return seen


@contextmanager
def unfailing(page: Page) -> Iterator[Page]:
    """A page on which no script fails meanwhile. Raises AssertionError where one did."""
    errors: list[str] = []

    def note(error: Error) -> None:
        errors.append(str(error))

    page.on("pageerror", note)
    yield page
    page.remove_listener("pageerror", note)
    assert errors == []


class Window:
    """A context with one page. `forget` leaves neither storage nor routes nor other tabs behind."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser = browser
        self._address = address

    def __enter__(self) -> Self:
        self.context: BrowserContext = self._browser.new_context(viewport=WIDE, color_scheme="light")
        self._open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.context.close()

    def _open(self) -> None:
        self.page: Page = self.context.new_page()
        self._devtools = self.context.new_cdp_session(self.page)

    def forget(self) -> None:
        """Put the window back to what it was when it was opened."""
        for other in self.context.pages:
            if other != self.page:
                other.close()
        if self.page.is_closed():
            self._open()
        self.page.unroute_all(behavior="ignoreErrors")
        self.context.unroute_all(behavior="ignoreErrors")
        self.page.mouse.move(-10, -10)
        self.page.goto("about:blank")  # a page that is left may write once more
        self._devtools.send("Storage.clearDataForOrigin", {"origin": self._address.rstrip("/"), "storageTypes": "all"})
        self.context.clear_permissions()
        if self.page.viewport_size != WIDE:
            self.page.set_viewport_size(WIDE)
        # None would leave each as it is: forced colours, which have every contrast, among them
        self.page.emulate_media(media="null", color_scheme="light", forced_colors="null", reduced_motion="null")
