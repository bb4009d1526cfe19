"""Fields that name another file or a statement, and what is wrong where nothing has that name.

References are looked up in the `Known` ids that the caller passes as validation context; without a
context (a form, a test) only their spelling is checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Annotated, Any, Final

from pydantic import AfterValidator, ValidationInfo, WrapValidator

from ..problems.catalogue import Code
from ..problems.problem import Fault, fault
from ..vocabulary import ARCHIVES, EntityKind, NoActor
from .field_errors import Text, invalid
from .field_types import IDENTIFIER, KEBAB
from .nearest_names import in_order, nearest, nearest_few
from .schema_patterns import spelt
from .suggestions import id_meant


@dataclass(frozen=True)
class Known:
    """The ids that files define: of each kind, and of each card its statements (None: unreadable).

    `names` leads from actors' names and aliases, in small letters, to their ids; `gone` from the id of
    something withdrawn, and the `card#statement` of a withdrawn statement, to what stands in its place
    (an empty text: nothing does). `archives` are the hosts at which a capture is an archived copy.
    """

    ids: Mapping[EntityKind, frozenset[str]] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    statements: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    gone: Mapping[str, str] = field(default_factory=dict)
    archives: frozenset[str] = frozenset(ARCHIVES)

    @cached_property
    def successors(self) -> Mapping[str, str]:
        """What stands in the place of each thing that was withdrawn, at the end of the chain."""
        return _ends(self.gone)

    @cached_property
    def spellings(self) -> frozenset[str]:
        """All names and aliases."""
        return frozenset(self.names)


@lru_cache(maxsize=16)
def listed(ids: frozenset[str]) -> str:
    """Ids in order, as a message tells them."""
    return ", ".join(in_order(ids))


@dataclass(frozen=True)
class Ref:
    """Marks a field that holds the id of another file, and looks it up."""

    kind: EntityKind

    def __call__(self, value: str, info: ValidationInfo) -> str:
        """The id itself. Raises the error of an id that no file has."""
        known: Known | None = info.context
        if known is None:
            return value
        among = known.ids.get(self.kind, frozenset())
        if value not in among:
            may_be_unnamed = info.field_name not in ("publisher", "part_of")
            raise invalid(unknown(self.kind, value, known, may_be_unnamed=may_be_unnamed))
        return value


UNKNOWN: Final[Mapping[EntityKind, Code]] = {
    EntityKind.ACTOR: "unknown-actor",
    EntityKind.PLACE: "unknown-place",
    EntityKind.TOPIC: "unknown-topic",
    EntityKind.QUESTION: "unknown-question",
    EntityKind.CARD: "unknown-card",
}


def unknown(kind: EntityKind, value: str, known: Known, *, may_be_unnamed: bool = False) -> Fault:
    """What is wrong with an id that no file of that kind has."""
    if value in known.gone:
        return fault(f"{UNKNOWN[kind]}/withdrawn", value=value, place=successor(value, known))
    guess = _guess(kind, value, known)
    other = next((_a(other) for other, ids in known.ids.items() if value in ids and other is not kind), "")
    if not KEBAB.fullmatch(value):
        return _no_id(kind, value, guess, other, known, may_be_unnamed=may_be_unnamed)
    if other:
        return fault(f"{UNKNOWN[kind]}/other-kind", value=value, other=other)
    return fault(UNKNOWN[kind], value=value, guess=guess)


def _no_id(kind: EntityKind, value: str, guess: str, other: str, known: Known, *, may_be_unnamed: bool) -> Fault:
    """What is wrong where there stands a name, or other words, and no id."""
    if kind is EntityKind.ACTOR:
        new = id_meant(value) if may_be_unnamed and value[0].isupper() else ""  # a name begins with a capital letter
        words = value if may_be_unnamed else ""
        return fault("unknown-actor/no-id", value=value, guess=guess, other=other, id=new, words=words)
    if kind is EntityKind.QUESTION:
        near = ", ".join(nearest_few(value, known.ids.get(kind, frozenset())))
        return fault("unknown-question/no-id", value=value, guess=guess, other=other, near=near)
    return fault(_NO_ID[kind], value=value, guess=guess, other=other)


_NO_ID: Final = {
    EntityKind.PLACE: "unknown-place/no-id",
    EntityKind.TOPIC: "unknown-topic/no-id",
    EntityKind.CARD: "unknown-card/no-id",
}


def _guess(kind: EntityKind, value: str, known: Known) -> str:
    """The id that was probably meant: an actor's by its name too; empty where there is none."""
    named = known.names.get(value.lower()) or _by_name(value, known) if kind is EntityKind.ACTOR else ""
    return named or nearest(value, known.ids.get(kind, frozenset()))


