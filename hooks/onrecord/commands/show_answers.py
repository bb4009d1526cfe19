"""What is said of a question, as `onrecord show` prints it: plain values for scripts, and lines for people."""

from ..model.findings import Search
from ..model.statements import Anonymous, Claim, DocumentSpeaker, Speaker
from ..standings.answers import Answering
from ..standings.basis import Held
from ..standings.comments import Comment
from ..standings.utterances import Utterance
from .show_history import Shown


def finding(held: Held) -> Shown:
    """A finding that holds: what is found, from when it holds, when and by whom it was made (method §2)."""
    return {
        "answer": str(held.answer),
        "basis": held.finding.basis.value,
        "holds_from": held.holds_from.isoformat(),
        "found_on": held.found_on.isoformat(),
        "checked_by": held.finding.checked_by,
        "note": held.finding.note,
    }


def finding_line(held: Shown) -> str:
    """The same for people."""
    by = f", checked by {held['checked_by']}" if held["checked_by"] else ""
    begin = f"finding: {held['answer']}, basis {held['basis']}, holds from {held['holds_from']}"
    return f"{begin}, made on {held['found_on']}{by}: {held['note']}"


def answer(answering: Answering) -> Shown:
    """One statement's answer, or its figure of a part."""
    claim = _claim(answering)
    return {
        "statement": answering.entry.ref,
        "kind": answering.entry.kind.value,
        "answer": str(answering.answer),
        **({"measure": answering.measure} if answering.measure else {}),
        **({"given_earlier": True} if answering.given_earlier else {}),
        **_said(claim),
        "counts_from": answering.starts.isoformat(),
        "text": claim.text,
    }


def answer_line(shown: Shown) -> str:
    """The same for people."""
    measure = f" ({shown['measure']})" if "measure" in shown else ""
    earlier = ", given earlier" if "given_earlier" in shown else ""
    begin = f"{shown['counts_from']}  {shown['answer']}{measure}{earlier}"
    return f"{begin}  {_who(shown)}  {shown['statement']}  [{shown['kind']}]"


def utterance(said: Utterance) -> Shown:
    """One utterance: the telling nearest to its speaker, and the others (method §4)."""
    return {"statement": said.first.ref, "tellings": [entry.ref for entry in said.others]}


def comment(commenting: Comment) -> Shown:
    """A statement that speaks to a question without answering it (method §1)."""
    claim = _claim(commenting)
    return {
        "statement": commenting.entry.ref,
        "kind": commenting.entry.kind.value,
        **_said(claim),
        "counts_from": commenting.span.starts.isoformat(),
        "text": claim.text,
    }


def comment_line(shown: Shown) -> str:
    """The same for people."""
    return f"{shown['counts_from']}  {_who(shown)}  {shown['statement']}  [{shown['kind']}]: {shown['text']}"


def search(looked: Search) -> Shown:
    """That somebody looked for a party's word and found none (method §2)."""
    return {"on": str(looked.on), "for": looked.party, "where": looked.where, "found": "nothing", "by": looked.by}


def search_line(shown: Shown) -> str:
    """The same for people."""
    return f"{shown['on']}  {shown['for']}, looked for in {shown['where']} by {shown['by']}"


def speaker(said_by: Speaker) -> str | dict[str, str]:
    """A speaker as the card names it."""
    if isinstance(said_by, Anonymous | DocumentSpeaker):
        return said_by.model_dump(exclude_none=True)
    return said_by


def _claim(said: Answering | Comment) -> Claim:
    claim = said.entry.claim
    assert claim is not None, "only claims speak to questions"
    return claim


def _said(claim: Claim) -> Shown:
    return {"said_by": speaker(claim.said_by), "said_on": str(claim.said_on) if claim.said_on else None}


def _who(shown: Shown) -> str:
    said_by = shown["said_by"]
    return said_by if isinstance(said_by, str) else "; ".join(said_by.values())
