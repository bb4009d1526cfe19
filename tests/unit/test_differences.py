"""What changed in meaning between two archives, and what may not change in silence (method §7)."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from onrecord.comparing.statements import FIELDS
from onrecord.differences import Change, Differences, Failure, Rule, What, compare
from onrecord.loading import Loaded, SourceFile, load_files, source_files

DAY: Final = date(2022, 12, 1)
EXAMPLE: Final = Path(__file__).parents[1] / "example"
REPORT, PAPERS = "cards/2021/daily-north-first-report.yaml", "cards/2021/agency-south-papers.yaml"
BRIEFING, IMAGERY = "cards/2021/union-of-ports-briefing.yaml", "cards/2021/lens-institute-imagery.yaml"
SPEECH, REGISTER = "cards/2022/arlo-vance-speech.yaml", "cards/2022/register-of-graves.yaml"
IN_VALLEY, KILLED = "questions/soldiers-in-east-valley.yaml", "questions/soldiers-killed-in-east-valley.yaml"
BRIDGE, TOMBSTONE = "questions/sable-bridge-reopened.yaml", "withdrawn/daily-north-second-report.yaml"
Edit = tuple[str, str, str]
"""A file, a text in it, and what stands there afterwards; without a text, the whole file (empty: none)."""


def example(*edits: Edit) -> Loaded:
    """The example archive with these edits."""
    files = {file.path: (file.raw or b"").decode() for file in source_files(EXAMPLE)}
    for path, old, new in edits:
        assert not old or files[path].count(old) == 1, f"{old} stands in {path} {files[path].count(old)} times"
        files[path] = files[path].replace(old, new) if old else new
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items() if text)
    assert [problem.message for problem in loaded.errors] == []
    return loaded


def differences(*edits: Edit, base: tuple[Edit, ...] = ()) -> Differences:
    """What differs between the example archive (with edits of its own) and the same with more edits."""
    return compare(example(*base), example(*base, *edits), DAY)


def failures(*edits: Edit, base: tuple[Edit, ...] = ()) -> list[Failure]:
    """What failed between the two."""
    return list(differences(*edits, base=base).failures)


def told(found: Differences, *kinds: What) -> list[tuple[str, str, str, str]]:
    """The changes of these kinds, without their kind."""
    return [(c.subject, c.field, c.old, c.new) for c in found.changes if c.what in kinds]


def entry(*statements: str) -> str:
    """A new entry in a card's log."""
    return f"  - {{on: 2022-11-30, statements: [{', '.join(statements)}], note: It was wrong.}}\n"


def log(path: str, *statements: str) -> Edit:
    """The edit that adds an entry to a card's log."""
    if path == REPORT:
        return path, "corrections:\n", f"corrections:\n{entry(*statements)}"
    return path, "title: ", f"corrections:\n{entry(*statements)}title: "


def test_nothing_differs_from_itself() -> None:
    """The same archive twice: nothing changed and nothing failed."""
    assert differences() == Differences()


