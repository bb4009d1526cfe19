"""The places that pages and styles leave for what an archive states of itself in mkdocs.yml."""

from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

import mkdocs_events

PAGE: Any = None  # which page it is does not matter


def filled(markdown: str, **settings: Any) -> str:
    """A page as a site with these settings shows it."""
    config = MkDocsConfig()
    extra = {"revision": "0a1b", **settings.pop("extra", {})}
    config.load_dict({"site_name": "Harbour Watch", **settings, "extra": extra})
    return mkdocs_events.on_page_markdown(markdown, PAGE, config, PAGE)


@pytest.mark.parametrize(
    ("settings", "markdown", "shown"),
    [
        ({}, "By <!-- site:name -->.", "By Harbour Watch."),
        ({}, "By <!-- site:name -->On Record<!-- / -->, <!-- / -->.", "By Harbour Watch, <!-- / -->."),
        ({"site_name": "A_b_ & [C]*"}, "<!-- site:name -->", r"A\_b\_ &amp; \[C\]\*"),
        ({}, "<!-- site:copyright -->CC BY<!-- / -->", "not stated yet"),
        ({"copyright": "CC0"}, "<!-- site:copyright -->CC BY<!-- / -->", "CC0"),
        ({}, "<!-- operator:name -->", "Who runs this site has not been stated yet."),
        ({"extra": {"operator": {"name": "*We* do."}}}, "<!-- operator:name -->", "*We* do."),
        (
            {"extra": {"operator": {"name": ""}}},
            "<!-- operator:name -->",
            "Who runs this site has not been stated yet.",
        ),
        ({}, "<!-- archive:revision -->", "`0a1b`"),
        ({}, "<!-- settings:table -->, <!-- a remark -->", "<!-- settings:table -->, <!-- a remark -->"),
    ],
)
def test_a_slot_holds_what_is_stated(settings: dict[str, Any], markdown: str, shown: str) -> None:
    """In place of what is read without a site; a name means nothing in Markdown, an operator's words may."""
    assert filled(markdown, **settings) == shown


def test_a_name_on_paper_stays_one_text_of_css() -> None:
    """Whatever signs it holds."""
    style = mkdocs_events._style('@page { @bottom-left { content: "site:name" } }', 'A "b" \\ c')
    assert style == '@page{@bottom-left{content:"A \\22 b\\22  \\5c  c"}}'
