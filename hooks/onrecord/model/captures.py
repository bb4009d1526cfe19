"""Archived copies of a page: captures at web archives, and files that somebody holds (method §3).

A card has a tuple of them. Written as a text alone, one is an address or a sum; in a list each has its day. Whether
the service of an address is an archive, the checks say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, Discriminator, Field, InstanceOf, Tag, WrapValidator

from ..problems.problem import fault
from .edtf_dates import EdtfDate, NoDateError, parse_edtf
from .field_errors import Listed, Text, one_text, some
from .field_types import SHA256, URL_SHAPE, Day, Sha256, Url, sha256, url
from .record import Record
from .schema_patterns import spelt

_STAMP = re.compile(r"/(\d{4})(\d\d)(\d\d)(?:\d{6})?[a-z_]*/")
_CAPTURED = re.compile(r"/\d{4,14}[a-z_]*/(https?):/+(\S+)")


class WebCapture(Record):
    """One of several archived copies in a list: a capture at a web archive.

    `{url, on}` (the card format).
    """

    url: Url = Field(
        description="the address of the capture at the web archive",
        examples=["https://web.archive.org/web/20241230120000/https://example.org/article"],
    )
    on: Day = Field(description="the day on which it was made", examples=["2024-12-30"])

    @property
    def sha256(self) -> str:
        """No sum: a service keeps it."""
        return ""

    @property
    def held_by(self) -> str:
        """Nobody but the service."""
        return ""


class HeldCopy(Record):
    """One of several archived copies in a list: a file that somebody holds.

    `{sha256, on, held_by}` (the card format).
    """

    sha256: Sha256 = Field(description="the SHA-256 of the file", examples=[f"sha256:{'0' * 64}"])
    on: Day = Field(description="the day on which it was saved", examples=["2024-12-30"])
    held_by: Text = Field(description="who holds it: a name or an account", examples=["a-contributor"])

    @property
    def url(self) -> str:
        """No address: it lies with whoever holds it."""
        return ""


@dataclass(frozen=True, slots=True)
class Undated:
    """A capture of which neither a day nor a holder is recorded: the address, or the sum, that stands alone."""

    url: str = ""
    sha256: str = ""

    @property
    def on(self) -> None:
        """No day."""

    @property
    def held_by(self) -> str:
        """Nobody is named."""
        return ""


def day_in(address: str) -> EdtfDate | None:
    """The day that the address of a capture tells: of `…/web/20241230120000/https://…` the 30 December 2024."""
    stamp = _STAMP.search(urlsplit(address).path)
    try:
        return parse_edtf("-".join(stamp.groups())) if stamp else None
    except NoDateError:
        return None


def page_in(address: str) -> str:
    """The address that a capture is of, where its own address tells it; empty elsewhere."""
    captured = _CAPTURED.search(address)
    return f"{captured[1]}://{captured[2]}" if captured else ""


def alone(written: str) -> "Capture":
    """The capture that an address or a sum is by itself; its day, where the address tells it."""
    if written.startswith("sha256:"):
        return Undated(sha256=written)
    on = day_in(written)
    return WebCapture(url=written, on=on) if on else Undated(url=written)


def _form(value: Any) -> str | None:
    if isinstance(value, Undated):
        return "alone"
    if isinstance(value, HeldCopy) or (isinstance(value, dict) and "sha256" in value):
        return "copy"
    return "capture" if isinstance(value, WebCapture | dict) else None


Capture = Annotated[
    Annotated[WebCapture, Tag("capture")]
    | Annotated[HeldCopy, Tag("copy")]
    | Annotated[InstanceOf[Undated], Tag("alone")],
    Discriminator(_form, custom_error_type=fault("bad-capture").key, custom_error_message="no form fits"),
]


def _one_or_listed(value: Any, handler: Any) -> Any:
    if not isinstance(value, str):
        return handler(value)
    text = one_text(value)
    return (alone(sha256(text) if text.startswith("sha256:") else url(text)),)


_ALONE: Final = Annotated[
    str, spelt(f"{SHA256.pattern}|{URL_SHAPE}", "https://web.archive.org/web/20241230120000/https://… or sha256:…")
]
_DATED: Final = Annotated[tuple[WebCapture | HeldCopy, ...], Field(json_schema_extra={"minItems": 1})]
Captures = Annotated[
    tuple[Capture, ...],
    Listed,
    AfterValidator(some),
    WrapValidator(_one_or_listed, json_schema_input_type=_ALONE | _DATED),
]


def addresses(captures: tuple[Capture, ...] | None) -> Iterator[str]:
    """The addresses of captures, in their order; held copies have none."""
    return (capture.url for capture in captures or () if capture.url)


def sums(captures: tuple[Capture, ...] | None) -> Iterator[str]:
    """The sums of the copies that are held, in their order."""
    return (capture.sha256 for capture in captures or () if capture.sha256)
