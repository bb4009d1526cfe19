"""Who answers for a site (`extra.operator` in mkdocs.yml), and where a reader reports an error on a page of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

FIELDS: Final = ("name", "funding", "contact", "address")
NEEDED: Final = ("name", "contact")
"""What a published site has to state."""
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_LINK: Final = re.compile(r"https?://[^\s)>\]]+")
_LINKED: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Operator:
    """Who runs a site, who pays for it, how they are written to, and where they are; Markdown, empty if not stated."""

    name: str = ""
    funding: str = ""
    contact: str = ""
    address: str = ""

    @property
    def named(self) -> str:
        """The name for the middle of a sentence: without links, without its full stop."""
        return _LINKED.sub(r"\1", self.name).strip().removesuffix(".")

    @property
    def unset(self) -> tuple[str, ...]:
        """The settings that a published site needs and that are empty."""
        return tuple(f"extra.operator.{field}" for field in NEEDED if not getattr(self, field))


def operator(extra: Mapping[str, Any]) -> Operator:
    """What `extra` of mkdocs.yml says of the operator."""
    stated = extra.get("operator") or {}
    return Operator(**{field: str(stated.get(field) or "").strip() for field in FIELDS})


def unset_in_words(unset: tuple[str, ...], file: str) -> str:
    """That nobody is stated to answer for the site, for whoever builds it; empty where somebody is."""
    if not unset:
        return ""
    return (
        f"{' and '.join(unset)} in {file} {'is' if len(unset) == 1 else 'are'} empty: the site says so, and one with an"
        " address (ONRECORD_SITE_URL, site_url) is not built strictly until they are set"
    )


def unset_refused(unset: tuple[str, ...], file: str, site_url: str) -> str:
    """Why a site that is published at an address is not built; empty where all is stated."""
    if not unset or not site_url:
        return ""
    return (
        f"{file}: {' and '.join(unset)} {'has' if len(unset) == 1 else 'have'} to be set, since the site is published"
        f" at {site_url}: its readers must know who answers for it, and how to reach them"
    )


def error_report(stated: Operator, repository: str, title: str, page: str) -> str:
    """Where an error on a page is reported: the repository's form, else by the contact; empty where there is none.

    `page` is the page's address, as far as it is known.
    """
    return reported_at(stated, repository, f"Error: {title}", page)


def reported_at(stated: Operator, repository: str, about: str, page: str) -> str:
    """Where anything is reported on a page, under a title: as `error_report` does."""
    if form := _issue_form(repository, about, page):
        return form
    if mail := _MAIL.search(stated.contact):
        return f"mailto:{mail[0]}?{_query({'subject': about, 'body': page})}"
    link = _LINK.search(stated.contact)
    return link[0] if link else ""


def _issue_form(repository: str, about: str, page: str) -> str:
    """A new issue at a host whose form takes words from its address; empty for any other."""
    base = repository.removesuffix("/").removesuffix(".git")
    match urlsplit(repository).hostname:
        case "github.com":
            fields = {"template": "report-an-error.yml", "title": about, "page": page}
            return f"{base}/issues/new?{_query(fields)}"
        case "gitlab.com":
            return f"{base}/-/issues/new?{_query({'issue[title]': about, 'issue[description]': page})}"
    return ""


def _query(fields: Mapping[str, str]) -> str:
    return urlencode({name: value for name, value in fields.items() if value}, safe="/:", quote_via=quote)
