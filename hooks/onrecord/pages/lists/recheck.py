"""Work for contributors: silences that have gone stale, sources without a copy, facts that are missing (pages.md)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...archive import last_day
from ...model.entities import Card, Question
from ...output import Page
from ...standings.derive import Badge
from ...standings.state import STALE
from ...wording import labels
from ..render import Renderer
from ..statement.view_types import Link, When
from ..statement.views import Views, on_day, when
from .tiles import newest_cards

ON_A_PAGE: Final = 100
FIRST: Final = 10
_TOLD: Final = (
    "Work for whoever wants to help: positions that nobody has looked into for long, and what sources still lack."
)
_WANTED: Final[Mapping[str, tuple[str, str]]] = {
    "archived": (
        "No archived copy",
        "A page that is not kept somewhere may be gone tomorrow. Save it in a web archive, and write the address of the copy under “archived” in place of the reason.",
    ),
    "url": ("No address", "The source was read, and where it can be found is not known. Look for it, and write its “url”."),
    "title": ("Title not seen", "What stands as its title only describes it. Look for the headline, write it as “title”, and take the reason away."),
    "published": ("Day of publication not known", "Look for the day that it was printed or put up, and write it under “published”."),
    "retrieved": ("Day of reading not known", "Read it anew, compare the card with it, and write the day under “retrieved”."),
    "language": ("Language not known", "Write the language that it was published in under “language”."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stale:
    """A party of whom nothing has been heard on a question for over 90 days."""

    party: Link
    words: str
    on: When
    source: Link
    days: int


@dataclass(frozen=True, slots=True)
class Silence:
    """A question to be checked again: of whom a newer word is wanted."""

    id: str
    question: Link
    parties: tuple[Stale, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """A source that lacks something: why, and where its file is changed (`edit` is empty where that is not known)."""

    card: Link
    publisher: str
    published: When
    original: str
    why: str
    file: str
    edit: str


@dataclass(frozen=True, slots=True)
class Reasoned:
    """The sources that give one reason, and how many they are in all."""

    why: str
    total: int
    cards: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """What sources lack, by the field of the card that would hold it."""

    field: str
    title: str
    told: str
    cards: tuple[Missing, ...]

    def url(self, number: int) -> str:
        """The address of a page of the whole list."""
        return f"recheck/{self.field}/" if number == 1 else f"recheck/{self.field}/{number}/"


def pages(views: Views, renderer: Renderer, files: Mapping[str, str], edit_base: str) -> Iterator[Page]:
    """The overview, and the whole list of whatever is lacking more often than it can show."""
    lacks = [lack for field in _WANTED if (lack := _lack(views, field, files, edit_base)).cards]
    yield _overview(
        renderer, [silence for q in views.archive.questions.values() for silence in _silence(views, q)], lacks
    )
    for lack in lacks:
        if len(lack.cards) > FIRST:
            yield from _sheets(renderer, lack)


def _overview(renderer: Renderer, silences: list[Silence], lacks: list[Lack]) -> Page:
    context = {
        "told": _TOLD, "silences": silences, "stale_days": STALE.days,
        "lacks": [{"of": lack, "groups": part(by_reason(lack.cards), 0, FIRST), "more": len(lack.cards) - FIRST, "url": lack.url(1)} for lack in lacks],
    }  # fmt: skip
    return renderer.page("lists/recheck.html", "recheck/", "Re-check", context, description=_TOLD)


def _sheets(renderer: Renderer, lack: Lack) -> Iterator[Page]:
    groups, last = by_reason(lack.cards), -(-len(lack.cards) // ON_A_PAGE)
    for number in range(1, last + 1):
        title = lack.title + (f", page {number}" if number > 1 else "")
        context = {
            "title": title, "of": lack, "groups": part(groups, (number - 1) * ON_A_PAGE, ON_A_PAGE),
            "pages": [{"link": Link(f"Page {n}", lack.url(n)), "here": n == number} for n in range(1, last + 1)],
        }  # fmt: skip
        yield renderer.page("lists/recheck_reason.html", lack.url(number), title, context, description=lack.told)


def by_reason(cards: Iterable[Missing]) -> list[Reasoned]:
    """Sources in groups that give the same reason, each group where its first source stands."""
    groups: dict[str, list[Missing]] = defaultdict(list)
    for card in cards:
        groups[card.why].append(card)
    return [Reasoned(why, len(group), tuple(group)) for why, group in groups.items()]


def part(groups: Iterable[Reasoned], start: int, most: int) -> list[Reasoned]:
    """From the `start`th source on at most so many, in their groups; each still tells how many it has in all."""
    found = []
    for group in groups:
        cards = group.cards[max(start, 0) : max(start + most, 0)]
        start -= group.total
        if cards:
            found.append(Reasoned(group.why, group.total, cards))
    return found


def _lack(views: Views, field: str, files: Mapping[str, str], edit_base: str) -> Lack:
    cards = newest_cards(card for card in views.archive.cards.values() if _lacks(views, card, field))
    return Lack(
        field, *_WANTED[field], tuple(_missing(views, card, field, files.get(card.id, ""), edit_base) for card in cards)
    )


def _lacks(views: Views, card: Card, field: str) -> bool:
    """Whether a source that was published by the site's date has a reason in the place of a fact."""
    return field in card.not_recorded and last_day(card, card.published) <= views.as_of


def _missing(views: Views, card: Card, field: str, file: str, edit_base: str) -> Missing:
    return Missing(
        views.card(card.id), views.archive.actor(card.publisher).name, when(card.published), card.url or "",
        card.not_recorded[field], f"sources/{file}", f"{edit_base}{file}" if edit_base else "",
    )  # fmt: skip


def _silence(views: Views, question: Question) -> Iterator[Silence]:
    state = views.state(question.id)
    if Badge.RE_CHECK in state.badges:
        stale = [party for party, heard in state.heard.items() if views.as_of - heard > STALE]
        yield Silence(
            question.id, views.question(question.id), tuple(_stale(views, question, party) for party in stale)
        )


def _stale(views: Views, question: Question, party: str) -> Stale:
    newest = views.standings.events(question.id, party, views.as_of)[-1]
    return Stale(
        views.actor(party), labels.STANCE[newest.stance, newest.own], on_day(newest.on),
        Link(views.archive.actor(newest.entry.card.publisher).name, views.permalink(newest.entry.ref)),
        (views.as_of - newest.on).days,
    )  # fmt: skip
