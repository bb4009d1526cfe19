"""What is contested, the timeline, the log of changes with its feed, what is to be checked again: as of a date."""

import re
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import etree, html

from onrecord.exports.feeds.files import Feeds
from onrecord.exports.taking import of_all_statements
from onrecord.json_schema import assets as schemas
from onrecord.load import Loaded
from onrecord.output import Asset, Page, Task
from onrecord.pages.lists import (
    actors,
    as_of,
    changes,
    contested,
    indexes,
    ledgers,
    recheck,
    timeline,
    topics_and_places,
)
from onrecord.pages.lists.contested import SHOWN
from onrecord.pages.lists.drawn_maps import Maps
from onrecord.pages.lists.look_again import Files
from onrecord.pages.question import page as question_page
from onrecord.pages.question import standing_changes
from onrecord.pages.question.list_of_questions import list_of_questions
from onrecord.pages.reference import card_format
from onrecord.pages.render import Renderer
from onrecord.pages.search import page as search_page
from onrecord.pages.shared.division import ROOM
from onrecord.pages.source import page as source_page
from onrecord.pages.source import withdrawn
from onrecord.pages.source.list_of_sources import list_of_sources
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import Setting, pages, site
from onrecord.reading.checksums import NAME, Edition, revision_of
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from onrecord.vocabulary import Badge
from tests.loading import load_files, made
from tests.paths import pages_in

NOW = date(2026, 11, 22)
DATES = [date(1999, 1, 1), date(2021, 4, 30), date(2022, 12, 1), date(2024, 12, 27), date(2025, 4, 27), NOW]
WRITTEN = {"", "method/", "contribute/", "contribute/new/", "about/", "changes/feed.xml", "changes/feed.json"}
"""What the pages may lead to besides one another: pages written by hand, and the feeds."""
Archive = tuple[Loaded, Standings]


@pytest.fixture(scope="module", params=["loaded", "real"])
def archive(request: pytest.FixtureRequest) -> Archive:
    """The example archive, then that of this repository, with its standings."""
    loaded: Loaded = request.getfixturevalue(request.param)
    return loaded, derive(loaded.archive)


EDIT = "https://forge.example/edit/"
HOST = "https://record.example/on/"
RENDERER = Renderer()
"""One for all tests: it keeps nothing but the templates, and each new one would have to read them again."""
EDITION = Edition("0" * 64)
LISTS = ("as-of", "contested", "timeline", "changes", "recheck")


def whole(loaded: Loaded, day: date, setting: Setting) -> dict[str, Page | Asset]:
    """Everything that the pipeline makes as of a day, by its address."""
    return {one.url: one for one in site(loaded, day, setting) if isinstance(one, Page | Asset)}


def pages_of(
    loaded: Loaded, day: date, folders: tuple[str, ...] = LISTS, *, edit: str = "", site_url: str = "", room: int = ROOM
) -> dict[str, Page | Asset]:
    """What is made for some folders as of a day, by its address: by the functions that the pipeline calls for them.

    Without a folder, for every one to which a list may lead. `room` is what a page of a list holds.
    """
    views = ArchiveViews(derive(loaded.archive), day)
    steps = standing_changes.standing_changes(views)
    log = changes.changes(views, steps, room)
    files = {entity_id: document.path for entity_id, document in loaded.documents.items()}
    makers: dict[str, Callable[[], Iterable[Page | Asset | Task]]] = {
        "as-of": lambda: as_of.pages(views, RENDERER, revision_of(loaded.files), room),
        "contested": lambda: contested.pages(views, RENDERER, room),
        "timeline": lambda: timeline.pages(views, RENDERER, steps, log, room, of_all_statements()),
        "changes": lambda: [
            *changes.pages(RENDERER, log, room),
            *Feeds(views, log, site_url, NAME).tasks(each=False),
        ],
        "recheck": lambda: recheck.pages(views, RENDERER, Files(files, edit), room=room),
        "sources": lambda: [
            *list_of_sources(views, RENDERER, room),
            *source_page.pages(views, RENDERER, files, edit, EDITION),
            *withdrawn.pages(views, RENDERER),
        ],
        "questions": lambda: [
            *list_of_questions(views, RENDERER, room),
            *question_page.pages(views, RENDERER, EDITION),
        ],
        "actors": lambda: [*indexes.actors(views, RENDERER, room), *actors.pages(views, RENDERER)],
        "topics": lambda: [*indexes.topics(views, RENDERER, room), *topics_and_places.topic_pages(views, RENDERER)],
        "places": lambda: [
            *indexes.places(views, RENDERER, Maps(), room),
            *topics_and_places.place_pages(views, RENDERER, Maps()),
        ],
        "verified": lambda: ledgers.pages(views, RENDERER, room),
        "card-format": lambda: [card_format.page(RENDERER)],
        "search": lambda: [search_page.page(views, RENDERER)],
    }
    return {one.url: one for folder in folders or makers for one in made(makers[folder]())}


