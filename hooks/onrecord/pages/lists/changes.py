"""The log of changes: corrections, withdrawals, findings, changes of standing, the newest first (method §7)."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import islice
from typing import Final

from ...model.answers import claims
from ...model.edtf_dates import EdtfDate, day_in_words
from ...model.entities import Card, Question
from ...output import Page, Task
from ...standings.basis import Held
from ...vocabulary import Standing
from ...wording import labels
from ...wording.answers import answer_in_words
from ..question.standing_changes import LinkedReason, StandingChange
from ..render import Renderer
from ..shared.corrections import in_words
from ..shared.division import ROOM, Place, divided
from ..shared.list_pages import Listing, ListPage
from ..statement.dates import when
from ..statement.links import url_of
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

URL: Final = "changes/"
FEED: Final = f"{URL}feed.xml"
JSON_FEED: Final = f"{URL}feed.json"
_NEWEST: Final = 850
"""The weight of the newest changes that stand before the table of months."""
_CORRECTIONS: Final = 20
"""Corrections, the newest, that stand before them."""
_ENTRY: Final = 13
_KEY: Final = re.compile("[^a-z0-9-]")


@dataclass(frozen=True, slots=True)
class Change:
    """An entry of the log. `key` never changes: it makes the anchor on the page and the id in the feed.

    `kind` is that of the standing reached, empty where there is none; `because` and `links` lead to statements.
    """

    key: str
    day: date
    when: When
    what: str
    about: Link
    kind: str
    kind_words: str
    description: str
    reasons: tuple[LinkedReason, ...] = ()
    links: tuple[Link, ...] = ()
    url: str = ""
    """its address: the page of its month, or of its day if the month has too many, and its anchor there"""
    came_in: date | None = None
    """of a finding the day on which it came in, where that is recorded"""

    @property
    def of_answer(self) -> bool:
        """Whether it changed how a question stands; if not, what had been published was put right."""
        return self.key.startswith(("standing.", "finding."))

    @property
    def of_standing(self) -> bool:
        """Whether it was worked out of what was said, not made by anybody."""
        return self.key.startswith("standing.")


def _place(change: Change) -> Place:
    links = sum(2 + 2 * len(reason.links) for reason in change.reasons) + len(change.links)
    return Place(change.day, _KEY.sub(",", change.key.lower()), _ENTRY + links + len(change.description) // 100)


def _listing(log: Iterable[Change], room: int) -> Listing[Change]:
    return Listing(URL, "Changes", divided(log, _place, room, always="months"), newest=_NEWEST)


def changes(views: ArchiveViews, of_standing: Iterable[StandingChange], room: int = ROOM) -> tuple[Change, ...]:
    """All that changed up to the site's date, the newest first."""
    dated = (
        *map(_of_standing, of_standing),
        *_corrections(views),
        *_withdrawn_statements(views),
        *_tombstones(views),
        *_findings(views),
    )
    past = [change for change in dated if change.day <= views.as_of]
    log = sorted(past, key=lambda change: (-change.day.toordinal(), change.key))
    at = _listing(log, room).where()
    return tuple(replace(change, url=f"{at[_place(change).key]}#_{change.key}") for change in log)


def pages(renderer: Renderer, log: tuple[Change, ...], room: int = ROOM) -> Iterator[Task]:
    """The newest changes with a table of the years and their months, and the pages of these."""
    yield from _listing(log, room).tasks(partial(_page, renderer, _corrections_of(log)), renderer)


def _corrections_of(log: Iterable[Change]) -> list[Change]:
    """What had been published and was put right, the newest first; those that stand before all newest changes."""
    return list(islice((change for change in log if not change.of_answer), _CORRECTIONS))


def _page(renderer: Renderer, newest: list[Change], page: ListPage[Change]) -> Page:
    shown = [change for _, change in page.shown]
    corrections = [change for change in shown if not change.of_answer] if page.whole else newest
    context = {
        "page": page,
        "corrections": corrections,
        "answers": page.part.by_month(one for one in page.shown if one[1].of_answer),
        "feed": FEED,
        "json_feed": JSON_FEED,
    }
    return renderer.page("lists/changes.html", page.url, page.title, context)


