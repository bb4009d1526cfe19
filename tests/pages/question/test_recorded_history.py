"""What pages say of the day on which something came in, and of a history that it changed."""

from dataclasses import replace
from datetime import date
from itertools import chain
from typing import Any, Final

from lxml import html

from onrecord.commands.show_report import as_text, shown
from onrecord.load import Loaded
from onrecord.model.recorded import CARD, FINDING, Item, Recorded
from onrecord.pages.question import page as question_page
from onrecord.pages.render import Renderer
from onrecord.pages.source import page as source_page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.standings.derive import derive
from tests.loading import page_at, pages_made

DAYS: Final = {"daily-north-first-report": 1, "lens-institute-imagery": 7, "union-of-ports-briefing": 9}
ASKED: Final = "soldiers-in-east-valley"


def recorded(loaded: Loaded, days: dict[str, int]) -> Recorded:
    """All of the example on the first of a month, but for these cards."""
    cards = {Item(CARD, name): date(2022, 11, days.get(name, 1)) for name in loaded.archive.cards}
    findings = {
        Item(FINDING, question.id, str(finding.on), str(finding.answer)): date(2022, 11, 1)
        for question in loaded.archive.questions.values()
        for finding in question.findings
    }
    return Recorded({**cards, **findings})


def page(loaded: Loaded, url: str, known: Recorded) -> Any:
    views = ArchiveViews(derive(loaded.archive), date(2022, 12, 1), known)
    made = pages_made(chain(question_page.pages(views, Renderer()), source_page.pages(views, Renderer(), {}, "")))
    return html.fromstring(f"<div>{next(one for one in made if one.url == url).html}</div>")


def texts(tree: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in tree.xpath(path)]


def said_before(tree: Any) -> dict[str, str]:
    """What each entry of a history says of what it was before, by its anchor."""
    entries = tree.xpath("//ol[@class='history']/li[.//p[starts-with(., 'As recorded')]]")
    return {entry.get("id"): texts(entry, ".//p[starts-with(., 'As recorded')]")[0] for entry in entries}


def test_an_entry_that_came_to_be_another_says_so(loaded: Loaded) -> None:
    """Since when, and what the page said before; the entries that were as they are say nothing."""
    assert said_before(page(loaded, f"questions/{ASKED}/", recorded(loaded, DAYS))) == {
        "_on-2021-05-20": "As recorded here since 7 Nov 2022; "
        "before that, this page said unacknowledged, contradicted.",
    }
    assert said_before(page(loaded, f"questions/{ASKED}/", recorded(loaded, {}))) == {}


def test_what_a_party_stood_for_before_is_told_where_it_was_otherwise(loaded: Loaded) -> None:
    """The standing may be the same; a verified one says with which answer; of some days nothing was told."""
    days = recorded(loaded, {"daily-north-first-report": 7, "arlo-vance-speech": 9})
    assert said_before(page(loaded, f"questions/{ASKED}/", days)) == {
        "_on-2021-03-01": "As recorded here since 7 Nov 2022; before that, this page said nothing of this day.",
        "_on-2021-03-05": "As recorded here since 7 Nov 2022; before that, this page said nothing of this day.",
        "_on-2021-04-09": "As recorded here since 7 Nov 2022; before that, this page said nothing of this day.",
        "_on-2021-04-10": "As recorded here since 7 Nov 2022; before that, this page said nothing of this day.",
        "_on-2021-05-20": "As recorded here since 7 Nov 2022; "
        "before that, this page said verified: yes, one origin; no word of Country A’s in this archive, "
        "and from 31 Aug 2021 on: verified: yes; no word of Country A’s in this archive.",
        "_on-2022-02-10": "As recorded here since 9 Nov 2022; "
        "before that, this page said verified: yes, contradicted; Country A had declined to say.",
    }


def test_show_says_the_same(loaded: Loaded) -> None:
    """As values, and as a line below the entry."""
    standings, days = derive(loaded.archive), recorded(loaded, DAYS)
    values = shown(standings, ASKED, date(2022, 12, 1), days, date(2022, 12, 1))
    assert [(entry["from"], entry["recorded_since"], entry["before"]) for entry in values["history"]] == [
        ("2021-03-01", None, None),
        ("2021-03-05", None, None),
        ("2021-04-09", None, None),
        ("2021-04-10", None, None),
        ("2021-05-20", "2022-11-07", "unacknowledged, contradicted"),
        ("2022-02-10", None, None),
    ]
    lines = as_text(standings, values).splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.startswith("  2021-05-20  verified"))
    assert lines[at + 1] == (
        "              as recorded here since 2022-11-07; before that, this page said unacknowledged, contradicted"
    )


def test_a_source_says_when_it_came_in(loaded: Loaded) -> None:
    """One that has not been recorded yet says nothing of it."""
    url, days = "sources/lens-institute-imagery/", recorded(loaded, DAYS)
    assert texts(page(loaded, url, days), "//dt[.='Came in on']/following-sibling::dd[1]") == ["7 Nov 2022"]
    assert texts(page(loaded, url, Recorded()), "//dt[.='Came in on']") == []
    values = shown(derive(loaded.archive), "lens-institute-imagery", date(2022, 12, 1), days)
    assert values["recorded"] == "2022-11-07"


def test_a_build_shows_what_the_file_of_the_days_says(loaded: Loaded) -> None:
    """It comes with the archive; without it, everything came in with the build, and no history was another."""
    known = replace(loaded, recorded=recorded(loaded, DAYS))
    for archive, told in ((known, 1), (loaded, 0)):
        asked = page_at(archive, f"questions/{ASKED}/", date(2022, 12, 1))
        assert len(said_before(html.fromstring(f"<div>{asked.html}</div>"))) == told
