"""What hostile files cost the check: seconds and printed bytes at three sizes, now and at a revision of before.

`python -m benchmarks.hostile REVISION` writes benchmarks/results/hostile.json. Each side runs in a process of its own.
"""

import io
import json
import platform
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from onrecord.load import load_files
from onrecord.problems import formats
from onrecord.reading.source_files import SourceFile

PROJECT: Final = Path(__file__).parents[1]
CARD: Final = """title: T
publisher: outlet
type: news-report
published: 2025-01-02
retrieved: 2025-01-03
url: https://example.org/a
language: en
summary: {summary}
attributed:
  - id: a
    text: Soldiers fought.
    said_by: outlet
"""
SHAPES: Final[dict[str, tuple[Callable[[int], str], tuple[int, int, int]]]] = {
    "a bracket never closed": (lambda n: '"[' + "a" * n + '"', (1_000, 2_000, 4_000)),
    "a bracket before spaces": (lambda n: '"]' + " " * n + 'x"', (1_000, 2_000, 4_000)),
    "dead links": (lambda n: '"' + "[a](#b) " * n + '"', (200, 400, 800)),
    "U+2028 on one line": (lambda n: '"' + "\u2028" * n + '"', (500, 1_000, 2_000)),
    "a key again and again": (lambda n: "x\nq: {" + "a: 1," * n + "}", (250, 500, 1_000)),
    "sentences without a link": (lambda n: '"' + "Aa bb. " * n + '"', (250, 500, 1_000)),
}
"""What a card has for a summary, by how much of it there is."""


def measured() -> list[dict[str, str | int | float]]:
    """Of each shape and size the processor seconds of the check, and the bytes of what it prints as text."""
    rows: list[dict[str, str | int | float]] = []
    for shape, (summary, sizes) in SHAPES.items():
        for size in sizes:
            card = SourceFile("cards/2025/a.yaml", CARD.format(summary=summary(size)).encode())
            actor = SourceFile("actors/outlet.yaml", b"name: Outlet\ntype: outlet\npart_of: nobody\n")
            begun = time.process_time()
            problems = load_files([actor, card]).problems
            if hasattr(formats, "as_texts"):
                texts = formats.as_texts(problems, "")
            else:
                texts = [formats.as_text(problem, "") for problem in problems]
            printed, seconds = sum(len(text.encode()) for text in texts), time.process_time() - begun
            rows.append({"shape": shape, "size": size, "seconds": round(seconds, 3), "bytes": printed})
    return rows


def _of(hooks: Path) -> list[dict[str, str | int | float]]:
    code = (
        f"import sys; sys.path[:0] = [{str(hooks)!r}, {str(PROJECT)!r}]; from benchmarks import hostile; hostile.tell()"
    )
    done = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, check=True)
    return list(json.loads(done.stdout))


def tell() -> None:
    """Print what was measured with the package that this process has."""
    print(json.dumps(measured()))


def main(revision: str) -> None:
    """Measure the package as it was and as it is, and write both."""
    packed = subprocess.run(["git", "archive", revision, "hooks"], cwd=PROJECT, stdout=subprocess.PIPE, check=True)
    with tempfile.TemporaryDirectory() as folder:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as files:
            files.extractall(folder, filter="data")
        before = _of(Path(folder, "hooks"))
    after = _of(PROJECT / "hooks")
    rows = [
        {
            "shape": old["shape"],
            "size": old["size"],
            "before": {"seconds": old["seconds"], "bytes": old["bytes"]},
            "after": {"seconds": new["seconds"], "bytes": new["bytes"]},
        }
        for old, new in zip(before, after, strict=True)
    ]
    command = f"python -m benchmarks.hostile {revision}"
    result = {"command": command, "python": platform.python_version(), "before": revision, "rows": rows}
    target = PROJECT / "benchmarks" / "results" / "hostile.json"
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(target.read_text("utf-8"))


if __name__ == "__main__":
    main(sys.argv[1])
