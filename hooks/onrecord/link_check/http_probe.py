"""Asks an address whether it is there, or what it says. An edge: the only module that opens a connection.

An address in a card may name any machine, and so may every redirect. A name is looked up once, what it stands for is
judged, and the connection goes to just that: a second look-up could give another answer.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http.client import HTTPException
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Final
from urllib.parse import urljoin

from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.util import Url, parse_url

from .verdict import Answer

IP = IPv4Address | IPv6Address
Allowed = Callable[[IP, int], bool]
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_PORTS: Final = {"http": 80, "https": 443}
_NOT_OURS: Final = (
    ip_network("168.63.129.16/32"),  # a public number at which a cloud's own services answer its machines
    ip_network("64:ff9b::/96"),  # IPv4 inside IPv6, of any kind
    ip_network("64:ff9b:1::/48"),
    ip_network("2001::/32"),
    ip_network("2002::/16"),
)


def is_public(address: IP, port: int) -> bool:
    """Whether it is a web server of the open internet: no private, local or otherwise special address, no odd port."""
    ordinary = address.is_global and not address.is_multicast and not address.is_reserved
    return ordinary and port in _PORTS.values() and not any(address in network for network in _NOT_OURS)


@dataclass(frozen=True, slots=True)
class Manner:
    """How to ask: as whom, how long to wait in all for one answer, how far to follow, whom to ask, how long to rest."""

    agent: str
    seconds: float = 30.0
    most_redirects: int = 5
    pause: float = 1.0
    allowed: Allowed = is_public


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer after all redirects: its status, its headers by small names, as much of its body as was asked for."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Unanswered(Exception):  # noqa: N818 (it is told as it is)
    """No answer can be had; the message says why."""


def visit(url: str, manner: Manner) -> Answer:
    """What an address answers to HEAD or, where that answer is not well, to GET. It never raises."""
    answer = _answer("HEAD", url, manner)
    # many servers know no HEAD, and say so with any status
    if answer.status is None or 200 <= answer.status < 300:
        return answer
    return _answer("GET", url, manner)


def _answer(method: str, url: str, manner: Manner) -> Answer:
    try:
        return Answer(_followed(_Request(method, url), manner).status)
    except Unanswered as error:
        return Answer(None, str(error))


def fetch(
    url: str,
    manner: Manner,
    headers: Mapping[str, str] | None = None,
    form: bytes | None = None,
    most: int = 1 << 20,
    within: Callable[[str], bool] = lambda url: True,
) -> Reply:
    """What an address says, to GET or, with a form, to POST; of its body `most` bytes.

    `within`: whether a redirect may be followed there. Raises Unanswered.
    """
    more = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"} if form else headers or {}
    return _followed(_Request("POST" if form else "GET", url, more, form, most, within), manner)


@dataclass(frozen=True, slots=True)
class _Request:
    """What is asked: how, of which address, with what, how much of the body is read, where a redirect may lead."""

    method: str
    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    form: bytes | None = None
    most: int = 0
    within: Callable[[str], bool] = lambda url: True


def _followed(request: _Request, manner: Manner) -> Reply:
    """The answer at the end of all redirects. Raises Unanswered."""
    for _ in range(manner.most_redirects + 1):
        time.sleep(manner.pause)
        reply = _asked(request, manner)
        location = reply.headers.get("location", "")
        if reply.status not in _REDIRECTS or not location:
            return reply
        try:
            url = urljoin(request.url, location)
        except ValueError:
            raise Unanswered("it redirects to what is no address") from None
        if not request.within(url):
            raise Unanswered("it redirects to another house")
        kept = request.method == "HEAD" or reply.status in (307, 308)  # after any other, a form is not sent again
        request = replace(request, url=url) if kept else replace(request, url=url, method="GET", form=None)
    raise Unanswered(f"more than {manner.most_redirects} redirects")


def _asked(request: _Request, manner: Manner) -> Reply:
    """One answer, redirects not followed. Raises Unanswered."""
    parts = _parts(request.url)
    connection = _connection(parts, manner)
    timer = threading.Timer(manner.seconds, _hang_up, [connection])
    timer.start()
    try:
        headers = {"Host": parts.netloc or "", "User-Agent": manner.agent, "Accept": "*/*", **request.headers}
        connection.request(request.method, parts.request_uri, body=request.form, headers=headers, preload_content=False)
        answer = connection.getresponse()
        body = answer.read(request.most, decode_content=True) if request.most else b""  # else it is never read
        return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body or b"")
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        raise Unanswered(f"no answer ({type(error).__name__})") from None
    finally:
        timer.cancel()
        connection.close()


def _hang_up(connection: HTTPConnection) -> None:
    """A server may send a byte now and then for ever, which no timeout of a read ends."""
    if connection.sock is not None:
        with contextlib.suppress(OSError):
            connection.sock.shutdown(socket.SHUT_RDWR)


def _parts(url: str) -> Url:
    """An address in its parts, as they are sent. Raises Unanswered."""
    try:
        parts = parse_url(url)
    except (HTTPError, ValueError):
        raise Unanswered("it is no address that can be asked") from None
    if parts.scheme not in _PORTS or not parts.host or parts.auth:
        raise Unanswered("it leads to what is no web address")
    return parts


def _connection(parts: Url, manner: Manner) -> HTTPConnection:
    """A connection, not opened yet, to the very address that was judged. Raises Unanswered."""
    host, port = (parts.host or "").strip("[]"), parts.port or _PORTS[parts.scheme or "http"]
    addresses = _looked_up(host, port)
    if not all(manner.allowed(address, port) for address in addresses):
        raise Unanswered("it leads to an address that is not public")
    if parts.scheme == "http":
        return HTTPConnection(str(addresses[0]), port, timeout=manner.seconds)
    return HTTPSConnection(
        str(addresses[0]),
        port,
        timeout=manner.seconds,
        server_hostname=host,
        assert_hostname=host,
        cert_reqs="CERT_REQUIRED",
    )


def _looked_up(host: str, port: int) -> list[IP]:
    """What a name stands for, IPv4 first. Raises Unanswered."""
    try:
        rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = {ip_address(str(row[4][0]).partition("%")[0]) for row in rows}
    except (OSError, UnicodeError, ValueError):
        raise Unanswered("its host is not known") from None
    if not addresses:
        raise Unanswered("its host is not known")
    return sorted(addresses, key=lambda address: (address.version, int(address)))
