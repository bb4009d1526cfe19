"""Three questions that are answered step by step, in a spreadsheet and with a line of SQL; with what is to be found."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from ...wording.labels import counted
from .views import FIGURES, LAST_WORDS, ONE_ORIGIN, SILENCES

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
    """A question, what is to be known before it is put, the steps to its answer, how many rows are found, what else is
    to be known, and the line of SQL.
    """

    title: str
    before: str
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
        "A figure belongs to a side where a speaker of that side is named. What somebody unnamed or a document gives "
        "has no control_group, and is in the list of no side.",
        (
            "Open answers.csv and switch the filter on.",
            f"Under control_group choose {side.id}: it holds whoever speaks for {side.name}, whatever their office.",
            "Under is_figure choose TRUE.",
            "Sort by said_day, the last possible day; how the source gives it is under said_on. The "
            "figure is under answer_in_words, what it counts under measure, what was asked under question.",
            "Before you count them, take those of one speaker, day and question together: one saying that five sources "
            "carry is five rows.",
            "Copy cite_as with every row that you use.",
        ),
        counted(side.figures, "row"),
        f"Other sides that give figures: {', '.join(others)}." if others else "",
        "SELECT said_day, said_on, speaker, answer_in_words, measure, question_text, cite_as "
        f"FROM {FIGURES.name} WHERE control_group = '{side.id}';",
    )


def _silences(database: sqlite3.Connection) -> Worked:
    return Worked(
        "Every silence over 90 days old",
        "No archive can know that somebody is silent. This one knows that, as a source reported on a day, a party had "
        "not acknowledged something or would not say, and that nothing newer of it was read here. A party that denied "
        "has spoken; of one that is not-recorded nothing is known. Neither is a silence.",
        (
            "Open positions.csv and switch the filter on.",
            "Under stance choose declined and unacknowledged.",
            "Under days_since_heard choose what is greater than 90.",
            "Sort by heard, the day of the newest word or report. What was said or reported is under in_words.",
            "Before you write that somebody is silent, look whether they have spoken since.",
        ),
        counted(_rows(database, SILENCES.name), "row"),
        "Whose last word on an unacknowledged question is over 90 days old, with those who denied at the end, is in "
        f"{LAST_WORDS.name} ({counted(_rows(database, LAST_WORDS.name), 'row')}; in positions.csv, look_again).",
        f"SELECT stance, heard, party_name, question_text, in_words, cite_as FROM {SILENCES.name};",
    )


def _one_origin(database: sqlite3.Connection) -> Worked:
    return Worked(
        "Which claims rest on one origin",
        "Where all that is claimed in answer to a question goes back to one origin, each of these claims rests on it. "
        "A question of several origins can have a figure that only one of them gives: that is not looked for here.",
        (
            "Open questions.csv, switch the filter on, and under badges choose those that contain single-origin.",
            "Open origins.csv, and under question choose the ids of these. Each has one row: its origin is under name; "
            "sources counts the sources that repeat it (in questions.csv, those that deny it too).",
            "The claims are under statements. Take their sentences, cite_as, from statements.csv by id.",
        ),
        f"{counted(_rows(database, ONE_ORIGIN.name), 'claim')} to "
        f"{counted(_rows(database, ONE_ORIGIN.name, 'DISTINCT question'), 'question')}",
        "",
        f"SELECT question_text, origin_name, anonymous, sources, speaker, cite_as FROM {ONE_ORIGIN.name};",
    )


def _rows(database: sqlite3.Connection, view: str, what: str = "*") -> int:
    number: int = database.execute(f"SELECT count({what}) FROM {view}").fetchone()[0]
    return number