def under(pages: dict[str, Page | Asset], folder: str) -> dict[str, Any]:
    """The pages of a folder, parsed; there is one at least."""
    inside = {u: parsed(p) for u, p in pages.items() if u.startswith(f"{folder}/") and isinstance(p, Page)}
    assert inside, folder
    return inside


def parsed(page: Page | Asset | None) -> Any:
    """The body of a page."""
    assert isinstance(page, Page)
    return html.fromstring(f"<div>{page.html}</div>")


def page_of(loaded: Loaded, url: str, day: date) -> Any:
    """One page as of a day."""
    return parsed(pages_of(loaded, day, (url.partition("/")[0],)).get(url))


def texts(page: Any, path: str) -> list[str]:
    """The texts of elements, in one line each."""
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def refs(page: Any, path: str = "//a/@href") -> list[str]:
    """The statements to which links lead."""
    matches = (re.search(r"sources/([^/#]+)/#(.+)$", str(href)) for href in page.xpath(path))
    return [f"{match[1]}#{match[2]}" for match in matches if match]


def test_the_lists_are_made_as_the_pipeline_makes_them(loaded: Loaded) -> None:
    """What the other tests look at is what is published, page by page, and the feed to the byte."""
    day = date(2022, 12, 1)
    own = pages_of(loaded, day, edit=EDIT, site_url=HOST)
    assert {url.partition("/")[0] for url in own} == set(LISTS)
    published = whole(loaded, day, Setting(edit_base=EDIT, site_url=HOST, keep=lambda name, draw: b"[]"))
    assert {url for url in published if url.partition("/")[0] in LISTS} == set(own)
    for url, one in own.items():
        other = published[url]
        same = (one.title, one.html, one.anchors) if isinstance(one, Page) else one.content
        assert same == ((other.title, other.html, other.anchors) if isinstance(other, Page) else other.content), url


@pytest.mark.parametrize("day", DATES)
def test_every_link_of_the_lists_leads_to_a_page_and_an_anchor_on_it(archive: Archive, day: date) -> None:
    """As of any date; ids are unique and begin with an underscore."""
    every = pages_of(archive[0], day, ())
    anchors = {url: page.anchors for url, page in every.items() if isinstance(page, Page)}
    lists = {url: page for folder in LISTS for url, page in under(every, folder).items()}
    links = [(url, str(href)) for url, page in lists.items() for href in page.xpath("//a/@href")]
    assert {url for url, _ in links} >= {"contested/", "recheck/"}
    for page in lists.values():
        ids = [str(i) for i in page.xpath("//@id")]
        assert len(ids) == len(set(ids)) and all(i.startswith("_") for i in ids)
    for url, href in links:
        parts = urlsplit(urljoin(f"http://site/{url}", href))
        target = parts.path.lstrip("/")
        assert target in anchors or target in WRITTEN or target == of_all_statements().url or parts.netloc != "site", (
            url,
            href,
        )
        if target in anchors:  # those of hand-written pages the crawl of the built site follows
            assert not parts.fragment or parts.fragment in anchors[target], (url, href)


