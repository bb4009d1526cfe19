"""Sentences to cite by: whatever is copied out of the archive still says what kind it is and who says so (method
§1).
"""

from datetime import date
from pathlib import Path

import pytest
from lxml import html

from onrecord.archive import Archive
from onrecord.load import Loaded
from onrecord.model.statements import Unacknowledged
from onrecord.pages.question.citation import citation
from onrecord.pages.question.summary import standing_summary
from onrecord.pages.statement import citations
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.checksums import Edition
from onrecord.standings.derive import derive
from onrecord.vocabulary import YesNo
from onrecord.wording import labels
from tests import altering

DAY = date(2022, 12, 1)
EDITION = Edition("0123456789abcdef" * 4, "", "https://example.org/")


def views(archive: Archive, day: date = DAY) -> ArchiveViews:
    """The views of an archive on a day."""
    return ArchiveViews(derive(archive), day)


def statement(archive: Archive, ref: str, day: date = DAY) -> str:
    """The citation of a statement."""
    return str(citations.statement(views(archive, day), archive.statement(ref), EDITION))


SUMMARISED = "Summarised by On Record, https://example.org/sources"
FOUGHT = (
    " It answers {} to “Did soldiers of Country A fight in the East Valley in 2021?”. That day the question stands:"
    " Verified: yes, contradicted, Country A confirms it. "
)
NO_MORE = "That verifies no more than the answer, not the words of this statement."
KILLED = (
    " It answers {} to “How many soldiers of Country A were killed in the East Valley in 2021?”. That day the question"
    " stands: Verified. The figure is not verified."
)
CITED = {
    "daily-north-first-report#soldiers-in-valley": (
        "Unacknowledged claim by Bex Oriel, said 1 Mar 2021, through Agency South (as reported 1 to 5 "
        "Mar 2021 by"
        " Daily North, Country A declined to say; since then, on “Did soldiers of Country A fight in the East"
        " Valley in 2021?” and not on the words of this statement, Country A confirmed the answer yes on 10 Feb"
        " 2022): Soldiers of Country A are in the East Valley. Source: Nils Teder, Ada Quill, “Foreign soldiers in the"
        f" East Valley”, Daily North, 1 to 5 Mar 2021, https://daily-north.example/foreign-soldiers. {SUMMARISED}"
        "/daily-north-first-report/#soldiers-in-valley, as of 1 Dec 2022." + FOUGHT.format("yes") + NO_MORE
    ),
    "agency-south-papers#papers-name-unit": (
        "Attributed claim in twelve pages of orders (a document attributed to Army of Country A, not authenticated),"
        " through a clerk (not named) and Nils Teder: The 9th brigade of Country A is in the East Valley. "
        "Source: “Papers of the Army"
        f" of Country A”, Agency South, 10 Apr 2021, https://agency-south.example/papers. {SUMMARISED}"
        "/agency-south-papers/#papers-name-unit, as of 1 Dec 2022." + FOUGHT.format("yes") + NO_MORE
    ),
    "agency-south-papers#about-350-hurt": (
        "Attributed claim by Agency South: About 350 soldiers of Country A were killed or wounded in the East Valley."
        " Based on what two officials (not named) said. Source: “Papers of the Army of Country A”, Agency South,"
        f" 10 Apr 2021, https://agency-south.example/papers. {SUMMARISED}/agency-south-papers/#about-350-hurt, as of"
        " 1 Dec 2022." + KILLED.format("about 350")
    ),
    "daily-north-first-report#over-300-killed": (
        "Attributed claim by two officials (not named), said 1 Mar 2021, through Bex Oriel and Agency South: More than"
        " 300 soldiers of Country A were killed in the East Valley. Daily North has not verified this. Replaced by a"
        " later statement. Corrected 2 Apr 2021. Source: Nils Teder, Ada Quill, “Foreign soldiers in the East Valley”,"
        f" Daily North, 1 to 5 Mar 2021, https://daily-north.example/foreign-soldiers. {SUMMARISED}"
        "/daily-north-first-report/#over-300-killed, as of 1 Dec 2022." + KILLED.format("more than 300")
    ),
    "register-of-graves#slip-of-the-paper": (
        "Attributed claim by two officials (not named), through Bex Oriel: 30 soldiers of Country A were killed in the"
        " East Valley. The same words as two officials (not named) said, told differently; not counted. "
        "Source: “Register"
        " of graves, 2021”, Register Office of Country C, Apr 2022, https://register.example/graves. "
        f"{SUMMARISED}/register-of-graves/#slip-of-the-paper, as of 1 Dec 2022." + KILLED.format("30")
    ),
    "union-of-ports-briefing#union-told-reporters": (
        "Verified fact (on record: that it was said): The Union of Ports told reporters on 30 August 2021 that "
        "it had seen"
        " soldiers of Country A. Source: “Briefing of 30 August”, Union of Ports, 30 Aug 2021, address not recorded. "
        f"{SUMMARISED}/union-of-ports-briefing/#union-told-reporters, as of 1 Dec 2022."
    ),
    "lens-institute-imagery#frames-placed": (
        "Verified fact (verified that it is so): The nine frames were filmed in the East Valley on 14 April 2021."
        " Evidence: https://lens.example/method.pdf. Source: “What the frames of 14 April show”, Lens Institute, about"
        f" 20 May 2021, https://lens.example/frames. {SUMMARISED}/lens-institute-imagery/#frames-placed, as of "
        "1 Dec 2022."
    ),
}


