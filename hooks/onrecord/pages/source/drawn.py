"""The statements of a card on its own page, drawn by plain functions: HTML in which every text is escaped."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from ..statement.citations import Citation
from ..statement.drawn_parts import a, chain, cite, kind, proviso, time
from ..statement.drawn_statement import group_heading, meta, quote, section
from ..statement.view_types import Elsewhere, Group, Lane, Lanes, Shown, StatementView
from .overtaken import Overtaken
from .since import VerifiedSince

_THEN: Final = '<span class="then"> <span aria-hidden="true">→</span> </span>'


@dataclass(frozen=True, slots=True)
class Beside:
    """What a card's page shows of a statement besides its view."""

    elsewhere: tuple[Elsewhere, ...]
    citation: Citation
    since: tuple[VerifiedSince, ...] = ()
    overtaken: tuple[Overtaken, ...] = ()


def own_lanes(three: Lanes, root: str, beside: Mapping[str, Beside]) -> str:
    """The three kinds one below the other, each as wide as what it holds; `beside` leads from a statement's id."""
    return f'<div class="lanes own">\n{"".join([_lane(lane, root, beside) for lane in three])}</div>\n'


def _lane(lane: Lane, root: str, beside: Mapping[str, Beside]) -> str:
    return section(lane, "", "".join([_group(group, root, beside) for group in lane.groups]))


def _group(group: Group, root: str, beside: Mapping[str, Beside]) -> str:
    drawn = "".join([own_statement(shown, root, beside[shown.view.id]) for shown in group.statements])
    return f'{group_heading(group)}<div class="statements">{drawn}</div>\n'


def own_statement(shown: Shown, root: str, beside: Beside) -> str:
    """A statement on the page of its source: first what it says, then who says it in one line that opens."""
    s = shown.view
    figure = f'<p class="figure">{escape(s.figure)}</p>\n' if s.figure else ""
    label, own_id = escape(s.label), escape(s.id)
    return (
        f'<article class="statement own {escape(s.kind)}" aria-label="{label}" id="{own_id}" tabindex="-1">\n<div>\n'
        f'<p class="text">{escape(s.text)}</p>\n{figure}{quote(s)}{proviso(s.note)}\n'
        f'<details class="app"><summary>{_in_a_line(s)} <span class="open">Details</span></summary>\n'
        f"{chain(s.chain, root)}{meta(s, root, on_card=True, also=shown.also, elsewhere=beside.elsewhere)}"
        f'<p class="permalink"><a href="#{own_id}">Link to this statement</a></p>\n'
        f"{cite(beside.citation)}\n</details>\n</div>\n{_beside_it(beside, root)}</article>\n"
    )


def _in_a_line(s: StatementView) -> str:
    """Its kind, who says it, when, and who has not acknowledged it."""
    parties = [f"{escape(party.name.text)} {escape(party.how)}" for party in s.parties]
    return " · ".join([kind(s.kind, s.basis or s.kind_words), _who(s), _when(s), *parties])


def _who(s: StatementView) -> str:
    if s.by:
        return escape(s.by.text)
    names = [escape(step.in_words) for step in s.chain]
    return _THEN.join([f"<b>{name}</b>" for name in names[:1]] + names[1:])


def _when(s: StatementView) -> str:
    if s.said_on:
        return f"{'made public' if s.made_public else 'said'} {time(s.said)}"
    if s.by:
        return f"{len(s.evidence)} {'piece' if len(s.evidence) == 1 else 'pieces'} of evidence"
    return f"published {time(s.published)}"


def _beside_it(beside: Beside, root: str) -> str:
    """What has been verified since, and what speaks against it or has come in its place."""
    since = [_since(it, root) for it in beside.since]
    notes = "".join([*since, *[_overtaken(it, root) for it in beside.overtaken]])
    return f'<div class="beside-it">{notes}</div>\n' if notes else ""


def _since(it: VerifiedSince, root: str) -> str:
    told = f"<p>{a(it.question, root)} {escape(it.answer)}. {escape(it.ground)}</p>"
    return f'<div class="since {escape(it.kind)}">{kind(it.kind, it.words)}{told}</div>'


def _overtaken(it: Overtaken, root: str) -> str:
    more = f", and {it.more} more" if it.more else ""
    return f'<p class="since"><b>{escape(it.words)}</b> {a(it.other, root)}: {escape(it.answer)}{more}.</p>'