@pytest.mark.parametrize("day", DATES)
def test_the_contested_questions_are_those_with_the_badge(archive: Archive, day: date) -> None:
    """No other, and each conflicting answer that compares has its link, under the heading of its question."""
    loaded, standings = archive
    page = page_of(loaded, "contested/", day)
    now = {q for q in loaded.archive.questions if Badge.CONTESTED in standings.at(q, day).badges}
    shown = [str(i).removeprefix("_") for i in page.xpath("//section[div[@class='sides']]/h3/@id")]
    assert sorted(shown) == sorted(now)
    for question in now:
        own = refs(page, f"//section[h3[@id='_{question}']]//a/@href")
        clashing = [p for p in standings.conflicts(question, day) if p.apart is None]
        answers = {a.entry.ref for p in clashing for a in (p.one, p.other)}
        assert set(own) == answers or len(answers) > SHOWN
    once = {q for q in loaded.archive.questions if any(Badge.CONTESTED in s.badges for s in standings.history(q, day))}
    assert {str(i).removeprefix("_once-") for i in page.xpath("//h3[starts-with(@id,'_once-')]/@id")} == once - now


def test_the_sides_of_a_conflict_stand_beside_one_another(loaded: Loaded) -> None:
    """Each answer with who gives it, when and through whom; its standing and since when it is contested."""
    page = page_of(loaded, "contested/", date(2021, 4, 30))
    assert texts(page, "//section[@class='contest']/p") == ["Contradicted since 9 Apr 2021"]
    assert texts(page, "//div[@class='sides']//h4") == ["no", "yes"]
    assert texts(page, "//div[@class='sides']//li") == [
        "Attributed Radio A, 9 Apr 2021 through Agency South",
        "Attributed twelve pages of orders (not authenticated), published 10 Apr 2021 "
        "through a clerk (not named) and Nils Teder, published by Agency South",
        "Unacknowledged Bex Oriel, 1 Mar 2021 Country A declined to say through Agency South and Daily North",
    ]


def test_a_line_tells_what_a_party_has_said_since(loaded: Loaded) -> None:
    """Not owned by the source's report, and owned later: the one without the other would mislead."""
    owed = [line for line in texts(page_of(loaded, "actors/bex-oriel/", NOW), "//em[@class='owed']") if line]
    assert owed == ["Country A declined to say; since then Country A confirmed the answer yes on 10 Feb 2022"]


def test_where_nothing_is_contested_the_page_says_so(loaded: Loaded) -> None:
    """Calmly: that is a result too."""
    assert texts(page_of(loaded, "contested/", date(2021, 4, 8)), "//h2[@id='_now']/following-sibling::p") == [
        "No answer is contradicted: no two of the latest answers that can be compared exclude one another."
    ]


def test_what_is_merely_not_compared_is_on_its_question_and_not_here(real: Loaded) -> None:
    """Figures that count different things contradict nothing: only their question shows them."""
    standings, question = derive(real.archive), "north-korean-soldiers-killed-or-wounded"
    pairs = standings.conflicts(question, NOW)
    assert pairs and all(pair.apart for pair in pairs)
    assert f"_{question}" not in page_of(real, "contested/", NOW).xpath("//h3/@id")


def test_a_question_that_is_contested_no_longer_tells_from_when_until_when_and_why(real: Loaded) -> None:
    """From the history of its standing."""
    page = page_of(real, "contested/", NOW)
    path = "//section[h3[@id='_once-north-korean-soldiers-killed-or-wounded']]"
    assert texts(page, f"{path}//dt")[-2:] == ["From 23 Dec 2024", "Until 9 Jan 2025"]
    conflicts, why = page.xpath(f"{path}//dd")[-2:]
    assert texts(conflicts, ".//li") == [
        "South Korea's Joint Chiefs of Staff, about 1,100 (killed or wounded) on 23 Dec 2024; "
        "Volodymyr Zelensky, more than 3,000 (killed or wounded) on 23 Dec 2024"
    ]
    assert (
        "Newer figures, not comparable: they count different things, or they hold for days more than 14 days apart"
    ) in " ".join(texts(why, ".//li"))


def test_relays_of_one_utterance_are_one_line_and_the_others_are_named(real: Loaded) -> None:
    """And no statement is named twice for it."""
    page = page_of(real, "timeline/2024/", NOW)
    assert [t for t in texts(page, "//section[@class='day']//li") if "also told by" in t]
    assert len(refs(page)) == len(set(refs(page)))


