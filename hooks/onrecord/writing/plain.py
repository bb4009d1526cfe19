"""The site, written without MkDocs and its theme: `onrecord build --writer plain`.

Pages of the archive are the same to the byte. Those that are written by hand have the archive's skeleton in the place
of the theme's pages; what the theme's settings add to these alone is left out, and said.
"""

import gzip
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .. import environment
from ..exports.theme import sitemaps, stylesheets
from ..exports.theme.robots import robots
from ..exports.theme.web_app import TOUCH_ICON, web_app
from ..kept import kept_in
from ..output import Asset, Record
from ..pages.render import compile_templates
from ..pipeline import Loaded, Plan, Setting, plan
from ..progress import Noted, Phase, Started
from ..site_files import sign
from ..site_settings.operator import operator, unset_refused
from ..site_settings.reader import SiteSettings
from . import checked_settings, finish, own_files
from .by_hand import ByHand, Planned
from .checked_settings import THEMES_ICON, Folders
from .files import Job, Written, batches, file_at, put_file, spooled, write
from .layouts import Layouts
from .layouts import finished as with_policy
from .left_out import not_made, not_shown, plugins
from .own_files import OwnFiles
from .pages_by_hand import reader, url_of
from .read import NotBuilt, errors_in_words, loaded_from, of_archive, of_settings, setting_of
from .skeleton import Skeleton
from .taken import refuse_two_at_one
from .told import report
from .workers import Workers


def build(settings: SiteSettings, site_dir: Path, strict: bool) -> list[str]:
    """Write a site into an empty folder; what is wrong with it, but does not stop it, is given back.

    Raises NotBuilt; NoSuchExtension, TwoAtOne, WorkerFailed and NotIndexed as they come.
    """
    loaded, built = _checked(settings, strict)
    plan_ = plan(loaded, built["as_of"]["day"], _setting(settings), report)
    own = own_files.own_files(settings.docs, settings.custom, settings.excluded, settings.not_in_nav)
    report(Started(Phase.WRITE))
    refuse_two_at_one(plan_, {file_at(url_of(path)): path for path in own.pages} | {url: url for url in own.files})
    planned = Planned(plan_)
    by_hand = ByHand(settings, own, planned, built)
    listed = [
        *((quote(url_of(path)), None) for path in own.pages),
        *((url, plan_.changed(url)) for url in planned.pages),
    ]
    skeleton = Skeleton(settings, {**built, "direct": listed}, by_hand.menu())
    layouts = Layouts(skeleton.whole, built["error_report"], settings.url)
    dealt = batches(Job(step.name, task) for step in plan_.steps for task in step.tasks)
    compile_templates()
    templated = [*_of_templates(skeleton, settings.url)]  # before processes are copied: so the theme's are compiled too
    with tempfile.TemporaryDirectory(prefix="onrecord-records-") as spool:
        workers = Workers(dealt, partial(_write, plan_, layouts, site_dir, Path(spool)), environment.processes())
        laid_out = [*by_hand.laid_out(skeleton)]
        assets = [it for it in laid_out if isinstance(it, Asset)]
        for asset in (*_assets(settings, own, built), *templated, *assets):
            put_file(asset, site_dir)
        finish.await_all(workers, dealt)
        finish.tell_what_is_written(site_dir)
        records = [it for it in laid_out if isinstance(it, Record)]
        kept = kept_in(settings.folder / ".cache" / "search")
        finish.make_index(chain(records, spooled(Path(spool))), site_dir, kept)
    sign(site_dir)
    for words in (*finish.to_be_known(built["operator"], settings.file.name, settings.url), *_lacking(settings)):
        report(Noted(Phase.INDEX, words))
    return [*(f"{settings.file.name}: {it}" for it in not_made(settings.written, _hooks(settings))), *by_hand.wrong()]


def _lacking(settings: SiteSettings) -> Iterator[str]:
    yield from filter(None, [not_shown(settings.written)])


def _checked(settings: SiteSettings, strict: bool) -> tuple[Loaded, dict[str, Any]]:
    """The archive, and what every template is given. Raises NotBuilt."""
    folders, file, runs_it = Folders(settings.docs, settings.custom), settings.file, operator(settings.extra)
    styles = checked_settings.own_styles(map(str, settings.styles), folders)
    if said := checked_settings.refused(file, settings.written, folders, styles, plugins(settings.written), {}):
        raise NotBuilt("\n".join(said))
    reader(settings.extensions)
    if refusal := unset_refused(runs_it.unset, file.name, settings.url if strict else ""):
        raise NotBuilt(refusal)
    sources = environment.sources_folder(settings.folder)
    loaded = loaded_from(sources, settings.folder / ".cache" / "checks")
    if errors := errors_in_words(loaded, sources.name):
        raise NotBuilt(errors)
    favicon = checked_settings.favicon(str(settings.theme.get("favicon") or THEMES_ICON), folders)
    return loaded, {
        **of_archive(loaded, environment.as_of_date()),
        **of_settings(settings.theme.get("palette"), styles, runs_it, settings.repository),
        "favicon": favicon,
        "touch_icon": TOUCH_ICON if checked_settings.is_our_icon(favicon, folders) else "",
    }


def _setting(settings: SiteSettings) -> Setting:
    names = (settings.name, settings.about, settings.url, settings.repository, settings.edit_base, settings.extra)
    return setting_of(settings.folder, *names)


def _hooks(settings: SiteSettings) -> Mapping[str, str]:
    """The texts of the hooks that are named."""
    named = [str(hook) for hook in settings.written.get("hooks") or ()]
    return {hook: (settings.folder / hook).read_text("utf-8") for hook in named if (settings.folder / hook).is_file()}


def _write(planned: Plan, layouts: Layouts, site_dir: Path, spool: Path, jobs: Iterator[Job], number: int) -> Written:
    """Make and write, in a process of the build, what falls to it."""
    return write(jobs, planned, layouts, site_dir, spool / f"{number}.jsonl", environment.cpu_seconds)


def _assets(settings: SiteSettings, own: OwnFiles, built: Mapping[str, Any]) -> Iterator[Asset]:
    """All that is no page: what the build makes of the settings, and the files of theme and project over it."""
    yield from stylesheets.drawn(built["palette_css"], settings.name)
    yield robots(settings.url)
    yield from web_app(settings.name, settings.about, our_icon=bool(built["touch_icon"]))
    yield from own_files.assets(own.files, settings.name)


def _of_templates(skeleton: Skeleton, site_url: str) -> Iterator[Asset]:
    """What is made of a template alone: the page of an address that has none, and the list of all pages."""
    yield Asset("404.html", with_policy(skeleton.of_no_page("404.html")).encode())
    listed, lists = sitemaps.divided(skeleton.of_no_page(sitemaps.NAME, pages=()), site_url)
    yield from lists
    yield Asset(sitemaps.NAME, listed.encode())
    yield Asset(f"{sitemaps.NAME}.gz", gzip.compress(listed.encode(), mtime=0))
