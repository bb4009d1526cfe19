"""What a script draws a result of the search from: a statement's view as JSON."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

from ...wording import labels
from ..statement.view_types import ChainStep, LaterWord, Link, Mention, Party, StatementView, Telling

_EMPTY: Final[tuple[object, ...]] = ("", None, [])


def result(view: StatementView, also: Sequence[Telling] = ()) -> dict[str, Any]:
    """What `drawn.html` draws a result from: the same facts as `parts.html`, and nothing that is empty.

    `also` are the other tellings of the same utterance.
    """
    public = "made_public" if view.made_public else "said"
    dated = "recorded" if view.by else public if view.said_on else "published"
    day = view.said if dated == public else view.published
    facts = {
        "kind": view.kind,
        "words": view.kind_words,
        "basis": view.basis,
        "figure": view.figure,
        "text": view.text,
        "quote": {"text": view.quote, "language": view.quote_language} if view.quote else None,
        "later": view.later,
        "chain": [_step(step, number == 0) for number, step in enumerate(view.chain)],
        "since": [_later(word) for word in view.since],
        "parties": [_party(party, view) for party in view.parties],
        "by": asdict(view.by) if view.by else None,
        "evidence": [_piece(link, link is view.evidence[-1]) for link in view.evidence],
        dated: {"when": asdict(day), **(_published(view) if dated == public else {}), **_holds(view)},
        "also": [_telling(telling) for telling in also],
        "sources": _sources(view, also),
        "comments": [asdict(question) for question in view.comments_on],
        "unverified": [asdict(link) for link in view.unverified_by],
        "rendering": _mention(view.rendering_of) if view.rendering_of else None,
        "rests": [_mention(mention) for mention in view.rests_on],
        "replaced": [_mention(mention) for mention in view.superseded_by],
        "corrected": [{"when": asdict(day)} for day in view.corrected],
        "source": view.source.text,
        "note": view.note,
        "url": view.url,
        "who": _who(view),
    }
    return without_empty(facts)


def without_empty(facts: Mapping[str, Any]) -> dict[str, Any]:
    """What a result is drawn from, without what is empty, at any depth."""
    return {key: _full(fact) for key, fact in facts.items() if fact not in _EMPTY}


def _sources(view: StatementView, also: Sequence[Telling]) -> str:
    """By how many sources an utterance is told, where by more than this one: `told by 5 sources`."""
    cards = {url.partition("#")[0] for url in (view.url, *(telling.source.url for telling in also))}
    return f"Told by {labels.counted(len(cards), 'source')}" if also else ""


def _telling(telling: Telling) -> dict[str, Any]:
    kind = f" ({telling.kind_words})" if telling.kind else ""
    aside = f"; {telling.aside}" if telling.aside else ""
    return {**asdict(telling.source), "told": f"{telling.words}{kind}{aside}"}


def _who(view: StatementView) -> str:
    if view.by or not view.chain:
        return view.by.text if view.by else view.source.text
    return view.chain[0].in_words


def _step(step: ChainStep, first: bool) -> dict[str, Any]:
    form = f"hand {step.form}{' origin' if first else ''}"
    of = {"of": asdict(step.of)} if step.of else {}
    return {"name": step.name, "url": step.url, "form": form} | ({} if step.form == "actor" else {step.form: of})


def _party(party: Party, view: StatementView) -> dict[str, Any]:
    since = _later(party.since) if party.since else None
    return {
        "name": party.name.text,
        "url": party.name.url,
        "how": party.how,
        "since": since,
        "when": asdict(view.published),
        "source": asdict(view.source),
    }


def _later(word: LaterWord) -> dict[str, str]:
    return {"text": word.text, "url": word.url}


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
        "who": mention.who,
        "url": mention.url,
        "published": published,
        "when": asdict(mention.when),
        "text": mention.words,
    }


def _full(value: Any) -> Any:
    """The same without what is empty; an empty mapping stays, for it says that a thing is so."""
    if isinstance(value, dict):
        return {key: _full(item) for key, item in value.items() if item not in _EMPTY}
    return [_full(item) for item in value] if isinstance(value, list | tuple) else value


def as_json(value: Mapping[str, Any]) -> str:
    """JSON in few characters; the template escapes it."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