def conflict(*answers: tuple[str, str, str]) -> Loaded:
    """An archive of papers: which reports whom with which figure; one without quotes is of an unacknowledged claim."""
    files = {
        "actors/general.yaml": "name: General\ntype: person\n",
        "actors/state.yaml": "name: State\ntype: state\n",
        "questions/dead.yaml": (
            "text: How many died?\nkind: quantity\nmeasures: [killed]\nunit: soldiers\nconcerns: [state]\n"
        ),
    }
    for paper, speaker, answer in answers:
        files[f"actors/{paper}.yaml"] = f"name: {paper.capitalize()}\ntype: outlet\n"
        owned = "" if answer.startswith("'") else ", not_acknowledged_by: {state: declined}"
        files[f"cards/2021/{paper}-report.yaml"] = (
            f"title: Report of {paper}\npublisher: {paper}\ntype: news-report\npublished: 2021-03-02\n"
            f"retrieved: 2021-03-03\nurl: https://{paper}.example/\narchived: https://archive.example/{paper}\n"
            f"language: en\nsummary: It says [so](#c).\n{'unacknowledged' if owned else 'attributed'}:\n"
            f"  - {{id: c, text: So many fell., said_by: {speaker}, said_on: 2021-03-01, answers: {{dead: "
            f"{answer}}}{owned}}}\n"
        )
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert loaded.errors == ()
    return loaded


def test_a_relay_of_another_kind_says_of_which() -> None:
    """One utterance is one entry, in the lane of the telling that leads (method §4)."""
    loaded = conflict(("echo", "general", "100"), ("globe", "general", "'100'"), ("star", "star", "'300'"))
    assert texts(page_of(loaded, "contested/", NOW), "//div[@class='sides']//li") == [
        "Unacknowledged General, 1 Mar 2021 State declined to say through Echo; also told by Globe (attributed)",
        "Attributed Star, 1 Mar 2021",
    ]
    assert texts(page_of(loaded, "timeline/", NOW), "//ul[@class='said']/li") == [
        "Attributed Star: So many fell.",
        "Unacknowledged General: So many fell. State declined to say through Echo; also told by Globe (attributed)",
    ]


def test_of_three_figures_each_says_which_it_excludes() -> None:
    """The lower first; what overlaps is not named."""
    page = page_of(
        conflict(("echo", "echo", "'100..200'"), ("globe", "globe", "'150..250'"), ("star", "star", "'220..300'")),
        "contested/",
        NOW,
    )
    assert texts(page, "//section[@class='side']/h4") == ["100 to 200 killed", "220 to 300 killed"]
    three = page_of(
        conflict(("echo", "echo", "'1'"), ("globe", "globe", "'2..9'"), ("star", "star", "'> 5'")), "contested/", NOW
    )
    assert texts(three, "//section[@class='side']") == [
        "1 killed Cannot be so together with: 2 to 9 and more than 5. Attributed Echo, 1 Mar 2021",
        "2 to 9 killed Cannot be so together with: 1. Attributed Globe, 1 Mar 2021",
        "more than 5 killed Cannot be so together with: 1. Attributed Star, 1 Mar 2021",
    ]


def test_a_side_that_many_stand_on_tells_how_many_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """And leads to the question, which names them all."""
    monkeypatch.setattr(contested, "SHOWN", 1)
    loaded = conflict(("echo", "echo", "'1'"), ("globe", "globe", "'1'"), ("star", "star", "'2'"))
    page = page_of(loaded, "contested/", NOW)
    assert texts(page, "//div[@class='sides']//li") == ["Attributed Echo, 1 Mar 2021", "Attributed Star, 1 Mar 2021"]
    assert texts(page, "//section[@class='side']/p") == ["1 more"]
    assert page.xpath("//section[@class='side']/p/a/@href") == ["../questions/dead/"]


def test_what_was_replaced_says_so_from_the_day_of_its_successor(loaded: Loaded) -> None:
    """It was said all the same, and stays."""
    for day, replaced in ((date(2022, 12, 1), True), (date(2021, 4, 30), False)):
        (line,) = [t for t in texts(page_of(loaded, "timeline/2021/", day), "//li") if "More than 300" in t]
        assert line.endswith("; replaced by a later statement") == replaced