@pytest.mark.parametrize("ref", CITED)
def test_a_citation_tells_kind_speaker_hands_source_and_place(example: Archive, ref: str) -> None:
    """Each in full; what has happened to a statement since is told with it."""
    assert statement(example, ref) == CITED[ref]


def test_a_citation_tells_nothing_that_came_after_its_day(example: Archive) -> None:
    """A later acknowledgement and a successor are not yet there."""
    ref = "daily-north-first-report#soldiers-in-valley"
    assert "; since then, " not in statement(example, ref, date(2021, 12, 1))
    assert "Replaced" not in statement(example, "daily-north-first-report#over-300-killed", date(2021, 3, 6))
    assert "Said after 1 Jan 2021, the date of this page." in statement(example, ref, date(2021, 1, 1))


def test_a_denial_that_was_taken_back_is_cited_with_that() -> None:
    """Whoever quotes it alone would mislead."""
    denial = altering.example((altering.PAPERS, "said_by: radio-a", "said_by: army-of-country-a")).archive
    assert statement(denial, "agency-south-papers#no-soldiers").startswith(
        "Attributed claim by Army of Country A, said 9 Apr 2021: No soldier of Country A is in the East Valley. Since"
        " then, on “Did soldiers of Country A fight in the East Valley in 2021?” and not on the words of this"
        " statement, Country A confirmed the answer yes on 10 Feb 2022. Source: "
    )


def views_of(real: Loaded) -> ArchiveViews:
    """The views of the real archive on the day of its site."""
    return views(real.archive, date(2026, 11, 22))


def test_no_citation_loses_the_kind_the_speaker_or_who_has_not_owned_it(real: Loaded) -> None:
    """Of every statement there is: kind first, then who; each party concerned by name."""
    archive_views = views_of(real)
    assert len(real.archive.entries) > 100
    for entry in real.archive.entries:
        sentence = str(citations.statement(archive_views, entry, EDITION))
        assert sentence.startswith(f"{labels.KIND[entry.kind]} "), entry.ref
        assert f": {entry.statement.text} " in sentence, entry.ref
        assert f"https://example.org/{archive_views.permalink(entry.ref)}, as of 22 Nov 2026." in sentence, entry.ref
        before = sentence.partition(f": {entry.statement.text}")[0]
        if entry.claim:
            assert archive_views.step(entry.claim.said_by).name in before, entry.ref
            assert all(archive_views.step(relay).name in before for relay in entry.claim.via), entry.ref
        if isinstance(entry.statement, Unacknowledged):
            for party, how in entry.statement.not_acknowledged_by.items():
                assert f"{real.archive.actor(party).name} {labels.HOW_NOT[how]}" in before, entry.ref


def test_how_a_question_stands_is_cited_with_its_day_and_revision(example: Archive) -> None:
    """And with its badges: a standing alone says too much or too little."""
    question = example.question("soldiers-in-east-valley")
    for day, expected in {
        DAY: "Verified: yes since 20 May 2021, found on 1 Jun 2021, 1 Sep 2021 and 1 Mar 2022. The finding: yes."
        " Contradicted. Country A confirms it. As of 1 Dec 2022",
        date(2021, 3, 6): "Unacknowledged since 5 Mar 2021. It is claimed, and no party that it concerns has"
        " acknowledged it. One origin. As of 6 Mar 2021",
    }.items():
        archive_views = views(example, day)
        assert str(citation(archive_views, question, standing_summary(archive_views, question), EDITION)) == (
            f"On Record, “Did soldiers of Country A fight in the East Valley in 2021?” {expected}, archive revision"
            " 0123456789ab. https://example.org/questions/soldiers-in-east-valley/"
        )


