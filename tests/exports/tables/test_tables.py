"""Each table holds what its definition says: columns, types, keys, what it names; and no row of a claim is bare."""

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import TypeAdapter

from onrecord.exports.tables import answers, cards, origins, positions, questions, statements, states
from onrecord.exports.tables.all_tables import TABLES
from onrecord.exports.tables.describing import VERSION
from onrecord.exports.tables.table import AnyTable, Export, Row, Type, Value
from onrecord.load import Loaded
from onrecord.model.captures import Captures
from onrecord.model.edtf_dates import day_in_words
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive
from tests.exports.tables.exporting import export_of
from tests.loading import load
from tests.paths import EXAMPLE, GOLDEN

CAPTURES: Final = TypeAdapter[Any](Captures)
DAYS: Final = (date(2021, 3, 3), date(2021, 9, 1), date(2022, 12, 1))
PUBLISHED: Final = Path(__file__).with_name("fields.json")
PYTHON: Final[dict[Type, Any]] = {
    Type.STRING: str,
    Type.INTEGER: int,
    Type.NUMBER: float,
    Type.BOOLEAN: bool,
    Type.DATE: str,
    Type.LIST: tuple,
}


@pytest.fixture(scope="module", params=DAYS)
def export(request: pytest.FixtureRequest, loaded: Loaded) -> Export:
    """The export of the example archive, as of some days."""
    return export_of(loaded, request.param)


def rows(table: AnyTable, export: Export) -> list[Row]:
    """All rows of a table."""
    return list(table.rows(export))


def by(key: str, listed: Iterable[Row]) -> dict[Any, Row]:
    """Rows by one of their cells."""
    return {row[key]: row for row in listed}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_cell_is_of_its_columns_type(table: AnyTable, export: Export) -> None:
    """It is empty only where it may be, and one of the words of its list where there is one."""
    listed = rows(table, export)
    assert listed or (table.name == "disagreements" and export.views.as_of == DAYS[0]), "nothing to look at"
    for row in listed:
        assert list(row) == [column.name for column in table.columns]
        for column in table.columns:
            value = row[column.name]
            assert type(value) is PYTHON[column.type] or (value is None and not column.required), (column.name, value)
            assert not column.words or value is None or value in column.words, (column.name, value)
            if column.type is Type.DATE and isinstance(value, str):
                assert date.fromisoformat(value).isoformat() == value
            if isinstance(value, tuple):
                assert all(isinstance(entry, str) for entry in value)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_row_is_known_by_its_key(table: AnyTable, export: Export) -> None:
    """No two rows have one, and it is never empty."""
    keys = [tuple(row[name] for name in table.key) for row in rows(table, export)]
    assert len(keys) == len(set(keys))
    assert all(None not in key for key in keys)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_a_cell_names_is_there(table: AnyTable, export: Export) -> None:
    """In a table that comes before, or in its own."""
    before = {other.name: other for other in TABLES[: TABLES.index(table) + 1]}
    naming = [(column.name, column.table) for column in table.columns if column.table]
    unknown = {
        name: {row[name] for row in rows(table, export)} - {None} - {row["id"] for row in rows(before[named], export)}
        for name, named in naming
    }
    assert unknown == {name: set() for name, _ in naming}


def test_there_is_a_row_of_each_thing(export: Export) -> None:
    """Nothing of the archive is left out."""
    archive = export.views.archive
    counted = {table.name: len(rows(table, export)) for table in TABLES}
    answered = sum(len(entry.claim.answers) for entry in archive.entries if entry.claim)
    entities = {name: len(getattr(archive, name)) for name in ("actors", "places", "topics", "questions", "cards")}
    assert counted.items() >= {**entities, "statements": len(archive.entries), "answers": answered}.items()
    assert counted["positions"] == sum(len(question.concerns) for question in archive.questions.values())