def _of_standing(change: StandingChange) -> Change:
    return Change(
        key=change.key,
        day=change.day,
        when=change.when,
        what="Change of answer",
        about=change.question,
        kind=change.kind,
        kind_words=change.standing,
        description=change.description,
        reasons=change.reasons,
    )


def _dated(key: str, on: EdtfDate, what: str, about: Link, description: str, links: Iterable[Link] = ()) -> Change:
    """A change that somebody made on a day, and that moved no standing by itself."""
    return Change(key, on.last, when(on), what, about, "", "", description, links=tuple(links))


def _corrections(views: ArchiveViews) -> Iterator[Change]:
    for card in views.archive.cards.values():
        seen = Counter[str]()
        for correction in card.corrections:
            key = f"correction.{card.id}.{correction.on}.{_mark(*correction.statements, correction.note)}"
            links = [_statement(views, card, name) for name in correction.statements]
            about = _card(views, card)
            yield _dated(_once(key, seen), correction.on, "Correction", about, in_words(correction), links)


def _statement(views: ArchiveViews, card: Card, name: str) -> Link:
    """A statement by its text; one that its card makes no longer has none."""
    here = views.archive.statements.get(f"{card.id}#{name}")
    return Link(here.statement.text if here else "a statement since withdrawn", views.permalink(f"{card.id}#{name}"))


def _mark(*content: str) -> str:
    """A short mark of what an entry says: it stays when others are put before or after it."""
    return sha256("\n".join(content).encode()).hexdigest()[:10]


def _once(key: str, seen: Counter[str]) -> str:
    """A key that none of its like has: the second of two that say the same gets a number."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}.{seen[key]}"


def _card(views: ArchiveViews, card: Card) -> Link:
    return views.dated_card(card.id)


def _withdrawn_statements(views: ArchiveViews) -> Iterator[Change]:
    """The statements that their cards no longer make."""
    for card in views.archive.cards.values():
        for gone in card.withdrawn:
            links = [Link("why it is gone", views.permalink(f"{card.id}#{gone.id}"))]
            links += [_in_its_place(views.permalink(gone.see))] if gone.see else []
            key, about = f"withdrawn.{card.id}.{gone.id}", _card(views, card)
            yield _dated(key, gone.on, "Statement withdrawn", about, gone.note, links)


def _tombstones(views: ArchiveViews) -> Iterator[Change]:
    for gone in views.archive.withdrawn.values():
        about, what = (
            Link("What was here, and why it is gone", url_of(gone.kind, gone.id)),
            f"{gone.was.capitalize()} withdrawn",
        )
        links = [_in_its_place(url_of(gone.kind, gone.see))] if gone.see else []
        yield _dated(f"withdrawn.{gone.id}", gone.on, what, about, gone.note, links)


def _in_its_place(url: str) -> Link:
    return Link("what stands in its place", url)


def _findings(views: ArchiveViews) -> Iterator[Change]:
    for question in views.archive.questions.values():
        seen = Counter[str]()
        for held in views.standings.findings[question.id]:
            finding = held.finding
            mark = _mark(str(finding.answer), finding.basis.value, finding.note)
            key = _once(f"finding.{question.id}.{finding.on}.{mark}", seen)
            yield _finding(views, question, held, key)


def _finding(views: ArchiveViews, question: Question, held: Held, key: str) -> Change:
    """A finding enters the log on the day on which it was made, whenever it holds from (method §2)."""
    finding, verified = held.finding, claims(held.answer)
    found = f"{answer_in_words(held.answer)}, {labels.GROUND[finding.basis]}"
    by = f"; made by {finding.checked_by}" if finding.checked_by else ""
    return Change(
        key=key,
        day=finding.day,
        when=when(finding.on),
        what="Finding",
        about=views.question(question.id),
        kind="verified" if verified else "",
        kind_words=labels.STANDING[Standing.VERIFIED] if verified else "",
        description=f"{found}, holds since {day_in_words(held.holds_from)}{by}: {finding.note}",
        came_in=views.recorded.of_finding(question.id, finding),
    )
