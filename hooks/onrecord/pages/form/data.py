"""What the form knows of the archive, as one asset; and of each card its data, to suggest a change to it."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, partial
from itertools import accumulate, chain, islice
from typing import Any, Final

from ...archive import Entry, speakers_and_relays
from ...checks.hosts import publishing_at
from ...checks.similar_cards import bare, words_of_note
from ...diff.silent_changes import GUARDED
from ...diff.statements import FIELDS
from ...json_schema import modeline
from ...load import Loaded
from ...model.entities import Actor, Card, Question
from ...model.record import Record
from ...model.required_fields import in_json
from ...model.statements import DocumentSpeaker, order_of
from ...model.url_canonical import canonical
from ...new_card.id_proposal import LONG_ID
from ...output import Asset, Task
from ...reading.document import Document
from ...standings.origins import first_named_hand
from ...vocabulary import PRESS, ActorType, EntityKind, Reported
from ...wording import labels
from ..statement.links import url_of
from ..statement.views import ArchiveViews
from . import parts
from .fields import ENTITIES, LONG, RECORDS, field_labels, fields
from .messages import messages
from .patterns import limits, patterns

VERSION = 1
"""Of the asset and of the drafts that a browser keeps; raised when either can no longer be read."""


_OF_ALL: Final = "assets/form.json"
_PART: Final = "assets/form/{}.json"


def assets(views: ArchiveViews, loaded: Loaded) -> Iterator[Task]:
    """`assets/form.json`, its parts where the archive is large, and for each card the `form.json` beside its page."""
    yield Task(_OF_ALL, partial(of_archive, views, loaded))
    if digits := _digits(loaded):
        divided_once = cache(partial(_divided, views, loaded, digits))
        for part in parts.parts(digits):
            yield Task(_PART.format(part), partial(_of_part, divided_once, part), shared=_PART)
    naming = cache(partial(_files_naming_statements, loaded.documents))
    for card in views.archive.cards.values():
        yield Task(_address(card), partial(_of_card, loaded, card, naming), shared=_OF_ALL)


def of_archive(views: ArchiveViews, loaded: Loaded) -> Asset:
    """What the form knows of the archive, and of what a card may hold."""
    digits = _digits(loaded)
    archive = _divided_by(digits) if digits else _named(views, loaded)
    return _asset(_OF_ALL, {**_format(), **_few(views, loaded), **archive})


def _digits(loaded: Loaded) -> int:
    """By how many digits the parts are told apart; 0 where all is in one file.

    A card stands under its id, its address, its publisher and month, three words and its first letters, an entity under
    its id too: about six keys each.
    """
    things = len(loaded.documents) + sum(1 for card in loaded.archive.cards.values() for _ in card.statements())
    return parts.digits_for(6 * len(loaded.documents)) if things > parts.WHOLE else 0


def _divided_by(digits: int) -> dict[str, Any]:
    return {"divided": {"digits": digits, "lengths": parts.LENGTHS, "words": parts.TITLE_WORDS, "months": parts.MONTHS}}


def _of_part(divided: Callable[[], Mapping[str, Any]], part: str) -> Asset:
    return _asset(_PART.format(part), divided().get(part, {}))


def _divided(views: ArchiveViews, loaded: Loaded, digits: int) -> Mapping[str, Any]:
    """What the form knows of the archive, by part and key."""
    tables = _named(views, loaded)
    heads = {name: _head(row) for name, row in tables["cards"].items()}
    keyed = chain(
        *(parts.by_name(table, rows) for table, rows in tables.items()),
        *(
            parts.beside(card.id, heads[card.id], card.published.earliest, card.published.latest)
            for card in views.archive.cards.values()
        ),
        parts.by_title_words(heads),
        parts.by_first_letters("names", ((card.id, card.id, card.title) for card in views.archive.cards.values())),
        parts.by_first_letters("actors", _called(tables["actors"], lambda row: (row[0], *row[1]))),
        parts.by_first_letters("questions", _called(tables["questions"], lambda row: (row["text"],))),
    )
    return parts.divided(keyed, digits)


def _head(row: list[Any]) -> list[Any]:
    """A card's row without its statements."""
    return [*row[:5], 0, "", {}, *row[8:]]