def test_every_row_of_a_claim_carries_its_sentence(export: Export) -> None:
    """Whose claim it is, how the question stands, and as of which day; the last two columns of each such table."""
    claims = [table for table in TABLES if table.claims]
    names = ["questions", "statements", "answers", "positions", "states", "origins", "disagreements"]
    assert [table.name for table in claims] == names
    assert all([column.name for column in table.columns][-2:] == ["cite_as", "stale_on"] for table in claims)
    day = day_in_words(export.views.as_of)
    stands = {q: export.views.in_brief(q)[1] for q in export.views.archive.questions}
    for row in rows(answers.TABLE, export):
        cited = str(row["cite_as"])
        speaker = str(row["speaker"]).removesuffix(" (not authenticated)")
        assert (
            speaker in cited
            and f"as of {day}" in cited
            and f"That day the question stands: {stands[str(row['question'])]}." in cited
        )
    for row in rows(statements.TABLE, export):
        assert f"as of {day}" in str(row["cite_as"])


def test_what_is_published_of_the_format_stays() -> None:
    """A field that goes, or changes its type, needs a new version; one that is new is written down here.

    If it fails for a new field or table, add that to fields.json. If for one that is gone or has another type, raise
    VERSION, say so in the changelog, and begin a new list.
    """
    now = {table.name: {column.name: column.type.value for column in table.columns} for table in TABLES}
    published = json.loads(PUBLISHED.read_text("utf-8"))
    assert published["version"] == VERSION
    gone = {
        (table, name)
        for table, fields in published["tables"].items()
        for name, type in fields.items()
        if now.get(table, {}).get(name) != type
    }
    assert gone == set(), "a published field is gone or has another type: that is a new version of the format"
    assert now == published["tables"], "a new field: write it into fields.json"


DIGEST: Final = f"sha256:{'0a' * 32}"


def test_copies_of_a_card_have_their_days_and_holders_in_the_same_order(loaded: Loaded) -> None:
    """An empty text keeps the place of what is not known."""
    capture, held = "https://web.archive.org/web/2/https://example.org/a", {"sha256": DIGEST, "on": "2021-04-13"}
    listed = [{"url": capture, "on": "2021-04-12"}, {**held, "held_by": "a-contributor"}]
    expected = {"archived": capture, "archived_on": "2021-04-12"}
    expected |= {"held_copies": DIGEST, "held_copies_on": "2021-04-13", "held_by": "a-contributor"}
    assert _copies(loaded, listed) == {name: (value,) for name, value in expected.items()}
    nothing = dict.fromkeys(expected, ())
    assert _copies(loaded, capture) == {**nothing, "archived": (capture,), "archived_on": ("",)}
    alone = {"held_copies": (DIGEST,), "held_copies_on": ("",), "held_by": ("",)}
    assert _copies(loaded, DIGEST) == {**nothing, **alone}


def _copies(loaded: Loaded, archived: Any) -> dict[str, Value]:
    """The cells that tell of a card's archived copies, written so."""
    card = loaded.archive.card("agency-south-papers")
    row = cards.TABLE.row(export_of(loaded), card.model_copy(update={"archived": CAPTURES.validate_python(archived)}))
    return {name: row[name] for name in ("archived", "archived_on", "held_copies", "held_copies_on", "held_by")}


def test_an_answer_says_that_its_figure_was_given_earlier(real: Loaded) -> None:
    """On a day not known: `said_day` is then no day on which it was said; the words of a dated figure are none."""
    given = {str(row["statement"]): row for row in rows(answers.TABLE, export_of(real))}
    before, dated = (
        given["politico-troops-acknowledged#about-4000"],
        given["newsweek-kursk-casualties#kyiv-over-3000"],
    )
    assert (before["said_on"], before["said_day"], before["given_earlier"]) == ("../2025-04-28", "2025-04-28", True)
    assert dated["given_earlier"] is False
    assert {row["is_figure"] for row in given.values() if row["given_earlier"]} == {True}


TURNING: Final = (
    "36-re-check",
    "38-days-a-statement-counts",
    "46-superseded-words-and-silences",
    "30-presupposition-of-two-links",
)
FIGURES: Final = {
    "daily-north-first-report#over-300-killed": ("> 300", 301, None, "killed"),
    "union-of-ports-briefing#several-hundred-killed": ("several hundred", None, None, "killed"),
}


def test_a_figure_is_a_bound(loaded: Loaded) -> None:
    """A figure in words has no numbers, and is one all the same."""
    found = by("statement", rows(answers.TABLE, export_of(loaded)))
    names = ("answer", "figure_low", "figure_high", "measure")
    assert {ref: tuple(found[ref][name] for name in names) for ref in FIGURES} == FIGURES
    assert [found[ref]["is_figure"] for ref in FIGURES] == [True, True]


