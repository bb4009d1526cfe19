"""What a first search loads from archives of several sizes, and what it costs to make their records and their index.

`python -m benchmarks.first_search` writes `benchmarks/results/first-search.json`. Of the large archives only the page
of the search and its index are made, within the site of a small one.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from tests.browser.serving import chromium, served
from tests.browser.window import Window, visit

from benchmarks.generator.disk import write
from onrecord.exports.search import index
from onrecord.kept import kept_in
from onrecord.load import load
from onrecord.output import Asset, Page
from onrecord.pages.render import Renderer
from onrecord.pages.search import page as search_page
from onrecord.pages.search import page_records, records
from onrecord.pages.search.word_groups import word_groups
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive

PROJECT = Path(__file__).parents[1]
DAY = date(2026, 11, 22)
QUERIES = ("q=railway", "q=regional railway delayed", "q=bridge&kind=attributed", "kind=unacknowledged")


@click.command()
@click.option("--cards", multiple=True, default=(200, 2_000, 10_000), show_default=True, help="How many there are.")
def main(cards: tuple[int, ...]) -> None:
    """Build, index, search, write."""
    rows = []
    for number in cards:
        with tempfile.TemporaryDirectory() as folder:
            rows.append(measured(Path(folder), number))
        print(json.dumps(rows[-1]))
    results = PROJECT / "benchmarks" / "results" / "first-search.json"
    results.write_text(json.dumps({"archives": rows}, indent=1) + "\n", "utf-8")


def measured(folder: Path, cards: int) -> dict[str, object]:
    """A row an archive; bytes are those of gzip, level 9."""
    site = _small_site(folder)
    held = write(folder / "large", cards, 19)
    loaded = load(folder / "large")
    views, groups = ArchiveViews(derive(loaded.archive), DAY), word_groups(loaded.archive, loaded.synonyms)
    started = os.times()
    made = [*records.records(views, groups), *page_records.page_records(views, groups)]
    row: dict[str, object] = {"cards": cards, "statements": held["statements"], "records": len(made)}
    row["records_cpu"] = _since(started)
    _lay(views, groups.as_json(), site)
    keep = kept_in(folder / "kept")
    for name in ("index_cpu", "index_again_cpu"):
        started = os.times()
        index.index(made, site / "pagefind", keep)
        row[name] = _since(started)
    del made
    row["shards"] = len(json.loads((site / "pagefind" / "shards.json").read_text("utf-8"))) + 1
    row["page"] = (site / "search" / "index.html").stat().st_size
    row["first_search"] = dict(_searched(site))
    return row


def _small_site(folder: Path) -> Path:
    write(folder / "small", 5, 19)
    onrecord = Path(sys.executable).with_name("onrecord")
    command = [str(onrecord), "build", "--quiet", "--as-of", DAY.isoformat(), "--sources", str(folder / "small")]
    subprocess.run([*command, "--site-dir", str(folder / "site")], cwd=PROJECT, check=True)
    return folder / "site"


def _lay(views: ArchiveViews, words: str, site: Path) -> None:
    """Put the page of the search of a large archive, and what it asks for, in place of a small one's."""
    for task in search_page.tasks(views, Renderer()):
        match made := task.make():
            case Page():
                file = site / made.url / "index.html"
                before, _, rest = file.read_text("utf-8").partition("<h1>Search</h1>")
                file.write_text(before + made.html + rest.rpartition("</template>")[2], "utf-8")
            case Asset():
                (site / made.url).write_bytes(made.content)
    (site / "search" / "words.json").write_text(words, "utf-8")


def _searched(site: Path) -> Iterator[tuple[str, dict[str, object]]]:
    with served(site) as address, chromium() as browser, Window(browser, address) as window:
        for query in QUERIES:
            seen = visit(window.page, f"{address}search/?{query}")
            found = window.page.locator("#_count").inner_text()
            searched = (
                window.page.locator(".older span").inner_text() if window.page.locator(".older").is_visible() else ""
            )
            yield (
                query,
                {
                    "bytes": sum(seen.weights.values()),
                    "requests": len(seen.weights),
                    "found": found,
                    "searched": searched,
                },
            )
            window.forget()


def _since(started: os.times_result) -> float:
    """CPU seconds of this process and of those that it waited for."""
    now = os.times()
    return round(sum(now[:4]) - sum(started[:4]), 2)


if __name__ == "__main__":
    main()
