"""`/contribute/new/`: the form that makes a card, or a change to one, and proposes it (pages.md).

The page and the asset that its scripts load are made from the model; what its scripts check, they say in the
checker's own words (`messages`). It is sent nowhere: the contributor takes the finished text along.
"""

import re
from collections.abc import Iterator
from typing import Final

from ...load import Loaded
from ...output import Asset, Page
from ...vocabulary import Kind
from ...wording import labels
from ..render import Renderer
from ..statement.views import Views
from .data import VERSION, assets
from .fields import LANES, fields, summary

URL: Final = "contribute/new/"
LONGEST: Final = 8000
"""How long an address GitHub takes, with some room."""
_TOLD: Final = "Add a source in the browser: a form that checks the card as you type, shows it, and writes its file."
_WHEN: Final = {
    Kind.VERIFIED: "It can be shown to be so. Nearly always this is that somebody said something, shown by a source of their own side or by two outlets that do not repeat each other. Plans, assessments and forecasts are never verified; that they were uttered can be.",
    Kind.ATTRIBUTED: "Somebody says it. This is everything else, and on many cards all there is. If you hesitate, choose this.",
    Kind.UNACKNOWLEDGED: "Somebody says it, and this source itself reports that a party whom it would burden has not acknowledged it, would not say, or has denied it. A question of the archive asks about it; where none does, the claim is attributed, and its note says what is reported of the party.",
}
"""The test of each kind, as the guide has it; a test of the site holds the two equal."""
_READER: Final = {
    Kind.VERIFIED: "It is so.",
    Kind.ATTRIBUTED: "X says so.",
    Kind.UNACKNOWLEDGED: "X says so; Y, whom it concerns, has not owned it.",
}


def made(views: Views, renderer: Renderer, loaded: Loaded, edit_base: str) -> Iterator[Page | Asset]:
    """The page of the form, and all that its scripts load."""
    new, edit = on_github(edit_base)
    context = {
        "told": _TOLD, "card": fields("card"), "summary": summary(), "version": VERSION, "longest": LONGEST,
        "lanes": [
            {"kind": kind.value, "title": labels.LANE[kind], "one": labels.KIND[kind].lower(), "when": _WHEN[kind], "reader": _READER[kind], "fields": fields(kind.value)}
            for kind in LANES
        ],
        "records": {name: fields(name) for name in ("correction", "withdrawn", "actor", "web")},
        "new": new, "edit": edit, "edit_base": edit_base,
    }  # fmt: skip
    yield renderer.page("form/page.html", URL, "Add a source", context, description=_TOLD)
    yield from assets(views, loaded)


def on_github(edit_base: str) -> tuple[str, str]:
    """Where a new file of a card is begun, and where one is edited; both empty where the files do not lie on GitHub."""
    match = re.fullmatch(r"(https://github\.com/[^/]+/[^/]+)/(?:edit|blob)/(.+)/sources/", edit_base)
    return (f"{match[1]}/new/{match[2]}/sources/cards/", f"{match[1]}/edit/{match[2]}/sources/") if match else ("", "")
