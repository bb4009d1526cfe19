"""`/contribute/new/`: the form that makes a card, or a change to one, and proposes it.

The page and the asset that its scripts load are made from the model; what its scripts check, they say in the
checker's own words (`messages`). It is sent nowhere: the contributor takes the finished text along.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from ...load import Loaded
from ...model.figures import SIGN_WORDS
from ...output import Page, Task
from ...vocabulary import Kind, YesNo
from ...wording import labels
from ..render import Renderer
from ..statement.views import ArchiveViews
from .data import VERSION, assets
from .fields import fields, summary

URL: Final = "contribute/new/"
LONGEST: Final = 8000
"""How long an address GitHub takes, with some room."""
_DESCRIPTION: Final = (
    "Add a source in the browser: a form that checks the card as you type, shows it, and writes its file."
)
_RECORDS: Final = ("correction", "withdrawn", "actor", "web")
"""The records of which the page has a template to copy, statements aside."""


def page_and_assets(views: ArchiveViews, renderer: Renderer, loaded: Loaded, edit_base: str) -> Iterator[Task]:
    """The page of the form, and all that its scripts load."""
    yield Task(URL, partial(_page, renderer, edit_base))
    yield from assets(views, loaded)


def _page(renderer: Renderer, edit_base: str) -> Page:
    """The page of the form. Raises LookupError as `fields` does."""
    new, edit = on_github(edit_base)
    context = {
        "card": fields("card"),
        "summary": summary(),
        "version": VERSION,
        "longest": LONGEST,
        "lanes": [_lane(kind) for kind in Kind],
        "records": {name: fields(name) for name in _RECORDS},
        "answers": labels.ANSWER_CHOSEN,
        "signs": {sign: words.strip() for sign, words in SIGN_WORDS.items()},
        "declined": YesNo.DECLINED,
        "how_not": labels.HOW_NOT_CHOSEN,
        "new": new,
        "edit": edit,
        "edit_base": edit_base,
    }
    return renderer.page("form/page.html", URL, "Add a source", context, description=_DESCRIPTION)


def _lane(kind: Kind) -> dict[str, Any]:
    """The part of the form that holds the statements of a kind."""
    return {
        "kind": kind.value,
        "title": labels.LANE[kind],
        "one": labels.KIND[kind].lower(),
        "fields": fields(kind.value),
    }


def on_github(edit_base: str) -> tuple[str, str]:
    """Where a new file of a card is begun, and where one is edited; both empty where the files do not lie on GitHub."""
    match = re.fullmatch(r"(https://github\.com/[^/]+/[^/]+)/(?:edit|blob)/(.+)/sources/", edit_base)
    return (f"{match[1]}/new/{match[2]}/sources/cards/", f"{match[1]}/edit/{match[2]}/sources/") if match else ("", "")
