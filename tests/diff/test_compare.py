"""What changed in meaning between two archives, and what follows from it (method §7)."""

from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest

from onrecord.diff.compare import Differences, Rule, What, compare
from tests.altering import (
    BRIDGE,
    BRIEFING,
    CLERK,
    DAY,
    FILES,
    FINDING_OF_2022,
    IMAGERY,
    IN_VALLEY,
    KILLED,
    MINISTER_EXAMINED,
    REGISTER,
    REPORT,
    SECOND,
    SPEECH,
    Edit,
    changes_of,
    differences,
    example,
    failures,
    log,
)


def test_nothing_differs_from_itself() -> None:
    """The same archive twice: nothing changed and nothing failed."""
    assert differences() == Differences()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      - register-of-graves\n", "      - register-of-graves\n      - arlo-vance-speech\n"),
        ('{url: "https://lens.example/c", ', '{url: "https://lens.example/c", archived: "https://archive.example/c", '),
    ],
)
def test_evidence_may_be_added_without_a_word(old: str, new: str) -> None:
    """A piece, or a copy of one: told, and no failure."""
    result = differences((SECOND, old, new), base=(MINISTER_EXAMINED,))
    assert [field for _, field, _, _ in changes_of(result, What.STATEMENT_CHANGED)] == ["evidence"]
    assert result.failures == ()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (REPORT, "locator: paragraph 4", "locator: paragraph 5"),
        (REPORT, "    about: [army-of-country-a]\n", ""),
        (REPORT, "    places: [east-valley]\n", ""),
        (REPORT, "    topics: [valley-war]\n", ""),
        (REPORT, "topics: [valley-war]\nplaces", "places"),
        (REPORT, "text: The Sable Bridge is open.", "text: >\n      The Sable  Bridge\n      is open."),
        (REPORT, '"> 300"', '">0300"'),
        (REPORT, "    measure: killed\n", ""),
        (BRIEFING, "said_on: 2021-08-31", "said_on: 2021-08-31\n    as_of: 2021-08-31"),
        (IMAGERY, "    evidence:\n      - lens-institute-imagery\n", "    evidence:\n"),
        (
            IN_VALLEY,
            "disinterested: [country-c, union-of-ports, lens-institute]",
            "disinterested: [lens-institute, country-c, union-of-ports]",
        ),
        ("actors/country-a.yaml", "aliases: [Страна А, A-Land]", "aliases: [A-Land]"),
    ],
)
def test_what_changes_no_meaning_is_not_told(path: str, old: str, new: str) -> None:
    """Places in the source and tags, and other spellings of the same."""
    base: tuple[Edit, ...] = ()
    if path == IMAGERY:  # the order of evidence
        new += f"{EVIDENCE}      - lens-institute-imagery\n"
        old += EVIDENCE
    assert differences((path, old, new), base=base) == Differences()


EVIDENCE: Final = """\
      - url: https://lens.example/method.pdf
        sha256: 0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
"""


def test_a_change_of_part_of_moves_origins_and_every_card_whose_claims_move_must_say_so() -> None:
    """Of those that rest on others it is told as a result; of the others it is a change of origin (method §7)."""
    result = differences(("actors/bex-oriel.yaml", "part_of: country-b", "part_of: country-c"))
    assert changes_of(result, What.ENTITY_CHANGED) == [("bex-oriel", "part_of", "country-b", "country-c")]
    assert changes_of(result, What.ORIGINS_CHANGED) == [
        ("agency-south-papers#about-350-hurt", "", "country-b (anonymous)", "country-c (anonymous)"),
        ("daily-north-first-report#over-300-killed", "", "country-b (anonymous)", "country-c (anonymous)"),
        ("daily-north-first-report#soldiers-in-valley", "", "country-b", "country-c"),
        ("register-of-graves#minister-318-killed", "", "country-b (anonymous)", "country-c (anonymous)"),
        ("register-of-graves#slip-of-the-paper", "", "country-b (anonymous)", "country-c (anonymous)"),
    ]
    assert [(f.subject, f.message) for f in result.failures] == [
        ("daily-north-first-report#over-300-killed", "origin changed, and no new correction names it"),
        ("daily-north-first-report#soldiers-in-valley", "origin changed, and no new correction names it"),
        ("register-of-graves#minister-318-killed", "origin changed, and no new correction names it"),
        ("register-of-graves#slip-of-the-paper", "origin changed, and no new correction names it"),
    ]


