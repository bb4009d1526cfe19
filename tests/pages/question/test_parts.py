"""The parts of a question's page, each on an archive of a few lines:
lanes, what is told first, history, trees, table; and `show`.
"""

import json
from collections.abc import Mapping
from datetime import date
from itertools import chain
from typing import Any

import pytest
from click.testing import CliRunner
from lxml import html

from onrecord.cli import main
from onrecord.commands.show_report import as_text, shown
from onrecord.load import Loaded
from onrecord.pages.question import page as question_page
from onrecord.pages.render import Renderer
from onrecord.pages.source import page as source_page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import derive
from onrecord.wording import labels
from tests.loading import load_files, pages_made
from tests.paths import GOLDEN

Fields = Mapping[str, object]
NOW = date(2022, 1, 1)
RENDERER = Renderer()  # one for all, so that each template is compiled once
ACTORS = {
    "northland": ("Northland", "state", None),
    "ministry": ("Ministry of Northland", "office", "northland"),
    "southland": ("Southland", "state", None),
    "minister": ("Minister of Southland", "person", "southland"),
    "eastland": ("Eastland", "state", None),
    "westland": ("Westland", "state", None),
    "courier": ("Courier", "outlet", None),
    "herald": ("Herald", "outlet", None),
    "lens": ("Lens", "verification-body", None),
}
ABROAD = {"text": "Did soldiers of Northland fight abroad in 2021?", "kind": "yes-no", "concerns": ["northland"]}
FELL = {
    "text": "How many soldiers fell in 2021?",
    "kind": "quantity",
    "measures": ["killed", "wounded"],
    "unit": "soldiers",
    "concerns": ["northland"],
}
REPORTED = {"not_acknowledged_by": {"northland": "unacknowledged"}}


def _says(name: str, who: object, said: object, **more: object) -> Fields:
    """A claim: its id, who says it, its answer (words to the yes-no question, a figure to the other)."""
    asked = "abroad" if said in ("yes", "no", "declined") else "fell"
    return {"id": name, "text": f"What {name} tells.", "said_by": who, "answers": {asked: said}, **more}


def _fact(name: str, basis: str, by: str, evidence: object) -> Fields:
    text = f"{ACTORS[by][0]} stated what {name} tells."
    return {"id": name, "text": text, "basis": basis, "by": by, "evidence": [evidence]}


def _card(name: str, publisher: str, published: str, *statements: Fields, **more: object) -> SourceFile:
    lanes: dict[str, list[Fields]] = {}
    for statement in statements:
        claim = "unacknowledged" if "not_acknowledged_by" in statement else "attributed"
        lanes.setdefault("verified" if "basis" in statement else claim, []).append(statement)
    card = {
        "title": f"Card {name}",
        "publisher": publisher,
        "type": "news-report",
        "published": published,
        "retrieved": "2022-01-10",
        "url": f"https://example.org/{name}",
        "archived": f"https://example.net/{name}",
        "language": "en",
        "summary": f"[What it tells](#{statements[0]['id']}).",
        **lanes,
        **more,
    }
    return SourceFile(f"cards/2021/{name}.yaml", json.dumps(card).encode())


def _archive(*cards: SourceFile, abroad: Fields = ABROAD) -> Loaded:
    actors = {
        f"actors/{name}.yaml": {"name": shown, "type": kind, **({"part_of": of} if of else {})}
        for name, (shown, kind, of) in ACTORS.items()
    }
    files = {**actors, "questions/abroad.yaml": abroad, "questions/fell.yaml": FELL}
    loaded = load_files((*(SourceFile(path, json.dumps(fields).encode()) for path, fields in files.items()), *cards))
    assert loaded.errors == ()
    return loaded


def _page(loaded: Loaded, url: str, as_of: date = NOW) -> Any:
    views = ArchiveViews(derive(loaded.archive), as_of)
    pages = pages_made(chain(question_page.pages(views, RENDERER), source_page.pages(views, RENDERER, {}, "")))
    wanted = next(page for page in pages if page.url == url)
    return html.fromstring(f"<div>{wanted.html}</div>")


