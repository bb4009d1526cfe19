"""A statement, and statements in their lanes, drawn by plain functions: HTML in which every text is escaped."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Protocol

from .drawn_parts import a, chain, evidence, kind, links, mention, mentions, standing, telling, time
from .view_types import Answer, Elsewhere, Group, Lane, Lanes, LaterWord, Mention, Shown, StatementView, Telling


class Anchor(Protocol):
    """Where a statement stands on a page that is not its own: an id, and its address in words."""

    @property
    def id(self) -> str:
        """The id."""

    @property
    def address(self) -> str:
        """The address on the site."""


def statement(
    s: StatementView,
    root: str,
    grouped: str = "",
    figures: object = True,
    brief: bool = False,
    also: Iterable[Telling] = (),
    anchor: Anchor | None = None,
    more: int = 0,
) -> str:
    """A statement on a page that is not its source's.

    `grouped` is the heading that it stands under, `figures` whether its figure is shown, `also` who else tells of it;
    `more` are those that it is tied to and that are not named here.
    """
    basis = f' <span class="basis">{escape(s.basis)}</span>' if s.basis and not grouped else ""
    figure = f'<p class="figure">{escape(s.figure)}</p>\n' if s.figure and figures else ""
    own_id = f' id="{escape(anchor.id)}"' if anchor else ""
    return (
        f'<article class="statement {escape(s.kind)}" aria-label="{escape(s.label)}"{own_id}>\n'
        f'<p class="top">{kind(s.kind, s.kind_words)}{basis}</p>\n'
        f"{chain(s.chain, root)}"
        f'{figure}<p class="text">{escape(s.text)}</p>\n{quote(s)}'
        f"{meta(s, root, also=also, questions=not brief, comments=not (brief and grouped))}"
        f'<p class="permalink">{_source_of(s, root, anchor, more)}</p>\n</article>\n'
    )


def quote(s: StatementView) -> str:
    """The words in the language in which they were said, if they are recorded."""
    language = f'lang="{escape(s.quote_language)}" dir="auto"'
    return f'<blockquote class="quote" {language}><p>{escape(s.quote)}</p></blockquote>\n' if s.quote else ""


def _source_of(s: StatementView, root: str, anchor: Anchor | None, more: int) -> str:
    words = f"In its source: {escape(s.source.text)}"
    if anchor:
        address = f'<span class="address">{escape(anchor.address)}</span>'
        return f'<a href="{root}{escape(s.source.url)}">{words}</a> · {address}'
    tied = f", with {more} more that tell of it or that it is tied to" if more else ""
    return f'<a href="{root}{escape(s.url)}">{words}</a>{tied}'


def meta(
    s: StatementView,
    root: str,
    *,
    on_card: bool = False,
    also: Iterable[Telling] = (),
    questions: bool = True,
    comments: bool = True,
    elsewhere: Iterable[Elsewhere] = (),
) -> str:
    """All that is known of a statement besides its words.

    `questions` is whether what it answers and is about is told, `comments` what it comments on.
    """
    items = [
        *_of_parties(s, root),
        *_of_grounds(s, root),
        *([] if s.by else [f"<li>{_dated(s, on_card)}</li>"]),
        *_of_passage(s),
        *_of_origins(s, root, on_card),
        *_told_by(also, root),
        *(_comments(s, root) if comments else ()),
        *(_of_questions(s, root, on_card) if questions else ()),
        *_of_neighbours(s, root),
        *[f"<li>Corrected {time(day)}</li>" for day in s.corrected],
        *([f'<li class="note">{escape(s.note)}</li>'] if s.note and not on_card else []),
        *[_elsewhere(other, root) for other in elsewhere],
    ]
    listed = "\n".join(items)
    return f'<ul class="meta">\n{listed}\n</ul>\n'


def _of_parties(s: StatementView, root: str) -> Iterator[str]:
    """What came since, and what the parties concerned have not acknowledged."""
    for word in s.since:
        yield f'<li class="party">{_since(word, root)}</li>'
    if s.later:
        yield f'<li class="later">{escape(s.later)}</li>'
    for party in s.parties:
        later = f" {_since(party.since, root)}" if party.since else ""
        report = f"as reported {time(s.published)} by {a(s.source, root)}.{later}"
        yield f'<li class="party"><b>{a(party.name, root)}</b> {escape(party.how)}, {report}</li>'


def _since(word: LaterWord, root: str) -> str:
    return f'<b>Since then:</b> <a href="{root}{escape(word.url)}">{escape(word.text)}</a>.'


def _of_grounds(s: StatementView, root: str) -> Iterator[str]:
    if s.by:
        yield f"<li>On record: {a(s.by, root)}</li>"
    if s.evidence:
        yield f"<li>Evidence: {evidence(s.evidence, root)}</li>"


def _dated(s: StatementView, on_card: bool) -> str:
    """When it was said or published, for when it holds, and where in its source it stands."""
    published = "" if on_card or s.said.words == s.published.words else f", published {time(s.published)}"
    said = f"{'Made public' if s.made_public else 'Said'} {time(s.said)}{published}"
    holds = f"; holds for {time(s.as_of)}" if s.as_of else ""
    where = f" · {escape(s.locator)}" if s.locator else ""
    return f"{said if s.said_on else f'Published {time(s.published)}'}{holds}{where}"


def _of_passage(s: StatementView) -> Iterator[str]:
    if s.passage:
        yield f'<li><a href="{escape(s.passage)}" rel="external">The sentence in its source</a></li>'


def _of_origins(s: StatementView, root: str, on_card: bool) -> Iterator[str]:
    if on_card and s.origins:
        groups = [f"{'anonymous, through ' if o.anonymous else ''}{a(o.group, root)}" for o in s.origins]
        yield f"<li>Counted as coming from: {'; '.join(groups)}</li>"
    if s.unverified_by:
        yield f"<li>{links(s.unverified_by, root)} has not verified this</li>"


def _told_by(also: Iterable[Telling], root: str) -> Iterator[str]:
    told = "".join([f"<li>{telling(other, root)}</li>" for other in also])
    if told:
        yield f'<li>Also told by <ul class="mentions">{told}</ul></li>'


def _comments(s: StatementView, root: str) -> Iterator[str]:
    for question in s.comments_on:
        yield f"<li>Comments on “{a(question, root)}”, without answering it</li>"


def _of_questions(s: StatementView, root: str, on_card: bool) -> Iterator[str]:
    """What it answers, and whom and what it is about."""
    for answer in s.answers:
        stands = standing(answer.standing, answer.standing_words)
        yield f"<li>{_answer(answer, root)}{f'. The question now stands: {stands}' if on_card else ''}</li>"
    for words, named in (("About", s.about), ("Place:", s.places), ("Topic:", s.topics)):
        if named:
            yield f"<li>{words} {links(named, root)}</li>"


def _answer(answer: Answer, root: str) -> str:
    question, words = a(answer.question, root), f"<b>{escape(answer.words)}</b>"
    measure = f" ({escape(answer.measure)})" if answer.measure or answer.part else ""
    if answer.part:
        return f"Counts a part of what is asked in “{question}”: {words}{measure}; no answer to it"
    return f"Answers “{question}”: {words}{measure}"


def _of_neighbours(s: StatementView, root: str) -> Iterator[str]:
    """The statements that it tells again, rests on or replaces, and those that do so with it."""
    if s.rendering_of:
        same = mention(s.rendering_of, root)
        yield f"<li>The same words, told differently: {same} This one is not counted.</li>"
    for title, listed in _neighbours(s):
        if listed:
            yield f"<li><b>{title}</b>\n{mentions(listed, root)}</li>"


def _neighbours(s: StatementView) -> tuple[tuple[str, tuple[Mention, ...]], ...]:
    return (
        ("Told differently by", s.renderings),
        ("Based on", s.rests_on),
        ("Others based on it, or citing it:", s.rested_on_by),
        ("Replaces", s.supersedes),
        ("Replaced by", s.superseded_by),
    )


def _elsewhere(other: Elsewhere, root: str) -> str:
    """Other statements on the same question, folded."""
    on = f", on “{escape(other.question.text)}”" if other.several else ""
    heading = f"{escape(other.heading)}{on} ({len(other.mentions) + other.more})"
    url = f"{root}{escape(other.question.url)}"
    more = f'\n<a href="{url}">{other.more} more on the question’s page</a>' if other.more else ""
    return (
        f'<li class="elsewhere"><details{" open" if other.open else ""}><summary>{heading}</summary>\n'
        f"{mentions(other.mentions, root)}{more}</details></li>"
    )


def lane_head(lane: Lane) -> str:
    """What a lane is called, and what it means."""
    return (
        f'<header>\n<h3 class="kind {escape(lane.kind)}">{escape(lane.heading)}</h3>\n'
        f"<p>{escape(lane.means)}</p>\n</header>\n"
    )


def section(lane: Lane, name: str, contents: str) -> str:
    """A lane with what lies in it; an empty one is a line. Its id begins with `name`."""
    none = "" if lane.count else " none"
    opening = f'<section class="lane {escape(lane.kind)}{none}" id="_{escape(name)}{escape(lane.kind)}">'
    return f"{opening}\n{lane_head(lane)}{contents}</section>\n"


def group_heading(group: Group) -> str:
    """The heading of a group inside a lane, if it has one."""
    return f'<h4 class="group">{escape(group.heading)}</h4>\n' if group.heading else ""


def lanes(
    three: Lanes,
    root: str,
    name: str = "",
    figures: object = True,
    brief: bool = False,
    anchors: Mapping[str, Anchor] | None = None,
    fold: bool = False,
) -> str:
    """Statements in their three lanes, beside one another; with `fold`, most of a long group behind a button.

    `anchors` are by addresses, where a page has ids of its own.
    """

    def drawn(group: Group, shown: Iterable[Shown]) -> str:
        every = [
            statement(s.view, root, group.heading, figures, brief, s.also, (anchors or {}).get(s.view.url), s.more)
            for s in shown
        ]
        return f'<div class="statements">{"".join(every)}</div>'

    def contents(group: Group) -> str:
        shown = drawn(group, group.first if fold else group.statements)
        rest = group.rest if fold else ()
        more = f'<details class="rest"><summary>{len(rest)} more</summary>{drawn(group, rest)}</details>\n'
        return f"{group_heading(group)}{shown}\n{more if rest else ''}"

    drawn_lanes = [section(lane, name, "".join(map(contents, lane.groups))) for lane in three]
    return f'<div class="lanes">\n{"".join(drawn_lanes)}</div>\n'
