"""A layout that is rendered once, with marks in the place of what is a page's own, and filled in for each page."""

import html
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from onrecord.output import Page
from onrecord.writing.layouts import Layouts

SITE = "https://example.org/record/"


class Theme:
    """Templates as the theme has them, and how often they were rendered."""

    def __init__(self, extra: str = "") -> None:
        self.rendered, self.extra = 0, extra

    def __call__(self, page: Page, report: str) -> str:
        """A page with all that a layout has a place for."""
        self.rendered += 1
        title, up, address = escape(page.title), "../" * page.url.count("/"), SITE + quote(page.url)
        report = report or where(Markup(title).striptags(), address)
        picture = page.picture or "record.png"
        return (
            f'<meta content="<!--policy-->"><title>{title}</title><meta content="{html.escape(page.description)}">'
            f'<link href="{address}"><img src="{up}{picture}"><a href="{escape(report)}">Report</a>{page.html}'
            + (f'<script type="application/ld+json">{page.linked}</script>' if page.linked else "")
            + (page.title.upper() if self.extra and self.extra in page.url else "")
        )


def where(title: str, address: str) -> str:
    """An error is reported by a form that takes words from its address."""
    return f"https://forge.example/new?title={title.replace(' ', '%20')}&page={address}"


def layouts(theme: Theme) -> Layouts:
    """Layouts made of a theme."""
    return Layouts(theme, where, SITE)


def page(url: str, title: str = "A", content: str = "<p>B</p>", **own: str) -> Page:
    """A page."""
    return Page(url, title, content, **own)  # type: ignore[arg-type]


def test_pages_that_lie_alike_are_laid_out_by_one_layout() -> None:
    """It is rendered with its marks, and once more for the first page, to be compared; then no more."""
    theme = Theme()
    laid_out = layouts(theme)
    pages = [page(f"sources/card-{n}/", f"Card {n}", f"<p>{n}</p>", linked="{}") for n in range(50)]
    made = [laid_out(one) for one in pages]
    assert theme.rendered == 2
    assert made == [layouts(Theme())(one) for one in pages]
    assert "<title>Card 7</title>" in made[7]
    assert 'rel="noreferrer"' in made[7], "the link to the form leads to another host"
    assert "default-src 'none'" in made[7]


@given(st.text(), st.text(), st.text(), st.booleans())
def test_whatever_a_page_holds_it_is_as_if_rendered_whole(title: str, description: str, text: str, new: bool) -> None:
    """Nothing in a page is taken for a mark, nor left unescaped."""
    laid_out = layouts(Theme())
    laid_out(page("sources/other/", "Other", description="Words", linked='{"a":1}'))
    one = page("sources/card/", title, text, description=description, linked="{}", picture="p.png" if new else "")
    assert laid_out(one) == layouts(Theme())(one)


@pytest.mark.parametrize("url", ["", "sources/", "sources/b/", "sources/2024/", "questions/b/2024/", "questions/no,b/"])
def test_an_address_is_filled_in_whole(url: str) -> None:
    """At any depth; a page of another depth or folder has a layout of its own."""
    laid_out = layouts(Theme())
    for other in ("sources/a/", "questions/a/", "questions/a/2023/"):
        laid_out(page(other))
    assert f'<link href="{SITE}{quote(url)}">' in laid_out(page(url))


def test_where_a_theme_makes_more_of_a_page_each_is_rendered_whole() -> None:
    """As a maintainer's template may: the first page of a kind shows it."""
    theme = Theme(extra="sources/")
    laid_out = layouts(theme)
    assert laid_out(page("sources/a/", "first")).endswith("FIRST")
    assert laid_out(page("sources/b/", "second")).endswith("SECOND")
    assert not laid_out(page("actors/b/", "third")).endswith("THIRD")


def test_a_page_with_a_style_within_has_a_policy_of_its_own() -> None:
    """That of its layout would block it."""
    laid_out = layouts(Theme())
    plain, styled = laid_out(page("places/a/")), laid_out(page("places/b/", content="<style>a{}</style>"))
    assert "sha256-" not in plain
    assert "style-src 'self' 'sha256-" in styled