def _abroad(*cards: SourceFile, as_of: date = NOW) -> Any:
    return _page(_archive(*cards), "questions/abroad/", as_of)


def _fell(*cards: SourceFile, as_of: date = NOW) -> Any:
    return _page(_archive(*cards), "questions/fell/", as_of)


def _texts(page: Any, path: str) -> list[str]:
    return [" ".join(element.text_content().split()) for element in page.xpath(path)]


def _lead(page: Any) -> str:
    return " ".join(_texts(page, "//section[@class='behind']/p"))


def _lane(page: Any, kind: str) -> tuple[str, list[tuple[str, list[str]]]]:
    """What a lane means, and its groups: each heading with the texts of the statements below it."""
    (lane,) = page.xpath(f"//section[@id='_{kind}']")
    (means,) = _texts(lane, "./header/p")
    headings = _texts(lane, "./h4") or [""] * len(lane.xpath("./div"))
    groups = [_texts(group, ".//p[@class='text']") for group in lane.xpath("./div")]
    return means, list(zip(headings, groups, strict=True))


MINISTER_SAYS = _card("south", "southland", "2021-03-01", _says("south-yes", "minister", "yes"))
MINISTRY_OWNS = _card("owned", "northland", "2021-05-01", _says("own-yes", "ministry", "yes"))
MINISTRY_DENIES = _card("denied", "northland", "2021-03-05", _says("own-no", "ministry", "no"))
SEEN = {"url": "https://example.org/register", "archived": "https://example.net/register"}


# lanes


def test_what_is_so_stands_before_what_was_said() -> None:
    """Each fact under the heading of its own basis, whatever the order in the file."""
    card = _card(
        "frames",
        "lens",
        "2021-03-01",
        _fact("spoken", "on-record", "lens", "frames"),
        _fact("seen", "examined", "lens", "frames"),
        _fact("listed", "public-record", "lens", SEEN),
        _fact("signed", "on-record", "lens", "frames"),
    )
    assert _lane(_page(_archive(card), "sources/frames/"), "verified") == (
        "Established, with evidence that you can check.",
        [
            ("Verified that it is so", ["Lens stated what seen tells.", "Lens stated what listed tells."]),
            ("On record: that it was said", ["Lens stated what spoken tells.", "Lens stated what signed tells."]),
        ],
    )


def test_a_lane_of_facts_that_were_only_said_tells_so() -> None:
    """On the card, and beside the answer that they cite on the question's page."""
    card = _card(
        "south",
        "southland",
        "2021-03-01",
        _says("south-yes", "minister", "yes"),
        _fact("spoken", "on-record", "southland", "south#south-yes"),
    )
    means = "That it was said does not make it so."
    lane = (means, [("", ["Southland stated what spoken tells."])])
    assert _lane(_page(_archive(card), "sources/south/"), "verified") == lane
    assert _lane(_abroad(card), "verified") == lane


def test_answers_stand_under_yes_then_no_then_declined() -> None:
    """Each group holds only its own, in either lane of claims, whoever spoke first."""
    card = _card(
        "all",
        "herald",
        "2021-03-01",
        _says("a-declined", "eastland", "declined", said_on="2021-01-01"),
        _says("b-no", "westland", "no", said_on="2021-01-02"),
        _says("c-yes", "southland", "yes", said_on="2021-01-03"),
        _says("d-no", "lens", "no", said_on="2021-01-04"),
        _says("e-yes", "minister", "yes", **REPORTED),
    )
    page = _abroad(card)
    assert _lane(page, "attributed") == (
        "Somebody says so. Follow the chain to who.",
        [
            ("Yes", ["What c-yes tells."]),
            ("No", ["What b-no tells.", "What d-no tells."]),
            ("Declined to say", ["What a-declined tells."]),
        ],
    )
    assert _lane(page, "unacknowledged") == (
        "Somebody says so; as the source reports, a party it concerns has not acknowledged it, or denies it.",
        [("Yes", ["What e-yes tells."])],
    )


