"""How long reading, checking and building take as an archive grows. `make benchmark` writes
benchmarks/results/site.json.

Cards are made of this repository's own, again and again under other ids, so that their form is real. Seconds are
of one machine; what can be compared is the time a card takes at one size and at another, in one run.
"""

import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

from onrecord.load import load
from onrecord.pipeline import pages

PROJECT = Path(__file__).parents[1]
SIZES = (75, 375, 1125)
AS_OF = date(2026, 11, 22)


def grown(folder: Path, cards: int) -> Path:
    """An archive of so many cards: the real ones, and copies of them."""
    shutil.copytree(PROJECT / "sources", folder)
    originals = sorted((folder / "cards").rglob("*.yaml"))
    ids = "|".join(re.escape(card.stem) for card in originals)
    for number in range(len(originals), cards):
        card, copy = originals[number % len(originals)], number // len(originals)
        text = re.sub(rf"\b({ids})(?=[#,\]])", rf"\1-{copy}", card.read_text("utf-8"))
        text = re.sub(
            r"(?m)^title: .*\n(?:  .*\n)*",
            f"title: Copy {copy} of card {number % len(originals)}, {hash_of(number)}\n",
            text,
        )
        text = re.sub(r"(?m)^(url: .*)$", rf"\1#!{copy}", text)
        (card.parent / f"{card.stem}-{copy}.yaml").write_text(text, "utf-8")
    return folder


def hash_of(number: int) -> str:
    """Words that no other copy has, so that none looks like a near-duplicate."""
    return format(pow(number, 7, 10**12 + 39), "x")


def measured(cards: int) -> dict[str, float | int]:
    """Seconds to load and check, to make all pages, and for the whole build by MkDocs, at one size."""
    with tempfile.TemporaryDirectory() as scratch:
        sources = grown(Path(scratch, "sources"), cards)
        started = time.perf_counter()
        loaded = load(sources)
        checked = time.perf_counter()
        assert not loaded.errors, loaded.errors[:3]
        count = sum(1 for _ in pages(loaded, AS_OF))
        paged = time.perf_counter()
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(Path(scratch, "site"))]
        environment = {**os.environ, "ONRECORD_SOURCES": str(sources), "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, capture_output=True)
        built = time.perf_counter()
    return {
        "cards": cards,
        "statements": len(loaded.archive.entries),
        "pages": count,
        "load_and_check_s": round(checked - started, 3),
        "make_pages_s": round(paged - checked, 3),
        "whole_build_s": round(built - paged, 3),
    }


def main() -> None:
    """Measure each size once and write the figures."""
    rows = [measured(cards) for cards in SIZES]
    for row in rows:
        row["load_and_check_ms_a_card"] = round(1000 * row["load_and_check_s"] / row["cards"], 2)
    result = {"command": "make benchmark", "python": platform.python_version(), "cores": os.cpu_count(), "rows": rows}
    target = PROJECT / "benchmarks" / "results" / "site.json"
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    print(target.read_text("utf-8"))


if __name__ == "__main__":
    main()
