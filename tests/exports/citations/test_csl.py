"""A card, a statement, a question as entries of CSL-JSON."""

from datetime import date
from typing import Any

import pytest

from onrecord.exports.citations import csl
from onrecord.load import Loaded
from onrecord.model.edtf_dates import parse_edtf
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive

DAY = date(2022, 12, 1)
EDITION = Edition("ab12" * 16, site_url="https://record.example/")


def views_of(loaded: Loaded, operator: str = "") -> ArchiveViews:
    """The archive as a build of a day shows it."""
    return ArchiveViews(derive(loaded.archive), DAY, loaded.recorded, operator)


@pytest.fixture(scope="module")
def views(loaded: Loaded) -> ArchiveViews:
    """The example archive."""
    return views_of(loaded)


def test_a_source_is_cited_as_what_it_is_by_whoever_published_it(views: ArchiveViews) -> None:
    """Its authors as printed or by their names; this archive is neither its author nor its publisher."""
    assert csl.card(views, views.archive.card("daily-north-first-report"), EDITION) == {
        "id": "daily-north-first-report",
        "type": "article-newspaper",
        "title": "Foreign soldiers in the East Valley",
        "author": [{"literal": "Nils Teder"}, {"literal": "Ada Quill"}],
        "container-title": "Daily North",
        "publisher": "Daily North",
        "issued": {"date-parts": [[2021, 3, 1], [2021, 3, 5]]},
        "accessed": {"date-parts": [[2022, 11, 20]]},
        "URL": "https://daily-north.example/foreign-soldiers",
        "language": "en",
        "note": (
            "News report. What it says is a claim of whoever it names. Summarised by On Record, "
            "https://record.example/sources/daily-north-first-report/, as of 1 Dec 2022."
        ),
    }


def test_what_is_not_recorded_of_a_source_is_left_out(views: ArchiveViews) -> None:
    """A briefing that was handed out on paper has no address; its title in English and its copy stand in the note."""
    item = csl.card(views, views.archive.card("union-of-ports-briefing"), EDITION)
    assert "URL" not in item and "author" not in item and "container-title" not in item
    assert (item["type"], item["publisher"], item["language"]) == ("event", "Union of Ports", "ru")
    assert item["note"].startswith("In English: “What was told on 30 August”. Briefing. ")


def test_a_title_that_only_describes_stands_in_brackets(real: Loaded) -> None:
    """Nobody wrote it as a headline."""
    views = views_of(real)
    item = csl.card(views, views.archive.card("newsweek-kursk-casualties"), EDITION)
    assert item["title"] == "[North Korean casualties in Kursk]"
    assert item["note"].startswith("No headline is recorded; the title describes it. ")


def test_a_claim_says_in_its_title_who_says_it_and_in_its_note_how_its_question_stands(views: ArchiveViews) -> None:
    """So that no style of citation makes a fact of it: a bibliography that prints only titles prints that too."""
    item = csl.statement(views, views.archive.statement("daily-north-first-report#soldiers-in-valley"), EDITION)
    said = (
        "Unacknowledged claim by Bex Oriel, said 1 Mar 2021, through Agency South (as reported 1 to 5 Mar 2021 by "
        "Daily North, Country A declined to say; since then, on “Did soldiers of Country A fight in the East "
        "Valley in 2021?” and not on the words of this statement, Country A confirmed the answer yes on 10 Feb 2022): "
        "Soldiers of Country A are in the East Valley."
    )
    assert item == {
        "id": "daily-north-first-report:soldiers-in-valley",
        "type": "webpage",
        "title": said,
        "container-title": "On Record",
        "issued": {"date-parts": [[2022, 12, 1]]},
        "URL": "https://record.example/sources/daily-north-first-report/#soldiers-in-valley",
        "language": "en",
        "note": item["note"],
    }
    assert item["note"].startswith(f"{said} ")
    assert item["note"].endswith(
        "as of 1 Dec 2022. It answers yes to “Did soldiers of Country A fight in the East Valley in 2021?”. That day "
        "the question stands: Verified: yes, contradicted, Country A confirms it. That verifies no more than the "
        "answer, not the words of this statement."
    )


@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_no_entry_of_a_statement_can_be_taken_for_a_fact(archive: str, request: pytest.FixtureRequest) -> None:
    """Each begins with its kind, in the title and in the note, and has the day; whoever runs the site publishes it."""
    views = views_of(request.getfixturevalue(archive), "The harbour association")
    items = [csl.statement(views, entry, EDITION) for entry in views.archive.entries]
    assert len(items) == len({item["id"] for item in items}) > 10
    for item, entry in zip(items, views.archive.entries, strict=True):
        kind = {"verified": "Verified fact (", "attributed": "Attributed claim ", "unacknowledged": "Unacknowledged "}
        assert item["title"].startswith(kind[entry.kind.value])
        assert item["note"].startswith(item["title"])
        assert "as of 1 Dec 2022" in item["note"]
        assert "author" not in item and item["publisher"] == "The harbour association"


def test_a_question_is_cited_with_its_standing_the_day_and_the_revision(views: ArchiveViews) -> None:
    """It is the sentence that its page has."""
    item = csl.question(views, views.archive.question("sable-bridge-reopened"), EDITION)
    assert item["title"] == "Did the Sable Bridge in the East Valley reopen in 2021?"
    assert item["note"].startswith(
        "On Record, “Did the Sable Bridge in the East Valley reopen in 2021?” Attributed since"
    )
    assert item["note"].endswith(
        "As of 1 Dec 2022, archive revision ab12ab12ab12. https://record.example/questions/sable-bridge-reopened/"
    )


def test_where_the_address_of_the_site_is_not_known_a_page_has_none(views: ArchiveViews) -> None:
    """A path is no address that anybody could follow."""
    nowhere = Edition("ab12" * 16)
    assert "URL" not in csl.statement(views, views.archive.entries[0], nowhere)
    assert "URL" not in csl.question(views, views.archive.question("sable-bridge-reopened"), nowhere)


@pytest.mark.parametrize(
    ("written", "date_of_csl"),
    [
        ("2024-12-30", {"date-parts": [[2024, 12, 30]]}),
        ("2024-12", {"date-parts": [[2024, 12]]}),
        ("2024~", {"date-parts": [[2024]], "circa": True}),
        ("2024-12-27/2025-01-04", {"date-parts": [[2024, 12, 27], [2025, 1, 4]]}),
        ("2025-01-31/2025-02-01~", {"date-parts": [[2025, 1, 31], [2025, 2, 1]], "circa": True}),
        ("../2025-04-28", {"literal": "28 Apr 2025 or earlier"}),
        ("2025-04-26/..", {"literal": "26 Apr 2025 or later"}),
    ],
)
def test_a_date_keeps_what_is_known_of_it(written: str, date_of_csl: dict[str, Any]) -> None:
    """An interval has two ends, and what CSL has no parts for is told in words."""
    assert csl.csl_date(parse_edtf(written)) == date_of_csl


def test_a_text_of_several_lines_is_one_line(loaded: Loaded) -> None:
    """BibTeX and RIS have no others."""
    views = views_of(loaded)
    card = views.archive.card("agency-south-papers").model_copy(update={"title": "Papers\nof the  army"})
    assert csl.card(views, card, EDITION)["title"] == "Papers of the army"