ONE_RESTS = f"{PAPERS}", "    rests_on: [daily-north-first-report#over-300-killed]\n", ""
GUARDED: Final[dict[str, tuple[Edit, str, str, str]]] = {
    "text": ((REPORT, "text: The Sable Bridge is open.", "text: The Sable Bridge is wide open."), "bridge-open",
             "The Sable Bridge is open.", "The Sable Bridge is wide open."),
    "quote": ((BRIEFING, "мы видели этих солдат", "мы видели солдат"), "soldiers-seen-from-port",
              "мы видели этих солдат своими глазами", "мы видели солдат своими глазами"),
    "answers": ((REPORT, '"> 300"', '">= 300"'), "over-300-killed",
                "soldiers-killed-in-east-valley: more than 300", "soldiers-killed-in-east-valley: at least 300"),
    "answers in words": ((BRIEFING, "{words: several hundred}", "{words: some hundred}"), "several-hundred-killed",
                         'soldiers-killed-in-east-valley: "several hundred"', 'soldiers-killed-in-east-valley: "some hundred"'),
    "answers of another question": ((REPORT, "{sable-bridge-reopened: yes}", "{sable-bridge-reopened: no}"), "bridge-open",
                                    "sable-bridge-reopened: yes", "sable-bridge-reopened: no"),
    "measure": ((PAPERS, "    measure: killed or wounded\n", ""), "about-350-hurt",
                'soldiers-killed-in-east-valley: "killed or wounded"', 'soldiers-killed-in-east-valley: "killed"'),
    "as_of": ((REPORT, "as_of: 2021-02-28", "as_of: 2021-02-27"), "over-300-killed", "2021-02-28", "2021-02-27"),
    "said_by": ((REPORT, "said_by: bex-oriel", "said_by: country-b"), "soldiers-in-valley", "bex-oriel", "country-b"),
    "said_by somebody not named": ((REPORT, "{anonymous: two officials}", "{anonymous: an official}"), "over-300-killed",
                                   'anonymous "two officials"', 'anonymous "an official"'),
    "said_by a document": ((PAPERS, "{document: twelve pages of orders, purported_author: army-of-country-a}", "{document: twelve pages of orders}"),
                           "papers-name-unit", 'document "twelve pages of orders" attributed to army-of-country-a',
                           'document "twelve pages of orders"'),
    "via": ((REPORT, "via: [bex-oriel, agency-south]", "via: [agency-south, bex-oriel]"), "over-300-killed",
            "bex-oriel → agency-south", "agency-south → bex-oriel"),
    "said_on": ((BRIEFING, "said_on: 2021-08-31", "said_on: 2021-08-30"), "soldiers-seen-from-port", "2021-08-31", "2021-08-30"),
    "rests_on": (ONE_RESTS, "about-350-hurt", "daily-north-first-report#over-300-killed", ""),
    "not_acknowledged_by": ((REPORT, "{country-a: declined}", "{country-a: denied}"), "soldiers-in-valley",
                            "country-a: declined", "country-a: denied"),
    "basis": ((IMAGERY, "basis: examined\n    evidence:\n      - lens-institute-imagery\n",
               "basis: public-record\n    evidence:\n      - lens-institute-imagery\n      - {url: 'https://l.example/', archived: 'https://a.example/'}\n"),
              "frames-placed", "examined", "public-record"),
    "by": ((BRIEFING, "    by: union-of-ports\n", "    by: union-clerk\n"), "union-told-reporters", "union-of-ports", "union-clerk"),
    "supersedes": ((REGISTER, "    supersedes: daily-north-first-report#over-300-killed\n", ""), "minister-318-killed",
                   "daily-north-first-report#over-300-killed", ""),
    "rendering_of": ((REGISTER, "rendering_of: daily-north-first-report#over-300-killed", "rendering_of: register-of-graves#minister-318-killed"),
                     "slip-of-the-paper", "daily-north-first-report#over-300-killed", "register-of-graves#minister-318-killed"),
}  # fmt: skip
CLERK: Final = (
    "actors/union-clerk.yaml",
    "",
    "name: The clerk\ntype: person\npart_of: union-of-ports\naliases: [The Union of Ports]\n",
)


@pytest.mark.parametrize("case", GUARDED)
def test_a_published_statement_changes_only_with_a_correction(case: str) -> None:
    """What it says, who says it and what it rests on: told, and refused without a new entry that names it."""
    (path, *edit), statement, old, new = GUARDED[case]
    field, ref = case.split(maxsplit=1)[0], f"{Path(path).stem}#{statement}"
    change: Edit = (path, edit[0], edit[1])
    found = differences(change, base=(CLERK,))
    assert told(found, What.STATEMENT_CHANGED)[0] == (ref, field, old, new)
    assert list(found.failures) == [
        Failure(
            Rule.NO_CORRECTION, path, ref, f"{field} changed, and no new correction names it", "add under corrections",
            f"- {{on: 2022-12-01, statements: [{statement}], note: …}}",
        )
    ]  # fmt: skip
    assert failures(change, log(path, statement), base=(CLERK,)) == []
    assert len(failures(change, log(path), base=(CLERK,))) == 1, "an entry that names no statement"
    assert len(failures(change, base=(CLERK, log(path, statement)))) == 1, "an entry that was there before"


def test_every_guarded_field_is_guarded() -> None:
    """The test above has a case for each field that needs a correction."""
    assert {field.name for field in FIELDS if field.guarded} == {case.split()[0] for case in GUARDED}


def test_a_statement_moves_between_kinds_only_with_a_correction() -> None:
    """Told under its own heading; what only the one kind has is told too."""
    lines = "    not_acknowledged_by: {country-a: declined}\n"
    moved = (REPORT, "unacknowledged:\n", ""), (REPORT, lines, "")
    base: tuple[Edit, ...] = ((IN_VALLEY, FINDING_OF_2022, ""),)  # which rests on the refusal
    found = differences(*moved, base=base)
    ref = "daily-north-first-report#soldiers-in-valley"
    assert told(found, What.STATEMENT_MOVED) == [(ref, "kind", "unacknowledged", "attributed")]
    assert told(found, What.STATEMENT_CHANGED) == [(ref, "not_acknowledged_by", "country-a: declined", "")]
    (failure,) = found.failures
    assert failure.message == "kind and not_acknowledged_by changed, and no new correction names it"
    assert failures(*moved, log(REPORT, "soldiers-in-valley"), base=base) == []


