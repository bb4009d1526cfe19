"""What happens when, in a build by MkDocs: with the files beside it all that knows it.

The date and the folder of sources come from outside: ONRECORD_AS_OF, else SOURCE_DATE_EPOCH, else
today; ONRECORD_SOURCES, else `sources/` beside mkdocs.yml. Under `mkdocs serve` a page that shows the
problems of a broken archive stands in for the site until they are mended.
"""

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import write_file

from mkdocs_pages import (
    ArchivePage,
    asset_file,
    guide,
    laid_out,
    linked_by_hand,
    minified,
    page_file,
    served,
)
from mkdocs_serve import SERVED, made_when_asked_for
from mkdocs_settings import BUILT, cache_of, folders, is_our_icon, refused, set_defaults, setting
from onrecord import environment, own_process
from onrecord.exports.search.index import NotIndexed
from onrecord.exports.theme import material, menu, sitemaps, stylesheets
from onrecord.exports.theme.policy import SLOT as POLICY
from onrecord.exports.theme.policy import blocked
from onrecord.exports.theme.robots import robots
from onrecord.exports.theme.web_app import TOUCH_ICON, web_app
from onrecord.kept import kept_in
from onrecord.output import Asset, LargeFile, Output, Page, Record
from onrecord.pages.render import compile_templates
from onrecord.pipeline import plan, problem_page
from onrecord.problems.formats import count
from onrecord.progress import Noted, Phase, Started
from onrecord.site_files import sign
from onrecord.site_settings.operator import operator, unset_refused
from onrecord.writing import finish, words_by_hand
from onrecord.writing.checked_settings import own_styles
from onrecord.writing.files import Job, Written, batches, source_of, spooled, write
from onrecord.writing.layouts import Layouts, finished
from onrecord.writing.read import NotBuilt, errors_in_words, loaded_from, of_archive, of_settings
from onrecord.writing.taken import TwoAtOne, refuse_two_at_one
from onrecord.writing.told import report
from onrecord.writing.workers import WorkerFailed, Workers

log = get_plugin_logger("onrecord")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check settings and archive before MkDocs cleans the site's folder."""
    if environment.report_wanted():
        own_process.end_with_parent()
    own_process.collect_garbage_rarely()
    styles = own_styles(config.extra_css, folders(config))
    if refusals := refused(config, styles):
        raise PluginError("\n".join(refusals))
    file, runs_it = Path(config.config_file_path), operator(config.extra)
    published = config.site_url if config.strict and not environment.serving() else ""
    if refusal := unset_refused(runs_it.unset, file.name, published or ""):
        raise PluginError(refusal)
    sources, as_of = environment.sources_folder(file.parent), _as_of()
    try:
        loaded = loaded_from(sources, cache_of(config, "checks"))
    except NotBuilt as error:
        raise PluginError(str(error)) from None
    if (errors := errors_in_words(loaded, sources.name)) and not environment.serving():
        raise PluginError(errors)
    config.extra[BUILT] = {
        "loaded": loaded,
        "records": [],
        "by_hand": [],
        "material_css": material.stylesheet(),
        **of_archive(loaded, as_of),
        **of_settings(config.theme.get("palette"), styles, runs_it, config.repo_url or ""),
    }
    config.watch.append(str(sources))
    set_defaults(config)
    config.extra[BUILT]["touch_icon"] = TOUCH_ICON if is_our_icon(config) else ""
    return config


