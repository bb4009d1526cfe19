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


@pytest.mark.parametrize(("url", "title"), [("team", "Who%20we%20are"), ("questions", "Questions")])
def test_the_foot_says_who_answers_and_where_an_error_is_reported(another_site: Path, url: str, title: str) -> None:
    """The form of the repository, with the page filled in; the repository itself; the operator's name."""
    (foot,) = page(another_site, url).find_class("foot")
    links = {link.text_content(): link.get("href") for link in foot.iter("a")}
    form = "https://github.com/example/watch-file/issues/new?template=report-an-error.yml"
    assert links["Report an error on this page"] == f"{form}&title=Error:%20{title}&page={url}/"
    assert links["Repository"] == "https://github.com/example/watch-file"
    assert links["The editors of the Watch File"] == "../about/#_who-runs-this"


def test_an_error_is_reported_as_about_says_where_nothing_else_is_known(example_site: Path) -> None:
    """Neither repository nor contact: the page that says how, and that nobody is stated to run the site."""
    (foot,) = page(example_site, "questions").find_class("foot")
    links = {link.text_content(): link.get("href") for link in foot.iter("a")}
    assert links["Report an error on this page"] == "../about/#_report-an-error"
    assert links["has not been stated"] == "../about/#_who-runs-this"


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