MINISTER_EXAMINED: Final = (
    "cards/2022/second-look.yaml", "",
    """\
title: A second look
publisher: lens-institute
type: imagery-analysis
published: 2022-06-01
retrieved: 2022-11-20
url: https://lens.example/second
archived: https://archive.example/2022/second
language: en
summary: The institute [looked again](#again).
verified:
  - id: again
    text: The frames were filmed in 2021.
    basis: examined
    evidence:
      - second-look
      - register-of-graves
      - {url: "https://lens.example/b", archived: "https://archive.example/b"}
      - {url: "https://lens.example/c", sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef}
""",
)  # fmt: skip
SECOND: Final = "cards/2022/second-look.yaml"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - register-of-graves\n", ""),
        ("      - register-of-graves\n", "      - register-of-graves#graves-listed\n"),
        ("https://lens.example/b", "https://lens.example/other"),
        ("https://archive.example/b", "https://archive.example/other"),
        ("sha256: 0123", "sha256: 1123"),
    ],
)
def test_evidence_is_taken_out_only_with_a_correction(old: str, new: str) -> None:
    """A piece, or the copy of one: a fact that can be checked by less is no longer the same."""
    (failure,) = failures((SECOND, old, new), base=(MINISTER_EXAMINED,))
    assert failure.subject == "second-look#again"
    assert failure.message == "evidence changed, and no new correction names it"
    assert failures((SECOND, old, new), log(SECOND, "again"), base=(MINISTER_EXAMINED,)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - register-of-graves\n", "      - register-of-graves\n      - arlo-vance-speech\n"),
        ("{url: \"https://lens.example/c\", ", "{url: \"https://lens.example/c\", archived: \"https://archive.example/c\", "),
    ],
)  # fmt: skip
def test_evidence_may_be_added_without_a_word(old: str, new: str) -> None:
    """A piece, or a copy of one: told, and no failure."""
    found = differences((SECOND, old, new), base=(MINISTER_EXAMINED,))
    assert [field for _, field, _, _ in told(found, What.STATEMENT_CHANGED)] == ["evidence"]
    assert found.failures == ()


def test_a_questions_default_measure_is_that_of_its_figures() -> None:
    """Who changes the order of the measures changes what published figures count."""
    swapped = (KILLED, "measures: [killed, killed or wounded]", "measures: [killed or wounded, killed]")
    found = differences(swapped)
    assert [(f.subject, f.message) for f in found.failures] == [
        (ref, "measure changed, and no new correction names it")
        for ref in (
            "register-of-graves#minister-318-killed",
            "register-of-graves#slip-of-the-paper",
            "union-of-ports-briefing#several-hundred-killed",
        )
    ]
    assert told(found, What.ENTITY_CHANGED) == [
        ("soldiers-killed-in-east-valley", "measures", '"killed", "killed or wounded"', '"killed or wounded", "killed"')
    ]


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (REPORT, "note: The officials spoke to the minister, not to the paper.", "note: They spoke to the minister."),
        (REPORT, "locator: paragraph 4", "locator: paragraph 5"),
        (REPORT, "    about: [army-of-country-a]\n", ""),
        (REPORT, "    places: [east-valley]\n", ""),
        (REPORT, "    topics: [valley-war]\n", ""),
        (REPORT, "topics: [valley-war]\nplaces", "places"),
        (REPORT, "title: Foreign soldiers in the East Valley", "title: Foreign soldiers"),
        (REPORT, "[the bridge](question:sable-bridge-reopened) ", "it "),
        (REPORT, "text: The Sable Bridge is open.", "text: >\n      The Sable  Bridge\n      is open."),
        (REPORT, '"> 300"', '">0300"'),
        (REPORT, "    measure: killed\n", ""),
        (BRIEFING, "said_on: 2021-08-31", "said_on: 2021-08-31\n    as_of: 2021-08-31"),
        (IMAGERY, "    evidence:\n      - lens-institute-imagery\n", "    evidence:\n"),
        (IN_VALLEY, "disinterested: [country-c, union-of-ports, lens-institute]", "disinterested: [lens-institute, country-c, union-of-ports]"),
        (BRIDGE, "note: A yes would burden nobody.", "note: It would burden nobody."),
        ("actors/country-a.yaml", "aliases: [Страна А, A-Land]", "aliases: [A-Land]"),
    ],
)  # fmt: skip
def test_what_changes_no_meaning_is_not_told(path: str, old: str, new: str) -> None:
    """Notes, places in the source, tags, summaries and titles, and other spellings of the same."""
    base: tuple[Edit, ...] = ()
    if path == IMAGERY:  # the order of evidence
        new += f"{EVIDENCE}      - lens-institute-imagery\n"
        old += EVIDENCE
    assert differences((path, old, new), base=base) == Differences()


EVIDENCE: Final = """\
      - url: https://lens.example/method.pdf
        sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
"""


