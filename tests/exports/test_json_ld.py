"""The linked data of single pages, on the example archive (issue "machine-readable heads")."""

import json
import re
from datetime import date, timedelta
from typing import Any

import pytest
from lxml import html

from onrecord.archive import Entry
from onrecord.exports.json_ld import written
from onrecord.exports.json_ld.addresses import Addresses
from onrecord.exports.json_ld.claims import surely_first
from onrecord.exports.json_ld.script import as_script
from onrecord.exports.json_ld.things import Things, iso
from onrecord.load import Loaded
from onrecord.model.edtf_dates import parse_edtf
from onrecord.model.schema_org_types import ACTOR, SOURCE, STATEMENT
from onrecord.output import Page
from onrecord.pages.statement.views import ArchiveViews
from onrecord.pipeline import Setting
from onrecord.pipeline import pages as site_pages
from onrecord.standings.derive import derive
from onrecord.vocabulary import ActorType, CardType, Kind
from tests.altering import BRIEFING, PAPERS, REPORT, example

Node = dict[str, Any]
DAY = date(2022, 12, 1)


def pages(loaded: Loaded, site_url: str = "", as_of: date = DAY) -> dict[str, Page]:
    """Every page of an archive by its address."""
    return {page.url: page for page in site_pages(loaded, as_of, Setting(site_url=site_url))}


@pytest.fixture(scope="module")
def rendered(loaded: Loaded) -> dict[str, Page]:
    """The pages of the example, where its address is not known."""
    return pages(loaded)


def nodes(page: Page) -> dict[str, Node]:
    """The nodes of a page's graph by the end of their address, behind the way to the site's root."""
    return {node["@id"].replace("../", ""): node for node in json.loads(page.linked)["@graph"]}


def claim(page: Page, name: str) -> Node:
    """A statement on its card's page."""
    return nodes(page)[f"{page.url}#{name}"]


def bare(value: Any) -> Any:
    """A value with its references as addresses from the site's root."""
    if isinstance(value, list):
        return [bare(item) for item in value]
    if isinstance(value, dict):
        return value["@id"].replace("../", "") if list(value) == ["@id"] else {k: bare(v) for k, v in value.items()}
    return value


HOSTILE = "</script><!-- <script> & \u2028 “so”"


def test_no_text_ends_the_script() -> None:
    """Whatever a text holds, the script's element ends where we end it, and its JSON says the same."""
    text = as_script([{"@id": "x", "text": HOSTILE}])
    assert not set("<>&\u2028\u2029") & set(text)
    assert "\\u003c/script\\u003e\\u003c!-- " in text
    (script,) = html.fromstring(f'<body><script type="application/ld+json">{text}</script><p>on</p></body>').xpath(
        "//script"
    )
    assert json.loads(script.text)["@graph"][0]["text"] == HOSTILE


def test_a_hostile_title_is_safe_in_its_page() -> None:
    """A title and a text that would end the script are escaped on every page that tells them."""
    rendered = pages(
        example(
            (REPORT, "title: Foreign soldiers in the East Valley", 'title: "</script><b>Soldiers"'),
            (REPORT, "The Sable Bridge is open.", "The <!-- Sable Bridge is open."),
        )
    )
    page = rendered["sources/daily-north-first-report/"]
    assert nodes(page)["sources/daily-north-first-report/#_source"]["headline"] == "</script><b>Soldiers"
    assert claim(page, "bridge-open")["text"] == "The <!-- Sable Bridge is open."
    assert all("<" not in page.linked for page in rendered.values())


def test_what_is_empty_is_left_out_and_what_is_alone_stands_alone() -> None:
    """An empty text, list or node is not written, at any depth; nought is; a list of one is that one."""
    (node,) = json.loads(as_script([{"a": "", "b": [], "c": {"d": None, "e": 0}, "f": ["g"]}]))["@graph"]
    assert node == {"c": {"e": 0}, "f": "g"}


