"""What happens when, in a build by MkDocs: with the files beside it all that knows it.

The date and the folder of sources come from outside: ONRECORD_AS_OF, else SOURCE_DATE_EPOCH, else
today; ONRECORD_SOURCES, else `sources/` beside mkdocs.yml. Under `mkdocs serve` a page that shows the
problems of a broken archive stands in for the site until they are mended.
"""

import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import asdict
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

from mkdocs_archive import BUILT, cache_of, for_templates, loaded_from, report
from mkdocs_pages import (
    ArchivePage,
    asset_file,
    guide,
    laid_out,
    linked_by_hand,
    minified,
    page_file,
    served,
    source_of,
)
from mkdocs_serve import SERVED, made_when_asked_for
from mkdocs_settings import is_our_icon, own_styles, refused, set_defaults, setting
from onrecord import environment
from onrecord.exports.json_ld import written
from onrecord.exports.search import index
from onrecord.exports.theme import material, menu, palette, sitemaps, stylesheets
from onrecord.exports.theme.policy import SLOT as POLICY
from onrecord.exports.theme.policy import blocked
from onrecord.exports.theme.robots import robots
from onrecord.exports.theme.slots import filled
from onrecord.exports.theme.web_app import TOUCH_ICON, web_app
from onrecord.kept import Keep, kept_in
from onrecord.output import Asset, LargeFile, Output, Page, Record, root_of
from onrecord.pages.render import Renderer, compile_templates, first_words, how_to_read
from onrecord.pages.search.page_records import written_records
from onrecord.pages.search.word_groups import word_groups
from onrecord.pipeline import plan, problem_page
from onrecord.problems.formats import as_texts, count
from onrecord.progress import Advanced, Finished, Made, Noted, Phase, Started
from onrecord.site_files import sign
from onrecord.site_settings.operator import error_report, operator, unset_in_words, unset_refused
from onrecord.wording import labels
from onrecord.writing.files import Job, Written, spooled, write
from onrecord.writing.layouts import Layouts, finished
from onrecord.writing.workers import WorkerFailed, Workers

log = get_plugin_logger("onrecord")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check settings and archive before MkDocs cleans the site's folder."""
    if environment.report_wanted():
        environment.end_with_parent()
    environment.collect_garbage_rarely()
    styles = own_styles(config)
    if refusals := refused(config, styles):
        raise PluginError("\n".join(refusals))
    file, runs_it = Path(config.config_file_path), operator(config.extra)
    published = config.site_url if config.strict and not environment.serving() else ""
    if refusal := unset_refused(runs_it.unset, file.name, published or ""):
        raise PluginError(refusal)
    sources, as_of = environment.sources_folder(file.parent), _as_of()
    loaded = loaded_from(sources, cache_of(config, "checks"))
    if loaded.errors and not environment.serving():
        text = "\n\n".join(as_texts(loaded.errors, sources.name))
        raise PluginError(f"{text}\n\n{count(loaded.errors)} in {sources.name}/; nothing was built")
    schemes = palette.options(config.theme.get("palette"), styles)
    config.extra[BUILT] = {
        "loaded": loaded,
        "records": [],
        "by_hand": [],
        **for_templates(loaded, as_of),
        **_looks(schemes),
    }
    config.extra[BUILT] |= {"operator": runs_it, "error_report": partial(error_report, runs_it, config.repo_url or "")}
    config.extra[BUILT]["groups"] = word_groups(loaded.archive, loaded.synonyms)
    config.watch.append(str(sources))
    set_defaults(config)
    config.extra[BUILT]["touch_icon"] = TOUCH_ICON if is_our_icon(config) else ""
    return config


def _as_of() -> date:
    try:
        return environment.as_of_date()
    except ValueError as error:
        raise PluginError(str(error)) from None


def _looks(schemes: tuple[palette.Option, ...]) -> dict[str, Any]:
    """What pages are drawn with: stylesheets, and the schemes that a reader can choose from."""
    return {
        "stylesheets": stylesheets.linked("404.html"),
        "material_css": material.stylesheet(),
        "palette": schemes,
        "palette_css": palette.palette_css(schemes, material.palette()) + stylesheets.switch(len(schemes)),
        "palette_json": json.dumps([asdict(option) for option in schemes]),
    }


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
    taken = {file.dest_uri: file.src_uri for file in files}
    titles = {path: title for title, path in menu.named(config.nav or [])}
    untitled = {*menu.paths(config.nav or []), "index.md"} - titles.keys()
    to_be_made = {*linked_by_hand(files), *untitled}
    built |= {"jobs": [], "direct": [], "in_menu": {}}
    for step in built["plan"].steps:
        for task in step.tasks:
            for url in task.urls:
                _claim(url, taken)
            if task.url is not None and source_of(task.url) in to_be_made:
                _add(built["plan"].finished(task), files, config)
            else:
                built["jobs"].append(Job(step.name, task))
                _name(task.url, titles, files, config)


def _name(url: str | None, titles: Mapping[str, str], files: Files, config: MkDocsConfig) -> None:
    """Let the list of pages have the address of a page that MkDocs does not write, and the menu its title."""
    if url is None or (url and not url.endswith("/")):
        return
    built = config.extra[BUILT]
    built["direct"].append((url, built["plan"].changed(url)))
    if title := titles.get(source_of(url)):
        files.append(named := page_file(Page(url, title, ""), config))
        built["in_menu"][url] = named.page