@pytest.mark.parametrize("day", DATES)
def test_the_timeline_holds_every_statement_of_its_day_once_and_nothing_later(archive: Archive, day: date) -> None:
    """Over the pages of the years, each utterance in the lane of the telling that leads."""
    loaded, _ = archive
    pages = under(pages_of(loaded, day, ("timeline",)), "timeline")
    years = [page for url, page in pages.items() if url != "timeline/"]
    by_ref = loaded.archive.statements
    listed = [ref for page in years for ref in refs(page)]
    assert sorted(listed) == sorted(ref for ref, entry in by_ref.items() if entry.counts_from <= day)
    for page in pages.values():
        for kind in ("verified", "attributed", "unacknowledged"):
            assert {
                by_ref[ref].kind.value for ref in refs(page, f"//ul[@class='said']/li[@class='{kind}']/a/@href")
            } <= {kind}


@pytest.mark.parametrize("day", DATES)
def test_every_change_of_standing_is_in_the_timeline_and_in_the_log(archive: Archive, day: date) -> None:
    """Each once, up to the date."""
    loaded, standings = archive
    pages = pages_of(loaded, day)
    changed = sorted(f"_standing.{q}.{s.since}" for q in loaded.archive.questions for s in standings.history(q, day))
    years = [page for url, page in under(pages, "timeline").items() if url != "timeline/"]
    lines = [str(href) for page in years for href in page.xpath("//ul[@class='turns']//small/a/@href")]
    assert sorted(line.partition("#")[2] for line in lines) == changed
    months = [page for url, page in under(pages, "changes").items() if url != "changes/"]
    assert sorted(str(i) for page in months for i in page.xpath("//li/@id") if "standing." in str(i)) == changed


def test_beside_the_days_stand_those_on_which_an_answer_or_a_stance_turned(loaded: Loaded) -> None:
    """Each leads to its day; a badge that came or went is no turn."""
    page = page_of(loaded, "timeline/2022/", date(2022, 12, 1))
    assert texts(page, "//aside/ul/li") == [
        "1 May 2022 Now verified. How many soldiers of Country A were killed in the East Valley in 2021?",
        "10 Feb 2022 Country A confirmed it. Did soldiers of Country A fight in the East Valley in 2021? "
        "Country A declined to say. Now unacknowledged. "
        "How many soldiers of Country A were killed in the East Valley in 2021?",
    ]
    assert page.xpath("//aside//a/@href") == ["../../timeline/2022/#_2022-05-01", "../../timeline/2022/#_2022-02-10"]


def test_the_bars_of_the_months_are_a_picture(loaded: Loaded) -> None:
    """They lead nowhere, and have words that say the same; a month of nothing has a place and no bar."""
    page = page_of(loaded, "timeline/", date(2022, 12, 1))
    (drawn,) = page.xpath("//svg[@class='density']")
    assert drawn.get("role") == "img" and not drawn.xpath(".//a")
    assert drawn.get("aria-label") == "Lines by month: most in March 2021 (7), April 2021 (5), February 2022 (5)"
    assert texts(drawn, ".//text[@class='month']")[:3] == ["Mar 21", "Apr", "May"]
    assert len(drawn.xpath(".//rect")) < len(drawn.xpath(".//text[@class='month']"))


def test_the_timeline_tells_the_newest_day_first_under_its_month(loaded: Loaded) -> None:
    """Days that are not known exactly stand under their own words; a rendering says that it is not counted."""
    page = page_of(loaded, "timeline/", date(2022, 12, 1))
    assert texts(page, "//h2")[:3] == ["May 2022", "April 2022", "February 2022"]
    assert texts(page, "//h3")[:4] == ["1 May 2022", "12 Apr 2022", "Apr 2022", "10 Feb 2022"]
    assert texts(page, "//h3")[-3:] == ["5 Mar 2021", "1 Mar 2021", "1 to 5 Mar 2021"]
    assert page.xpath("//h3/time/@datetime")[0] == "2022-05-01"
    (rendered,) = [t for t in texts(page, "//li") if "not counted" in t]
    assert rendered.endswith("the same words as two officials (not named) said, told differently; not counted")


def test_a_verified_line_says_what_of_it_is_verified(loaded: Loaded) -> None:
    """That it was said is one thing, that it is so another (method §1)."""
    page = page_of(loaded, "timeline/", date(2022, 12, 1))
    assert sorted(set(texts(page, "//ul[@class='said']/li[@class='verified']/span[contains(@class,'kind')]"))) == [
        "On record: that it was said",
        "Verified that it is so",
    ]


