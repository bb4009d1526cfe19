"""`onrecord check --watch`: the check again upon a save, and its exit code at Ctrl-C."""

import contextlib
import errno
import json
import shutil
import signal
import subprocess
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue

import click
import pytest
from click.testing import CliRunner
from watchdog.observers import Observer

from onrecord.cli import main
from onrecord.commands import watch

QUIET = 0.5
"""Seconds after which a watch has been told all that happened: more than twice what it waits for a change to settle."""


class Output:
    """What the watch prints, by its lines; reading waits for the next."""

    def __init__(self) -> None:
        self._printed = SimpleQueue[str]()

    def echo(self, text: str, err: bool = False) -> None:
        """Take what is printed, on either stream."""
        for line in text.split("\n"):
            self._printed.put(f"{line}\n")

    def __iter__(self) -> Iterator[str]:
        """The lines, as they come; after ten seconds without one it ends."""
        while True:
            try:
                yield self._printed.get(timeout=10)
            except Empty:
                return


class Interrupted(SimpleQueue[str]):
    """The queue of a watch, at which Ctrl-C is pressed once the test is over."""

    over: threading.Event

    def get(self, block: bool = True, timeout: float | None = None) -> str:
        """What comes next, or Ctrl-C."""
        if self.over.is_set():
            raise KeyboardInterrupt
        return super().get(block, timeout)


@pytest.fixture
def watching(sources: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Output]:
    """The command in a thread of this process, without its wait for the other half of a move; what it prints."""
    output, over = Output(), threading.Event()
    monkeypatch.setattr(click, "echo", output.echo)
    if sys.platform == "linux":  # where a move away is told late, since its other half may come
        monkeypatch.setattr("watchdog.observers.inotify_move_event_grouper.InotifyMoveEventGrouper.delay", 0.05)
    monkeypatch.setattr(watch, "SimpleQueue", type("Queue", (Interrupted,), {"over": over}))

    def run() -> None:
        with contextlib.suppress(SystemExit):  # as the last check went
            main(["check", "--watch", "--sources", str(sources)], standalone_mode=False)

    thread = threading.Thread(target=run, daemon=True)
    with warnings.catch_warnings():
        thread.start()
        yield output
        over.set()
        thread.join(10)
    assert not thread.is_alive()


@contextmanager
def started(sources: Path, *options: str, stderr: int) -> Iterator[subprocess.Popen[str]]:
    """A watch, ended at the end or after a minute: reading what it prints waits for it."""
    program = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from onrecord.cli import main; main()"
    )
    command = [sys.executable, "-u", "-c", program, "check", "--watch", "--sources", str(sources), *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, text=True) as process:
        timer = threading.Timer(60, process.kill)
        timer.start()
        try:
            yield process
        finally:
            timer.cancel()
            process.kill()


def until(output: Iterable[str] | None, end: str) -> str:
    """What is printed up to a line that begins so; reading waits for it."""
    printed = ""
    for line in output or ():
        printed += line
        if line.startswith(end):
            return printed
    raise AssertionError(f"it ended without {end!r}: {printed}")


@pytest.mark.parametrize(("mended", "code"), [(False, 1), (True, 0)])
def test_checks_upon_a_save(sources: Path, mended: bool, code: int) -> None:
    """Each save is checked, however it is saved; Ctrl-C ends it with the exit code of the last check."""
    with started(sources, stderr=subprocess.STDOUT) as process:
        assert until(process.stdout, "watching ").startswith(f"no problems in {sources}\n")
        file = sources / "actors/daily-north.yaml"
        sound = file.read_text()
        file.write_text("name: Daily North\ntype: paper\n")
        printed = until(process.stdout, "watching ")
        assert printed.startswith("\n— actors/daily-north.yaml has changed —\n")
        assert ':2:7: error[not-in-list] type: "paper" is not in the list\n' in printed
        if mended:
            (sources / "actors/.beside").write_text(sound)
            (sources / "actors/.beside").rename(file)  # as editors do
            assert f"\nno problems in {sources}\n" in until(process.stdout, "watching ")
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == code


@pytest.mark.parametrize("change", ["out", "away", "in"])
def test_checks_upon_a_change_of_a_folder(watching: Output, sources: Path, change: str) -> None:
    """A folder that is moved or deleted takes its files along; one that comes brings some."""
    until(watching, "watching ")
    folder, beside = sources / "topics", sources.parent / "topics"
    if change == "away":
        shutil.rmtree(folder)
    else:
        folder.rename(beside)
    assert "error[unknown-topic]" in until(watching, "watching ")
    if change == "in":
        beside.rename(folder)
        printed = until(watching, "watching ")
        assert f"\nno problems in {sources}\n" in printed
        assert "Warning" not in printed


