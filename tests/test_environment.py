"""What the environment says: the day of a build, and web archives besides those of the list."""

import subprocess
import sys
from datetime import date

import pytest

from onrecord.environment import as_of_date, more_archives


@pytest.mark.parametrize(
    ("stated", "epoch", "day"),
    [
        ("2021-06-01", "", date(2021, 6, 1)),
        ("2021-06-01", "86400", date(2021, 6, 1)),
        ("", "86400", date(1970, 1, 2)),
    ],
)
def test_the_day_of_a_build(stated: str, epoch: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_AS_OF has the first word, SOURCE_DATE_EPOCH the second."""
    monkeypatch.setenv("ONRECORD_AS_OF", stated)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert as_of_date() == day


@pytest.mark.parametrize(("stated", "hosts"), [("", set()), (" A.example  b.example ", {"a.example", "b.example"})])
def test_hosts_of_web_archives(stated: str, hosts: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """ONRECORD_ARCHIVES holds hosts, with spaces between them; without it there are none."""
    monkeypatch.setenv("ONRECORD_ARCHIVES", stated)
    assert more_archives() == hosts
    monkeypatch.delenv("ONRECORD_ARCHIVES")
    assert more_archives() == set()


def ended(script: str) -> subprocess.CompletedProcess[str]:
    """What a process says that does this."""
    script = (
        f"import sys, atexit\nfrom onrecord.environment import ending_at_once\natexit.register(print, 'late')\n{script}"
    )
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)


def test_what_went_well_ends_at_once() -> None:
    """With all that it has said, and nothing after it."""
    done = ended("with ending_at_once():\n    print('said'); print('told', file=sys.stderr); sys.exit()")
    assert (done.returncode, done.stdout, done.stderr) == (0, "said\n", "told\n")


def test_what_did_not_go_well_ends_as_any_process() -> None:
    """With its number, and with what is to be done at the end."""
    done = ended("with ending_at_once():\n    sys.exit(2)")
    assert (done.returncode, done.stdout) == (2, "late\n")
    done = ended("with ending_at_once():\n    sys.exit('why')")
    assert (done.returncode, done.stdout, done.stderr) == (1, "late\n", "why\n")
    done = ended("with ending_at_once():\n    raise ValueError('why')")
    assert (done.returncode, done.stderr.splitlines()[-1]) == (1, "ValueError: why")
