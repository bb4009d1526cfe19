"""One archive, written by MkDocs, by ProperDocs and by this program alone: are the three sites the same?

    python -m benchmarks.portability [--output benchmarks/results/portability.json]

Compared are addresses, and of every page that is not the same to the byte its head, its anchors, the text and the
links of its content, its menu and its foot. What may differ is named in `ALLOWED`; anything else ends with 1 (`make
portability`).
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import yaml
from lxml import etree, html

PROJECT: Final = Path(__file__).parents[1]
RESULTS: Final = PROJECT / "benchmarks/results/portability.json"
DAY: Final = "2026-11-22"
ONRECORD: Final = (str(Path(sys.executable).with_name("onrecord")), "build", "--quiet", "--anew")
PROGRAMS: Final[Mapping[str, tuple[str, ...]]] = {
    "mkdocs": (*ONRECORD, "--writer", "mkdocs"),
    "properdocs": (sys.executable, "-m", "properdocs", "build", "--quiet"),
    "plain": (*ONRECORD, "--writer", "plain"),
}
"""By what each is called; the others are compared with the first."""
ALLOWED: Final[Mapping[str, str]] = {
    "files of the theme": "styles and scripts that only pages in Material ask for, or only pages without it",
    "frame": "a page written by hand lies in Material's page, which names it at its foot, or in the archive's own",
    "order": "the list of pages for search engines has the same pages and days in another order, and so has its gzip",
    "signature": "the file by which a site is known as ours lists the files of the theme",
}
"""All that may differ, by name."""
_OF_THE_THEME: Final = re.compile(
    r"assets/(stylesheets/main\.\w+\.min\.css|javascripts/bundle\.\w+\.min\.js|prose\.css|written\.css)"
)
_POLICY: Final = "Content-Security-Policy"
"""It has the hashes of the scripts within a page, and Material's page has two."""
_CONTENT: Final = "//*[contains(@class, 'md-content__inner')] | //div[@class='prose'] | //article[@id='_content']"


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not the same, and what about it; `allowed` names why that may be, empty where it may not."""

    file: str
    what: str
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Compared:
    """What two sites came to: how many files they have together, how many are the same to the byte, what differs."""

    files: int
    identical: int
    allowed: Mapping[str, int]
    refused: tuple[Difference, ...] = field(default=())


def build(program: str, folder: Path, sources: Path = PROJECT / "sources") -> Path:
    """The site that a program writes of an archive, by this repository's settings, as if it were published."""
    settings, site = folder / "mkdocs.yml", folder / program
    stated = {"name": "The editors", "contact": "editors@example.org"}
    own = {
        "INHERIT": str(PROJECT / "mkdocs.yml"),
        "site_url": "https://example.org/record/",
        "docs_dir": str(PROJECT / "docs"),
        "hooks": [str(PROJECT / "hooks/mkdocs_events.py")],
        "watch": [],
        "extra": {"operator": stated},
    }
    settings.write_text(yaml.safe_dump(own), "utf-8")
    command = [*PROGRAMS[program], "--config-file", str(settings), "--site-dir", str(site)]
    more = ["--sources", str(sources), "--as-of", DAY] if command[0] == ONRECORD[0] else []
    known = {"ONRECORD_SOURCES": str(sources), "ONRECORD_AS_OF": DAY, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run([*command, *more], env={**os.environ, **known}, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{program}: {done.stdout}{done.stderr}")
    return site


def compare(one: Path, other: Path) -> Compared:
    """Two sites, file by file."""
    ours, theirs = _files(one), _files(other)
    shared = ours.keys() & theirs.keys()
    same = {name for name in shared if ours[name].read_bytes() == theirs[name].read_bytes()}
    found = [*_alone(one, ours.keys() - shared), *_alone(other, theirs.keys() - shared)]
    for name in sorted(shared - same):
        found.extend(_differences(name, ours[name].read_bytes(), theirs[name].read_bytes()))
    allowed = Counter(it.allowed for it in found if it.allowed)
    refused = tuple(it for it in found if not it.allowed)
    return Compared(len(ours | theirs), len(same), dict(sorted(allowed.items())), refused)


def _files(site: Path) -> dict[str, Path]:
    return {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}


def _alone(site: Path, names: set[str]) -> Iterator[Difference]:
    """What only one of two sites has."""
    for name in sorted(names):
        yield Difference(name, f"only of {site.name}", "files of the theme" if _OF_THE_THEME.fullmatch(name) else "")


def _differences(name: str, one: bytes, other: bytes) -> Iterator[Difference]:
    if name == ".onrecord-site":
        yield Difference(name, "files", "signature")
    elif name == "sitemap.xml.gz":
        yield Difference(name, "bytes", "order")
    elif name == "sitemap.xml":
        yield Difference(name, "pages", "order" if _listed(one) == _listed(other) else "")
    elif name.endswith(".html"):
        ours, theirs = _page(one), _page(other)
        parts = [what for what in ours if ours[what] != theirs[what]]
        yield from (Difference(name, what) for what in parts)
        if not parts:
            yield Difference(name, "markup", "frame" if _by_hand(one) and _by_hand(other) else "")
    else:
        yield Difference(name, "bytes")


def _listed(sitemap: bytes) -> list[tuple[str, ...]]:
    """Each page of the list, and its day."""
    return sorted(tuple(str(child.text) for child in entry) for entry in etree.fromstring(sitemap))


def _by_hand(page: bytes) -> bool:
    return b"md-content__inner" in page or b'<div class="prose">' in page


def _page(text: bytes) -> dict[str, Any]:
    """What of a page must be the same, by what it is called."""
    page = html.fromstring(text)
    (content, *_) = [it for it in page.xpath(_CONTENT) if it.tag != "article" or not it.xpath("div[@class='prose']")]
    for mark in content.xpath(".//a[@class='headerlink']"):
        mark.drop_tree()
    return {
        "head": [*map(str, page.xpath("//title/text()")), *_named(page)],
        "linked data": page.xpath("//script[@type='application/ld+json']/text()"),
        "anchors": sorted(map(str, content.xpath(".//@id"))),
        "text": _words(content),
        "links": list(map(str, content.xpath(".//@href | .//@src"))),
        "menu": [_leading(it) for it in page.xpath("//header[contains(@class, 'bar')]")],
        "foot": _foot(page),
    }


def _foot(page: html.HtmlElement) -> list[tuple[str, list[str]]]:
    """The foot of a page, without the words that it is made with the theme too."""
    for link in page.xpath("//footer[@class='foot']//a[contains(@href, 'mkdocs-material')]"):
        link.drop_tree()
    feet = [_leading(it) for it in page.xpath("//footer[@class='foot']")]
    return [(words.replace("On Record and .", "On Record."), links) for words, links in feet]


def _named(page: html.HtmlElement) -> list[tuple[str, str]]:
    """What the head says of the page, by name."""
    metas = [(it.get("name") or it.get("property") or it.get("http-equiv"), it) for it in page.xpath("//head/meta")]
    said = [(str(name), str(it.get("content"))) for name, it in metas if name and name != _POLICY]
    links = [(str(it.get("rel")), str(it.get("href"))) for it in page.xpath("//head/link[@rel != 'stylesheet']")]
    return [*said, *links]


def _words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _leading(element: html.HtmlElement) -> tuple[str, list[str]]:
    return _words(element), [f"{it.get('href')} {it.get('aria-current')}" for it in element.xpath(".//a")]


def compared_in(folder: Path, sources: Path = PROJECT / "sources") -> dict[str, Compared]:
    """What each other program came to beside the first; the sites are built in a folder."""
    first, *others = [build(program, folder, sources) for program in PROGRAMS]
    return {other.name: compare(first, other) for other in others}


def main() -> None:
    """Build, compare, write what was found, and end with 1 where something differs that may not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=RESULTS)
    output = parser.parse_args().output
    with tempfile.TemporaryDirectory(prefix="onrecord-portability-") as folder:
        found = compared_in(Path(folder))
    versions = {name: version(name) for name in ("mkdocs", "mkdocs-material", "properdocs")}
    told = {"with": "mkdocs", "versions": versions, "may differ": ALLOWED}
    report = {**told, "compared": {name: asdict(compared) for name, compared in found.items()}}
    output.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", "utf-8")
    for name, compared in found.items():
        print(f"{name}: {compared.identical:,} of {compared.files:,} files to the byte; may differ: {compared.allowed}")
        for it in compared.refused:
            print(f"  {it.file}: {it.what}")
    sys.exit(any(compared.refused for compared in found.values()))


if __name__ == "__main__":
    main()
