"""What a question's page tells first:
who answers, by which origins, and where the parties stand, as of the site's date.
"""

from datetime import date
from typing import Any

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.pages.question.parted import ROOM, listing
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from onrecord.standings.utterances import utterances
from onrecord.vocabulary import Badge
from onrecord.wording import badges
from tests.loading import load_files, page_at


def _page(loaded: Loaded, url: str, as_of: date) -> Any:
    return html.fromstring(f"<div>{page_at(loaded, url, as_of).html}</div>")


def _texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def _standings(loaded: Loaded) -> Standings:
    return derive(loaded.archive)


@pytest.mark.parametrize(
    ("url", "text"),
    [
        ("questions/", "No question is in the archive yet."),
        ("places/", "None is in the archive yet."),
        ("topics/", "None is in the archive yet."),
    ],
)
def test_a_list_without_anything_says_so(url: str, text: str) -> None:
    """And has no heading, list or link that leads to nothing."""
    page = _page(load_files([SourceFile("actors/a.yaml", b"name: A\ntype: state\n")]), url, date(2026, 11, 22))
    assert _texts(page, "//p[not(@class)]") == [text]
    assert not page.xpath("//h2 | //ul | //dl | //a")


SENT = "questions/north-korean-soldiers-in-russia/"


@pytest.mark.parametrize(
    ("as_of", "north_korea", "russia"),
    [
        (
            "2024-10-20",
            "North Korea no ",
            "Russia no ",
        ),
        (
            "2025-01-05",
            "North Korea denied it, as reported on 22 Oct 2024",
            "Russia declined to say, as reported on 22 Oct 2024",
        ),
        ("2025-04-27", "North Korea denied it, as reported on 22 Oct 2024", "Russia confirmed it on 26 Apr 2025"),
        ("2026-11-22", "North Korea confirmed it on 28 Apr 2025", "Russia confirmed it on 26 Apr 2025"),
    ],
)
def test_each_party_concerned_has_its_position_as_of_the_date(
    real: Loaded, as_of: str, north_korea: str, russia: str
) -> None:
    """Method §2, on real sources: reports of silence do not undo a denial, and its own yes undoes both."""
    positions = _texts(_page(real, SENT, date.fromisoformat(as_of)), "//h3[@class='position']")
    assert positions[0].startswith(north_korea)
    assert positions[1].startswith(russia)


def test_many_outlets_of_one_origin_are_told_to_be_one(real: Loaded) -> None:
    """Ten outlets that repeat one report are one origin, and the badge says so in words (method §4)."""
    page = _page(real, "questions/russian-strike-plans-japan-south-korea/", date(2026, 11, 22))
    assert _texts(page, "//section[contains(@class,'standing')]/h2") == ["Unacknowledged: yes since 31 Dec 2024"]
    claims = [
        a for a in _standings(real).counting("russian-strike-plans-japan-south-korea", date(2026, 11, 22)) if a.claims
    ]
    sources = len({a.entry.card.id for a in claims})
    assert _texts(page, "//li[@id='_badge-single-origin']") == [
        "One origin Whoever repeats it, it goes back to one beginning. "
        f"One origin; {sources} sources: documents that are not authenticated, through Financial Times."
    ]
    (tree,) = page.xpath("//div[@class='trees']/section")
    assert " ".join(tree.text_content().split()).startswith("Not named, through Financial Times")
    leaves = {e.get("href").split("#")[0].split("/")[-2] for e in tree.xpath(".//small/a")}
    assert leaves == {a.entry.card.id for a in claims}


def test_how_it_stood_on_any_day_has_an_address(real: Loaded) -> None:
    """Each state of the history stands under its first day, with what changed it and who says so."""
    page = _page(real, "questions/north-korean-soldiers-fought-in-kursk/", date(2026, 11, 22))
    shown = {e.get("id"): " ".join(e.text_content().split()) for e in page.xpath("//ol[@class='history']/li")}
    history = _standings(real).history("north-korean-soldiers-fought-in-kursk", date(2026, 11, 22))
    assert list(shown) == [f"_on-{state.since.isoformat()}" for state in history]
    assert shown["_on-2025-04-26"].startswith("26 to 27 Apr 2025 Verified")
    assert "Russia confirmed it (RBC, 26 Apr 2025)." in shown["_on-2025-04-26"]
    assert "no word of North Korea’s in this archive; Russia had confirmed it." in shown["_on-2025-04-26"]
    finding = "A finding made on 22 Nov 2026 holds from this day: yes, confirmed by a side that it concerns."
    assert finding in shown["_on-2025-04-26"]


