"""Laws of the machine-readable heads, over every page of the built site (issue "machine-readable heads")."""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from onrecord.load import Loaded
from onrecord.vocabulary import Kind
from tests.paths import pages_in
from tests.schema_org import ANNOTATIONS, BASE, Node, ancestors, expanded, is_a, nodes, properties, types_of

Heads = dict[str, Node]
LARGEST = 4096


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """The address of every page from the site's root, and its JSON-LD, which stands at the foot of its body.

    404.html and the files of evidence packs, which are not named index.html, are no pages of the site.
    """
    for file in pages_in(site):
        scripts = html.fromstring(file.read_text("utf-8")).xpath(
            "/html/body/script[@type='application/ld+json']/text()"
        )
        assert len(scripts) == 1, f"{file} has {len(scripts)} scripts of JSON-LD"
        url = file.parent.relative_to(site).as_posix()
        yield "" if url == "." else f"{url}/", str(scripts[0])


@pytest.fixture(scope="module")
def heads(site: Path) -> Heads:
    """The JSON-LD of every page, by the page's address from the site's root."""
    return {url: json.loads(text) for url, text in texts(site)}


def graph(document: Node) -> list[Node]:
    """The nodes of a page that stand in its graph."""
    listed: list[Node] = document["@graph"]
    return listed


def test_every_page_has_one_graph(heads: Heads) -> None:
    """Every page has one script of JSON-LD with schema.org's context and one graph, whose first node is the page."""
    assert len(heads) > 200
    for url, document in heads.items():
        assert list(document) == ["@context", "@graph"]
        assert document["@context"] == "https://schema.org"
        assert urljoin(BASE + url, graph(document)[0]["@id"]) == BASE + url


def leaves(value: Any) -> Iterator[str]:
    """Every word and number of a document, addresses and types left out."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name not in ("@id", "@type", "@context"):
                yield from leaves(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner)
    else:
        yield str(value)


def said(document: Node, url: str) -> tuple[Counter[str], Counter[str]]:
    """The properties and the values of a document as written."""
    every = list(nodes(document["@graph"]))
    names = Counter(name for node in every for name in node for _ in values(node[name]) if not name.startswith("@"))
    return names, Counter(urljoin(BASE + url, leaf) for leaf in leaves(document["@graph"]))


def values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def kept(result: list[Node]) -> tuple[Counter[str], Counter[str]]:
    """The properties and the values that are left after expansion."""
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for node in nodes(result):
        names += Counter({n.removeprefix("https://schema.org/"): len(node[n]) for n in node if not n.startswith("@")})
        words += Counter([str(node["@value"])] if "@value" in node else [])
        words += Counter([node["@id"]] if list(node) == ["@id"] else [])
    return names, words


def test_expansion_loses_nothing(heads: Heads) -> None:
    """A JSON-LD processor that knows only schema.org's terms keeps every property, value and address of every page."""
    assert len(heads) > 100
    for url, document in heads.items():
        result = expanded(document, BASE + url)
        (names, words), (names_kept, words_kept) = said(document, url), kept(result)
        assert names_kept == names, url
        plain = Counter(urljoin(BASE + url, word) for word in words_kept.elements())
        assert not words - plain, url
        types = {name for node in nodes(result) for name in node.get("@type", [])}
        assert all(name.startswith("https://schema.org/") for name in types), url


def test_every_property_belongs_to_its_type(heads: Heads) -> None:
    """Schema.org defines every type that is used,
    and each property for one of its node's types or what is above them.
    """
    assert len(heads) > 100
    for url, document in heads.items():
        for node in nodes(document["@graph"]):
            known = {name for kind in types_of(node) for name in properties(kind)}
            assert {n for n in node if not n.startswith("@")} <= known | set(ANNOTATIONS), f"{url}: {node}"


