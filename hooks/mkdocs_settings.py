"""What mkdocs.yml says, as the rest of the adapter needs it."""

import os
import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from onrecord import environment
from onrecord.exports.theme import material, palette, stylesheets
from onrecord.exports.theme.web_app import ICON
from onrecord.kept import kept_in
from onrecord.maps import outlines
from onrecord.pipeline import Setting
from onrecord.site_settings.operator import operator, reported_at
from onrecord.site_settings.places import inherited
from onrecord.site_settings.refusals import Surroundings, refusals

log = get_plugin_logger("onrecord")


def refused(config: MkDocsConfig, styles: str) -> list[str]:
    """What of the settings cannot be done here, a sentence each."""
    file = Path(config.config_file_path)
    texts = dict(_texts(file, PurePath(file.name)))
    return list(map(str, refusals(_as_written(config), texts, _surroundings(config, styles))))


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


def own_styles(config: MkDocsConfig) -> str:
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


def set_defaults(config: MkDocsConfig) -> None:
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


def is_our_icon(config: MkDocsConfig) -> bool:
    """Whether the icon is the one that the build makes: not another, nor a maintainer's file in its place."""
    own = (folder for folder in (config.docs_dir, config.theme.custom_dir) if folder)
    return config.theme["favicon"] == ICON and not any(Path(folder, ICON).is_file() for folder in own)


def _underscored(value: str, separator: str) -> str:
    """Ids of headings begin with `_`: only a statement's id on its card's page does not."""
    return "_" + separator.join(re.findall(r"\w+", value.lower()))


def setting(config: MkDocsConfig) -> Setting:
    """What a build knows besides the archive and its date."""
    project = Path(config.config_file_path).parent
    return Setting(
        name=config.site_name,
        about=config.site_description or "",
        operator=operator(config.extra).named,
        report=partial(reported_at, operator(config.extra), config.repo_url or ""),
        edit_base=edit_base(config),
        site_url=config.site_url or "",
        commit=environment.commit_of(environment.sources_folder(project)),
        pack_style=stylesheets.of_a_pack(config.site_name),
        world=outlines.whole(),
        keep=kept_in(project / ".cache" / "drawn"),
        exports=environment.exports_wanted(),
    )


def edit_base(config: MkDocsConfig) -> str:
    """Where the files of `sources/` are edited, as MkDocs finds it of files in `docs/`; else empty."""
    file = File("x.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    address = MkDocsPage(None, file, config).edit_url or ""
    docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()
    base = address.removesuffix(f"{docs}/x.md")
    if address and base == address:
        log.warning("edit_uri: cards have no link to their files, since %s does not end in %s/x.md", address, docs)
    return f"{base}sources/" if base != address else ""
