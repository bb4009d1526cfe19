"""Where the files of `sources/` are edited, by what mkdocs.yml says of those in `docs/`, as MkDocs works it out."""

from typing import Final
from urllib.parse import urljoin, urlsplit

_EDITED: Final = {
    "github.com": "edit/master/docs/",
    "gitlab.com": "edit/master/docs/",
    "bitbucket.org": "src/default/docs/",
}
"""Where a host edits files of `docs/`, where nothing is written of it."""


def edit_base(repository: str, uri: str, template: str, docs: str) -> str:
    """The address that the path of a file below `sources/` is put behind; empty where files are edited nowhere.

    Empty too where the address of a page in `docs/` does not end in that folder and its name: then none of `sources/`
    can be made of it.
    """
    address = _edited(repository, uri or _EDITED.get(urlsplit(repository).netloc.lower(), ""), template, "x.md")
    base = address.removesuffix(f"{docs}/x.md")
    return f"{base}sources/" if base != address else ""


def _edited(repository: str, uri: str, template: str, page: str) -> str:
    """Where a page is edited."""
    if not uri and not template:
        return ""
    where = template.format(path=page, path_noext=page.removesuffix(".md")) if template else f"{_closed(uri)}{page}"
    inside = repository and not where.startswith(("?", "#")) and not repository.endswith("/")
    return urljoin(f"{repository}/" if inside else repository, where)


def _closed(uri: str) -> str:
    return uri if uri.endswith("/") else f"{uri}/"
