"""What the Wayback Machine answers → a capture, or why there is none. Nothing that it says is taken on trust.

Its availability interface tells of the capture closest to a moment; Save Page Now of a capture that was asked for.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from urllib.parse import urlsplit

from ..model.url_canonical import canonical

ARCHIVE: Final = "web.archive.org"
_STAMP: Final = re.compile(r"\d{14}")
_CAPTURE: Final = re.compile(r"/web/(\d{14})[a-z_]*/(.+)", re.DOTALL)
_JOB: Final = re.compile(r"[A-Za-z0-9-]{1,80}")
EXCLUDED: Final = frozenset({"error:blocked-url", "error:blocked", "error:no-access", "error:not-implemented"})
"""What is said of a site that has asked not to be captured, or that lets no archive in."""
LIMITS: Final = frozenset(
    {
        "error:too-many-daily-captures",
        "error:too-many-requests",
        "error:user-session-limit",
        "error:bandwidth-limit-exceeded",
    }
)
"""What is said to whoever has asked too much: nothing more is asked then."""


@dataclass(frozen=True, slots=True)
class Found:
    """A capture: its address, and the day of it."""

    url: str
    on: date


@dataclass(frozen=True, slots=True)
class NotFound:
    """That there is no capture that can be entered, and why; `lasting`: it need not be asked again soon."""

    why: str
    lasting: bool = True


@dataclass(frozen=True, slots=True)
class Pending:
    """That a capture is being made, and the number by which it is asked after."""

    job: str


@dataclass(frozen=True, slots=True)
class Limited:
    """That the service takes no more for now."""

    why: str


Answer = Found | NotFound | Limited


def closest(body: bytes, page: str) -> Found | NotFound:
    """The capture of a page that the availability interface tells of."""
    value = _parsed(body)
    snapshots = value.get("archived_snapshots") if value else None
    if not isinstance(snapshots, dict):
        return NotFound("the answer is not of the form that is documented", lasting=False)
    snapshot = snapshots.get("closest")
    if not isinstance(snapshot, dict) or snapshot.get("available") is not True:
        return NotFound("it has no capture")
    if str(snapshot.get("status")) != "200":
        return NotFound(f"its nearest capture is of an answer {str(snapshot.get('status'))[:20]}, not of the page")
    return capture_at(snapshot.get("url"), page)


def capture_at(address: Any, page: str) -> Found | NotFound:
    """The capture at an address of the archive, if it is one of this page."""
    parts = urlsplit(address) if isinstance(address, str) else None
    whole = f"{parts.path}?{parts.query}" if parts and parts.query else parts.path if parts else ""
    told = _CAPTURE.fullmatch(whole)
    if parts is None or parts.hostname != ARCHIVE or told is None or (day := day_of_stamp(told[1])) is None:
        return NotFound("the answer names what is no capture", lasting=False)
    if canonical(told[2]) != canonical(page):
        return NotFound(f"its nearest capture is of another address: {told[2][:200]}")
    return Found(f"https://{ARCHIVE}{whole}", day)


def asked_for(body: bytes) -> Pending | NotFound | Limited:
    """What Save Page Now says to a page that it is asked to capture."""
    value = _parsed(body) or {}
    job = value.get("job_id")
    if isinstance(job, str) and _JOB.fullmatch(job):
        return Pending(job)
    return _refusal(value)


def state_of(body: bytes, page: str) -> Found | NotFound | Limited | None:
    """What Save Page Now says of a capture that it was asked for; None while it is being made."""
    value = _parsed(body) or {}
    if value.get("status") == "pending":
        return None
    if value.get("status") != "success":
        return _refusal(value)
    stamp, original = str(value.get("timestamp")), value.get("original_url")
    return capture_at(f"https://{ARCHIVE}/web/{stamp}/{original}", page)


def day_of_stamp(stamp: str) -> date | None:
    """The day of a stamp of the archive: 14 digits; None where they are none."""
    try:
        return date.fromisoformat(f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}") if _STAMP.fullmatch(stamp) else None
    except ValueError:
        return None


def _refusal(value: dict[str, Any]) -> NotFound | Limited:
    code, message = str(value.get("status_ext", ""))[:60], str(value.get("message") or "")[:200]
    said = " ".join(f"{code} {message}".split()) or "no reason"
    if code in LIMITS:
        return Limited(f"Save Page Now takes no more for now: {said}")
    return NotFound(f"Save Page Now made none: {said}", lasting=code in EXCLUDED)


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None
