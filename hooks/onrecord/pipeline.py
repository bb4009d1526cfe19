"""The table of contents of a build: a checked archive → every page of the site.

`load` reads and checks a folder. `plan` derives how every question stood on every day, and says all that is to be made
for a reader; `_kinds` is the list of it. `site` makes it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import Final, TypeVar

from .exports import embed
from .exports.alternates import alternates
from .exports.citations import files as citation_files
from .exports.citations.coins import spans
from .exports.feeds.files import Feeds
from .exports.json_ld import heads
from .exports.last_changes import last_changes
from .exports.share_image import content
from .exports.tables import data_files
from .exports.tables.table import Export
from .exports.taking import of_all_statements, of_the_archive, taking
from .json_schema import assets as schemas
from .kept import Keep, anew
from .load import Loaded, load
from .maps.outlines import World, nowhere
from .model.edtf_dates import in_words
from .output import Asset, LargeFile, Output, Page, Record, Task
from .pages.evidence_pack import page as evidence_pack_page
from .pages.evidence_pack.files import Files
from .pages.form import page as form_page
from .pages.home import page as home_page
from .pages.lists import actors, as_of, contested, indexes, ledgers, look_again, recheck, timeline
from .pages.lists import changes as change_log
from .pages.lists.drawn_maps import Maps
from .pages.lists.topics_and_places import place_pages, topic_pages
from .pages.question import page as question_page
from .pages.question.list_of_questions import list_of_questions
from .pages.question.standing_changes import StandingChange, standing_changes
from .pages.reference import card_format, rules
from .pages.render import Renderer
from .pages.search import page as search_page
from .pages.search import page_records, records
from .pages.search.word_groups import word_groups
from .pages.shared.taking import nothing
from .pages.source import page as source_page
from .pages.source import withdrawn
from .pages.source.list_of_sources import list_of_sources
from .pages.statement.order import newest_cards
from .pages.statement.views import ArchiveViews
from .problems.catalogue import catalogue
from .problems.formats import as_texts, count
from .problems.problem import Problem
from .progress import Finished, Phase, Report, Started, unreported
from .reading.checksums import NAME, Edition, revision_of
from .standings.derive import derive
from .wording import labels

__all__ = ["Loaded", "Plan", "Setting", "Step", "load", "newest_source", "pages", "plan", "problem_page", "site"]

T = TypeVar("T")


@dataclass(frozen=True)
class Setting:
    """What a build knows besides the archive and its date.

    What the archive is called, what it is about, and who runs it; where its files are edited and where the site is
    published, if anywhere; the git commit that the files lie in, if any; the CSS of evidence packs; the
    outlines that maps are drawn from, without which there are none; where a reader reports something on a page; and
    what gives a picture or a map that was drawn before, by what it shows, or else draws it. `exports` is whether the
    site gives its data away too, in files beside its pages; without them no page leads to one.
    """

    name: str = NAME
    about: str = ""
    operator: str = ""
    edit_base: str = ""
    site_url: str = ""
    commit: str = ""
    pack_style: str = ""
    world: World = nowhere
    report: look_again.Report = lambda about, page: ""
    keep: Keep = anew
    exports: bool = True


Kind = tuple[str, Callable[[], Iterable[Output | Task]]]
"""A kind of output: what it is called, and what says all that is to be made of it."""


_NO_PAGES: Final = frozenset({"pictures", "feeds", "citations", "embeds"})
"""Kinds of output that are files alone."""


@dataclass(frozen=True)
class Step:
    """A kind of output, and all that is to be made of it."""

    name: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Plan:
    """All that is to be made of an archive, before it is made.

    `finished` makes what a task says: a page with its head, a file, records of the search. `changed` is the day on
    which what lies at an address last changed, where a date tells it.
    """

    steps: tuple[Step, ...]
    finished: Callable[[Task], Iterator[Output]]
    changed: Callable[[str], date | None]


def plan(loaded: Loaded, as_of: date, setting: Setting = Setting(), report: Report = unreported) -> Plan:
    """What is to be made of an archive without errors, as of a day; the phase `derive` is reported."""
    report(Started(Phase.DERIVE))
    views = ArchiveViews(derive(loaded.archive), as_of, loaded.recorded, setting.operator)
    changes = standing_changes(views)
    head, changed = heads(views, setting.site_url, setting.name), last_changes(views)
    edition = Edition(revision_of(loaded.files), setting.commit, setting.site_url, setting.name)
    beside, cited = alternates(views) if setting.exports else _nothing, spans(views, edition)
    keep, name = setting.keep, setting.name
    kinds = [
        *_kinds(loaded, views, changes, edition, setting),
        ("pictures", lambda: content.pictures(views, keep, name)),
    ]
    steps = tuple(Step(kind, tuple(_tasks(outputs()))) for kind, outputs in kinds)
    report(Finished(Phase.DERIVE, _derived_in_words(loaded, len(changes))))
    renderer, groups = Renderer(), word_groups(loaded.archive, loaded.synonyms)

    def finished(task: Task) -> Iterator[Output]:
        made = task.make()
        for one in [made] if isinstance(made, Page | Asset | LargeFile) else made:
            if isinstance(one, Page):
                html = f"{one.html}{cited(one.url)}"
                yield replace(head(one), html=html, changed=changed(one.url), alternates=beside(one.url))
                yield from page_records.list_record(one, renderer, groups)
            else:
                yield one

    return Plan(steps, finished, changed)


def _tasks(outputs: Iterable[Output | Task]) -> Iterator[Task]:
    """Tasks as they are; what is made already, as tasks that have only to be handed over."""
    records = []
    for output in outputs:
        match output:
            case Task():
                yield output
            case Record():
                records.append(output)
            case _:
                yield Task(output.url, partial(_itself, output))
    if records:
        yield Task(None, partial(_itself, records))


def _nothing(url: str) -> str:
    return ""


def _itself(made: T) -> T:
    return made


def site(loaded: Loaded, as_of: date, setting: Setting = Setting()) -> Iterator[Output]:
    """Every page, every file that is none, every record of the search of an archive without errors, as of a day."""
    planned = plan(loaded, as_of, setting)
    for step in planned.steps:
        for task in step.tasks:
            yield from planned.finished(task)


def pages(loaded: Loaded, as_of: date, setting: Setting = Setting()) -> Iterator[Page]:
    """Every page of an archive without errors, as of a day."""
    planned = plan(loaded, as_of, setting)
    for step in planned.steps:
        for task in step.tasks if step.name not in _NO_PAGES else ():
            yield from (made for made in planned.finished(task) if isinstance(made, Page))


def _derived_in_words(loaded: Loaded, changes: int) -> str:
    questions = labels.counted(len(loaded.archive.questions), "question")
    return f"{questions}, {labels.counted(changes, 'change')} of standing"


def _kinds(
    loaded: Loaded, views: ArchiveViews, changes: tuple[StandingChange, ...], edition: Edition, setting: Setting
) -> tuple[Kind, ...]:
    """Everything but the pictures, in the order in which it is made; the pages have no heads yet."""
    renderer, edit_base, site_url = Renderer(), setting.edit_base, setting.site_url
    maps = Maps(setting.world, setting.keep)
    paths = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    groups = word_groups(loaded.archive, loaded.synonyms)
    take = taking(views.archive, edition) if setting.exports else nothing

    def report(about: str, page: str) -> str:
        return setting.report(about, f"{site_url}{page}")

    def home() -> Page:
        offers = of_the_archive() if setting.exports else ()
        return home_page.page(views, renderer, changes, setting.name, setting.about, take, offers)

    def cards() -> Iterator[Task]:
        return source_page.pages(views, renderer, paths, edit_base, edition, take)

    def questions() -> Iterator[Task]:
        return question_page.pages(views, renderer, edition, take=take)

    statements = of_all_statements() if setting.exports else None
    files, log = Files(paths, loaded.files), change_log.changes(views, changes)
    return (
        ("home page", lambda: [Task("", home)]),
        ("sources", lambda: chain(list_of_sources(views, renderer), cards())),
        ("data", lambda: data_files.tasks(Export(views, edition), renderer) if setting.exports else ()),
        ("questions", lambda: chain(list_of_questions(views, renderer), questions())),
        ("evidence packs", lambda: evidence_pack_page.packs(views, renderer, files, edition, setting.pack_style)),
        ("actors", lambda: chain(indexes.actors(views, renderer), actors.pages(views, renderer, take=take))),
        ("topics", lambda: chain(indexes.topics(views, renderer), topic_pages(views, renderer, take=take))),
        ("places", lambda: chain(indexes.places(views, renderer, maps), place_pages(views, renderer, maps, take=take))),
        ("ledgers", lambda: ledgers.pages(views, renderer)),
        ("withdrawn", lambda: withdrawn.pages(views, renderer)),
        ("changes", lambda: change_log.pages(renderer, log)),
        ("feeds", lambda: Feeds(views, log, site_url, setting.name).tasks(setting.exports)),
        ("citations", lambda: citation_files.tasks(views, edition) if setting.exports else ()),
        ("embeds", lambda: embed.tasks(views, edition) if setting.exports else ()),
        ("timeline", lambda: timeline.pages(views, renderer, changes, log, table=statements)),
        ("as it stood", lambda: as_of.pages(views, renderer, edition.revision)),
        ("contested", lambda: contested.pages(views, renderer)),
        ("re-check", lambda: recheck.pages(views, renderer, look_again.Files(paths, edit_base), report)),
        ("card format", lambda: [card_format.page(renderer)]),
        ("rules", lambda: rules.pages(renderer, list(catalogue().rules.values()), setting.keep)),
        ("search", lambda: search_page.tasks(views, renderer, setting.exports)),
        ("form", lambda: form_page.page_and_assets(views, renderer, loaded, edit_base)),
        ("search records", lambda: records.tasks(views, groups)),
        ("pages to be found", lambda: page_records.tasks(views, groups)),
        ("words of the search", lambda: [Asset("search/words.json", groups.as_json().encode())]),
        ("schemas", lambda: schemas(site_url)),
    )


def newest_source(loaded: Loaded) -> str:
    """The date of the newest source, for a reader: an old archive should look its age."""
    cards = newest_cards(loaded.archive.cards.values()) if not loaded.errors else []
    return in_words(cards[0].published) if cards else ""


def problem_page(url: str, problems: tuple[Problem, ...]) -> Page:
    """The page that stands in for the site while its archive has problems."""
    context = {"problems": as_texts(problems, "sources"), "counted": count(problems)}
    return Renderer().page("problems.html", url, "The archive has problems", context)
