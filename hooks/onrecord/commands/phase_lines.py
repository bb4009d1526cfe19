"""What is printed while a site is built: a line for each phase that is over, and on a terminal a bar for a long one."""

from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self, TextIO

import click

from ..progress import Advanced, Event, Finished, Noted, Started

PATIENCE: Final = 2.0
"""Seconds after which a phase gets a bar."""
_ERASE_LINE_ABOVE: Final = "\x1b[1A\x1b[2K"


class PhaseLines:
    """Takes the events of a build, and prints; as a context it leaves no bar behind."""

    def __init__(self, out: TextIO, clock: Callable[[], float]) -> None:
        self._out = out
        self._clock = clock
        self._start = 0.0
        self._bar: Any = None

    def __call__(self, event: Event) -> None:
        """Print what an event asks for."""
        match event:
            case Started():
                self._start = self._clock()
            case Advanced():
                self._advance(event)
            case Finished(phase, counts):
                self._end_bar()
                click.echo(line(phase, counts, self._clock() - self._start), file=self._out)
            case Noted(_, words):
                click.echo(words, file=self._out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._end_bar()

    def _advance(self, event: Advanced) -> None:
        if self._bar is None and self._out.isatty() and self._clock() - self._start > PATIENCE:
            self._bar = click.progressbar(
                length=event.total,
                label=f"{event.phase:<7}",
                show_eta=False,
                show_pos=True,
                item_show_func=_step,
                file=self._out,
            ).__enter__()
        if self._bar is not None:
            self._bar.update(event.done - self._bar.pos, event.step)

    def _end_bar(self) -> None:
        if self._bar is not None:
            self._bar.render_finish()
            click.echo(_ERASE_LINE_ABOVE, nl=False, file=self._out)
            self._bar = None


def _step(name: str | None) -> str:
    return name or ""


def line(phase: str, counts: str, seconds: float) -> str:
    """`read     75 cards, 143 other files                       0.4 s`."""
    return f"{phase:<7}  {counts:<44} {seconds:>6.1f} s"
