"""What may not disappear once it is published: it leaves a tombstone, or stays (method §7)."""

from pathlib import Path
from typing import Final

import pytest

from onrecord.diff.compare import Failure, Rule, What
from tests.altering import (
    CLERK,
    FINDING_OF_2022,
    IN_VALLEY,
    MINISTER_EXAMINED,
    REPORT,
    SECOND,
    SPEECH,
    TOMBSTONE,
    Edit,
    changes_of,
    differences,
    entry,
    failures,
    log,
)

SPARE: Final[dict[str, Edit]] = {
    "card": MINISTER_EXAMINED,
    "actor": CLERK,
    "question": ("questions/spare.yaml", "", "text: Was it?\nkind: yes-no\nconcerns: [country-a]\n"),
    "place": ("places/port.yaml", "", "name: The Port\ncountry: B\ncoordinates: [1, 2]\n"),
    "topic": ("topics/ports.yaml", "", "name: Ports\ndescription: X.\n"),
}


NAMES: Final = {
    "card": "A second look",
    "actor": "The clerk",
    "question": "Was it?",
    "place": "The Port",
    "topic": "Ports",
}


@pytest.mark.parametrize("kind", SPARE)
def test_a_published_entity_leaves_a_tombstone(kind: str) -> None:
    """Its id leads on: to what it was, or to why it is no more."""
    spare = SPARE[kind]
    name = Path(spare[0]).stem
    path, listed = f"withdrawn/{name}.yaml", ", statements: [again]" if kind == "card" else ""
    result = differences((spare[0], "", ""), base=(spare,))
    assert list(result.failures) == [
        Failure(
            Rule.ENTITY_GONE,
            path,
            name,
            f"the {kind} is gone without a tombstone",
            "write",
            f'{{was: {kind}, on: 2022-12-01, note: "…"{listed}}}',
        )
    ]
    assert [subject for subject, *_ in changes_of(result, What.ENTITY_GONE)] == [name]
    mended = differences((spare[0], "", ""), (path, "", result.failures[0].example), base=(spare,))
    assert mended.failures == ()
    assert changes_of(mended, What.ENTITY_WITHDRAWN) == [(name, kind, NAMES[kind], "…")]
    assert changes_of(mended, What.ENTITY_GONE) == []


def test_a_tombstone_says_what_it_was() -> None:
    """Else it stands at another address than the one that was published."""
    wrong = "was: topic\non: 2022-12-01\nnote: X.\n"
    gone = (CLERK[0], "", "")
    assert failures(gone, ("withdrawn/union-clerk.yaml", "", wrong), base=(CLERK,)) == [
        Failure(
            Rule.ENTITY_GONE,
            "withdrawn/union-clerk.yaml",
            "union-clerk",
            "it was an actor, and its tombstone says topic",
            "write",
            "was: actor",
        )
    ]


def test_an_id_does_not_pass_to_something_else() -> None:
    """A topic with the id of what was an actor is no successor."""
    topic = ("topics/union-clerk.yaml", "", "name: X\ndescription: X.\n")
    (failure,) = failures((CLERK[0], "", ""), topic, base=(CLERK,))
    assert failure.message == "the actor is gone without a tombstone, and a topic has its id: give that another"


def test_a_published_statement_is_withdrawn_and_not_deleted() -> None:
    """It moves under withdrawn, with its day and its reason."""
    gone = (SPEECH, SPEECH_LAST, ""), (SPEECH, ", but\n  [would not say how many fell](#would-not-count).", ".")
    result = differences(*gone)
    ref, text = "arlo-vance-speech#would-not-count", "The number of the dead is not for the public."
    assert list(result.failures) == [
        Failure(
            Rule.STATEMENT_GONE,
            SPEECH,
            ref,
            "the statement is gone, and not under withdrawn",
            "add under withdrawn",
            '- {id: would-not-count, on: 2022-12-01, note: "…"}',
        )
    ]
    assert changes_of(result, What.STATEMENT_GONE) == [(ref, "attributed", text, "")]
    mended = differences(
        *gone, (SPEECH, "title: ", "withdrawn:\n  - {id: would-not-count, on: 2022-12-01, note: A slip.}\ntitle: ")
    )
    assert mended.failures == ()
    assert changes_of(mended, What.STATEMENT_WITHDRAWN) == [(ref, "", text, "A slip.")]
    assert changes_of(mended, What.STATEMENT_GONE) == []


SPEECH_LAST: Final = """\
  - id: would-not-count
    text: The number of the dead is not for the public.
    said_by: arlo-vance
    answers: {soldiers-killed-in-east-valley: declined}
    comments_on: [soldiers-in-east-valley]
"""


def test_a_statement_may_be_withdrawn_that_the_base_never_had() -> None:
    """An older one, of before these two revisions; its text is not known."""
    older = (SPEECH, "title: ", "withdrawn:\n  - {id: older, on: 2022-12-01, note: A slip.}\ntitle: ")
    assert changes_of(differences(older), What.STATEMENT_WITHDRAWN) == [("arlo-vance-speech#older", "", "", "A slip.")]
    stone = ("withdrawn/older.yaml", "", "was: topic\non: 2022-12-01\nnote: A slip.\n")
    assert changes_of(differences(stone), What.ENTITY_WITHDRAWN) == [("older", "topic", "", "A slip.")]


