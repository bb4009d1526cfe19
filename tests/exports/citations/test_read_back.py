"""Citations as programs read them that this project did not write: bibtexparser, rispy, pandoc."""

import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pypandoc  # type: ignore[import-untyped]
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware

from onrecord.exports.citations import files
from onrecord.exports.citations.bibtex import bibtex
from onrecord.exports.citations.csl import Item
from onrecord.exports.citations.ris import ris
from onrecord.load import Loaded
from onrecord.new_card.imports import metadata_in
from onrecord.output import Asset
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive

DAY = date(2026, 12, 1)
EDITION = Edition("ab12" * 16, site_url="https://record.example/")
NASTY: Item = {
    "id": "card:nasty",
    "type": "webpage",
    "title": r"Attributed claim: 50 % of {all} $5 & more_than #3 -- --- ''so'' ~ \command <2> “국정원 \"인용\"”",
    "author": [{"literal": "Smith & Sons and Daughters, Ltd"}],
    "container-title": "Harbour {Watch}",
    "issued": {"date-parts": [[2022, 12, 1]]},
    "URL": "https://record.example/a_b?c=50%25&d={e}#x~y",
    "note": "A line. Another & its 50 %.",
}


VERBATIM = ("url", "date", "urldate")
"""Fields that are no LaTeX."""


def entries_of(archive: Loaded) -> list[Item]:
    """The entries of all sources and statements, then those of all questions."""
    views = ArchiveViews(derive(archive.archive), DAY, archive.recorded)
    cards = [item for card in views.archive.cards.values() for item in files.of_card(views, card, EDITION)]
    return [*cards, *(files.of_question(views, it, EDITION)[0] for it in views.archive.questions.values())]


def plain(text: str) -> str:
    """A text as a field of one line has it."""
    return " ".join(text.split())


def of_bibtex(text: str) -> list[dict[str, str]]:
    """What bibtexparser reads; where a field holds LaTeX, made letters again."""
    written, decoded = (parse_string(text, append_middleware=steps) for steps in ([], [LatexDecodingMiddleware()]))
    assert written.failed_blocks == []
    return [
        {"id": raw.key, **{key: (raw if key in VERBATIM else entry).fields_dict[key].value for key in raw.fields_dict}}
        for raw, entry in zip(written.entries, decoded.entries, strict=True)
    ]


@pytest.mark.parametrize(("archive", "each"), [("loaded", 1), ("real", 11)])
def test_bibtexparser_reads_every_entry(archive: str, each: int, request: pytest.FixtureRequest) -> None:
    """Key, title, address and note of each are those of the hub; of many, each of so many."""
    items = entries_of(request.getfixturevalue(archive))[::each]
    read = of_bibtex(bibtex(items))
    assert [entry["id"] for entry in read] == [item["id"] for item in items]
    for entry, item in zip(read, items, strict=True):
        assert (entry["title"].strip("{}"), entry["note"]) == (plain(item["title"]), plain(item["note"]))
        assert entry.get("url", "") == item.get("URL", "")


@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_rispy_reads_every_reference(archive: str, request: pytest.FixtureRequest) -> None:
    """The same of RIS; its lines end as the format asks for."""
    items = entries_of(request.getfixturevalue(archive))
    text = ris(items)
    assert text.count("\n") == text.count("\r\n") and text.endswith("ER  - \r\n")
    read = rispy.loads(text)
    assert [entry["id"] for entry in read] == [item["id"] for item in items]
    for entry, item in zip(read, items, strict=True):
        assert (entry["title"], entry["notes"]) == (plain(item["title"]), [plain(item["note"])])
        assert entry.get("urls", []) == ([item["URL"]] if "URL" in item else [])


def test_signs_that_mean_something_to_a_format_come_back_as_they_were() -> None:
    """LaTeX’s own in BibTeX, a line’s end in both; braces in an address are written as addresses may have them."""
    (entry,) = of_bibtex(bibtex([NASTY]))
    assert entry["title"].removeprefix("{").removesuffix("}") == NASTY["title"]
    assert entry["note"] == "A line. Another & its 50 %."
    assert "author = {{Smith \\& Sons and Daughters, Ltd}}" in bibtex([NASTY]), "one name, whatever stands in it"
    assert "caret \\textasciicircum{} here" in bibtex([{**NASTY, "note": "caret ^ here"}])
    assert entry["url"] == "https://record.example/a_b?c=50%25&d=%7Be%7D#x~y"
    (reference,) = rispy.loads(ris([NASTY]))
    assert (reference["title"], reference["notes"]) == (NASTY["title"], ["A line. Another & its 50 %."])


