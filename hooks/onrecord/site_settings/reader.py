"""mkdocs.yml → what a site is made by, read without MkDocs; what is not written is as MkDocs has it then."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from pkgutil import resolve_name
from typing import Any, Final
from urllib.parse import urlsplit

import yaml
from yaml_env_tag import construct_env_tag

from ..project import read_settings
from .edit_links import edit_base

_OF_MKDOCS: Final = ("material", "materialx", "mkdocs", "properdocs")
_ALWAYS: Final = ("toc", "tables", "fenced_code")
"""The extensions of Markdown that MkDocs has in use whatever is written."""
_HOSTS: Final = {"github.com": "GitHub", "gitlab.com": "GitLab", "bitbucket.org": "Bitbucket"}


class NotWithoutMkDocs(Exception):  # noqa: N818 (it is told to the user as it is)
    """A setting asks for what is MkDocs' or its theme's; the message says which and what to do."""


@dataclass(frozen=True, slots=True)
class Script:
    """A script of `extra_javascript`: its path, and the attributes of the tag that loads it."""

    path: str
    type: str = ""
    defer: bool = False
    async_: bool = False

    def __str__(self) -> str:
        return self.path


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """What a site is made by. `written` is all that the maintainer wrote, with what is inherited.

    `extensions` are those of Markdown, each with its options; `edit_base` is where the files of `sources/` are edited;
    `excluded` are patterns of files of `docs` that are left out, `not_in_nav` of pages that a menu has not by itself,
    as in a `.gitignore`.
    """

    file: Path
    written: Mapping[str, Any]
    name: str
    url: str
    about: str
    author: str
    rights: str
    repository: str
    repository_name: str
    edit_base: str
    docs: Path
    custom: Path | None
    nav: list[Any] | None
    theme: Mapping[str, Any]
    extra: Mapping[str, Any]
    styles: tuple[str, ...]
    scripts: tuple[str | Script, ...]
    extensions: Mapping[str, Mapping[str, Any]]
    excluded: tuple[str, ...]
    not_in_nav: tuple[str, ...]
    strict: bool

    @property
    def folder(self) -> Path:
        """The folder of the project."""
        return self.file.parent


def read_site(config_file: Path) -> SiteSettings:
    """The settings of a site. Raises NoProject where they cannot be read, NotWithoutMkDocs where MkDocs is needed."""
    _, written = read_settings(config_file, _Loader)
    theme = written.get("theme") or {}
    theme = {"name": theme} if isinstance(theme, str) else theme
    text = partial(_text, written)
    folder, custom, docs = config_file.parent, theme.get("custom_dir"), text("docs_dir") or "docs"
    return SiteSettings(
        file=config_file,
        written=written,
        name=text("site_name"),
        url=_with_slash(text("site_url")),
        about=text("site_description"),
        author=text("site_author"),
        rights=text("copyright"),
        repository=text("repo_url"),
        repository_name=text("repo_name") or _host(text("repo_url")),
        edit_base=edit_base(text("repo_url"), text("edit_uri"), text("edit_uri_template"), docs),
        docs=folder / docs,
        custom=folder / custom if custom else None,
        nav=written.get("nav"),
        theme={"icon": {}, "features": [], **{key: value for key, value in theme.items() if value is not None}},
        extra=written.get("extra") or {},
        styles=tuple(written.get("extra_css") or ()),
        scripts=tuple(map(_script, written.get("extra_javascript") or ())),
        extensions=dict(_extensions([*_ALWAYS, *_listed(written.get("markdown_extensions") or ())])),
        excluded=tuple((text("exclude_docs") + "\n" + text("draft_docs")).splitlines()),
        not_in_nav=tuple(text("not_in_nav").splitlines()),
        strict=bool(written.get("strict")),
    )


def _text(written: Mapping[str, Any], key: str) -> str:
    return str(written.get(key) or "")


def _with_slash(url: str) -> str:
    return url if not url or url.endswith("/") else f"{url}/"


def _host(repository: str) -> str:
    """What a link to a repository is called by itself."""
    host = urlsplit(repository).netloc.lower()
    return _HOSTS.get(host, host.split(".")[0].title())


def _script(entry: Any) -> str | Script:
    if isinstance(entry, Mapping):
        kind, defer, asynchronous = entry.get("type", ""), entry.get("defer", False), entry.get("async", False)
        return Script(str(entry["path"]), str(kind), bool(defer), bool(asynchronous))
    return Script(entry, "module") if entry.endswith(".mjs") else str(entry)


def _listed(entries: Any) -> list[Any]:
    return [entries] if isinstance(entries, Mapping) else list(entries)


def _extensions(entries: list[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Names and options, of a list of names and of mappings."""
    for entry in entries:
        for name, options in entry.items() if isinstance(entry, Mapping) else [(entry, None)]:
            if name.partition(".")[0] in _OF_MKDOCS:
                raise NotWithoutMkDocs(
                    f"markdown_extensions: {name} belongs to the theme, which --writer plain has not"
                )
            yield name, options or {}


class _Loader(yaml.SafeLoader):
    """Reads what MkDocs does, and the functions that an extension is given by their names."""


def _named(loader: yaml.SafeLoader, name: str, node: yaml.Node) -> Any:
    if name.partition(".")[0] in _OF_MKDOCS:
        raise NotWithoutMkDocs(f"!!python/name:{name} belongs to the theme, which --writer plain has not")
    try:
        return resolve_name(name)
    except (ImportError, AttributeError, ValueError) as error:
        raise NotWithoutMkDocs(f"!!python/name:{name} cannot be found: {error}") from None


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _named)
_Loader.add_multi_constructor("", lambda loader, tag, node: None)