def test_an_empty_lane_says_so() -> None:
    """Each in its own words, without a group."""
    page = _abroad()
    assert [_lane(page, kind) for kind in ("verified", "attributed", "unacknowledged")] == [
        ("Nothing here is verified.", []),
        ("No attributed claim here.", []),
        ("No unacknowledged claim here.", []),
    ]


# what a reader is told first

ORIGIN = "An origin is whoever said it first; whoever repeats it adds none."
ALL_STAKE = f"{ORIGIN} This archive counts none of them as neutral here."
NEUTRAL = f"{ORIGIN} Counted as neutral here, with a reason:"

UNNAMED = _card("unnamed", "herald", "2021-03-02", _says("someone-yes", {"anonymous": "an officer"}, "yes"))


@pytest.mark.parametrize(
    ("disinterested", "stake"),
    [
        (
            [],
            f"{ALL_STAKE}",
        ),
        (
            ["southland"],
            f"{NEUTRAL} Southland.",
        ),
        (
            ["southland", "eastland"],
            f"{NEUTRAL} Eastland and Southland.",
        ),
    ],
)
def test_named_and_anonymous_origins_are_told_apart(disinterested: list[str], stake: str) -> None:
    """With whoever among them has no stake in it; nobody who is not named ever has none (method §4)."""
    abroad = {**ABROAD, "disinterested": [*disinterested, "herald"], "note": "Neither side pays them."}
    east = _card("east", "eastland", "2021-03-03", _says("east-yes", "eastland", "yes"))
    page = _page(_archive(MINISTER_SAYS, UNNAMED, east, abroad=abroad), "questions/abroad/")
    assert _lead(page) == (
        "It is claimed, and not verified. 3 voices say yes; from 3 sources. "
        "Aside from those whom it concerns, the claims go back to 2 named origins (Eastland and Southland) "
        f"and 1 anonymous origin (through Herald). {stake} Write who says so."
    )


@pytest.mark.parametrize(
    ("cards", "origins"),
    [
        (
            (UNNAMED,),
            f"1 anonymous origin (through Herald). {ALL_STAKE}",
        ),
        (
            (MINISTER_SAYS,),
            f"1 named origin (Southland). {ALL_STAKE}",
        ),
    ],
)
def test_origins_of_one_sort_alone_are_told_without_the_other(cards: tuple[SourceFile, ...], origins: str) -> None:
    """No “0 named origins”."""
    assert _lead(_abroad(*cards)) == (
        "It is claimed, and not verified. 1 voice says yes; from 1 source only. "
        f"Aside from those whom it concerns, the claims go back to {origins} Write who says so."
    )


def test_the_word_of_a_party_alone_has_no_origin() -> None:
    """And whoever writes of it says who says so all the same."""
    assert _lead(_abroad(MINISTRY_OWNS)) == (
        "It is claimed, and not verified. 1 voice says yes; from 1 source only. Write who says so."
    )


def test_what_nobody_claims_or_a_finding_settled_needs_no_name() -> None:
    """“Write who says so” stands only where it is claimed and not verified."""
    assert _lead(_abroad(MINISTRY_DENIES)) == "Nobody in the archive claims it. 1 voice says no; from 1 source only."
    assert _texts(_abroad(), "//div[@class='lead']//p") == ["No source had answered this by 1 Jan 2022."]
    finding = {
        "on": "2021-03-02",
        "answer": "yes",
        "basis": "examined",
        "evidence": ["frames"],
        "note": "They are seen.",
    }
    abroad = {**ABROAD, "disinterested": ["lens"], "note": "Neither side pays it.", "findings": [finding]}
    frames = _card("frames", "lens", "2021-03-01", {**_says("seen", "lens", "yes"), "note": "How it placed them."})
    assert _lead(_page(_archive(frames, abroad=abroad), "questions/abroad/")) == (
        "1 voice says yes; from 1 source only. Aside from those whom it concerns, "
        f"the claims go back to 1 named origin (Lens). {NEUTRAL} Lens."
    )


