"""Questions put to the Parquet files with DuckDB, as the page of the data shows them and a test runs them.

They are put in the folder of the files, `data/v1/`. Of a table that lies by year, `year` is a column too, by which a
query passes over the files of other years.
"""

from typing import Final, NamedTuple


class Query(NamedTuple):
    """A query, and what it tells."""

    title: str
    sql: str


_ANSWERS: Final = "read_parquet('parquet/answers/*/*.parquet', hive_partitioning = true)"
_STATEMENTS: Final = "read_parquet('parquet/statements/*/*.parquet', hive_partitioning = true)"
QUERIES: Final = (
    Query(
        "Every figure, by the day it was said",
        "SELECT said_day, speaker, answer_in_words, measure, cite_as\n"
        f"FROM {_ANSWERS}\n"
        "WHERE is_figure ORDER BY said_day;",
    ),
    Query(
        "Every silence over 90 days old",
        "SELECT stance, heard, party, question, in_words, cite_as\n"
        "FROM 'parquet/positions.parquet'\n"
        "WHERE stance IN ('declined', 'unacknowledged') AND days_since_heard > 90 ORDER BY heard;",
    ),
    Query(
        "Whose last word is over 90 days old, those who denied at the end",
        "SELECT stance, heard, party, question, in_words, cite_as\n"
        "FROM 'parquet/positions.parquet'\n"
        "WHERE look_again ORDER BY stance = 'denied', heard;",
    ),
    Query(
        "Which claims rest on one origin",
        "WITH single AS (\n"
        "  SELECT question, name, sources, unnest(statements) AS claim FROM 'parquet/origins.parquet'\n"
        "  QUALIFY count(*) OVER (PARTITION BY question) = 1)\n"
        "SELECT single.question, single.name AS origin, single.sources, statements.speaker, statements.cite_as\n"
        f"FROM single JOIN {_STATEMENTS} AS statements\n"
        "ON statements.id = single.claim ORDER BY single.question, statements.said_day;",
    ),
    Query(
        "How many statements of each kind, as its source told it, by year; those of kind verified are mostly on record "
        "that they were said",
        f"SELECT year, kind, count(*) AS statements\nFROM {_STATEMENTS}\nGROUP BY year, kind ORDER BY year, kind;",
    ),
)