def test_whoever_is_not_named_is_of_no_control_group(loaded: Loaded) -> None:
    """Else the hand through which it came would pass for the speaker."""
    row = by("id", rows(statements.TABLE, export_of(loaded)))["daily-north-first-report#over-300-killed"]
    assert [row[name] for name in ("speaker", "speaker_form", "said_by", "control_group")] == [
        "two officials (not named)",
        "anonymous",
        None,
        None,
    ]
    assert row["origins"] == ("country-b (anonymous)",)


def test_one_origin_is_one_row(loaded: Loaded) -> None:
    """A question carries the badge exactly where the table of origins has one row of it."""
    found = {}
    for day in DAYS:
        export = export_of(loaded, day)
        badged = {row["id"] for row in rows(questions.TABLE, export) if "single-origin" in (row["badges"] or ())}  # type: ignore[operator]
        listed = [row["question"] for row in rows(origins.TABLE, export)]
        found[day] = badged, {question for question in listed if listed.count(question) == 1}
    assert all(badged == single for badged, single in found.values())
    assert any(badged for badged, _ in found.values())


def test_a_silence_is_looked_at_again_after_ninety_days() -> None:
    """From the day on that stood under stale_on, and stands there still; of the party whose word is as old alone."""
    loaded = load(GOLDEN / "36-re-check" / "sources")
    told = {
        (day.isoformat(), row["party"]): (row["heard"], row["look_again"], row["stale_on"])
        for day in (date(2021, 5, 30), date(2021, 5, 31), date(2021, 6, 1))
        for row in positions.TABLE.rows(export_of(loaded, day))
    }
    assert told == {
        ("2021-05-30", "northland"): ("2021-03-01", False, "2021-05-31"),
        ("2021-05-30", "westland"): ("2021-03-01", False, "2021-05-31"),
        ("2021-05-31", "northland"): ("2021-03-01", True, "2021-05-31"),
        ("2021-05-31", "westland"): ("2021-03-01", True, "2021-05-31"),
        ("2021-06-01", "northland"): ("2021-06-01", False, "2021-05-31"),
        ("2021-06-01", "westland"): ("2021-03-01", True, "2021-05-31"),
    }


def test_a_state_of_the_past_is_not_cited_as_that_of_today(real: Loaded) -> None:
    """Its sentence says when it came to stand so and that it may have changed; the column until, when it did."""
    export = export_of(real)
    of_it = [row for row in rows(states.TABLE, export) if row["question"] == "north-korean-soldiers-in-russia"]
    current = [row for row in of_it if row["current"] and row["standing"]]
    assert [row["until"] for row in current] == [*(row["from"] for row in current[1:]), None]
    assert len(current) > 1
    for row in of_it:
        since, recorded = (day_in_words(date.fromisoformat(str(row[name]))) for name in ("from", "recorded"))
        cited, came = str(row["cite_as"]), f"2024–25?” On {since} it came to stand: "
        assert cited.startswith(f"On Record, “Were North Korean soldiers sent to Russia in {came}"), cited
        assert f". Later days may have changed that. As recorded here since {recorded}. https://" in cited


@pytest.mark.parametrize(
    "folder", [EXAMPLE, *(GOLDEN / name / "sources" for name in TURNING)], ids=lambda f: f.parent.name
)
def test_words_stay_until_the_day_under_stale_on(folder: Path) -> None:
    """From one day to a later one no sentence changes, but for its day, unless a day until then was told."""
    standings = derive(load(folder).archive)
    turns = {state.since for states in standings.states.values() for state in states if state.since > date.min}
    assert turns
    days = {turn + timedelta(days=by) for turn in turns for by in (-1, 0, 90, 91)}
    before: dict[tuple[object, ...], tuple[str, Value]] = {}
    for day in sorted(days):
        export = Export(ArchiveViews(standings, day), Edition())
        for table in (statements.TABLE, questions.TABLE, positions.TABLE):
            for row in table.rows(export):
                key = (table.name, *(row[name] for name in table.key))
                words = re.sub(rf"\b([Aa]s of|after|by) {day_in_words(day)}", r"\1 DAY", str(row["cite_as"]))
                was, stale_on = before.get(key, (words, None))
                assert was == words or (stale_on and str(stale_on) <= day.isoformat()), (key, day, was, words)
                before[key] = words, row["stale_on"]
