"""The only file that knows MkDocs: hands the pages of the archive over to it, and nothing else.

The date and the folder of sources come from outside: ONRECORD_AS_OF, else SOURCE_DATE_EPOCH, else
today; ONRECORD_SOURCES, else `sources/` beside mkdocs.yml. Under `mkdocs serve` a page that shows the
problems of a broken archive stands in for the site until they are mended.
"""

import html
import json
import os
import re
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit

import click
from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from rjsmin import jsmin

from onrecord import environment
from onrecord.exports.json_ld import written
from onrecord.exports.search import index
from onrecord.exports.theme import material, menu, palette, stylesheets
from onrecord.exports.theme.policy import SLOT as POLICY
from onrecord.exports.theme.policy import blocked, policy
from onrecord.exports.theme.robots import robots
from onrecord.exports.theme.slots import filled
from onrecord.exports.theme.web_app import ICON, TOUCH_ICON, web_app
from onrecord.guide_pages import guide_pages
from onrecord.maps import outlines
from onrecord.model.edtf_dates import day_in_words
from onrecord.output import Asset, Page, Record, root_of
from onrecord.pages.render import Renderer, first_words, how_to_read
from onrecord.pages.search.page_records import written_records
from onrecord.pages.search.word_groups import word_groups
from onrecord.pipeline import Loaded, Setting, load, newest_source, problem_page, site
from onrecord.problems.formats import as_texts, count
from onrecord.progress import Event, Finished, Noted, Phase, Spent, Started, encoded
from onrecord.reading.checksums import revision_of
from onrecord.referrer import without_referrer
from onrecord.site_files import sign
from onrecord.site_settings.operator import error_report, operator, reported_at, unset_in_words, unset_refused
from onrecord.site_settings.places import inherited
from onrecord.site_settings.refusals import Surroundings, refusals
from onrecord.wording import labels

log = get_plugin_logger("onrecord")
BUILT = "built"  # under config.extra, which MkDocs makes anew for every build: what hooks and templates share


