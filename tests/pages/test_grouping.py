"""How lists gather things: relays of one utterance, days in months and years, conflicts that touch, reasons."""

from datetime import date

import pytest

from onrecord.load import load_files
from onrecord.pages.lists import ledgers
from onrecord.pages.lists.contested import connected
from onrecord.pages.lists.recheck import Missing, by_reason, part
from onrecord.pages.render import Renderer
from onrecord.pages.shared.by_month import Month, months
from onrecord.pages.statement.drawn_rows import row as drawn_row
from onrecord.pages.statement.headline import Headline
from onrecord.pages.statement.rows import statement_row
from onrecord.pages.statement.tellings import FEW, gathered, tellings
from onrecord.pages.statement.view_types import Link
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.conflicts import pairs
from onrecord.standings.derive import Standings, derive
from onrecord.standings.utterances import utterances
from tests.loading import pages_made

ACTORS = {
    "actors/state.yaml": "name: State\ntype: state\n",
    "actors/general.yaml": "name: General\ntype: person\npart_of: state\n",
    "actors/gazette.yaml": "name: Gazette\ntype: outlet\npart_of: state\n",
    "actors/agency.yaml": "name: Agency\ntype: news-agency\n",
    "actors/paper.yaml": "name: Paper\ntype: outlet\n",
    "actors/tabloid.yaml": "name: Tabloid\ntype: outlet\n",
    "questions/dead.yaml": (
        "text: How many died?\nkind: quantity\nmeasures: [killed, wounded]\nunit: soldiers\nconcerns: []\n"
        "note: Nobody.\n"
    ),
    "questions/there.yaml": "text: Are they there?\nkind: yes-no\nconcerns: []\nnote: Nobody.\n",
}
SAID = 'said_by: general, said_on: 2021-03-01, answers: {dead: "> 300"}'


def standings_of(**cards: str) -> Standings:
    """The standings of an archive of cards of one claim each, by `publisher_n` and the claim's fields."""
    files = dict(ACTORS)
    for name, fields in cards.items():
        publisher, _, day = name.rpartition("_")
        text = "" if "text:" in fields else "text: Some died., "
        files[f"cards/2021/{publisher}-{day}.yaml"] = (
            f"title: Card of {publisher} {day}\npublisher: {publisher}\ntype: news-report\npublished: 2021-03-{day}\n"
            f"retrieved: 2021-04-01\nurl: https://{publisher}.example/{day}\narchived: https://web.archive.org/web/20210401000000/https://{publisher}.example/{day}\n"
            f"language: en\nsummary: It says [so](#c).\nattributed:\n  - {{id: c, {text}{fields}}}\n"
        )
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert loaded.errors == ()
    return derive(loaded.archive)


def groups(standings: Standings, question: str = "") -> list[list[str]]:
    """The cards of each utterance of an archive, the first of each first."""
    spoken = utterances(standings.archive, standings.archive.entries, question)
    return [[entry.card.id for entry in (u.first, *u.others)] for u in spoken]


def test_the_report_nearest_to_the_speaker_comes_first() -> None:
    """Fewer hands, then the speaker's own publication, then the earlier day (method §4)."""
    standings = standings_of(
        agency_02=f"{SAID}, via: [paper]", paper_04=SAID, tabloid_03=SAID, gazette_05=f"{SAID}, via: [agency]"
    )
    assert groups(standings) == [["tabloid-03", "paper-04", "gazette-05", "agency-02"]]
    assert groups(standings_of(paper_02=SAID, gazette_05=SAID)) == [["gazette-05", "paper-02"]]


@pytest.mark.parametrize(
    "other",
    [
        'said_by: state, said_on: 2021-03-01, answers: {dead: "> 300"}',
        'said_by: general, said_on: 2021-03-02, answers: {dead: "> 300"}',
        "said_by: general, said_on: 2021-03-01, answers: {there: yes}",
        'said_by: general, answers: {dead: "> 300"}',
        'said_by: general, said_on: 2021-03, answers: {dead: "> 300"}',
    ],
)
def test_another_speaker_day_or_question_is_another_utterance(other: str) -> None:
    """Nor is one whose day is not known ever taken for the same."""
    assert groups(standings_of(paper_02=SAID, tabloid_03=other)) == [["paper-02"], ["tabloid-03"]]


@pytest.mark.parametrize(
    "other", [SAID.replace("> 300", "> 301"), f"{SAID}, measure: wounded", f"{SAID}, rendering_of: tabloid-03#c"]
)
def test_another_figure_measure_or_rendering_is_another_telling_of_the_same(other: str) -> None:
    """One voice, one day, one question is one utterance; a mere rendering never leads."""
    assert groups(standings_of(paper_02=other, tabloid_03=SAID)) in (
        [["paper-02", "tabloid-03"]],
        [["tabloid-03", "paper-02"]],
    )
    assert groups(standings_of(paper_02=f"{SAID}, rendering_of: tabloid-03#c", tabloid_03=SAID)) == [
        ["tabloid-03", "paper-02"]
    ]


@pytest.mark.parametrize("day", ["", "said_on: 2021-03, "])
def test_two_of_unknown_days_stay_apart(day: str) -> None:
    """Nothing tells that they are of one utterance."""
    claim = f'said_by: general, {day}answers: {{dead: "> 300"}}'
    assert len(groups(standings_of(paper_02=claim, tabloid_03=claim))) == 2


