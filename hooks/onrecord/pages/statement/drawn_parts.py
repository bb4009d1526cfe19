"""The small parts of a page, drawn by plain functions: each gives HTML in which every text is escaped.

Functions, since a macro costs some six times as much, and statements are most of what a page shows. `root` is the way
back to the site's root. Each part has one block in record.css.
"""

from collections.abc import Iterable, Sequence
from html import escape

from .citations import Citation
from .view_types import ChainStep, Link, Mention, Telling, When


def a(link: Link, root: str) -> str:
    """A link to a page of the site."""
    lang = f' lang="{escape(link.lang)}" dir="auto"' if link.lang else ""
    return f'<a href="{root}{escape(link.url)}"{lang}>{escape(link.text)}</a>'


def links(listed: Iterable[Link], root: str) -> str:
    """Several, between commas."""
    return ", ".join([a(link, root) for link in listed])


def evidence(listed: Iterable[Link], root: str) -> str:
    """What is cited as evidence: pages of the site and of others."""
    return "; ".join([a(link, "" if "://" in link.url else root) for link in listed])


def time(when: When) -> str:
    """A date."""
    words = escape(when.words)
    return f'<time datetime="{escape(when.iso)}">{words}</time>' if when.iso else words


def kind(name: str, words: str) -> str:
    """The mark of a kind, with its word."""
    return f'<span class="kind {escape(name)}">{escape(words)}</span>'


def standing(name: str, words: str) -> str:
    """The mark of a standing, with its word."""
    return f'<span class="kind stand {escape(name)}">{escape(words)}</span>'


def mention(it: Mention, root: str) -> str:
    """A statement in a line: who, when, what."""
    published = "published " if it.published else ""
    return f'<a href="{root}{escape(it.url)}">{escape(it.who)}</a>, {published}{time(it.when)}: {escape(it.words)}'


def mentions(listed: Iterable[Mention], root: str) -> str:
    """Statements in a list of lines."""
    return f'<ul class="mentions">{"".join([f"<li>{mention(it, root)}</li>" for it in listed])}</ul>'


def telling(it: Telling, root: str) -> str:
    """Another telling of an utterance: its source, through whom, with which figure."""
    of_kind = f" ({kind(it.kind, it.kind_words)})" if it.kind else ""
    aside = f"; <em>{escape(it.aside)}</em>" if it.aside else ""
    return f"{a(it.source, root)}{escape(it.words)}{of_kind}{aside}"


def proviso(note: str) -> str:
    """What a reader must know of a statement, lest its words be taken for more: it goes wherever they go."""
    return f' <small class="proviso">{escape(note)}</small>' if note else ""


def sentence(it: Citation) -> str:
    """A ready sentence to copy; the language of a foreign title is marked."""
    title = escape(it.title)
    marked = f'<span lang="{escape(it.lang)}" dir="auto">{title}</span>' if it.lang else title
    return f"{escape(it.before)}{marked}{escape(it.after)}"


def cite(it: Citation, words: str = "Cite", more: str = "") -> str:
    """A ready sentence behind a button, and where to read on."""
    how = f'<a href="{escape(more)}">How to cite from this site</a>' if more else ""
    copies = '<button type="button" class="copies">Copy</button>'  # by a script: without one it is not shown
    return f'<details class="cite"><summary>{escape(words)}</summary><p>{sentence(it)}</p>{copies}{how}</details>'


def chain(steps: Sequence[ChainStep], root: str) -> str:
    """A chain of attribution, a row of names with arrows; nothing where there is none."""
    if not steps:
        return ""
    told = "Chain of attribution, from who first said it to the publisher"
    hands = [_hand(step, " origin" if step is steps[0] else "", root) for step in steps]
    return f'<ol class="chain" aria-label="{told}">\n{"".join(hands)}</ol>\n'


def _hand(step: ChainStep, origin: str, root: str) -> str:
    name = escape(step.name)
    named = f'<a href="{root}{escape(step.url)}">{name}</a>' if step.url else f"<span>{name}</span>"
    return f'<li class="hand {escape(step.form)}{origin}">{named}{_unnamed(step, root)}</li>\n'


def _unnamed(step: ChainStep, root: str) -> str:
    """What is said of a speaker that is no named actor."""
    if step.form == "document":
        of = f" attributed to {a(step.of, root)}" if step.of else ""
        return f", <em>document{of}, not authenticated</em>"
    return ", <em>not named</em>" if step.form == "anonymous" else ""