def page(site: Path, address: str) -> html.HtmlElement:
    """A page of the built site."""
    return html.fromstring((site / address / "index.html").read_bytes())


def test_each_statement_on_its_cards_page_has_one_sentence_and_elsewhere_none(site: Path, real: Loaded) -> None:
    """In a <details>, which needs no script; only there, for it is not light."""
    for card in real.archive.cards:
        for article in page(site, f"sources/{card}").xpath("//article[contains(@class,'statement')]"):
            (sentence,) = article.xpath(".//details[@class='cite']/p")
            assert f"/sources/{card}/#{article.get('id')}, as of 22 Nov 2026." in sentence.text_content()
    for address in ("actors/russia", "attributed", "topics/north-korean-troops"):
        assert not page(site, address).xpath("//details[@class='cite']"), address


def test_foreign_titles_keep_their_language_where_they_are_cited(site: Path, real: Loaded) -> None:
    """A screen reader then reads them in it."""
    archive_views = views_of(real)
    foreign = {
        card.id: lang for card in real.archive.cards.values() if (lang := citations.source(archive_views, card).lang)
    }
    assert foreign
    for card, language in foreign.items():
        marked = page(site, f"sources/{card}").xpath("//dd[@class='cited']/span | //details[@class='cite']/p/span")
        assert {span.get("lang") for span in marked} == {language}
        assert {span.text_content() for span in marked} == {real.archive.card(card).title}


def test_a_questions_page_has_a_sentence_and_leads_to_its_pack_and_to_how_to_cite(site: Path) -> None:
    """Below the standing, which is what gets cited."""
    name = "north-korean-soldiers-in-russia"
    (box,) = page(site, f"questions/{name}").xpath("//section[@class='taking']")
    links = box.xpath(".//a/@href")
    assert (links[0], links[-1]) == (f"../../questions/{name}/{name}-evidence.html", "../../about/#_how-to-cite")
    (sentence,) = box.xpath(".//details[@class='cite']/p")
    assert sentence.text_content().startswith("On Record, “Were North Korean soldiers sent to Russia in 2024–25?” Ver")


def test_a_title_that_only_describes_is_in_brackets_and_no_headline(real: Loaded) -> None:
    """Nobody wrote it: a citation in quotation marks would be of a headline that never was."""
    archive_views = views(real.archive, date(2026, 11, 22))
    described, printed = (real.archive.card(name) for name in ("kbs-world-nis-3000", "rbc-gerasimov"))
    assert str(citations.source(archive_views, described)).startswith(
        f"[{described.title}] (title not recorded), KBS World, 13 Jan 2025, http"
    )
    assert str(citations.source(archive_views, printed)).startswith(f"“{printed.title}”, RBC, 26 Apr 2025, http")


def test_a_figure_is_never_cited_as_verified_with_another_question(real: Loaded) -> None:
    """The question that it answers with the figure stands last, however its card orders them, and says so."""
    archive = real.archive
    figures = [
        entry
        for entry in archive.entries
        if entry.claim and any(not isinstance(answer, YesNo) for answer in entry.claim.answers.values())
    ]
    cited = [statement(archive, entry.ref, date(2026, 11, 22)) for entry in figures]
    assert len([words for words in cited if "Verified: yes" in words]) > 10
    assert [words for words in cited if not words.endswith(" The figure is not verified.")] == []


def test_words_are_not_cited_as_verified_with_their_question(example: Archive) -> None:
    """The answer is verified, and the rest of the sentence may be wrong."""
    assert statement(example, "daily-north-first-report#soldiers-in-valley").endswith(FOUGHT.format("yes") + NO_MORE)


def test_what_a_statement_answers_is_cited_with_it(example: Archive) -> None:
    """A denial, a refusal and a comment are not taken for the answer that is verified."""
    no = statement(example, "agency-south-papers#no-soldiers")
    assert no.endswith(f"{FOUGHT.format('no')}That does not verify this statement.")
    assert statement(example, "arlo-vance-speech#would-not-count").endswith(
        " as of 1 Dec 2022. It declines to answer “How many soldiers of Country A were killed in the East Valley in"
        " 2021?”. That day the question stands: Verified. That does not verify this statement. It comments on “Did"
        " soldiers of Country A fight in the East Valley in 2021?” and does not answer it. That day the question"
        " stands: Verified: yes, contradicted, Country A confirms it."
    )
