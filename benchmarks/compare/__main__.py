"""Draw archives, write them as Markdown too, build both, and compare: `make benchmark CARDS="1000 10000"`.

A size at which nobody waits for the others is measured by itself: `python -m benchmarks.compare 30000 --alone
--rounds 1 --results benchmarks/results/compare-30000.json`.
"""

import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from benchmarks.generate import SEED
from benchmarks.generator.disk import write

from .cost import run
from .report import page, ratios
from .rounds import BIN, measured
from .rounds import programs as programs_in

PROJECT = Path(__file__).parents[2]
RESULTS = PROJECT / "benchmarks" / "results" / "compare.json"
PAGE = PROJECT / "docs" / "decisions" / "what-a-build-costs.md"
_OURS = ("mkdocs", "mkdocs-material", "pagefind")
_PACKAGES = ("mkdocs", "mkdocs-material", "hugo", "pagefind")


@click.command()
@click.argument("cards", nargs=-1, required=True, type=click.IntRange(1))
@click.option("--rounds", default=3, show_default=True, type=click.IntRange(1))
@click.option("--seed", default=SEED, show_default=True, help="What the lot begins with.")
@click.option("--once-from", default=10**9, help="Archives of so many cards and more are measured in one round.")
@click.option("--patience", default=3600.0, show_default=True, help="Seconds after which a program is given up.")
@click.option("--warm/--cold", default=True, help="Whether to build and check again, with nothing or a card changed.")
@click.option("--alone", is_flag=True, help="Measure a cold build of this project, nothing else; no page is written.")
@click.option("--results", default=RESULTS, type=click.Path(path_type=Path), help="Where the figures go, as JSON.")
@click.option("--page", "to", default=PAGE, type=click.Path(path_type=Path), help="Where the page with the table goes.")
def main(
    cards: tuple[int, ...],
    rounds: int,
    seed: int,
    once_from: int,
    patience: float,
    warm: bool,
    alone: bool,
    results: Path,
    to: Path,
) -> None:
    """Measure archives of so many CARDS, and write down the figures and the page."""
    told: dict[str, Any] = {
        "command": f"python -m benchmarks.compare {' '.join(sys.argv[1:])}",
        "machine": _machine(),
        "versions": {name: version(name) for name in (_OURS if alone else _PACKAGES)},
        "seed": seed,
        "sizes": [],
    }
    for number in sorted(cards):  # what is measured is written at once: a larger archive may take hours
        turns = 1 if number >= once_from else rounds
        size = {"rounds": turns, **_size(number, seed, turns, patience, warm, alone)}
        told["sizes"].append({**size, "ratios": {ratio.what: round(ratio.value, 3) for ratio in ratios(size)}})
        results.write_text(json.dumps(told, indent=1) + "\n", "utf-8")
        if not alone:
            to.write_text(page(told), "utf-8")
    click.echo(page(told))


def _size(cards: int, seed: int, rounds: int, patience: float, warm: bool, alone: bool) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        run([str(BIN / "onrecord"), "init", "--empty", "--name", "Statements", str(scratch / "project")], scratch)
        archive = write(scratch / "project" / "sources", cards, seed)
        pages = {} if alone else _twin(scratch)
        click.echo(f"{cards} cards, {sum(pages.values())} pages of Markdown")
        programs = measured(programs_in(scratch, warm, alone), rounds, patience, click.echo)
        return {"archive": dict(archive), "markdown_pages": pages, "programs": programs}


def _twin(scratch: Path) -> dict[str, int]:
    """Write the same as Markdown, in a process of its own, whose memory is free again: how many pages of each kind."""
    command = [sys.executable, "-m", "benchmarks.compare.sites", str(scratch / "project" / "sources")]
    told: dict[str, int] = json.loads(run([*command, str(scratch / "twin")], PROJECT).printed.splitlines()[-1])
    return told


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "processor": _processor(),
        "memory_bytes": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 2),
        "files_on": _file_system(Path(tempfile.gettempdir())),
    }


def _file_system(folder: Path) -> str:
    """What sort of file system a folder lies in, `ext4` or `tmpfs`; empty where the system does not tell."""
    try:
        mounts = [line.split()[1:3] for line in Path("/proc/mounts").read_text("utf-8").splitlines()]
    except OSError:
        mounts = []
    return max(((at, sort) for at, sort in mounts if folder.resolve().is_relative_to(at)), default=("", ""))[1]


def _processor() -> str:
    try:
        lines: Sequence[str] = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        lines = []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


if __name__ == "__main__":
    main()
