"""A statement in one row of a list, drawn by plain functions: HTML in which every text is escaped."""

from collections.abc import Iterable, Iterator
from html import escape

from .drawn_parts import a, kind, proviso, telling, time
from .rows import StatementRow


def row(r: StatementRow, root: str, text: bool = True, day: bool = False, own: str = "") -> str:
    """A statement in a row; `text` is whether its words follow who says it, `day` whether its day does.

    `own` is the one whose page it is: before what it says itself its name is not repeated.
    """
    named = bool(r.who) and r.who != own
    dated = f", {'published ' if r.published else ''}{time(r.when)}" if day and r.who else ""
    words = f": {escape(r.text)}" if text and named else ""
    owed = f' <em class="owed">{escape(r.owed)}</em>' if r.owed else ""
    return (
        f'{kind(r.kind, r.kind_words)} <a href="{root}{escape(r.url)}">{escape(r.who if named else r.text)}</a>'
        f"{dated}{words}{proviso(r.note)}{owed}{_comments(r, root)}{_told(r, root, day)}\n"
    )


def _comments(r: StatementRow, root: str) -> str:
    """What it comments on."""
    asked = " and ".join([f"“{a(question, root)}”" for question in r.comments_on])
    them = "it" if len(r.comments_on) == 1 else "them"
    return f" <small>comments on {asked}, without answering {them}</small>" if asked else ""


def _told(r: StatementRow, root: str, day: bool) -> str:
    """Through whom it came, who else tells of it, and why it does not count."""
    parts = "; ".join(filter(None, _asides(r, root)))
    dated = f"{time(r.when)}, " if day and not r.who else ""
    return f" <small>{dated}{parts}</small>" if parts else ""


def _asides(r: StatementRow, root: str) -> Iterator[str]:
    yield escape(r.through)
    if r.other_sources:
        more = f"; and {r.more_sources} more" if r.more_sources else ""
        yield f"also told by {'; '.join([telling(other, root) for other in r.other_sources])}{more}"
    yield f"<em>{escape(r.aside)}</em>" if r.aside else ""


def dated_rows(rows: Iterable[StatementRow], root: str, own: str = "") -> str:
    """Rows with the day of each before it."""
    return f'<ul class="dated">{"".join([_dated(r, root, own) for r in rows])}</ul>'


def _dated(r: StatementRow, root: str, own: str) -> str:
    published = "<small>published</small> " if r.published else ""
    when = f'<p class="when">{published}{time(r.when)}</p>'
    return f'<li>{when} <div class="{escape(r.kind)}">{row(r, root, own=own)}</div></li>'


def shelf(rows: Iterable[StatementRow], root: str) -> str:
    """Rows below a heading, each with its day."""
    return f'<ul class="shelf">{"".join([f"<li>{row(r, root, day=True)}</li>" for r in rows])}</ul>'
