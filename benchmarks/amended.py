"""Do the golden rows hold each amended sentence of the method? `python -m benchmarks.amended` writes the answer down.

Each entry of amended.yaml is a sentence with its rows and one mistake, as text in a module. It is put into a copy of
the package, the rows' golden cases run, and those that fail have seen it: see benchmarks/results/amended.json.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from tests.loading import ARCHIVES

PROJECT: Final = Path(__file__).parents[1]
TABLE: Final = PROJECT / "benchmarks/amended.yaml"
RESULTS: Final = PROJECT / "benchmarks/results/amended.json"
FAILED: Final = re.compile(r"^FAILED \S+\[(\d\d-[a-z0-9-]+)", re.MULTILINE)
Sentence = dict[str, Any]


def mistaken(hooks: Path, sentence: Sentence) -> None:
    """Put a sentence's mistake into a copy of the package. Raises ValueError where its place is not there once."""
    file = hooks / "onrecord" / sentence["file"]
    text = file.read_text("utf-8")
    if text.count(sentence["old"]) != 1:
        raise ValueError(f"{sentence['file']} has {text.count(sentence['old'])} times: {sentence['old']}")
    file.write_text(text.replace(sentence["old"], sentence["new"]), "utf-8")


def seen_by(sentence: Sentence) -> list[str]:
    """The golden cases of a sentence that fail with its mistake."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("hooks", "tests/golden"):
            shutil.copytree(PROJECT / name, Path(folder, name))
        for name in ("tests/__init__.py", "tests/paths.py", "tests/test_golden.py"):
            shutil.copy(PROJECT / name, Path(folder, name))
        mistaken(Path(folder, "hooks"), sentence)
        return sorted(set(FAILED.findall(_output(Path(folder), " or ".join(sentence["rows"])))))


def _output(project: Path, rows: str) -> str:
    command = [sys.executable, "-m", "pytest", "-q", "--tb=no", "-p", "no:cacheprovider", "-rf"]
    settings = {"ONRECORD_AS_OF": "2026-11-22", "ONRECORD_ARCHIVES": " ".join(ARCHIVES)}
    variables = {**os.environ, **settings, "PYTHONPATH": str(project / "hooks")}
    run = [*command, "-c", os.devnull, "--rootdir", ".", "tests/test_golden.py", "-k", rows]
    done = subprocess.run(run, cwd=project, env=variables, capture_output=True, text=True, check=False)
    if done.returncode not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise RuntimeError(done.stdout + done.stderr)
    return done.stdout


def main() -> int:
    """Run all, write and print what was seen; 1 where a row did not see the mistake of its sentence."""
    sentences: list[Sentence] = yaml.safe_load(TABLE.read_text("utf-8"))
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        seen = list(pool.map(seen_by, sentences))
    shown = ("sentence", "rows", "before", "after")
    told = [{**{key: s[key] for key in shown}, "seen_by": by} for s, by in zip(sentences, seen, strict=True)]
    RESULTS.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", "utf-8")
    for sentence in told:
        print(f"{len(sentence['seen_by'])} of {len(sentence['rows'])} rows see it: {sentence['sentence']}")
    return int(any(not sentence["seen_by"] for sentence in told))


if __name__ == "__main__":
    sys.exit(main())