def test_answers_of_every_sort_are_counted_beside_one_another() -> None:
    """Several from one source are one source; a claim reported as not acknowledged needs a name too."""
    card = _card(
        "all",
        "herald",
        "2021-03-01",
        _says("a", "eastland", "declined"),
        _says("b", "westland", "no"),
        _says("c", "westland", "no", said_on="2021-02-01"),
        _says("e", "minister", "yes", **REPORTED),
    )
    east = _card("east", "eastland", "2021-03-03", _says("east-refused", "eastland", "declined"))
    assert _lead(_abroad(card, east)) == (
        "It is claimed, and no party that it concerns has acknowledged it. "
        "1 voice says yes, 1 voice says no and 1 voice declined to say; from 2 sources. "
        f"Aside from those whom it concerns, the claims go back to 1 named origin (Southland). {ALL_STAKE} "
        "Write who says so."
    )


def test_where_every_party_denies_it_that_is_told() -> None:
    """Not where one only would not say."""
    abroad = {**ABROAD, "concerns": ["northland", "westland"]}
    for west, means, voices in (
        ("no", labels.ALL_DENY, "1 voice says yes and 2 voices say no"),
        (
            "declined",
            "It is claimed, and no party that it concerns has acknowledged it.",
            "1 voice says yes, 1 voice says no and 1 voice declined to say",
        ),
    ):
        refused = _card("west", "westland", "2021-03-06", _says("west-word", "westland", west))
        page = _page(_archive(MINISTER_SAYS, MINISTRY_DENIES, refused, abroad=abroad), "questions/abroad/")
        assert _lead(page).startswith(f"{means} {voices}; from 3 sources. ")
    assert labels.ALL_DENY == "It is claimed, and every party that it concerns has denied it."


def test_each_entry_of_the_history_has_the_badges_and_days_of_its_own_state() -> None:
    """From its first day to the eve of the next; one day alone has no range, and the last entry is now."""
    page = _abroad(
        MINISTER_SAYS,
        _card("relay", "herald", "2021-03-05", _says("r", "minister", "yes", said_on="2021-03-01")),
        _card("east", "eastland", "2021-03-09", _says("east-no", "eastland", "no")),
        _card("west", "westland", "2021-03-10", _says("west-yes", "westland", "yes")),
        MINISTRY_OWNS,
    )
    item = "//ol[@class='history']/li"
    assert page.xpath(f"{item}/@id") == ["_on-2021-03-01", "_on-2021-03-09", "_on-2021-03-10", "_on-2021-05-01"]
    assert _texts(page, f"{item}/p[@class='from']") == [
        "1 to 8 Mar 2021",
        "9 Mar 2021",
        "10 Mar to 30 Apr 2021",
        "1 May 2021 to now",
    ]
    badges = [[w.strip() for w in entry.xpath(".//a[@class='badge']/text()")] for entry in page.xpath(item)]
    assert badges == [
        ["one origin"],
        ["contradicted", "one origin"],
        ["contradicted"],
        ["contradicted", "Northland confirms it"],
    ]
    assert _texts(page, f"{item}//p[@class='hint']") == [
        *["no word of Northland’s in this archive."] * 3,
        "Northland had confirmed it.",
    ]


# where the claims come from


def _trees(page: Any) -> dict[str, list[object]]:
    """Each tree's heading with its nodes: `[hand and its dates, what is below]`."""
    return {_texts(tree, "./h3")[0]: _nodes(tree) for tree in page.xpath("//div[@class='trees']/section")}


def _nodes(element: Any) -> list[object]:
    nodes: list[object] = []
    for item in element.xpath("./ul/li"):
        own = " ".join(_texts(item, "./small") or [""])
        name = " ".join([*(item.text or "").split(), *_texts(item, "./a"), *own.split()])
        nodes += [name, _nodes(item)] if item.xpath("./ul") else [name]
    return nodes


def test_denials_and_parties_concerned_do_not_stand_in_the_trees() -> None:
    """Nor does one origin's claim in the tree of another."""
    page = _abroad(
        MINISTER_SAYS,
        MINISTRY_OWNS,
        MINISTRY_DENIES,
        _card("back", "courier", "2021-04-01", _says("back-no", "minister", "no", said_on="2021-03-31")),
        _card("east", "herald", "2021-04-02", _says("east-yes", "eastland", "yes")),
    )
    assert _trees(page) == {
        "Eastland 1 source": ["Herald 2 Apr 2021"],
        "Southland 1 source": ["Minister of Southland", ["Southland 1 Mar 2021"]],
    }


