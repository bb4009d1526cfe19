"""What each page of two sites weighs, gzipped: `python -m benchmarks.page_weights BEFORE AFTER` writes
benchmarks/results/page-weights.json.

BEFORE and AFTER are folders of built sites. Bytes are those of the HTML alone, by gzip's level 9.
"""

import gzip
import json
import sys
from pathlib import Path

OUT = Path(__file__).parent / "results" / "page-weights.json"
HEAVIEST = 20


def weights(site: Path) -> dict[str, int]:
    """Bytes, gzipped, of each page of a site, by its path."""
    return {p.relative_to(site).as_posix(): len(gzip.compress(p.read_bytes(), 9)) for p in site.rglob("*.html")}


def compared(before: dict[str, int], after: dict[str, int]) -> dict[str, object]:
    """How many pages grew past 1.5 times their bytes and 10 KB, and the pages that grew most."""
    both = {page: (before[page], after[page]) for page in after if page in before}
    grown = sorted(both, key=lambda page: both[page][1] / both[page][0], reverse=True)
    return {
        "pages": {"before": len(before), "after": len(after), "in both": len(both)},
        "bytes": {"before": sum(before.values()), "after": sum(after.values())},
        "over 1.5 times and 10 KB": [p for p, (old, new) in both.items() if new > 1.5 * old + 10_000],
        "grown most": [
            {"page": p, "before": both[p][0], "after": both[p][1], "ratio": round(both[p][1] / both[p][0], 2)}
            for p in grown[:HEAVIEST]
        ],
        "new": {p: after[p] for p in sorted(after) if p not in before},
    }


def main() -> None:
    """Weigh both sites and write the comparison."""
    before, after = (weights(Path(folder)) for folder in sys.argv[1:3])
    OUT.write_text(json.dumps(compared(before, after), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
