"""What all evidence packs weigh together and cost to make, as the archive grows.

`python -m benchmarks.packs` writes benchmarks/results/packs.json. Archives by lot, whose packs may not grow faster than
they do; and the cases in which packs would carry one another: statements that rest on one another, in one question and
through many, questions that presuppose one another.
"""

import json
import platform
import tempfile
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from benchmarks.generate import SEED
from benchmarks.generator.disk import write, write_hard
from onrecord.exports.theme.stylesheets import of_a_pack
from onrecord.load import Loaded, load
from onrecord.output import Asset
from onrecord.pages.evidence_pack.files import Files
from onrecord.pages.evidence_pack.page import packs
from onrecord.pages.render import Renderer
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition, revision_of
from onrecord.standings.derive import derive

PROJECT: Final = Path(__file__).parents[1]
SIZES: Final = (100, 200, 400, 800)
CASES: Final = ("", "rests-on", "rests-on-over-questions", "presupposes")
DAY: Final = date(2026, 12, 1)


def measured(case: str, size: int, folder: Path) -> Mapping[str, float | int | str]:
    """The packs of an archive of so many things: how many, how heavy, the heaviest, CPU milliseconds of making them."""
    write_hard(folder, case, size) if case else write(folder, size, SEED)
    loaded = load(folder)
    assert not loaded.errors, loaded.errors[0].message
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    views, edition = ArchiveViews(derive(loaded.archive), DAY), Edition(revision_of(loaded.files))
    files = Files(paths, loaded.files)
    started = time.process_time()
    made = [task.make() for task in packs(views, Renderer(), files, edition, of_a_pack("On Record"))]
    cpu = time.process_time() - started
    weights = [len(asset.content) for asset in made if isinstance(asset, Asset)]
    return {
        "case": case or "by lot",
        "size": size,
        "archive_bytes": sum(map(len, loaded.files.values())),
        "files": len(weights),
        "bytes": sum(weights),
        "bytes_each": round(sum(weights) / size),
        "of_the_archive": round(sum(weights) / _bytes(loaded), 1),
        "heaviest": max(weights),
        "cpu_ms": round(1000 * cpu),
        "cpu_ms_each": round(1000 * cpu / size, 2),
    }


def _bytes(loaded: Loaded) -> int:
    return sum(map(len, loaded.files.values()))


def main() -> None:
    """Measure each case at each size once and write the figures."""
    rows = []
    for case in CASES:
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                rows.append(measured(case, size, Path(folder, "archive")))
    result = {"command": "python -m benchmarks.packs", "python": platform.python_version(), "rows": rows}
    target = PROJECT / "benchmarks" / "results" / "packs.json"
    target.write_text(json.dumps(result, indent=2) + "\n", "utf-8")
    for row in rows:
        print(*row.values(), sep="\t")


if __name__ == "__main__":
    main()