def test_a_question_stands_as_of_the_date_of_the_site(real: Loaded) -> None:
    """What is told first is the standing of that day, with its badges and their reasons."""
    url = "questions/north-korean-soldiers-fought-in-kursk/"
    first, before, after = (_page(real, url, date(2025, 4, day)) for day in (25, 27, 28))
    head = "//section[contains(@class,'standing')]"
    assert _texts(first, f"{head}/h2") == ["Attributed: yes since 16 Dec 2024"]
    assert _texts(first, f"{head}//a[@class='badge']") == [
        "Assumes: North Korean soldiers were sent to Russia It takes another answer for granted that is neither "
        "verified nor acknowledged by those it concerns."
    ]
    assert _texts(before, f"{head}/h2") == ["Verified: yes · confirmed by Russia on 26 Apr 2025"]
    assert _texts(before, f"{head}/p[@class='hint']") == ["Found on 22 Nov 2026; by whom is not stated."]
    assert _texts(before, f"{head}//a[@class='badge']") == [
        "Russia confirms it Of the sides that it concerns, the one named says it itself."
    ]
    assert _texts(after, f"{head}//a[@class='badge']") == [
        "Both confirm it Every side that it concerns says it itself."
    ]


def test_figures_that_are_not_compared_say_why(real: Loaded) -> None:
    """Side by side, with the reason in words (method §5)."""
    page = _page(real, "questions/north-korean-soldiers-killed-or-wounded/", date(2025, 1, 2))
    summaries = _texts(page, "//details[@class='beside']/summary")
    assert summaries[0].startswith("Not compared where they count different things (")
    apart = _texts(page, "//details[@class='beside'][1]//li")
    assert "Volodymyr Zelensky, more than 3,000 (killed or wounded) on 23 Dec 2024" in apart
    assert not [words for words in apart if "John Kirby" in words]  # a part is no answer, and never beside the whole
    contested = _texts(page, "//li[@id='_badge-contested']")[0]
    assert "South Korea's Joint Chiefs of Staff, about 1,100 (killed or wounded) on 23 Dec 2024" in contested
    assert "no number fits both" in contested


def test_one_utterance_stands_once_with_all_who_carry_it(real: Loaded) -> None:
    """In the lanes and the tables of the question’s periods; no statement is left out."""
    question = "north-korean-soldiers-killed-or-wounded"
    views = ArchiveViews(_standings(real), date(2026, 11, 22))
    listed = listing(views, views.archive.question(question), ROOM)
    pages = [_page(real, listed.url(part.id), date(2026, 11, 22)) for part in listed.division.leaves]
    assert len(pages) > 1
    linked = {e.get("href").split("../")[-1] for page in pages for e in page.xpath("//div[@class='lanes']//article//a")}
    links = real.archive.links
    entries = [*links.question[question], *links.commented[question]]
    assert {f"sources/{e.card.id}/#{e.statement.id}" for e in entries} <= linked
    lanes = "//div[@class='lanes']//article[not(contains(@class,'verified'))]"
    articles = sum(len(page.xpath(lanes)) for page in pages)
    assert articles == len(utterances(real.archive, entries, question)) < len(entries)
    tables = "//table[@id='_figures' or @id='_part-figures']/tbody/tr[td]"
    rows = sum(len(page.xpath(tables)) for page in pages)
    assert rows == len(utterances(real.archive, links.question[question], question)) < len(links.question[question])