def test_a_year_with_too_many_lines_leads_to_a_page_for_each_month(loaded: Loaded) -> None:
    """The anchors of the months stay on the page of the year, and every line is on one page below the whole."""
    pages = under(pages_of(loaded, date(2022, 12, 1), ("timeline",), room=150), "timeline")
    assert list(pages) == [
        "timeline/",
        "timeline/2022/",
        "timeline/2021/",
        "timeline/2021-08/",
        "timeline/2021-05/",
        "timeline/2021-04/",
        "timeline/2021-03/",
    ]
    heavy = pages["timeline/2021/"]
    assert heavy.xpath("//nav/p/@id") == ["_2021-08", "_2021-05", "_2021-04", "_2021-03"]
    assert not heavy.xpath("//section[@class='day']")
    assert heavy.xpath("//p[@id='_2021-04']/a/@href") == ["../../timeline/2021-04/"]
    shown = [ref for url, page in pages.items() if url != "timeline/" for ref in refs(page)]
    assert len(shown) == len(set(shown)) == len(loaded.archive.entries)


@pytest.mark.parametrize("day", DATES)
def test_the_questions_to_look_at_again_are_those_with_the_badge(archive: Archive, day: date) -> None:
    """Each with every party that has not been heard of for over 90 days; a party of one day is asked once."""
    loaded, standings = archive
    page = page_of(loaded, "recheck/", day)
    states = {q: standings.at(q, day) for q in loaded.archive.questions}
    stale = {(q, party) for q, s in states.items() if Badge.RE_CHECK in s.badges for party in s.stale_parties(day)}
    entries = page.xpath("//ol[@class='again']/li")
    named = [
        (str(href).split("/")[-2], str(entry.get("id"))[1:-11])
        for entry in entries
        for href in entry.xpath("./ul/li/a/@href")
    ]
    assert sorted(named) == sorted(stale)
    assert len({entry.get("id") for entry in entries}) == len(entries)
    for days in re.findall(r"(\d+) days ago", page.text_content()):
        assert int(days) > 90


def test_what_to_look_for_is_asked_with_the_newest_word(real: Loaded) -> None:
    """So that a contributor knows what to look for; three questions of one day are one entry."""
    page = page_of(real, "recheck/", NOW)
    (entry,) = page.xpath("//ol[@class='again']/li[.//a[contains(text(), 'list before 2025')]]")
    assert re.fullmatch(r"Has Russia said anything on .+ since \d+ \w+ 20\d\d\?", texts(entry, "./h3")[0])
    (line,) = [text for text in texts(entry, "./ul/li") if "list before 2025" in text]
    assert re.search(r"Russia .+ on \d+ \w+ 20\d\d, .+; \d+ days ago", line)
    assert [words for words in texts(entry, ".//*[@class='press']") if words != "Copy"] == [
        "Here it is",
        "Looked today, found nothing",
        "Cannot tell",
    ]


def test_a_source_that_lacks_something_is_listed_under_its_reason_with_its_file(loaded: Loaded) -> None:
    """And leads to where the file is edited, where that is known."""
    page = parsed(pages_of(loaded, NOW, ("recheck",), edit=EDIT).get("recheck/"))
    assert texts(page, "//p[@class='why']") == [
        "no capture of the page exists 1",
        "handed out on paper 1",
        "only the week is printed 1",
    ]
    assert page.xpath("//h2[@id='_url']/following-sibling::ul[1]//p[2]/a/@href") == [
        "https://forge.example/edit/cards/2021/union-of-ports-briefing.yaml"
    ]
    plain = page_of(loaded, "recheck/", NOW)
    assert texts(plain, "//h2[@id='_url']/following-sibling::ul[1]//p[2]") == [
        "sources/cards/2021/union-of-ports-briefing.yaml"
    ]


def test_a_source_published_after_the_date_lacks_nothing_yet(loaded: Loaded) -> None:
    """The Union’s briefing was of 30 August 2021."""
    assert not page_of(loaded, "recheck/", date(2021, 8, 29)).xpath("//h2[@id='_url']")
    assert page_of(loaded, "recheck/", date(2021, 8, 30)).xpath("//h2[@id='_url']")


