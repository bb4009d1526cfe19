"""The log of changes: corrections, withdrawals, findings, changes of standing, the newest first (method §7)."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from ...model.answers import claims
from ...model.edtf_dates import EdtfDate, day_in_words
from ...model.entities import Card, Question
from ...output import Page
from ...standings.basis import Held
from ...vocabulary import Standing
from ...wording import labels
from ...wording.answers import answer_in_words
from ..question.standing_changes import LinkedReason, StandingChange
from ..render import Renderer
from ..shared.by_month import month_id, months, newest
from ..shared.page_parts import page_links
from ..statement.dates import when
from ..statement.links import url_of
from ..statement.view_types import Link, When
from ..statement.views import ArchiveViews

NEWEST: Final = 50
FEED: Final = "changes/feed.xml"


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

    @property
    def of_answer(self) -> bool:
        """Whether it changed how a question stands; if not, what had been published was put right."""
        return self.key.startswith(("standing.", "finding."))

    @property
    def url(self) -> str:
        """Its lasting address: the page of its month, and its anchor there."""
        return f"{_url(month_id(self.day.year, self.day.month))}#_{self.key}"


def _url(month: str) -> str:
    """The address of the page of a month, `2025-01`."""
    return f"changes/{month}/"


def changes(views: ArchiveViews, of_standing: Iterable[StandingChange]) -> tuple[Change, ...]:
    """All that changed up to the site's date, the newest first."""
    dated = (
        *map(_of_standing, of_standing),
        *_corrections(views),
        *_withdrawn_statements(views),
        *_tombstones(views),
        *_findings(views),
    )
    past = [change for change in dated if change.day <= views.as_of]
    return tuple(sorted(past, key=lambda change: (-change.day.toordinal(), change.key)))


def pages(renderer: Renderer, log: tuple[Change, ...]) -> Iterator[Page]:
    """The newest changes with a list of the months, and a page for each month."""
    by_month = months(log, lambda change: change.day)
    answers = [change for change in log if change.of_answer]
    latest = [change for change in log if not change.of_answer][:NEWEST] + newest(answers, NEWEST)
    links = [Link(f"{month.title} ({month.size})", _url(month.id)) for month in by_month]
    yield _page(renderer, "changes/", "Changes", latest, links)
    for month, link in zip(by_month, links, strict=True):
        yield _page(renderer, link.url, f"Changes, {month.title}", month.items, links)


def _page(renderer: Renderer, url: str, title: str, shown: Sequence[Change], links: list[Link]) -> Page:
    context = {
        "title": title,
        "corrections": [change for change in shown if not change.of_answer],
        "answers": months((change for change in shown if change.of_answer), lambda change: change.day),
        "feed": FEED,
        "newest": url == "changes/",
        "jump": page_links(links, url),
    }
    return renderer.page("lists/changes.html", url, title, context)


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
            yield _dated(_once(key, seen), correction.on, "Correction", about, correction.note, links)


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
    )