def test_an_unacknowledged_claim_says_what_was_acknowledged_since(real: Loaded) -> None:
    """On its card's page, with a link to the words; and nothing of the kind before."""
    page = _page(real, "sources/newsweek-kursk-casualties/", date(2026, 11, 22))
    parties = _texts(page, "//article[@id='troops-in-russia']//li[@class='party']")
    assert parties == [
        "North Korea has not acknowledged it, as reported 27 Dec 2024 to 4 Jan 2025 by Newsweek. "
        "Since then: North Korea confirmed the answer yes on 28 Apr 2025.",
        "Russia has not acknowledged it, as reported 27 Dec 2024 to 4 Jan 2025 by Newsweek. "
        "Since then: Russia confirmed the answer yes on 26 Apr 2025.",
    ]
    before = _page(real, "sources/newsweek-kursk-casualties/", date(2025, 1, 10))
    assert not [t for t in _texts(before, "//li[@class='party']") if "Since then" in t]


def test_claims_and_findings_later_than_the_date_are_not_counted(loaded: Loaded) -> None:
    """A question as it stood: fewer claims, and no finding that did not hold yet, whenever it was made."""
    question = next(q for q in loaded.archive.questions.values() if q.findings)
    finding = min(held.holds_from for held in _standings(loaded).findings[question.id])
    url = f"questions/{question.id}/"
    early, late = (_page(loaded, url, day) for day in (date.fromordinal(finding.toordinal() - 1), finding))
    assert not early.xpath("//section[contains(@class,'finding')]")
    assert late.xpath("//section[contains(@class,'finding')]")
    head = "//section[contains(@class,'standing')]"
    first = [_texts(page, f"{head}/p")[0] for page in (_page(loaded, url, date(1999, 1, 1)), late)]
    assert first[0] == "No source had answered this by 1 Jan 1999."
    assert first[1] != first[0]
    assert not _page(loaded, url, date(1999, 1, 1)).xpath("//ol[@class='history']")


def test_a_different_rendering_is_shown_and_counted_nowhere(real: Loaded) -> None:
    """Newsweek’s slip stands beneath what it renders, and hollow in its column, with the reason; and in no count."""
    question, day = "north-korean-soldiers-killed-or-wounded", date(2026, 11, 22)
    page = _page(real, f"questions/{question}/2024/", day)
    rows = _texts(page, "//table[@id='_figures']//li")
    slip = "Newsweek, through Yonhap: about 1,100 (killed); the same words as "
    told = "South Korea's Joint Chiefs of Staff said, told differently; not counted"
    assert [row for row in rows if f"{slip}{told}" in row]
    assert len(page.xpath("//table[@id='_figures']//td[contains(@class,'hollow')]")) == 1
    counted = _standings(real).counting(question, day)
    voices, sources = {v for a in counted for v in a.voices}, {a.entry.card.id for a in counted}
    assert _texts(_page(real, f"questions/{question}/", day), "//section[@class='behind']/p")[1] == (
        f"{len(voices)} voices give figures; from {len(sources)} sources."
    )


def test_a_figure_whose_day_is_not_known_is_dated_by_its_publication(real: Loaded) -> None:
    """The table never puts a day of publication under “said”."""
    page = _page(real, "questions/north-korean-soldiers-killed-or-wounded/", date(2026, 11, 22))
    undated = [
        e
        for e in real.archive.links.question["north-korean-soldiers-killed-or-wounded"]
        if e.claim and e.claim.said_on is None
    ]
    cells = [t for t in _texts(page, "//table[@id='_figures']//summary") if t.startswith("published ")]
    assert len(cells) == len(undated) > 0


def test_a_position_rests_on_the_partys_own_publication_where_there_is_one(real: Loaded) -> None:
    """Not on the relay whose address comes first in the alphabet."""
    page = _page(real, "questions/north-korean-soldiers-fought-in-kursk/", date(2026, 11, 22))
    setting = "//div[@class='sides-of']/section[1]//li[.//small[@class='sets']]"
    assert _texts(page, f"{setting}//small[1]") == [
        "Central Military Commission of the Workers' Party of Korea, through Naenara. In this archive’s words"
    ]


OWN_WORDS = {
    "actors/office.yaml": "name: The Office\ntype: office\n",
    "questions/q.yaml": "text: Is it so?\nkind: yes-no\nconcerns: [office]\n",
    "cards/2025/own.yaml": """title: A statement of the office
publisher: office
type: official-statement
published: 2025-01-10
retrieved: 2025-01-11
url: https://example.org/own
archived: https://example.net/own
language: en
summary: "The office says that [it is so](#so)."
attributed:
  - id: so
    text: It is so.
    said_by: office
    answers: {q: yes}
""",
}


