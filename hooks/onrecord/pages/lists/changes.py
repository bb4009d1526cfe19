"""The log of changes: corrections, what was withdrawn, findings, and changes of standing, the newest first (method §7)."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Final

from ...model.edtf_dates import EdtfDate
from ...model.entities import Card, Question, Withdrawn
from ...output import Page
from ...standings.state import Standing
from ...vocabulary import YesNo
from ...wording import labels
from ...wording.answers import answer_in_words
from ..question.standing_changes import Because, Turn
from ..render import Renderer
from ..shared.by_month import Month, months, newest
from ..statement.view_types import Link, When
from ..statement.views import Views, url_of, when

NEWEST: Final = 50
FEED: Final = "changes/feed.xml"
_TOLD: Final = "Corrections, withdrawals, findings, and every day on which the standing, a badge or a party’s position changed, the newest first."


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
    told: str
    because: tuple[Because, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def url(self) -> str:
        """Its lasting address: the page of its month, and its anchor there."""
        return f"changes/{self.day.year:04}-{self.day.month:02}/#_{self.key}"


def changes(views: Views, turned: Iterable[Turn]) -> tuple[Change, ...]:
    """All that changed up to the site's date, the newest first."""
    found = [*map(_turn, turned), *_corrections(views), *_statements(views), *_tombstones(views), *_findings(views)]
    told = [change for change in found if change.day <= views.as_of]
    return tuple(sorted(told, key=lambda change: (-change.day.toordinal(), change.key)))


def pages(renderer: Renderer, log: tuple[Change, ...]) -> Iterator[Page]:
    """The newest changes with a list of the months, and a page for each month."""
    by_month = months(log, lambda change: change.day)
    latest = months(newest(log, NEWEST), lambda change: change.day)
    yield _page(renderer, "changes/", "Changes", latest, by_month)
    for month in by_month:
        yield _page(renderer, f"changes/{month.id}/", f"Changes, {month.title}", [month], by_month)


def _page(renderer: Renderer, url: str, title: str, shown: list[Month[Change]], by_month: list[Month[Change]]) -> Page:
    links = [Link(f"{month.title} ({month.size})", f"changes/{month.id}/") for month in by_month]
    context = {
        "title": title,
        "told": _TOLD,
        "months": shown,
        "feed": FEED,
        "newest": url == "changes/",
        "jump": [{"link": link, "here": link.url == url} for link in links],
    }
    return renderer.page("lists/changes.html", url, title, context, description=_TOLD)


def _day(on: EdtfDate) -> date:
    return on.latest or date.max


def _turn(turn: Turn) -> Change:
    return Change(
        turn.key,
        turn.day,
        turn.when,
        "Change of standing",
        turn.question,
        turn.kind,
        turn.standing,
        turn.told,
        turn.because,
    )


def _corrections(views: Views) -> Iterator[Change]:
    for card in views.archive.cards.values():
        seen = Counter[str]()
        for correction in card.corrections:
            key = f"correction.{card.id}.{correction.on}.{_mark(*correction.statements, correction.note)}"
            yield Change(
                _once(key, seen),
                _day(correction.on),
                when(correction.on),
                "Correction",
                _card(views, card),
                "",
                "",
                correction.note,
                links=tuple(Link(name, views.permalink(f"{card.id}#{name}")) for name in correction.statements),
            )


def _mark(*content: str) -> str:
    """A short mark of what an entry says: it stays when others are put before or after it."""
    return sha256("\n".join(content).encode()).hexdigest()[:10]


def _once(key: str, seen: Counter[str]) -> str:
    """A key that none of its like has: the second of two that say the same gets a number."""
    seen[key] += 1
    return key if seen[key] == 1 else f"{key}.{seen[key]}"


def _card(views: Views, card: Card) -> Link:
    link = views.card(card.id)
    return Link(f"{views.archive.actor(card.publisher).name}: {link.text}", link.url, link.lang)


def _statements(views: Views) -> Iterator[Change]:
    """The statements that their cards no longer make."""
    for card in views.archive.cards.values():
        for gone in card.withdrawn:
            instead = (Link("what stands in its place", views.permalink(gone.see)),) if gone.see else ()
            yield Change(
                f"withdrawn.{card.id}.{gone.id}",
                _day(gone.on),
                when(gone.on),
                "Statement withdrawn",
                _card(views, card),
                "",
                "",
                gone.note,
                links=(Link(gone.id, views.permalink(f"{card.id}#{gone.id}")), *instead),
            )


def _tombstones(views: Views) -> Iterator[Change]:
    for gone in views.archive.withdrawn.values():
        yield Change(
            f"withdrawn.{gone.id}",
            _day(gone.on),
            when(gone.on),
            f"{gone.was.capitalize()} withdrawn",
            Link(gone.id, url_of(gone.kind, gone.id)),
            "",
            "",
            gone.note,
            links=tuple(_instead(gone)),
        )


def _instead(gone: Withdrawn) -> Iterator[Link]:
    if gone.see:
        yield Link("what stands in its place", url_of(gone.kind, gone.see))


def _findings(views: Views) -> Iterator[Change]:
    for question in views.archive.questions.values():
        yield from _findings_of(views, question)


def _findings_of(views: Views, question: Question) -> Iterator[Change]:
    seen = Counter[str]()
    for finding in question.findings:
        verified = finding.answer is not YesNo.NO
        yield Change(
            _once(
                f"finding.{question.id}.{finding.on}.{_mark(str(finding.answer), finding.basis.value, finding.note)}",
                seen,
            ),
            _day(finding.on),
            when(finding.on),
            "Finding",
            views.question(question.id),
            "verified" if verified else "",
            labels.STANDING[Standing.VERIFIED] if verified else "",
            f"{answer_in_words(finding.answer)}, on the basis of {finding.basis.value}: {finding.note}",
        )