def test_standings_badges_and_positions_that_change_as_a_result() -> None:
    """As of the day; a question that is new stands as something too."""
    new = ("questions/bridge-bombed.yaml", "", "text: Was it bombed?\nkind: yes-no\nconcerns: [country-a]\n")
    said = "    answers: {soldiers-in-east-valley: yes}\n"
    result = differences(new, (SPEECH, said, "    answers: {soldiers-in-east-valley: yes, bridge-bombed: yes}\n"))
    assert changes_of(result, What.STANDING_CHANGED) == [
        ("bridge-bombed", "standing", "", "attributed"),
        ("bridge-bombed", "badges", "", "acknowledged"),
        ("bridge-bombed", "position of country-a", "", "acknowledged since 2022-02-10"),
    ]
    early = compare(example(), example(new), date(2022, 1, 1))
    assert changes_of(early, What.STANDING_CHANGED) == [
        ("bridge-bombed", "standing", "", "unanswered"),
        ("bridge-bombed", "position of country-a", "", "not-recorded"),
    ]
    silent = differences(
        (SPEECH, said, "    answers: {soldiers-in-east-valley: declined}\n"),
        log(SPEECH, "soldiers-fought"),
        (IN_VALLEY, FINDING_OF_2022, ""),
    )
    assert changes_of(silent, What.STANDING_CHANGED)[:3] == [
        (
            "soldiers-in-east-valley",
            "history from 2022-02-10 on",
            "2022-02-10 verified, acknowledged, contested, country-a acknowledged",
            "",
        ),
        ("soldiers-in-east-valley", "badges", "acknowledged, contested", "contested"),
        (
            "soldiers-in-east-valley",
            "position of country-a",
            "acknowledged since 2022-02-10",
            "declined since 2021-03-05",
        ),
    ]


def test_an_answer_to_a_question_that_is_new_is_no_silent_change() -> None:
    """Before, the statement could not have given it; an answer to a question that was there is one."""
    new = ("questions/bridge-bombed.yaml", "", "text: Was it bombed?\nkind: yes-no\nconcerns: [country-a]\n")
    said = "    answers: {soldiers-in-east-valley: yes}\n"
    answered = (SPEECH, said, "    answers: {soldiers-in-east-valley: yes, bridge-bombed: yes}\n")
    assert differences(new, answered).failures == ()
    assert [f.message for f in failures(answered, base=(new,))] == ["answers changed, and no new correction names it"]


def test_what_is_added_is_told_and_is_no_failure() -> None:
    """Entities, statements, findings, corrections."""
    result = differences(
        MINISTER_EXAMINED,
        CLERK,
        ("places/port.yaml", "", "name: The Port\ncountry: B\ncoordinates: [1, 2]\n"),
        ("topics/ports.yaml", "", "name: Ports\ndescription: X.\n"),
        log(REPORT, "bridge-open"),
        (
            BRIDGE,
            "",
            "text: Did the Sable Bridge in the East Valley reopen in 2021?\nkind: yes-no\nconcerns: []\n"
            "note: A yes would burden nobody.\ndisinterested: [country-c]\nfindings:\n  - on: 2022-11-01\n"
            "    answer: yes\n"
            "    basis: public-record\n    evidence: [register-of-graves, {url: 'https://register.example/b', archived: 'https://archive.example/b'}]\n"
            "    note: The register says so.\n",
        ),
    )
    assert result.failures == ()
    assert changes_of(result, What.ENTITY_ADDED) == [
        ("second-look", "card", "", "A second look"),
        ("union-clerk", "actor", "", "The clerk"),
        ("port", "place", "", "The Port"),
        ("ports", "topic", "", "Ports"),
    ]
    assert changes_of(result, What.STATEMENT_ADDED) == [
        ("second-look#again", "verified", "", "The frames were filmed in 2021.")
    ]
    assert changes_of(result, What.FINDING_ADDED) == [
        ("sable-bridge-reopened", "", "", "2022-11-01: yes (public-record)")
    ]
    assert changes_of(result, What.CORRECTION_ADDED) == [
        ("daily-north-first-report", "bridge-open", "", "2022-11-30: It was wrong.")
    ]


