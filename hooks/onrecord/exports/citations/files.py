"""The files of citations beside a page: a source's, and a question's, each with the entries of its statements."""

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from ...archive import entries_of
from ...model.entities import Card, Question
from ...output import Asset, Task
from ...pages.question.parted import spoken_to
from ...pages.statement.links import url_of
from ...pages.statement.order import newest_first
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import Edition
from ...vocabulary import EntityKind
from . import csl
from .bibtex import bibtex
from .csl import Item
from .ris import ris

CSL, BIBTEX, RIS = "citations.json", "citations.bib", "citations.ris"
NAMES: Final = (CSL, BIBTEX, RIS)
SHARED: Final = "sentences to cite by"
"""What these files have in common with the tables: the sentence of each statement, worked out once in one process."""
MOST: Final = 1_000
"""Statements of a question, the newest, whose entries its files hold; with their sources all have one."""


def tasks(views: ArchiveViews, edition: Edition) -> Iterator[Task]:
    """The files of every source and every question, three of one making."""
    archive = views.archive
    for card in archive.cards.values():
        yield _task(url_of(EntityKind.CARD, card.id), partial(of_card, views, card, edition))
    for question in archive.questions.values():
        yield _task(url_of(EntityKind.QUESTION, question.id), partial(of_question, views, question, edition))


def of_card(views: ArchiveViews, card: Card, edition: Edition) -> list[Item]:
    """The entries of a source and of its statements."""
    return [csl.card(views, card, edition), *(csl.statement(views, entry, edition) for entry in entries_of(card))]


def of_question(views: ArchiveViews, question: Question, edition: Edition, most: int = MOST) -> list[Item]:
    """The entries of a question and of the statements that answer it or comment on it, the newest first."""
    own, spoken = csl.question(views, question, edition), newest_first(spoken_to(views.archive, question))
    if len(spoken) > most:
        left = f"Entries of its newest {most:,} statements follow, of {len(spoken):,}; with its source each has one."
        own = {**own, "note": f"{own['note']} {left}"}
    return [own, *(csl.statement(views, entry, edition) for entry in spoken[:most])]


def _task(page: str, make: Callable[[], list[Item]]) -> Task:
    def files() -> Iterator[Asset]:
        items = make()
        yield Asset(f"{page}{CSL}", json.dumps(items, ensure_ascii=False).encode())
        yield Asset(f"{page}{BIBTEX}", bibtex(items).encode())
        yield Asset(f"{page}{RIS}", ris(items).encode())

    first, *others = (f"{page}{name}" for name in NAMES)
    return Task(first, files, tuple(others), SHARED)
