"""What the Wayback Machine is asked, how politely, and what of its answers is taken."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from onrecord.archiving.answers import Found, Limited, NotFound
from onrecord.archiving.wanted import Wanted
from onrecord.archiving.wayback import nearest, saved
from tests.archiving.machine import NONE, STAMP, Machine, snapshot

PAGE = "https://river-post.example/boats?id=3&x=%C3%A4"
WANT = Wanted("boats", PAGE, date(2022, 5, 4), date(2022, 6, 10))
CAPTURE = Found(f"https://web.archive.org/web/{STAMP}/{PAGE}", date(2022, 6, 1))


def says(machine: Machine, *answers: Any) -> None:
    machine.says = [one if isinstance(one, tuple) else (200, {}, one) for one in answers]


def test_it_is_asked_for_the_day_on_which_the_page_was_read(machine: Machine) -> None:
    """By the documented interface; whoever runs it can tell who asks."""
    says(machine, snapshot(PAGE))
    assert nearest(machine.service(), WANT) == CAPTURE
    method, path, asked, headers = machine.got[0]
    assert (method, path) == ("GET", "/wayback/available")
    assert asked == {"url": [PAGE], "timestamp": ["20220610"]}
    assert headers["user-agent"] == "OnRecord-archive (+tests)"
    assert len(machine.got) == 1


def test_one_question_a_second(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before each, one that follows a redirect too."""
    slept: list[float] = []
    monkeypatch.setattr("onrecord.link_check.http_probe.time.sleep", slept.append)
    service = machine.service()
    says(machine, (302, {"Location": "/wayback/available?url=x"}, b""), snapshot(PAGE))
    assert nearest(replace(service, manner=replace(service.manner, pause=1.0)), WANT) == CAPTURE
    assert slept == [1.0, 1.0]


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (NONE, "it has no capture"),
        (snapshot(PAGE, available=False), "it has no capture"),
        (snapshot(PAGE, status="404"), "its nearest capture is of an answer 404, not of the page"),
        (snapshot(PAGE, "20220502120000"), "its nearest capture, of 2022-05-02, is older than the source"),
        (
            snapshot(PAGE, "20220711120000"),
            "its nearest capture, of 2022-07-11, is more than 30 days after the page was read",
        ),
        (
            snapshot(PAGE, "20220510120000"),
            "its nearest capture, of 2022-05-10, is more than 30 days before the page was read",
        ),
        (
            snapshot("https://river-post.example/login"),
            "its nearest capture is of another address: https://river-post.example/login",
        ),
    ],
)
def test_a_capture_that_will_not_do(machine: Machine, body: bytes, why: str) -> None:
    """It is not of the page that was read: nothing is entered, and it need not be asked again soon."""
    says(machine, body)
    assert nearest(machine.service(), WANT) == NotFound(why)


@pytest.mark.parametrize(
    ("stamp", "within"), [("20220503230000", 60), ("20220511120000", 30), ("20220710120000", 30), ("20220610120000", 0)]
)
def test_a_capture_at_the_edge_will_do(machine: Machine, stamp: str, within: int) -> None:
    """A day earlier, since it was another day elsewhere; and within the days before or after it was read."""
    says(machine, snapshot(PAGE, stamp))
    assert isinstance(nearest(machine.service(), WANT, within), Found)


@pytest.mark.parametrize(
    "body",
    [b"", b"<html>", b"[]", b"{}", b'{"archived_snapshots": []}', b"[" * 100_000, b"\xff"],
)
def test_an_answer_of_another_form(machine: Machine, body: bytes) -> None:
    """It says nothing of the page, which is asked about again."""
    says(machine, body)
    assert nearest(machine.service(), WANT) == NotFound(
        "the answer is not of the form that is documented", lasting=False
    )


@pytest.mark.parametrize(
    "url",
    [
        f"https://evil.example/web/{STAMP}/{PAGE}",
        f"https://web.archive.org.evil.example/web/{STAMP}/{PAGE}",
        f"https://web.archive.org/save/{PAGE}",
        f"https://web.archive.org/web/20229901120000/{PAGE}",
        f"https://web.archive.org/web/2022/{PAGE}",
        "javascript:alert(1)",
        7,
        None,
    ],
)
def test_what_is_no_capture_is_never_entered(machine: Machine, url: Any) -> None:
    """Whatever the answer says."""
    says(machine, snapshot(PAGE, url=url))
    assert nearest(machine.service(), WANT) == NotFound("the answer names what is no capture", lasting=False)


def test_it_rests_as_long_as_it_is_told(machine: Machine) -> None:
    """And then asks again."""
    says(machine, (429, {"Retry-After": "17"}, b""), (503, {"Retry-After": "3"}, b""), snapshot(PAGE))
    assert nearest(machine.service(), WANT) == CAPTURE
    assert machine.rests == [17.0, 3.0]


def test_it_rests_up_to_a_moment(machine: Machine) -> None:
    """As HTTP may say it too."""
    says(machine, (429, {"Retry-After": "Fri, 10 Jun 2022 12:01:00 GMT"}, b""), snapshot(PAGE))
    assert nearest(machine.service(clock=lambda: datetime(2022, 6, 10, 12, 0, 30, tzinfo=UTC)), WANT) == CAPTURE
    assert machine.rests == [30.0]


