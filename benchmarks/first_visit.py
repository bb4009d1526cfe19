"""What a first visit asks for, of both kinds of page: requests, bytes, what the policy blocks, what shifts.

`python -m benchmarks.first_visit` builds this repository's site and writes `benchmarks/results/first-visit.json`.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser.serving import chromium, served
from tests.browser.window import Window, visit

PROJECT = Path(__file__).parents[1]
PAGES = {
    "hand-written": ("method/", "about/", "contribute/", "editors/"),
    "archive": ("", "questions/", "questions/north-korean-soldiers-in-russia/", "sources/newsweek-kursk-casualties/"),
}
WIDTHS = (1280, 360)


def measured(site: Path) -> list[dict[str, object]]:
    """A row a page and width; bytes are those of gzip, level 9."""
    rows: list[dict[str, object]] = []
    with served(site) as address, chromium() as browser, Window(browser, address) as window:
        for kind, urls in PAGES.items():
            for url in urls:
                for width in WIDTHS:
                    seen = visit(window.page, address + url, width)
                    others = [asked for asked in seen.weights if not asked.startswith((address, "data:"))]
                    rows.append(
                        {
                            "kind": kind,
                            "page": f"/{url}",
                            "width": width,
                            "requests": len(seen.weights),
                            "bytes": sum(seen.weights.values()),
                            "of_other_hosts": len(others),
                            "blocked_or_failed": seen.written,
                            "layout_shift": seen.shift,
                        }
                    )
    return rows


def main() -> None:
    """Build, visit, write."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder, "site")
        onrecord = Path(sys.executable).with_name("onrecord")
        command = [str(onrecord), "build", "--quiet", "--as-of", "2026-11-22"]
        subprocess.run([*command, "--site-dir", str(site)], cwd=PROJECT, check=True)
        rows = measured(site)
    results = PROJECT / "benchmarks" / "results" / "first-visit.json"
    results.write_text(json.dumps({"pages": rows}, indent=1) + "\n", "utf-8")
    for row in rows:
        print(*row.values(), sep="\t")


if __name__ == "__main__":
    main()
