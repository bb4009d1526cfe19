"""The swap of a new site for the old one, broken off in its midst; and what a build's process prints."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from onrecord import atomic_build, environment, site_swap
from onrecord.atomic_build import BuildFailed, NotOurs, build_site
from onrecord.cli import main
from onrecord.progress import Event, Phase, Started
from onrecord.site_files import SIGN, sign
from onrecord.site_swap import LOCK
from tests.paths import EXAMPLE

DAY: Final = date(2025, 1, 2)
Rename = Callable[[Path, Path], Path]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site that was built before, in a folder of its own."""
    folder = tmp_path / "folder" / "site"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text("old")
    (folder / SIGN).write_text("")
    return folder


@pytest.fixture
def built(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs need not run: the new site is one page."""

    def run(site_dir: Path, *_: object) -> tuple[str, ...]:
        site_dir.mkdir()
        (site_dir / "index.html").write_text("new")
        return ()

    monkeypatch.setattr(atomic_build, "_run", run)


def break_renames(monkeypatch: pytest.MonkeyPatch, errors: dict[str, BaseException]) -> None:
    """Let renaming a folder of that name raise an error, where the system cannot exchange two folders."""
    monkeypatch.setattr(site_swap, "exchanged", lambda one, other: False)
    rename: Rename = Path.rename

    def broken(folder: Path, to: Path) -> Path:
        if folder.name in errors:
            raise errors[folder.name]
        return rename(folder, to)

    monkeypatch.setattr(Path, "rename", broken)


@pytest.mark.usefixtures("built")
def test_the_new_site_takes_the_place_of_the_old_one(site: Path) -> None:
    """And nothing is left beside it."""
    build_site(EXAMPLE, site, DAY)
    assert (site / "index.html").read_text() == "new"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("interruption", [KeyboardInterrupt, MemoryError, SystemExit])
def test_what_interrupts_the_swap_leaves_the_old_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, interruption: type[BaseException]
) -> None:
    """Ctrl-C between the two moves, for instance: it goes on as what it is, and nothing is left beside."""
    break_renames(monkeypatch, {"new": interruption()})
    with pytest.raises(interruption):
        build_site(EXAMPLE, site, DAY)
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.usefixtures("built")
def test_a_move_that_fails_leaves_the_old_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a sentence that says what to do."""
    break_renames(monkeypatch, {"new": OSError(39, "Directory not empty")})
    with pytest.raises(BuildFailed) as failed:
        build_site(EXAMPLE, site, DAY)
    assert str(failed.value) == f"{site} was changed while this site was built (Directory not empty); build again"
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("error", [OSError(39, "Directory not empty"), KeyboardInterrupt()])
def test_an_old_site_that_cannot_be_put_back_is_kept_and_named(
    site: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    """It is never deleted while there is no other: whoever runs the site can move it by hand."""
    break_renames(monkeypatch, {"new": error, "old": OSError(13, "Permission denied")})
    result = CliRunner().invoke(main, ["build", "--sources", str(EXAMPLE), "--site-dir", str(site), "--quiet"])
    (old,) = site.parent.glob("site.*/old")
    message = f"{site} could not be put back (Permission denied); the site of before lies whole in {old}\n"
    assert (result.exit_code, result.stderr) == (1, message)
    assert (old / "index.html").read_text() == "old"


@pytest.mark.usefixtures("built")
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can exchange two folders in one step")
def test_a_reader_never_finds_no_site(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The two sites change places at once: nothing is renamed away."""

    def rename(folder: Path, to: Path) -> None:
        raise AssertionError(f"{folder} was moved to {to}")

    monkeypatch.setattr(Path, "rename", rename)
    build_site(EXAMPLE, site, DAY)
    assert (site / "index.html").read_text() == "new"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize(
    ("made", "named"),
    [
        ([".git/HEAD", ".git/config"], ".git/"),
        (["CNAME"], "CNAME"),
        (["a/b/mine.txt", "a/other/mine.txt"], "a/b/mine.txt, a/other/"),
        ([f"{n}.txt" for n in range(7)], "0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 2 more"),
    ],
)
def test_what_no_build_has_made_is_not_taken_away(site: Path, made: list[str], named: str) -> None:
    """A site lists its files; where there are others, it is said which, and what to do, before anything is built."""
    (site / "a" / "b").mkdir(parents=True)
    (site / "a" / "b" / "ours.html").write_text("old")
    sign(site)
    for name in made:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("mine")
    with pytest.raises(NotOurs) as refused:
        build_site(EXAMPLE, site, DAY)
    assert str(refused.value) == (
        f"{site} holds what no build has made, and a new site would take away: {named}. "
        "Move that elsewhere (into docs/ if it belongs to the site), or name another folder with --site-dir"
    )
    assert [(site / name).read_text() for name in made] == ["mine"] * len(made)
    for name in made:
        (site / name).unlink()
    for folder in (".git", "a/other"):
        (site / folder).rmdir() if (site / folder).exists() else None
    build_site(EXAMPLE, site, DAY)
    assert (site / "index.html").read_text() == "new"


def test_what_is_put_there_while_a_site_is_built_is_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder at the place of the site, too, which was not there before."""
    target = tmp_path / "site"

    def run(site_dir: Path, *_: object) -> tuple[str, ...]:
        site_dir.mkdir()
        target.mkdir()
        (target / "mine.txt").write_text("mine")
        return ()

    monkeypatch.setattr(atomic_build, "_run", run)
    with pytest.raises(BuildFailed) as failed:
        build_site(EXAMPLE, target, DAY)
    assert str(failed.value) == (
        f"while this site was built: {target} is not empty and holds no site of ours; name another with --site-dir"
    )
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "mine.txt"]


@pytest.mark.usefixtures("built")
def test_what_a_killed_build_left_is_cleared_by_the_next(site: Path) -> None:
    """Not what another build works in, and no folder that is called like it."""
    left, work, mine = (site.with_name(f"site.{name}") for name in ("left", "work", "mine"))
    for folder in (left, work, mine):
        (folder / "new").mkdir(parents=True)
    (left / LOCK).touch()
    with site_swap.at_work(work, site):
        build_site(EXAMPLE, site, DAY)
        assert sorted(site.parent.iterdir()) == [site, mine, work]


@pytest.mark.usefixtures("built")
def test_a_site_that_was_moved_aside_by_a_killed_build_comes_back(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the next build, be it one that fails."""
    left = site.with_name("site.left")
    left.mkdir()
    (left / LOCK).touch()
    site.rename(left / "old")

    def run(*_: object) -> None:
        raise BuildFailed("no")

    monkeypatch.setattr(atomic_build, "_run", run)
    with pytest.raises(BuildFailed, match=r"^no$"):
        build_site(EXAMPLE, site, DAY)
    assert (site / "index.html").read_text() == "old"
    assert list(site.parent.iterdir()) == [site]


@pytest.mark.usefixtures("built")
def test_a_mount_point_is_told_before_anything_is_built(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be moved; this was told after the whole build, as if somebody had changed it."""
    monkeypatch.setattr("os.path.ismount", lambda path: path == site)
    with pytest.raises(NotOurs) as refused:
        build_site(EXAMPLE, site, DAY)
    assert (
        str(refused.value) == f"{site} is a mount point, which cannot be replaced; name a folder in it with --site-dir"
    )


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And that the site of before is as it was, in place of a traceback."""
    stand_in(monkeypatch, tmp_path, "import os; raise OSError(28, os.strerror(28), 'a.html')")
    with pytest.raises(BuildFailed) as failed:
        build_site(EXAMPLE, tmp_path / "site", DAY)
    assert str(failed.value) == (
        f"the disk is full: {tmp_path} has no room for a new site; what was there before is as it was"
    )


def _gone(process: int) -> bool:
    """Whether a process ends within some seconds."""
    for _ in range(100):
        if _ended(process):
            return True
        time.sleep(0.1)
    return False


def _ended(process: int) -> bool:
    """Whether a process is gone, or only waits for somebody to ask how it ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    state = Path("/proc", str(process), "stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_build_that_is_asked_to_end_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """Neither MkDocs, which it had started, nor what that had made."""
    program = (
        "import os, time; print('WARNING', flush=True); open('begun', 'w').write(str(os.getpid())); time.sleep(60)"
    )
    stand_in(monkeypatch, tmp_path, program)
    out = tmp_path / "out"
    build = [sys.executable, "-c", "from onrecord.cli import main; main()", "build", "--sources", str(EXAMPLE)]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n")
    process = subprocess.Popen([*build, "--site-dir", str(out / "site")], stdout=subprocess.DEVNULL)
    while not (tmp_path / "begun").exists() or not (tmp_path / "begun").read_text():
        assert process.poll() is None
        time.sleep(0.05)
    process.send_signal(getattr(signal, name))
    assert process.wait(30) == 128 + getattr(signal, name)
    assert list(out.iterdir()) == []
    assert _gone(int((tmp_path / "begun").read_text()))


def test_mkdocs_ends_when_the_build_was_killed(tmp_path: Path) -> None:
    """Which nobody can hear of: it looks whether the process that started it is still there."""
    child = "from onrecord.own_process import end_with_parent; import time; end_with_parent(); time.sleep(60)"
    start = f"subprocess.Popen([sys.executable, '-c', {child!r}], stdout=subprocess.DEVNULL)"
    parent = f"import subprocess, sys, time; print({start}.pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        started = int(process.stdout.readline())
        time.sleep(3)
        assert not _ended(started)
        process.kill()
    assert _gone(started)


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    """Let another program run where MkDocs would."""
    (folder / "mkdocs").mkdir()
    (folder / "mkdocs" / "__init__.py").touch()
    (folder / "mkdocs" / "__main__.py").write_text(program, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder), prepend=os.pathsep)


def test_a_line_that_is_no_text_or_no_event_is_a_message(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It fails with MkDocs, as all that this printed, and is no wrong usage; the events before it are passed on."""
    lines = r"""
import sys

sys.stdout.buffer.write(b'onrecord-build: {"event": "Started", "phase": "write"}\nna\xefve\nonrecord-build: {broken\n')
sys.exit(1)
"""
    stand_in(monkeypatch, tmp_path, lines)
    events: list[Event] = []
    with pytest.raises(BuildFailed) as failed:
        build_site(EXAMPLE, tmp_path / "site", DAY, events.append)
    assert events == [Started(Phase.WRITE)]
    assert str(failed.value) == "na�ve\nonrecord-build: {broken"
    result = CliRunner().invoke(main, ["build", "--sources", str(EXAMPLE), "--site-dir", str(tmp_path / "site")])
    assert (result.exit_code, result.stderr) == (1, "na�ve\nonrecord-build: {broken\n")


def test_the_settings_that_are_named_are_those_of_the_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And sources/ beside them is the archive, and the folder that they name is the site's."""
    stand_in(
        monkeypatch, tmp_path, "import os, sys; print(*sys.argv[1:3], os.environ['ONRECORD_SOURCES']); sys.exit(1)"
    )
    config = tmp_path / "there" / "mkdocs.yml"
    config.parent.mkdir()
    (config.parent / "sources").symlink_to(EXAMPLE)
    config.write_text("site_dir: ../out/public\n", "utf-8")
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert (result.exit_code, result.stderr) == (1, f"--config-file {config} {EXAMPLE}\n")
    assert [path.name for path in (tmp_path / "out").iterdir()] == []


def test_what_mkdocs_warns_of_is_said_and_stops_a_strict_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether or not mkdocs.yml is strict by itself; what it tells besides is left out."""
    program = """
import pathlib, sys

print("INFO    -  Building", "WARNING -  A link leads nowhere", sep=chr(10))
pathlib.Path(sys.argv[4]).mkdir()
sys.exit("--strict" in sys.argv)
"""
    stand_in(monkeypatch, tmp_path, program)
    command = ["build", "--sources", str(EXAMPLE), "--site-dir", str(tmp_path / "site")]
    result = CliRunner().invoke(main, command)
    assert (result.exit_code, result.stderr) == (0, "WARNING -  A link leads nowhere\n")
    result = CliRunner().invoke(main, [*command, "--strict"])
    assert (result.exit_code, result.stderr) == (1, "INFO    -  Building\nWARNING -  A link leads nowhere\n")


def test_what_mkdocs_prints_is_read_in_the_encoding_it_is_written_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the encoding of the terminal is."""
    monkeypatch.setenv("PYTHONIOENCODING", "latin-1")
    stand_in(monkeypatch, tmp_path, "print('naïve'); raise SystemExit(1)")
    with pytest.raises(BuildFailed, match=r"^naïve$"):
        build_site(EXAMPLE, tmp_path / "site", DAY)


def test_a_fault_of_the_build_is_no_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only a day that is none, and a folder that is not ours, are told as usage."""

    def run(*_: object) -> None:
        raise ValueError("a fault of the program")

    monkeypatch.setattr(atomic_build, "_run", run)
    result = CliRunner().invoke(main, ["build", "--sources", str(EXAMPLE), "--site-dir", str(tmp_path / "site")])
    assert isinstance(result.exception, ValueError)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "text", ["20261122", "2026-W47-1", "2026-02-30", "2026-11-22 ", "２０２６-11-22", "soon", "2026-11"]
)
def test_a_day_is_written_in_one_way(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the environment as in an option, and told in the same words."""
    assert environment.day_of("2026-11-22") == date(2026, 11, 22)
    monkeypatch.setenv("ONRECORD_AS_OF", text)
    with pytest.raises(ValueError, match="no day") as refused:
        environment.as_of_date()
    assert str(refused.value) == f"ONRECORD_AS_OF is {text!r}, which is no day; write 2026-11-22"
    option = CliRunner().invoke(main, ["show", "x", "--sources", str(EXAMPLE), "--as-of", text])
    assert (option.exit_code, f"{text!r} is no day; write 2026-11-22" in option.stderr) == (2, True)