def test_trees_of_named_origins_stand_first() -> None:
    """Each in the order of the ids; what an officer told through Courier is told to have no name."""
    unnamed = _card("first", "courier", "2021-02-01", _says("someone", {"anonymous": "an officer"}, "yes"))
    west = _card("west", "westland", "2021-02-02", _says("west-yes", "westland", "yes"))
    trees = _trees(_abroad(unnamed, west, MINISTER_SAYS))
    assert list(trees) == ["Southland 1 source", "Westland 1 source", "Not named, through Courier 1 source"]
    assert trees["Not named, through Courier 1 source"] == ["an officer", ["Courier 1 Feb 2021"]]
    assert trees["Westland 1 source"] == ["Westland 2 Feb 2021"]


def test_a_claim_that_rests_on_others_goes_on_from_the_one_with_that_origin() -> None:
    """In each tree the way is that of its own origin, and hands on the way are told once."""
    east = _card("east", "courier", "2021-02-01", _says("east-yes", "eastland", "yes"))
    echo = _card("echo", "courier", "2021-03-02", _says("e", "courier", "yes", rests_on=["south#south-yes"]))
    again = _card("again", "courier", "2021-03-03", _says("a", "courier", "yes", rests_on=["echo#e"]))
    both = _says("both", "herald", "yes", rests_on=["east#east-yes", "echo#e"])
    assert _trees(_abroad(east, MINISTER_SAYS, echo, again, _card("sum", "herald", "2021-03-04", both))) == {
        "Eastland 2 sources": ["Courier 1 Feb 2021", ["Herald 4 Mar 2021"]],
        "Southland 4 sources": [
            "Minister of Southland",
            ["Southland 1 Mar 2021", ["Courier 2 Mar 2021, 3 Mar 2021", ["Herald 4 Mar 2021"]]],
        ],
    }


def test_several_claims_of_one_card_are_one_date_in_a_tree() -> None:
    """It leads to the first of them; another card of the same publisher has a date of its own."""
    twice = _card(
        "a",
        "herald",
        "2021-03-03",
        _says("x", "minister", "yes", said_on="2021-03-02"),
        _says("y", "minister", "yes", said_on="2021-03-01"),
    )
    page = _abroad(twice, _card("b", "herald", "2021-03-04", _says("z", "minister", "yes")))
    assert _trees(page) == {"Southland 2 sources": ["Minister of Southland", ["Herald 3 Mar 2021, 4 Mar 2021"]]}
    assert page.xpath("//div[@class='trees']//small/a/@href") == ["../../sources/a/#y", "../../sources/b/#z"]


def _way(relays: int) -> tuple[list[str], list[str]]:
    """The hands of a claim that so many relay, and those that its tree shows."""
    names = [f"relay {number}" for number in range(relays)]
    said = _says("far", "minister", "yes", via=[{"anonymous": name} for name in names])
    items = _abroad(_card("far", "herald", "2021-03-01", said)).xpath("//div[@class='trees']//li")
    shown = [" ".join([*(item.text or "").split(), *_texts(item, "./a")]) for item in items]
    return ["Minister of Southland", *names, "Herald"], shown


def test_more_than_forty_hands_are_shortened_in_the_middle() -> None:
    """Twenty from the speaker, twenty to the publisher, and how many are left out."""
    way, shown = _way(50)
    assert shown == [*way[:20], "12 more hands", *way[-20:]]
    way, shown = _way(39)
    assert (shown[:20], shown[21:]) == (way[:20], way[-20:])
    assert shown[20] != way[20]


def test_forty_hands_stand_whole() -> None:
    """None is left out."""
    way, shown = _way(38)
    assert shown == way


# the table of figures


