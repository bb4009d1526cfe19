"""What a question's evidence pack holds: its answers and what they lean on; what it carries, and what it only names."""

from typing import Final

from onrecord.archive import Archive
from onrecord.model.statements import WebEvidence
from onrecord.pages.evidence_pack.contents import DEPTH, Holding, holding, names_in
from onrecord.reading.source_files import SourceFile
from tests import altering
from tests.loading import load_files

CITING: Final[altering.Edit] = (
    "cards/2022/late-paper.yaml",
    "",
    """title: The bridge, later
publisher: agency-south
type: news-report
published: 2022-06-01
retrieved: 2022-11-20
url: https://agency-south.example/bridge
archived: https://archive.example/2022/bridge
language: en
summary: >
  [The Daily North had said so](#north-said-so).
verified:
  - id: north-said-so
    text: The Daily North wrote in March 2021 that the Sable Bridge was open.
    basis: on-record
    by: daily-north
    evidence: [daily-north-first-report#bridge-open, lens-institute-imagery]
""",
)
"""A fact beside the answer on the bridge, which cites that answer, and a card as a whole."""


def held(archive: Archive, question: str) -> Holding:
    """What the pack of a question holds."""
    return holding(archive, archive.question(question), lambda entity: frozenset(names_in(archive, entity)))


def refs(contents: Holding) -> tuple[list[str], list[str], list[str]]:
    """The answers, what stands beside them, and what is below."""
    return (
        [entry.ref for entry in contents.spoken],
        [entry.ref for entry in contents.beside],
        [entry.ref for entry in contents.below],
    )


def test_an_answer_alone_brings_its_card_and_whatever_that_names(example: Archive) -> None:
    """Publisher, speakers, relays, parties and whom they belong to; places and topics; the question itself."""
    contents = held(example, "sable-bridge-reopened")
    assert refs(contents) == (["daily-north-first-report#bridge-open"], [], [])
    assert [card.id for card in contents.cards] == ["daily-north-first-report"]
    assert contents.elsewhere == ()
    assert {
        "sable-bridge-reopened",
        "daily-north-first-report",
        "daily-north",
        "nils-teder",
        "east-valley",
        "valley-war",
    } <= contents.ids


def test_a_finding_brings_what_it_cites_and_a_claim_what_it_replaces(example: Archive) -> None:
    """The fact on the graves answers nothing, but the finding leans on the card that shows it."""
    contents = held(example, "soldiers-killed-in-east-valley")
    assert refs(contents)[1:] == ([], ["register-of-graves#graves-listed"])
    assert contents.elsewhere == (
        WebEvidence(url="https://register.example/graves", archived="https://archive.example/2022/graves"),
    )


def test_a_card_that_is_cited_whole_brings_its_statements_and_what_those_cite() -> None:
    """From the fact beside the answer to the card, to its facts, to the page that these rest on."""
    contents = held(altering.example(CITING).archive, "sable-bridge-reopened")
    assert refs(contents) == (
        ["daily-north-first-report#bridge-open"],
        ["late-paper#north-said-so"],
        ["lens-institute-imagery#frames-placed", "lens-institute-imagery#soldiers-seen"],
    )
    assert [card.id for card in contents.cards] == ["daily-north-first-report", "late-paper", "lens-institute-imagery"]
    assert [page.url for page in contents.elsewhere] == ["https://lens.example/method.pdf"]


def test_what_a_question_takes_for_granted_is_only_named(example: Archive) -> None:
    """Its answers have a pack of their own, and are not even named."""
    contents = held(example, "soldiers-killed-in-east-valley")
    assert "soldiers-in-east-valley" in contents.named
    assert not {"soldiers-in-east-valley", "lens-institute-imagery"} & contents.ids
    assert "lens-institute-imagery" not in {ref.partition("#")[0] for ref in contents.named}


def said(*more: str, publisher: str = "outlet") -> str:
    """A card with one claim, about which more is told."""
    card = f"title: T\npublisher: {publisher}\ntype: other\npublished: 2021-01-01\nsummary: '[T](#s)'\nattributed:\n"
    return card + "".join(
        f"    {line}\n" for line in ("- id: s", "  text: T.", "  said_by: outlet", *map("  ".__add__, more))
    )


