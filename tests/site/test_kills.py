"""A build that is killed: the site of before is whole, or the new one is,
or what is there is no site to be published.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from onrecord.cli import main
from tests.paths import EXAMPLE, PROJECT

POINTS: Final = 24
"""How many points of a build `make kills` kills it at, the first at its beginning, the last after its end."""
SAMPLE: Final = (20,)
BUILD: Final = "from onrecord.cli import main; main()"


def files(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with what it holds."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def start(sources: Path, out: Path) -> subprocess.Popen[bytes]:
    """A build of an archive, with all that it starts in a group of its own."""
    command = [sys.executable, "-c", BUILD, "build", "--sources", str(sources), "--site-dir", str(out)]
    return subprocess.Popen(
        [*command, "--as-of", "2025-01-02"],
        cwd=PROJECT,
        env={**os.environ, "ONRECORD_COMMIT": "none"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def killed(sources: Path, out: Path, seconds: float) -> None:
    """Kill a build and all that it started, so long after its beginning."""
    process = start(sources, out)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example archive with a title changed."""
    sources = Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("changed") / "sources"))
    card = sources / "cards/2021/daily-north-first-report.yaml"
    card.write_text(card.read_text("utf-8").replace("title: ", "title: Again, ", 1), "utf-8")
    return sources


@pytest.fixture(scope="module")
def whole(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    """What a build of the changed archive makes when nobody kills it, and its seconds."""
    out, begun = tmp_path_factory.mktemp("whole") / "site", time.monotonic()
    assert start(changed, out).wait() == 0
    return files(out), time.monotonic() - begun


def look(
    example_site: Path, changed: Path, whole: tuple[dict[str, bytes], float], folder: Path, point: int, points: int
) -> None:
    """Kill the build of a changed archive over a good site, and see what is there."""
    after, seconds = whole
    out = Path(shutil.copytree(example_site, folder / "site"))
    before = files(out)
    assert before != after
    killed(changed, out, seconds * point / (points - 2))
    assert not out.exists() or files(out) in (before, after)
    if not out.exists():  # between the two moves of the swap: the site of before lies beside, whole
        assert before in [files(old) for old in folder.glob("site.*/old")]
    again = CliRunner().invoke(
        main, ["build", "--sources", str(changed), "--site-dir", str(out), "--as-of", "2025-01-02"]
    )
    assert again.exit_code == 0, "what a killed build left does not stand in the way of the next"


@pytest.mark.parametrize("point", SAMPLE)
def test_a_killed_build_leaves_a_whole_site(
    example_site: Path, changed: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path, point: int
) -> None:
    """A reader of the folder never sees half a site; one of the points that `make kills` tries."""
    look(example_site, changed, whole, tmp_path, point, POINTS)


@pytest.mark.kills
@pytest.mark.parametrize("point", range(POINTS))
def test_a_build_killed_at_any_point_leaves_a_whole_site(
    example_site: Path, changed: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path, point: int
) -> None:
    """From its beginning until after its end."""
    look(example_site, changed, whole, tmp_path, point, POINTS)
