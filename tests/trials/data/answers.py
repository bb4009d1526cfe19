"""Five questions, each answered from the CSV files alone, from the SQLite file alone and from the Parquet files alone.

    python tests/trials/data/answers.py path/to/data/v1

It prints how many rows each finds, and fails where the three do not agree, row for row. It knows nothing of the code
that makes the files: only what the page of the data says of them, whose three worked questions are the first three.
"""

import csv
import sqlite3
import sys
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Final

import duckdb

Rows = list[tuple[object, ...]]
"""What answers a question: days as text, true and false as 1 and 0, in order."""

QUESTIONS: Final = {
    "ukraine": "All figures attributed to Ukraine, by date",
    "silences": "Every silence over 90 days old",
    "one-origin": "Which claims rest on one origin",
    "owned-later": "Where a party first denied or declined to say, and later confirmed, and when",
    "outlets": "Outlets that pass on most claims to questions that stand as unacknowledged today",
}
TABLES: Final = ("actors", "answers", "cards", "origins", "positions", "questions", "statements", "states")
BY_YEAR: Final = ("answers", "cards", "statements")
"""The tables that lie by year in Parquet."""

Csv = Mapping[str, list[dict[str, str]]]


def from_csv(folder: Path) -> dict[str, Rows]:
    """The answers of the CSV files."""
    tables = {name: _csv(folder / f"{name}.csv") for name in TABLES}
    found: Mapping[str, Callable[[Csv], Iterable[tuple[object, ...]]]] = {
        "ukraine": _ukraine,
        "silences": _silences,
        "one-origin": _one_origin,
        "owned-later": _owned_later,
        "outlets": _outlets,
    }
    return {name: _in_order(answer(tables)) for name, answer in found.items()}


