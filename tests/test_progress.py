"""What a build reports crosses from one process to another as lines of text."""

import pytest

from onrecord.progress import Advanced, Event, Finished, Found, Made, Noted, Phase, Spent, Started, decoded, encoded

LINES: list[tuple[Event, str]] = [
    (Started(Phase.DERIVE), 'onrecord-build: {"event": "Started", "phase": "derive"}'),
    (
        Advanced(Phase.WRITE, 2, 21, "form"),
        'onrecord-build: {"event": "Advanced", "phase": "write", "done": 2, "total": 21, "step": "form"}',
    ),
    (
        Made(Phase.WRITE, "form", 80, 0.25),
        'onrecord-build: {"event": "Made", "phase": "write", "step": "form", "made": 80, "cpu": 0.25}',
    ),
    (
        Found(Phase.CHECK, ["a:1:1: error[x] é"], 1, 0, "1 error"),
        'onrecord-build: {"event": "Found", "phase": "check", "texts": ["a:1:1: error[x] \\u00e9"], "errors": 1,'
        ' "warnings": 0, "counted": "1 error"}',
    ),
    (Spent(Phase.INDEX, 1.5), 'onrecord-build: {"event": "Spent", "phase": "index", "cpu": 1.5}'),
    (
        Noted(Phase.INDEX, "set a site_url"),
        'onrecord-build: {"event": "Noted", "phase": "index", "words": "set a site_url"}',
    ),
    (Finished(Phase.INDEX, "3 é"), r'onrecord-build: {"event": "Finished", "phase": "index", "counts": "3 \u00e9"}'),
]


@pytest.mark.parametrize(("event", "line"), LINES)
def test_an_event_is_a_line_of_ascii_and_read_back(event: Event, line: str) -> None:
    """Whatever the encoding of the pipe is; with its line end or without."""
    assert encoded(event) == line
    assert line.isascii()
    assert decoded(line) == decoded(f"{line}\n") == event


def test_any_other_line_is_no_event() -> None:
    """What MkDocs prints by itself stays its own."""
    assert decoded("ERROR   -  onrecord: two pages would lie at the root\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '"event"',
        "1",
        "{}",
        '{"event": "Begun"}',
        '{"event": "Started"}',
        '{"event": "Started", "phase": "rest"}',
        '{"event": "Finished", "phase": "index"}',
    ],
)
def test_a_line_that_only_begins_like_an_event_is_none(text: str) -> None:
    """It may have been broken off, or come from a plugin: it is passed through, and stops nothing."""
    assert decoded(f"onrecord-build: {text}\n") is None