def test_an_unnamed_speaker_is_never_one_voice_with_another() -> None:
    """Two papers may each have their own “officials”, also through one agency."""
    unnamed = 'said_by: {anonymous: officials}, said_on: 2021-03-01, answers: {dead: "> 300"}'
    assert len(groups(standings_of(paper_02=unnamed, tabloid_03=unnamed))) == 2
    through = f"{unnamed}, via: [agency]"
    assert len(groups(standings_of(paper_02=through, tabloid_03=through))) == 2


def test_one_question_in_common_makes_one_utterance() -> None:
    """Whatever else one of the two answers."""
    both = 'said_by: general, said_on: 2021-03-01, answers: {dead: "> 300", there: yes}'
    standings = standings_of(paper_02=SAID, tabloid_03=both)
    assert len(groups(standings)) == 1
    assert len(groups(standings, "dead")) == 1


def test_what_answers_nothing_is_the_same_by_its_text() -> None:
    """There is nothing else to know it by."""
    claim = "said_by: general, said_on: 2021-03-01"
    assert len(groups(standings_of(paper_02=claim, tabloid_03=claim))) == 1
    assert len(groups(standings_of(paper_02=claim, tabloid_03=f"{claim}, text: Some fell."))) == 2


DAYS = [date(2022, 1, 5), date(2021, 12, 31), date(2021, 12, 1), date(2021, 3, 1)]


def test_months_keep_the_order_and_count_their_lines() -> None:
    """A month is where its days are, named in words."""
    by_month = months(DAYS, lambda day: day, lambda day: day.day)
    assert by_month == [
        Month("2022-01", "January 2022", (DAYS[0],), 5),
        Month("2021-12", "December 2021", (DAYS[1], DAYS[2]), 32),
        Month("2021-03", "March 2021", (DAYS[3],), 1),
    ]


def test_conflicts_that_share_an_answer_are_one_and_others_apart() -> None:
    """At any remove: 100 and 200, 200 and 300 are of one conflict; what is counted otherwise is of another."""
    standings = standings_of(
        paper_02="said_by: paper, said_on: 2021-03-01, answers: {dead: 100..150}",
        agency_03="said_by: agency, said_on: 2021-03-02, answers: {dead: 200}",
        tabloid_04="said_by: tabloid, said_on: 2021-03-03, answers: {dead: 120}",
        paper_05="said_by: paper, said_on: 2021-03-04, answers: {dead: 7}, measure: wounded",
        agency_06="said_by: agency, said_on: 2021-03-05, answers: {dead: 9}, measure: wounded",
    )
    conflicts = [pair for pair in pairs(standings.counting("dead", date(2021, 5, 1)), 14) if not pair.apart]
    gathered = [
        sorted(sorted((p.one.entry.card.id, p.other.entry.card.id)) for p in group) for group in connected(conflicts)
    ]
    assert gathered == [
        [["agency-03", "paper-02"], ["agency-03", "tabloid-04"]],
        [["agency-06", "paper-05"]],
    ]


def missing(name: str, why: str) -> Missing:
    """A source that lacks something."""
    return Missing(Link(name, ""), Headline(name), "", why, "", "")


def test_sources_are_gathered_by_the_reason_they_give() -> None:
    """Each group where its first source stands, with its number."""
    cards = [missing("a", "lost"), missing("b", "paper"), missing("c", "lost")]
    rows = [(group.why, group.total, [card.card.text for card in group.cards]) for group in by_reason(cards)]
    assert rows == [("lost", 2, ["a", "c"]), ("paper", 1, ["b"])]


def test_a_part_of_the_groups_holds_so_many_sources_and_tells_the_whole_number() -> None:
    """Over a boundary of groups; what is over before or begins later is left out."""
    reasons = by_reason(
        [missing(name, why) for name, why in zip("abcdef", ("x", "x", "x", "y", "y", "z"), strict=True)]
    )
    rows = [
        [(g.why, g.total, "".join(c.card.text for c in g.cards)) for g in part(reasons, start, 2)]
        for start in (0, 2, 4)
    ]
    assert rows == [[("x", 3, "ab")], [("x", 3, "c"), ("y", 2, "d")], [("y", 2, "e"), ("z", 1, "f")]]


def test_beside_a_figure_no_yes_stands_alone() -> None:
    """In a list a telling names its figure; a yes to another question, which is not named there, would be a riddle."""
    there = 'said_by: general, said_on: 2021-03-01, answers: {dead: "> 300", there: yes}'
    views = ArchiveViews(standings_of(paper_02=SAID.replace("300", "200"), tabloid_03=there), date(2021, 5, 1))
    (spoken,) = gathered(views, views.archive.entries)
    assert [telling.answer for telling in tellings(views, spoken)] == ["more than 300 (killed)"]


def test_of_very_many_tellings_a_list_names_the_first_and_says_how_many_more() -> None:
    """In a row and in a ledger, which lead to the source for the rest."""
    standings = standings_of(**{f"paper_{day:02}": SAID for day in range(2, 2 + FEW + 4)})
    views = ArchiveViews(standings, date(2021, 5, 1))
    (spoken,) = gathered(views, views.archive.entries)
    row = statement_row(views, spoken)
    assert (len(row.other_sources), row.more_sources) == (FEW, 3)
    assert "; and 3 more" in drawn_row(row, "")
    (page,) = (page for page in pages_made(ledgers.pages(views, Renderer())) if page.url == "attributed/")
    assert ", with 3 more that tell of it or that it is tied to" in page.html
