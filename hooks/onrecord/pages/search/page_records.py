"""What search finds besides statements: questions with their answers, sources, actors, topics, places, pages.

Each is a small page like a statement's (`records`), drawn from its title, its answer and a line about it. None has the
filters of statements, so that choosing one of these finds statements alone; `result` tells the kinds of result apart.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from markupsafe import Markup

from ...model.annotated_markdown import plain
from ...model.entities import Actor, Card, Place, Question, Topic
from ...output import Page, Record, Task
from ...vocabulary import EntityKind
from ...wording import labels
from ..render import Renderer, first_sentences
from ..shared.asked import asked
from ..source.titles import titles
from ..statement.headline import headline
from ..statement.links import url_of
from ..statement.order import first_day_of_card, newest_cards
from ..statement.view_types import Link
from ..statement.views import ArchiveViews
from .record import batches, record
from .result import as_json, without_empty
from .word_groups import NO_GROUPS, WordGroups
from .words import new_words, searched

RESULTS: Final = {
    "question": ("question", "questions"),
    "statement": ("statement", "statements"),
    "source": ("source", "sources"),
    "actor": ("actor", "actors"),
    "tag": ("topic or place", "topics and places"),
    "page": ("page", "pages"),
}
"""The kinds of result, in the order in which a reader meets them, and what one and several of each are called."""
LISTS: Final = frozenset(
    [
        "questions/",
        "sources/",
        "actors/",
        "topics/",
        "places/",
        "timeline/",
        "as-of/",
        "contested/",
        "changes/",
        "recheck/",
        "verified/",
        "attributed/",
        "unacknowledged/",
        "contribute/new/",
        "card-format/",
        "rules/",
    ]
)
"""The lists and the other single pages that the archive makes; who looks for one is led to it, not to what it holds."""
_HEADING: Final = re.compile(r'<h2[^>]*\sid="(?P<id>[^"]+)"[^>]*>(?P<title>.*?)</h2>', re.DOTALL)
_PERMALINK: Final = re.compile(r'<a class="headerlink".*?</a>', re.DOTALL)
_BLOCK: Final = re.compile(r"<(/?(?:p|h[1-6]|li|t[dhr]|d[dtl]|ul|ol|pre|div|br|table|blockquote)\b)")
_SHOWN: Final = 220
_HEADLINE: Final = {(True, True): "Headline in English:", (True, False): "Headline:", (False, False): ""}
"""What stands before the title of a source: by whether it is a headline, and translated."""


Words = tuple[tuple[float, str], ...]
"""What is searched, each with its weight."""


@dataclass(frozen=True, slots=True)
class Found:
    """A page that search finds: its kind of result, what kind it says it is, its title, a line about it."""

    result: str
    label: str
    title: Link
    words: Words
    about: str = ""
    standing: str = ""
    answer: str = ""
    dated: str = ""
    headline: str = ""
    said: Link | None = None
    day: date | None = None
    speakers: tuple[str, ...] = ()


def page_records(views: ArchiveViews, groups: WordGroups = NO_GROUPS) -> Iterator[Record]:
    """A record for each question, source, actor, topic and place, in the order of their lists."""
    return records_of((find() for find in _finding(views)), groups)


def tasks(views: ArchiveViews, groups: WordGroups = NO_GROUPS) -> Iterator[Task]:
    """The same records, to be made some at a time."""
    for some in batches(_finding(views)):
        yield Task(None, partial(_records_of, some, groups))


def _records_of(finding: Iterable[Callable[[], Found]], groups: WordGroups) -> Iterator[Record]:
    return records_of((find() for find in finding), groups)


def _finding(views: ArchiveViews) -> Iterator[Callable[[], Found]]:
    """What gives each page that is found, once it is asked for."""
    archive, titled = views.archive, titles(views.archive)
    yield from (partial(_question, views, question) for question in archive.questions.values())
    yield from (partial(_source, views, card, titled[card.id]) for card in newest_cards(archive.cards.values()))
    yield from (partial(_actor, views, actor) for actor in sorted(archive.actors.values(), key=lambda a: a.name))
    yield from (partial(_tag, views.topic, topic) for topic in archive.topics.values())
    yield from (partial(_tag, views.place, place) for place in archive.places.values())


def records_of(found: Iterable[Found], groups: WordGroups = NO_GROUPS) -> Iterator[Record]:
    """The small page of each; a sort by date leaves out what has no day, and the script puts that after the rest."""
    for one in found:
        tokens = groups.tokens(" ".join(text for _, text in one.words), one.speakers)
        words = [(weight, text) for weight, text in [*_once(one.words), (0.1, tokens)] if text]
        yield record(one.title.url, as_json(_drawn(one)), [("result", one.result)], words, one.day)


def _once(words: Words) -> Iterator[tuple[float, str]]:
    """The words, each only where it weighs most: the index has a place for every one."""
    before = ""
    for weight, text in words:
        yield weight, searched(text if not before else " ".join(new_words([text], before)))
        before += f" {text}"


def _drawn(found: Found) -> dict[str, Any]:
    facts = {
        "result": found.result,
        "label": found.label,
        "title": found.title.text,
        "lang": found.title.lang,
        "url": found.title.url,
        "standing": found.standing,
        "answer": found.answer,
        "dated": found.dated,
        "headline": found.headline,
        "printed": {"text": found.said.text, "lang": found.said.lang} if found.said else None,
        "about": found.about,
    }
    return without_empty(facts)


def _question(views: ArchiveViews, question: Question) -> Found:
    """A question with its answer in words: how it stands, from when on, and what was found."""
    told, parties = asked(views, question), [views.archive.actor(party) for party in question.concerns]
    names = [name for actor in parties for name in (actor.name, *actor.aliases)]
    notes = [held.finding.note for held in views.verifying(question.id)]
    beside = " · ".join(words for words in (told.origins, *(badge.words for badge in told.badges)) if words)
    return Found(
        result="question",
        label="Question",
        title=told.question,
        words=(
            (9.0, question.text),
            (2.0, f"{told.kind_words} {told.words} {beside}"),
            (1.0, " ".join([*names, *question.all_measures, question.unit or "", *notes])),
        ),
        about=beside,
        standing=told.kind,
        answer=told.kind_words,
        dated=told.words,
        speakers=question.concerns,
    )


def _source(views: ArchiveViews, card: Card, title: str) -> Found:
    """A source by its page's title, with its headline marked as one, found by its summary too."""
    publisher, summary = views.archive.actor(card.publisher).name, plain(card.summary)
    printed, titles = headline(card), f"{card.title} {card.title_translation or ''}"
    return Found(
        result="source",
        label=labels.CARD_TYPE[card.type],
        title=Link(title, url_of(EntityKind.CARD, card.id)),
        words=((6.0, titles), (3.0, publisher), (1.0, f"{summary} {' '.join(card.authors)}")),
        about=first_sentences(summary, _SHOWN),
        headline=_HEADLINE[printed.real, bool(printed.translation)],
        said=Link(printed.translation or printed.words, "", "" if printed.translation else printed.lang),
        day=first_day_of_card(card),
    )


