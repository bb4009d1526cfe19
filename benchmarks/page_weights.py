"""What the pages of sites weigh, by kind or beside what they weighed before.

`python -m benchmarks.page_weights SITE` writes into results/page-kinds.json how many pages there are of each kind, the
largest, that with most elements, and bytes gzipped; `… BEFORE AFTER` compares two sites page by page and writes
results/page-weights.json. SITE, BEFORE and AFTER are folders of built sites. Bytes are those of the HTML alone, gzipped
by level 9. Elements are those of the tree that is made of a page. A kind of page is a list with its parts
(`verified/`), the pages of things (`questions/*/`), what lies below these (`questions/*/…/`). A pack is a file to take
away and has a limit of its own; the page of a source has none.
"""

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Final

from lxml import etree

RESULTS: Final = Path(__file__).parent / "results"
KINDS: Final = RESULTS / "page-kinds.json"
OUT: Final = RESULTS / "page-weights.json"
AT_ONCE: Final = 64
"""So many pages are handed to a process at once."""
HEAVIEST = 20
BYTES, ELEMENTS = 150_000, 1_500
"""What no page but a card's own may have more of."""
PACK = 2_000_000
"""The bytes of which no evidence pack may have more."""
PACKS, OF_CARDS = "evidence packs", "sources/*/"
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


def weighed(site: Path, file: Path) -> Weight:
    """What a page of a site weighs."""
    raw = file.read_bytes()
    tree = etree.fromstring(raw, etree.HTMLParser(encoding="utf-8", huge_tree=True))
    page = file.relative_to(site).as_posix()
    return Weight(page, len(raw), _packed(raw), int(tree.xpath("count(//*)")), LEADS_ON in raw[:2_000])


def _packed(raw: bytes) -> int:
    return len(gzip.compress(raw, 9))


def all_weighed(site: Path) -> Iterator[Weight]:
    """What each page of a site weighs, weighed by as many processes as there are cores."""
    with Pool() as processes:
        yield from processes.imap(partial(weighed, site), _pages(site), AT_ONCE)


def _pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def kind_of(page: str) -> str:
    """The kind of a page, by its path: `verified/`, `questions/*/`; a page that lies alone is one of its own."""
    folder, *below = page.removesuffix("index.html").split("/")
    if re.search(r"-evidence(-[^/]+)?\.html$", page):
        return PACKS
    if folder not in OF_THINGS or not below[0] or below[0] in OF_THINGS[folder]:
        return f"{folder}/" if below else page
    return f"{folder}/*/" if not any(below[1:]) else f"{folder}/*/…/"


def by_kind(weights: Iterable[Weight]) -> dict[str, object]:
    """For each kind of page how many there are, and the heaviest of them; what only leads on is a kind of its own."""
    kinds: dict[str, list[Weight]] = defaultdict(list)
    for weight in weights:
        kinds["leading on" if weight.leads_on else kind_of(weight.page)].append(weight)
    return {kind: _heaviest(kind, kinds[kind]) for kind in sorted(kinds)}


def _heaviest(kind: str, pages: list[Weight]) -> dict[str, object]:
    largest, most = max(pages, key=lambda it: it.bytes), max(pages, key=lambda it: it.elements)
    packed = [it.gzipped for it in pages]
    return {
        "pages": len(pages),
        "largest": {"page": largest.page, "bytes": largest.bytes},
        "most elements": {"page": most.page, "elements": most.elements},
        "gzipped": {"largest": max(packed), "mean": round(sum(packed) / len(packed)), "all": sum(packed)},
        "too heavy": [it.page for it in pages if _too_heavy(kind, it)],
    }


def _too_heavy(kind: str, it: Weight) -> bool:
    if kind in (PACKS, OF_CARDS):
        return kind == PACKS and it.bytes > PACK
    return it.bytes > BYTES or it.elements > ELEMENTS


def weights(site: Path) -> dict[str, int]:
    """Bytes, gzipped, of each page of a site, by its path."""
    return {page.relative_to(site).as_posix(): _packed(page.read_bytes()) for page in _pages(site)}


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
    """Weigh one site, or compare two, and write what was found."""
    sites = [Path(folder) for folder in sys.argv[1:3]]
    if len(sites) == 1:
        _write(KINDS, by_kind(all_weighed(sites[0])))
    else:
        _write(OUT, compared(*map(weights, sites)))


def _write(file: Path, told: dict[str, object]) -> None:
    file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