@pytest.mark.parametrize(
    ("old", "new", "field", "was", "now"),
    [
        ("published: 2021-08-30", "published: 2021-08-31", "published", "2021-08-30", "2021-08-31"),
        ("publisher: union-of-ports", "publisher: union-clerk", "publisher", "union-of-ports", "union-clerk"),
    ],
)
def test_a_cards_publisher_and_day_change_only_with_a_correction(
    old: str, new: str, field: str, was: str, now: str
) -> None:
    """Any new entry of its log will do, even one that names no statement."""
    found = differences((BRIEFING, old, new), base=(CLERK,))
    assert told(found, What.ENTITY_CHANGED) == [("union-of-ports-briefing", field, was, now)]
    assert list(found.failures) == [
        Failure(
            Rule.NO_CORRECTION, BRIEFING, "union-of-ports-briefing", f"{field} changed, and no new correction says so",
            "add under corrections", "- {on: 2022-12-01, note: …}",
        )
    ]  # fmt: skip
    assert failures((BRIEFING, old, new), log(BRIEFING), base=(CLERK,)) == []


def test_another_publisher_is_another_origin_of_what_nobody_is_named_for() -> None:
    """A correction must name the statements whose origin moves with their card, and no others."""
    anonymous = (
        BRIEFING,
        "    said_by: union-of-ports\n    answers: {soldiers-killed",
        "    said_by: {anonymous: A}\n    answers: {soldiers-killed",
    )
    moved = (BRIEFING, "publisher: union-of-ports", "publisher: daily-north")
    on_record = (
        BRIEFING,
        "    by: union-of-ports\n    evidence: [",
        "    by: union-of-ports\n    evidence: [agency-south-papers, register-of-graves, ",
    )
    base = (anonymous, on_record)
    found = differences(moved, log(BRIEFING), base=base)
    (failure,) = found.failures
    assert failure.subject == "union-of-ports-briefing#several-hundred-killed"
    assert failure.message == "origin changed, and no new correction names it"
    assert told(found, What.ORIGINS_CHANGED) == [
        ("union-of-ports-briefing#several-hundred-killed", "", "union-of-ports (anonymous)", "daily-north (anonymous)")
    ]
    assert failures(moved, log(BRIEFING, "several-hundred-killed"), base=base) == []


def test_origins_follow_part_of_and_rests_on_without_a_failure() -> None:
    """What another file changes is told as a result."""
    found = differences(("actors/bex-oriel.yaml", "part_of: country-b", "part_of: country-c"))
    assert told(found, What.ENTITY_CHANGED) == [("bex-oriel", "part_of", "country-b", "country-c")]
    assert told(found, What.ORIGINS_CHANGED) == [
        ("agency-south-papers#about-350-hurt", "", "country-b (anonymous)", "country-c (anonymous)"),
        ("daily-north-first-report#over-300-killed", "", "country-b (anonymous)", "country-c (anonymous)"),
        ("daily-north-first-report#soldiers-in-valley", "", "country-b", "country-c"),
        ("register-of-graves#minister-318-killed", "", "country-b", "country-c"),
        ("register-of-graves#slip-of-the-paper", "", "country-b (anonymous)", "country-c (anonymous)"),
    ]
    assert found.failures == ()


def test_standings_badges_and_positions_that_change_as_a_result() -> None:
    """As of the day; a question that is new stands as something too."""
    new = ("questions/bridge-bombed.yaml", "", "text: Was it bombed?\nkind: yes-no\nconcerns: [country-a]\n")
    said = "    answers: {soldiers-in-east-valley: yes}\n"
    found = differences(new, (SPEECH, said, "    answers: {soldiers-in-east-valley: yes, bridge-bombed: yes}\n"))
    assert told(found, What.STANDING_CHANGED) == [
        ("bridge-bombed", "standing", "", "attributed"),
        ("bridge-bombed", "badges", "", "acknowledged"),
        ("bridge-bombed", "position of country-a", "", "acknowledged since 2022-02-10"),
    ]
    early = compare(example(), example(new), date(2022, 1, 1))
    assert told(early, What.STANDING_CHANGED) == [
        ("bridge-bombed", "standing", "", "unanswered"),
        ("bridge-bombed", "position of country-a", "", "not-recorded"),
    ]
    silent = differences((SPEECH, said, "    answers: {soldiers-in-east-valley: declined}\n"), log(SPEECH, "soldiers-fought"),
                         (IN_VALLEY, FINDING_OF_2022, ""))  # fmt: skip
    assert told(silent, What.STANDING_CHANGED)[:2] == [
        ("soldiers-in-east-valley", "badges", "acknowledged, contested", "contested"),
        (
            "soldiers-in-east-valley",
            "position of country-a",
            "acknowledged since 2022-02-10",
            "declined since 2021-03-05",
        ),
    ]


FINDING_OF_2022: Final = """\
  - on: 2022-03-01
    answer: yes
    basis: admission
    evidence: [arlo-vance-speech#soldiers-fought]
    note: The chief of its general staff said so after a year of refusals.
"""


