"""Three questions that are answered step by step, in a spreadsheet and with a line of SQL; with what is to be found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from ...wording.labels import counted
from .views import FIGURES, ONE_ORIGIN, SILENCES

_TO_LOOK_THROUGH: Final = 10
"""So many figures at least has the side that is taken as an example, if one has; no more than need be."""
_SIDES: Final = """
SELECT control_group, speaks_for, count(*) FROM figures_by_date WHERE control_group IS NOT NULL
GROUP BY control_group ORDER BY count(*) DESC, control_group
"""
_OTHERS: Final = 5


class Side(NamedTuple):
    """A side that gives figures: its id and name, and how many."""

    id: str
    name: str
    figures: int


class Worked(NamedTuple):
    """A question, the steps to its answer, how many rows are found, what else is to be known, and the line of SQL."""

    title: str
    steps: tuple[str, ...]
    found: str
    more: str
    sql: str


def worked(database: Path) -> tuple[Worked, ...]:
    """The three questions, of what a database holds."""
    with closing(sqlite3.connect(database)) as opened:
        sides = [Side(*row) for row in opened.execute(_SIDES)]
        return (*_figures(sides), _silences(opened), _one_origin(opened))


def example(sides: list[Side]) -> Side:
    """The side with the fewest figures of those that have ten: a list that can be looked through; else with most."""
    enough = [side for side in sides if side.figures >= _TO_LOOK_THROUGH]
    return enough[-1] if enough else sides[0]


def _figures(sides: list[Side]) -> Iterator[Worked]:
    if not sides:
        return
    side = example(sides)
    others = [f"{it.id} ({it.name}, {it.figures:,})" for it in sides if it is not side][:_OTHERS]
    yield Worked(
        f"All figures attributed to {side.name}, by date",
        (
            "Open answers.csv and switch the filter on.",
            f"Under control_group choose {side.id}: it holds whoever speaks for {side.name}, whatever their office.",
            "Under is_figure choose TRUE.",
            "Sort by said_day. The figure is under answer_in_words, what it counts under measure.",
            "Copy cite_as with every row that you use.",
        ),
        counted(side.figures, "row"),
        f"Other sides that give figures: {', '.join(others)}." if others else "",
        "SELECT said_day, speaker, answer_in_words, measure, cite_as "
        f"FROM {FIGURES.name} WHERE control_group = '{side.id}';",
    )


def _silences(database: sqlite3.Connection) -> Worked:
    return Worked(
        "Every silence over 90 days old",
        (
            "Open positions.csv and switch the filter on.",
            "Under look_again choose TRUE: the question stands as unacknowledged, and the newest word of that party, "
            "or report of it, is over 90 days older than this export.",
            "Sort by heard, the day of that word or report. What was said or reported is under in_words.",
            "Before you write that somebody is silent, look whether they have spoken since.",
        ),
        counted(_rows(database, SILENCES.name), "row"),
        "",
        f"SELECT heard, party_name, question_text, in_words, cite_as FROM {SILENCES.name};",
    )


def _one_origin(database: sqlite3.Connection) -> Worked:
    return Worked(
        "Which claims rest on one origin",
        (
            "Open questions.csv and switch the filter on.",
            "Under badges choose those that contain single-origin. However many sources repeat it (sources), all goes "
            "back to one: it is under named_origins or anonymous_origins.",
            "For the claims themselves open origins.csv, and choose the id of the question under question: they are "
            "under statements.",
        ),
        counted(_rows(database, ONE_ORIGIN.name), "question"),
        "",
        f"SELECT question_text, origin_name, anonymous, sources, cite_as FROM {ONE_ORIGIN.name};",
    )


def _rows(database: sqlite3.Connection, view: str) -> int:
    number: int = database.execute(f"SELECT count(*) FROM {view}").fetchone()[0]
    return number