def test_what_changed_in_other_entities() -> None:
    """A question’s terms, an actor’s place, a place’s and a topic’s name: told, and no failure."""
    result = differences(
        (KILLED, "text: How many soldiers", "text: How many men"),
        (KILLED, "unit: soldiers", "unit: men"),
        (KILLED, "window: 30 days", "window: 14 days"),
        (KILLED, "presupposes: {soldiers-in-east-valley: yes}\n", ""),
        (BRIDGE, "concerns: []", "concerns: [country-b]"),
        (BRIDGE, "kind: yes-no\n", "kind: yes-no\ndisinterested: [country-c]\n"),
        ("actors/radio-a.yaml", "name: Radio A\ntype: outlet", "name: Radio\ntype: news-agency"),
        ("places/east-valley.yaml", "coordinates: [51.7, -36.25]", "coordinates: [51.7, -36.5]"),
        ("topics/valley-war.yaml", "name: War in the East Valley", "name: The war"),
        (BRIEFING, "type: briefing", "type: speech"),
        (SPEECH, "url: https://army-a.example/speech", "url: https://army-a.example/words"),
    )
    assert result.failures == ()
    assert changes_of(result, What.ENTITY_CHANGED) == [
        ("arlo-vance-speech", "url", "https://army-a.example/speech", "https://army-a.example/words"),
        ("union-of-ports-briefing", "type", "briefing", "speech"),
        ("sable-bridge-reopened", "concerns", "", "country-b"),
        ("sable-bridge-reopened", "disinterested", "", "country-c"),
        (
            "soldiers-killed-in-east-valley",
            "text",
            "How many soldiers of Country A were killed in the East Valley in 2021?",
            "How many men of Country A were killed in the East Valley in 2021?",
        ),
        ("soldiers-killed-in-east-valley", "presupposes", "soldiers-in-east-valley: yes", ""),
        ("soldiers-killed-in-east-valley", "unit", "soldiers", "men"),
        ("soldiers-killed-in-east-valley", "window", "30 days", "14 days"),
        ("radio-a", "name", "Radio A", "Radio"),
        ("radio-a", "type", "outlet", "news-agency"),
        ("east-valley", "coordinates", "51.7, -36.25", "51.7, -36.5"),
        ("valley-war", "name", "War in the East Valley", "The war"),
    ]
    outlets = differences((REPORT, "    unverified_by: [daily-north]\n", ""))
    assert outlets.failures == ()
    assert changes_of(outlets, What.STATEMENT_CHANGED) == [
        ("daily-north-first-report#over-300-killed", "unverified_by", "daily-north", "")
    ]


def test_a_findings_grounds_may_change_and_are_told() -> None:
    """Its evidence, its reason, who signs it; to which finding it belongs is said."""
    result = differences(
        (IN_VALLEY, "evidence: [lens-institute-imagery#soldiers-seen]", "evidence: [lens-institute-imagery]"),
        (IN_VALLEY, "    checked_by: An Editor\n", ""),
        (IN_VALLEY, "note: The institute shows", "note: It shows"),
    )
    assert result.failures == ()
    name, of = "soldiers-in-east-valley", "of the finding of 2021-06-01"
    assert changes_of(result, What.FINDING_CHANGED) == [
        (name, f"evidence {of}", "lens-institute-imagery#soldiers-seen", "lens-institute-imagery"),
        (
            name,
            f"note {of}",
            "The institute shows the frames and how it placed them.",
            "It shows the frames and how it placed them.",
        ),
        (name, f"checked_by {of}", "An Editor", ""),
    ]


def test_each_of_two_like_findings_is_compared_with_its_own() -> None:
    """They are taken in the order of the file."""
    like = (
        "  - on: 2021-06-01\n    answer: yes\n    basis: examined\n    evidence: [lens-institute-imagery]\n"
        "    note: {}\n"
    )
    base = ((IN_VALLEY, "findings:\n", f"findings:\n{like.format('First.')}{like.format('Second.')}"),)
    result = differences((IN_VALLEY, "Second.", "Another."), base=base)
    note = "note of the finding of 2021-06-01"
    assert changes_of(result, What.FINDING_CHANGED) == [("soldiers-in-east-valley", note, "Second.", "Another.")]


