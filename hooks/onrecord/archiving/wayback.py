"""Asks the Wayback Machine for captures, politely: one question a second, a rest when it asks for one, never in haste.

The availability interface is open to anybody; Save Page Now asks for the keys of an account.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final
from urllib.parse import quote, urlencode, urlsplit

from ..environment import now, rest
from ..link_check.http_probe import Manner, Reply, Unanswered, fetch
from .answers import Answer, Found, Limited, NotFound, Pending, asked_for, closest, state_of
from .wanted import WITHIN, Wanted

_MOST_BYTES: Final = 1 << 20
_REFUSED: Final = frozenset({401, 403, 451})


@dataclass(frozen=True)
class Service:
    """Where the service is asked, how, and with which keys; `rest` is how it rests, `most_rest` how long at most.

    `polls`: how often a capture that is being made is asked after, with `between` seconds between.
    """

    manner: Manner
    keys: str = field(default="", repr=False)
    available: str = "https://archive.org/wayback/available"
    save: str = "https://web.archive.org/save"
    hosts: frozenset[str] = frozenset({"archive.org", "www.archive.org", "web.archive.org"})
    rest: Callable[[float], None] = rest
    clock: Callable[[], datetime] = now
    most_rest: float = 300.0
    tries: int = 3
    polls: int = 30
    between: float = 6.0


def nearest(service: Service, want: Wanted, within: int = WITHIN) -> Answer:
    """The capture nearest to the day on which a card's page was read, if it will do."""
    query = f"{service.available}?url={quote(want.page, safe='')}&timestamp={want.stamp}"
    reply = _asked(service, query)
    if not isinstance(reply, Reply):
        return reply
    found = closest(reply.body, want.page)
    return want.judged(found, within) if isinstance(found, Found) else found


def saved(service: Service, want: Wanted) -> Answer:
    """A capture of a page as it is now, which the service is asked to make."""
    headers = {"Accept": "application/json", "Authorization": f"LOW {service.keys}"}
    form = urlencode({"url": want.page, "skip_first_archive": "1"}).encode()
    reply = _asked(service, service.save, headers, form)
    if not isinstance(reply, Reply):
        return reply
    job = asked_for(reply.body)
    return _made(service, job, want.page, headers) if isinstance(job, Pending) else job


def _made(service: Service, job: Pending, page: str, headers: Mapping[str, str]) -> Answer:
    for _ in range(service.polls):
        service.rest(service.between)
        reply = _asked(service, f"{service.save}/status/{job.job}", headers)
        if not isinstance(reply, Reply):
            return reply
        if (state := state_of(reply.body, page)) is not None:
            return state
    return NotFound("Save Page Now was asked for one, and is not done yet; a later run finds it", lasting=False)


def _asked(
    service: Service, url: str, headers: Mapping[str, str] | None = None, form: bytes | None = None
) -> Reply | NotFound | Limited:
    """A good answer of the service; what rests and tries again does so here, and not for ever."""
    why = ""
    for attempt in range(service.tries):
        try:
            reply = fetch(url, service.manner, headers or {}, form, _MOST_BYTES, lambda at: _is_there(service, at))
        except Unanswered as error:
            why = str(error)
            service.rest(2.0**attempt)
            continue
        if reply.status == 429 or (reply.status == 503 and "retry-after" in reply.headers):
            seconds = _seconds(reply.headers.get("retry-after", ""), service.clock())
            if seconds > service.most_rest or attempt + 1 == service.tries:
                return Limited(f"the service asks for a rest of {seconds:.0f} seconds")
            service.rest(seconds)
            continue
        if 200 <= reply.status < 300:
            return reply
        why = f"the service answers {reply.status}"
        if reply.status in _REFUSED or reply.status < 500:
            return NotFound(f"{why}{_said(reply)}", lasting=False)
        service.rest(2.0**attempt)
    return NotFound(why, lasting=False)


def _is_there(service: Service, url: str) -> bool:
    return urlsplit(url).hostname in service.hosts


def _said(reply: Reply) -> str:
    """Why it refuses, where it says so in a heading of its own."""
    why = reply.headers.get("x-archive-wayback-runtime-error", "")
    return f" ({why[:100]})" if why else ""


def _seconds(written: str, moment: datetime) -> float:
    """How long to rest: in seconds, or up to a moment; a minute where nothing is said."""
    if written.strip().isdecimal():
        return float(min(int(written.strip()[:9]), 10**6))
    try:
        until = parsedate_to_datetime(written)
    except ValueError:
        return 60.0
    return max((until.astimezone(UTC) - moment).total_seconds(), 1.0)
