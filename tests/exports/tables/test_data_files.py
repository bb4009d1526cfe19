"""All under /data/: each row made once, every file named with its size and sum, and what explains them."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from onrecord.archive import Entry
from onrecord.exports.citations import files as citation_files
from onrecord.exports.tables import data_files, formats
from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.data_files import tasks
from onrecord.exports.tables.formats import Format, Given, LeftOut, Put
from onrecord.exports.tables.scratch import Scratch
from onrecord.exports.tables.table import AnyTable, Export, Row, Table
from onrecord.load import Loaded
from onrecord.output import Asset, LargeFile, Page
from onrecord.pages.render import Renderer
from onrecord.pages.statement import citations
from onrecord.pages.statement.views import ArchiveViews
from tests.exports.tables.exporting import export_of, written
from tests.loading import load_files


@pytest.fixture(scope="module")
def export(loaded: Loaded) -> Export:
    """The export of the example archive."""
    return export_of(loaded)


@pytest.fixture(scope="module")
def folder(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its files. To be read only."""
    return written(export, tmp_path_factory.mktemp("site"))


def manifest(folder: Path) -> Any:
    """What the export says of itself."""
    return json.loads((folder / "manifest.json").read_bytes())


def test_every_file_is_named_with_its_size_and_sum(folder: Path) -> None:
    """But the two that describe the others."""
    listed = {file["path"]: file for file in manifest(folder)["files"]}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert there == {*listed, "manifest.json", "datapackage.json"}
    for name, file in listed.items():
        content = (folder / name).read_bytes()
        assert (file["bytes"], file["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), name


def test_the_export_says_of_which_archive_it_is(folder: Path, export: Export) -> None:
    """Its name, its day, its revision and commit, the version of the format, the licence."""
    told = {name: value for name, value in manifest(folder).items() if name != "files"}
    assert told == {
        "name": "On Record",
        "format_version": 1,
        "as_of": "2026-11-22",
        "revision": export.edition.revision,
        "commit": "1a2b",
        "licence": {
            "name": "CC-BY-4.0",
            "title": "Creative Commons Attribution 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "left_out": [],
    }


def test_a_table_is_told_with_its_rows_and_fields(folder: Path) -> None:
    """Of each format alike."""
    of_places = [file for file in manifest(folder)["files"] if file.get("table") == "places"]
    assert [(file["path"], file["format"], file["rows"]) for file in of_places] == [
        ("places.csv", "csv", 1),
        ("places.json", "json", 1),
        ("places.jsonl", "jsonl", 1),
        ("parquet/places.parquet", "parquet", 1),
    ]
    assert {tuple(file["fields"]) for file in of_places} == {("id", "name", "country", "latitude", "longitude", "page")}


def test_each_row_is_made_once(export: Export, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Whatever the number of formats."""
    made: Counter[str] = Counter()
    row = Table.row

    def counting(table: AnyTable, of: Export, thing: Any) -> Row:
        made[table.name] += 1
        return row(table, of, thing)

    monkeypatch.setattr(Table, "row", counting)
    files = manifest(written(export, tmp_path))["files"]
    assert made == {file["table"]: file["rows"] for file in files if file["format"] == "csv"}
    assert all(made.values())


def test_few_rows_are_held(export: Export, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Some are made, all formats are given them, and only then the next are made."""
    monkeypatch.setattr(formats, "_AT_ONCE", 3)
    made, given = list[str](), list[int]()
    statements = {table.name: table for table in TABLES}["statements"]
    row = Table.row

    def noted(table: AnyTable, of: Export, thing: Any) -> Row:
        made.append(table.name)
        return row(table, of, thing)

    monkeypatch.setattr(Table, "row", noted)

    @contextmanager
    def counting(_: Export, __: AnyTable, ___: Scratch) -> Iterator[Put]:
        def put(rows: Sequence[Row]) -> None:
            given.append(len(rows))
            assert len(made) == sum(given)

        yield put

    counted = Format(lambda _, __: [], lambda _: iter(()), counting)
    assert formats.spooled(export, statements, Scratch(tmp_path), [counted]).rows == sum(given) == len(made) > 3
    assert {*given[:-1]} == {3}


def test_the_sentence_of_a_statement_is_made_once(loaded: Loaded, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables and files of citations are made in one process, and have it from there."""
    made: Counter[str] = Counter()
    stands = citations._stands

    def counting(views: ArchiveViews, entry: Entry) -> Iterator[str]:
        made[entry.ref] += 1
        return stands(views, entry)

    monkeypatch.setattr(citations, "_stands", counting)
    export = export_of(loaded)
    of_data, of_cards = tasks(export, Renderer()), citation_files.tasks(export.views, export.edition)
    shared = [task for task in (*of_data, *of_cards) if task.shared == citation_files.SHARED]
    assert len(shared) == 1 + len(export.views.archive.cards) + len(export.views.archive.questions)
    for task in shared:
        made_of_it = task.make()
        assert not isinstance(made_of_it, Page | Asset | LargeFile)
        list(made_of_it)
    assert made == {entry.ref: 1 for entry in export.views.archive.entries}


def test_the_parts_of_a_table_by_year_have_all_its_rows(folder: Path) -> None:
    """Each is told with how many are in it."""
    files = manifest(folder)["files"]
    whole = {file["table"]: file["rows"] for file in files if file["format"] == "csv"}
    parts: Counter[str] = Counter()
    for file in files:
        parts[file.get("table", "")] += file["rows"] if file["format"] == "parquet" else 0
    assert {table: parts[table] for table in whole} == whole
    assert sum(file["path"].startswith("parquet/statements/year=") for file in files) > 1


def test_all_that_is_made_was_announced(export: Export) -> None:
    """A page, and files of which none is held; two at one address would overwrite each other."""
    (machines, terms, data) = tasks(export, Renderer())
    made = data.make()
    assert not isinstance(made, Page | Asset | LargeFile)
    outputs = list(made)
    assert sorted(output.url for output in outputs) == sorted(data.urls)
    assert (machines.urls, terms.urls) == (("llms.txt",), ("data/terms/",))
    held = [output.url for output in outputs if isinstance(output, Asset)]
    assert held == ["data/v1/datapackage.json", "data/v1/manifest.json"]


def test_what_cannot_be_made_is_told_with_its_reason(export: Export) -> None:
    """In the manifest, and on the page."""

    def none(_: Given) -> Iterator[LeftOut]:
        yield LeftOut("Parquet", "it needs pyarrow, which is not installed.")

    made = tasks(export, Renderer(), (*data_files.FORMATS, Format(lambda _, __: [], none)))[-1].make()
    assert not isinstance(made, Page | Asset | LargeFile)
    by_url = {output.url: output for output in made}
    described, page = by_url["data/v1/manifest.json"], by_url["data/"]
    assert isinstance(described, Asset) and isinstance(page, Page)
    assert json.loads(described.content)["left_out"] == [
        {"name": "Parquet", "why": "it needs pyarrow, which is not installed."}
    ]
    assert "<dt>Parquet</dt><dd>Not in this export: it needs pyarrow, which is not installed.</dd>" in page.html


def test_the_page_leads_to_every_file(folder: Path) -> None:
    """And to the columns of each table, and has three questions."""
    html = (folder.parent / "index.html").read_text("utf-8")
    linked = {link.removeprefix("../data/v1/") for link in re.findall(r'href="(\.\./data/v1/[^"]+)"', html)}
    assert linked == {path.name for path in folder.iterdir() if path.is_file()}
    assert "read_parquet(&#39;parquet/answers/*/*.parquet&#39;, hive_partitioning = true)" in html
    assert re.findall(r'href="\.\./data/columns/#_(\w+)"', html) == [*[table.name for table in TABLES], "words"]
    titles = re.findall(r'<h3 class="sub" id="_question-\d">(.*?)</h3>', html)
    assert titles == [
        "All figures attributed to Agency South, by date",
        "Every silence over 90 days old",
        "Which claims rest on one origin",
    ]


def test_every_column_is_explained_with_an_example(folder: Path) -> None:
    """By table, on a page of its own, where an id that names a row of another table leads to that."""
    page = lxml.html.parse(folder.parent / "columns" / "index.html")
    told = {
        section.xpath("./h2/@id")[0]: section.xpath(".//tr/th[@scope='row']/text()")
        for section in page.xpath("//section")
    }
    assert told == {f"_{table.name}": [column.name for column in table.columns] for table in TABLES}
    (place,) = page.xpath("//section[@aria-labelledby='_places']//tr[th='name']")
    assert place.xpath("./td/text()")[-1] == "East Valley"
    assert set(page.xpath("//td/a/@href")) <= {f"#{of}" for of in told}


def test_an_empty_archive_has_an_export_too(tmp_path: Path) -> None:
    """Tables without rows; of the questions those that need none."""
    folder = written(export_of(load_files([])), tmp_path)
    assert {file.get("rows") for file in manifest(folder)["files"]} == {0, None}
    assert (folder / "cards.json").read_text("utf-8") == "[]\n"


def test_machines_are_told_to_take_the_sentence_along(export: Export) -> None:
    """And where everything lies."""
    made = tasks(export, Renderer())[0].make()
    assert isinstance(made, Asset)
    text = made.content.decode()
    assert text.startswith("# On Record\n\n> ")
    assert "must not be cited, quoted or summed up without its `cite_as`" in text
    assert "[datapackage.json](https://record.example/data/v1/datapackage.json)" in text
    assert len(text) < 2500