def test_every_value_is_of_a_type_that_its_property_takes(heads: Heads) -> None:
    """Where the type of a property's value is known on the page, it is one that schema.org names for the property."""
    assert len(heads) > 100
    for url, document in heads.items():
        known = {node["@id"]: types_of(node) for node in nodes(document["@graph"]) if "@id" in node and "@type" in node}
        for node in nodes(document["@graph"]):
            taken = {name: allowed for kind in types_of(node) for name, allowed in properties(kind).items()}
            for name, value in ((n, v) for n in set(node) & set(taken) for v in values(node[n]) if isinstance(v, dict)):
                types = types_of(value) or known.get(value.get("@id", ""), [])
                as_address = "URL" in taken[name] and list(value) == ["@id"]
                assert not types or as_address or is_a(types, taken[name]), f"{url}: {name} of {node} is {types}"


def test_the_vocabulary_would_see_a_mistake() -> None:
    """The tests above would see a term that schema.org has not: it is dropped, and it belongs to no type."""
    document = {"@context": "https://schema.org", "@graph": [{"@type": "Claim", "text": "It rained.", "saidBy": "him"}]}
    assert "saidBy" not in properties("Claim")
    (node,) = expanded(document, BASE)
    assert list(node) == ["@type", "https://schema.org/text"]
    with pytest.raises(AttributeError):
        ancestors("Rumour")


def test_no_page_reviews_or_rates(site: Path) -> None:
    """No page says that a claim is true or false: no review, no rating, no accepted answer."""
    assert len(list(texts(site))) > 100
    for url, text in texts(site):
        for word in ("ClaimReview", "reviewRating", "claimReviewed", "acceptedAnswer", "suggestedAnswer", "QAPage"):
            assert word not in text, f"{url}: {word}"


def claims(heads: Heads) -> Iterator[tuple[str, Node]]:
    """Every node of a claim or fact that has its text, and the page that it stands on."""
    for url, document in heads.items():
        for node in nodes(document["@graph"]):
            if types_of(node) in (["Claim"], ["Statement"]):
                yield BASE + url, node


def test_kinds_are_told_as_the_archive_has_them(heads: Heads, real: Loaded) -> None:
    """Every statement on every page leads to the ledger of its kind, has the type for it,
    and tells the kind in words.
    """
    seen = Counter[str]()
    words = {
        Kind.VERIFIED: ("Verified", "On record: that it was said"),
        Kind.ATTRIBUTED: "Attributed claim",
        Kind.UNACKNOWLEDGED: "Unacknowledged claim",
    }
    for page, node in claims(heads):
        address = urljoin(page, node["@id"])
        card, _, statement = address.removeprefix(f"{BASE}sources/").partition("/#")
        entry = real.archive.statement(f"{card}#{statement}")
        assert urljoin(page, node["additionalType"]["@id"]) == f"{BASE}{entry.kind.value}/"
        assert types_of(node) == ["Statement" if entry.kind is Kind.VERIFIED else "Claim"]
        assert (node.get("creativeWorkStatus") or node["name"]).startswith(words[entry.kind])
        seen[entry.ref] += 1
    assert set(seen) == set(real.archive.statements)


def test_every_address_leads_to_a_page(heads: Heads, site: Path) -> None:
    """Every address of a node, and so every appearance of a claim, leads to a page of the site;
    a statement's to its anchor.
    """
    anchors = {f"{BASE}{url}": (site / url / "index.html").read_text("utf-8") for url in heads}
    seen = 0
    for url, document in heads.items():
        for node in nodes(document["@graph"]):
            page, mark = urldefrag(urljoin(BASE + url, node.get("@id", ".")))
            assert page in anchors, f"{url} names {page}"
            if mark and not mark.startswith("_"):
                seen += 1
                assert f' id="{mark}"' in anchors[page], f"{url} names {page}#{mark}"
    assert seen > 1000


def test_every_claim_appears_in_its_own_source(heads: Heads, real: Loaded) -> None:
    """On its card's page a claim appears in that source, and first in one of those in which it appears."""
    appearing = 0
    for _, node in claims(heads):
        if "appearance" not in node:
            continue
        sources = [source["@id"] for source in values(node["appearance"])]
        assert node["@id"].partition("#")[0] in [source.partition("#")[0] for source in sources]
        assert node.get("firstAppearance", {}).get("@id", sources[0]) in sources
        appearing += 1
    assert appearing == sum(entry.claim is not None for entry in real.archive.entries)


