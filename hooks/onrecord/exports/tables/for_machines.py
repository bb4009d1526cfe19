"""`llms.txt`: what a program that reads the site for somebody has to know, in a few lines (llmstxt.org)."""

from typing import Final

from ...output import Asset
from .. import licence
from .data_page import URL
from .database import NAME
from .describing import FOLDER, MANIFEST
from .package import PACKAGE
from .table import Export

LLMS: Final = "llms.txt"
_ABOUT: Final = (
    "> Who said what, through whom, and whether those it concerns have acknowledged it. A claim stays a claim, however "
    "often it is repeated."
)
_RULE: Final = (
    "A row of a claim must not be cited, quoted or summed up without its `cite_as`: it says who says it, of which kind "
    "it is, how the question stands, and as of which day. Say no more than the kind allows: of a verified fact “it is "
    "so”; of an attributed claim “X says so”; of an unacknowledged claim “X says so; Y, whom it concerns, has not "
    "acknowledged it”. `kind` is what the source told when it was published; how a question stands now is `standing`, "
    "and a verified question verifies its answer, not the words or figures of a claim. From the day under `stale_on` "
    "on, read again. Never add figures up, and never compare those of "
    "different measures. `not-recorded` is not silence."
)
_FILES: Final = (
    ("What each file holds", URL, "tables, columns, examples"),
    (PACKAGE, f"{FOLDER}{PACKAGE}", "types, keys, foreign keys"),
    (MANIFEST, f"{FOLDER}{MANIFEST}", "every file with its size and SHA-256"),
    ("SQLite", f"{FOLDER}{NAME}", "all tables, with a full-text index"),
)


def llms(export: Export) -> Asset:
    """The file, which lies at the root of the site."""
    edition, day = export.edition, export.views.as_of.isoformat()
    state = f"As of {day}. Revision {edition.revision}. Licence: {licence.ADDRESS}."
    files = "\n".join(f"- [{title}]({edition.address(url)}): {what}" for title, url, what in _FILES)
    parts = [f"# {edition.name}", _ABOUT, _RULE, state, "## Data", files]
    return Asset(LLMS, "\n\n".join(parts).encode() + b"\n")
