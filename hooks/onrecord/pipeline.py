"""The table of contents of a build: a checked archive → every page of the site.

`load` (from `loading`) reads and checks a folder; `pages` makes what a reader gets. What is derived
from an archive and a date (origins, positions, standings) is asked for by the pages that show it.
"""

from collections.abc import Iterator
from datetime import date
from importlib import resources

from .dates import in_words
from .loading import Loaded, load
from .pages import (
    actors,
    cards,
    changes,
    contested,
    feed,
    home,
    ledgers,
    questions,
    recheck,
    reference,
    tags,
    timeline,
    turns,
    withdrawn,
)
from .pages.page import Asset, Page
from .pages.reference import RuleText
from .pages.render import Renderer
from .pages.rows import newest_cards
from .pages.views import Views
from .problems import CODES, Problem
from .reports import as_text, count
from .standings import derive
from .values import read

__all__ = ["Loaded", "load", "newest_source", "pages", "problem_page", "rule_texts", "site"]


def pages(loaded: Loaded, as_of: date, edit_base: str = "") -> Iterator[Page]:
    """Every page of an archive without errors, as of a day; `edit_base` is where its files are edited, if anywhere."""
    return (made for made in site(loaded, as_of, edit_base) if isinstance(made, Page))


def site(loaded: Loaded, as_of: date, edit_base: str = "", site_url: str = "") -> Iterator[Page | Asset]:
    """Every page, and every file that is none; `site_url` is where the site is published, if that is known."""
    views, renderer = Views(derive(loaded.archive), as_of), Renderer()
    files = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    yield home.page(views, renderer)
    yield from cards.pages(views, renderer, files, edit_base)
    yield from questions.pages(views, renderer)
    yield from actors.pages(views, renderer)
    yield from tags.topic_pages(views, renderer)
    yield from tags.place_pages(views, renderer)
    yield from ledgers.pages(views, renderer)
    yield from withdrawn.pages(views, renderer)
    turned = turns.turns(views)
    log = changes.changes(views, turned)
    yield from changes.pages(renderer, log)
    yield feed.feed(log, as_of, site_url)
    yield from timeline.pages(views, renderer, turned)
    yield contested.page(views, renderer)
    yield from recheck.pages(views, renderer, files, edit_base)
    yield from reference.pages(renderer, rule_texts())


def newest_source(loaded: Loaded) -> str:
    """The date of the newest source, for a reader: an old archive should look its age."""
    cards = newest_cards(loaded.archive.cards.values()) if not loaded.errors else []
    return in_words(cards[0].published) if cards else ""


def problem_page(url: str, problems: tuple[Problem, ...]) -> Page:
    """The page that stands in for the site while its archive has problems."""
    context = {"problems": [as_text(problem, "sources") for problem in problems], "counted": count(problems)}
    return Renderer().page("problems.html", url, "The archive has problems", context)


def rule_texts() -> list[RuleText]:
    """What the page of rules says of each rule, in the order of the codes."""
    raw = resources.files("onrecord").joinpath("rules.yaml").read_bytes()
    document, problems = read("rules.yaml", raw)
    if problems or document.data is None:
        raise RuntimeError(f"the catalogue of rules is broken: {problems}")
    texts = document.data
    return [
        RuleText(code, texts[code]["group"], texts[code]["why"], texts[code]["wrong"], texts[code]["right"])
        for code in CODES
    ]