class ArchivePage(MkDocsPage):
    """A page that is HTML already: MkDocs lays it out, and renders no Markdown."""

    def __init__(self, output: Page, file: File, config: MkDocsConfig) -> None:
        self.output = output
        super().__init__(output.title, file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and description from the finished page."""
        # the theme prints a description as it is: MkDocs does not autoescape
        description = html.escape(self.output.description, quote=True)
        self.meta = {
            "title": self.output.title,
            "description": description,
            "archive": True,
            "template": "archive.html",
        }
        self.meta |= {"linked": self.output.linked, "picture": self.output.picture, "changed": self.output.changed}
        self.meta["stylesheets"] = stylesheets.linked(self.output.url)
        self.markdown = ""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take content, contents list and anchors from the finished page."""
        self.content = self.output.html
        self.toc = TableOfContents([AnchorLink(h.text, h.id, 2) for h in self.output.toc])
        self.present_anchor_ids = set(self.output.anchors)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and check settings and archive before MkDocs cleans the site's folder."""
    if environment.report_wanted():
        environment.end_with_parent()
    styles = _own_styles(config)
    file = Path(config.config_file_path)
    texts = dict(_texts(file, PurePath(file.name)))
    if refused := refusals(_as_written(config), texts, _surroundings(config, styles)):
        raise PluginError("\n".join(map(str, refused)))
    runs_it = operator(config.extra)
    published = config.site_url if config.strict and not environment.serving() else ""
    if refusal := unset_refused(runs_it.unset, file.name, published or ""):
        raise PluginError(refusal)
    sources, as_of = environment.sources_folder(Path(config.config_file_path).parent), _as_of()
    loaded = load(sources, environment.more_archives())
    if loaded.errors and not environment.serving():
        text = "\n\n".join(as_texts(loaded.errors, sources.name))
        raise PluginError(f"{text}\n\n{count(loaded.errors)} in {sources.name}/; nothing was built")
    schemes = palette.options(config.theme.get("palette"), styles)
    config.extra[BUILT] = {"loaded": loaded, "records": [], **_for_templates(loaded, as_of), **_looks(schemes)}
    config.extra[BUILT] |= {"operator": runs_it, "error_report": partial(error_report, runs_it, config.repo_url or "")}
    config.watch.append(str(sources))
    _set_defaults(config)
    config.extra[BUILT]["touch_icon"] = TOUCH_ICON if _is_our_icon(config) else ""
    return config


def _as_written(config: MkDocsConfig) -> dict[str, Any]:
    """The settings as the maintainer wrote them: MkDocs has taken plugins and extensions out of their lists."""
    with Path(config.config_file_path).open("rb") as file:
        return dict(yaml_load(file, get_yaml_loader(config=config)))


def _texts(file: Path, name: PurePath) -> Iterator[tuple[str, str]]:
    """Name and text of a file of settings, then of those that it inherits from."""
    text = file.read_text("utf-8")
    yield name.as_posix(), text
    if parent := inherited(text):
        yield from _texts(file.parent / parent, name.parent / parent)


def _own_styles(config: MkDocsConfig) -> str:
    """The text of all stylesheets of `extra_css`: a scheme or colour of one's own is defined there."""
    folders = [folder for folder in (config.docs_dir, config.theme.custom_dir) if folder]
    files = [Path(folder, urlsplit(name).path) for name in config.extra_css for folder in folders]
    return "".join(file.read_text("utf-8") for file in files if file.is_file())


def _surroundings(config: MkDocsConfig, styles: str) -> Surroundings:
    more = [Path(config.theme.custom_dir)] if config.theme.custom_dir else []
    primaries, accents = palette.colour_names(material.palette())
    return Surroundings(
        is_icon=lambda name: material.is_icon(name, *more),
        icons=lambda: material.icons(*more),
        is_file=lambda path: _is_served(path, [Path(config.docs_dir), *more]),
        primaries=primaries,
        accents=accents,
        styles=styles,
        plugins=tuple(config.plugins),
        in_effect={"use_directory_urls": config.use_directory_urls, "theme.name": config.theme.name},
    )


def _is_served(path: str, own: list[Path]) -> bool:
    """Whether a file lies at a path of the site: of `own` folders, of a theme's, or made by the build."""
    folders = [*own, *([material.templates()] if material.is_asked(path) else [])]
    if path not in stylesheets.NOT_SERVED:
        folders.append(stylesheets.FOLDER)
    return any((folder / path).is_file() for folder in folders) or path in {
        asset.url for asset in stylesheets.drawn("", "")
    }


def _as_of() -> date:
    try:
        return environment.as_of_date()
    except ValueError as error:
        raise PluginError(str(error)) from None


def _for_templates(loaded: Loaded, as_of: date) -> dict[str, Any]:
    """What the theme's templates show on every page."""
    return {
        # a page that is served is renewed by a script within it, which no policy would let run
        "serving": environment.serving(),
        "revision": revision_of(loaded.files),
        "problems": problem_page("", loaded.errors).html if loaded.errors else "",
        "newest": newest_source(loaded),
        "as_of": {"day": as_of, "iso": as_of.isoformat(), "words": day_in_words(as_of)},
    }


def _looks(schemes: tuple[palette.Option, ...]) -> dict[str, Any]:
    """What pages are drawn with: stylesheets, and the schemes that a reader can choose from."""
    return {
        "stylesheets": stylesheets.linked("404.html"),
        "material_css": material.stylesheet(),
        "palette": schemes,
        "palette_css": palette.palette_css(schemes, material.palette()) + stylesheets.switch(len(schemes)),
        "palette_json": json.dumps([asdict(option) for option in schemes]),
    }


def _set_defaults(config: MkDocsConfig) -> None:
    """What this theme sets where mkdocs.yml does not, and what its pages need."""
    config.theme.dirs.insert(config.theme.dirs.index(str(material.templates())), str(stylesheets.FOLDER))
    favicon = config.theme["favicon"]
    if favicon == "assets/images/favicon.png" and not Path(config.docs_dir, favicon).exists():  # Material's own
        config.theme["favicon"] = ICON
    # a style attribute in every cell would need a hash in the page's policy
    ours: dict[str, dict[str, Any]] = {
        "toc": {"slugify": _underscored},
        "tables": {"use_align_attribute": True},
    }
    for extension, options in ours.items():
        also = (name for name in config.markdown_extensions if name.startswith(f"markdown.extensions.{extension}"))
        for name in (extension, *also):
            config.mdx_configs.setdefault(name, {}).update(options)


def _is_our_icon(config: MkDocsConfig) -> bool:
    """Whether the icon is the one that the build makes: not another, nor a maintainer's file in its place."""
    own = (folder for folder in (config.docs_dir, config.theme.custom_dir) if folder)
    return config.theme["favicon"] == ICON and not any(Path(folder, ICON).is_file() for folder in own)


def _underscored(value: str, separator: str) -> str:
    """Ids of headings begin with `_`: only a statement's id on its card's page does not."""
    return "_" + separator.join(re.findall(r"\w+", value.lower()))


@event_priority(100)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page of the archive; leave out what no page asks for."""
    built = config.extra[BUILT]
    errors = built["loaded"].errors
    wanted = Files([_minified(file, config) for file in files if _served(file)])
    own = {file.dest_uri for file in wanted}
    drawn = stylesheets.drawn(built["palette_css"], config.site_name)
    app = web_app(config.site_name, config.site_description or "", our_icon=bool(built["touch_icon"]))
    for asset in (*drawn, robots(config.site_url or ""), *app):
        if asset.url not in own:
            wanted.append(_asset(asset, config))
    for page in list(_guide(wanted, config)):
        wanted.append(page)
    if errors:
        log.info("%s; showing them instead of the site", count(errors))
        wanted = Files([file for file in wanted if not file.is_documentation_page()])
        wanted.append(_file(problem_page("", errors), config))
        config.nav = []  # of pages that are not there
        return wanted
    if config.nav is None:
        written = [
            file.src_uri for file in wanted.documentation_pages() if file.inclusion is not InclusionLevel.NOT_IN_NAV
        ]
        config.nav = menu.default(written)
    _add_site(wanted, config)
    return wanted


def _served(file: File) -> bool:
    """Whether any page asks for a file of the themes; whatever lies in `docs/` is served."""
    if file.src_dir == str(material.templates()):
        return material.is_asked(file.src_uri)
    return file.src_dir != str(stylesheets.FOLDER) or file.src_uri not in stylesheets.NOT_SERVED


def _minified(file: File, config: MkDocsConfig) -> File:
    """A file; comments of our scripts and styles, and the types in them, are for whoever works on these files."""
    if file.src_dir == str(stylesheets.FOLDER):
        text = file.content_string
        file.content_string = jsmin(text) if file.is_javascript() else stylesheets.published(text, config.site_name)
    return file


def _guide(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """The pages of the guide that the project has none of its own in place of; nobody edits them in its repository."""
    taken = {file.dest_uri for file in files}
    for uri, path in guide_pages().items():
        page = File.generated(config, uri, abs_src_path=str(path), inclusion=InclusionLevel.NOT_IN_NAV)
        if page.dest_uri not in taken:
            yield page


def _add_site(files: Files, config: MkDocsConfig) -> None:
    """Add all that is made of the archive; two files at one address would overwrite each other silently."""
    state = config.extra[BUILT]
    taken = {file.dest_uri: file.src_uri for file in files}
    for output in site(state["loaded"], state["as_of"]["day"], _setting(config), _report):
        if isinstance(output, Record):
            state["records"].append(output)
            continue
        file = _file(output, config) if isinstance(output, Page) else _asset(output, config)
        if other := taken.get(file.dest_uri):
            at = output.url or "the root"
            raise PluginError(f"{other} would lie at {at}, where the build puts what it makes; give it another name")
        taken[file.dest_uri] = "a second page of the archive"
        files.append(file)


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
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Let our templates, and a maintainer's, extend those of the same name: `material/base.html`."""
    originals = {"material": FileSystemLoader(material.templates()), "onrecord": FileSystemLoader(stylesheets.FOLDER)}
    assert env.loader is not None, "MkDocs gives its environment a loader"
    env.loader = ChoiceLoader([env.loader, PrefixLoader(originals)])
    return env


def _report(event: Event) -> None:
    """Tell `onrecord build`, which reads this process’ output, what the build is at."""
    if environment.report_wanted():
        click.echo(encoded(Spent(event.phase, environment.cpu_seconds_with_children())))
        click.echo(encoded(event))


def _written_in_words(site_dir: Path) -> str:
    files = [path for path in site_dir.rglob("*") if path.is_file()]
    pages = sum(path.suffix == ".html" for path in files)
    return f"{labels.counted(pages, 'page')}, {labels.counted(len(files) - pages, 'other file')}"


def _file(page: Page, config: MkDocsConfig) -> File:
    uri = f"{page.url}index.md"
    file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.page = ArchivePage(page, file, config)
    return file


def _asset(asset: Asset, config: MkDocsConfig) -> File:
    return File.generated(config, asset.url, content=asset.content)


def _setting(config: MkDocsConfig) -> Setting:
    project = Path(config.config_file_path).parent
    return Setting(
        name=config.site_name,
        about=config.site_description or "",
        operator=operator(config.extra).named,
        report=partial(reported_at, operator(config.extra), config.repo_url or ""),
        edit_base=_edit_base(config),
        site_url=config.site_url or "",
        commit=environment.commit_of(environment.sources_folder(project)),
        pack_style=stylesheets.of_a_pack(config.site_name),
        world=outlines.read(),
        keep=environment.kept_in(project / ".cache" / "pictures"),
    )


def _edit_base(config: MkDocsConfig) -> str:
    """Where the files of `sources/` are edited, as MkDocs finds it of files in `docs/`; else empty."""
    file = File("x.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    address = MkDocsPage(None, file, config).edit_url or ""
    docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()
    base = address.removesuffix(f"{docs}/x.md")
    if address and base == address:
        log.warning("edit_uri: cards have no link to their files, since %s does not end in %s/x.md", address, docs)
    return f"{base}sources/" if base != address else ""


def on_post_build(config: MkDocsConfig) -> None:
    """Index the search, and sign the site, so that a later build knows that it may replace it."""
    records = config.extra[BUILT]["records"]
    _report(Finished(Phase.WRITE, _written_in_words(Path(config.site_dir))))
    _report(Started(Phase.INDEX))
    try:
        index.index(records, Path(config.site_dir, "pagefind"))
    except index.NotIndexed as error:
        raise PluginError(str(error)) from None
    _report(Finished(Phase.INDEX, labels.counted(len(records), "entry", "entries")))
    sign(Path(config.site_dir))
    if not environment.serving():
        for words in _to_be_known(config):
            _report(Noted(Phase.INDEX, words)) if environment.report_wanted() else log.info(words)


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
    loaded = config.extra[BUILT]["loaded"]
    groups = word_groups(loaded.archive, loaded.synonyms)
    found = written_records(page.url, str(page.title), described, html, Renderer(), groups)
    config.extra[BUILT]["records"].extend(found)
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
    return _finished(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for a page that is made of a template alone: `404.html`."""
    return _finished(output)


def _finished(output: str) -> str:
    return without_referrer(output.replace(POLICY, policy(output), 1))