def _csv(path: Path) -> list[dict[str, str]]:
    """The rows of a file, which begins with a byte order mark; without utf-8-sig the first column has another name."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [{name: _plain(cell) for name, cell in row.items()} for row in csv.DictReader(file)]


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    guarded = cell.startswith("'") and cell.lstrip("'").startswith(("=", "+", "-", "@"))
    return cell[1:] if guarded else cell


def _entries(cell: str) -> list[str]:
    return [entry.replace("¦", "|") for entry in cell.split(" | ")] if cell else []


def _number(cell: str) -> int | None:
    return int(cell) if cell else None


def _by_id(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["id"]: row for row in rows}


def _ukraine(tables: Csv) -> Iterable[tuple[object, ...]]:
    for row in tables["answers"]:
        if row["control_group"] == "ukraine" and row["is_figure"] == "true":
            bounds = _number(row["figure_low"]), _number(row["figure_high"])
            words = row["speaker"], row["answer_in_words"], row["measure"] or None
            yield row["said_day"], row["statement"], row["question"], *words, *bounds, row["standing"], row["cite_as"]


def _silences(tables: Csv) -> Iterable[tuple[object, ...]]:
    for row in tables["positions"]:
        if row["stance"] in ("declined", "unacknowledged") and int(row["days_since_heard"]) > 90:
            yield row["heard"], row["question"], row["party"], row["stance"], row["in_words"], row["cite_as"]


def _one_origin(tables: Csv) -> Iterable[tuple[object, ...]]:
    statements = _by_id(tables["statements"])
    badged = {row["id"] for row in tables["questions"] if "single-origin" in _entries(row["badges"])}
    for row in tables["origins"]:
        for claim in _entries(row["statements"]) if row["question"] in badged else ():
            cited = statements[claim]["cite_as"]
            yield row["question"], claim, row["name"], row["anonymous"] == "true", int(row["sources"]), cited


def _owned_later(tables: Csv) -> Iterable[tuple[object, ...]]:
    lines: dict[tuple[str, str], list[tuple[str, str]]] = {}
    current = [row for row in tables["states"] if row["current"] == "true" and row["standing"]]
    for row in sorted(current, key=lambda row: row["from"]):
        for entry in _entries(row["positions"]):
            party, stance = entry.split(": ")
            lines.setdefault((row["question"], party), []).append((row["from"], stance))
    for key, line in lines.items():
        refused = next((day for day, stance in line if stance in ("denied", "declined")), None)
        owned = next((day for day, stance in line if refused and stance == "acknowledged" and day > refused), None)
        if owned:
            yield *key, refused, owned


def _outlets(tables: Csv) -> Iterable[tuple[object, ...]]:
    publishers = {row["id"]: row["publisher_name"] for row in tables["cards"]}
    claims: dict[str, dict[str, bool]] = {}
    for row in tables["answers"]:
        claimed = row["counted"] == "true" and row["answer"] not in ("no", "declined")
        if claimed and row["standing"] == "unacknowledged":
            told = claims.setdefault(publishers[row["card"]], {})
            told[row["statement"]] = row["kind"] == "unacknowledged"
    return ((outlet, len(told), sum(told.values())) for outlet, told in claims.items())


SQL: Final = {
    "ukraine": """
        SELECT said_day, statement, question, speaker, answer_in_words, measure, figure_low, figure_high, standing,
          cite_as
        FROM {answers} WHERE control_group = 'ukraine' AND is_figure""",
    "silences": """
        SELECT heard, question, party, stance, in_words, cite_as
        FROM {positions} WHERE stance IN ('declined', 'unacknowledged') AND days_since_heard > 90""",
    "one-origin": """
        SELECT origins.question, statements.id, origins.name, origins.anonymous, origins.sources, statements.cite_as
        FROM {origins} AS origins {claims}
        JOIN {statements} AS statements ON statements.id = {claim}
        WHERE (SELECT count(*) FROM {origins} AS others WHERE others.question = origins.question) = 1""",
    "owned-later": """
        WITH lines AS (
          SELECT states.question, {party} AS party, {stance} AS stance, states."from" AS day
          FROM {states} AS states {positions_of} WHERE states.current AND states.standing IS NOT NULL),
        refused AS (
          SELECT question, party, min(day) AS day FROM lines WHERE stance IN ('denied', 'declined')
          GROUP BY question, party)
        SELECT refused.question, refused.party, refused.day, min(lines.day)
        FROM refused JOIN lines ON lines.question = refused.question AND lines.party = refused.party
        WHERE lines.stance = 'acknowledged' AND lines.day > refused.day
        GROUP BY refused.question, refused.party, refused.day""",
    "outlets": """
        WITH claims AS (
          SELECT DISTINCT cards.publisher_name AS outlet, answers.statement, answers.kind
          FROM {answers} AS answers JOIN {cards} AS cards ON cards.id = answers.card
          WHERE answers.counted AND answers.answer NOT IN ('no', 'declined') AND answers.standing = 'unacknowledged')
        SELECT outlet, count(*), sum(CASE WHEN kind = 'unacknowledged' THEN 1 ELSE 0 END)
        FROM claims GROUP BY outlet""",
}
"""The same in SQL, which SQLite and DuckDB read alike but for lists; `from` is a word of SQL, and is quoted."""


def from_sqlite(folder: Path) -> dict[str, Rows]:
    """The answers of the SQLite file, whose lists are JSON."""
    words = {
        **{name: name for name in TABLES},
        "claims": "JOIN json_each(origins.statements) AS claims",
        "claim": "claims.value",
        "positions_of": "JOIN json_each(states.positions) AS entries",
        "party": "substr(entries.value, 1, instr(entries.value, ': ') - 1)",
        "stance": "substr(entries.value, instr(entries.value, ': ') + 2)",
    }
    address = f"{(folder / 'on-record.sqlite').resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as database:
        return {name: _in_order(database.execute(sql.format(**words))) for name, sql in SQL.items()}


def from_parquet(folder: Path) -> dict[str, Rows]:
    """The answers of the Parquet files."""
    files = {name: f"{name}/*/*" if name in BY_YEAR else name for name in TABLES}
    words = {
        **{name: f"read_parquet('{folder}/parquet/{path}.parquet')" for name, path in files.items()},
        "claims": ", unnest(origins.statements) AS claims(id)",
        "claim": "claims.id",
        "positions_of": ", unnest(states.positions) AS entries(entry)",
        "party": "split_part(entries.entry, ': ', 1)",
        "stance": "split_part(entries.entry, ': ', 2)",
    }
    with duckdb.connect() as database:
        return {name: _in_order(database.execute(sql.format(**words)).fetchall()) for name, sql in SQL.items()}


def _in_order(rows: Iterable[tuple[object, ...]]) -> Rows:
    """Rows in one order, their cells in one form."""
    return sorted((tuple(map(_cell, row)) for row in rows), key=str)


def _cell(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value


def main(folder: Path) -> int:
    """Prints what is found; 1 where the three do not agree."""
    read = {"CSV": from_csv(folder), "SQLite": from_sqlite(folder), "Parquet": from_parquet(folder)}
    differ = 0
    for name, title in QUESTIONS.items():
        found = [answers[name] for answers in read.values()]
        agree = found[0] == found[1] == found[2]
        differ += not agree
        counts = ", ".join(f"{form} {len(rows)}" for form, rows in zip(read, found, strict=True))
        print(f"{title}: {counts}; {'they agree' if agree else 'THEY DIFFER'}")
    return min(differ, 1)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
