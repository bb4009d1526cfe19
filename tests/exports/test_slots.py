"""The places that pages and styles leave for what an archive states of itself in mkdocs.yml."""

from typing import Any

import pytest

from onrecord.exports.theme.slots import filled
from onrecord.exports.theme.stylesheets import published
from onrecord.site_settings.operator import Operator


@pytest.mark.parametrize(
    ("settings", "markdown", "shown"),
    [
        ({}, "By <!-- site:name -->.", "By Harbour Watch."),
        ({}, "By <!-- site:name -->On Record<!-- / -->, <!-- / -->.", "By Harbour Watch, <!-- / -->."),
        ({"name": "A_b_ & [C]*"}, "<!-- site:name -->", r"A\_b\_ &amp; \[C\]\*"),
        ({}, "<!-- site:copyright -->CC BY<!-- / -->", "not stated yet"),
        ({"rights": "CC0"}, "<!-- site:copyright -->CC BY<!-- / -->", "CC0"),
        ({}, "<!-- operator:name -->", "Who runs this site has not been stated yet."),
        ({"operator": Operator("*We* do.")}, "<!-- operator:name -->", "*We* do."),
        ({}, "<!-- operator:address -->", ""),
        ({"operator": Operator(address="Port Street 1")}, "<!-- operator:address -->", "Port Street 1"),
        ({}, "<!-- archive:revision -->", "`0a1b`"),
        ({}, "<!-- a:slot -->, <!-- a remark -->", "<!-- a:slot -->, <!-- a remark -->"),
    ],
)
def test_a_slot_holds_what_is_stated(settings: dict[str, Any], markdown: str, shown: str) -> None:
    """In place of what is read without a site; a name means nothing in Markdown, an operator's words may."""
    stated = {"name": "Harbour Watch", "rights": "", "operator": Operator(), "revision": "0a1b", **settings}
    assert filled(markdown, **stated) == shown


def test_a_name_on_paper_stays_one_text_of_css() -> None:
    """Whatever signs it holds."""
    style = published('@page { @bottom-left { content: "site:name" } }', 'A "b" \\ c')
    assert style == '@page{@bottom-left{content:"A \\22 b\\22  \\5c  c"}}'


def test_the_table_of_settings_fills_its_slot() -> None:
    """A page of the guide shows every setting, from the table that the checks read."""
    page = filled("<!-- settings:table -->", name="A", rights="", operator=Operator(), revision="")
    assert "navigation.instant" in page and page.count("\n## ") > 15
