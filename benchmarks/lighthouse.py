"""`make lighthouse`: Lighthouse over one page of each heavy kind, as a phone; its JSON into results/lighthouse/.

It needs Node (npx fetches the pinned version) and Chromium, and is no part of `make test`: figures of a machine
under load differ. The site is served as plain files, without compression, so a real host does better.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.browser.serving import FLAGS, KINDS_OF_PAGE, chromium_path, served

PROJECT: Final = Path(__file__).parents[1]
RESULTS: Final = PROJECT / "benchmarks" / "results" / "lighthouse"
VERSION: Final = "13.5.0"
MEASURED: Final = (
    "home",
    "question-figures",
    "card-many",
    "actor",
    "topic",
    "place",
    "search",
    "timeline-year",
    "method",
)
PICTURES: Final = "full-page-screenshot,final-screenshot,screenshot-thumbnails"
PATHS: Final = re.compile(r"file:///[^\s\"]*?(?=node_modules/)")
"""Where Lighthouse itself lies on this machine, which its traces tell and nobody needs to know."""
ASKED: Final = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}


def main() -> None:
    """Measure the site in site/, tell the scores, and fail where one is below what is asked."""
    npx, browser = shutil.which("npx"), chromium_path()
    if npx is None or browser is None:
        raise SystemExit("Lighthouse needs Node's npx and Chromium")
    RESULTS.mkdir(parents=True, exist_ok=True)
    low = []
    with served(PROJECT / "site") as address:
        for name in sys.argv[1:] or MEASURED:
            scores = _scores(npx, browser, address + KINDS_OF_PAGE[name], RESULTS / f"{name}.json")
            print(f"{name:18}", "  ".join(f"{category} {score}" for category, score in scores.items()))
            low += [name for category, least in ASKED.items() if scores[category] < least]
    if low:
        raise SystemExit(f"below what is asked: {', '.join(low)}")


def _scores(npx: str, browser: str, url: str, file: Path) -> dict[str, int]:
    command = [
        npx,
        "--yes",
        f"lighthouse@{VERSION}",
        url,
        "--quiet",
        "--output=json",
        f"--output-path={file}",
        f"--skip-audits={PICTURES}",
        "--disable-full-page-screenshot",
        f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
    ]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser})
    text = PATHS.sub("", file.read_text("utf-8"))
    file.write_text(text, "utf-8")
    report = json.loads(text)
    return {category: round(100 * report["categories"][category]["score"]) for category in ASKED}


if __name__ == "__main__":
    main()