@pytest.mark.parametrize(
    ("headers", "seconds", "asked"),
    [({"Retry-After": "3600"}, 3600, 1), ({"Retry-After": "9" * 50}, 1_000_000, 1), ({}, 60, 3)],
)
def test_it_goes_away_where_the_rest_is_long_or_never_enough(
    machine: Machine, headers: dict[str, str], seconds: int, asked: int
) -> None:
    """Nothing more is asked in this run."""
    says(machine, (429, headers, b""))
    assert nearest(machine.service(), WANT) == Limited(f"the service asks for a rest of {seconds} seconds")
    assert len(machine.got) == asked


@pytest.mark.parametrize(
    ("answers", "why", "asked"),
    [
        ([(500, {}, b"")], "the service answers 500", 3),
        ([(0, {}, b"")], "no answer (RemoteDisconnected)", 3),
        ([(403, {}, b"")], "the service answers 403", 1),
        (
            [(403, {"X-Archive-Wayback-Runtime-Error": "RobotAccessControlException: Blocked By Robots"}, b"")],
            "the service answers 403 (RobotAccessControlException: Blocked By Robots)",
            1,
        ),
        ([(404, {}, b"")], "the service answers 404", 1),
        ([(302, {"Location": "https://elsewhere.example/"}, b"")], "it redirects to another house", 3),
        ([(302, {"Location": "http://127.0.0.1.evil.example/"}, b"")], "it redirects to another house", 3),
    ],
)
def test_faults_and_refusals(machine: Machine, answers: list[Any], why: str, asked: int) -> None:
    """A fault is asked about again, a refusal is not; neither says anything of the page."""
    says(machine, *answers)
    assert nearest(machine.service(), WANT) == NotFound(why, lasting=False)
    assert len(machine.got) == asked


def test_after_a_fault_it_goes_on(machine: Machine) -> None:
    """With a rest that grows."""
    says(machine, (502, {}, b""), (0, {}, b""), snapshot(PAGE))
    assert nearest(machine.service(), WANT) == CAPTURE
    assert machine.rests == [1.0, 2.0]


def test_no_more_is_read_than_an_answer_can_be(machine: Machine) -> None:
    """What is longer is no answer."""
    says(machine, NONE + b" " * (1 << 20) + b"x")
    assert nearest(machine.service(), WANT) == NotFound("it has no capture")


def job(**more: Any) -> bytes:
    return json.dumps({"url": PAGE, "job_id": "spn2-1a", **more}).encode()


def state(status: str, **more: Any) -> bytes:
    return json.dumps({"status": status, "job_id": "spn2-1a", **more}).encode()


def test_a_capture_is_asked_for_and_waited_for(machine: Machine) -> None:
    """With the keys of the account, which go nowhere else."""
    done = state("success", timestamp="20220612080000", original_url=PAGE)
    says(machine, job(), state("pending"), done)
    assert saved(machine.service(), WANT) == Found(
        f"https://web.archive.org/web/20220612080000/{PAGE}", date(2022, 6, 12)
    )
    assert [(method, path) for method, path, *_ in machine.got] == [
        ("POST", "/save"),
        ("GET", "/save/status/spn2-1a"),
        ("GET", "/save/status/spn2-1a"),
    ]
    assert machine.got[0][2]["url"] == [PAGE]
    assert {headers["authorization"] for *_, headers in machine.got} == {"LOW a:b"}
    assert machine.rests == [6.0, 6.0]
    assert "a:b" not in repr(machine.service())


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (
            [job(), state("error", status_ext="error:blocked-url", message="This URL has been excluded.")],
            NotFound("Save Page Now made none: error:blocked-url This URL has been excluded."),
        ),
        (
            [job(), state("error", status_ext="error:no-access", message="Blocked by robots.txt.")],
            NotFound("Save Page Now made none: error:no-access Blocked by robots.txt."),
        ),
        (
            [job(), state("error", status_ext="error:gateway-timeout")],
            NotFound("Save Page Now made none: error:gateway-timeout", lasting=False),
        ),
        (
            [state("error", status_ext="error:user-session-limit", message="Too many at once.")],
            Limited("Save Page Now takes no more for now: error:user-session-limit Too many at once."),
        ),
        (
            [state("error", status_ext="error:too-many-daily-captures")],
            Limited("Save Page Now takes no more for now: error:too-many-daily-captures"),
        ),
        ([b"<html>"], NotFound("Save Page Now made none: no reason", lasting=False)),
        ([job(job_id="../status/user")], NotFound("Save Page Now made none: no reason", lasting=False)),
        (
            [job(), state("success", timestamp="2022", original_url=PAGE)],
            NotFound("the answer names what is no capture", lasting=False),
        ),
        (
            [job(), state("success", timestamp=STAMP, original_url="https://evil.example/")],
            NotFound("its nearest capture is of another address: https://evil.example/"),
        ),
        (
            [job(), state("pending")],
            NotFound("Save Page Now was asked for one, and is not done yet; a later run finds it", lasting=False),
        ),
        ([(401, {}, b"{}")], NotFound("the service answers 401", lasting=False)),
        ([(429, {"Retry-After": "900"}, b"")], Limited("the service asks for a rest of 900 seconds")),
    ],
)
def test_a_capture_that_is_not_made(machine: Machine, answers: list[Any], expected: object) -> None:
    """Why is told; whether to ask again soon, or at all, follows from it."""
    says(machine, *answers)
    assert saved(machine.service(polls=3), WANT) == expected
