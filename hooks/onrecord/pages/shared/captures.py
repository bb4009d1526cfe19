"""Archived copies of a source, in words: where each lies or who holds it, and of which day it is."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from ...model.captures import Capture
from ..statement.dates import when
from ..statement.view_types import When


@dataclass(frozen=True, slots=True)
class Shown:
    """A capture by its address and host, or a copy by the digits of its sum and its holder; its day, if recorded."""

    address: str
    host: str
    digits: str
    holder: str
    day: When | None


def shown(captures: Iterable[Capture] | None) -> list[Shown]:
    """Captures as a page shows them, in their order."""
    return [_shown(capture) for capture in captures or ()]


def _shown(capture: Capture) -> Shown:
    digits = capture.sha256.removeprefix("sha256:")
    host = urlsplit(capture.url).hostname or ""
    return Shown(capture.url, host, digits, capture.held_by, when(capture.on) if capture.on else None)
