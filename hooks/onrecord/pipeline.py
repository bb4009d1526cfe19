"""The table of contents of a build: a checked archive → every page of the site.

`load` (from `loading`) reads and checks a folder; `pages` makes what a reader gets. What is derived
from an archive and a date (origins, positions, standings) is asked for by the pages that show it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .exports import atom_feed
from .exports.json_ld import heads
from .exports.share_image import content
from .json_schema import assets as schemas
from .load import Loaded, load
from .maps.outlines import Country
from .model.edtf_dates import in_words
from .output import Asset, Page, Record
from .pages.evidence_pack import page as evidence_pack_page
from .pages.form import page as form_page
from .pages.lists import actors, changes, contested, home, ledgers, recheck, timeline, topics_and_places
from .pages.lists.tiles import newest_cards
from .pages.question import page as question_page
from .pages.question import standing_changes
from .pages.reference import card_format, rules
from .pages.render import Renderer
from .pages.search import page as search_page
from .pages.search import records
from .pages.source import page as source_page
from .pages.source import withdrawn
from .pages.statement.views import Views
from .problems.catalogue import catalogue
from .problems.formats import as_text, count
from .problems.problem import Problem
from .reading.checksums import Edition, revision_of
from .standings.derive import derive

__all__ = ["Loaded", "Setting", "load", "newest_source", "pages", "problem_page", "site"]


@dataclass(frozen=True)
class Setting:
    """What a build knows besides the archive and its date.

    Where the archive's files are edited and where the site is published, if anywhere; the git commit that the files
    lie in, if any; the CSS of evidence packs; the outlines that maps are drawn from, without which there are none;
    and what gives a picture that was drawn before, by its key, or else draws it.
    """

    edit_base: str = ""
    site_url: str = ""
    commit: str = ""
    pack_style: str = ""
    world: tuple[Country, ...] = ()
    keep: content.Keep = content.anew


def pages(loaded: Loaded, as_of: date, setting: Setting = Setting()) -> Iterator[Page]:
    """Every page of an archive without errors, as of a day."""
    views = Views(derive(loaded.archive), as_of)
    head = heads(views, setting.site_url)
    return (head(made) for made in _made(loaded, views, setting) if isinstance(made, Page))


def site(loaded: Loaded, as_of: date, setting: Setting = Setting()) -> Iterator[Page | Asset | Record]:
    """Every page, every file that is none, every record of the search."""
    views = Views(derive(loaded.archive), as_of)
    head = heads(views, setting.site_url)
    for made in _made(loaded, views, setting):
        yield head(made) if isinstance(made, Page) else made
    yield from content.pictures(views, setting.keep)


def _made(loaded: Loaded, views: Views, setting: Setting) -> Iterator[Page | Asset | Record]:
    """Everything but the pictures, in the order in which it is made; the pages have no heads yet."""
    edition = Edition(revision_of(loaded.files), setting.commit, setting.site_url)
    renderer, edit_base = Renderer(), setting.edit_base
    files = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    turned = standing_changes.turns(views)
    log = changes.changes(views, turned)
    yield home.page(views, renderer, turned)
    yield from source_page.pages(views, renderer, files, edit_base, edition)
    yield from question_page.pages(views, renderer, edition)
    yield from evidence_pack_page.packs(
        views, renderer, evidence_pack_page.Files(files, loaded.files), edition, setting.pack_style
    )
    yield from actors.pages(views, renderer)
    yield from topics_and_places.topic_pages(views, renderer)
    yield from topics_and_places.place_pages(views, renderer, setting.world)
    yield from ledgers.pages(views, renderer)
    yield from withdrawn.pages(views, renderer)
    yield from changes.pages(renderer, log)
    yield atom_feed.feed(log, views.as_of, setting.site_url)
    yield from timeline.pages(views, renderer, turned)
    yield contested.page(views, renderer)
    yield from recheck.pages(views, renderer, files, edit_base)
    yield card_format.page(renderer)
    yield from rules.pages(renderer, list(catalogue().rules.values()))
    yield search_page.page(views, renderer)
    yield from form_page.page_and_assets(views, renderer, loaded, setting.edit_base)
    yield from records.records(views, renderer)
    yield from schemas(setting.site_url)


def newest_source(loaded: Loaded) -> str:
    """The date of the newest source, for a reader: an old archive should look its age."""
    cards = newest_cards(loaded.archive.cards.values()) if not loaded.errors else []
    return in_words(cards[0].published) if cards else ""


def problem_page(url: str, problems: tuple[Problem, ...]) -> Page:
    """The page that stands in for the site while its archive has problems."""
    context = {"problems": [as_text(problem, "sources") for problem in problems], "counted": count(problems)}
    return Renderer().page("problems.html", url, "The archive has problems", context)