NAMING: Final = {
    "questions/asked.yaml": "text: T?\nkind: yes-no\nconcerns: [party]\ndisinterested: [bystander]\n"
    "presupposes: {granted: yes}\ntopics: [topic-of-question]\nfindings:\n"
    "  - {on: 2021-02-01, answer: yes, basis: public-record, evidence: [proof], note: T.}\n"
    'searches: [{on: 2021-02-01, for: sought, where: "T", found: nothing, by: T}]\n',
    "cards/2021/answer.yaml": """title: T
publisher: publisher
authors: [author, A Printed Name]
type: other
published: 2021-01-01
topics: [topic-of-card]
places: [place-of-card]
summary: "[one](#said), [two](aside#s), [three](actor:actor-aside), [four](question:question-aside)"
verified:
  - {id: fact, text: T., basis: on-record, by: signer, evidence: [cited, cited-of#s]}
attributed:
  - id: said
    text: T.
    said_by: speaker
    via: [hand, {anonymous: a clerk}, {document: papers, purported_author: author-of-papers}]
    about: [subject]
    unverified_by: [checker]
    topics: [topic]
    places: [place]
    rests_on: [ground#s]
    answers: {asked: yes, asked-too: yes}
  - {id: slip, text: T., said_by: speaker, rendering_of: rendered#s}
  - {id: newer, text: T., said_by: speaker, supersedes: older#s}
  - {id: remark, text: T., said_by: speaker, comments_on: [remarked-on], rests_on: [ground-of-remark#s]}
unacknowledged:
  - id: owed
    text: T.
    said_by: speaker
    not_acknowledged_by: {denier: denied}
    answers: {asked: yes}
withdrawn:
  - {id: gone, on: 2021-01-02, note: T., see: instead#s}
""",
    **{
        f"cards/2021/{name}.yaml": said()
        for name in tuple(
            "proof cited cited-of aside rendered older instead loose ground-of-remark ground-of-ground".split()
        )
    },
    "cards/2021/ground.yaml": said("rests_on: [ground-of-ground#s]"),
    "cards/2021/newest.yaml": said("supersedes: answer#said"),
    "cards/2021/relay.yaml": said("rendering_of: answer#said"),
    "cards/2021/granted-too.yaml": said("answers: {granted: yes}"),
    "cards/2021/said-too.yaml": said("answers: {asked-too: no}"),
    "cards/2021/resting.yaml": said("rests_on: [answer#said]"),
    "cards/2021/beside.yaml": "title: T\npublisher: outlet\ntype: other\npublished: 2021-01-01\nsummary: '[T](#s)'\n"
    "verified:\n  - {id: s, text: T., basis: on-record, by: outlet, evidence: [answer#said]}\n",
    **{
        f"questions/{name}.yaml": "text: T?\nkind: yes-no\nconcerns: []\n"
        for name in ("granted", "asked-too", "remarked-on", "question-aside", "not-asked")
    },
    **{
        f"actors/{name}.yaml": "name: N\ntype: person\n"
        for name in tuple(
            """
            party bystander publisher author actor-aside signer hand author-of-papers subject checker denier
            outlet ministry sought nobody-of-it
        """.split()
        )
    },
    "actors/speaker.yaml": "name: N\ntype: person\npart_of: office\n",
    "actors/office.yaml": "name: N\ntype: office\npart_of: ministry\n",
    **{
        f"topics/{name}.yaml": "name: N\ndescription: D.\n"
        for name in ("topic", "topic-of-card", "topic-of-question", "no-topic")
    },
    **{
        f"places/{name}.yaml": "name: N\ncountry: C\ncoordinates: [0, 0]\n"
        for name in ("place", "place-of-card", "no-place")
    },
}
"""An archive in which every way to name another file leads to a file of its own; it need not pass the checks."""
CARDS: Final = {"answer", "beside", "proof", "ground", "ground-of-ground", "newest", "relay"}
NAMED: Final = {
    *("granted", "asked-too", "remarked-on", "question-aside"),
    *("cited", "cited-of#s", "aside#s", "rendered#s", "older#s", "instead#s", "ground-of-remark#s"),
}


def naming() -> Archive:
    """That archive."""
    return load_files(SourceFile(path, text.encode()) for path, text in NAMING.items()).archive


def test_a_pack_carries_its_question_what_its_statements_lean_on_and_whoever_is_named() -> None:
    """The cards of answers, of facts beside them and of findings; not what their neighbours on a card lean on."""
    archive = naming()
    left = {"nobody-of-it", "no-topic", "no-place"}
    described = {*archive.actors, *archive.topics, *archive.places} - left
    assert held(archive, "asked").ids == {"asked", *CARDS, *described}


def test_all_else_that_its_files_name_is_named() -> None:
    """By any field: of neighbours, of the summary, of what was withdrawn; another question, and never its answers."""
    assert held(naming(), "asked").named == NAMED


def test_a_long_way_down_is_carried_for_some_steps_and_then_named() -> None:
    """So all packs together grow as the archive does, a chain through many questions too."""
    chain = {
        f"cards/2021/c{n}.yaml": said(f"rests_on: [c{n + 1}#s]", "answers: {q: yes}" * (n == 0)) for n in range(20)
    }
    last = {"cards/2021/c20.yaml": said(), "questions/q.yaml": "text: T?\nkind: yes-no\nconcerns: []\n"}
    files = {**chain, **last, "actors/outlet.yaml": "name: N\ntype: outlet\n"}
    contents = held(load_files(SourceFile(path, text.encode()) for path, text in files.items()).archive, "q")
    assert [card.id for card in contents.cards] == [f"c{n}" for n in range(DEPTH + 1)]
    assert contents.named == {f"c{DEPTH + 1}#s"}


def test_what_is_below_the_answers_is_what_they_lean_on_and_what_replaces_them() -> None:
    """And other renderings of them; a finding's evidence too, of a card that is cited whole each statement."""
    answers, beside, below = refs(held(naming(), "asked"))
    assert (sorted(answers), beside) == (["answer#owed", "answer#said"], ["beside#s"])
    assert sorted(below) == ["ground#s", "ground-of-ground#s", "newest#s", "proof#s", "relay#s"]


def test_whom_an_actor_speaks_for_comes_up_to_its_control_group(example: Archive) -> None:
    """Origins and positions follow from that."""
    assert {"arlo-vance", "army-of-country-a", "country-a"} <= held(example, "soldiers-in-east-valley").ids
