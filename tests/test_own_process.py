"""How a process ends: at once where all went well, as any where it did not."""

import subprocess
import sys


def ended(script: str) -> subprocess.CompletedProcess[str]:
    """What a process says that does this."""
    script = (
        f"import sys, atexit\nfrom onrecord.own_process import ending_at_once\natexit.register(print, 'late')\n{script}"
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