def test_of_nodes_with_one_address_the_fullest_stays() -> None:
    """What is named in brief and described at length is described once."""
    nodes = [{"@id": "x", "name": "X"}, {"@id": "y"}, {"@id": "x", "name": "X", "url": "u"}, {"@id": "x"}]
    assert json.loads(as_script(nodes))["@graph"] == [{"@id": "x", "name": "X", "url": "u"}, {"@id": "y"}]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2021-03-01", "2021-03-01"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("2021-03-01~", ""),
        ("2021-03?", ""),
        ("2021-03-01/2021-03-05", ""),
        ("2021-03-01/..", ""),
        ("202X", ""),
    ],
)
def test_only_dates_of_iso_8601_are_told(written: str, expected: str) -> None:
    """A day, a month or a year is told as it is; any other date of EDTF is left out, not made more exact."""
    assert iso(parse_edtf(written)) == expected


def test_the_closed_lists_have_types() -> None:
    """Every type of a source and of an actor, and every kind, has a type of schema.org."""
    assert (set(SOURCE), set(ACTOR), set(STATEMENT)) == (set(CardType), set(ActorType), set(Kind))


def test_an_unacknowledged_claim(rendered: dict[str, Page]) -> None:
    """An unacknowledged claim says who has not owned it, by whose report, what came since, and its whole chain."""
    node = claim(rendered["sources/daily-north-first-report/"], "soldiers-in-valley")
    assert bare(node) == {
        "@id": "../../sources/daily-north-first-report/#soldiers-in-valley",
        "@type": "Claim",
        "additionalType": "unacknowledged/",
        "text": "Soldiers of Country A are in the East Valley.",
        "creativeWorkStatus": (
            "Unacknowledged claim: Country A declined to say, as reported by Daily North, 1 to 5 Mar 2021. "
            "Since then, on “Did soldiers of Country A fight in the East Valley in 2021?”: Country A confirmed the "
            "answer yes on 10 Feb 2022"
        ),
        "author": "actors/bex-oriel/#_actor",
        "creditText": "Bex Oriel → Agency South → Daily North",
        "inLanguage": "en",
        "dateCreated": "2021-03-01",
        "appearance": "sources/daily-north-first-report/#_source",
    }


def test_nobody_is_invented_for_a_speaker_without_a_name(rendered: dict[str, Page]) -> None:
    """A claim of unnamed officials has no author; the chain says how the source describes them."""
    node = claim(rendered["sources/daily-north-first-report/"], "over-300-killed")
    assert "author" not in node
    assert node["creditText"] == "two officials (not named) → Bex Oriel → Agency South → Daily North"
    assert node["creativeWorkStatus"] == "Attributed claim. Replaced since by a later statement"
    passed = claim(rendered["sources/agency-south-papers/"], "papers-name-unit")["creditText"]
    assert passed == "twelve pages of orders (not authenticated) → a clerk (not named) → Nils Teder → Agency South"


def test_a_claim_is_replaced_from_the_day_on_which_its_successor_counts(loaded: Loaded) -> None:
    """On a site of an earlier day nothing has replaced it yet."""
    for day, status in (
        (date(2022, 4, 19), "Attributed claim"),
        (date(2022, 4, 20), "Attributed claim. Replaced since by a later statement"),
    ):
        page = pages(loaded, as_of=day)["sources/daily-north-first-report/"]
        assert claim(page, "over-300-killed")["creativeWorkStatus"] == status, day


def test_a_document_is_no_author(rendered: dict[str, Page]) -> None:
    """A claim of a document is based on it; to whom the document is attributed is told, and makes nobody an author."""
    node = claim(rendered["sources/agency-south-papers/"], "papers-name-unit")
    assert "author" not in node
    assert node["isBasedOn"] == {
        "@type": "DigitalDocument",
        "name": "twelve pages of orders",
        "creativeWorkStatus": "not authenticated, attributed to Army of Country A",
    }


def test_a_quotation_is_in_its_language(rendered: dict[str, Page]) -> None:
    """The exact words are a quotation of who said them, in the language in which they were said."""
    node = claim(rendered["sources/union-of-ports-briefing/"], "soldiers-seen-from-port")
    assert bare(node["isBasedOn"]) == {
        "@type": "Quotation",
        "text": "мы видели этих солдат своими глазами",
        "inLanguage": "ru",
        "spokenByCharacter": "actors/union-of-ports/#_actor",
    }


def test_a_verified_fact_is_a_statement_of_nobody(rendered: dict[str, Page]) -> None:
    """A verified fact is no claim: it has no author, says how it is verified, about whom, and what it rests on."""
    node = bare(claim(rendered["sources/union-of-ports-briefing/"], "union-told-reporters"))
    del node["@id"], node["text"]
    assert node == {
        "@type": "Statement",
        "additionalType": "verified/",
        "creativeWorkStatus": "On record: that it was said",
        "inLanguage": "en",
        "about": "actors/union-of-ports/#_actor",
        "citation": "sources/union-of-ports-briefing/#soldiers-seen-from-port",
    }


