"""A card, a statement, a question → its entry in CSL-JSON, of which every other format is made.

The entry of a source is the source's own: this archive is no author and no publisher of it. That of a statement or a
question is the archive's page. The title of a statement says of which kind it is and who says it, and its note has all
of that again with how its question stands and the day, so that no style of citation makes a fact of it (method §1).
"""

import re
from datetime import date
from typing import Any, Final

from ...archive import Entry
from ...model.captures import addresses
from ...model.edtf_dates import EdtfDate, in_words
from ...model.entities import Card, Question
from ...pages.question.citation import citation
from ...pages.question.summary import standing_summary
from ...pages.statement import citations
from ...pages.statement.links import url_of
from ...pages.statement.views import ArchiveViews
from ...reading.checksums import Edition
from ...vocabulary import CSL_TYPES, EntityKind

Item = dict[str, Any]
"""An entry of CSL-JSON."""
PAGE: Final = "webpage"
NEWSPAPER: Final = "article-newspaper"
_PLAIN: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)", re.ASCII)


def card(views: ArchiveViews, it: Card, edition: Edition) -> Item:
    """The entry of a source: what is recorded of it, and of what is not recorded nothing."""
    named, publisher = "title" not in it.not_recorded, views.archive.actor(it.publisher).name
    actors = views.archive.actors
    return _filled(
        {
            "id": it.id,
            "type": CSL_TYPES[it.type],
            "title": it.title if named else f"[{it.title}]",  # in brackets, for nobody wrote it as a headline
            "author": [{"literal": actors[name].name if name in actors else name} for name in it.authors],
            "container-title": publisher if CSL_TYPES[it.type] == NEWSPAPER else "",
            "publisher": publisher,
            "issued": csl_date(it.published),
            "accessed": csl_date(it.retrieved) if it.retrieved else None,
            "URL": it.url or "",
            "language": it.language or "",
            "note": " ".join(_of_a_source(views, it, edition)),
        }
    )


def _of_a_source(views: ArchiveViews, it: Card, edition: Edition) -> list[str]:
    """What no field of a citation holds: how it is called in English, its copies, where it is summarised."""
    said = [f"In English: “{it.title_translation}”."] if it.title_translation else []
    if "title" in it.not_recorded:
        said.append("No headline is recorded; the title describes it.")
    said += [f"Archived copy: {address}" for address in addresses(it.archived)]
    return [*said, citations.summarised(views, it, edition)]


def statement(views: ArchiveViews, entry: Entry, edition: Edition) -> Item:
    """The entry of a statement, as this archive shows it."""
    claimed = citations.claimed(views, entry)
    note = str(citations.statement(views, entry, edition))
    return _page(views, edition, f"{entry.card.id}:{entry.statement.id}", claimed, views.permalink(entry.ref), note)


def question(views: ArchiveViews, it: Question, edition: Edition) -> Item:
    """The entry of a question; how it stands is told in its note, with the day and the archive's revision."""
    note = str(citation(views, it, standing_summary(views, it), edition))
    return _page(views, edition, it.id, it.text, url_of(EntityKind.QUESTION, it.id), note)


def _page(views: ArchiveViews, edition: Edition, key: str, title: str, url: str, note: str) -> Item:
    """The entry of what is a page of this archive, as of its day."""
    return _filled(
        {
            "id": key,
            "type": PAGE,
            "title": title,
            "container-title": edition.name,
            "publisher": views.answers_for,
            "issued": csl_date(EdtfDate(views.as_of.isoformat(), views.as_of, views.as_of)),
            "URL": edition.address(url) if edition.site_url else "",
            "language": "en",
            "note": note,
        }
    )


def _filled(item: Item) -> Item:
    """An entry without what is empty, each text in one line, which every format has room for."""
    lines = {name: " ".join(item[name].split()) for name in ("title", "note")}
    return {name: value for name, value in {**item, **lines}.items() if value}


def csl_date(when: EdtfDate) -> Item:
    """A date as CSL has it: its parts, of an interval those of both ends; what is vague beyond that in words."""
    ends = [_PLAIN.fullmatch(end) for end in when.text.split("/")]
    if all(ends):
        vague = any(end and end[4] for end in ends)
        parts = [[int(part) for part in end.groups()[:3] if part] for end in ends if end]
        return {"date-parts": parts, **({"circa": True} if vague else {})}
    return {"literal": in_words(when)}


def first_day(item: Item, name: str = "issued") -> date | None:
    """The one day of a date of an entry; None where it is no single one."""
    parts = item.get(name, {}).get("date-parts", [])
    return date(*parts[0]) if len(parts) == 1 and len(parts[0]) == 3 else None