def test_an_author_is_a_named_actor(heads: Heads, real: Loaded) -> None:
    """A claim has an author where a named actor said it, and only there; every claim tells its chain."""
    assert len(list(claims(heads))) > 100
    for page, node in claims(heads):
        if types_of(node) == ["Claim"] and "text" in node:
            card, _, statement = urljoin(page, node["@id"]).removeprefix(f"{BASE}sources/").partition("/#")
            claim = real.archive.statement(f"{card}#{statement}").claim
            assert claim is not None
            named = f"{BASE}actors/{claim.said_by}/#_actor" if isinstance(claim.said_by, str) else None
            assert (urljoin(page, node["author"]["@id"]) if "author" in node else None) == named
            assert node["creditText"]


def test_the_breadcrumb_is_that_of_the_page(heads: Heads, site: Path) -> None:
    """The way to each page begins at home, ends at the page,
    and passes the list or thing that the line over its title leads to, as the way to that does.
    """

    def steps(url: str) -> tuple[list[Node], list[str]]:
        way = graph(heads[url])[0].get("breadcrumb", {}).get("itemListElement", [])
        return way, [urljoin(BASE + url, step["item"]["@id"]) for step in way]

    passing = 0
    for url in heads:
        way, addresses = steps(url)
        assert [step["position"] for step in way] == list(range(1, len(way) + 1))
        assert (addresses[0], addresses[-1]) == (BASE, BASE + url) if url else not way
        page = html.fromstring((site / url / "index.html").read_text("utf-8"))
        lists = [urljoin(BASE + url, href) for href in page.xpath("//article//p[@class='eyebrow'][1]/a[1]/@href")]
        above = [address for address in lists if (BASE + url).startswith(address)]
        if above:
            passing += 1
            assert above == above[:1] and addresses[:-1] == steps(above[0].removeprefix(BASE))[1], url
    assert passing > 150


def test_a_head_is_light(site: Path) -> None:
    """No page has more than 4 KB of JSON-LD, compressed."""
    heavy = {url: len(gzip.compress(text.encode(), 9)) for url, text in texts(site)}
    assert max(heavy.values()) <= LARGEST, max(heavy, key=lambda url: heavy[url])


def test_every_question_has_a_picture_of_its_own(site: Path, real: Loaded) -> None:
    """Each question has a picture at its own address, all other pages share one, and each is under 60 KB."""
    files = {file.stem: file for file in (site / "assets" / "questions").glob("*.png")}
    assert set(files) == set(real.archive.questions)
    for file in (*files.values(), site / "assets" / "record.png"):
        assert file.read_bytes().startswith(b"\x89PNG") and file.stat().st_size < 60_000


def test_every_page_is_described_in_words_of_its_own(site: Path) -> None:
    """A list of results shows about 160 characters below a title; two pages with the same ones look like one page."""
    pages = [html.fromstring(file.read_text("utf-8")) for file in pages_in(site)]
    described = Counter(str(page.xpath("string(/html/head/meta[@name='description']/@content)")) for page in pages)
    assert described.total() > 200
    assert [words for words in described if not 20 < len(words) < 160] == []
    assert [words for words, pages in described.items() if pages > 1] == []


def test_every_head_leads_to_the_manifest_and_to_an_icon(site: Path) -> None:
    """Pages of the archive, pages by hand, and 404.html, which stands at no address of its own."""
    for file, up in ((site / "index.html", ""), (site / "verified" / "index.html", "../"), (site / "404.html", "/")):
        page = html.fromstring(file.read_text("utf-8"))
        assert page.xpath("/html/head/link[@rel='manifest']/@href") == [f"{up}site.webmanifest"]
        assert page.xpath("/html/head/link[@rel='apple-touch-icon']/@href") == [f"{up}assets/icon-180.png"]
    listed = json.loads((site / "site.webmanifest").read_text("utf-8"))["icons"]
    assert [(site / icon["src"]).is_file() for icon in (*listed, {"src": "assets/icon-180.png"})] == [True] * 3