def _rows(page: Any) -> list[list[str]]:
    """Of each row: who, the day with the number of sources, its sources, and its figures by measure."""
    shown = "./th/b | ./th//summary | ./th//li | ./td/p"
    return [_texts(row, shown) for row in page.xpath("//table[@id='_figures']/tbody/tr")]


def test_tellings_of_one_utterance_are_one_row() -> None:
    """Whatever their kind: beneath the speaker’s own publication the others, each with what it tells besides."""
    page = _fell(
        _card("a", "southland", "2021-03-01", _says("x", "minister", "~1100", said_on="2021-03-01")),
        _card("b", "herald", "2021-03-02", _says("y", "minister", "~1100", said_on="2021-03-01")),
        _card("c", "courier", "2021-03-03", _says("z", "minister", "~1100", said_on="2021-03-01", **REPORTED)),
    )
    assert _rows(page) == [
        [
            "Minister of Southland",
            "1 Mar 2021 · 3 sources",
            "Southland",
            "Herald",
            "Courier (unacknowledged); not acknowledged by Northland",
            "about 1,100 killed",
            "Attributed claim",
        ],
    ]
    assert page.xpath("//tbody//li/a/@href") == [
        "../../sources/a/#x",
        "../../sources/b/#y",
        "../../sources/c/#z",
    ]


def test_a_figure_in_words_stands_in_the_table_and_a_refusal_does_not() -> None:
    """What cannot be compared is shown all the same; where only words or no figure are known, no day is put in."""
    words = _says("w", "minister", {"words": "several hundred"})
    refused = {**_says("r", "eastland", "declined"), "answers": {"fell": "declined"}}
    assert _rows(_fell(_card("all", "herald", "2021-03-02", words, refused))) == [
        [
            "Minister of Southland",
            "published 2 Mar 2021 · 1 source",
            "Herald",
            "several hundred killed",
            "Attributed claim",
        ]
    ]


def test_a_figure_that_is_not_counted_says_why_and_only_then() -> None:
    """Replaced, or published later than the page's date: each by what had been published on that date."""
    cards = [
        _card("a", "southland", "2021-03-01", _says("x", "minister", "100")),
        _card("b", "southland", "2021-04-01", _says("y", "minister", "200", supersedes=["a#x"])),
    ]
    before, after = _fell(*cards, as_of=date(2021, 3, 31)), _fell(*cards, as_of=date(2021, 4, 1))
    assert [row[2] for row in _rows(before)] == [
        "Southland",
        "Southland; published after the date of this page; not counted",
    ]
    assert [row[2] for row in _rows(after)] == ["Southland; replaced by a later statement; not counted", "Southland"]
    assert before.xpath("//tbody/tr/td/@class") == ["attributed", "attributed hollow"]
    assert after.xpath("//tbody/tr/td/@class") == ["attributed hollow", "attributed"]


# onrecord show

CORRECTED = _card(
    "a",
    "southland",
    "2021-03-01",
    _says(
        "x",
        "minister",
        "100",
        via=[{"anonymous": "an officer"}, {"document": "A letter"}, "courier"],
        said_on="2021-02-28",
    ),
    _fact("spoken", "on-record", "southland", "a#x"),
    corrections=[{"on": "2021-09-01", "statements": ["x"], "note": "The figure was entered as 10."}],
)
SUCCESSOR = _card("b", "southland", "2021-04-01", _says("y", "minister", "> 200", supersedes=["a#x"], rests_on=["c#z"]))
UNOWNED = _card(
    "c", "herald", "2021-03-01", _says("z", {"document": "Lists", "purported_author": "northland"}, "> 200", **REPORTED)
)


def _shown(asked: str, as_of: date) -> str:
    standings = derive(_archive(CORRECTED, SUCCESSOR, UNOWNED).archive)
    return as_text(standings, shown(standings, asked, as_of))


CARD = """\
card: a
as_of: 2021-03-31
title: Card a
publisher: southland
type: news-report
published: 2021-03-01
url: https://example.org/a
archived:
  https://example.net/a
statements:
  a#spoken  verified  2021-03-01  Southland stated what spoken tells.
  a#x  attributed  2021-02-28  What x tells.
corrections:
  2021-09-01  x  The figure was entered as 10."""