def test_a_long_list_shows_its_first_sources_and_is_whole_on_pages_of_its_own(real: Loaded) -> None:
    """Each source once over those of its periods, and the whole number everywhere."""
    pages = under(pages_of(real, NOW, ("recheck",), room=100), "recheck")
    lacking = {card.id for card in real.archive.cards.values() if "archived" in card.not_recorded}
    assert len(lacking) > 15
    assert texts(pages["recheck/"], "//h2[@id='_archived']") == [f"No archived copy ({len(lacking)})"]
    shown = pages["recheck/"].xpath("//h2[@id='_archived']/following-sibling::ul//li/p[1]/a/@href")
    assert len(shown) < len(lacking)
    parts = {url: page for url, page in pages.items() if url.startswith("recheck/archived/")}
    assert texts(parts["recheck/archived/"], "//h1") == [f"No archived copy ({len(lacking)})"]
    leaves = [page for page in parts.values() if not page.xpath("//nav[contains(@class, 'periods')]")]
    listed = [str(h).split("/")[-2] for page in leaves for h in page.xpath("//ul[@class='work']//li/p[1]/a/@href")]
    assert sorted(listed) == sorted(lacking)


LOG = """
    _withdrawn.daily-north-second-report _finding.soldiers-killed-in-east-valley.2022-05-01.a9b6a6e227
    _standing.soldiers-killed-in-east-valley.2022-05-01 _finding.soldiers-in-east-valley.2022-03-01.16dc21fc6b
    _standing.soldiers-in-east-valley.2022-02-10 _standing.soldiers-killed-in-east-valley.2022-02-10
    _finding.soldiers-in-east-valley.2021-09-01.423f2a053c _standing.soldiers-killed-in-east-valley.2021-08-30
    _finding.soldiers-in-east-valley.2021-06-01.11814526f7 _standing.soldiers-in-east-valley.2021-05-20
    _standing.soldiers-killed-in-east-valley.2021-05-20 _standing.soldiers-in-east-valley.2021-04-10
    _standing.soldiers-in-east-valley.2021-04-09 _withdrawn.daily-north-first-report.bridge-shut
    _correction.daily-north-first-report.2021-04-02.f07982baa9 _standing.sable-bridge-reopened.2021-03-05
    _standing.soldiers-in-east-valley.2021-03-05 _standing.soldiers-killed-in-east-valley.2021-03-05
    _standing.soldiers-in-east-valley.2021-03-01
""".split()


@pytest.mark.parametrize(
    ("day", "left"), [("2022-12-01", 19), ("2022-11-24", 18), ("2021-04-05", 6), ("2021-04-04", 5), ("2021-02-28", 0)]
)
def test_the_log_holds_all_that_changed_by_the_date_the_newest_first(loaded: Loaded, day: str, left: int) -> None:
    """Corrections, withdrawals, findings and changes of standing, each with its lasting anchor."""
    page = page_of(loaded, "changes/", date.fromisoformat(day))
    expected = LOG[len(LOG) - left :]
    answers = [key for key in expected if key.startswith(("_standing.", "_finding."))]
    ids = page.xpath("//ul[@class='log']/li/@id")
    assert ids == [*(key for key in expected if key not in answers), *answers], "corrections come first"
    assert page.xpath("//h2[@id='_answers']/following-sibling::ul/li/@id") == answers
    assert (texts(page, "//p")[-1] == "Nothing has changed so far.") == (not answers)


def test_an_entry_of_the_log_says_what_changed_and_why(loaded: Loaded) -> None:
    """From which standing to which, which badges, by whose word."""
    page = page_of(loaded, "changes/2022-02/", date(2022, 12, 1))
    (text,) = texts(page, "//li[@id='_standing.soldiers-killed-in-east-valley.2022-02-10']")
    assert text == (
        "10 Feb 2022 Change of answer How many soldiers of Country A were killed in the East Valley in 2021? "
        "Unacknowledged from attributed to unacknowledged Country A declined to say Army of Country A, 10 Feb 2022 "
        "Link to this change"
    )
    corrected = page_of(loaded, "changes/2021-04/", date(2022, 12, 1))
    (note,) = texts(corrected, "//li[@id='_correction.daily-north-first-report.2021-04-02.f07982baa9']/div")
    assert note == (
        "Daily North, 1 to 5 Mar 2021 Our slip. The figure was entered as 30. More than 300 soldiers of "
        "Country A were killed in the East Valley. Link to this change"
    )


