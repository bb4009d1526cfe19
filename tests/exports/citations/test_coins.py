"""What Zotero reads on a page (COinS, https://www.zotero.org/support/dev/exposing_metadata)."""

from datetime import date
from urllib.parse import parse_qs

import pytest
from lxml import html

from onrecord.exports.citations.coins import _TYPES, coins
from onrecord.load import Loaded
from onrecord.output import Page
from onrecord.pipeline import Setting, plan
from onrecord.vocabulary import CSL_TYPES

SHOWN = ("", "sources/", "actors/country-a/", "sources/daily-north-first-report/", "sources/agency-south-papers/")
QUESTION = "questions/sable-bridge-reopened/"


@pytest.fixture(scope="module")
def rendered(loaded: Loaded) -> dict[str, Page]:
    """Some pages of the example by their addresses, as the pipeline makes them."""
    planned = plan(loaded, date(2022, 12, 1), Setting(site_url="https://record.example/"))
    tasks = [task for step in planned.steps for task in step.tasks if task.url in (*SHOWN, QUESTION)]
    made = [one for task in tasks for one in planned.finished(task) if isinstance(one, Page)]
    assert len(made) == len(SHOWN) + 1
    return {page.url: page for page in made}


def read(page: Page) -> dict[str, list[str]]:
    """The one span of a page as a program reads it: empty to look at, all of it in its title."""
    (span,) = html.fromstring(f"<div>{page.html}</div>").xpath("//span[@class='Z3988']")
    assert span.text is None
    return parse_qs(span.get("title"), strict_parsing=True)


def test_a_page_of_a_source_describes_the_source(rendered: dict[str, Page]) -> None:
    """Not the page: neither author nor publisher is this archive."""
    assert read(rendered["sources/daily-north-first-report/"]) == {
        "url_ver": ["Z39.88-2004"],
        "ctx_ver": ["Z39.88-2004"],
        "rft_val_fmt": ["info:ofi/fmt:kev:mtx:dc"],
        "rft.type": ["newspaperArticle"],
        "rft.title": ["Foreign soldiers in the East Valley"],
        "rft.au": ["Nils Teder", "Ada Quill"],
        "rft.source": ["Daily North"],
        "rft.publisher": ["Daily North"],
        "rft.identifier": ["https://daily-north.example/foreign-soldiers"],
        "rft.language": ["en"],
        "rft.description": [
            "News report. What it says is a claim of whoever it names. Summarised by On Record, "
            "https://record.example/sources/daily-north-first-report/, as of 1 Dec 2022."
        ],
    }


def test_a_date_is_told_where_it_is_one_day(rendered: dict[str, Page]) -> None:
    """The report is of one of five days: no day of its own is named."""
    assert read(rendered["sources/agency-south-papers/"])["rft.date"] == ["2021-04-10"]
    assert "rft.date" not in read(rendered["sources/daily-north-first-report/"])


def test_a_page_of_a_question_describes_the_page_with_how_it_stands(rendered: dict[str, Page]) -> None:
    """By the site's name, as of its day."""
    told = read(rendered[QUESTION])
    assert (told["rft.type"], told["rft.source"], told["rft.date"]) == (["webpage"], ["On Record"], ["2022-12-01"])
    assert told["rft.identifier"] == ["https://record.example/questions/sable-bridge-reopened/"]
    assert "Attributed since 5 Mar 2021" in told["rft.description"][0]


def test_other_pages_have_none(rendered: dict[str, Page]) -> None:
    """A list is nothing to be cited."""
    spanned = {url for url, page in rendered.items() if "Z3988" in page.html}
    assert spanned == {*SHOWN[3:], QUESTION}


def test_markup_in_a_title_ends_no_attribute() -> None:
    """It is percent-encoded; even a plus, which readers take for a space."""
    item = {"id": "x", "type": "report", "title": "\"><b>1+1=2 & 'so'", "note": "n", "issued": {}}
    span = coins(item)
    (read_back,) = html.fromstring(f"<div>{span}</div>").xpath("//span/@title")
    assert parse_qs(read_back)["rft.title"] == ["\"><b>1+1=2 & 'so'"]
    assert span.count("<") == 2


def test_every_type_of_source_is_one_of_zoteros() -> None:
    """Else the page of such a source could not be made."""
    assert set(CSL_TYPES.values()) <= _TYPES.keys()