def successor(ref: str, known: Known) -> str:
    """What stands in the place of something withdrawn, at the end of the chain; empty where nothing does."""
    return known.successors.get(ref, "")


def _ends(gone: Mapping[str, str]) -> Mapping[str, str]:
    """Where each way from one to the next ends; nowhere for those that lead back to themselves."""
    ends: dict[str, str] = {}
    for start in gone:
        way, here = dict[str, None](), start
        while here in gone and here not in ends and here not in way:
            way[here] = None
            here = gone[here]
        ends |= dict.fromkeys(way, ends.get(here, "" if here in way else here))
    return ends


def _by_name(value: str, known: Known) -> str:
    """The actor of which a word of the name or an alias is meant, if there is just one."""
    return known.names.get(nearest(value.lower(), known.spellings), "")


def _a(kind: EntityKind) -> str:
    return f"{'an' if kind is EntityKind.ACTOR else 'a'} {kind}"


ActorId = Annotated[Text, AfterValidator(Ref(EntityKind.ACTOR)), IDENTIFIER]
PlaceId = Annotated[Text, AfterValidator(Ref(EntityKind.PLACE)), IDENTIFIER]
TopicId = Annotated[Text, AfterValidator(Ref(EntityKind.TOPIC)), IDENTIFIER]
QuestionId = Annotated[Text, AfterValidator(Ref(EntityKind.QUESTION)), IDENTIFIER]
CardId = Annotated[Text, AfterValidator(Ref(EntityKind.CARD)), IDENTIFIER]


def _whole(value: Any, handler: Any) -> Any:
    """Whom an actor belongs to: an id, or `nobody`, which is no actor's."""
    return NoActor.NOBODY if isinstance(value, str) and value.strip() == NoActor.NOBODY.value else handler(value)


WholeId = Annotated[ActorId, WrapValidator(_whole)]


def split_ref(ref: str) -> tuple[str, str]:
    """The card and the statement that a `card#statement` names; the statement is empty where it names a whole card."""
    card, _, statement = ref.partition("#")
    return card, statement


def card_of(ref: str) -> str:
    """The card that a reference names or is in."""
    return split_ref(ref)[0]


def statement_fault(ref: str, known: Known) -> Fault | None:
    """What is wrong with a reference `card#statement`, or None."""
    card, statement = split_ref(ref)
    if card not in known.ids.get(EntityKind.CARD, frozenset()):
        if card in known.gone:
            return fault("unknown-card/withdrawn-with-its-statements", value=card, place=successor(card, known))
        return unknown(EntityKind.CARD, card, known)
    there = known.statements.get(card)
    if there is None or statement in there:
        return None
    if ref in known.gone:
        own, place = card not in known.gone, successor(ref, known)
        return fault("unknown-statement/withdrawn", card=card, value=statement, place=place, own=own)
    guess, statements = nearest(statement, there), listed(there)
    return fault("unknown-statement", card=card, value=statement, guess=guess, statements=statements)


def _statement_ref(value: str, info: ValidationInfo) -> str:
    if not all(KEBAB.fullmatch(part) for part in split_ref(value)):
        raise invalid(fault("bad-reference", value=value))
    if info.context is not None and (wrong := statement_fault(value, info.context)):
        raise invalid(wrong)
    return value


StatementRef = Annotated[
    Text, AfterValidator(_statement_ref), spelt(f"{KEBAB.pattern}#{KEBAB.pattern}", "card#statement")
]
