"""The table of statements: each is one verified fact, attributed claim or unacknowledged claim of one source."""

from collections.abc import Sequence
from typing import TypeVar

from ...archive import Entry, last_day, published_day
from ...model.record import Record
from ...model.statements import (
    Claim,
    DocumentSpeaker,
    Statement,
    Unacknowledged,
    Verified,
    WebEvidence,
)
from ...standings.counting import superseded
from ...vocabulary import CARD_BASES, Kind
from .citing import statement_cited
from .columns import iso, plain
from .table import Column, Export, Table, Type, Value, described, words_of

R = TypeVar("R", bound=Record)
ANONYMOUS = "anonymous"
DOCUMENT = "document"
ACTOR = "actor"
SPEAKERS = (ACTOR, ANONYMOUS, DOCUMENT)
"""In what form a speaker is named: an actor; somebody whom the source does not name; a document, not authenticated."""


def _entries(export: Export) -> Sequence[Entry]:
    return export.views.archive.entries


def _field(model: type[Statement], name: str, type: Type = Type.STRING, table: str = "") -> Column[Entry]:
    """A field of a statement as a column; empty of a kind that does not have it."""

    def value(_: Export, entry: Entry) -> Value:
        return plain(getattr(entry.statement, name, None))

    return Column(name, type, described(model, name), value, table=table)


def speaker_form(entry: Entry) -> str | None:
    """In what form the speaker of a claim is named; none of a verified fact."""
    if entry.claim is None:
        return None
    said_by = entry.claim.said_by
    if isinstance(said_by, str):
        return ACTOR
    return DOCUMENT if isinstance(said_by, DocumentSpeaker) else ANONYMOUS


def said_by(_: Export, entry: Entry) -> Value:
    """The actor who first said a claim; none, where the source names nobody."""
    return entry.claim.said_by if entry.claim and isinstance(entry.claim.said_by, str) else None


def speaker(export: Export, entry: Entry) -> Value:
    """Who first said it, or is on record with it, in words."""
    return export.views.who(entry)


def control_group(export: Export, entry: Entry) -> Value:
    """The control group of a named speaker; of nobody else, who would pass for a party through which it came."""
    actor = entry.statement.speaker
    return export.views.archive.control_group(actor) if isinstance(actor, str) else None


def _author(_: Export, entry: Entry) -> Value:
    said = entry.claim.said_by if entry.claim else None
    return said.purported_author if isinstance(said, DocumentSpeaker) else None


def _origins(export: Export, entry: Entry) -> Value:
    if entry.claim is None:
        return None
    found = sorted(export.views.standings.origins[entry.ref])
    return tuple(f"{o.group} ({ANONYMOUS})" if o.anonymous else o.group for o in found)


def _evidence(_: Export, entry: Entry) -> Value:
    if not isinstance(entry.statement, Verified):
        return None
    return tuple(piece.url if isinstance(piece, WebEvidence) else piece for piece in entry.statement.evidence)


def _standings(export: Export, entry: Entry) -> Value:
    """How the questions stand that a claim answers; of a fact, which answers none, nothing."""
    if entry.claim is None:
        return None
    return tuple(f"{question}: {export.views.state(question).standing.value}" for question in entry.claim.answers)


def _corrected(_: Export, entry: Entry) -> Value:
    return tuple(c.on.text for c in entry.card.corrections if entry.statement.id in c.statements)


SAID_DAY: Column[Entry] = Column(
    "said_day",
    Type.DATE,
    "The last possible day on which it was said, else published: the day to sort and count by.",
    lambda _, entry: iso(entry.said_day),
)
COUNTS_FROM: Column[Entry] = Column(
    "counts_from",
    Type.DATE,
    "The day from which its words count in an answer to a question.",
    lambda _, entry: iso(entry.counts_from),
)