def test_what_is_added_is_told_and_is_no_failure() -> None:
    """Entities, statements, findings, corrections."""
    found = differences(
        MINISTER_EXAMINED, CLERK, ("places/port.yaml", "", "name: The Port\ncountry: B\ncoordinates: [1, 2]\n"),
        ("topics/ports.yaml", "", "name: Ports\ndescription: X.\n"), log(REPORT, "bridge-open"),
        (BRIDGE, "", "text: Did the Sable Bridge in the East Valley reopen in 2021?\nkind: yes-no\nconcerns: []\n"
         "note: A yes would burden nobody.\ndisinterested: [country-c]\nfindings:\n  - on: 2022-11-01\n    answer: yes\n"
         "    basis: public-record\n    evidence: [register-of-graves, {url: 'https://register.example/b', archived: 'https://archive.example/b'}]\n"
         "    note: The register says so.\n"),
    )  # fmt: skip
    assert found.failures == ()
    assert told(found, What.ENTITY_ADDED) == [
        ("second-look", "card", "", "A second look"),
        ("union-clerk", "actor", "", "The clerk"),
        ("port", "place", "", "The Port"),
        ("ports", "topic", "", "Ports"),
    ]
    assert told(found, What.STATEMENT_ADDED) == [
        ("second-look#again", "verified", "", "The frames were filmed in 2021.")
    ]
    assert told(found, What.FINDING_ADDED) == [("sable-bridge-reopened", "", "", "2022-11-01: yes (public-record)")]
    assert told(found, What.CORRECTION_ADDED) == [
        ("daily-north-first-report", "bridge-open", "", "2022-11-30: It was wrong.")
    ]


def test_what_changed_in_other_entities() -> None:
    """A question’s terms, an actor’s place, a place’s and a topic’s name: told, and no failure."""
    found = differences(
        (KILLED, "text: How many soldiers", "text: How many men"), (KILLED, "unit: soldiers", "unit: men"),
        (KILLED, "window: 30 days", "window: 14 days"), (KILLED, "presupposes: {soldiers-in-east-valley: yes}\n", ""),
        (BRIDGE, "concerns: []", "concerns: [country-b]"), (BRIDGE, "kind: yes-no\n", "kind: yes-no\ndisinterested: [country-c]\n"),
        ("actors/radio-a.yaml", "name: Radio A\ntype: outlet", "name: Radio\ntype: news-agency"),
        ("places/east-valley.yaml", "coordinates: [51.7, -36.25]", "coordinates: [51.7, -36.5]"),
        ("topics/valley-war.yaml", "name: War in the East Valley", "name: The war"),
        (BRIEFING, "type: briefing", "type: speech"),
        (SPEECH, "url: https://army-a.example/speech", "url: https://army-a.example/words"),
    )  # fmt: skip
    assert found.failures == ()
    assert told(found, What.ENTITY_CHANGED) == [
        ("arlo-vance-speech", "url", "https://army-a.example/speech", "https://army-a.example/words"),
        ("union-of-ports-briefing", "type", "briefing", "speech"),
        ("sable-bridge-reopened", "concerns", "", "country-b"),
        ("sable-bridge-reopened", "disinterested", "", "country-c"),
        ("soldiers-killed-in-east-valley", "text", "How many soldiers of Country A were killed in the East Valley in 2021?",
         "How many men of Country A were killed in the East Valley in 2021?"),
        ("soldiers-killed-in-east-valley", "presupposes", "soldiers-in-east-valley: yes", ""),
        ("soldiers-killed-in-east-valley", "unit", "soldiers", "men"),
        ("soldiers-killed-in-east-valley", "window", "30 days", "14 days"),
        ("radio-a", "name", "Radio A", "Radio"),
        ("radio-a", "type", "outlet", "news-agency"),
        ("east-valley", "coordinates", "51.7, -36.25", "51.7, -36.5"),
        ("valley-war", "name", "War in the East Valley", "The war"),
    ]  # fmt: skip
    outlets = differences((REPORT, "    unverified_by: [daily-north]\n", ""))
    assert outlets.failures == ()
    assert told(outlets, What.STATEMENT_CHANGED) == [
        ("daily-north-first-report#over-300-killed", "unverified_by", "daily-north", "")
    ]


SPARE: Final[dict[str, Edit]] = {
    "card": MINISTER_EXAMINED,
    "actor": CLERK,
    "question": ("questions/spare.yaml", "", "text: Was it?\nkind: yes-no\nconcerns: [country-a]\n"),
    "place": ("places/port.yaml", "", "name: The Port\ncountry: B\ncoordinates: [1, 2]\n"),
    "topic": ("topics/ports.yaml", "", "name: Ports\ndescription: X.\n"),
}


