"""What is printed while a site is built: a line a phase, and on a terminal a bar for what takes long."""

import io

import pytest

from onrecord.commands.phase_lines import PhaseLines
from onrecord.progress import Advanced, Event, Finished, Noted, Phase, Started

ERASED = "\x1b[1A\x1b[2K"


class Output(io.StringIO):
    """What is printed, on a terminal or not."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal


def printed(events: list[tuple[float, Event]], terminal: bool) -> str:
    """What is printed of events, each at its second."""
    out, now = Output(terminal), [0.0]
    with PhaseLines(out, lambda: now[0]) as lines:
        for second, event in events:
            now[0] = second
            lines(event)
    return out.getvalue()


def written(last: float) -> list[tuple[float, Event]]:
    """The phase `write`, of two steps, whose second begins so many seconds after its start."""
    return [
        (10.0, Started(Phase.WRITE)),
        (10.0, Advanced(Phase.WRITE, 0, 2, "sources")),
        (10.0 + last, Advanced(Phase.WRITE, 1, 2, "questions")),
        (14.5, Finished(Phase.WRITE, "3 pages, 1 other file")),
    ]


LINE = "write    3 pages, 1 other file                           4.5 s\n"


@pytest.mark.parametrize(("terminal", "last"), [(False, 4.0), (True, 2.0)])
def test_a_phase_that_is_over_is_one_line(terminal: bool, last: float) -> None:
    """Its name, what it came to, its seconds; no bar where nobody watches, nor for what takes two seconds."""
    assert printed(written(last), terminal) == LINE


def test_what_is_noted_is_a_line_of_its_own() -> None:
    """As it is written, below the phase that found it."""
    assert printed([*written(2.0), (14.6, Noted(Phase.INDEX, "Set a site_url."))], False) == f"{LINE}Set a site_url.\n"


def test_a_phase_of_over_two_seconds_has_a_bar_on_a_terminal() -> None:
    """The bar names the step at hand, and is erased before the line is printed."""
    text = printed(written(2.1), terminal=True)
    bar, _, line = text.partition(ERASED)
    assert "write    [" in bar
    assert "1/2  questions" in bar
    assert line == LINE


def test_a_phase_that_fails_leaves_no_bar_behind() -> None:
    """The message that follows begins on a clean line."""
    assert printed(written(2.1)[:3], terminal=True).endswith(ERASED)


def test_each_phase_has_a_clock_of_its_own() -> None:
    """The seconds of one do not count for the next."""
    events: list[tuple[float, Event]] = [
        (1.0, Started(Phase.READ)),
        (3.5, Finished(Phase.READ, "1 card, 2 other files")),
        (4.0, Started(Phase.CHECK)),
        (4.1, Finished(Phase.CHECK, "no problems")),
    ]
    assert printed(events, terminal=True).splitlines() == [
        "read     1 card, 2 other files                           2.5 s",
        "check    no problems                                     0.1 s",
    ]