def test_evidence_elsewhere_is_told_with_its_copy(rendered: dict[str, Page]) -> None:
    """A page that is evidence is told with its archived copy, or the sum of a copy that somebody holds."""
    graves = claim(rendered["sources/register-of-graves/"], "graves-listed")
    assert graves["creativeWorkStatus"] == "Verified that it is so"
    assert graves["citation"] == {
        "@type": "WebPage",
        "url": "https://register.example/graves",
        "archivedAt": "https://archive.example/2022/graves",
    }
    _, page = claim(rendered["sources/lens-institute-imagery/"], "frames-placed")["citation"]
    assert page["identifier"] == {
        "@type": "PropertyValue",
        "propertyID": "SHA-256",
        "value": "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
    }


def test_a_rendering_says_that_it_counts_nowhere(rendered: dict[str, Page]) -> None:
    """A different rendering of another statement is told as one."""
    node = claim(rendered["sources/register-of-graves/"], "slip-of-the-paper")
    words = "Attributed claim. The same words as in another statement, told differently; counted nowhere"
    assert node["creativeWorkStatus"] == words


def test_a_source_is_not_our_page_about_it(rendered: dict[str, Page]) -> None:
    """The source is a node of its own, of its publisher, with what is recorded; our page holds our statements."""
    page = rendered["sources/daily-north-first-report/"]
    assert bare(nodes(page)[f"{page.url}#_source"]) == {
        "@id": "../../sources/daily-north-first-report/#_source",
        "@type": "NewsArticle",
        "headline": "Foreign soldiers in the East Valley",
        "genre": "News report",
        "publisher": "actors/daily-north/#_actor",
        "author": "actors/nils-teder/#_actor",
        "creditText": "Ada Quill",
        "url": "https://daily-north.example/foreign-soldiers",
        "inLanguage": "en",
        "abstract": nodes(page)[f"{page.url}#_source"]["abstract"],
        "about": "topics/valley-war/#_topic",
        "contentLocation": "places/east-valley/#_place",
    }
    own = nodes(page)[page.url]
    assert (own["@type"], bare(own["mainEntity"])) == ("WebPage", f"{page.url}#_source")
    assert own["correction"] == {
        "@type": "CorrectionComment",
        "text": "The figure was entered as 30.",
        "datePublished": "2021-04-02",
    }
    assert bare(own["hasPart"]) == [
        f"{page.url}#{name}" for name in ("over-300-killed", "bridge-open", "soldiers-in-valley")
    ]


def test_words_of_ours_for_a_headline_stand_in_brackets(loaded: Loaded) -> None:
    """As in citations: nobody printed them, and they are no headline."""
    views = ArchiveViews(derive(loaded.archive), DAY)
    card = loaded.archive.card("daily-north-first-report").model_copy(update={"not_recorded": {"title": "not kept"}})
    node = Things(views, Addresses("", "sources/")).source_in_brief(card)
    assert (node["name"], "headline" in node) == ("[Foreign soldiers in the East Valley]", False)


def test_a_copy_is_told_by_address_or_sum(rendered: dict[str, Page]) -> None:
    """An archived copy is told by its address, a held file by its sum; an unknown address is left out."""
    papers = nodes(rendered["sources/agency-south-papers/"])["sources/agency-south-papers/#_source"]
    briefing = nodes(rendered["sources/union-of-ports-briefing/"])["sources/union-of-ports-briefing/#_source"]
    assert (papers["datePublished"], papers["archivedAt"]) == ("2021-04-10", "https://archive.example/2021/papers")
    assert "archivedAt" not in briefing and "url" not in briefing
    assert briefing["identifier"]["value"].startswith("89abcdef")


BRIDGE = """  - id: bridge
    text: The bridge is open.
    said_by: bex-oriel
    said_on: 2021-03-01
    answers: {sable-bridge-reopened: yes}
"""


