"""The tests of each basis of a verified fact (method §3)."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Final

from ..archive import Archive, Entry, entries_of, speakers_and_relays
from ..model.entities import Actor, Card
from ..model.references import card_of
from ..model.required_fields import broken
from ..model.statements import Verified, WebEvidence
from ..problems.problem import fault
from ..vocabulary import PRESS, ActorType, Basis
from .diagnostic import Diagnostic

SAYING: Final = re.compile(
    r"\b("
    r"sa(y|ys|id)|t(ell|ells|old)|stat(e|es|ed)|wr(ite|ites|ote)|sp(eak|eaks|oke)|sign(s|ed)?|post(s|ed)?|"
    r"tweet(s|ed)?|publish(es|ed)?|announc(e|es|ed)|declar(e|es|ed)|report(s|ed)?|claim(s|ed)?|confirm(s|ed)?|"
    r"den(y|ies|ied)|declin(e|es|ed)|comment(s|ed)?|acknowledg(e|es|ed)|describ(e|es|ed)|mention(s|ed)?|"
    r"ask(s|ed)?|answer(s|ed)?|repl(y|ies|ied)|prais(e|es|ed)|hail(s|ed)?|thank(s|ed)?|congratulat(e|es|ed)|"
    r"warn(s|ed)?|vow(s|ed)?|promis(e|es|ed)|condemn(s|ed)?|reject(s|ed)?|dismiss(es|ed)?|issu(e|es|ed)|"
    r"broadcast|quot(e|es|ed)|decre(e|es|ed)|adopt(s|ed)?|vot(e|es|ed)|testif(y|ies|ied)|estimat(e|es|ed)|"
    r"assess(es|ed)?|argu(e|es|ed)|accus(e|es|ed)|demand(s|ed)?|not(e|es|ed)|inform(s|ed)?|notif(y|ies|ied)|"
    r"pledg(e|es|ed)|stress(es|ed)?|criticis(e|es|ed)|welcom(e|es|ed)|express(es|ed)?|ratif(y|ies|ied)|"
    r"alleg(e|es|ed)|saying|stating|telling|admit(s|ted)?|disclos(e|es|ed)|reveal(s|ed)?|urg(e|es|ed)|"
    r"insist(s|ed)?|maintain(s|ed)?|recogni[sz](e|es|ed)|explain(s|ed)?"
    r")\b",
    re.IGNORECASE,
)
SAID_BY: Final = re.compile(r"\b(signed|published|posted|stated|announced|issued)\b[^.;]*?\bby\b")
"""The passive; “released by”, “made by” and their like are deeds, which are claimed and not on record."""
SMALL_WORDS: Final = frozenset(["the", "of", "and", "for", "in", "on", "at", "to", "by", "a", "an", "its"])


def _fact(entry: Entry, basis: Basis) -> Verified | None:
    fact = entry.statement
    return fact if isinstance(fact, Verified) and fact.basis is basis else None


def on_record_speaker(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A fact on record names who said, published or signed it."""
    if any(broken(entry.statement, "on-record-speaker")):
        yield Diagnostic(("basis",), fault("on-record-speaker", "basis"))


def on_record_text(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """Its text says so ("X stated that …"): what is verified is the saying, not the said."""
    fact = _fact(entry, Basis.ON_RECORD)
    if fact is None or fact.by is None:
        return
    speaker = archive.actor(fact.by)
    if not _says_that_it_was_said(fact.text, speaker):
        yield Diagnostic(("text",), fault("on-record-text", "text", name=speaker.name))


def _says_that_it_was_said(text: str, speaker: Actor) -> bool:
    """Whether a text names the speaker and then the saying, or says what was signed or published by the speaker."""
    named, passive = _named_by(text, speaker), SAID_BY.search(text)
    end = passive.start() if passive else len(text)  # what another signed is no word of the speaker's
    active = named is not None and SAYING.search(text, named, end) is not None
    return active or (passive is not None and _named_by(text[passive.end() :], speaker) is not None)


def _named_by(text: str, actor: Actor) -> int | None:
    """Where in a text an actor has been named: by name, alias, initials or a word of the name; None: nowhere."""
    whole = (re.search(rf"(?<!\w){re.escape(name)}", text, re.IGNORECASE) for name in (actor.name, *actor.aliases))
    parts = (
        re.search(rf"\b{re.escape(part)}\b", text) for name in (actor.name, *actor.aliases) for part in _parts(name)
    )
    return min((match.end() for match in (*whole, *parts) if match), default=None)


def _parts(name: str) -> Iterator[str]:
    """What a name is shortened to: its longer words with a capital, and its initials."""
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in SMALL_WORDS]
    yield from (word for word in words if len(word) > 2 and not word.islower())
    if len(initials := "".join(word[0] for word in words if word[0].isupper())) > 1:
        yield initials


