"""A machine on this computer that answers as the Wayback Machine's documents say, faults and refusals among them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from onrecord.archiving.wayback import Service
from onrecord.link_check.http_probe import Manner

STAMP: Final = "20220601120000"
Said = tuple[int, dict[str, str], bytes]
"""A status, headers, a body."""


def snapshot(page: str, stamp: str = STAMP, status: str = "200", **other: Any) -> bytes:
    """What the availability interface says where there is a capture."""
    closest = {
        "status": status,
        "available": True,
        "url": f"http://web.archive.org/web/{stamp}/{page}",
        "timestamp": stamp,
        **other,
    }
    return json.dumps({"url": page, "archived_snapshots": {"closest": closest}}).encode()


NONE: Final = json.dumps({"url": "x", "archived_snapshots": {}}).encode()


@dataclass
class Machine:
    """A machine, what it says next, what it was asked, and how it was rested for.

    `says` is taken in order, the last again and again.
    """

    port: int
    says: list[Said] = field(default_factory=lambda: [(200, {}, NONE)])
    got: list[tuple[str, str, dict[str, list[str]], dict[str, str]]] = field(default_factory=list)
    rests: list[float] = field(default_factory=list)

    def service(self, **more: Any) -> Service:
        """The service as this machine is it."""
        here = f"http://127.0.0.1:{self.port}"
        manner = Manner("OnRecord-archive (+tests)", seconds=5, pause=0, allowed=lambda address, port: True)
        hosts = frozenset({"127.0.0.1"})
        ways = {"available": f"{here}/wayback/available", "save": f"{here}/save", "hosts": hosts}
        return Service(manner, **{"keys": "a:b", "rest": self.rests.append, **ways, **more})

    def next(self) -> Said:
        """What it says now."""
        return self.says.pop(0) if len(self.says) > 1 else self.says[0]


@contextmanager
def serving() -> Iterator[Machine]:
    """A machine, as long as it is needed."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.answer("GET", parse_qs(urlsplit(self.path).query))

        def do_POST(self) -> None:
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.answer("POST", parse_qs(form))

        def answer(self, method: str, asked: dict[str, list[str]]) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            machine.got.append((method, urlsplit(self.path).path, asked, headers))
            status, more, body = machine.next()
            if status == 0:  # it hangs up
                return
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **more}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    machine = Machine(listener.server_port)
    threading.Thread(target=listener.serve_forever, args=[0.01], daemon=True).start()
    try:
        yield machine
    finally:
        listener.shutdown()
        listener.server_close()