def carried(through: str = "", as_of: date = DAY) -> dict[str, Page]:
    """The example where three sources carry one utterance of Bex Oriel, the report through the hands named."""
    via = BRIDGE.replace("    said_on", f"    via: [{through}]\n    said_on") if through else BRIDGE
    return pages(
        example(
            (REPORT, "attributed:\n", f"attributed:\n{via}"),
            (REPORT, "[is open](#bridge-open)", "[is open](#bridge-open), [says Oriel](#bridge)"),
            (PAPERS, "attributed:\n", f"attributed:\n{BRIDGE}"),
            (PAPERS, "[No soldier is there]", "[The bridge is open](#bridge). [No soldier is there]"),
            (BRIEFING, "attributed:\n", f"attributed:\n{BRIDGE}"),
            (BRIEFING, "[told reporters", "[said](#bridge) and [told reporters"),
        ),
        as_of=as_of,
    )


def test_a_claim_appears_in_every_source_of_its_utterance() -> None:
    """A claim appears in each source that carries the same utterance; first in the one published before all others."""
    rendered = carried()
    for card in ("daily-north-first-report", "agency-south-papers", "union-of-ports-briefing"):
        node = bare(claim(rendered[f"sources/{card}/"], "bridge"))
        assert set(node["appearance"]) == {
            "sources/agency-south-papers/#_source",
            "sources/daily-north-first-report/#_source",
            "sources/union-of-ports-briefing/#_source",
        }
        assert node["firstAppearance"] == "sources/daily-north-first-report/#_source"


def test_it_appeared_before_where_the_chain_names_a_hand() -> None:
    """What the earliest source has through another was out before: nothing is called its first appearance."""
    rendered = carried("agency-south")
    assert "firstAppearance" not in claim(rendered["sources/daily-north-first-report/"], "bridge")


def test_it_appeared_before_where_another_outlet_speaks(rendered: dict[str, Page]) -> None:
    """What another outlet said in its own voice was there first; what an outlet says itself appears with it first."""
    papers = rendered["sources/agency-south-papers/"]
    assert "firstAppearance" not in claim(papers, "no-soldiers")  # Radio A's words, in the agency's report
    assert bare(claim(papers, "about-350-hurt")["firstAppearance"]) == "sources/agency-south-papers/#_source"


def test_words_that_were_public_before_their_source_did_not_first_appear_in_it(real: Loaded) -> None:
    """Where what was said was public a day or more before the source was, its first appearance is not known."""
    seen = [
        (
            real.archive.statement(f"{address.split('/')[1]}#{node['@id'].rpartition('#')[2]}"),
            bare(node["firstAppearance"]),
        )
        for address, page in pages(real, as_of=date(2026, 11, 22)).items()
        if re.fullmatch(r"sources/[^/]+/", address)
        for node in json.loads(page.linked)["@graph"]
        if "firstAppearance" in node
    ]
    assert len(seen) > 50
    for entry, first in seen:
        said, published = entry.claim and entry.claim.said_on, entry.card.published.earliest
        if first == f"sources/{entry.card.id}/#_source" and said and said.latest and published:
            assert said.latest >= published - timedelta(days=1), entry.ref


@pytest.mark.parametrize(("said", "first"), [("2021-02-26/2021-02-27", False), ("2021-02-28", True)])
def test_a_day_before_its_source_may_be_a_day_elsewhere(said: str, first: bool) -> None:
    """Words of two days before their source did not first appear in it; of one day, it was perhaps that day there."""
    bridge = BRIDGE.replace("2021-03-01", said)
    rendered = pages(
        example(
            (REPORT, "attributed:\n", f"attributed:\n{bridge}"),
            (REPORT, "[is open](#bridge-open)", "[is open](#bridge-open), [says Oriel](#bridge)"),
        )
    )
    node = bare(claim(rendered["sources/daily-north-first-report/"], "bridge"))
    assert node.get("firstAppearance") == ("sources/daily-north-first-report/#_source" if first else None)


def test_a_source_of_after_the_sites_date_carries_nothing_yet() -> None:
    """On a site of an earlier day a claim does not appear in a source that was published later, but in its own."""
    rendered = carried(as_of=date(2021, 5, 1))
    report, papers = "sources/daily-north-first-report/#_source", "sources/agency-south-papers/#_source"
    assert sorted(bare(claim(rendered["sources/daily-north-first-report/"], "bridge")["appearance"])) == [
        papers,
        report,
    ]
    briefing = bare(claim(rendered["sources/union-of-ports-briefing/"], "bridge")["appearance"])
    assert sorted(briefing) == [papers, report, "sources/union-of-ports-briefing/#_source"]