def cited_cards(archive: Archive, refs: Iterable[str]) -> list[Card]:
    """The cards that pieces of evidence name, each once."""
    return [archive.card(card) for card in dict.fromkeys(map(card_of, refs))]


def on_record_evidence(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """Evidence: a source of the speaker's own side, or two outlets of different control groups."""
    fact = _fact(entry, Basis.ON_RECORD)
    if fact is None or fact.by is None:
        return
    refs = fact.cited
    group = archive.control_group(fact.by)
    if any(archive.control_group(card.publisher) == group for card in (entry.card, *cited_cards(archive, refs))):
        return
    if not any(independent(archive, group, first, second) for first, second in combinations(refs, 2)):
        yield Diagnostic(("evidence",), fault("on-record-evidence", "evidence", value=fact.by), key=True)


def independent(archive: Archive, group: str, first: str, second: str) -> bool:
    """Whether two pieces of evidence, in each of which a side speaks, are of outlets that do not relay each other."""
    publishers = [archive.card(card_of(ref)).publisher for ref in (first, second)]
    if any(archive.actor(publisher).type not in PRESS for publisher in publishers):
        return False
    one, other = map(archive.control_group, publishers)
    mine, theirs = (_spoken(archive, group, ref) for ref in (first, second))
    return (
        one != other
        and bool(mine and theirs)
        and one not in _relayed(archive, theirs)
        and other not in _relayed(archive, mine)
    )


def _spoken(archive: Archive, group: str, ref: str) -> list[Entry]:
    """What a side says or passes on in a piece of evidence: in the statement cited, or in all of a card's.

    A fact on record is counted too, be it the one that is asked about: it is what the outlet of its card tells.
    """
    entries = [archive.statement(ref)] if "#" in ref else list(entries_of(archive.card(ref)))
    return [entry for entry in entries if group in map(archive.control_group, speakers_and_relays(entry))]


def _relayed(archive: Archive, entries: list[Entry]) -> frozenset[str]:
    """The control groups of the press by which and through which statements came."""
    actors = (actor for entry in entries for actor in speakers_and_relays(entry))
    return frozenset(archive.control_group(actor) for actor in actors if archive.actor(actor).type in PRESS)


def public_record(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A public record is cited by its address and an archived copy."""
    fact = _fact(entry, Basis.PUBLIC_RECORD)
    if fact is None:
        return
    pages = any(isinstance(piece, WebEvidence) and piece.archived for piece in fact.evidence)
    registers = [c for c in cited_cards(archive, entry.statement.cited) if archive.actor(c.publisher).type not in PRESS]
    if not pages and not any(card.is_kept for card in registers):
        yield Diagnostic(("evidence",), fault("public-record-evidence", "evidence"), key=True)


def examined(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """An examination is published by a body of the type verification-body."""
    if _fact(entry, Basis.EXAMINED) is None:
        return
    cards = [entry.card, *cited_cards(archive, entry.statement.cited)]
    if not any(archive.actor(card.publisher).type is ActorType.VERIFICATION_BODY for card in cards):
        yield Diagnostic(("evidence",), fault("examined-evidence", "evidence"), key=True)


def web_evidence(archive: Archive, entry: Entry) -> Iterator[Diagnostic]:
    """A page as evidence comes with its archived copy or its SHA-256."""
    if isinstance(entry.statement, Verified):
        yield from bare_pages(entry.statement.evidence, ())


def bare_pages(evidence: tuple[object, ...], loc: tuple[str | int, ...]) -> Iterator[Diagnostic]:
    """The pages among evidence that nobody could check once they change."""
    for index, piece in enumerate(evidence):
        if isinstance(piece, WebEvidence) and any(broken(piece, "bad-evidence")):
            yield Diagnostic((*loc, "evidence", index), fault("bad-evidence/no-copy", "evidence"))
