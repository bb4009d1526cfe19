"""Fields that name another file or a statement, and what is wrong where nothing has that name.

References are looked up in the `Known` ids that the caller passes as validation context; without a
context (a form, a test) only their spelling is checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError
from rapidfuzz import fuzz, process

from ..problems.problem import Code
from ..vocabulary import EntityKind
from .field_errors import Text, fault
from .field_types import IDENTIFIER, KEBAB
from .schema_patterns import spelt
from .suggestions import id_meant


@dataclass(frozen=True)
class Known:
    """The ids that files define: of each kind, and of each card its statements (None: unreadable).

    `names` leads from actors' names and aliases, in small letters, to their ids; `gone` from the id of
    something withdrawn, and the `card#statement` of a withdrawn statement, to what stands in its place
    (an empty text: nothing does).
    """

    ids: Mapping[EntityKind, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)


def nearest(word: str, among: frozenset[str]) -> str:
    """The likeliest meant of `among`, or an empty text (rapidfuzz's ratio, at least 75 of 100)."""
    found = process.extractOne(word, sorted(among), scorer=fuzz.ratio, score_cutoff=75)
    return found[0] if found else ""


def _nearest_few(words: str, among: frozenset[str]) -> list[str]:
    """The three that share most of their words with these."""
    return [found for found, *_ in process.extract(words.lower(), sorted(among), scorer=fuzz.token_set_ratio, limit=3)]


def did_you_mean(word: str, among: frozenset[str]) -> str:
    """The label beside a misspelt word, or an empty text."""
    guess = nearest(word, among)
    return f'did you mean "{guess}"?' if guess else ""


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another file, and looks it up."""

    kind: EntityKind

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """The id itself. Raises the problem of an id that no file has."""
        known: Known | None = info.context
        if known is None:
            return value
        among = known.ids.get(self.kind, frozenset())
        if value not in among:
            raise unknown(self.kind, value, known, may_be_unnamed=info.field_name not in ("publisher", "part_of"))
        return value


UNKNOWN: Final[Mapping[EntityKind, Code]] = {
    EntityKind.ACTOR: "unknown-actor", EntityKind.PLACE: "unknown-place", EntityKind.TOPIC: "unknown-topic",
    EntityKind.QUESTION: "unknown-question", EntityKind.CARD: "unknown-card",
}  # fmt: skip


NEEDS: Final[Mapping[EntityKind, str]] = {
    EntityKind.ACTOR: " with name: and type:", EntityKind.PLACE: " with name:, country: and coordinates:",
    EntityKind.TOPIC: " with name: and description:",
}  # fmt: skip
"""What a new file must hold, where that is told in a few words."""


def unknown(kind: EntityKind, value: str, known: Known, *, may_be_unnamed: bool = False) -> PydanticCustomError:
    """The problem of an id that no file of that kind has."""
    label = did_you_mean(value, known.ids.get(kind, frozenset()))
    if kind is EntityKind.ACTOR and (named := known.names.get(value.lower()) or _by_name(value, known)):
        label = f'did you mean "{named}"?'
    others = [other for other, ids in known.ids.items() if value in ids and other is not kind]
    if value in known.gone:
        return fault(UNKNOWN[kind], f'no {kind} has the id "{value}"', *withdrawn(value, known))
    if others:
        label = f"that is the id of {_a(others[0])}"
    path = f"cards/<year>/{value}.yaml" if kind is EntityKind.CARD else f"{kind.folder}/{value}.yaml"
    new = "somebody new" if kind is EntityKind.ACTOR else "new"
    advice = f"if this is {new}, add sources/{path}{NEEDS.get(kind, '')}"
    if not KEBAB.fullmatch(value):
        advice = f"an id is the name of a file in {kind.folder}/, without .yaml"
        if kind is EntityKind.ACTOR and may_be_unnamed:
            label = label or _somebody(value)
            advice += "; whoever the source does not name is {anonymous: an official}"
        elif kind is EntityKind.QUESTION and not label and (near := _nearest_few(value, known.ids[kind])):
            label = f"did you mean one of: {', '.join(near)}?"
    elif others:
        advice = f"ids are unique, so no {kind} can have it"
    elif kind is EntityKind.QUESTION:
        advice = "if no question fits, leave the answer out, and propose one in an issue"
    return fault(UNKNOWN[kind], f'no {kind} has the id "{value}"', label, advice)


def _somebody(words: str) -> str:
    """What to write of a speaker who is told in words: a name begins with a capital letter."""
    new = id_meant(words)
    if words[0].isupper() and new:
        return f"write {new}, and add sources/actors/{new}.yaml"
    return f"write {{anonymous: {words}}}"


def withdrawn(ref: str, known: Known, write: str = "write") -> tuple[str, str]:
    """The label and the advice beside a reference to what was withdrawn: what stands in its place, where to read why."""
    seen, place = {ref}, known.gone.get(ref, "")
    while place in known.gone and place not in seen:
        seen.add(place)
        place = known.gone[place]
    there = "" if place in seen or not place else f'; {write} "{place}", which stands in its place'
    card, mark, _ = ref.partition("#")
    own = mark and card not in known.gone
    told = f"withdrawn, in the file of {card}" if own else f"sources/withdrawn/{card}.yaml"
    return f"it was withdrawn{there}", f"why: {told}"


def _by_name(value: str, known: Known) -> str:
    """The actor of which a word of the name or an alias is meant, if there is just one."""
    return known.names.get(nearest(value.lower(), frozenset(known.names)), "")


def _a(kind: EntityKind) -> str:
    return f"{'an' if kind is EntityKind.ACTOR else 'a'} {kind}"


ActorId = Annotated[Text, AfterValidator(Ref(EntityKind.ACTOR)), IDENTIFIER]
PlaceId = Annotated[Text, AfterValidator(Ref(EntityKind.PLACE)), IDENTIFIER]
TopicId = Annotated[Text, AfterValidator(Ref(EntityKind.TOPIC)), IDENTIFIER]
QuestionId = Annotated[Text, AfterValidator(Ref(EntityKind.QUESTION)), IDENTIFIER]
CardId = Annotated[Text, AfterValidator(Ref(EntityKind.CARD)), IDENTIFIER]


def statement_fault(ref: str, known: Known) -> PydanticCustomError | None:
    """What is wrong with a reference `card#statement`, or None."""
    card, _, statement = ref.partition("#")
    if card not in known.ids.get(EntityKind.CARD, frozenset()):
        if card in known.gone:
            message = f'no card has the id "{card}"'
            return fault("unknown-card", message, *withdrawn(card, known, "name a statement of"))
        return unknown(EntityKind.CARD, card, known)
    there = known.statements.get(card)
    if there is None or statement in there:
        return None
    if ref in known.gone:
        message = f'the card "{card}" has no statement "{statement}"'
        return fault("unknown-statement", message, *withdrawn(ref, known))
    return fault(
        "unknown-statement", f'the card "{card}" has no statement "{statement}"',
        did_you_mean(statement, there), f"it has: {', '.join(sorted(there)) or 'none'}",
    )  # fmt: skip


def _statement_ref(value: str, info: ValidationInfo) -> str:
    card, mark, statement = value.partition("#")
    if not (mark and KEBAB.fullmatch(card) and KEBAB.fullmatch(statement)):
        raise fault("bad-reference", f'"{value}" names no statement', "write card#statement")
    if info.context is not None and (wrong := statement_fault(value, info.context)):
        raise wrong
    return value


StatementRef = Annotated[
    Text, AfterValidator(_statement_ref), spelt(f"{KEBAB.pattern}#{KEBAB.pattern}", "card#statement")
]
