"""The layout of pages that lie alike, rendered once and filled in for each of them.

The theme's templates take milliseconds a page, and what they make differs in a few places only: title, description,
address, content. They are rendered with a mark in each of these places. The first page of its kind is rendered whole
too, and compared: where a maintainer's templates make more of a page than fits into the places, all pages of that kind
are rendered whole.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import quote

from markupsafe import Markup, escape

from ..exports.theme import stylesheets
from ..exports.theme.policy import SLOT, policy
from ..output import Page
from ..referrer import is_outward, without_referrer

Whole = Callable[[Page, str], str]
"""Renders a page in the theme's templates, which leave room for its policy; the text is where an error on it is
reported, where that is not what the templates themselves would say."""
Report = Callable[[str, str], str]
"""Where an error on a page is reported, by its title and address; empty where that is nowhere in particular."""

_HTML, _TITLE, _DESCRIPTION, _LINKED, _PICTURE, _ALTERNATES = (
    f"0onrecord{name}0" for name in ("html", "title", "description", "linked", "picture", "alternates")
)
_REPORT: Final = "0onrecordreport0"
_SEGMENT: Final = "0onrecordsegment0"
_CODE: Final = ("<script", "<style", " style=")
"""Signs of what a policy allows by its hash; what is written in another way is not allowed, and does not run."""


@dataclass(frozen=True, slots=True)
class _Shell:
    """A layout cut at its marks: what stands between them, each followed by its mark but the last; and its policy."""

    pieces: tuple[str, ...]
    policy: str

    def filled(self, values: Mapping[str, str]) -> str:
        """The layout with a value in the place of each mark."""
        return "".join(values.get(piece, piece) for piece in self.pieces)


class Layouts:
    """Lays out finished pages; each layout is rendered when the first page asks for it."""

    def __init__(self, whole: Whole, report: Report, site_url: str) -> None:
        self._whole, self._report, self._site_url = whole, report, site_url
        self._shells: dict[tuple[object, ...], _Shell | None] = {}

    def __call__(self, page: Page) -> str:
        """The whole of a page, with its policy; no link on it tells another host that it was read."""
        kind = _kind(page)
        if kind not in self._shells:
            self._shells[kind] = self._shell(page)
        shell = self._shells[kind]
        return self._filled(shell, page) if shell else finished(self._whole(page, ""))

    def _shell(self, sample: Page) -> _Shell | None:
        """The layout of pages like one of them; None where it would not fit that one."""
        reported = self._reported(sample)
        mark = (f"https://{_REPORT}" if is_outward(reported) else _REPORT) if reported else ""
        text = without_referrer(self._whole(_marked(sample), mark))
        marks = [
            SLOT,
            _HTML,
            _TITLE,
            _DESCRIPTION,
            _LINKED,
            _PICTURE,
            _ALTERNATES,
            _tail(_marked(sample).url),
            *filter(None, [mark]),
        ]
        cut = re.split("|".join(f"({re.escape(it)})" for it in marks), text)
        shell = _Shell(tuple(piece for piece in cut if piece), policy(text))
        return shell if self._filled(shell, sample) == finished(self._whole(sample, "")) else None

    def _filled(self, shell: _Shell, page: Page) -> str:
        content, report = without_referrer(page.html), str(escape(self._reported(page)))
        values = {
            SLOT: shell.policy,
            _HTML: content,
            _TITLE: str(escape(page.title)),
            _DESCRIPTION: html.escape(page.description, quote=True),
            _LINKED: page.linked,
            _PICTURE: page.picture,
            _ALTERNATES: page.alternates,
            _tail(_marked(page).url): _tail(page.url),
            _REPORT: report,
            f"https://{_REPORT}": report,
        }
        if _has_code(content):
            return finished(shell.filled({**values, SLOT: SLOT}))
        return shell.filled(values)

    def _reported(self, page: Page) -> str:
        return self._report(Markup(escape(page.title)).striptags(), self._site_url + quote(page.url))


def finished(text: str, content: str = "") -> str:
    """A page as the theme's templates made it, with its policy; no link on it tells another host that it was read.

    Of a `content` that holds nothing that a policy allows by name, nothing is looked at.
    """
    read = text.replace(content, "", 1) if content and not _has_code(content) else text
    return without_referrer(text.replace(SLOT, policy(read), 1))


def _has_code(content: str) -> bool:
    return any(sign in content for sign in _CODE)


def _kind(page: Page) -> tuple[object, ...]:
    """What pages have in common that one layout fits."""
    optional = (page.title, page.description, page.linked, page.picture, page.alternates)
    return (_marked(page).url, *map(bool, optional), *stylesheets.linked(page.url))


def _marked(page: Page) -> Page:
    """A page like another, with marks in the place of all that is its own."""
    below = page.url.count("/") - 1
    return replace(
        page,
        url="/".join([page.url.partition("/")[0], *[_SEGMENT] * below, ""]) if below > 0 else page.url,
        html=_HTML,
        title=page.title and _TITLE,
        description=page.description and _DESCRIPTION,
        linked=page.linked and _LINKED,
        picture=page.picture and _PICTURE,
        alternates=page.alternates and _ALTERNATES,
    )


def _tail(url: str) -> str:
    """An address below its first folder, as a link has it."""
    return quote(url.partition("/")[2])