CLAIM = """\
statement: a#x
as_of: {as_of}
kind: attributed
text: What x tells.
card: a
publisher: southland
published: 2021-03-01
counts_from: 2021-02-28
said_by: minister
via:
  an officer
  A letter
  courier
said_on: 2021-02-28
answers:
  fell: 100
origins:
  named:
    southland
counted: True{replaced}
corrections:
  2021-09-01
questions:
  fell: {stands}"""
FACT = """\
statement: a#spoken
as_of: 2021-03-31
kind: verified
text: Southland stated what spoken tells.
card: a
publisher: southland
published: 2021-03-01
counts_from: 2021-03-01
basis: on-record
by: southland
origins:
  named:
    southland
counted: True"""
DOCUMENT = """\
statement: c#z
as_of: 2021-03-31
kind: unacknowledged
text: What z tells.
card: c
publisher: herald
published: 2021-03-01
counts_from: 2021-03-01
said_by:
  document: Lists
  purported_author: northland
answers:
  fell: > 200
not_acknowledged_by:
  northland: unacknowledged
origins:
  anonymous:
    herald
counted: True
questions:
  fell: unacknowledged"""


def test_a_card_and_its_statements_are_told_line_by_line() -> None:
    """What is empty is left out; lists and mappings stand below their key."""
    day = date(2021, 3, 31)
    assert _shown("a", day) == CARD
    assert _shown("a#spoken", day) == FACT
    assert _shown("c#z", day) == DOCUMENT


def test_a_statement_is_told_as_of_the_day_that_was_asked_for() -> None:
    """Its question as it stood then; what replaced it from the day on which that counts."""
    before, after = date(2021, 3, 31), date(2021, 4, 1)
    assert _shown("a#x", before) == CLAIM.format(as_of=before, replaced="", stands="unacknowledged")
    replaced = "\nsuperseded_by:\n  b#y"
    assert _shown("a#x", after) == CLAIM.format(as_of=after, replaced=replaced, stands="unacknowledged")
    assert _shown("a#x", date(2021, 2, 27)) == CLAIM.format(as_of="2021-02-27", replaced="", stands="unanswered")


ACTOR = """\
actor: minister
as_of: {as_of}
name: Minister of Southland
type: person
part_of: southland
control_group: southland
says:
  a#x  attributed  2021-02-28  What x tells."""


def test_an_actor_is_told_as_of_the_day_that_was_asked_for() -> None:
    """What it had said and published by then, and where a party concerned stood."""
    before, after = date(2021, 3, 31), date(2021, 4, 1)
    assert _shown("minister", before) == ACTOR.format(as_of=before)
    assert _shown("minister", after) == ACTOR.format(as_of=after) + "\n  b#y  attributed  2021-04-01  What y tells."
    head = "actor: southland\nas_of: {}\nname: Southland\ntype: state\ncontrol_group: southland\nsays:\n"
    head += "  a#spoken  verified  2021-03-01  Southland stated what spoken tells.\npublished:\n  a"
    assert _shown("southland", before) == head.format(before)
    assert _shown("southland", after) == head.format(after) + "\n  b"
    assert _shown("northland", before).splitlines()[5:] == [
        "positions:",
        "  abroad:",
        "    stance: not-recorded",
        "  fell:",
        "    stance: unacknowledged",
        "    since: 2021-03-01",
        "    source: c#z",
    ]


@pytest.mark.parametrize(("as_of", "stands"), [("2025-04-25", "unacknowledged"), ("2025-04-26", "attributed")])
def test_the_command_tells_of_the_day_given_by_as_of(as_of: str, stands: str) -> None:
    """And not of today."""
    sources = GOLDEN / "01-acknowledged-in-turn" / "sources"
    asked = ["show", "two-capitals#seoul-reports", "--sources", str(sources), "--as-of", as_of]
    lines = CliRunner().invoke(main, asked).output.splitlines()
    assert (lines[1], lines[-2:]) == (f"as_of: {as_of}", ["questions:", f"  north-korean-soldiers: {stands}"])