def _called(rows: Mapping[str, Any], names: Callable[[Any], Iterable[str]]) -> Iterator[tuple[str, str, Any]]:
    """Each row under its id, its names, and each of their words."""
    for name, row in rows.items():
        called = [bare(one) for one in (name, *names(row))]
        for start in {name, *called, *(word for one in called for word in one.split())}:
            yield start, name, row


def _address(card: Card) -> str:
    return f"{url_of(EntityKind.CARD, card.id)}form.json"


def _of_card(loaded: Loaded, card: Card, naming: Callable[[], Mapping[str, list[str]]]) -> Asset:
    """A card's data, and which other files name its statements."""
    refs = {statement.id: f"{card.id}#{statement.id}" for _, _, statement in card.statements()}
    named = {statement: naming()[ref] for statement, ref in refs.items() if ref in naming()}
    return _asset(_address(card), {**editable(loaded.documents[card.id]), "named": named})


_REF: Final = re.compile(r"(?<![a-z0-9-])([a-z0-9-]+)#[a-z0-9-]+")  # no word is looked through from its middle


def _files_naming_statements(documents: Mapping[str, Document]) -> Mapping[str, list[str]]:
    """The paths of the files that name a statement, by `card#statement`; its own card’s file is none of them."""
    paths: dict[str, list[str]] = {}
    for entity, document in sorted(documents.items()):
        for ref in sorted({match[0] for match in _REF.finditer(document.text) if match[1] != entity}):
            paths.setdefault(ref, []).append(f"sources/{document.path}")
    return paths


def _asset(url: str, data: Mapping[str, Any]) -> Asset:
    return Asset(url, json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode())


def _format() -> dict[str, Any]:
    """What the model and the checks say: the same for every archive."""
    return {
        "version": VERSION,
        "heads": {name: modeline(path, kind) for name, kind, path in _NEW_FILES},
        "sorts": {kind.value: _sort(kind) for kind in ActorType},
        "long": LONG,
        "order": {name: _order(model) for name, model in RECORDS.items()},
        "asked": {name: fields(name).names for name in RECORDS},
        "labels": field_labels(),
        "guarded": {"card": GUARDED, "statement": [field.name for field in FIELDS if field.guarded]},
        "presence": {name: in_json(model) for name, model in RECORDS.items()},
        "says": {**messages(), "long-id": LONG_ID},
        "patterns": patterns(),
        "limits": limits(),
        "words": _words(),
    }


_NEW_FILES: Final = (
    ("card", EntityKind.CARD, "cards/0000/new.yaml"),
    ("actor", EntityKind.ACTOR, "actors/new.yaml"),
)


def _order(model: type[Record]) -> list[str]:
    return [key for key in order_of(model) if not (model in ENTITIES and key == "id")]


def _words() -> dict[str, Any]:
    """The words of pages for kinds, and for how a party has not acknowledged a claim."""
    return {
        "kind": labels.KIND,
        "as": labels.VERIFIED_AS,
        "how": labels.HOW_NOT,
        "unnamed": labels.UNNAMED,
        "reported": {how.value: labels.HOW_NOT[how] for how in Reported},
    }


def _few(views: ArchiveViews, loaded: Loaded) -> dict[str, Any]:
    """What every archive has few of."""
    archive = views.archive
    return {
        "places": {place.id: place.name for place in archive.places.values()},
        "topics": {topic.id: topic.name for topic in archive.topics.values()},
        "archives": sorted(loaded.known.archives),
    }


