"""What is kept from one build to the next changes nothing but how long the next takes (`make portability`)."""

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.paths import EXAMPLE
from tests.site.test_portability import files
from tests.site_fixtures import ONRECORD

DAY = "2025-01-02"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own, whose `.cache` nobody else writes into."""
    folder = tmp_path_factory.mktemp("caches") / "project"
    subprocess.run([ONRECORD, "init", "--empty", "--name", "Harbour Watch", folder], check=True, capture_output=True)
    shutil.copytree(EXAMPLE, folder / "sources", dirs_exist_ok=True)
    return folder


def started(project: Path, site: str, *options: str) -> "subprocess.Popen[bytes]":
    """A build that has begun."""
    command: list[str | Path] = [ONRECORD, "build", "--quiet", "--as-of", DAY, "--site-dir", site, *options]
    return subprocess.Popen(command, cwd=project, stdout=subprocess.DEVNULL)


def built(project: Path, site: str) -> dict[str, bytes]:
    """The files of a site, once it is built anew."""
    assert started(project, site, "--anew").wait(300) == 0
    return files(project / site)


@pytest.fixture(scope="module")
def cold(project: Path) -> dict[str, bytes]:
    """The site as it is where nothing is kept."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    return built(project, "cold")


@pytest.mark.portability
def test_the_site_is_the_same_whatever_is_kept(project: Path, cold: dict[str, bytes]) -> None:
    """All of it, or each file of it with one byte that is another, or none."""
    kept = [path for path in (project / ".cache").rglob("*") if path.is_file()]
    assert len(kept) > 5
    assert _differing(cold, built(project, "warm")) == set()
    for number, file in enumerate(kept):
        content = bytearray(file.read_bytes())
        content[number % len(content)] ^= 1
        file.write_bytes(content)
    assert _differing(cold, built(project, "spoilt")) == set()
    shutil.rmtree(project / ".cache")
    assert _differing(cold, built(project, "none")) == set()


@pytest.mark.portability
def test_two_builds_at_once_make_the_same_site(project: Path, cold: dict[str, bytes]) -> None:
    """They keep in one folder what they make."""
    shutil.rmtree(project / ".cache")
    both = [started(project, name) for name in ("one", "other")]
    assert [build.wait(300) for build in both] == [0, 0]
    assert [_differing(cold, files(project / name)) for name in ("one", "other")] == [set(), set()]


@pytest.mark.portability
def test_one_process_makes_what_two_make(
    project: Path, cold: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And where nothing has changed, nothing is built."""
    monkeypatch.setenv("ONRECORD_PROCESSES", "1")
    assert _differing(cold, built(project, "alone")) == set()
    before = (project / "alone" / "index.html").stat().st_ino
    assert started(project, "alone").wait(300) == 0
    assert (project / "alone" / "index.html").stat().st_ino == before


def _differing(one: dict[str, bytes], other: dict[str, bytes]) -> set[str]:
    assert len(one) > 50
    return {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)}