def test_checks_upon_a_folder_of_another_name(watching: Output, sources: Path) -> None:
    """One that does not belong there draws a problem, which is gone when the folder is."""
    until(watching, "watching ")
    (sources.parent / "actor").mkdir()
    (sources.parent / "actor/x.yaml").write_text("name: X\ntype: person\n")
    (sources.parent / "actor").rename(sources / "actor")
    assert "error[misplaced-file]" in until(watching, "watching ")
    (sources / "actor").rename(sources.parent / "actor")
    assert f"\nno problems in {sources}\n" in until(watching, "watching ")


@pytest.mark.parametrize("moved", [False, True])
def test_an_archive_that_goes_away_and_comes_back(watching: Output, sources: Path, moved: bool) -> None:
    """Of what is not there nothing is said to be without problems; what comes in its place is watched in turn."""
    until(watching, "watching ")
    kept = sources.parent / "kept"
    shutil.copytree(sources, kept)
    sources.rename(sources.parent / "gone") if moved else shutil.rmtree(sources)
    printed = until(watching, "watching ")
    assert f"\n— {sources.name} has changed —\n" in printed
    assert f"{sources} is no archive any more: it holds none of cards, actors" in printed
    assert "no problems" not in printed
    kept.rename(sources)
    assert f"\nno problems in {sources}\n" in until(watching, "watching ")
    (sources / "actors/daily-north.yaml").write_text("name: Daily North\ntype: paper\n")
    assert "error[not-in-list]" in until(watching, "watching ")


def put_anew(watching: Output, sources: Path, kept: Path) -> None:
    """The file system may give the new folder the number of the one before."""
    shutil.rmtree(sources)
    shutil.copytree(kept, sources)


def put_a_file_between(watching: Output, sources: Path, kept: Path) -> None:
    """A file stands for a while where the archive was."""
    sources.rename(sources.parent / "gone")
    sources.write_text("x")
    until(watching, "watching ")
    (sources.parent / "gone/topics").rename(sources.parent / "gone/topic")
    time.sleep(QUIET)
    sources.unlink()
    (sources.parent / "gone/topic").rename(sources.parent / "gone/topics")
    (sources.parent / "gone").rename(sources)


def put_at_once(watching: Output, sources: Path, kept: Path) -> None:
    """There is no moment without an archive to be found by looking for one."""
    sources.rename(sources.parent / "gone")
    kept.rename(sources)


@pytest.mark.parametrize("put", [put_anew, put_a_file_between, put_at_once])
def test_another_archive_in_its_place(
    watching: Output, sources: Path, put: Callable[[Output, Path, Path], None]
) -> None:
    """It is watched as the one before was, whatever number it has and whatever stood there meanwhile."""
    until(watching, "watching ")
    kept = sources.parent / "kept"
    shutil.copytree(sources, kept)
    put(watching, sources, kept)
    until(watching, "no problems in ")
    until(watching, "watching ")
    time.sleep(QUIET)  # what the watch is still told of the one before has been told by then
    (sources / "actors/daily-north.yaml").write_text("name: Daily North\ntype: paper\n")
    printed = until(watching, f"{sources}/actors/daily-north.yaml:2:7: error[not-in-list]")
    assert "Traceback" not in printed


def test_a_folder_that_cannot_be_watched(sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine allows so many; that is no traceback."""

    def refused(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "no space left on device")

    monkeypatch.setattr(Observer, "schedule", refused)
    result = CliRunner().invoke(main, ["check", "--watch", "--sources", str(sources)])
    assert result.output == f"Error: {sources} cannot be watched: no space left on device; leave --watch out\n"
    assert result.exit_code == 1


def test_rests_until_something_changes(watching: Output, sources: Path) -> None:
    """The check reads every file, which is no change; nor is a file or a folder that is none of the archive’s."""
    until(watching, "watching ")
    (sources / "actors/.beside").write_text("x")
    (sources / "actors/.beside").unlink()
    (sources / "actors/.kept").mkdir()
    time.sleep(QUIET)  # as often as it would check in that time, were reading a change
    file = sources / "actors/daily-north.yaml"
    file.write_text(file.read_text())
    printed = until(watching, "watching ")
    assert printed.startswith("\n— actors/daily-north.yaml has changed —\n")
    assert printed.count("has changed") == 1


def test_what_is_printed_for_programs(sources: Path) -> None:
    """What is told of the watch goes beside it."""
    with started(sources, "--format", "json", stderr=subprocess.PIPE) as process:
        until(process.stderr, "watching ")
        (sources / "actors/daily-north.yaml").write_text("name: Daily North\ntype: paper\n")
        until(process.stderr, "watching ")
        process.send_signal(signal.SIGINT)
        first, second = process.communicate(timeout=20)[0].split("]\n", 1)
    assert json.loads(f"{first}]") == []
    assert "not-in-list" in {problem["code"] for problem in json.loads(second)}