def _named(views: ArchiveViews, loaded: Loaded) -> dict[str, dict[str, Any]]:
    """What grows with the archive: tables of rows by name."""
    archive = views.archive
    return {
        "actors": {actor.id: _actor(views, actor) for actor in archive.actors.values()},
        "questions": {question.id: _question(question) for question in archive.questions.values()},
        "cards": {card.id: _card(views, card) for card in archive.cards.values()},
        "hosts": dict(publishing_at(archive)),
        "taken": {
            entity: document.path.removesuffix(f"{entity}.yaml") for entity, document in loaded.documents.items()
        },
    }


def _question(question: Question) -> dict[str, Any]:
    return {
        "text": question.text,
        "kind": question.kind,
        "measures": list(question.all_measures),
        "concerns": question.concerns,
        "note": question.note or "",
    }


def _actor(views: ArchiveViews, actor: Actor) -> list[Any]:
    """Name, other names, control group, and whether it is press (1) or a verification body (2)."""
    return [actor.name, actor.aliases, views.archive.control_group(actor.id), _sort(actor.type)]


def _sort(kind: ActorType) -> int:
    return 1 if kind in PRESS else 2 if kind is ActorType.VERIFICATION_BODY else 0


def _card(views: ArchiveViews, card: Card) -> list[Any]:
    """Of a card what the checks ask of it.

    Title, publisher, first and last day, canonical address, whether a copy is kept, when it was read, its statements;
    and the ids of other cards that its note names, if it names any.
    """
    named = (words_of_note(card) & views.archive.cards.keys()) - {card.id}
    return [
        card.title,
        card.publisher,
        _day(card.published.earliest),
        _day(card.published.latest),
        canonical(card.url or ""),
        int(card.is_kept),
        _day(card.retrieved.latest if card.retrieved else None),
        {s.id: _statement(views, Entry(card, kind, index, s)) for kind, index, s in card.statements()},
        *([sorted(named)] if named else []),
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _statement(views: ArchiveViews, entry: Entry) -> list[Any]:
    """Of a statement what the checks ask of it.

    From which day it counts, if not from the card's last; who says it, if anybody does; through which others it came.
    Whoever is not named is told by form and first named hand (`document:daily`): that is whose side it is (method §4).
    """
    return [
        "" if entry.counts_from == entry.card.published.latest else _day(entry.counts_from),
        _speaker(entry),
        [name for name in dict.fromkeys(speakers_and_relays(entry)) if name != entry.statement.speaker],
    ]


def _speaker(entry: Entry) -> str:
    speaker = entry.statement.speaker
    if speaker is None or isinstance(speaker, str):
        return speaker or ""
    form = "document" if isinstance(speaker, DocumentSpeaker) else "anonymous"
    return f"{form}:{first_named_hand(entry)}"


def editable(document: Document) -> dict[str, Any]:
    """A card's data as its file has them, and the remarks above them; or the line of a remark that no field keeps."""
    lines = document.text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    head = [line for line in lines[:first] if line.strip()]
    remark = _remark(document, first)
    return {"path": document.path, "head": head, **({"remark": remark} if remark else {"data": document.data})}


def _remark(document: Document, first: int) -> int:
    """The line of a remark below the first field; 0 where there is none."""
    signs = list(_signs(document, first))
    if not signs:  # where values stand has to be looked up
        return 0
    texts = [extent for extent in document.values.values() if extent.end > extent.start]
    of_none = (n for n, at in signs if not any(_inside(document, it.start, it.end, at) for it in texts))
    return next(of_none, 0)


def _signs(document: Document, first: int) -> Iterator[tuple[int, int]]:
    """The line and the place of each sign by which a remark could begin."""
    starts = accumulate((len(line) + 1 for line in document.lines), initial=0)
    for number, (line, start) in islice(enumerate(zip(document.lines, starts, strict=False), 1), first, None):
        for at in (i for i, sign in enumerate(line) if sign == "#" and (i == 0 or line[i - 1] in " \t")):
            yield number, start + at


def _inside(document: Document, start: int, end: int, place: int) -> bool:
    """Whether a place lies in a text; a remark beside the `>` that begins a block of text does not."""
    if document.text[start] in "|>":
        start = document.text.find("\n", start)
    return start <= place < end