DENIED_THEN_OWNED = {
    "actors/paper.yaml": "name: The Paper\ntype: outlet\n",
    "cards/2025/denied.yaml": """title: A denial of the office
publisher: paper
type: news-report
published: 2025-01-05
retrieved: 2025-01-11
url: https://example.org/denied
archived: https://example.net/denied
language: en
summary: "The office says that [it is not so](#not-so)."
attributed:
  - id: not-so
    text: It is not so.
    said_by: office
    said_on: 2025-01-05
    answers: {q: no}
""",
}


def test_a_denial_says_what_the_same_party_acknowledged_since() -> None:
    """On its card and wherever it is shown; and nothing of the kind before. The party’s card tells both."""
    files = {**OWN_WORDS, **DENIED_THEN_OWNED}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert loaded.problems == ()
    url, path = "sources/denied/", "//article[@id='not-so']//li[@class='party']"
    since = "Since then: The Office confirmed the answer yes on 10 Jan 2025."
    assert _texts(_page(loaded, url, date(2025, 2, 1)), path) == [since]
    assert _texts(_page(loaded, url, date(2025, 1, 9)), path) == []
    positions = _texts(_page(loaded, "questions/q/", date(2025, 2, 1)), "//h3[@class='position']")
    assert positions == ["The Office confirmed it on 10 Jan 2025"]


def test_whoever_is_not_named_or_authenticated_is_told_so_in_tables_and_notes(real: Loaded) -> None:
    """A label such as “29 Russian military files” never stands as if it were a speaker."""
    page = _page(real, "questions/russian-targets-listed/", date(2026, 11, 22))
    assert all(t.endswith("(not authenticated)") for t in _texts(page, "//table[@id='_figures']/tbody/tr/th/b"))


def test_a_party_that_publishes_its_own_words_is_not_named_twice() -> None:
    """Nobody speaks through itself."""
    loaded = load_files(SourceFile(path, text.encode()) for path, text in OWN_WORDS.items())
    assert loaded.problems == ()
    (word,) = _texts(_page(loaded, "questions/q/", date(2025, 2, 1)), "//ol[@class='words']/li")
    assert word == (
        "published 10 Jan 2025 Confirmed it It is so. The Office. In this archive’s words sets the answer: confirmed"
    )


def test_each_claim_on_its_card_says_under_which_origin_it_is_counted(real: Loaded) -> None:
    """A control group, or an anonymous origin by the first named hand (method §4)."""
    page = _page(real, "sources/unidentified-ft-training/", date(2026, 11, 22))
    counted = [t for t in _texts(page, "//article//li") if t.startswith("Counted as coming from")]
    assert counted == ["Counted as coming from: anonymous, through Financial Times"] * 3
    named = _texts(_page(real, "sources/kbs-world-first-troops/", date(2026, 11, 22)), "//article//li")
    assert "Counted as coming from: South Korea" in named


def test_the_list_of_questions_gathers_them_by_badge_and_tells_those_of_one_source(real: Loaded) -> None:
    """Each badge with its questions; a question that one source alone answers has no badge for it,
    and is told apart.
    """
    day = date(2026, 11, 22)
    page, standings = _page(real, "questions/", day), _standings(real)
    listed = {
        " ".join(term.text_content().split()): term.xpath("./following-sibling::dd[1]//a/text()")
        for term in page.xpath("//dl[contains(@class,'sets')]/dt")
    }
    for badge in Badge:
        asked = [q.text for q in real.archive.questions.values() if badge in standings.at(q.id, day).badges]
        assert listed.get(f"{badges.LABEL[badge].capitalize()} ({len(asked)})", []) == asked
    cards = {q: {a.entry.card.id for a in standings.counting(q, day)} for q in real.archive.questions}
    alone = [real.archive.question(q).text for q, of in cards.items() if len(of) == 1]
    assert listed[f"Answered by one source only ({len(alone)})"] == alone and alone