def test_the_tombstone_of_a_card_names_all_its_statements() -> None:
    """Those that were withdrawn before it too."""
    earlier = (SECOND, "title: ", "withdrawn:\n  - {id: first, on: 2022-06-02, note: A slip.}\ntitle: ")
    base = (MINISTER_EXAMINED, earlier)
    stone = "was: card\non: 2022-12-01\nnote: X.\n"
    gone, path = (SECOND, "", ""), "withdrawn/second-look.yaml"
    assert failures(gone, base=base)[0].example == '{was: card, on: 2022-12-01, note: "…", statements: [again, first]}'
    assert failures(gone, (path, "", stone), base=base) == [
        Failure(
            rule,
            path,
            f"second-look#{name}",
            "the tombstone of its card does not name it",
            "add under statements",
            name,
        )
        for rule, name in ((Rule.STATEMENT_GONE, "again"), (Rule.TOMBSTONE_GONE, "first"))
    ]
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
            Rule.TOMBSTONE_GONE,
            REPORT,
            "daily-north-first-report#bridge-shut",
            "its tombstone is gone",
            "add under withdrawn",
            '- {id: bridge-shut, on: 2022-12-01, note: "…"}',
        )
    ]


def test_a_tombstone_stays_where_it_is() -> None:
    """Neither its file nor what it was may change; its words may, and are told."""
    assert failures((TOMBSTONE, "", "")) == [
        Failure(
            Rule.TOMBSTONE_GONE,
            TOMBSTONE,
            "daily-north-second-report",
            "the tombstone is gone",
            "put the file back as it was",
        )
    ]
    stone = "was: topic\non: 2022-11-25\nnote: It was the first report, entered a second time.\n"
    failed = failures((TOMBSTONE, "", stone))
    assert failed[0] == Failure(
        Rule.TOMBSTONE_MOVED,
        TOMBSTONE,
        "daily-north-second-report",
        "the tombstone stood among cards, and now stands among topics",
        "write",
        "was: card",
    )
    assert [f.code for f in failed[1:]] == [Rule.TOMBSTONE_GONE, Rule.TOMBSTONE_GONE]
    words = differences(
        (TOMBSTONE, "note: It was", "note: This was"), (REPORT, "note: The paper speaks", "note: It speaks")
    )
    assert words.failures == ()
    assert changes_of(words, What.ENTITY_CHANGED) == [
        (
            "daily-north-second-report",
            "note",
            "It was the first report, entered a second time.",
            "This was the first report, entered a second time.",
        ),
        (
            "daily-north-first-report#bridge-shut",
            "note",
            "The paper speaks of another bridge.",
            "It speaks of another bridge.",
        ),
    ]
    assert changes_of(differences((TOMBSTONE, "", "")), What.ENTITY_GONE) == [
        ("daily-north-second-report", "withdrawn", "It was the first report, entered a second time.", "")
    ]


@pytest.mark.parametrize(
    "new",
    [
        "",
        "{on: 2021-04-03, statements: [over-300-killed], note: The figure was entered as 30., cause: our slip}",
        "{on: 2021-04-02, statements: [], note: The figure was entered as 30., cause: our slip}",
        "{on: 2021-04-02, statements: [over-300-killed], note: The figure was entered as 30., cause: misread}",
        "{on: 2021-04-02, statements: [over-300-killed], note: The figure was entered as 30.}",
        "{on: 2021-04-02, statements: [over-300-killed], note: A slip.}",
    ],
)
def test_a_correction_stays_as_it_was(new: str) -> None:
    """The log of a card is added to, and nothing is taken from it or put otherwise."""
    entry = "{on: 2021-04-02, statements: [over-300-killed], note: The figure was entered as 30., cause: our slip}"
    old = f"corrections:\n  - {entry}\n"
    result = differences((REPORT, old, f"corrections:\n  - {new}\n" if new else ""))
    assert list(result.failures) == [
        Failure(
            Rule.CORRECTION_GONE,
            REPORT,
            "daily-north-first-report",
            "a correction is gone",
            "put it back under corrections as it was",
            detail="2021-04-02: over-300-killed: our slip: The figure was entered as 30.",
        )
    ]
    assert changes_of(result, What.CORRECTION_GONE) == [
        ("daily-north-first-report", "over-300-killed", "2021-04-02: our slip: The figure was entered as 30.", "")
    ]


def test_one_of_two_like_corrections_stays_too() -> None:
    """What stands twice counts twice."""
    twice = log(REPORT, "bridge-open"), log(REPORT, "bridge-open")
    assert (
        failures((REPORT, entry("bridge-open") * 2, entry("bridge-open")), base=twice)[0].code is Rule.CORRECTION_GONE
    )
    assert failures(log(REPORT, "bridge-open"), base=twice[:1]) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [(FINDING_OF_2022, ""), ("on: 2022-03-01", "on: 2022-03-02"), ("basis: admission", "basis: corroborated")],
)
def test_a_finding_is_overruled_and_not_taken_out(old: str, new: str) -> None:
    """Its day, its answer and its basis stay."""
    more = (
        [
            (
                IN_VALLEY,
                "evidence: [arlo-vance-speech#soldiers-fought]",
                ("evidence: [daily-north-first-report#soldiers-in-valley, lens-institute-imagery#soldiers-seen]"),
            )
        ]
        if "corroborated" in new
        else []
    )
    result = differences((IN_VALLEY, old, new), *more)
    assert list(result.failures) == [
        Failure(
            Rule.FINDING_GONE,
            IN_VALLEY,
            "soldiers-in-east-valley",
            "a finding is gone",
            "put it back under findings as it was; a newer one may overrule it",
            detail="2022-03-01: yes (admission)",
        )
    ]
    assert changes_of(result, What.FINDING_GONE) == [("soldiers-in-east-valley", "", "2022-03-01: yes (admission)", "")]
