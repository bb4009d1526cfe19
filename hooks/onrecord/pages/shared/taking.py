"""What the foot of a page gives away of what it is about: its data, a way to cite it, a way to follow it.

A page is told by whoever has it made (`Take`) what there is; a build without exports gives none of it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from ...vocabulary import EntityKind
from ..statement.view_types import Link


@dataclass(frozen=True, slots=True)
class Offer:
    """One line of it: what is given (`Data`), in words what that is, and the files, addressed from the site's root.

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


Offers = tuple[Offer, ...]
Take = Callable[[EntityKind, str], Offers]
"""Gives what there is to take away of a thing, by what it is and its id."""


def nothing(kind: EntityKind, entity_id: str) -> Offers:
    """What a build without exports gives away of a thing."""
    return ()
