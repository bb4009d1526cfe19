"""What the foot of a page gives away, and the links in its head to the same files."""

from datetime import date
from html import unescape

import pytest
from lxml import html

from onrecord.exports.alternates import alternates
from onrecord.exports.taking import of_the_archive, taking
from onrecord.load import Loaded
from onrecord.output import Page, root_of
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import Plan, Setting, plan
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive
from onrecord.vocabulary import EntityKind

DAY = date(2022, 12, 1)
EDITION = Edition("ab12" * 16, site_url="https://record.example/", name="Harbour Watch")
PAGES = {
    "": ["Follow"],
    "sources/agency-south-papers/": ["Cite"],
    "questions/soldiers-in-east-valley/": ["Cite", "Follow", "Embed this"],
    "actors/country-a/": ["Follow"],
    "topics/valley-war/": ["Follow"],
    "places/east-valley/": [],
}


def page_of(planned: Plan, url: str) -> Page:
    """One page of a plan."""
    (task,) = [task for step in planned.steps for task in step.tasks if task.url == url]
    (page,) = [one for one in planned.finished(task) if isinstance(one, Page)]
    return page


@pytest.mark.parametrize("url", PAGES)
def test_a_page_leads_to_files_that_are_made(loaded: Loaded, url: str) -> None:
    """At its foot and in its head; of a build without exports it leads to none."""
    planned = plan(loaded, DAY)
    addresses = {address for step in planned.steps for task in step.tasks for address in task.urls}
    page = page_of(planned, url)
    tree = html.fromstring(f"<div>{page.html}</div>")
    titles = tree.xpath("//dl[contains(@class, 'offers')]/dt/text()")
    assert [title for title in titles if title not in {"Data", "Evidence", "In words"}] == PAGES[url]
    links = [str(href) for href in tree.xpath("//dl[contains(@class, 'offers')]//a/@href") if "about/" not in href]
    assert {link.removeprefix(root_of(url)).partition("#")[0] for link in links} <= addresses
    heads = html.fromstring(f"<div>{page.alternates}</div>").xpath("//link/@href")
    assert {f"{url}{name}" for name in heads} <= addresses
    assert set(heads) <= {link.rpartition("/")[2] for link in links}
    without = page_of(plan(loaded, DAY, Setting(exports=False)), url)
    left = html.fromstring(f"<div>{without.html}</div>").xpath("//dl[contains(@class, 'offers')]/dt/text()")
    assert set(left) <= {"Evidence", "In words"} and 'class="offer"' not in without.html and without.alternates == ""


def test_the_code_of_a_frame_has_the_whole_address_and_says_what_is_shown(loaded: Loaded) -> None:
    """A frame without a title says nothing to those who do not see it."""
    offers = taking(loaded.archive, EDITION)(EntityKind.QUESTION, "sable-bridge-reopened")
    (frame,) = html.fromstring(f"<div>{offers[-1].code}</div>").xpath("//iframe")
    assert dict(frame.attrib) == {
        "src": "https://record.example/questions/sable-bridge-reopened/embed.html",
        "title": "Did the Sable Bridge in the East Valley reopen in 2021? Harbour Watch",
        "width": "100%",
        "height": "360",
        "loading": "lazy",
    }


def test_each_kind_of_link_in_a_head_has_its_type(loaded: Loaded) -> None:
    """Feeds as alternates of the page, citations as what describes it; titles are escaped."""
    views = ArchiveViews(derive(loaded.archive), DAY)
    head = alternates(views)("questions/sable-bridge-reopened/")
    links = [dict(link.attrib) for link in html.fromstring(f"<div>{head}</div>").xpath("//link")]
    title = "Did the Sable Bridge in the East Valley reopen in 2021?"
    assert links == [
        {"rel": "alternate feed", "type": "application/atom+xml", "title": title, "href": "feed.xml"},
        {"rel": "alternate feed", "type": "application/feed+json", "title": title, "href": "feed.json"},
        {"rel": "describedby", "type": "application/vnd.citationstyles.csl+json", "href": "citations.json"},
        {"rel": "describedby", "type": "application/x-bibtex", "href": "citations.bib"},
        {"rel": "describedby", "type": "application/x-research-info-systems", "href": "citations.ris"},
    ]
    assert unescape(head).count("<link") == head.count("<link") == 5


def test_the_whole_archive_is_followed_from_the_home_page() -> None:
    """In both formats; a feed is no download."""
    (offer,) = of_the_archive()
    assert [link.url for link in offer.files] == ["feed.xml", "feed.json"] and not offer.download
