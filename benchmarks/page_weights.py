"""What the pages of sites weigh: `python -m benchmarks.page_weights SITE` prints, as JSON, how many pages there are of
each kind, the largest, that with most elements, and bytes gzipped; `… BEFORE AFTER` compares two sites page by page and
writes benchmarks/results/page-weights.json.

SITE, BEFORE and AFTER are folders of built sites. Bytes are those of the HTML alone, gzipped by level 9. A kind of page
is a list with its parts (`verified/`), the pages of things (`questions/*/`), what lies below these (`questions/*/…/`).
"""

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

OUT = Path(__file__).parent / "results" / "page-weights.json"
HEAVIEST = 20
BYTES, ELEMENTS = 150_000, 1_500
"""What no page but a card's own may have more of."""
OF_THINGS = {"questions": ("about", "with"), "sources": ("published",), "actors": ("names",), "topics": ("names",)}
OF_THINGS["places"] = ("names",)
"""Folders that hold pages of things, and below which of their folders their lists have parts."""
LEADS_ON = b'http-equiv="refresh"'


@dataclass(frozen=True, slots=True)
class Weight:
    """What a page weighs."""

    page: str
    bytes: int
    gzipped: int
    elements: int
    leads_on: bool


class _Elements(HTMLParser):
    """Counts the elements of a page as a browser makes them of its tags."""

    def __init__(self) -> None:
        super().__init__()
        self.number = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One more."""
        self.number += 1


def weighed(site: Path, file: Path) -> Weight:
    """What a page of a site weighs."""
    raw, parser = file.read_bytes(), _Elements()
    parser.feed(raw.decode())
    packed = len(gzip.compress(raw, 9))
    return Weight(file.relative_to(site).as_posix(), len(raw), packed, parser.number, LEADS_ON in raw[:2_000])


def kind_of(page: str) -> str:
    """The kind of a page, by its path: `verified/`, `questions/*/`; a page that lies alone is one of its own."""
    folder, *below = page.removesuffix("index.html").split("/")
    if page.endswith("-evidence.html"):
        return "evidence packs"
    if folder not in OF_THINGS or not below[0] or below[0] in OF_THINGS[folder]:
        return f"{folder}/" if below else page
    return f"{folder}/*/" if not any(below[1:]) else f"{folder}/*/…/"


def by_kind(weights: Iterable[Weight]) -> dict[str, object]:
    """For each kind of page how many there are, and the heaviest of them; what only leads on is a kind of its own."""
    kinds: dict[str, list[Weight]] = defaultdict(list)
    for weight in weights:
        kinds["leading on" if weight.leads_on else kind_of(weight.page)].append(weight)
    return {kind: _heaviest(kinds[kind]) for kind in sorted(kinds)}


def _heaviest(pages: list[Weight]) -> dict[str, object]:
    largest, most = max(pages, key=lambda it: it.bytes), max(pages, key=lambda it: it.elements)
    packed = [it.gzipped for it in pages]
    return {
        "pages": len(pages),
        "largest": {"page": largest.page, "bytes": largest.bytes},
        "most elements": {"page": most.page, "elements": most.elements},
        "gzipped": {"largest": max(packed), "mean": round(sum(packed) / len(packed)), "all": sum(packed)},
        "too heavy": sum(it.bytes > BYTES or it.elements > ELEMENTS for it in pages),
    }


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
    """Weigh one site and print it, or two and write the comparison."""
    sites = [Path(folder) for folder in sys.argv[1:3]]
    if len(sites) == 1:
        (site,) = sites
        print(
            json.dumps(
                by_kind(weighed(site, file) for file in sorted(site.rglob("*.html"))), indent=1, ensure_ascii=False
            )
        )
    else:
        before, after = map(weights, sites)
        OUT.write_text(json.dumps(compared(before, after), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