def test_dates_that_overlap_leave_the_first_open(loaded: Loaded) -> None:
    """Of two sources whose dates may be the same day, neither is called the first."""
    entries = {entry.ref: entry for entry in loaded.archive.entries}
    report, papers = entries["daily-north-first-report#bridge-open"], entries["agency-south-papers#no-soldiers"]
    assert surely_first([papers, report]) is report
    card = papers.card.model_copy(update={"published": parse_edtf("2021-03-05/2021-03-07")})
    assert surely_first([report, Entry(card, papers.kind, papers.index, papers.statement)]) is None
    open_start = papers.card.model_copy(update={"published": parse_edtf("../2021-06-01")})
    assert surely_first([report, Entry(open_start, papers.kind, papers.index, papers.statement)]) is None


def test_a_question_lists_claims_with_their_kinds(rendered: dict[str, Page]) -> None:
    """A question is about claims that answer it, newest first, each with its kind, and mentions whom it concerns."""
    page = rendered["questions/soldiers-in-east-valley/"]
    question = nodes(page)[f"{page.url}#_question"]
    assert question["creativeWorkStatus"].startswith(
        "Verified: yes since 20 May 2021, found on 1 Jun 2021, 1 Sep 2021 and 1 Mar 2022; "
    )
    assert bare(question["mentions"]) == "actors/country-a/#_actor"
    assert [c["@id"].rpartition("#")[2] for c in question["about"]] == [
        "soldiers-fought",
        "soldiers-seen-from-port",
        "soldiers-seen",
        "papers-name-unit",
        "no-soldiers",
        "soldiers-in-valley",
    ]
    assert {c["additionalType"]["@id"].replace("../", "") for c in question["about"]} == {
        "attributed/",
        "unacknowledged/",
    }


def test_actors_have_their_types_names_and_above(rendered: dict[str, Page]) -> None:
    """A person is affiliated, an organisation has a parent; a state is a country that speaks; Wikidata is `sameAs`."""
    person = nodes(rendered["actors/arlo-vance/"])["actors/arlo-vance/#_actor"]
    state = nodes(rendered["actors/country-a/"])["actors/country-a/#_actor"]
    outlet = nodes(rendered["actors/radio-a/"])["actors/radio-a/#_actor"]
    assert (person["@type"], bare(person["affiliation"])) == ("Person", "actors/army-of-country-a/#_actor")
    assert (person["alternateName"], person["description"]) == ("Арло Ванс", "Chief of the general staff from 2020.")
    assert (state["@type"], state["alternateName"]) == (["Country", "GovernmentOrganization"], ["Страна А", "A-Land"])
    assert state["sameAs"] == "https://www.wikidata.org/wiki/Q999999901"
    assert (outlet["@type"], bare(outlet["parentOrganization"])) == (
        "NewsMediaOrganization",
        "actors/country-a/#_actor",
    )


def test_places_and_topics(rendered: dict[str, Page]) -> None:
    """A place has its country and coordinates, a topic its line and the list that it stands in."""
    place = nodes(rendered["places/east-valley/"])["places/east-valley/#_place"]
    topic = nodes(rendered["topics/valley-war/"])["topics/valley-war/#_topic"]
    assert set(place["geo"]) == {"@type", "latitude", "longitude"}
    assert place["containedInPlace"]["@type"] == "Country"
    assert (topic["@type"], topic["inDefinedTermSet"]["url"]) == ("DefinedTerm", "../../topics/")


def test_the_home_page_tells_how_to_search(rendered: dict[str, Page]) -> None:
    """The home page is the site's, and the site is searched by an address with the words in it."""
    home = nodes(rendered[""])
    assert bare(home["./"]["mainEntity"]) == "#_site"
    assert home["#_site"]["potentialAction"]["target"]["urlTemplate"] == "search/?q={search_term_string}"


def test_lists_tell_how_many_and_name_the_first(rendered: dict[str, Page]) -> None:
    """A list tells its length and names its items; a ledger names each claim by who says it, never by its bare text."""
    (sources, *_), (ledger, *_) = (json.loads(rendered[url].linked)["@graph"] for url in ("sources/", "attributed/"))
    assert (sources["@type"], sources["mainEntity"]["numberOfItems"]) == ("CollectionPage", 6)
    names = [item["item"]["name"] for item in ledger["mainEntity"]["itemListElement"]]
    assert names[0] == "Attributed claim: two officials (not named), 12 Apr 2022"