@pytest.mark.parametrize("kind", SPARE)
def test_a_published_entity_leaves_a_tombstone(kind: str) -> None:
    """Its id leads on: to what it was, or to why it is no more."""
    spare = SPARE[kind]
    name = Path(spare[0]).stem
    path, listed = f"withdrawn/{name}.yaml", ", statements: [again]" if kind == "card" else ""
    found = differences((spare[0], "", ""), base=(spare,))
    assert list(found.failures) == [
        Failure(
            Rule.ENTITY_GONE, path, name, f"the {kind} is gone without a tombstone", "write",
            f"{{was: {kind}, on: 2022-12-01, note: …{listed}}}",
        )
    ]  # fmt: skip
    assert [subject for subject, *_ in told(found, What.ENTITY_GONE)] == [name]
    mended = differences((spare[0], "", ""), (path, "", found.failures[0].example), base=(spare,))
    assert mended.failures == ()
    assert [(subject, field, new) for subject, field, _, new in told(mended, What.ENTITY_WITHDRAWN)] == [
        (name, kind, "…")
    ]
    assert told(mended, What.ENTITY_GONE) == []


def test_a_tombstone_says_what_it_was() -> None:
    """Else it stands at another address than the one that was published."""
    wrong = "was: topic\non: 2022-12-01\nnote: X.\n"
    gone = (CLERK[0], "", "")
    assert failures(gone, ("withdrawn/union-clerk.yaml", "", wrong), base=(CLERK,)) == [
        Failure(
            Rule.ENTITY_GONE, "withdrawn/union-clerk.yaml", "union-clerk",
            "it was an actor, and its tombstone says topic", "write", "was: actor",
        )
    ]  # fmt: skip


def test_an_id_does_not_pass_to_something_else() -> None:
    """A topic with the id of what was an actor is no successor."""
    topic = ("topics/union-clerk.yaml", "", "name: X\ndescription: X.\n")
    (failure,) = failures((CLERK[0], "", ""), topic, base=(CLERK,))
    assert failure.message == "the actor is gone without a tombstone, and a topic has its id: give that another"


def test_a_published_statement_is_withdrawn_and_not_deleted() -> None:
    """It moves under withdrawn, with its day and its reason."""
    gone = (SPEECH, SPEECH_LAST, ""), (SPEECH, ", but\n  [would not say how many fell](#would-not-count).", ".")
    found = differences(*gone)
    ref, text = "arlo-vance-speech#would-not-count", "The number of the dead is not for the public."
    assert list(found.failures) == [
        Failure(
            Rule.STATEMENT_GONE, SPEECH, ref, "the statement is gone, and not under withdrawn", "add under withdrawn",
            "- {id: would-not-count, on: 2022-12-01, note: …}",
        )
    ]  # fmt: skip
    assert told(found, What.STATEMENT_GONE) == [(ref, "attributed", text, "")]
    mended = differences(
        *gone, (SPEECH, "title: ", "withdrawn:\n  - {id: would-not-count, on: 2022-12-01, note: A slip.}\ntitle: ")
    )
    assert mended.failures == ()
    assert told(mended, What.STATEMENT_WITHDRAWN) == [(ref, "", text, "A slip.")]
    assert told(mended, What.STATEMENT_GONE) == []


SPEECH_LAST: Final = """\
  - id: would-not-count
    text: The number of the dead is not for the public.
    said_by: arlo-vance
    answers: {soldiers-killed-in-east-valley: declined}
"""


def test_the_tombstone_of_a_card_names_all_its_statements() -> None:
    """Those that were withdrawn before it too."""
    earlier = (SECOND, "title: ", "withdrawn:\n  - {id: first, on: 2022-06-02, note: A slip.}\ntitle: ")
    base = (MINISTER_EXAMINED, earlier)
    stone = "was: card\non: 2022-12-01\nnote: X.\n"
    gone, path = (SECOND, "", ""), "withdrawn/second-look.yaml"
    assert failures(gone, base=base)[0].example == "{was: card, on: 2022-12-01, note: …, statements: [again, first]}"
    assert failures(gone, (path, "", stone), base=base) == [
        Failure(rule, path, f"second-look#{name}", "the tombstone of its card does not name it", "add under statements", name)
        for rule, name in ((Rule.STATEMENT_GONE, "again"), (Rule.TOMBSTONE_GONE, "first"))
    ]  # fmt: skip
    assert failures(gone, (path, "", f"{stone}statements: [first, again]\n"), base=base) == []


BRIDGE_SHUT: Final = """\
withdrawn:
  - id: bridge-shut
    on: 2021-04-05
    note: The paper speaks of another bridge.
    see: daily-north-first-report#bridge-open
"""
BACK: Final = """\
  - id: bridge-shut
    text: The bridge is shut.
    said_by: daily-north
unacknowledged:
"""


@pytest.mark.parametrize("more", [(), ((REPORT, "unacknowledged:\n", BACK),)])
def test_what_was_withdrawn_stays_withdrawn(more: tuple[Edit, ...]) -> None:
    """A statement’s tombstone is not taken out, not even for the statement to come back."""
    assert failures((REPORT, BRIDGE_SHUT, ""), *more) == [
        Failure(
            Rule.TOMBSTONE_GONE, REPORT, "daily-north-first-report#bridge-shut", "its tombstone is gone",
            "add under withdrawn", "- {id: bridge-shut, on: 2022-12-01, note: …}",
        )
    ]  # fmt: skip


