"""What the pages say of comments, parts, searches, figures given earlier, holding findings and days of counting."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final

import pytest
from lxml import html

from onrecord.commands.show_report import shown
from onrecord.load import Loaded, load_files
from onrecord.output import Asset, Page, Task
from onrecord.pages.evidence_pack.contents import holding, names_in
from onrecord.pages.lists import actors, changes, recheck
from onrecord.pages.lists.look_again import Files
from onrecord.pages.question import page as question_page
from onrecord.pages.question.history import history
from onrecord.pages.question.positions import positions
from onrecord.pages.question.standing_changes import standing_changes
from onrecord.pages.question.summary import how_they_answer, standing_summary
from onrecord.pages.render import Renderer
from onrecord.pages.search.records import filters, spoken
from onrecord.pages.shared.asked import asked
from onrecord.pages.source import page as source_page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from onrecord.wording import labels
from tests.loading import pages_made

RENDERER: Final = Renderer()
NOW: Final = date(2022, 1, 1)
ACTORS: Final = {
    "actors/north.yaml": "name: North\ntype: state\n",
    "actors/general.yaml": "name: The General\ntype: person\npart_of: north\n",
    "actors/south.yaml": "name: South\ntype: state\n",
    "actors/minister.yaml": "name: The Minister\ntype: person\npart_of: south\n",
    "actors/herald.yaml": "name: Herald\ntype: outlet\n",
    "actors/courier.yaml": "name: Courier\ntype: outlet\n",
}
THERE: Final = "text: Are they there?\nkind: yes-no\nconcerns: [north]\n"
FELL: Final = (
    "text: How many fell?\nkind: quantity\nmeasures: [killed, wounded]\nparts: [killed in one week]\nunit: soldiers\n"
    "concerns: [north]\n"
)


def card(name: str, publisher: str, published: str, *claims: str) -> dict[str, str]:
    """A card with attributed claims, by the fields of each; `!` before them makes one unacknowledged."""
    lanes: dict[str, list[str]] = {"attributed": [], "unacknowledged": []}
    for number, fields in enumerate(claims):
        lane = "unacknowledged" if fields.startswith("!") else "attributed"
        lanes[lane].append(f"  - {{id: s{number}, text: What {name} tells in {number}., {fields.lstrip('!')}}}\n")
    text = "".join(f"{lane}:\n{''.join(listed)}" for lane, listed in lanes.items() if listed)
    links = " ".join(f"It says [so](#s{number})." for number in range(len(claims)))
    head = (
        f"title: {name}\npublisher: {publisher}\ntype: news-report\npublished: {published}\nretrieved: 2022-02-01\n"
        f"url: https://example.org/{name}\nlanguage: en\nnot_recorded: {{archived: none was made}}\nsummary: {links}\n"
    )
    return {f"cards/2021/{name}.yaml": head + text}


def loaded_of(*cards: dict[str, str], there: str = THERE, fell: str = FELL) -> Loaded:
    files = {**ACTORS, "questions/there.yaml": there, "questions/fell.yaml": fell}
    files |= {path: text for one in cards for path, text in one.items()}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert [problem.message for problem in loaded.errors] == []
    return loaded


def views_of(*cards: dict[str, str], as_of: date = NOW, there: str = THERE, fell: str = FELL) -> ArchiveViews:
    return ArchiveViews(derive(loaded_of(*cards, there=there, fell=fell).archive), as_of)


def page_of(views: ArchiveViews, url: str) -> Any:
    """A page of a question, source or actor, or the list of what to re-check."""
    makers: dict[str, Callable[[], Iterable[Page | Asset | Task]]] = {
        "questions": lambda: question_page.pages(views, RENDERER),
        "sources": lambda: source_page.pages(views, RENDERER, {}, ""),
        "actors": lambda: actors.pages(views, RENDERER),
        "recheck": lambda: recheck.pages(views, RENDERER, Files({})),
    }
    made = pages_made(makers[url.partition("/")[0]]())
    return html.fromstring(f"<div>{next(page.html for page in made if page.url == url)}</div>")


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


YES: Final = "said_by: south, said_on: 2021-03-01, answers: {there: yes}"
HOAX: Final = "said_by: general, said_on: 2021-03-04, comments_on: [there]"


# comments


def test_a_comment_stands_with_its_speakers_words_marked_and_uncounted() -> None:
    """In order of day among the party’s own words; the lane has a heading for it and does not count it."""
    refused = "said_by: north, said_on: 2021-03-06, answers: {there: declined}"
    views = views_of(card("a", "herald", "2021-03-02", YES), card("b", "courier", "2021-03-07", HOAX, refused))
    page = page_of(views, "questions/there/")
    assert texts(page, "//ol[@class='words']/li[@class='light']") == [
        "4 Mar 2021 Spoke of it What b tells in 0. The General, through Courier. In this archive’s words "
        "It answers neither yes nor no."
    ]
    assert texts(page, "//ol[@class='words']/li[not(@class)]") == [
        "6 Mar 2021 Declined to say What b tells in 1. North, through Courier. In this archive’s words "
        "sets the answer: declined to say"
    ]
    assert texts(page, "//section[@id='_attributed']//h4")[-1] == labels.COMMENT
    assert texts(page, "//section[@id='_attributed']/header/h3") == ["Attributed · 2, 1 more without an answer"]
    assert texts(page, "//section[@class='behind']/p")[1] == (
        "1 voice says yes and 1 voice declined to say; from 2 sources."
    )


def test_a_comment_leads_to_its_question_and_is_found_under_it() -> None:
    """On its card, on its speaker’s page, in the search, and in the evidence pack of the question."""
    views = views_of(card("b", "courier", "2021-03-07", HOAX))
    said = "Comments on “Are they there?”, without answering it"
    source = page_of(views, "sources/b/")
    assert said in texts(source, "//article[@id='s0']//li")
    assert "../../questions/there/" in source.xpath("//article[@id='s0']//li/a/@href")
    (row,) = texts(page_of(views, "actors/general/"), "//h2[@id='_says']/following-sibling::ul[1]/li")
    assert (
        row == "4 Mar 2021 Attributed What b tells in 0. comments on “Are they there?”, without "
        "answering it through Courier"
    )
    assert filters(views, spoken(views)[0])["question"] == ("there",)
    held = holding(
        views.archive, views.archive.question("there"), lambda name: frozenset(names_in(views.archive, name))
    )
    assert [entry.ref for entry in held.spoken] == ["b#s0"]
    assert {"b", "general", "courier"} <= held.ids


def test_the_history_tells_a_comment_from_no_word() -> None:
    """A party that only commented while a state lasted is not said to have had no word here."""
    silent, spoke = (
        page_of(views_of(card("a", "herald", "2021-03-02", YES), *more), "questions/there/")
        for more in ((), (card("b", "courier", "2021-03-07", HOAX),))
    )
    shown = "//ol[@class='history']/li[last()]//p[@class='hint'][1]"
    assert texts(silent, shown) == ["no word of North’s in this archive."]
    assert texts(spoke, shown) == ["no answer of North’s in this archive."]


def test_a_party_that_only_commented_has_no_position_and_says_none() -> None:
    """It is not said to have been silent: its words stand beneath."""
    (position,) = positions(views_of(card("b", "courier", "2021-03-07", HOAX)), _question("there"))
    assert position.words == "no answer of North’s in this archive"


def _question(name: str) -> Any:
    return loaded_of().archive.question(name)


# parts


def test_a_part_is_shown_apart_and_is_no_answer() -> None:
    """It stands in a table of its own, in no count, and its card says what it is."""
    whole = "said_by: south, said_on: 2021-03-01, answers: {fell: 900}, measure: killed"
    part = "said_by: south, said_on: 2021-03-02, answers: {fell: 100}, measure: killed in one week"
    other = "said_by: herald, said_on: 2021-03-03, answers: {fell: 50}, measure: killed in one week"
    views = views_of(card("a", "herald", "2021-03-04", whole, part, other))
    page = page_of(views, "questions/fell/")
    assert texts(page, "//h2[@id='_parts']") == ["Counts of a part of what is asked"]
    assert texts(page, "//table[@id='_figures']/tbody/tr/td/p/a") == ["900"]
    assert texts(page, "//table[@id='_part-figures']/tbody/tr/td/p/a") == ["100", "50"]
    assert texts(page, "//table[@id='_part-figures']/thead/tr/th/span") == ["killed in one week"]
    assert texts(page, "//p[@class='contested-parts']") == [
        "contradicted among themselves: South, 100 (killed in one week) on 2 Mar 2021; "
        "Herald, 50 (killed in one week) on 3 Mar 2021: no number fits both."
    ]
    assert texts(page, "//section[@class='behind']/p")[1] == "1 voice gives figures; from 1 source only."
    assert not page.xpath("//li[@id='_badge-contested']")
    ids = [str(i) for i in page.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert "Counts a part of what is asked in “How many fell?”: 100 (killed in one week); no answer to it" in [
        text.partition(". The question now stands")[0] for text in texts(page_of(views, "sources/a/"), "//article//li")
    ]
    assert labels.PART in texts(page, "//section[@id='_attributed']//h4")


# given earlier


def test_a_figure_given_earlier_follows_the_dated_ones_and_is_marked() -> None:
    """In the table and the list of the latest figures; never in place of a dated one."""
    dated = "said_by: south, said_on: 2021-03-01, answers: {fell: 900}, measure: killed"
    earlier = "said_by: herald, said_on: ../2021-04-28, answers: {fell: 400}, measure: killed"
    views = views_of(card("b", "courier", "2021-04-28", earlier), card("a", "herald", "2021-05-04", dated))
    page = page_of(views, "questions/fell/")
    assert texts(page, "//table[@id='_figures']/tbody/tr/td/p/a") == ["900", "400"]
    assert texts(page, "//table[@id='_figures']/tbody[2]/tr[1]/th") == ["Given earlier, on a day not known"]
    assert texts(page, "//table[@id='_figures']/tbody[2]/tr[2]/td/p/a") == ["400"]
    assert texts(page, "//ol[@class='latest']/li") == [
        "900 killed South Attributed claim 1 Mar 2021",
        "400 killed Herald Attributed claim 28 Apr 2021 or earlier given earlier, on a day not known",
    ]


# searches

SEARCHED: Final = "searches: [{on: 2021-11-30, for: north, where: its news agency, found: nothing, by: An Editor}]\n"


def test_a_search_stands_after_the_position() -> None:
    """Whatever the position is, and only from its day on."""
    views = views_of(there=THERE + SEARCHED)
    assert texts(page_of(views, "questions/there/"), "//h3[@class='position']") == [
        "North no word of North’s in this archive"
    ]
    searched = "30 Nov 2021 Looked for Nothing was found in its news agency. by An Editor"
    assert texts(page_of(views, "questions/there/"), "//ol[@class='words']/li") == [searched]
    denied = card("b", "courier", "2021-03-07", "said_by: north, said_on: 2021-03-06, answers: {there: no}")
    assert texts(page_of(views_of(denied, there=THERE + SEARCHED), "questions/there/"), "//h3[@class='position']") == [
        "North denied it on 6 Mar 2021"
    ]
    early = views_of(as_of=date(2021, 11, 29), there=THERE + SEARCHED)
    assert texts(page_of(early, "questions/there/"), "//h3[@class='position']") == [
        "North no word of North’s in this archive"
    ]


SILENT: Final = "!said_by: south, said_on: 2021-03-01, answers: {there: yes}, not_acknowledged_by: {north: declined}"


@pytest.mark.parametrize(
    ("more", "searched", "line"),
    [
        ((), "", "North declined to say, as reported on 2 Mar 2021, Herald; 700 days ago"),
        ((HOAX,), "", "North spoke to it without answering it on 4 Mar 2021, Courier; 698 days ago"),
        (
            (HOAX,),
            SEARCHED,
            "North was looked for in its news agency, and nothing was found, on 30 Nov 2021; 427 days ago",
        ),
    ],
)
def test_the_list_to_re_check_names_what_a_party_was_last_heard_of_by(
    more: tuple[str, ...], searched: str, line: str
) -> None:
    """Its word or a report, a comment, or a search in vain, whichever is the newest."""
    cards = [card("a", "herald", "2021-03-02", SILENT), *([card("b", "courier", "2021-03-07", *more)] if more else [])]
    views = views_of(*cards, as_of=date(2023, 1, 31), there=THERE + searched)
    assert texts(page_of(views, "recheck/"), "//ol[@class='again']/li/ul/li") == [f"Are they there? {line}"]
    (why,) = [
        badge.why for badge in standing_summary(views, views.archive.question("there")).badges if "newest" in badge.why
    ]
    assert why.startswith("The newest recorded word of North on this, report of one, or search for one, is of ")


def test_a_search_or_a_comment_puts_a_party_off_the_list() -> None:
    """For ninety days, as a word of that day would (method §2)."""
    cards = [card("a", "herald", "2021-03-02", SILENT)]
    for searched, listed in (("", 1), (SEARCHED, 0)):
        views = views_of(*cards, as_of=date(2022, 2, 20), there=THERE + searched)
        assert len(page_of(views, "recheck/").xpath("//ol[@class='again']/li")) == listed


# when a statement counts


def test_words_that_counted_before_their_source_came_out_are_shown_as_such() -> None:
    """As of a day between the two; what the source reports of a party does not count yet."""
    views = views_of(card("a", "herald", "2021-03-09", SILENT), as_of=date(2021, 3, 5))
    assert texts(page_of(views, "sources/a/"), "//li[@class='later']") == [
        "Said by 5 Mar 2021, the date of this page, and counted; the source that tells of it was published later. "
        "What it reports of the parties is not counted yet."
    ]
    assert texts(page_of(views, "questions/there/"), "//h3[@class='position']") == [
        "North no word of North’s in this archive"
    ]
    before = views_of(card("a", "herald", "2021-03-09", SILENT), as_of=date(2021, 2, 5))
    assert texts(page_of(before, "sources/a/"), "//li[@class='later']") == [
        "Said after 5 Feb 2021, the date of this page."
    ]
    unnamed = "said_by: {anonymous: an aide}, said_on: 2021-03-01, answers: {there: yes}"
    later = views_of(card("a", "herald", "2021-03-09", unnamed), as_of=date(2021, 3, 5))
    assert texts(page_of(later, "sources/a/"), "//li[@class='later']") == [
        "Published after 5 Mar 2021, the date of this page."
    ]


# holding findings

ADMITTED: Final = (
    card("a", "courier", "2021-03-07", "said_by: north, said_on: 2021-03-06, answers: {there: no}"),
    card("b", "courier", "2021-04-27", "said_by: general, said_on: 2021-04-26, answers: {there: yes}"),
)
FOUND: Final = "findings: [{on: 2021-11-22, answer: yes, basis: admission, evidence: [b#s0], note: It says so.%s}]\n"


@pytest.mark.parametrize(
    ("more", "operator", "by"),
    [
        ("", "", "; by whom is not stated"),
        ("", "the Harbour Institute", " for the Harbour Institute"),
        (", checked_by: A. Reader", "the Harbour Institute", " by A. Reader"),
    ],
    ids=["nobody", "an operator", "a name"],
)
@pytest.mark.parametrize("day", [date(2021, 4, 26), NOW])
def test_a_finding_is_told_with_the_day_it_holds_from_and_when_and_by_whom_it_was_made(
    more: str, operator: str, by: str, day: date
) -> None:
    """Also as of a day on which nobody had made it yet: what is known here today of that day."""
    standings = views_of(*ADMITTED, as_of=day, there=THERE + FOUND % more).standings
    views = ArchiveViews(standings, day, answers_for=operator)
    page = page_of(views, "questions/there/")
    assert texts(page, "//section[contains(@class,'standing')]/h2") == [
        "Verified: yes · confirmed by North on 26 Apr 2021"
    ]
    assert texts(page, "//section[contains(@class,'standing')]/p")[0] == f"Found on 22 Nov 2021{by}."
    assert texts(page, "//section[contains(@class,'finding')]/p")[:2] == [
        "Finding: yes, holds since 26 Apr 2021; confirmed by a side that it concerns "
        "A side that it concerns, which had denied it or declined to say, now says it itself.",
        f"Found on 22 Nov 2021{by}.",
    ]
    assert asked(views, views.archive.question("there")).words == "North confirmed it on 26 Apr 2021."


def test_a_verified_answer_names_every_party_that_says_so_itself() -> None:
    """Also one that had never denied it, whose word is no ground of the finding; in the order of their days."""
    own = card("c", "courier", "2021-04-27", "said_by: minister, said_on: 2021-04-22, answers: {there: yes}")
    there = THERE.replace("[north]", "[north, south]") + FOUND % ""
    views = views_of(*ADMITTED, own, there=there)
    assert asked(views, views.archive.question("there")).words == (
        "South confirmed it on 22 Apr 2021; North on 26 Apr 2021."
    )


def test_the_day_before_a_finding_holds_nothing_is_verified() -> None:
    """And the page shows no finding."""
    views = views_of(*ADMITTED, as_of=date(2021, 4, 25), there=THERE + FOUND % "")
    page = page_of(views, "questions/there/")
    assert texts(page, "//section[contains(@class,'standing')]/h2") == ["Unanswered since 6 Mar 2021"]
    assert not page.xpath("//section[contains(@class,'finding')]")


def test_a_finding_enters_the_log_on_the_day_it_was_made() -> None:
    """The change of standing that it makes stands under the day from which it holds."""
    views = views_of(*ADMITTED, there=THERE + FOUND % ", checked_by: A. Reader")
    log = changes.changes(views, standing_changes(views))
    (found,) = [change for change in log if change.what == "Finding"]
    assert (found.day, found.description) == (
        date(2021, 11, 22),
        "yes, confirmed by a side that it concerns, holds since 26 Apr 2021; made by A. Reader: It says so.",
    )
    assert [change.day for change in log if change.kind == "verified" and change is not found] == [date(2021, 4, 26)]
    early = views_of(*ADMITTED, as_of=date(2021, 11, 21), there=THERE + FOUND % "")
    assert [c for c in changes.changes(early, standing_changes(early)) if c.what == "Finding"] == []


# one utterance


def test_a_telling_says_its_source_its_hands_and_its_own_figure() -> None:
    """Beneath the one that leads; a figure of its own stands in the row where it counts another measure."""
    lead = "said_by: south, said_on: 2021-03-01, answers: {fell: 900}, measure: killed"
    slip = "said_by: south, said_on: 2021-03-01, via: [herald], answers: {fell: 90}, measure: killed"
    hurt = "said_by: south, said_on: 2021-03-01, via: [herald], answers: {fell: 40}, measure: wounded"
    views = views_of(card("a", "herald", "2021-03-02", lead), card("b", "courier", "2021-03-03", slip, hurt))
    page = page_of(views, "questions/fell/")
    assert texts(page, "//table[@id='_figures']//summary") == ["1 Mar 2021 · 2 sources"]
    assert texts(page, "//table[@id='_figures']//li") == [
        "Herald",
        "Courier, through Herald: 90 (killed)",
    ]
    assert texts(page, "//table[@id='_figures']/tbody/tr/td/p[1]") == ["900 killed", "40 wounded"]
    assert texts(page, "//section[@id='_attributed']/header/h3") == ["Attributed · 1"]


def test_voices_are_counted_and_never_tellings() -> None:
    """However many sources tell of it; each voice by its latest answer."""
    first = "said_by: south, said_on: 2021-03-01, answers: {there: no}"
    told = [card(f"t{n}", "herald", f"2021-03-0{n}", YES.replace("03-01", "03-02")) for n in range(3, 7)]
    views = views_of(card("a", "courier", "2021-03-02", first), *told)
    counted = views.standings.counting("there", NOW)
    assert how_they_answer(counted) == "1 voice says yes; from 5 sources."
    assert how_they_answer(()) == ""


def test_what_is_verified_beside_a_number_is_said_first() -> None:
    """What it takes for granted, and what takes the same for granted, which says what it leaves open."""
    page = '{url: "https://example.org/list", sha256: "%s"}' % ("0" * 64)
    found = (
        f"findings:\n  - {{on: 2021-04-01, answer: yes, basis: admission, evidence: [b, {page}], note: It says so.}}\n"
    )
    denied = "said_by: north, said_on: 2021-03-01, answers: {there: no}"
    owned = "said_by: north, said_on: 2021-03-10, answers: {there: yes}"
    number = 'said_by: south, said_on: 2021-03-01, answers: {fell: "90"}, measure: killed'
    cards = card("a", "herald", "2021-03-01", denied, number), card("b", "courier", "2021-03-10", owned)
    fell = FELL + "presupposes: {there: yes}\n"
    there = "//p[@class='known verified']"
    verified = views_of(*cards, there=THERE + found, fell=fell)
    assert standing_summary(verified, verified.archive.question("fell")).beside == (
        "Yes to “Are they there?” is verified; how many is not."
    )
    assert texts(page_of(verified, "questions/fell/"), there) == [
        "Verified Yes to “Are they there?” is verified; how many is not."
    ]
    assert standing_summary(verified, verified.archive.question("there")).beside == ""
    plain = views_of(*cards, fell=fell)
    assert standing_summary(plain, plain.archive.question("fell")).beside == ""
    opened = "//section[contains(@class, 'standing')]/p[@class='open']"
    assert texts(page_of(verified, "questions/there/"), opened) == ["Leaves open: How many fell?"]
    assert texts(page_of(plain, "questions/there/"), opened) == []


# one story

Case = tuple[Standings, str, date]


def _days(standings: Standings) -> Iterator[Case]:
    """Every day of change of every question, and the day before each."""
    for question in standings.archive.questions:
        for state in standings.history(question, date(2030, 1, 1)):
            yield from ((standings, question, state.since - timedelta(days=back)) for back in (1, 0))


@pytest.mark.parametrize("archive", ["loaded", "real"])
def test_positions_history_and_show_say_the_same_of_every_day(archive: str, request: pytest.FixtureRequest) -> None:
    """Stance, since, standing and badges (`re-check` makes no entry), on the days of change and those before."""
    loaded: Loaded = request.getfixturevalue(archive)
    cases = list(_days(derive(loaded.archive)))
    assert len(cases) > 2 * len(loaded.archive.questions)
    for standings, name, day in cases:
        views, question = ArchiveViews(standings, day), standings.archive.question(name)
        told, entries = shown(standings, name, day), history(views, question)
        assert [(p.party.text, p.since.iso if p.since else None) for p in positions(views, question)] == [
            (standings.archive.actor(party).name, it["since"]) for party, it in told["positions"].items()
        ]
        for view, (party, it) in zip(positions(views, question), told["positions"].items(), strict=True):
            now = views.position(name, party)
            assert it["stance"] == now.stance.value
            stands = (
                labels.STANCE[now.stance, now.event.own]
                if now.event
                else labels.unheard(view.party.text, view.words.startswith("no answer"))
            )
            assert view.words == stands
        badges = [badge for badge in told["badges"] if badge != "re-check"]
        assert [entry["from"] for entry in told["history"]] == [entry.since.iso for entry in entries]
        if entries:
            last, summary = entries[-1], standing_summary(views, question)
            assert last.standing == summary.standing == told["standing"] == told["history"][-1]["standing"]
            assert told["history"][-1]["badges"] == badges
            assert [badge.words.lower() for badge in last.badges] == [
                b.words.lower() for b in summary.badges if b.name != "re-check"
            ]
            stood = "; ".join(
                labels.stood(view.party.text, views.position(name, party).stance, view.words.startswith("no answer"))
                for party, view in zip(question.concerns, positions(views, question), strict=True)
            )
            assert last.positions == stood
