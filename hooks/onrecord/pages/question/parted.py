"""A question's answers and the entries of its history, divided by period where a page does not hold them."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial
from typing import Any, Final

from ...archive import Archive, Entry
from ...model.entities import Question
from ...standings.utterances import Utterance
from ...vocabulary import EntityKind, Kind, QuestionKind
from ..shared.division import Place, divided
from ..shared.list_pages import Listing
from ..shared.weights import of_statement
from ..statement.dated_archive import DatedArchive
from ..statement.links import url_of
from ..statement.order import known_day, oldest_first
from ..statement.tellings import gathered
from ..statement.views import ArchiveViews
from .figures_table import figure_rows
from .grid import grid

Item = Utterance | date
"""What is said to a question, or the first day of an entry of its history."""
Placed = tuple[Place, Item]

ROOM: Final = 1_280
"""What the page of a question has for all its parts, and that of a period for its entries, in elements."""
_OWN: Final = 72
"""What of a page is left for them, in percent, on the question's own, which tells of it in other ways too."""
_FIGURE: Final = 33
"""What a row of the table of figures takes."""
_ENTRY: Final = 15
"""What an entry of the history takes."""


def listing(views: DatedArchive, question: Question, room: int) -> Listing[Placed]:
    """All that is said to a question and all entries of its history, the newest first, on pages of so much room."""
    spoken = gathered(views, said_to(views.archive, question), question.id)
    days = (state.since for state, _ in views.reasons.history(question, views.as_of))
    weigh = partial(_place, views.archive, question)
    items: list[Item] = [*spoken, *days]
    placed = sorted(((weigh(item), item) for item in items), key=_newest_first)
    division = divided(placed, _place_of, room, first=room * _OWN // 100)
    return Listing(url_of(EntityKind.QUESTION, question.id), question.text, division, joint=" – ", dated=False)


def pages_of_entries(views: DatedArchive, question: str) -> Mapping[date, str]:
    """The address of the page that has the whole of a question's history in its time, by the first day of an entry."""
    periods = listing(views, views.archive.question(question), ROOM)
    leaves = ((periods.url(part.id), part) for part in periods.division.leaves)
    return {item: url for url, part in leaves for _, (_, item) in part.entries if isinstance(item, date)}


def _place(archive: Archive, question: Question, item: Item) -> Place:
    if isinstance(item, date):
        return Place(item, f"standing-{item.isoformat()}", _ENTRY, 0)
    figure = _FIGURE if question.kind is QuestionKind.QUANTITY and item.first.kind is not Kind.VERIFIED else 0
    return Place(known_day(item.first), item.first.ref.replace("#", ","), in_its_lane(archive, item) + figure)


def in_its_lane(archive: Archive, utterance: Utterance) -> int:
    """What an utterance takes in its lane on a page of its question."""
    return of_statement(archive, utterance, brief=True)


def _place_of(placed: Placed) -> Place:
    return placed[0]


def _newest_first(placed: Placed) -> tuple[int, str]:
    place, _ = placed
    return -place.day.toordinal() if place.day else 0, place.key


def said_to(archive: Archive, question: Question) -> list[Entry]:
    """All that is said to a question, and the facts that it was said; the oldest first in each."""
    spoken = spoken_to(archive, question)
    return [*oldest_first(verified_beside(archive, spoken)), *spoken]


def spoken_to(archive: Archive, question: Question) -> list[Entry]:
    """All that is said to a question: its answers, the figures of a part, and what comments on it."""
    links = archive.links
    return oldest_first((*links.question.get(question.id, ()), *links.commented.get(question.id, ())))


def verified_beside(archive: Archive, answers: Iterable[Entry]) -> list[Entry]:
    """The verified facts that cite an answer: that it was said. They answer nothing, and stand beside it."""
    citing = (entry for answer in answers for entry in archive.links.resting.get(answer.ref, ()))
    return list({entry.ref: entry for entry in citing if entry.kind is Kind.VERIFIED}.values())


def figures(views: ArchiveViews, question: Question, spoken: Iterable[Entry]) -> dict[str, Any]:
    """The figures among statements, and those of a part of what is asked: rows, and the tables of them."""
    answers = [entry for entry in spoken if entry.claim and question.id in entry.claim.answers]
    of_part = {entry.ref for entry in answers if views.is_part(entry, question.id)}
    whole = figure_rows(views, question, (e for e in answers if e.ref not in of_part))
    parts = figure_rows(views, question, (e for e in answers if e.ref in of_part))
    return {
        "figures": whole,
        "grid": grid(whole, question.measures),
        "parts": parts,
        "part_grid": grid(parts, question.parts),
    }