def test_a_finding_is_compared_with_none_but_its_like() -> None:
    """Wherever a new one is put."""
    new = (
        "  - on: 2021-06-02\n    answer: yes\n    basis: examined\n    evidence: [lens-institute-imagery]\n"
        "    note: X.\n"
    )
    result = differences((IN_VALLEY, "findings:\n", f"findings:\n{new}"))
    assert changes_of(result, What.FINDING_ADDED) == [("soldiers-in-east-valley", "", "", "2021-06-02: yes (examined)")]
    assert changes_of(result, What.FINDING_CHANGED) == []
    assert result.failures == ()


def test_origins_are_told_in_one_order() -> None:
    """By control group, the named before the anonymous."""
    refs = (
        "[daily-north-first-report#over-300-killed, daily-north-first-report#soldiers-in-valley, "
        "daily-north-first-report#bridge-open, union-of-ports-briefing#several-hundred-killed, "
        "agency-south-papers#no-soldiers]"
    )
    result = differences(
        (
            REGISTER,
            "    answers: {soldiers-killed-in-east-valley: 318}\n",
            f"    answers: {{soldiers-killed-in-east-valley: 318}}\n    rests_on: {refs}\n",
        )
    )
    assert changes_of(result, What.ORIGINS_CHANGED) == [
        (
            "register-of-graves#minister-318-killed",
            "",
            "country-b (anonymous)",
            "country-a (anonymous), country-b, country-b (anonymous), daily-north (anonymous), union-of-ports",
        )
    ]


def test_changes_are_told_in_one_order() -> None:
    """By what happened, as `What` lists it, whatever it happened to."""
    ports = ("topics/ports.yaml", "", "name: Ports\ndescription: X.\n")
    result = differences((SECOND, "", ""), ports, base=(MINISTER_EXAMINED,))
    assert [(change.what, change.subject) for change in result.changes] == [
        (What.STATEMENT_GONE, "second-look#again"),
        (What.ENTITY_ADDED, "ports"),
        (What.ENTITY_GONE, "second-look"),
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "subject", "field"),
    [
        (
            REPORT,
            "note: The officials spoke to the minister, not to the paper.",
            "note: They spoke to the minister.",
            "daily-north-first-report#over-300-killed",
            "note",
        ),
        (
            REPORT,
            "title: Foreign soldiers in the East Valley",
            "title: Foreign soldiers",
            "daily-north-first-report",
            "title",
        ),
        (REPORT, "[the bridge](question:sable-bridge-reopened) ", "it ", "daily-north-first-report", "summary"),
        (BRIDGE, "note: A yes would burden nobody.", "note: It would burden nobody.", "sable-bridge-reopened", "note"),
    ],
)
def test_what_only_explains_is_told_and_needs_no_correction(
    path: str, old: str, new: str, subject: str, field: str
) -> None:
    """A doubt stands in a note: that it is gone must not escape a reviewer."""
    result = differences((path, old, new))
    assert [(c.subject, c.field) for c in result.changes] == [(subject, field)]
    assert result.failures == ()


def test_what_was_renamed_is_the_same() -> None:
    """An actor under another id, with a tombstone that says so: nothing else changed, and nothing is silent."""
    before = example()
    uses = [path for path in FILES if "bex-oriel" in FILES[path]]
    renamed = [(path, "", FILES[path].replace("bex-oriel", "bex-o-riel")) for path in uses]
    moved = ("actors/bex-o-riel.yaml", "", FILES["actors/bex-oriel.yaml"])
    stone = (
        "withdrawn/bex-oriel.yaml",
        "",
        "was: actor\non: 2022-11-30\nnote: Her name is spelt so.\nsee: bex-o-riel\n",
    )
    result = compare(before, example(*renamed, moved, ("actors/bex-oriel.yaml", "", ""), stone), DAY)
    assert result.failures == ()
    assert [(c.what, c.subject) for c in result.changes] == [
        (What.ENTITY_ADDED, "bex-o-riel"),
        (What.ENTITY_WITHDRAWN, "bex-oriel"),
    ]