def _as_of() -> date:
    try:
        return environment.as_of_date()
    except ValueError as error:
        raise PluginError(str(error)) from None


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page of the archive; leave out what no page asks for."""
    built = config.extra[BUILT]
    errors = built["loaded"].errors
    wanted = Files([minified(file, config) for file in files if served(file)])
    own = {file.dest_uri for file in wanted}
    drawn = stylesheets.drawn(built["palette_css"], config.site_name)
    app = web_app(config.site_name, config.site_description or "", our_icon=bool(built["touch_icon"]))
    for asset in (*drawn, robots(config.site_url or ""), *app):
        if asset.url not in own:
            wanted.append(asset_file(asset, config))
    for page in list(guide(wanted, config)):
        wanted.append(page)
    if errors:
        log.info("%s; showing them instead of the site", count(errors))
        wanted = Files([file for file in wanted if not file.is_documentation_page()])
        wanted.append(page_file(problem_page("", errors), config))
        config.nav = []  # of pages that are not there
        return wanted
    if config.nav is None:
        written = [
            file.src_uri for file in wanted.documentation_pages() if file.inclusion is not InclusionLevel.NOT_IN_NAV
        ]
        config.nav = menu.default(written)
    _add_site(wanted, config)
    return wanted


def _add_site(files: Files, config: MkDocsConfig) -> None:
    """Plan all that is made of the archive; two files at one address would overwrite each other silently.

    MkDocs is given what pages that are written by hand lead to, since it looks whether that is there; of what its menu
    leads to it is given the title. All else is made and written without it.
    """
    built = config.extra[BUILT]
    built["plan"] = plan(built["loaded"], built["as_of"]["day"], setting(config), report)
    report(Started(Phase.WRITE))
    try:
        refuse_two_at_one(built["plan"], {file.dest_uri: file.src_uri for file in files})
    except TwoAtOne as error:
        raise PluginError(str(error)) from None
    titles = {path: title for title, path in menu.named(config.nav or [])}
    untitled = {*menu.paths(config.nav or []), "index.md"} - titles.keys()
    to_be_made = {*linked_by_hand(files), *untitled}
    built |= {"jobs": [], "direct": [], "in_menu": {}}
    for step in built["plan"].steps:
        for task in step.tasks:
            if task.url is not None and source_of(task.url) in to_be_made:
                _add(built["plan"].finished(task), files, config)
            else:
                built["jobs"].append(Job(step.name, task))
                for url in task.urls:
                    _name(url, titles, files, config)


def _name(url: str, titles: Mapping[str, str], files: Files, config: MkDocsConfig) -> None:
    """Let the list of pages have the address of a page that MkDocs does not write, and the menu its title."""
    if url and not url.endswith("/"):
        return
    built = config.extra[BUILT]
    built["direct"].append((url, built["plan"].changed(url)))
    if title := titles.get(source_of(url)):
        files.append(named := page_file(Page(url, title, ""), config))
        built["in_menu"][url] = named.page


def _add(outputs: Iterator[Output], files: Files, config: MkDocsConfig) -> None:
    for output in outputs:
        match output:
            case Page():
                files.append(page_file(output, config))
            case Asset():
                files.append(asset_file(output, config))
            case LargeFile():
                files.append(asset_file(Asset(output.url, b"".join(output.chunks)), config))
            case Record():
                config.extra[BUILT]["records"].append(output)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Call a page of the archive in menus as `nav` calls it, as MkDocs does with pages that it made itself.

    The home page is one also where `nav` does not name it: a path through the site begins there.
    """
    for title, uri in menu.named(config.nav or []):
        file = files.get_file_from_path(uri)
        if file and isinstance(file.page, ArchivePage):
            file.page.title = title
    home = files.get_file_from_path("index.md")
    nav.homepage = nav.homepage or (home.page if home else None)
    config.extra[BUILT]["nav"] = nav
    return nav