def test_a_tombstone_says_that_it_is_one(rendered: dict[str, Page]) -> None:
    """The page of what was withdrawn says since when and why."""
    node = nodes(rendered["sources/daily-north-second-report/"])["sources/daily-north-second-report/"]
    assert node["creativeWorkStatus"] == "Withdrawn on 25 Nov 2022: It was the first report, entered a second time."


def test_addresses_are_whole_where_the_sites_is_known(loaded: Loaded) -> None:
    """With the site's address every address in a head is whole; without it all lead from the page itself."""
    known = pages(loaded, "https://record.example/a/")
    for url, page in known.items():
        for node in json.loads(page.linked)["@graph"]:
            assert node["@id"].startswith("https://record.example/a/"), url
    assert json.loads(known["verified/"].linked)["@graph"][0]["@id"] == "https://record.example/a/verified/"


def test_a_question_names_its_picture(rendered: dict[str, Page]) -> None:
    """A question's page has a picture of its own, and no other page has."""
    own = {url: page.picture for url, page in rendered.items() if page.picture}
    assert own["questions/sable-bridge-reopened/"] == "assets/questions/sable-bridge-reopened.png"
    assert len(own) == 3 and all(url.startswith("questions/") for url in own)


def test_a_page_that_is_written_by_hand() -> None:
    """A page of prose has a graph too: the page, the way to it, the site."""
    about, _ = json.loads(written("", "about/", "About", "Who runs this.", DAY))["@graph"]
    assert (about["@id"], about["@type"], about["sdDatePublished"]) == ("../about/", "AboutPage", "2022-12-01")
    assert [step["name"] for step in about["breadcrumb"]["itemListElement"]] == ["On Record", "About"]


def test_the_register_is_a_dataset(rendered: dict[str, Page]) -> None:
    """A source has the type of schema.org that its own type has, and tells its own type in words."""
    node = nodes(rendered["sources/register-of-graves/"])["sources/register-of-graves/#_source"]
    assert (node["@type"], node["genre"], node["datePublished"]) == ("Dataset", "Dataset", "2022-04")


def test_the_way_to_a_page_passes_its_list(rendered: dict[str, Page]) -> None:
    """A page below a list is reached through it; a page at the top from home at once; home is reached from nowhere."""
    ways = {
        url: [
            step["item"]["@id"]
            for step in json.loads(rendered[url].linked)["@graph"][0]["breadcrumb"]["itemListElement"]
        ]
        for url in ("actors/radio-a/", "rules/")
    }
    assert ways["actors/radio-a/"] == ["../../", "../../actors/", "../../actors/radio-a/"]
    assert ways["rules/"] == ["../", "../rules/"]
    assert "breadcrumb" not in json.loads(rendered[""].linked)["@graph"][0]


def test_a_head_stays_short_where_a_list_is_long() -> None:
    """Of a long list the head tells how long it is and names the first fifty; of a question the newest fifty claims."""
    topics = [(f"topics/t-{n:02}.yaml", "", f"name: T {n:02}\ndescription: One of many.\n") for n in range(60)]
    said = (
        "  - {{id: b-{0:02}, text: The bridge bears {0} tons., said_by: radio-a, "
        "answers: {{sable-bridge-reopened: yes}}}}\n"
    )
    many = "".join(said.format(n) for n in range(60))
    rendered = pages(example(*topics, (PAPERS, "attributed:\n", f"attributed:\n{many}")))
    listed = json.loads(rendered["topics/"].linked)["@graph"][0]["mainEntity"]
    assert (listed["numberOfItems"], len(listed["itemListElement"])) == (61, 50)
    question = nodes(rendered["questions/sable-bridge-reopened/"])["questions/sable-bridge-reopened/#_question"]
    assert len(question["about"]) == 50


def test_who_belongs_to_a_person_has_no_parent_organisation() -> None:
    """A person is no organisation: whoever is part of one is not said to be affiliated with an organisation."""
    rendered = pages(example(("actors/aide.yaml", "", "name: An Aide\ntype: person\npart_of: arlo-vance\n")))
    aide = nodes(rendered["actors/aide/"])["actors/aide/#_actor"]
    assert set(aide) == {"@id", "@type", "name"}