def test_a_tombstone_stays_where_it_is() -> None:
    """Neither its file nor what it was may change; its words may, and are told."""
    assert failures((TOMBSTONE, "", "")) == [
        Failure(
            Rule.TOMBSTONE_GONE, TOMBSTONE, "daily-north-second-report", "the tombstone is gone",
            "put the file back as it was",
        )
    ]  # fmt: skip
    stone = "was: topic\non: 2022-11-25\nnote: It was the first report, entered a second time.\n"
    failed = failures((TOMBSTONE, "", stone))
    assert failed[0] == Failure(
        Rule.TOMBSTONE_MOVED, TOMBSTONE, "daily-north-second-report",
        "the tombstone stood among cards, and now stands among topics", "write", "was: card",
    )  # fmt: skip
    assert [f.rule for f in failed[1:]] == [Rule.TOMBSTONE_GONE, Rule.TOMBSTONE_GONE]
    words = differences(
        (TOMBSTONE, "note: It was", "note: This was"), (REPORT, "note: The paper speaks", "note: It speaks")
    )
    assert words.failures == ()
    assert told(words, What.ENTITY_CHANGED) == [
        ("daily-north-second-report", "note", "It was the first report, entered a second time.",
         "This was the first report, entered a second time."),
        ("daily-north-first-report#bridge-shut", "note", "The paper speaks of another bridge.", "It speaks of another bridge."),
    ]  # fmt: skip
    assert told(differences((TOMBSTONE, "", "")), What.ENTITY_GONE) == [
        ("daily-north-second-report", "withdrawn", "It was the first report, entered a second time.", "")
    ]


@pytest.mark.parametrize(
    "new",
    ["", "{on: 2021-04-03, statements: [over-300-killed], note: The figure was entered as 30.}",
     "{on: 2021-04-02, statements: [], note: The figure was entered as 30.}",
     "{on: 2021-04-02, statements: [over-300-killed], note: A slip.}"],
)  # fmt: skip
def test_a_correction_stays_as_it_was(new: str) -> None:
    """The log of a card is added to, and nothing is taken from it or put otherwise."""
    old = "corrections:\n  - {on: 2021-04-02, statements: [over-300-killed], note: The figure was entered as 30.}\n"
    found = differences((REPORT, old, f"corrections:\n  - {new}\n" if new else ""))
    assert list(found.failures) == [
        Failure(
            Rule.CORRECTION_GONE, REPORT, "daily-north-first-report", "a correction is gone",
            "put it back under corrections as it was",
            detail="2021-04-02: over-300-killed: The figure was entered as 30.",
        )
    ]  # fmt: skip
    assert told(found, What.CORRECTION_GONE) == [
        ("daily-north-first-report", "over-300-killed", "2021-04-02: The figure was entered as 30.", "")
    ]


def test_one_of_two_like_corrections_stays_too() -> None:
    """What stands twice counts twice."""
    twice = log(REPORT, "bridge-open"), log(REPORT, "bridge-open")
    assert (
        failures((REPORT, entry("bridge-open") * 2, entry("bridge-open")), base=twice)[0].rule is Rule.CORRECTION_GONE
    )
    assert failures(log(REPORT, "bridge-open"), base=twice[:1]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(FINDING_OF_2022, ""), ("on: 2022-03-01", "on: 2022-03-02"), ("basis: admission", "basis: corroborated")],
)
def test_a_finding_is_overruled_and_not_taken_out(old: str, new: str) -> None:
    """Its day, its answer and its basis stay."""
    more = [(IN_VALLEY, "evidence: [arlo-vance-speech#soldiers-fought]",
             "evidence: [daily-north-first-report#soldiers-in-valley, union-of-ports-briefing#soldiers-seen-from-port]")] if "corroborated" in new else []  # fmt: skip
    found = differences((IN_VALLEY, old, new), *more)
    assert list(found.failures) == [
        Failure(
            Rule.FINDING_GONE, IN_VALLEY, "soldiers-in-east-valley", "a finding is gone",
            "put it back under findings as it was; a newer one may overrule it", detail="2022-03-01: yes (admission)",
        )
    ]  # fmt: skip
    assert told(found, What.FINDING_GONE) == [("soldiers-in-east-valley", "", "2022-03-01: yes (admission)", "")]