def test_the_order_of_answers_means_nothing() -> None:
    """Nor does that of any other keys."""
    one, other = "sable-bridge-reopened: yes", "soldiers-in-east-valley: yes"
    base = ((REPORT, f"{{{one}}}", f"{{{one}, {other}}}"),)
    assert differences((REPORT, f"{one}, {other}", f"{other}, {one}"), base=base) == Differences()


def many(number: int, publisher: str, *, more: str, finding: str, log: str, gone: str) -> Iterator[Edit]:
    """A card, a question and a topic of a number, each with something that may be left out of them."""
    yield (
        f"cards/2022/c{number}.yaml",
        "",
        (
            f"title: Number {number}\npublisher: {publisher}\ntype: wire-report\npublished: 2022-06-01\n"
            "retrieved: 2022-11-20\n"
            f"url: https://x.example/{number}\narchived: https://archive.example/{number}\nlanguage: en\n"
            f"summary: Somebody [said so](#said).\nattributed:\n  - id: said\n    text: It was so, said {publisher}.\n"
            f"    said_by: {{anonymous: A}}\n    answers: {{q{number}: yes}}\n{more}{log}{gone}"
        ),
    )
    yield (
        f"questions/q{number}.yaml",
        "",
        (
            f"text: Was it number {number}?\nkind: yes-no\nconcerns: [country-a]\ndisinterested: [country-c]\n"
            f"note: None.\n{finding}"
        ),
    )


def test_all_is_told_in_order_of_the_ids() -> None:
    """However many there are, in every list, so that two runs print the same."""
    numbers, finding = (
        range(9),
        (
            "findings:\n  - on: 2022-11-01\n    answer: yes\n    basis: public-record\n    note: X.\n    evidence: "
            "[register-of-graves, {url: 'https://register.example/b', archived: 'https://archive.example/b'}]\n"
        ),
    )
    whole = {
        "more": "  - {id: more, text: More., said_by: bex-oriel}\n  - {id: most, text: Most., said_by: bex-oriel}\n",
        "finding": finding,
        "log": "corrections:\n  - {on: 2022-07-01, note: X.}\n",
        "gone": "",
    }
    topics = [(f"topics/t{n}.yaml", "", f"name: T{n}\ndescription: X.\n") for n in numbers]
    base = [*topics, *(e for n in numbers for e in many(n, "daily-north", **whole))]
    bare = {"more": "", "finding": "", "log": "", "gone": "withdrawn:\n  - {id: more, on: 2022-07-01, note: X.}\n"}
    head = [*((path, "", "") for path, *_ in topics), *(e for n in numbers for e in many(n, "agency-south", **bare))]
    stones = [
        *((path, "", "") for path, *_ in topics),
        *((f"withdrawn/t{n}.yaml", "", "was: topic\non: 2022-07-01\nnote: X.\n") for n in numbers),
    ]
    pairs = ((base, head), (head, base), (base, [*base, *stones]), ([*base, *stones], base))
    for result in (compare(example(*before), example(*after), DAY) for before, after in pairs):
        for what in What:
            subjects = [c.subject for c in result.changes if c.what is what]
            assert subjects == sorted(subjects), what
        for rule in Rule:
            subjects = [f.subject for f in result.failures if f.code is rule]
            key = {s: (s.partition("#")[0], "#" in s) for s in subjects}
            assert subjects == sorted(subjects, key=lambda s: key[s]), rule
    added = {c.what for c in compare(example(*head), example(*base), DAY).changes}
    assert added >= {What.ENTITY_ADDED, What.STATEMENT_ADDED, What.STATEMENT_CHANGED, What.FINDING_ADDED}
    assert added >= {What.CORRECTION_ADDED, What.ORIGINS_CHANGED, What.STANDING_CHANGED}
    rules = {f.code for f in differences(*head, base=tuple(base)).failures}
    assert rules == {Rule.ENTITY_GONE, Rule.STATEMENT_GONE, Rule.NO_CORRECTION, Rule.CORRECTION_GONE, Rule.FINDING_GONE}
