"""What `onrecord import` costs, by format: processor and other seconds of 10,000 records, and the memory of it.

`python -m benchmarks.importing` writes benchmarks/results/importing.json. Each run is a process of its own; the largest
memory of 1,000 and of 10,000 records says whether it stays the same. Where other work runs beside it, the processor
seconds tell what a quiet machine would need.
"""

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from tests.paths import EXAMPLE

PROJECT = Path(__file__).parents[1]
RESULT = PROJECT / "benchmarks/results/importing.json"
SIZES: Final = (1_000, 10_000)
MOST_SECONDS: Final = 60
_WORDS = "Nobody knows how many crossed the river on that day, and the house could confirm no figure. "


def _bibtex(number: int) -> str:
    return (
        f"@article{{x{number}, title={{Report {number % 500} of {{North}} & the valley}},"
        f"\n  author={{Odd, Tam and Varga, Nel}}, date={{2024-11-03}}, langid={{english}}, journal={{River Post}}, url={{https://river.example/{number}}},"
        f"\n  abstract={{{_WORDS * 8}}}, keywords={{losses, ports}}}}\n"
    )


def _ris(number: int) -> str:
    return (
        f"TY  - NEWS\nTI  - Report {number % 500} of the valley\nAU  - Odd, Tam\nAU  - Varga, Nel\nDA  - 2024/11/03/\n"
        f"T2  - River Post\nUR  - https://river.example/{number}\nAB  - {_WORDS * 8}\nKW  - losses\nER  - \n\n"
    )


def _csl(number: int) -> Mapping[str, Any]:
    return {
        "type": "article-newspaper",
        "title": f"Report {number % 500} of the valley",
        "author": [{"family": "Odd", "given": "Tam"}],
        "issued": {"date-parts": [[2024, 11, 3]]},
        "URL": f"https://river.example/{number}",
        "container-title": "River Post",
        "abstract": _WORDS * 8,
    }


def _review(number: int) -> Mapping[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "claimReviewed": f"The harbour burned for {number} days",
        "datePublished": "2024-11-03",
        "author": {"@type": "Organization", "name": "River Check"},
        "url": f"https://river-check.example/{number}",
        "itemReviewed": {"@type": "Claim", "author": {"name": "Tam Odd"}, "datePublished": "2024-11-01"},
    }


def _listed(one: Callable[[int], Mapping[str, Any]]) -> Callable[[int], Iterator[str]]:
    def lines(size: int) -> Iterator[str]:
        yield "["
        yield from (f"{json.dumps(one(number))}{',' if number + 1 < size else ''}\n" for number in range(size))
        yield "]"

    return lines


FORMATS: Final[Mapping[str, tuple[str, Callable[[int], Iterator[str]]]]] = {
    "BibTeX": ("bib", lambda size: map(_bibtex, range(size))),
    "RIS": ("ris", lambda size: map(_ris, range(size))),
    "CSL-JSON": ("json", _listed(_csl)),
    "ClaimReview": ("jsonld", _listed(_review)),
    "JSON Lines": ("jsonl", lambda size: (f"{json.dumps(_csl(number))}\n" for number in range(size))),
}


def measured(name: str, size: int) -> dict[str, Any]:
    """One run in a process of its own."""
    ending, lines = FORMATS[name]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"records.{ending}")
        with file.open("w", encoding="utf-8") as stream:
            stream.writelines(lines(size))
        program = [sys.executable, "-c", "from onrecord.cli import main; main()", "import", str(file)]
        began = time.perf_counter()
        child = os.posix_spawn(
            sys.executable,
            [*program, "--sources", str(EXAMPLE), "--into", f"{folder}/drafts"],
            dict(os.environ),
            file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0), (os.POSIX_SPAWN_DUP2, 1, 2)],
        )
        _, status, used = os.wait4(child, 0)
        seconds = time.perf_counter() - began
        drafts = sum(1 for _ in Path(folder, "drafts").rglob("*.yaml"))
    assert (os.waitstatus_to_exitcode(status), drafts) == (0, size), name
    return {
        "format": name,
        "records": size,
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
        "seconds": round(seconds, 1),
        "largest_mib": round(used.ru_maxrss / 1024, 1),
    }


def main() -> None:
    """Measure, and write the result."""
    rows = [measured(name, size) for name in FORMATS for size in SIZES]
    slowest = max(row["seconds"] for row in rows if row["records"] == SIZES[1])
    summary = {"most_seconds_of_10000": slowest, "target_seconds": MOST_SECONDS, "met": slowest < MOST_SECONDS}
    machine = {
        "python": platform.python_version(),
        "cores": os.cpu_count(),
        "load": [round(n, 1) for n in os.getloadavg()],
    }
    RESULT.write_text(json.dumps({"machine": machine, **summary, "runs": rows}, indent=1) + "\n", "utf-8")
    print(json.dumps(summary))


if __name__ == "__main__":
    main()
