"""What mkdocs.yml says, as the rest of the adapter needs it."""

import os
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from onrecord import needs_hooks
from onrecord.exports.theme import material, stylesheets
from onrecord.pipeline import Setting
from onrecord.site_settings.markdown_options import MARKDOWN
from onrecord.writing import checked_settings
from onrecord.writing.checked_settings import Folders
from onrecord.writing.read import setting_of

log = get_plugin_logger("onrecord")
BUILT: Final = "built"
"""Under config.extra, which MkDocs makes anew for every build: what hooks and templates share."""


def cache_of(config: MkDocsConfig, of: str) -> Path:
    """Where something is kept of the project: in `checks` what was read, by builds and checks alike."""
    return Path(config.config_file_path).parent / ".cache" / of


def folders(config: MkDocsConfig) -> Folders:
    """Where the project's own files lie."""
    return Folders(Path(config.docs_dir), Path(config.theme.custom_dir) if config.theme.custom_dir else None)


def refused(config: MkDocsConfig, styles: str) -> list[str]:
    """What of the settings cannot be done here, a sentence each."""
    in_effect = {"use_directory_urls": config.use_directory_urls, "theme.name": config.theme.name}
    file, written = Path(config.config_file_path), _as_written(config)
    return checked_settings.refused(file, written, folders(config), styles, config.plugins, in_effect)


def _as_written(config: MkDocsConfig) -> dict[str, Any]:
    """The settings as the maintainer wrote them: MkDocs has taken plugins and extensions out of their lists."""
    with Path(config.config_file_path).open("rb") as file:
        return dict(yaml_load(file, get_yaml_loader(config=config)))


def set_defaults(config: MkDocsConfig) -> None:
    """What this theme sets where mkdocs.yml does not, and what its pages need."""
    config.theme.dirs.insert(config.theme.dirs.index(str(material.templates())), str(stylesheets.FOLDER))
    config.theme["favicon"] = checked_settings.favicon(config.theme["favicon"], folders(config))
    for extension, options in {**MARKDOWN, needs_hooks.__name__: needs_hooks.RUN}.items():
        also = (name for name in config.markdown_extensions if name.startswith(f"markdown.extensions.{extension}"))
        for name in (extension, *also):
            config.mdx_configs.setdefault(name, {}).update(options)


def is_our_icon(config: MkDocsConfig) -> bool:
    """Whether the icon is the one that the build makes."""
    return checked_settings.is_our_icon(config.theme["favicon"], folders(config))


def setting(config: MkDocsConfig) -> Setting:
    """What a build knows besides the archive and its date."""
    about, site_url, repository = config.site_description or "", config.site_url or "", config.repo_url or ""
    project = Path(config.config_file_path).parent
    return setting_of(project, config.site_name, about, site_url, repository, edit_base(config), config.extra)


def edit_base(config: MkDocsConfig) -> str:
    """Where the files of `sources/` are edited, as MkDocs finds it of files in `docs/`; else empty."""
    file = File("x.md", config.docs_dir, config.site_dir, config.use_directory_urls)
    address = MkDocsPage(None, file, config).edit_url or ""
    docs = Path(os.path.relpath(config.docs_dir, Path(config.config_file_path).parent)).as_posix()
    base = address.removesuffix(f"{docs}/x.md")
    if address and base == address:
        log.warning("edit_uri: cards have no link to their files, since %s does not end in %s/x.md", address, docs)
    return f"{base}sources/" if base != address else ""
