"""Does each test of hostile input fail when its mend is taken out? `python -m benchmarks.mends` tells.

A mend is a text of a module; what stood there before is put back in a copy of the project, whose tests of it run. What
they saw is written to benchmarks/results/mends.json.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.mutants import PACKAGE, PROJECT, passes

RESULTS: Final = PROJECT / "benchmarks/results/mends.json"


@dataclass(frozen=True, slots=True)
class Mend:
    """A fault, the module in which it is mended, the mend, what stands for it when it is out, and the tests of it."""

    fault: str
    module: str
    mend: str
    without: str
    tests: tuple[str, ...]


MENDS: Final = (
    Mend(
        "one summary stops the check: links of it, for each of its sentences",
        "model/annotated_markdown.py",
        "    last = bisect_left(spans, (start,)) - 1\n    return last >= 0 and end < spans[last][1]",
        "    return any(first < start and end < last for first, last in spans)",
        ("tests/test_growth.py", "tests/model/test_annotated_markdown.py"),
    ),
    Mend(
        "one summary stops the check: a bracket never closed",
        "model/annotated_markdown.py",
        r"\[(?P<clause>[^\w\[\]]*\w[^\[\]]*)\]",
        r"\[(?P<clause>[^\[\]]*\w[^\[\]]*)\]",
        ("tests/model/test_annotated_markdown.py",),
    ),
    Mend(
        "a problem prints its whole line",
        "problems/formats.py",
        "start, end = max(0, span.column - 1 - AROUND), span.column - 1 + AROUND",
        "start, end = 0, len(line)",
        ("tests/problems/test_told.py",),
    ),
    Mend(
        "a file has as many problems as it likes",
        "problems/told.py",
        "sorted(grave[:MOST])",
        "sorted(grave)",
        ("tests/problems/test_told.py",),
    ),
    Mend(
        "a message shows a value whole",
        "problems/problem.py",
        "return text if len(text) <= MOST_OF_A_VALUE else",
        "return text if text else",
        ("tests/problems/test_told.py",),
    ),
    Mend(
        "a build takes away what it did not make",
        "site_files.py",
        "    if others := foreign(site_dir):",
        "    if others := list[str]():",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "what is put there while a site is built is gone after the swap",
        "atomic_build.py",
        "        refuse_to_replace(site_dir)\n        swap(",
        "        swap(",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "card text reaches the terminal raw",
        "characters.py",
        'return FORBIDDEN.sub("\\ufffd", text).replace("##[", "## [")',
        "return text",
        ("tests/problems/test_told.py",),
    ),
    Mend(
        "a value with a line break begins a command",
        "characters.py",
        'return printable(re.sub("[\\r\\n]", " ", text))',
        "return printable(text)",
        ("tests/problems/test_told.py",),
    ),
    Mend(
        "a list nested 300 deep passes the check",
        "model/annotated_markdown.py",
        "            return line.start()\n    return None",
        "            return None\n    return None",
        ("tests/model/test_annotated_markdown.py", "tests/test_faults.py"),
    ),
    Mend(
        "the swap is two renames",
        "site_swap.py",
        "        if exchanged(new, site_dir):\n            return\n",
        "",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "what killed builds left is never cleared",
        "site_swap.py",
        "shutil.rmtree(lock.parent, ignore_errors=True)",
        "lock.parent.stat()",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "a running mkdocs is left behind",
        "environment.py",
        "        os._exit(1)\n",
        "        return\n",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "SIGTERM and SIGHUP leave a build as it is",
        "atomic_build.py",
        "        signal.signal(asked, end)",
        "        signal.getsignal(asked)",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "a folder that is a link passes in silence",
        "reading/source_files.py",
        "(*folders, *names)",
        "names",
        ("tests/site/test_hostile.py::test_links_pipes_and_folders_named_like_files_are_refused",),
    ),
    Mend(
        "a mount point fails after the whole build",
        "site_files.py",
        "    if os.path.ismount(site_dir):",
        "    if not site_dir:",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "a full disk prints a traceback",
        "atomic_build.py",
        "    if any(os.strerror(reason) in printed",
        "    if any(os.strerror(reason) == printed",
        ("tests/test_atomic_build.py",),
    ),
    Mend(
        "a link tells the other side which page was read",
        "referrer.py",
        "return _LINK.sub(lambda match: _named(match[0]) if _leads_out(match[0]) else match[0], page)",
        "return page",
        ("tests/test_referrer.py",),
    ),
)


def main() -> None:
    """Take each mend out, run its tests, and write down what they saw."""
    told = []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        names = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True)
        for name in names.stdout.rstrip("\0").split("\0"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, copy / name, follow_symlinks=False)
        for mend in MENDS:
            seen = _seen(copy, mend)
            told.append({"fault": mend.fault, "module": mend.module, "tests": mend.tests, "seen": seen})
            print(f"{'seen  ' if seen else 'UNSEEN'} {mend.fault}", flush=True)
    RESULTS.write_text(json.dumps({"command": "python -m benchmarks.mends", "mends": told}, indent=1) + "\n", "utf-8")
    sys.exit(not all(row["seen"] for row in told))


def _seen(copy: Path, mend: Mend) -> bool:
    """Whether the tests pass with the mend, and one of them fails without it; the copy is mended again."""
    file = copy / PACKAGE / mend.module
    whole = file.read_text("utf-8")
    assert whole.count(mend.mend) == 1, f"{mend.module} has not this, once: {mend.mend}"
    assert passes(copy, list(mend.tests)), f"the tests of {mend.module} fail with it"
    file.write_text(whole.replace(mend.mend, mend.without), "utf-8")
    try:
        return not passes(copy, list(mend.tests))
    finally:
        file.write_text(whole, "utf-8")


if __name__ == "__main__":
    main()
