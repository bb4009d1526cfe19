"""The swap of a new site for the old one, broken off in its midst; and what a build's process prints."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from onrecord import atomic_build, environment
from onrecord.atomic_build import SIGN, BuildFailed, build_site
from onrecord.cli import main
from onrecord.progress import Event, Phase, Started
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

    def run(sources: Path, site_dir: Path, *_: object) -> tuple[str, ...]:
        site_dir.mkdir()
        (site_dir / "index.html").write_text("new")
        return ()

    monkeypatch.setattr(atomic_build, "_run_mkdocs", run)


def break_renames(monkeypatch: pytest.MonkeyPatch, errors: dict[str, BaseException]) -> None:
    """Let renaming a folder of that name raise an error."""
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


def stand_in(monkeypatch: pytest.MonkeyPatch, folder: Path, program: str) -> None:
    """Let another program run where MkDocs would."""
    (folder / "mkdocs").mkdir()
    (folder / "mkdocs" / "__init__.py").touch()
    (folder / "mkdocs" / "__main__.py").write_text(program, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(folder))


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
        monkeypatch, tmp_path, "import os, sys; print(*sys.argv[1:4], os.environ['ONRECORD_SOURCES']); sys.exit(1)"
    )
    config = tmp_path / "there" / "mkdocs.yml"
    config.parent.mkdir()
    (config.parent / "sources").symlink_to(EXAMPLE)
    config.write_text("site_dir: ../out/public\n", "utf-8")
    result = CliRunner().invoke(main, ["build", "--config-file", str(config)])
    assert (result.exit_code, result.stderr) == (1, f"build --config-file {config} {EXAMPLE}\n")
    assert [path.name for path in (tmp_path / "out").iterdir()] == []


def test_what_mkdocs_warns_of_is_said_and_stops_a_strict_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether or not mkdocs.yml is strict by itself; what it tells besides is left out."""
    program = """
import pathlib, sys

print("INFO    -  Building", "WARNING -  A link leads nowhere", sep=chr(10))
pathlib.Path(sys.argv[5]).mkdir()
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

    monkeypatch.setattr(atomic_build, "_run_mkdocs", run)
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
