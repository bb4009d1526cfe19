"""What is known of a question, card, statement or actor, for people and scripts: plain values, and the same as text."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..archive import Archive, Entry, published_day
from ..characters import on_one_line
from ..diff import normalise
from ..model.entities import Actor, Card, Correction, Question
from ..model.nearest_names import nearest
from ..model.recorded import NOTHING_RECORDED, Recorded
from ..model.references import card_of, split_ref
from ..model.statements import Unacknowledged, Verified
from ..standings.counting import successors
from ..standings.derive import Standings
from ..standings.origins import groups
from ..standings.positions import Position
from ..wording.reasons import Reasons
from . import show_answers as given
from .only_named import as_told
from .show_history import Shown, as_lines, entries, spelt, with_refs


class NotKnown(Exception):  # noqa: N818 (it is told to the user as it is)
    """Nothing has that id; the message says which ids are near it."""


def shown(
    standings: Standings, asked: str, day: date, recorded: Recorded = NOTHING_RECORDED, today: date = date.max
) -> Shown:
    """What is known of an id as of a day, as plain values ready for JSON; what was not recorded yet came in `today`.

    Raises NotKnown where no question, card, statement (`card#id`) or actor has it.
    """
    archive = standings.archive
    if asked in archive.questions:
        return _question(standings, archive.questions[asked], day, entries(standings, recorded, asked, day, today))
    if asked in archive.cards:
        return _card(standings, archive.cards[asked], day, recorded.of_card(asked))
    if asked in archive.statements:
        return _statement(standings, archive.statements[asked], day)
    if asked in archive.actors:
        return _actor(standings, archive.actors[asked], day)
    if asked in archive.named.things:
        return as_told(archive.named.things[asked], day)
    if gone := _withdrawn(archive, asked):
        return gone
    raise NotKnown(_not_known(archive, asked))


def _withdrawn(archive: Archive, asked: str) -> Shown | None:
    """What became of an id that was withdrawn or renamed, of a statement or of anything with a file of its own."""
    own, statement = split_ref(asked)
    stone = archive.withdrawn.get(own)
    if stone and (not statement or statement in stone.statements):
        return {"withdrawn": asked, "was": stone.was, "on": str(stone.on), "note": stone.note, "see": stone.see}
    for gone in archive.cards[own].withdrawn if own in archive.cards else ():
        if gone.id == statement:
            return {"withdrawn": asked, "was": "statement", "on": str(gone.on), "note": gone.note, "see": gone.see}
    return None


def _not_known(archive: Archive, asked: str) -> str:
    for kind, ids in (("place", archive.places), ("topic", archive.topics)):
        if asked in ids:
            return f"{asked} is a {kind}; show tells of questions, cards, statements (card#id) and actors"
    known = {*archive.questions, *archive.cards, *archive.actors}
    card = card_of(asked)
    among = {ref for ref in archive.statements if ref.startswith(f"{card}#")} if card in known else known
    near = [*_nearest_few(asked, frozenset(among if "#" in asked else known))]
    if not near:
        return f"nothing has the id {asked!r}"
    return f"nothing has the id {asked!r}; the nearest: {', '.join(near)}"


def _nearest_few(asked: str, among: frozenset[str]) -> Iterator[str]:
    """Up to three ids, the likeliest first; those that contain what was asked count as near too."""
    within = sorted((known for known in among if asked and asked in known), key=lambda known: (len(known), known))
    guess = nearest(asked, among)
    near = dict.fromkeys(([guess] if guess else []) + within)
    yield from list(near)[:3]


def _question(standings: Standings, question: Question, day: date, history: list[Shown]) -> Shown:
    state = standings.at(question.id, day)
    return {
        "question": question.id,
        "as_of": day.isoformat(),
        "standing": state.standing.value,
        "findings": [given.finding(held) for held in state.findings],
        "answers": [given.answer(a) for a in standings.counting(question.id, day)],
        "utterances": [given.utterance(it) for it in standings.utterances(question.id, day)],
        "comments": [given.comment(c) for c in standings.comments_at(question.id, day)],
        "parts": [given.answer(a) for a in standings.parts_at(question.id, day)],
        "searches": [given.search(search) for search in question.searches if search.day <= day],
        "badges": spelt(state.badges),
        "positions": {party: _position(position) for party, position in state.positions.items()},
        "origins": {
            "named": standings.named(question.id, day),
            "anonymous": standings.anonymous(question.id, day),
            "disinterested": standings.disinterested(question.id, day),
        },
        "history": history,
    }


def _position(position: Position) -> Shown:
    return {
        "stance": position.stance.value,
        "since": position.since.isoformat() if position.since else None,
        "source": position.event.entry.ref if position.event else None,
    }


def _card(standings: Standings, card: Card, day: date, recorded: date | None) -> Shown:
    return {
        "card": card.id,
        "as_of": day.isoformat(),
        "title": card.title,
        "publisher": card.publisher,
        "type": card.type.value,
        "published": str(card.published),
        "recorded": recorded.isoformat() if recorded else None,
        "url": card.url,
        "archived": [normalise.captures([capture]) for capture in card.archived or ()],
        "statements": [_brief(e) for e in standings.archive.entries if e.card.id == card.id],
        "corrections": [_correction(it) for it in card.corrections],
    }


def _correction(it: Correction) -> Shown:
    cause = {"cause": it.cause.value} if it.cause else {}
    return {"on": str(it.on), "statements": list(it.statements), "note": it.note, **cause}


def _brief(entry: Entry) -> Shown:
    return {
        "statement": entry.ref,
        "kind": entry.kind.value,
        "counts_from": entry.counts_from.isoformat(),
        "text": entry.statement.text,
    }


def _statement(standings: Standings, entry: Entry, day: date) -> Shown:
    return {
        "statement": entry.ref,
        "as_of": day.isoformat(),
        "kind": entry.kind.value,
        "text": entry.statement.text,
        "card": entry.card.id,
        "publisher": entry.card.publisher,
        "published": str(entry.card.published),
        "counts_from": entry.counts_from.isoformat(),
        **_saying(entry),
        "origins": {
            "named": groups(standings.origins[entry.ref], anonymous=False),
            "anonymous": groups(standings.origins[entry.ref], anonymous=True),
        },
        "rests_on": list(entry.statement.rests_on),
        "rendering_of": entry.statement.rendering_of,
        "counted": not entry.statement.is_rendering,
        "superseded_by": [later.ref for later in successors(standings.archive, entry, day)],
        "corrections": [str(c.on) for c in entry.card.corrections if entry.statement.id in c.statements],
        "questions": {q: standings.stood(q, day).standing.value for q in (entry.claim.answers if entry.claim else ())},
    }


def _saying(entry: Entry) -> Shown:
    statement = entry.statement
    if isinstance(statement, Verified):
        return {"basis": statement.basis.value, "by": statement.by}
    values: Shown = {
        "said_by": given.speaker(statement.said_by),
        "via": [given.speaker(relay) for relay in statement.via],
        "said_on": str(statement.said_on) if statement.said_on else None,
        "answers": {question: str(answer) for question, answer in statement.answers.items()},
        "comments_on": list(statement.comments_on),
    }
    if isinstance(statement, Unacknowledged):
        values["not_acknowledged_by"] = {party: how.value for party, how in statement.not_acknowledged_by.items()}
    return values


def _actor(standings: Standings, actor: Actor, day: date) -> Shown:
    archive = standings.archive
    return {
        "actor": actor.id,
        "as_of": day.isoformat(),
        "name": actor.name,
        "type": actor.type.value,
        "part_of": actor.part_of,
        "control_group": archive.control_group(actor.id),
        "says": [_brief(e) for e in archive.links.speaker.get(actor.id, ()) if e.counts_from <= day],
        "published": [c.id for c in archive.links.published.get(actor.id, ()) if published_day(c) <= day],
        "positions": {
            q.id: _position(standings.at(q.id, day).positions[actor.id])
            for q in archive.links.concerned.get(actor.id, ())
        },
    }


def as_json(values: Shown) -> str:
    """What was shown, for scripts."""
    return json.dumps(values, ensure_ascii=False, indent=2)


def as_text(standings: Standings, values: Shown) -> str:
    """What was shown, for people."""
    lines = _question_lines(standings, values) if "question" in values else _lines(values)
    return "\n".join(map(on_one_line, lines))  # no value begins a line


def _question_lines(standings: Standings, values: Shown) -> Iterator[str]:
    question, day = standings.archive.questions[values["question"]], date.fromisoformat(values["as_of"])
    reasons = Reasons(standings)
    since = standings.since(question.id, day)
    yield question.text
    yield f"{values['standing']}{f' since {since}' if since else ''}, as of {day}"
    yield from (f"  {given.finding_line(held)}" for held in values["findings"])
    for badge, reason in reasons.badges(question, day):
        yield f"  {badge.value}: {with_refs(reason)}"
    for reason in reasons.beside(question, day):
        yield f"  side by side: {with_refs(reason)}"
    yield from _section("positions", (_position_line(party, p) for party, p in values["positions"].items()))
    yield from _section("origins", (f"{how}: {', '.join(who) or 'none'}" for how, who in values["origins"].items()))
    yield from _section("answers", (given.answer_line(answer) for answer in values["answers"]))
    yield from _section("counts of a part, no answers", (given.answer_line(answer) for answer in values["parts"]))
    yield from _section("comments, no answers", (given.comment_line(comment) for comment in values["comments"]))
    yield from _section("searches, which found nothing", (given.search_line(search) for search in values["searches"]))
    yield from _section("history", (line for entry in values["history"] for line in as_lines(entry)))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ("", title)
        yield from (f"  {line}" for line in listed)


def _position_line(party: str, position: Mapping[str, str | None]) -> str:
    since = f" since {position['since']} ({position['source']})" if position["since"] else ""
    return f"{party}: {position['stance']}{since}"


def _lines(values: Any, indent: str = "") -> Iterator[str]:
    """Plain values as lines: `key: value`, lists and mappings below their key."""
    for key, value in values.items():
        if isinstance(value, dict) and value:
            yield f"{indent}{key}:"
            yield from _lines(value, indent + "  ")
        elif isinstance(value, list) and value:
            yield f"{indent}{key}:"
            yield from (f"{indent}  {_one_line(item)}" for item in value)
        elif value not in (None, [], {}):
            yield f"{indent}{key}: {value}"


def _one_line(item: Any) -> str:
    if isinstance(item, dict):
        return "  ".join(_one_line(value) for value in item.values())
    return ", ".join(map(str, item)) if isinstance(item, list) else str(item)