TABLE = Table(
    name="statements",
    title="Statements",
    description="What each source says, one statement a row: verified facts, attributed claims, unacknowledged claims.",
    key=("id",),
    things=_entries,
    claims=True,
    columns=(
        Column(
            "id",
            Type.STRING,
            "Its source and its own id: card#statement, unique in the archive and never changed.",
            lambda _, entry: entry.ref,
            required=True,
        ),
        Column(
            "card",
            Type.STRING,
            "The card of the source that says it.",
            lambda _, entry: entry.card.id,
            table="cards",
            required=True,
        ),
        Column(
            "kind",
            Type.STRING,
            "What its source told when it was published. verified: “it is so”, or, where basis is on-record, “it is on "
            "record that it was said”; attributed: “X says so”; unacknowledged: “X says so; Y, whom it concerns, has "
            "not acknowledged it”. It never changes, even if Y has confirmed it since: see standings.",
            lambda _, entry: entry.kind.value,
            words_of(Kind),
            required=True,
        ),
        Column(
            "standings",
            Type.LIST,
            "How the questions that it answers stand on the day of this export, each as question: standing. A verified "
            "question verifies its answer, not the words of the statement.",
            _standings,
        ),
        Column("text", Type.STRING, described(Statement, "text"), lambda _, e: e.statement.text, required=True),
        Column(
            "speaker",
            Type.STRING,
            "Who first said it, in words; of a verified fact who is on record with it, else who published it.",
            speaker,
            required=True,
        ),
        Column(
            "speaker_form",
            Type.STRING,
            "In what form the speaker is named: an actor; anonymous, whom the source does not name; a document, which "
            "has not been authenticated. Empty of a verified fact.",
            lambda _, entry: speaker_form(entry),
            SPEAKERS,
        ),
        Column("said_by", Type.STRING, "Who first said it, where that is an actor.", said_by, table="actors"),
        Column(
            "control_group",
            Type.STRING,
            "Whom the speaker belongs to, or speaks for: the actor's control group. Empty where no actor is named.",
            control_group,
            table="actors",
        ),
        Column(
            "purported_author", Type.STRING, described(DocumentSpeaker, "purported_author"), _author, table="actors"
        ),
        Column(
            "via",
            Type.LIST,
            "In words, each hand it passed through, from the origin towards the publisher, who is not among them.",
            lambda export, entry: tuple(export.views.relays(entry)) if entry.claim else None,
        ),
        _field(Claim, "said_on"),
        SAID_DAY,
        Column(
            "published_day",
            Type.DATE,
            "The last possible day on which its source was published.",
            lambda _, entry: iso(published_day(entry.card)),
        ),
        COUNTS_FROM,
        Column(
            "replaced",
            Type.BOOLEAN,
            "Whether a later statement replaces it, by the day of this export.",
            lambda export, entry: superseded(export.views.archive, entry, export.views.as_of),
            required=True,
        ),
        Column(
            "origins",
            Type.LIST,
            "Whoever said it first: control groups; with (anonymous) behind the one through which somebody unnamed "
            "said it. Ten outlets that repeat one report are one origin.",
            _origins,
        ),
        _field(Unacknowledged, "not_acknowledged_by", Type.LIST),
        _field(Claim, "unverified_by", Type.LIST),
        _field(Claim, "comments_on", Type.LIST),
        Column(
            "basis",
            Type.STRING,
            "Of a verified fact: on what it rests.",
            lambda _, entry: plain(getattr(entry.statement, "basis", None)),
            tuple(basis.value for basis in CARD_BASES),
        ),
        _field(Verified, "by", table="actors"),
        Column("evidence", Type.LIST, described(Verified, "evidence"), _evidence),
        _field(Statement, "quote"),
        _field(Statement, "quote_language"),
        _field(Statement, "locator"),
        _field(Statement, "passage", Type.LIST),
        _field(Statement, "as_of"),
        Column(
            "as_of_day",
            Type.DATE,
            "The last possible day for which a figure holds, where its source names one.",
            lambda _, e: iso(last_day(e.card, e.statement.as_of)) if e.statement.as_of else None,
        ),
        _field(Statement, "about", Type.LIST),
        Column("topics", Type.LIST, "Its topics, and those of its card.", lambda _, entry: entry.topics),
        Column("places", Type.LIST, "The places that it is about, and those of its card.", lambda _, e: e.places),
        _field(Statement, "rests_on", Type.LIST),
        _field(Statement, "supersedes", Type.LIST),
        _field(Statement, "rendering_of", table="statements"),
        Column("corrected", Type.LIST, "The days on which it was corrected here.", _corrected),
        _field(Statement, "note"),
        Column(
            "page",
            Type.STRING,
            "Its permanent address on this site.",
            lambda export, entry: export.edition.address(export.views.permalink(entry.ref)),
            required=True,
        ),
        *statement_cited(),
    ),
)
