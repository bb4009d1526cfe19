"""The whole archive as JSON-LD: a processor that this project did not write reads every node of it."""

import json
import re
from typing import Any, Final

import pytest
from lxml import html

from onrecord.exports.json_ld.terms import address, context, terms
from onrecord.exports.tables import statements
from onrecord.exports.tables.data_files import tasks
from onrecord.exports.tables.linked_data import NAME
from onrecord.exports.tables.table import Export
from onrecord.load import Loaded
from onrecord.output import Page
from onrecord.pages.render import Renderer
from tests.exports.tables.exporting import export_of, written
from tests.schema_org import SCHEMA, expanded, properties

SITE: Final = "https://record.example/"
OWN: Final = f"{SITE}data/terms/#_"
Node = dict[str, Any]


@pytest.fixture(scope="module")
def export(loaded: Loaded) -> Export:
    """The export of the example archive."""
    return export_of(loaded)


@pytest.fixture(scope="module")
def document(export: Export, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The document."""
    return (written(export, tmp_path_factory.mktemp("site")) / NAME).read_bytes()


@pytest.fixture(scope="module")
def nodes(document: bytes) -> dict[str, Node]:
    """Its nodes by their addresses, as a processor reads them."""
    return {node["@id"]: node for node in expanded(json.loads(document), f"{SITE}data/v1/{NAME}")}


def values(node: Node, name: str) -> list[Any]:
    """The plain values of a property."""
    return [value.get("@value", value.get("@id")) for value in node.get(name, [])]


def test_every_thing_of_the_archive_is_a_node(export: Export, nodes: dict[str, Node]) -> None:
    """Once, and nothing besides but the site itself."""
    archive = export.views.archive
    things = (archive.actors, archive.places, archive.topics, archive.questions, archive.cards, archive.entries)
    assert len(nodes) == 1 + sum(map(len, things))
    assert {node for node in nodes if node.startswith(f"{SITE}sources/") and "#_" not in node} == {
        f"{SITE}{export.views.permalink(entry.ref)}" for entry in archive.entries
    }


def test_every_claim_carries_who_says_it_and_how_it_stands(export: Export, nodes: dict[str, Node]) -> None:
    """Its chain in words, its kind, the sentence of its row, and of each question that it answers the standing."""
    claims = [entry for entry in export.views.archive.entries if entry.claim]
    assert claims
    for entry in claims:
        node, row = nodes[f"{SITE}{export.views.permalink(entry.ref)}"], statements.TABLE.row(export, entry)
        assert node["@type"] == [f"{SCHEMA}Claim"]
        assert values(node, f"{SCHEMA}creditText")[0].startswith(str(row["speaker"]))
        assert values(node, f"{OWN}kind") == [entry.kind.value]
        assert values(node, f"{OWN}cite_as") == [row["cite_as"]]
        assert values(node, f"{OWN}stale_on") == [row["stale_on"]] * bool(row["stale_on"])
        assert entry.claim
        told = {
            values(answer, f"{OWN}question")[0]: (values(answer, f"{OWN}answer"), values(answer, f"{OWN}standing"))
            for answer in node.get(f"{OWN}answers", [])
        }
        assert told == {
            f"{SITE}questions/{question}/#_question": ([str(answer)], [export.views.state(question).standing.value])
            for question, answer in entry.claim.answers.items()
        }


def test_nothing_is_rated_and_every_other_term_is_schema_orgs(nodes: dict[str, Node]) -> None:
    """No ClaimReview, and no property that a type does not have."""
    ours = {address(SITE, term.name) for term in terms()}
    assert nodes
    for node in nodes.values():
        kinds = [kind.removeprefix(SCHEMA) for kind in node["@type"]]
        assert "ClaimReview" not in kinds
        names = {name for name in node if not name.startswith("@")}
        theirs = {name.removeprefix(SCHEMA) for name in names - ours}
        assert theirs <= {name for kind in kinds for name in properties(kind)}, kinds


def test_it_is_read_line_by_line_too(export: Export, document: bytes) -> None:
    """A node a line, so that no program has to hold it; the same archive makes the same bytes."""
    first, *lines, last = document.decode().splitlines()
    assert (first[:12], first[-11:], last) == ('{"@context":', ',"@graph":[', "]}")
    assert all(json.loads(line.removesuffix(","))["@id"] for line in lines)
    assert len(lines) == len(json.loads(document)["@graph"])


def test_each_term_is_explained_at_its_address(export: Export, document: bytes) -> None:
    """On a page of their own; none is used that is not there."""
    (task,) = [task for task in tasks(export, Renderer()) if task.url == "data/terms/"]
    page = task.make()
    assert isinstance(page, Page)
    assert {f"{SITE}{page.url}#{anchor}" for anchor in page.anchors} >= {address(SITE, term.name) for term in terms()}
    used = set(json.loads(document)["@context"][1])
    assert used == {term.name for term in terms()} == set(re.findall(r'<a href="#_(\w+)">', page.html))
    told = [
        " ".join(html.fromstring(page.html).xpath(f"string(//tr[th/@id='_{t.name}']/td[2])").split()) for t in terms()
    ]
    assert told == [" ".join(term.meaning.split()) for term in terms()]


def test_without_an_address_of_the_site_terms_have_names_all_the_same() -> None:
    """A processor must not take them for schema.org's."""
    assert address("", "cite_as") == "urn:onrecord:cite_as"
    assert context("")["stale_on"] == {
        "@id": "urn:onrecord:stale_on",
        "@type": "http://www.w3.org/2001/XMLSchema#date",
    }
