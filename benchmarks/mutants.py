"""How many mistakes put into the package do the tests see? `make mutants` writes benchmarks/results/mutants.json.

N mistakes (60) are drawn by lot with a fixed seed, as many from each layer: a condition negated, a comparison or a
boolean operator swapped, a number off by one, a statement dropped, a value not returned. Each is put into a copy of the
project, whose tests run: those that mirror the mutated module first, then those that are quick and look at everything,
and those of FOLDERS; `make mutants FOLDERS="model checks"` runs those of fewer folders: a survivor then costs less.
"""

import ast
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import Any, Final

from benchmarks.mistakes import MISTAKES

PROJECT: Final = Path(__file__).parents[1]
PACKAGE: Final = Path("hooks/onrecord")
RESULTS: Final = PROJECT / "benchmarks/results/mutants.json"
SEED: Final = 15
SECONDS: Final = 600
QUICK: Final = ("test_golden.py", "test_faults.py", "test_rules.py", "test_beginners.py", "test_archive.py")
"""What every mutant runs against once the tests beside it have passed: quick, and over all layers."""
FOLDERS: Final = (
    "model",
    "reading",
    "checks",
    "standings",
    "wording",
    "problems",
    "diff",
    "commands",
    "pages",
    "exports",
)
"""The folders of tests that run besides, but for those that stand beside the mutated module."""


@dataclass(frozen=True)
class Mutant:
    """A module with one mistake in it: where, which, and its whole text."""

    module: str
    line: int
    mistake: str
    text: str

    @property
    def layer(self) -> str:
        """The folder of the package, or the module itself."""
        return self.module.partition("/")[0].removesuffix(".py")


def mutant_of(module: str, source: str, lot: random.Random) -> Mutant | None:
    """One of the mistakes that can be made in a module, by lot; None where there is none."""
    tree = ast.parse(source)
    tries = [(node, mistake) for node in ast.walk(tree) for mistake in MISTAKES]
    lot.shuffle(tries)
    for node, mistake in tries:
        if MISTAKES[mistake](node):
            return Mutant(module, getattr(node, "lineno", 0), mistake, ast.unparse(ast.fix_missing_locations(tree)))
    return None


def drawn(number: int) -> list[Mutant]:
    """So many mutants, from each layer in turn; fewer where a whole turn brings no other, since there are no more."""
    lot, layers = random.Random(SEED), defaultdict[str, list[str]](list)
    for path in sorted((PROJECT / PACKAGE).rglob("*.py")):
        module = path.relative_to(PROJECT / PACKAGE).as_posix()
        layers[module.partition("/")[0].removesuffix(".py")].append(module)
    mutants: list[Mutant] = []
    more = True
    while more and len(mutants) < number:
        before = len(mutants)
        for layer in sorted(layers):
            module = lot.choice(layers[layer])
            mutant = mutant_of(module, (PROJECT / PACKAGE / module).read_text("utf-8"), lot)
            mutants += [mutant] if mutant and mutant not in mutants else []
        more = len(mutants) > before
    return mutants[:number]


def tests_of(mutant: Mutant, folders: Sequence[str]) -> list[list[str]]:
    """The tests beside a module, then those of everything; each folder or file as pytest takes it."""
    path = Path("tests", mutant.module)
    beside = [path.with_name(f"test_{path.name}"), path.parent]
    first = [str(one) for one in beside if (PROJECT / one).exists() and one != Path("tests")][:1]
    rest = [f"tests/{name}" for name in (*QUICK, *folders) if f"tests/{name}" not in first]
    return [first, rest] if first else [rest]


def killed(project: Path, mutant: Mutant, folders: Sequence[str]) -> bool:
    """Whether a test fails, or never ends, in a copy of the project with the mistake; the copy is mended again."""
    file = project / PACKAGE / mutant.module
    whole = file.read_text("utf-8")
    file.write_text(mutant.text, "utf-8")
    try:
        return not all(passes(project, tests) for tests in tests_of(mutant, folders))
    finally:
        file.write_text(whole, "utf-8")


def passes(project: Path, tests: list[str]) -> bool:
    """Whether tests pass in a copy of the project, within some minutes."""
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", "-m", "not browser", *tests]
    variables = {**os.environ, "PYTHONPATH": str(project / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        return not exit_code(command, project, variables, SECONDS)
    except subprocess.TimeoutExpired:
        return False


def exit_code(command: list[str], folder: Path, variables: Mapping[str, str], seconds: float) -> int:
    """What a command ends with; where it is broken off, so is all that it started, in a group of its own.

    Raises TimeoutExpired where it takes longer than so many seconds.
    """
    with subprocess.Popen(
        command, cwd=folder, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            return process.wait(seconds)
        except BaseException:
            os.killpg(process.pid, signal.SIGKILL)
            raise


def main(number: int, folders: Sequence[str] = FOLDERS) -> None:
    """Draw, run and write down what was seen."""
    chosen, copies = drawn(number), SimpleQueue[Path]()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=PROJECT, check=True, capture_output=True, text=True
        ).stdout
        for at in range(os.cpu_count() or 1):
            for name in listed.rstrip("\0").split("\0"):
                (Path(folder, str(at)) / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(PROJECT / name, Path(folder, str(at)) / name, follow_symlinks=False)
            copies.put(Path(folder, str(at)))
        assert passes(Path(folder, "0"), tests_of(chosen[0], folders)[-1]), "the tests fail without any mistake"

        def run(mutant: Mutant) -> bool:
            copy = copies.get()
            try:
                return killed(copy, mutant, folders)
            finally:
                copies.put(copy)

        seen: dict[str, dict[str, Any]] = {}
        for mutant, dead in zip(chosen, pool.map(run, chosen), strict=True):
            layer = seen.setdefault(mutant.layer, {"killed": 0, "survived": []})
            layer["killed"] += dead
            layer["survived"] += [] if dead else [f"{mutant.module}:{mutant.line} {mutant.mistake}"]
            print(f"{'killed  ' if dead else 'SURVIVED'} {mutant.module}:{mutant.line} {mutant.mistake}", flush=True)
    total = {
        "mutants": len(chosen),
        "killed": sum(layer["killed"] for layer in seen.values()),
        "seed": SEED,
        "folders": list(folders),
    }
    RESULTS.write_text(json.dumps({**total, "layers": seen}, indent=2) + "\n", "utf-8")
    print(f"{total['killed']} of {total['mutants']} killed; {RESULTS.relative_to(PROJECT)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 60, sys.argv[2:] or FOLDERS)