def _actor(views: ArchiveViews, actor: Actor) -> Found:
    """An actor, found by all its names, and by whom it speaks for."""
    above = views.archive.actor(actor.part_of).name if actor.part_of else ""
    return Found(
        result="actor",
        label=labels.ONE_ACTOR[actor.type],
        title=views.actor(actor.id),
        words=((9.0, " ".join([actor.name, *actor.aliases])), (1.0, f"{above} {actor.note or ''}")),
        about=f"Part of {above}" if above else "",
        speakers=(actor.id,),
    )


def _tag(link: Callable[[str], Link], tag: Topic | Place) -> Found:
    title = link(tag.id)
    label, about = ("Topic", tag.description) if isinstance(tag, Topic) else ("Place", tag.country)
    return Found("tag", label, title, ((9.0, tag.name), (1.0, about)), about)


def list_record(page: Page, _: Renderer, groups: WordGroups = NO_GROUPS) -> Iterator[Record]:
    """The record of a list, or of another single page that the archive makes; of any other page none."""
    if page.url in LISTS:
        link = Link(page.title, page.url)
        words = ((7.0, page.title), (1.0, page.description))
        found = Found("page", "Page", link, words, first_sentences(page.description, _SHOWN))
        yield from records_of([found], groups)


def written_records(
    url: str, title: str, described: str, html: str, _: Renderer, groups: WordGroups = NO_GROUPS
) -> Iterator[Record]:
    """The records of a page written by hand: one for it, and one for each of its parts, which is led to itself."""
    parts = list(_HEADING.finditer(html))
    lead = _text(html[: parts[0].start()] if parts else html)
    found = [Found("page", "Page", Link(title, url), ((7.0, title), (1.0, f"{described} {lead}")), described)]
    ends = [*(part.start() for part in parts), len(html)][1:]
    for part, end in zip(parts, ends, strict=True):
        heading, text = _text(part["title"]), _text(html[part.end() : end])
        link = Link(f"{heading} · {title}", f"{url}#{part['id']}")
        found.append(Found("page", "Page", link, ((4.0, heading), (0.7, text)), first_sentences(text, _SHOWN)))
    return records_of(found, groups)


def _text(html: str) -> str:
    return Markup(_BLOCK.sub(r" <\1", _PERMALINK.sub("", html))).striptags()
