"""The tests of each basis of a verified fact (method §3)."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from ..archive import Archive, Entry, evidence_refs
from ..model import Card
from ..statements import Verified, WebEvidence
from ..vocabulary import PRESS, ActorType, Basis
from .remark import Remark

_SAYING: Final = re.compile(
    r"\b(sa(y|ys|id|ying)|t(ell|ells|old)|stat(e|es|ed|ing|ement)|wr(ite|ites|ote|itten)|sp(eak|eaks|oke)|sign(s|ed)?|post(s|ed)?|"
    r"publish(es|ed)?|announc(e|es|ed)|declar(e|es|ed)|report(s|ed)?|releas(e|es|ed)|call(s|ed)?|claim(s|ed)?|confirm(s|ed)?|"
    r"den(y|ies|ied)|declin(e|es|ed)|comment(s|ed)?|acknowledg(e|es|ed)|presented|presents|describ(e|es|ed)|list(s|ed)?|"
    r"g(ive|ives|ave)|nam(e|es|ed)|ask(s|ed)?|answer(s|ed)?|repl(y|ies|ied)|prais(e|es|ed)|thank(s|ed)?|warn(s|ed)?|vow(s|ed)?|"
    r"promis(e|es|ed)|condemn(s|ed)?|reject(s|ed)?|dismiss(es|ed)?|issu(e|es|ed)|broadcast|printed|carried|carries|quot(e|es|ed)|"
    r"adopt(s|ed)?|vot(e|es|ed)|testif(y|ies|ied)|estimat(e|es|ed)|assess(es|ed)?|not(e|es|ed)|add(s|ed)?|argu(e|es|ed)|"
    r"accus(e|es|ed)|demand(s|ed)?|admit(s|ted)?|disclos(e|es|ed)|reveal(s|ed)?|address(es|ed)?|put|mention(s|ed)?|urg(e|es|ed)|"
    r"insist(s|ed)?|maintain(s|ed)?|record(s|ed)?|register(s|ed)?|recogni[sz](e|es|ed)|express(es|ed)?|explain(s|ed)?|informed|informs)\b",
    re.IGNORECASE,
)  # fmt: skip
_SMALL_WORDS: Final = frozenset(["the", "of", "and", "for", "in", "on", "at", "to", "by", "a", "an", "its"])


def _fact(entry: Entry, basis: Basis) -> Verified | None:
    fact = entry.statement
    return fact if isinstance(fact, Verified) and fact.basis is basis else None


def on_record_speaker(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A fact on record names who said, published or signed it."""
    if (fact := _fact(entry, Basis.ON_RECORD)) and fact.by is None:
        yield Remark(
            "on-record-speaker", ("basis",), "basis: an on-record fact names who said it", "add by: and an actor id"
        )


def on_record_text(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """Its text says so ("X stated that …"): what is verified is the saying, not the said."""
    fact = _fact(entry, Basis.ON_RECORD)
    if fact is None or fact.by is None:
        return
    named = any(_names(fact.text, name) for name in _names_of(archive, fact.by))
    if not named or not _SAYING.search(fact.text):
        name = archive.actor(fact.by).name
        yield Remark(
            "on-record-text",
            ("text",),
            f"text: it does not say that {name} said it",
            f"write “{name} stated that …”",
            "on record is that it was said; what was said is an attributed claim",
        )


def _names_of(archive: Archive, actor: str) -> Iterator[str]:
    """The names of an actor and of all whom it speaks for."""
    archive.control_group(actor)  # the way up ends
    here: str | None = actor
    while here is not None:
        found = archive.actor(here)
        yield from (found.name, *found.aliases)
        here = found.part_of


def _names(text: str, name: str) -> bool:
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in _SMALL_WORDS]
    initials = "".join(word[0] for word in words if word[0].isupper())
    wanted = {word.lower() for word in words if len(word) > 2} | ({initials.lower()} if len(initials) > 1 else set())
    return not wanted.isdisjoint(re.findall(r"\w+", text.lower()))


def cited_cards(archive: Archive, refs: list[str]) -> list[Card]:
    """The cards that pieces of evidence name, each once."""
    return [archive.card(card) for card in dict.fromkeys(ref.partition("#")[0] for ref in refs)]


def on_record_evidence(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """Evidence: a source of the speaker's own side, or two outlets of different control groups."""
    fact = _fact(entry, Basis.ON_RECORD)
    if fact is None or fact.by is None:
        return
    cards = cited_cards(archive, evidence_refs(entry))
    group = archive.control_group(fact.by)
    if any(archive.control_group(card.publisher) == group for card in cards):
        return
    if not any(independent(archive, first, second) for first, second in combinations(cards, 2)):
        yield Remark(
            "on-record-evidence", ("evidence",), f"evidence: nothing here is published by {fact.by}’s own side, nor by two outlets apart",
            "cite a card of its own, or cards of two outlets",
            "the outlets must be of different control groups, and neither may relay the other", key=True,
        )  # fmt: skip


def independent(archive: Archive, first: Card, second: Card) -> bool:
    """Whether two cards are of outlets of different control groups, neither relaying the other."""
    if any(archive.actor(card.publisher).type not in PRESS for card in (first, second)):
        return False
    one, other = (archive.control_group(card.publisher) for card in (first, second))
    return one != other and one not in _relayed(archive, second) and other not in _relayed(archive, first)


def _relayed(archive: Archive, card: Card) -> frozenset[str]:
    """The control groups of the press through which a card's statements came."""
    hands = (hand for _, _, s in card.statements() if not isinstance(s, Verified) for hand in (s.said_by, *s.via))
    return frozenset(
        archive.control_group(hand) for hand in hands if isinstance(hand, str) and archive.actor(hand).type in PRESS
    )


def public_record(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A public record is cited by its address and an archived copy."""
    fact = _fact(entry, Basis.PUBLIC_RECORD)
    if fact is None:
        return
    pages = any(isinstance(piece, WebEvidence) and piece.archived for piece in fact.evidence)
    if not pages and not any(kept(card) for card in cited_cards(archive, evidence_refs(entry))):
        yield Remark(
            "public-record-evidence",
            ("evidence",),
            "evidence: a public record needs its address and an archived copy",
            "add {url: https://…, archived: https://…}",
            key=True,
        )


def kept(card: Card) -> bool:
    """Whether a card has both its address and an archived copy."""
    return card.url is not None and card.archived is not None


def examined(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """An examination is published by a body of the type verification-body."""
    if _fact(entry, Basis.EXAMINED) is None:
        return
    cards = [entry.card, *cited_cards(archive, evidence_refs(entry))]
    if not any(archive.actor(card.publisher).type is ActorType.VERIFICATION_BODY for card in cards):
        yield Remark(
            "examined-evidence",
            ("evidence",),
            "evidence: no source here is published by a verification body",
            "cite the card of who examined it",
            "an actor of type verification-body that says how it examined",
            key=True,
        )


def web_evidence(archive: Archive, entry: Entry) -> Iterator[Remark]:
    """A page as evidence comes with its archived copy or its SHA-256."""
    if isinstance(entry.statement, Verified):
        yield from bare_pages(entry.statement.evidence, ())


def bare_pages(evidence: tuple[object, ...], loc: tuple[str | int, ...]) -> Iterator[Remark]:
    """The pages among evidence that nobody could check once they change."""
    for index, piece in enumerate(evidence):
        if isinstance(piece, WebEvidence) and piece.archived is None and piece.sha256 is None:
            yield Remark(
                "bad-evidence",
                (*loc, "evidence", index),
                "evidence: a page needs its archived copy or a SHA-256",
                "add archived: https://… or sha256: …",
            )
