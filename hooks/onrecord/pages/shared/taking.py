"""What the foot of a page gives away of what it is about: its data, a way to cite it, a way to follow it.

A page is told by whoever has it made (`Take`) what there is; a build without exports gives none of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ...vocabulary import EntityKind
from ..statement.links import url_of
from ..statement.view_types import Link


@dataclass(frozen=True, slots=True)
class Offer:
    """One row of it: what is given (`Data`), in words what that is, and the files, addressed from the site's root.

    The files are downloads, unless they are for a program to read where they lie, such as a feed. `more` explains them.
    `copied` is whether the text of a file is short enough to be copied; `code` is a text to be copied into a page.
    """

    title: str
    says: str
    files: tuple[Link, ...]
    download: bool = True
    more: Link | None = None
    copied: bool = False
    code: str = ""


_DATA_TITLE: Final = "Data"
_CALLED: Final = {EntityKind.CARD: "source"}
_TABLE: Final = {EntityKind.QUESTION: "answers"}
_STATEMENTS: Final = "statements"
_DATA: Final = {
    EntityKind.QUESTION: "Every answer to this question, with who gives it and the sentence to cite it by.",
    EntityKind.ACTOR: "Every statement that names this actor, with its kind and the sentence to cite it by.",
    EntityKind.TOPIC: "Every statement on this topic, with who says it and the sentence to cite it by.",
    EntityKind.PLACE: "Every statement on this place, with who says it and the sentence to cite it by.",
    EntityKind.CARD: "Every statement of this source, with who says it and the sentence to cite it by.",
}
COLUMNS: Final = "data/columns/"
"""Where the columns of every table are explained, each table under `_` and its name."""

Offers = tuple[Offer, ...]
Take = Callable[[EntityKind, str], Offers]
"""Gives what there is to take away of a thing, by what it is and its id."""


def table_of(offers: Offers) -> Link | None:
    """The table among what is given away: all that a plot on the page draws; None where there is none."""
    return next((offer.files[0] for offer in offers if offer.title == _DATA_TITLE), None)


def whole_of(offers: Offers) -> Link | None:
    """All that is given away of a thing in one file, its history too; None where there is none."""
    return next((offer.files[-1] for offer in offers if offer.title == _DATA_TITLE), None)


def nothing(kind: EntityKind, entity_id: str) -> Offers:
    """What a build without exports gives away of a thing."""
    return ()


def data_of(kind: EntityKind, entity_id: str) -> tuple[Link, Link]:
    """The files of a thing's own data: its table, and all of it."""
    url, own, table = url_of(kind, entity_id), _CALLED.get(kind, kind.value), _TABLE.get(kind, _STATEMENTS)
    return Link("Table (CSV)", f"{url}{table}.csv"), Link("JSON", f"{url}{own}.json")


def everything(kind: EntityKind, entity_id: str) -> Offers:
    """The data that a build with exports gives away of a thing."""
    columns = Link("What the columns mean", f"{COLUMNS}#_{_TABLE.get(kind, _STATEMENTS)}")
    return (Offer(_DATA_TITLE, _DATA[kind], data_of(kind, entity_id), more=columns),)
