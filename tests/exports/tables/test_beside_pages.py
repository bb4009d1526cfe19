"""The files beside pages: they say what the tables say, row for row, and are made of lines that were made before."""

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest

from onrecord.exports.tables import answers, cards, statements
from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.beside_pages import addresses, files
from onrecord.exports.tables.formats import CSV, Given, spooled
from onrecord.exports.tables.scratch import Scratch
from onrecord.exports.tables.table import Export
from onrecord.load import Loaded
from onrecord.pages.shared.taking import data_of
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive
from onrecord.vocabulary import EntityKind

DAY: Final = date(2026, 11, 22)


@pytest.fixture(scope="module")
def export(real: Loaded) -> Export:
    """This repository's archive."""
    views = ArchiveViews(derive(real.archive), DAY, real.recorded)
    return Export(views, Edition("abc", "", "https://record.example/", "Harbour Record"))


@pytest.fixture(scope="module")
def made(export: Export, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """Every file by its address."""
    with closing(Scratch(tmp_path_factory.mktemp("scratch"))) as scratch:
        return dict(_made(export, scratch))


def _given(export: Export, scratch: Scratch) -> Given:
    """The tables, with what these files are cut from."""
    return Given(export, tuple(spooled(export, table, scratch, [CSV]) for table in TABLES), scratch)


def _made(export: Export, scratch: Scratch) -> Iterator[tuple[str, bytes]]:
    yield from ((file.url, b"".join(file.chunks)) for file in files(_given(export, scratch)))


def plain(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON has it."""
    read: dict[str, Any] = json.loads(json.dumps(row))
    return read


def test_each_thing_has_two_files_where_its_page_says(export: Export, made: Mapping[str, bytes]) -> None:
    """And they are announced before they are made."""
    archive = export.views.archive
    kinds = (EntityKind.QUESTION, EntityKind.CARD, EntityKind.ACTOR, EntityKind.TOPIC, EntityKind.PLACE)
    things = (archive.questions, archive.cards, archive.actors, archive.topics, archive.places)
    expected = [link.url for kind, ids in zip(kinds, things, strict=True) for one in ids for link in data_of(kind, one)]
    assert list(made) == list(addresses(export)) == expected
    assert {url.rpartition("/")[2] for url in expected} == {
        *("question.json", "source.json", "actor.json", "topic.json", "place.json"),
        *("answers.csv", "statements.csv"),
    }


def test_a_question_has_its_row_and_all_rows_that_name_it(export: Export, made: Mapping[str, bytes]) -> None:
    """Answers, positions, states, origins and disagreements, as the tables have them."""
    question = export.views.archive.questions["north-korean-soldiers-killed-or-wounded"]
    told = json.loads(made["questions/north-korean-soldiers-killed-or-wounded/question.json"])
    assert {name: told[name] for name in ("archive", "as_of", "revision", "licence", "columns")} == {
        "archive": "Harbour Record",
        "as_of": "2026-11-22",
        "revision": "abc",
        "licence": "https://creativecommons.org/licenses/by/4.0/",
        "columns": "https://record.example/data/columns/",
    }
    assert told["question"]["text"] == question.text
    assert set(told) >= {"answers", "positions", "states", "origins", "disagreements"}
    for table in TABLES:
        if "question" in table.key:
            rows = [plain(row) for row in table.rows(export) if row["question"] == question.id]
            assert told[table.name] == rows
    assert len(told["answers"]) > 20


def test_a_table_has_the_same_rows_as_the_whole_one(export: Export, made: Mapping[str, bytes]) -> None:
    """With the mark of UTF-8 and the names of the columns; each row has its sentence."""
    question = export.views.archive.questions["north-korean-soldiers-killed-or-wounded"]
    raw = made["questions/north-korean-soldiers-killed-or-wounded/answers.csv"]
    assert raw.startswith(b"\xef\xbb\xbfstatement,question,")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    given = list(answers.of_question(export, question))
    assert [row["statement"] for row in rows] == [one.entry.ref for one in given]
    assert [row["cite_as"] for row in rows] == [answers.TABLE.row(export, one)["cite_as"] for one in given]


def test_a_source_has_its_statements(export: Export, made: Mapping[str, bytes]) -> None:
    """All of them, and no other's."""
    told = json.loads(made["sources/newsweek-kursk-casualties/source.json"])
    card = export.views.archive.cards["newsweek-kursk-casualties"]
    own = [entry for entry in export.views.archive.entries if entry.card == card]
    assert told["source"] == plain(cards.TABLE.row(export, card))
    assert told["statements"] == [plain(statements.TABLE.row(export, entry)) for entry in own] != []


def test_an_actor_has_all_that_names_it_and_what_it_published(export: Export, made: Mapping[str, bytes]) -> None:
    """As its page tells of it: what it says, passes on, is spoken of in, has not acknowledged."""
    links = export.views.archive.links
    told = json.loads(made["actors/russia/actor.json"])
    naming = {
        e.ref for role in (links.speaker, links.relay, links.subject, links.party) for e in role.get("russia", ())
    }
    assert {row["id"] for row in told["statements"]} == naming != set()
    order = [entry.ref for entry in export.views.archive.entries]
    assert [row["id"] for row in told["statements"]] == sorted(naming, key=order.index)
    published = json.loads(made["actors/newsweek/actor.json"])["sources"]
    assert {row["id"] for row in published} == {card.id for card in links.published["newsweek"]} != set()


@pytest.mark.parametrize("kind", ["topic", "place"])
def test_a_topic_and_a_place_have_what_is_on_record_of_them(
    kind: str, export: Export, made: Mapping[str, bytes]
) -> None:
    """As the links of the archive say."""
    of = {"topic": export.views.archive.links.topic, "place": export.views.archive.links.place}[kind]
    name = next(iter(of))
    told = json.loads(made[f"{kind}s/{name}/{kind}.json"])
    assert {row["id"] for row in told["statements"]} == {entry.ref for entry in of[name]}
    assert told[kind]["id"] == name


def test_a_thing_of_which_nothing_is_said_has_files_too(export: Export, made: Mapping[str, bytes]) -> None:
    """Its table has the names of the columns alone."""
    empty = [url for url, raw in made.items() if url.endswith("statements.csv") and raw.count(b"\r\n") == 1]
    for url in empty:
        assert json.loads(made[f"{url.rpartition('/')[0]}/{url.split('/')[0][:-1]}.json"])["statements"] == []
    assert empty
    assert len({made[url] for url in empty}) == 1


def test_nothing_of_them_lies_on_the_disk_before(export: Export, tmp_path: Path) -> None:
    """Of ten thousand sources that would be as many again; and none is held."""
    scratch = Scratch(tmp_path)
    written = [content for _, content in _made(export, scratch)]
    assert len(written) > 40
    assert len(list(tmp_path.iterdir())) < 30
    scratch.close()


def test_no_row_is_made_again(export: Export, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beside pages costs copies of lines."""
    scratch = Scratch(tmp_path)
    given = _given(export, scratch)

    def forbidden(*_: Any) -> Any:
        raise AssertionError("a row is made again")

    monkeypatch.setattr("onrecord.exports.tables.table.Table.row", forbidden)
    assert sum(1 for _ in files(given)) == len(list(addresses(export)))
