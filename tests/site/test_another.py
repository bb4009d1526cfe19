"""Another maintainer's archive (`tests/another`): what its settings write into pages, where no browser is needed."""

import json
from pathlib import Path

import pytest
from lxml import html


def page(site: Path, url: str) -> html.HtmlElement:
    """A page of that site."""
    return html.fromstring(site.joinpath(url, "index.html").read_bytes())


@pytest.mark.parametrize("url", ["team", "questions"])
def test_the_name_leads_where_the_homepage_is(another_site: Path, url: str) -> None:
    """On both kinds of page."""
    (name,) = page(another_site, url).find_class("brand")
    assert name.get("href") == "https://example.org/watch/"


def test_a_page_of_ones_own_has_what_the_settings_write(another_site: Path) -> None:
    """Scripts before others, icons, kinds of tag, a title’s markup, a fence of one’s own, comments, notes in code."""
    team = page(another_site, "team")
    at_once = [script.get("src") for script in team.iter("script") if script.get("type") != "module"]
    assert at_once[0] == "../before.js"
    assert str(team.find_class("md-banner__button")[0].find("svg/path").get("d")).startswith("M12 2c5.53 0")
    assert [tag.get("class").split() for tag in team.find_class("md-tag")] == [
        ["md-tag", "md-tag-icon", "md-tag--of-editors"]
    ]
    assert any(".md-tag--of-editors{--md-tag-icon:url(" in style.text for style in team.iter("style"))
    assert set(team.xpath("//nav//a[@href='#_first-part']//em/text()")) == {"part"}
    assert [drawn.text_content().strip() for drawn in team.find_class("drawn")] == ["from the lock to the sea"]
    assert "Write to the editors of this page." in team.text_content()
    assert "Write to the editors of this page." not in page(another_site, "guide").text_content()
    assert json.loads(team.get_element_by_id("__config").text)["annotate"] == {"json": [".s2"]}