@event_priority(-100)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let our templates, and a maintainer's, extend those of the same name: `material/base.html`.

    Then all that the templates are given is there, and what is written without MkDocs begins to be.
    """
    originals = {"material": FileSystemLoader(material.templates()), "onrecord": FileSystemLoader(stylesheets.FOLDER)}
    assert env.loader is not None, "MkDocs gives its environment a loader"
    env.loader = ChoiceLoader([env.loader, PrefixLoader(originals)])
    built = config.extra[BUILT]
    if "plan" in built:
        for page in built["in_menu"].values():
            files.remove(page.file)
        parts = {"nav": built["nav"], "in_menu": built["in_menu"]}
        built["render"] = partial(laid_out, env=env, config=config, files=files, **parts)
        built["layouts"] = Layouts(built["render"], built["error_report"], config.site_url or "")
        if not environment.serving():
            compile_templates()
            built["spool"] = tempfile.TemporaryDirectory(prefix="onrecord-records-")
            built["batches"] = batches(built["jobs"])
            built["workers"] = Workers(built["batches"], partial(_write, config), environment.processes())
    return env


def _write(config: MkDocsConfig, jobs: Iterator[Job], number: int) -> Written:
    """Make and write, in a process of the build, what falls to it."""
    built = config.extra[BUILT]
    records = Path(built["spool"].name, f"{number}.jsonl")
    return write(jobs, built["plan"], built["layouts"], Path(config.site_dir), records, environment.cpu_seconds)


def on_post_build(config: MkDocsConfig) -> None:
    """Index the search, and sign the site, so that a later build knows that it may replace it."""
    built, site_dir = config.extra[BUILT], Path(config.site_dir)
    try:
        if "workers" in built:
            finish.await_all(built["workers"], built["batches"])
        finish.tell_what_is_written(site_dir)
        if environment.serving():
            SERVED.set(config)
            return
        spool = [] if "spool" not in built else spooled(Path(built["spool"].name))
        finish.make_index(chain(built["records"], spool), site_dir, kept_in(cache_of(config, "search")))
        if "spool" in built:
            built["spool"].cleanup()
    except (WorkerFailed, NotIndexed) as error:
        raise PluginError(str(error)) from None
    sign(site_dir)
    for words in finish.to_be_known(built["operator"], Path(config.config_file_path).name, config.site_url or ""):
        report(Noted(Phase.INDEX, words)) if environment.report_wanted() else log.info(words)


def _site(config: MkDocsConfig) -> words_by_hand.Site:
    """What a page that is written by hand says of its site."""
    about, url, rights = config.site_description or "", config.site_url or "", config.copyright or ""
    return words_by_hand.Site(config.site_name, about, url, rights, config.extra[BUILT])


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put what mkdocs.yml states, and the archive's revision, where a page leaves room for it."""
    return words_by_hand.with_slots_filled(markdown, page.url, _site(config))


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a page that is written by hand its linked data, and its contents where no sidebar has them."""
    if isinstance(page, ArchivePage):
        return html
    described = page.meta.get("description") or ""
    given = words_by_hand.given(html, page.url, str(page.title), described, _site(config))
    page.meta.update(description=given.described, linked=given.linked)
    config.extra[BUILT]["records"].extend(given.records)
    config.extra[BUILT]["by_hand"].extend(given.records)
    title = str((config.mdx_configs.get("toc") or {}).get("title") or "On this page")
    integrated = "toc.integrate" in (config.theme.get("features") or [])
    return words_by_hand.with_contents(html, _parts(page), title, integrated)


def _parts(page: MkDocsPage) -> list[tuple[str, str]]:
    """The parts of a page, whether it has a heading of its own or the theme gives it one; none where it hides them."""
    items = page.toc.items
    parts = items[0].children if items and items[0].level == 1 else items
    return [] if "toc" in (page.meta.get("hide") or []) else [(part.url, part.title) for part in parts]


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Write the policy of a finished page into its head; say what of a hand-written page it blocks.

    No link on it tells another host that it was read.
    """
    if not isinstance(page, ArchivePage):
        for reason in blocked(page.content or ""):
            log.warning("%s: %s", page.file.src_uri, reason)
        if POLICY not in output and not environment.serving():
            log.warning("%s has no policy: call super() in the block site_meta of its template", page.file.src_uri)
        output = material.mended(output)
    return finished(output, page.content or "")


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for a page that is made of a template alone: `404.html`; a list of too many pages is divided."""
    if template_name != sitemaps.NAME:
        return finished(output)
    listed, lists = sitemaps.divided(output, config.site_url or "")
    for asset in lists:
        write_file(asset.content, str(Path(config.site_dir, asset.url)))
    return listed


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Let the server make a page when it is asked for, and the index of the search behind it."""
    return made_when_asked_for(server, builder)