DATES: list[tuple[Item, dict[str, str], dict[str, str]]] = [
    (
        {"date-parts": [[2024, 12, 27], [2025, 1, 4]]},
        {"date": "2024-12-27/2025-01-04", "year": "2024", "month": "12"},
        {"year": "2024", "date": "2024/12/27/to 2025/01/04"},
    ),
    (
        {"date-parts": [[2024]], "circa": True},
        {"date": "2024~", "year": "2024"},
        {"year": "2024", "date": "2024///about"},
    ),
    ({"literal": "28 Apr 2025 or earlier"}, {"year": "28 Apr 2025 or earlier"}, {"date": "///28 Apr 2025 or earlier"}),
]


@pytest.mark.parametrize(("issued", "in_bibtex", "in_ris"), DATES)
def test_a_date_that_is_no_single_day_is_told_as_far_as_a_format_can(
    issued: Item, in_bibtex: dict[str, str], in_ris: dict[str, str]
) -> None:
    """`date` as biblatex reads it (EDTF); the rest of a date of RIS stands behind its last stroke."""
    item = {**NASTY, "issued": issued}
    (entry,) = of_bibtex(bibtex([item]))
    assert {key: entry[key] for key in ("date", "year", "month") if key in entry} == in_bibtex
    (reference,) = rispy.loads(ris([item]))
    assert {key: reference[key] for key in ("year", "date") if key in reference} == in_ris


def test_a_source_taken_away_can_be_brought_in_again(loaded: Loaded) -> None:
    """By `onrecord new card --from`: title, day, address, authors and publisher are the card’s."""
    views = ArchiveViews(derive(loaded.archive), DAY, loaded.recorded)
    item = files.of_card(views, views.archive.card("daily-north-first-report"), EDITION)[0]
    told = {
        "title": "Foreign soldiers in the East Valley",
        "url": "https://daily-north.example/foreign-soldiers",
        "retrieved": "2022-11-20",
        "language": "en",
        "authors": ["Nils Teder", "Ada Quill"],
    }
    written = {"a.bib": bibtex([item]), "a.json": json.dumps([item]), "a.ris": ris([item])}
    read = [metadata_in(name, text.encode()) for name, text in written.items()]
    assert len(read) == 3
    for metadata in read:
        assert {name: metadata.fields[name] for name in told} == told
        assert metadata.publisher == "Daily North"


def pandoc(bibliography: Path) -> str:
    """What pandoc prints of all that a file of citations holds."""
    command = [pypandoc.get_pandoc_path(), "--citeproc", "--to=plain", "--wrap=none", "--fail-if-warnings"]
    text = f"---\nbibliography: {bibliography}\nnocite: '@*'\n---\n\n[@daily-north-first-report:over-300-killed]\n"
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True, timeout=60).stdout


def test_pandoc_prints_every_format_with_who_says_it(loaded: Loaded, tmp_path: Path) -> None:
    """As published, in its own style, which prints no notes: the title says that it is a claim, and whose."""
    views = ArchiveViews(derive(loaded.archive), DAY, loaded.recorded)
    tasks = {task.url: task for task in files.tasks(views, EDITION)}
    assets: list[Any] = list(tasks["sources/daily-north-first-report/citations.json"].make())  # type: ignore[arg-type]
    assert [asset.url.rpartition("/")[2] for asset in assets] == ["citations.json", "citations.bib", "citations.ris"]
    for asset in assets:
        assert isinstance(asset, Asset)
        file = tmp_path / asset.url.rpartition("/")[2]
        file.write_bytes(asset.content)
        printed = pandoc(file).casefold()
        assert "attributed claim by two officials (not named), said 1 mar 2021, through bex oriel" in printed, file
        assert "foreign soldiers in the east valley" in printed
        assert printed.count("said 1 mar 2021") >= 2
