"""What search finds: each statement as a small page of its own, with its filters and what draws it.

A statement whose day is not known exactly is found under every month in which it may have been said, or else
published, as far as these are few (`periods`): a filter must not lose it, and the result shows the date in words. It is
sorted by the first possible day, as everywhere (`order`).
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, Final

from ...archive import Entry, speakers_and_relays
from ...model.statements import Unacknowledged, Verified
from ...output import Page, Record
from ...vocabulary import CardType, Kind
from ...wording import labels
from ..lists.by_month import months
from ..lists.sorting import first_day, oldest_first
from ..render import Renderer
from ..statement.view_types import Hand, Link, Mention, Party, StatementView
from ..statement.views import Views

FILTERS: Final = ("kind", "actor", "publisher", "question", "place", "topic", "when", "type")
"""Every filter, in the order in which a reader meets them."""
_SMALL: Final = frozenset({
    "", "a", "an", "and", "any", "are", "as", "at", "be", "been", "by", "did", "do", "does", "for", "from", "had",
    "has", "have", "how", "in", "into", "is", "it", "its", "many", "more", "not", "of", "on", "or", "that", "the",
    "their", "they", "this", "to", "was", "were", "what", "when", "where", "who", "will", "with",
})  # fmt: skip
_AROUND: Final = ".,;:!?()[]“”‘’\"'–—-"
_EMPTY: Final[tuple[object, ...]] = ("", None, [])
_MOST_MONTHS: Final = 24


def records(views: Views, renderer: Renderer) -> Iterator[Record]:
    """A record for each statement of the archive, card by card: neighbours are alike, so the index is small."""
    places = {entry.ref: place for place, entry in enumerate(oldest_first(views.archive.entries))}
    for entry in views.archive.entries:
        url = views.permalink(entry.ref)
        context = {
            "order": f"{places[entry.ref]:07}", "drawn": _json(drawn(views.statement(entry))),
            "filters": [(name, value) for name, values in filters(views, entry).items() for value in values],
            "words": _words(views, entry),
        }  # fmt: skip
        made: Page = renderer.page("search/record.html", url, entry.statement.text, context)
        yield Record(url, made.html)


def filters(views: Views, entry: Entry) -> Mapping[str, tuple[str, ...]]:
    """Under which values of each filter a statement is found: ids, and for whoever has none their words."""
    return {
        "kind": (entry.kind.value,), "actor": tuple(speakers(views, entry)), "publisher": (entry.card.publisher,),
        "question": tuple(entry.claim.answers) if entry.claim else (), "place": entry.places, "topic": entry.topics,
        "when": tuple(periods(entry)), "type": (entry.card.type.value,),
    }  # fmt: skip


def speakers(views: Views, entry: Entry) -> Iterator[str]:
    """Who first said a claim, or on whose record a fact is; whoever passes it on is none."""
    statement = entry.statement
    if isinstance(statement, Verified):
        yield from [statement.by] if statement.by else []
    elif isinstance(statement.said_by, str):
        yield statement.said_by
    else:
        yield " ".join(views.who(entry).split())  # as the index keeps it


def periods(entry: Entry) -> Iterator[str]:
    """Every year and month in which it may have been said, or else published: `2025`, `2025-01`.

    Where one end is open it is the month of the other; of one that touches over 24 months, the years only.
    """
    last = entry.said_day if entry.said_day < date.max else first_day(entry)
    first = min(first_day(entry), last) if first_day(entry) > date.min else last
    long = (last.year - first.year) * 12 + last.month - first.month + 1 > _MOST_MONTHS
    for year in range(first.year, last.year + 1):
        yield f"{year:04}"
        if long:
            continue
        within = range(first.month if year == first.year else 1, (last.month if year == last.year else 12) + 1)
        yield from (f"{year:04}-{month:02}" for month in within)


def _words(views: Views, entry: Entry) -> list[tuple[float, str]]:
    """What is searched, each with its weight: the sentence and who says it, then what stands around it."""
    view = views.statement(entry)
    figure = view.figure if view.figure not in view.text else ""
    found = [(5.0, view.text), (3.0, views.who(entry)), (3.0, figure), (2.0, view.quote)]
    told = [(weight, text) for weight, text in found if text]
    return [*told, (0.5, " ".join(_more(_around(views, entry), " ".join(text for _, text in told))))]


def _around(views: Views, entry: Entry) -> Iterator[str]:
    """Publisher, chain, other names, parties, questions, places, topics, day: found too, after the statement itself."""
    view, archive = views.statement(entry), views.archive
    yield from (view.source.text, *(hand.name for hand in view.chain[1:]), view.said.words)
    yield months([entry], first_day)[0].title
    for actor in dict.fromkeys(_named(entry)):
        yield from (archive.actor(actor).name, *archive.actor(actor).aliases)
    yield from (link.text for link in (*view.about, *view.places, *view.topics))
    yield from (f"{answer.question.text} {answer.measure}" for answer in view.answers)


def _more(texts: Iterable[str], told: str) -> Iterator[str]:
    """The words that are not told yet, each once: the index has a place for every word, and is what a reader loads."""
    seen = {_bare(word) for word in told.split()} | _SMALL
    for word in (word for text in texts for word in text.split()):
        if _bare(word) not in seen:
            seen.add(_bare(word))
            yield word


def _bare(word: str) -> str:
    return word.lower().strip(_AROUND)


def _named(entry: Entry) -> Iterator[str]:
    statement = entry.statement
    yield from speakers_and_relays(entry)
    if isinstance(statement, Unacknowledged):
        yield from statement.not_acknowledged_by


def drawn(view: StatementView) -> dict[str, Any]:
    """What `search.html` draws a result from: the same facts as `parts.html`, and nothing that is empty."""
    public = "made_public" if view.made_public else "said"
    dated = "recorded" if view.by else public if view.said_on else "published"
    day = view.said if dated == public else view.published
    facts = {
        "kind": view.kind, "words": view.kind_words, "basis": view.basis, "figure": view.figure, "text": view.text,
        "quote": {"text": view.quote, "language": view.quote_language} if view.quote else None, "later": view.later,
        "chain": [_hand(hand, number == 0) for number, hand in enumerate(view.chain)],
        "since": [asdict(link) for link in view.since],
        "parties": [_party(party, view) for party in view.parties],
        "by": asdict(view.by) if view.by else None,
        "evidence": [_piece(link, link is view.evidence[-1]) for link in view.evidence],
        dated: {"when": asdict(day), **(_published(view) if dated == public else {}), **_holds(view)},
        "unverified": [asdict(link) for link in view.unverified_by],
        "rendering": _mention(view.rendering_of) if view.rendering_of else None,
        "rests": [_mention(mention) for mention in view.rests_on],
        "replaced": [_mention(mention) for mention in view.superseded_by],
        "corrected": [{"when": asdict(day)} for day in view.corrected],
        "source": view.source.text, "url": view.url, "who": _who(view),
    }  # fmt: skip
    return {key: _full(fact) for key, fact in facts.items() if fact not in _EMPTY}


def _who(view: StatementView) -> str:
    if view.by or not view.chain:
        return view.by.text if view.by else view.source.text
    return view.chain[0].told


def _hand(hand: Hand, first: bool) -> dict[str, Any]:
    form = f"hand {hand.form}{' origin' if first else ''}"
    of = {"of": asdict(hand.of)} if hand.of else {}
    return {"name": hand.name, "url": hand.url, "form": form} | ({} if hand.form == "actor" else {hand.form: of})


def _party(party: Party, view: StatementView) -> dict[str, Any]:
    since = {"text": party.since, "url": party.since_url} if party.since else None
    return {
        "name": party.name.text, "url": party.name.url, "how": party.how, "since": since,
        "when": asdict(view.published), "source": asdict(view.source),
    }  # fmt: skip


def _piece(link: Link, last: bool) -> dict[str, Any]:
    """A piece of evidence: in the archive, or a page of another site."""
    return {"text": link.text, "out" if "://" in link.url else "url": link.url, "then": "" if last else "; "}


def _published(view: StatementView) -> dict[str, Any]:
    return {"out": {"when": asdict(view.published)}} if view.said.words != view.published.words else {}


def _holds(view: StatementView) -> dict[str, Any]:
    return {"holds": {"when": asdict(view.as_of)}} if view.as_of else {}


def _mention(mention: Mention) -> dict[str, Any]:
    published = "published " if mention.published else ""
    return {
        "who": mention.who, "url": mention.url, "published": published, "when": asdict(mention.when),
        "text": mention.words,
    }  # fmt: skip


def _full(value: Any) -> Any:
    """The same without what is empty; an empty mapping stays, for it says that a thing is so."""
    if isinstance(value, dict):
        return {key: _full(item) for key, item in value.items() if item not in _EMPTY}
    return [_full(item) for item in value] if isinstance(value, list | tuple) else value


def _json(value: Mapping[str, Any]) -> str:
    """JSON in few characters; the template escapes it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def label_of(views: Views, name: str, value: str) -> Link:
    """A filter's value for a reader, and the page that shows it; without an address where there is none."""
    archive = views.archive
    if name in ("actor", "publisher"):
        return views.actor(value) if value in archive.actors else Link(value, "")
    made = {"question": views.question, "place": views.place, "topic": views.topic}
    if name in made:
        return made[name](value)
    return (
        Link(labels.LEDGER[Kind(value)], f"{value}/") if name == "kind" else Link(labels.CARD_TYPE[CardType(value)], "")
    )


def counted(views: Views, entries: Iterable[Entry]) -> dict[str, dict[str, int]]:
    """How many statements each value of each filter has."""
    found: dict[str, dict[str, int]] = {name: {} for name in FILTERS}
    for entry in entries:
        for name, values in filters(views, entry).items():
            for value in values:
                found[name][value] = found[name].get(value, 0) + 1
    return found