FILES = {
    "actors/daily.yaml": "name: Daily\ntype: outlet\n",
    "cards/2021/snow.yaml": """title: Snow
publisher: daily
type: news-report
published: 2021-03-01
retrieved: 2021-03-02
url: https://daily.example/snow
archived: https://archive.example/snow
language: en
summary: The Daily says that [snow fell](#fell).
attributed:
  - {id: fell, text: Snow fell., said_by: daily}
corrections:
{corrections}
""",
}


def corrected(*notes: str) -> Loaded:
    """A card corrected once on each day from 1 April 2021, so many times."""
    lines = [
        f"  - {{on: {date.fromordinal(date(2021, 4, 1).toordinal() + n)}, statements: [fell], note: '{note}'}}"
        for n, note in enumerate(notes)
    ]
    files = {path: text.replace("{corrections}", "\n".join(lines)) for path, text in FILES.items()}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert loaded.problems == ()
    return loaded


def test_the_log_holds_every_correction_by_month() -> None:
    """However many there are."""
    many = corrected(*(f"Note {n}." for n in range(60)))
    months = [page for url, page in under(pages_of(many, NOW, ("changes",)), "changes").items() if url != "changes/"]
    assert sum(len(page.xpath("//ul[@class='log']/li")) for page in months) == 60


def test_a_correction_keeps_its_anchor_where_others_are_put_before_it() -> None:
    """It is made of what the entry says, not of its place in the list."""

    def anchors(listed: str) -> list[str]:
        files = {path: text.replace("{corrections}", listed) for path, text in FILES.items()}
        loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
        return [str(i) for i in page_of(loaded, "changes/", NOW).xpath("//ul[@class='log']/li/@id")]

    first = "  - {on: 2021-04-01, note: First.}\n"
    (alone,) = anchors(first)
    assert alone in anchors("  - {on: 2021-04-01, note: Another.}\n" + first)


def test_two_corrections_of_one_day_have_anchors_of_their_own() -> None:
    """Even where they say the same."""
    files = {
        path: text.replace("{corrections}", 2 * "  - {on: 2021-04-01, note: Again.}\n") for path, text in FILES.items()
    }
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    ids = page_of(loaded, "changes/", NOW).xpath("//ul[@class='log']/li/@id")
    assert [i.replace(ids[0], "") for i in ids] == ["", ".2"]


def test_pages_leave_out_what_is_no_page(loaded: Loaded) -> None:
    """The feeds, the days, the words and values of the search, the evidence packs, the pictures, the schemas and what
    the form loads come with the site, and are none of its pages.
    """
    questions = loaded.archive.questions
    beside = {
        "as-of/states.json",
        "search/words.json",
        "changes/feed.xml",
        "changes/feed.json",
        "assets/record.png",
        *(f"assets/questions/{q}.png" for q in questions),
    }
    beside |= {f"questions/{q}/{q}-evidence.html" for q in questions}
    beside |= {f"search/filters/{name}.json" for name in ("actor", "place", "publisher", "question", "topic", "when")}
    beside |= {asset.url for asset in schemas()}
    beside |= {"assets/form.json", *(f"sources/{card}/form.json" for card in loaded.archive.cards)}
    setting = Setting(keep=lambda name, draw: b"[]", exports=False)
    published = whole(loaded, NOW, setting)
    assert set(published) - {page.url for page in pages(loaded, NOW, setting)} == beside


def test_every_page_of_the_site_names_the_feed_beside_it(site: Path) -> None:
    """In its head, by an address that is right at every depth; and the feed is there, byte for byte."""
    for file in [*pages_in(site), site / "404.html"]:
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        *own, link = html.fromstring(file.read_bytes()).xpath("//head/link[@type='application/atom+xml']/@href")
        assert urljoin(f"/{address}", str(link)) == "/changes/feed.xml"
        has_its_own = (file.parent / "feed.xml").exists() and address not in ("changes/", "404.html")
        assert own == (["feed.xml"] if has_its_own else [])
    assert etree.fromstring((site / "changes" / "feed.xml").read_bytes()).tag == "{http://www.w3.org/2005/Atom}feed"
