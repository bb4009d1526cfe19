"""The processes that do what is to be done, each taking the next batch of it when it is ready."""

import multiprocessing
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, Final, Generic, TypeVar

from .. import own_process

T = TypeVar("T")
R = TypeVar("R")
_LOOK: Final = 0.2


class WorkerFailed(Exception):  # noqa: N818 (it is told as it is)
    """A process could not do its part; the message is what it would have printed."""


class Workers(Generic[T, R]):
    """Does `work` on all of `batches`: in so many processes beside this one, which goes on meanwhile; or, of one, here.

    A batch of tasks is done by one process. A process is a copy of this one: it has all that is in memory, and hands
    back nothing but what `work` returns.
    """

    def __init__(self, batches: Sequence[Sequence[T]], work: Callable[[Iterator[T], int], R], processes: int) -> None:
        self._batches, self._work = batches, work
        self._context: Any = multiprocessing.get_context("fork") if processes > 1 else None
        self._running: list[tuple[Any, Connection]] = []
        if self._context:
            self._taken = self._context.Value("L", 0)
            self._running = [self._start(number) for number in range(processes)]

    def results(self, advanced: Callable[[int], None]) -> list[R]:
        """What `work` returned in each process, once all is done; told meanwhile is how many batches are taken.

        Raises WorkerFailed.
        """
        if not self._context:
            return [self._work(self._here(advanced), 0)]
        done: list[R] = []
        for process, end in self._running:
            while not end.poll(_LOOK):  # it is also ready once nobody is left at the other end
                advanced(min(self._taken.value, len(self._batches)))
            try:
                well, result = end.recv()
            except EOFError:
                process.join()
                raise WorkerFailed(f"a process of the build was ended from outside ({process.exitcode})") from None
            if not well:
                raise WorkerFailed(result)
            done.append(result)
            process.join()
        return done

    def _start(self, number: int) -> tuple[Any, Connection]:
        here, there = self._context.Pipe(duplex=False)
        process = self._context.Process(target=self._run, args=(there, number), daemon=True)
        process.start()
        there.close()
        return process, here

    def _run(self, end: Connection, number: int) -> None:
        own_process.end_with_parent()
        try:
            end.send((True, self._work(self._next(), number)))
        except BaseException:  # noqa: BLE001 (whatever it is, the other process tells it)
            end.send((False, traceback.format_exc()))
            sys.exit(1)

    def _next(self) -> Iterator[T]:
        """The tasks that fall to this process."""
        while True:
            with self._taken.get_lock():
                number = self._taken.value
                self._taken.value = number + 1
            if number >= len(self._batches):
                return
            yield from self._batches[number]

    def _here(self, advanced: Callable[[int], None]) -> Iterator[T]:
        for number, batch in enumerate(self._batches):
            advanced(number)
            yield from batch
