"""What an address answers, asked of a server on this machine; and whom the check never asks."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import unquote

import pytest

from onrecord.link_check.http_probe import Manner, is_public, visit
from onrecord.link_check.verdict import Answer, Verdict

ANY: Final = Manner("tests", seconds=10, pause=0, allowed=lambda address, port: True)


@dataclass
class Server:
    """A server, and the requests that it got: method, path, host, agent."""

    port: int
    got: list[tuple[str, str, str, str]] = field(default_factory=list)

    def __call__(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"


@contextmanager
def serving() -> Iterator[Server]:
    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            self.answer("HEAD")

        def do_GET(self) -> None:
            self.answer("GET")

        def answer(self, method: str) -> None:
            server.got.append((method, self.path, self.headers["Host"], self.headers["User-Agent"]))
            name, _, rest = self.path[1:].partition("/")
            if name == "to":
                self.send_response(302)
                self.send_header("Location", unquote(rest))
            elif name == "only-get":
                self.send_response(200 if method == "GET" else int(rest))
            elif name == "puts-off":
                self.put_off()
                return
            elif name == "silent":
                gone.wait(30)
                return
            elif name == "garbage":
                self.wfile.write(b"\x00\xff no answer\r\n\r\n")
                return
            else:
                self.send_response(int(name))
            self.end_headers()

        def put_off(self) -> None:
            """The answer comes after many that it will come, each well within the time for one reading."""
            with suppress(OSError):
                for _ in range(1000):
                    gone.wait(0.01)
                    self.wfile.write(b"HTTP/1.1 100 Continue\r\n\r\n")
                self.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    gone = threading.Event()
    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(listener.server_port)
    threading.Thread(target=listener.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield server
    finally:
        gone.set()
        listener.shutdown()
        listener.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.mark.parametrize(
    ("status", "verdict"),
    [
        (200, Verdict.THERE),
        (204, Verdict.THERE),
        (404, Verdict.GONE),
        (410, Verdict.GONE),
        (401, Verdict.UNKNOWN),
        (403, Verdict.UNKNOWN),
        (429, Verdict.UNKNOWN),
        (451, Verdict.UNKNOWN),
        (500, Verdict.UNKNOWN),
        (503, Verdict.UNKNOWN),
    ],
)
def test_only_404_and_410_count_as_gone(server: Server, status: int, verdict: Verdict) -> None:
    """A refusal, a wall, an outage tell nothing of the page."""
    answer = visit(server(f"/{status}"), ANY)
    assert (answer, answer.verdict) == (Answer(status), verdict)


def test_well_after_head_is_enough(server: Server) -> None:
    """No body is asked for without need; the operator learns who asks."""
    visit(server("/200"), ANY)
    assert server.got == [("HEAD", "/200", f"127.0.0.1:{server.port}", "tests")]


@pytest.mark.parametrize("status", [403, 404, 405, 410, 501])
def test_what_head_is_refused_is_asked_with_get(server: Server, status: int) -> None:
    """Many servers know no HEAD; one that answers 404 to it is not gone."""
    assert visit(server(f"/only-get/{status}"), ANY) == Answer(200)
    assert [method for method, *_ in server.got] == ["HEAD", "GET"]


def test_redirects_are_followed_to_their_end(server: Server) -> None:
    """The end counts, also where it is told from the root; a fragment is not sent."""
    assert visit(server("/to//to//410#part"), ANY) == Answer(410)
    assert [path for _, path, *_ in server.got[:3]] == ["/to//to//410", "/to//410", "/410"]


def test_redirects_without_end_tell_nothing(server: Server) -> None:
    """No more than so many are followed."""
    path = "/to/" * 7 + "/404"
    assert visit(server(path), ANY) == Answer(None, "more than 5 redirects")
    assert len(server.got) == 6


def test_a_redirect_without_an_address_is_an_answer_that_tells_nothing(server: Server) -> None:
    """It is neither there nor gone."""
    assert visit(server("/302"), ANY).verdict is Verdict.UNKNOWN


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "gopher://127.0.0.1/", "javascript:x", "http://u:p@127.0.0.1/", "http://[/", "http://a:b/"],
)
def test_a_redirect_leads_to_the_web_only(server: Server, location: str) -> None:
    """And to no place that asks for a name and a password."""
    answer = visit(server(f"/to/{location}"), ANY)
    assert answer.status is None
    assert answer.reason in {
        "it leads to what is no web address",
        "it is no address that can be asked",
        "it redirects to what is no address",
    }
    assert len(server.got) == 1


def test_a_redirect_is_judged_like_the_address_itself(server: Server) -> None:
    """A page of the open internet cannot send the check to a machine behind it."""
    with serving() as inner:
        manner = replace(ANY, allowed=lambda address, port: port == server.port)
        assert visit(server(f"/to/{inner('/200')}"), manner) == Answer(
            None, "it leads to an address that is not public"
        )
        assert inner.got == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0"]
)
def test_this_machine_is_never_asked(server: Server, host: str) -> None:
    """However its address is spelt."""
    answer = visit(f"http://{host}:{server.port}/200", Manner("tests", pause=0))
    assert answer.reason in {"it leads to an address that is not public", "its host is not known"}
    assert server.got == []


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "240.0.0.1",
        "192.0.2.1",
        "198.18.0.1",
        "168.63.129.16",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "fd00:ec2::254",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:8.8.8.8",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "2002:7f00:1::",
        "2001:db8::1",
        "2001:0:7f00::1",
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    """Private, local, reserved, for documentation, of a cloud's own services, or one inside another."""
    assert not is_public(ip_address(address), 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_addresses_that_are_public(address: str) -> None:
    """At the ports of the web, and at no others."""
    assert is_public(ip_address(address), 443)
    assert is_public(ip_address(address), 80)
    assert not is_public(ip_address(address), 22)


def test_a_name_with_one_private_address_is_not_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """All that it stands for is judged."""
    names(monkeypatch, {"mixed.example": ["8.8.8.8", "10.0.0.1"]})
    assert (
        visit("http://mixed.example/", Manner("tests", pause=0)).reason == "it leads to an address that is not public"
    )


def test_what_was_judged_is_what_is_asked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up once, since a second answer could be another machine; the server still learns the name."""
    asked = names(monkeypatch, {"turning.example": ["127.0.0.1"]})
    assert visit(f"http://turning.example:{server.port}/200", ANY) == Answer(200)
    assert asked == ["turning.example"]
    assert server.got[0][2] == f"turning.example:{server.port}"


def names(monkeypatch: pytest.MonkeyPatch, known: dict[str, list[str]]) -> list[str]:
    """Let these names stand for these addresses; gives the names that are looked up."""
    real, asked = socket.getaddrinfo, list[str]()

    def looked_up(host: str, *arguments: Any, **named: Any) -> Any:
        if host not in known:
            return real(host, *arguments, **named)
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in known[host]]

    monkeypatch.setattr(socket, "getaddrinfo", looked_up)
    return asked


def test_a_name_that_is_not_known_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It may be known again tomorrow."""
    names(monkeypatch, {"nowhere.example": []})
    assert visit("http://nowhere.example/", ANY) == Answer(None, "its host is not known")


def test_a_server_that_does_not_answer_is_left(server: Server) -> None:
    """The time for one answer is limited in all, whatever comes in between."""
    assert visit(server("/silent"), replace(ANY, seconds=0.2)).verdict is Verdict.UNKNOWN


def test_a_server_that_puts_its_answer_off_is_left(server: Server) -> None:
    """Each reading is in time; the answer is not."""
    assert visit(server("/puts-off"), replace(ANY, seconds=0.5)).verdict is Verdict.UNKNOWN


def test_a_server_that_speaks_no_http_tells_nothing(server: Server) -> None:
    """Nor does it break the check."""
    assert visit(server("/garbage"), ANY) == Answer(None, "no answer (BadStatusLine)")


def test_a_port_where_nobody_listens_tells_nothing() -> None:
    """The server may be back tomorrow."""
    with serving() as gone:
        pass
    assert visit(gone("/200"), ANY).reason == "no answer (NewConnectionError)"


def test_a_server_without_a_certificate_tells_nothing(server: Server) -> None:
    """HTTPS is spoken where it is asked for, and nothing else in its place."""
    answer = visit(server("/404").replace("http:", "https:"), ANY)
    assert answer.verdict is Verdict.UNKNOWN
    assert server.got == []