def _claim(url: str, taken: dict[str, str]) -> None:
    file = f"{url}index.html" if not url or url.endswith("/") else url
    if other := taken.get(file):
        at = url or "the root"
        raise PluginError(f"{other} would lie at {at}, where the build puts what it makes; give it another name")
    taken[file] = "a second page of the archive"


def _add(outputs: Iterator[Output], files: Files, config: MkDocsConfig) -> None:
    for output in outputs:
        match output:
            case Page():
                files.append(page_file(output, config))
            case Asset():
                files.append(asset_file(output, config))
            case LargeFile():
                files.append(asset_file(Asset(output.url, output.copied.read_bytes()), config))
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
            built["workers"] = Workers(built["jobs"], partial(_write, config), environment.processes())
    return env


def _write(config: MkDocsConfig, jobs: Iterator[Job], number: int) -> Written:
    """Make and write, in a process of the build, what falls to it."""
    built = config.extra[BUILT]
    records = Path(built["spool"].name, f"{number}.jsonl")
    return write(jobs, built["plan"], built["layouts"], Path(config.site_dir), records, environment.cpu_seconds)


def on_post_build(config: MkDocsConfig) -> None:
    """Index the search, and sign the site, so that a later build knows that it may replace it."""
    built = config.extra[BUILT]
    if "workers" in built:
        _await(built["workers"], [job.step for job in built["jobs"]])
    site_dir = Path(config.site_dir)
    report(Finished(Phase.WRITE, _written_in_words(site_dir)))
    if environment.serving():
        SERVED.set(config)
        return
    _index(built, site_dir, kept_in(cache_of(config, "search")))
    sign(site_dir)
    for words in _to_be_known(config):
        report(Noted(Phase.INDEX, words)) if environment.report_wanted() else log.info(words)


def _await(workers: Workers[Job, Written], steps: list[str]) -> None:
    """Wait until all is written, and tell what each step came to."""

    def advanced(done: int) -> None:
        report(Advanced(Phase.WRITE, done, len(steps), steps[min(done, len(steps) - 1)]))

    try:
        results = workers.results(advanced)
    except WorkerFailed as error:
        raise PluginError(str(error)) from None
    for step in dict.fromkeys(steps):
        made, cpu = sum(it.made[step] for it in results), sum(it.cpu.get(step, 0) for it in results)
        report(Made(Phase.WRITE, step, made, round(cpu, 3)))


def _written_in_words(site_dir: Path) -> str:
    names = [name for _, _, files in os.walk(site_dir) for name in files]
    pages = sum(name.endswith(".html") for name in names)
    return f"{labels.counted(pages, 'page')}, {labels.counted(len(names) - pages, 'other file')}"


def _index(built: dict[str, Any], site_dir: Path, keep: Keep) -> None:
    report(Started(Phase.INDEX))
    spool = [] if "spool" not in built else spooled(Path(built["spool"].name))
    try:
        indexed = index.index(chain(built["records"], spool), site_dir / "pagefind", keep)
    except index.NotIndexed as error:
        raise PluginError(str(error)) from None
    report(Finished(Phase.INDEX, labels.counted(indexed, "entry", "entries")))


def _to_be_known(config: MkDocsConfig) -> Iterator[str]:
    """What whoever builds the site should know of it."""
    if words := unset_in_words(config.extra[BUILT]["operator"].unset, Path(config.config_file_path).name):
        yield words
    if not config.site_url:
        yield AT_A_ROOT


AT_A_ROOT = (
    "404.html is made for the root of a host: set ONRECORD_SITE_URL (or site_url in mkdocs.yml) if the site lies in a"
    " subfolder"
)


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put what mkdocs.yml states, and the archive's revision, where a page leaves room for it."""
    return filled(
        markdown,
        name=config.site_name,
        rights=config.copyright or "",
        operator=config.extra[BUILT]["operator"],
        revision=config.extra[BUILT]["revision"],
        how_to_read=how_to_read(root_of(page.url)),
    )


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Give a page that is written by hand its linked data, and its contents where no sidebar has them."""
    if isinstance(page, ArchivePage):
        return html
    described = page.meta["description"] = page.meta.get("description") or _described(html, page, config)
    as_of = config.extra[BUILT]["as_of"]["day"]
    page.meta["linked"] = written(config.site_url or "", page.url, str(page.title), described, as_of, config.site_name)
    groups = config.extra[BUILT]["groups"]
    found = written_records(page.url, str(page.title), described, html, Renderer(), groups)
    config.extra[BUILT]["records"].extend(found)
    config.extra[BUILT]["by_hand"].extend(found)
    integrated = "toc.integrate" in (config.theme.get("features") or [])
    listed = menu.contents(_parts(page), _title_of_contents(config), integrated)
    before, heading, after = html.rpartition("</h1>") if html.count("</h1>") == 1 else ("", "", html)
    return f"{before}{heading}{listed}{after}"


def _described(html: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """What a page by hand is about: the home page tells it of the site, any other by the words it begins with."""
    about = config.site_description or ""
    return about if page.is_homepage else first_words(html) or about


def _parts(page: MkDocsPage) -> list[tuple[str, str]]:
    """The parts of a page, whether it has a heading of its own or the theme gives it one; none where it hides them."""
    items = page.toc.items
    parts = items[0].children if items and items[0].level == 1 else items
    return [] if "toc" in (page.meta.get("hide") or []) else [(part.url, part.title) for part in parts]


def _title_of_contents(config: MkDocsConfig) -> str:
    return str((config.mdx_configs.get("toc") or {}).get("title") or "On this page")


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