def test_a_findings_grounds_may_change_and_are_told() -> None:
    """Its evidence, its reason, who signs it; to which finding it belongs is said."""
    found = differences(
        (IN_VALLEY, "evidence: [lens-institute-imagery#soldiers-seen]", "evidence: [lens-institute-imagery]"),
        (IN_VALLEY, "    checked_by: An Editor\n", ""), (IN_VALLEY, "note: The institute shows", "note: It shows"),
    )  # fmt: skip
    assert found.failures == ()
    name, of = "soldiers-in-east-valley", "of the finding of 2021-06-01"
    assert told(found, What.FINDING_CHANGED) == [
        (name, f"evidence {of}", "lens-institute-imagery#soldiers-seen", "lens-institute-imagery"),
        (name, f"note {of}", "The institute shows the frames and how it placed them.", "It shows the frames and how it placed them."),
        (name, f"checked_by {of}", "An Editor", ""),
    ]  # fmt: skip


def test_free_text_never_passes_for_a_structure() -> None:
    """A name with an arrow in it is not two hands, and a figure in words is no figure."""
    two = (REPORT, "via: [bex-oriel, agency-south]", 'via: [{anonymous: a}, {anonymous: b}]')  # fmt: skip
    one = (REPORT, "{anonymous: a}, {anonymous: b}", """{anonymous: 'a" → anonymous "b'}""")
    (failure,) = failures(one, base=(two,))
    assert failure.message == "via changed, and no new correction names it"
    (other,) = failures((REGISTER, "killed-in-east-valley: 318", 'killed-in-east-valley: {words: "318"}'))
    assert other.message == "answers changed, and no new correction names it"


def test_changes_are_told_in_one_order() -> None:
    """By what happened, as `What` lists it."""
    found = differences(CLERK, MINISTER_EXAMINED, (REPORT, "said_by: bex-oriel", "said_by: union-clerk"))
    order = list(What)
    assert [order.index(change.what) for change in found.changes] == sorted(order.index(c.what) for c in found.changes)
    assert found.changes[0] == Change(
        What.STATEMENT_ADDED, "second-look#again", "verified", "", "The frames were filmed in 2021."
    )


def many(number: int, publisher: str, *, more: str, finding: str, log: str, gone: str) -> Iterator[Edit]:
    """A card, a question and a topic of a number, each with something that may be left out of them."""
    yield f"cards/2022/c{number}.yaml", "", (
        f"title: Number {number}\npublisher: {publisher}\ntype: wire-report\npublished: 2022-06-01\nretrieved: 2022-11-20\n"
        f"url: https://x.example/{number}\narchived: https://archive.example/{number}\nlanguage: en\n"
        f"summary: Somebody [said so](#said).\nattributed:\n  - id: said\n    text: It was so.\n"
        f"    said_by: {{anonymous: A}}\n    answers: {{q{number}: yes}}\n{more}{log}{gone}"
    )  # fmt: skip
    yield f"questions/q{number}.yaml", "", (
        f"text: Was it number {number}?\nkind: yes-no\nconcerns: [country-a]\ndisinterested: [country-c]\nnote: None.\n{finding}"
    )  # fmt: skip


def test_all_is_told_in_order_of_the_ids() -> None:
    """However many there are, in every list, so that two runs print the same."""
    numbers, finding = range(9), (
        "findings:\n  - on: 2022-11-01\n    answer: yes\n    basis: public-record\n    note: X.\n    evidence: "
        "[register-of-graves, {url: 'https://register.example/b', archived: 'https://archive.example/b'}]\n"
    )  # fmt: skip
    whole = {
        "more": "  - {id: more, text: More., said_by: bex-oriel}\n  - {id: most, text: Most., said_by: bex-oriel}\n",
        "finding": finding, "log": "corrections:\n  - {on: 2022-07-01, note: X.}\n", "gone": "",
    }  # fmt: skip
    topics = [(f"topics/t{n}.yaml", "", f"name: T{n}\ndescription: X.\n") for n in numbers]
    base = [*topics, *(e for n in numbers for e in many(n, "daily-north", **whole))]
    bare = {"more": "", "finding": "", "log": "", "gone": "withdrawn:\n  - {id: more, on: 2022-07-01, note: X.}\n"}
    head = [*((path, "", "") for path, *_ in topics), *(e for n in numbers for e in many(n, "agency-south", **bare))]
    for found in (differences(*head, base=tuple(base)), compare(example(*head), example(*base), DAY)):
        for what in What:
            subjects = [c.subject for c in found.changes if c.what is what]
            assert subjects == sorted(subjects), what
        for rule in Rule:
            subjects = [f.subject for f in found.failures if f.rule is rule]
            key = {s: (s.partition("#")[0], "#" in s) for s in subjects}
            assert subjects == sorted(subjects, key=lambda s: key[s]), rule
    assert {c.what for c in found.changes} >= {What.ENTITY_ADDED, What.FINDING_ADDED, What.CORRECTION_ADDED}
    rules = {f.rule for f in differences(*head, base=tuple(base)).failures}
    assert rules == {Rule.ENTITY_GONE, Rule.STATEMENT_GONE, Rule.NO_CORRECTION, Rule.CORRECTION_GONE, Rule.FINDING_GONE}
