"""The values of a card in one line each: two that mean the same are spelt the same, and no others are.

What a contributor wrote freely stands in quotation marks, so that no text can pass for something else.
"""

import json
from collections.abc import Iterable, Mapping

from ..model.captures import Capture
from ..model.edtf_dates import EdtfDate
from ..model.figures import Bound, Words
from ..model.figures import in_words as figure_in_words
from ..model.statements import Anonymous, DocumentSpeaker, WebEvidence
from ..vocabulary import YesNo


def quoted(text: str) -> str:
    """A text in quotation marks, its white space made single: how lines are broken means nothing."""
    return json.dumps(plain(text), ensure_ascii=False)


def plain(text: str | None) -> str:
    """A text with single spaces; of None an empty one."""
    return " ".join((text or "").split())


def answer(given: YesNo | Bound | Words) -> str:
    """`yes`, `more than 3,000`, `"several hundred"`."""
    if isinstance(given, Words):
        return quoted(given.words)
    return figure_in_words(given) if isinstance(given, Bound) else given.value


def pairs(given: Mapping[str, str]) -> str:
    """`north-korea: denied, russia: declined`: in order of the keys."""
    return ", ".join(f"{key}: {value}" for key, value in sorted(given.items()))


def answers(given: Mapping[str, YesNo | Bound | Words]) -> str:
    """`how-many-killed: more than 3,000`: in order of the questions."""
    return pairs({question: answer(one) for question, one in given.items()})


def some(ids: Iterable[str]) -> str:
    """Ids whose order means nothing."""
    return ", ".join(sorted(ids))


def day(given: EdtfDate | None) -> str:
    """A date as written; of None an empty text."""
    return given.text if given else ""


def speaker(said_by: str | Anonymous | DocumentSpeaker) -> str:
    """A speaker or a relay: an actor's id, or what the source calls it."""
    if isinstance(said_by, Anonymous):
        return f"anonymous {quoted(said_by.anonymous)}"
    if isinstance(said_by, DocumentSpeaker):
        author = f" attributed to {said_by.purported_author}" if said_by.purported_author else ""
        return f"document {quoted(said_by.document)}{author}"
    return said_by


def relays(via: Iterable[str | Anonymous | DocumentSpeaker]) -> str:
    """Relays, in their order."""
    return " → ".join(speaker(relay) for relay in via)


def captures(given: Iterable[Capture] | None) -> str:
    """`https://… of 2024-12-30, sha256:… of 2025-01-02 held by "a-contributor"`: in their order."""
    return ", ".join(map(_capture, given or ()))


def _capture(given: Capture) -> str:
    holder = f" held by {quoted(given.held_by)}" if given.held_by else ""
    return f"{given.url or given.sha256}{f' of {given.on}' if given.on else ''}{holder}"


def evidence(piece: str | WebEvidence) -> str:
    """A card, a statement, or a page with its archived copy and its hash."""
    if isinstance(piece, str):
        return piece
    return " ".join(part for part in (piece.url, piece.archived, piece.sha256) if part)
