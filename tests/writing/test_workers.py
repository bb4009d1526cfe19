"""The processes of a build: each takes the next batch when it is ready, and all is done once."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import chain

import pytest

from onrecord.writing.workers import WorkerFailed, Workers

BATCHES = [range(n, n + 4) for n in range(0, 100, 4)]
linux = pytest.mark.skipif(sys.platform != "linux", reason="one process elsewhere")


def squares(tasks: Iterator[int], number: int) -> list[int]:
    """The work."""
    return [task * task for task in tasks]


@pytest.mark.parametrize("processes", [1, pytest.param(2, marks=linux), pytest.param(3, marks=linux)])
def test_every_task_is_done_once(processes: int) -> None:
    """However many processes there are; one is this process itself."""
    told: list[int] = []
    results = Workers(BATCHES, squares, processes).results(told.append)
    assert len(results) == processes
    assert sorted(chain.from_iterable(results)) == [n * n for n in range(100)]
    assert all(0 <= n <= len(BATCHES) for n in told)


@linux
def test_what_is_of_one_batch_is_done_by_one_process() -> None:
    """One after another: what these have in common is worked out once."""
    results = Workers(BATCHES, squares, 3).results(lambda done: None)
    whole = [[n * n for batch in BATCHES if batch[0] ** 2 in done for n in batch] for done in results]
    assert results == whole


def test_in_one_process_it_is_told_how_far_it_is() -> None:
    """Each time that a batch is taken."""
    told: list[int] = []
    Workers(BATCHES, squares, 1).results(told.append)
    assert told == list(range(len(BATCHES)))


@linux
def test_what_fails_in_a_process_is_told_as_it_would_print_it() -> None:
    """With its traceback: it is a bug, or the disk is full."""

    def fail(tasks: Iterator[int], number: int) -> None:
        raise OSError(28, os.strerror(28))

    with pytest.raises(WorkerFailed, match="No space left on device"):
        Workers(BATCHES, fail, 2).results(lambda done: None)


@linux
def test_a_process_that_is_ended_is_missed() -> None:
    """By whoever waits for it, who would wait for ever."""

    def end(tasks: Iterator[int], number: int) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(WorkerFailed, match=r"^a process of the build was ended from outside \(-9\)$"):
        Workers(BATCHES, end, 2).results(lambda done: None)
