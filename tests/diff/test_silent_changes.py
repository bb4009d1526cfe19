"""What may not change in something published without a correction that says so (method §7)."""

from pathlib import Path
from typing import Final

import pytest

from onrecord.diff.compare import Failure, Rule, What
from onrecord.diff.statements import FIELDS
from tests.altering import (
    BRIEFING,
    CLERK,
    FINDING_OF_2022,
    IMAGERY,
    IN_VALLEY,
    KILLED,
    MINISTER_EXAMINED,
    PAPERS,
    REGISTER,
    REPORT,
    SECOND,
    Edit,
    changes_of,
    differences,
    failures,
    log,
)

ONE_RESTS = f"{PAPERS}", "    rests_on: [daily-north-first-report#over-300-killed]\n", ""
GUARDED: Final[dict[str, tuple[Edit, str, str, str]]] = {
    "text": (
        (REPORT, "text: The Sable Bridge is open.", "text: The Sable Bridge is wide open."),
        "bridge-open",
        "The Sable Bridge is open.",
        "The Sable Bridge is wide open.",
    ),
    "quote": (
        (BRIEFING, "мы видели этих солдат", "мы видели солдат"),
        "soldiers-seen-from-port",
        "мы видели этих солдат своими глазами",
        "мы видели солдат своими глазами",
    ),
    "answers": (
        (REPORT, '"> 300"', '">= 300"'),
        "over-300-killed",
        "soldiers-killed-in-east-valley: more than 300",
        "soldiers-killed-in-east-valley: at least 300",
    ),
    "answers in words": (
        (BRIEFING, "{words: several hundred}", "{words: some hundred}"),
        "several-hundred-killed",
        'soldiers-killed-in-east-valley: "several hundred"',
        'soldiers-killed-in-east-valley: "some hundred"',
    ),
    "answers of another question": (
        (REPORT, "{sable-bridge-reopened: yes}", "{sable-bridge-reopened: no}"),
        "bridge-open",
        "sable-bridge-reopened: yes",
        "sable-bridge-reopened: no",
    ),
    "measure": (
        (PAPERS, "    measure: killed or wounded\n", ""),
        "about-350-hurt",
        'soldiers-killed-in-east-valley: "killed or wounded"',
        'soldiers-killed-in-east-valley: "killed"',
    ),
    "as_of": ((REPORT, "as_of: 2021-02-28", "as_of: 2021-02-27"), "over-300-killed", "2021-02-28", "2021-02-27"),
    "said_by": ((REPORT, "said_by: bex-oriel", "said_by: country-b"), "soldiers-in-valley", "bex-oriel", "country-b"),
    "said_by somebody not named": (
        (REPORT, "{anonymous: two officials}", "{anonymous: un député}"),
        "over-300-killed",
        'anonymous "two officials"',
        'anonymous "un député"',
    ),
    "said_by a document": (
        (
            PAPERS,
            "{document: twelve pages of orders, purported_author: army-of-country-a}",
            "{document: twelve pages of orders}",
        ),
        "papers-name-unit",
        'document "twelve pages of orders" attributed to army-of-country-a',
        'document "twelve pages of orders"',
    ),
    "via": (
        (REPORT, "via: [bex-oriel, agency-south]", "via: [bex-oriel, nils-teder]"),
        "over-300-killed",
        "bex-oriel → agency-south",
        "bex-oriel → nils-teder",
    ),
    "said_on": (
        (BRIEFING, "said_on: 2021-08-31", "said_on: 2021-08-30"),
        "soldiers-seen-from-port",
        "2021-08-31",
        "2021-08-30",
    ),
    "rests_on": (ONE_RESTS, "about-350-hurt", "daily-north-first-report#over-300-killed", ""),
    "not_acknowledged_by": (
        (REPORT, "{country-a: declined}", "{country-a: denied}"),
        "soldiers-in-valley",
        "country-a: declined",
        "country-a: denied",
    ),
    "basis": (
        (
            IMAGERY,
            "basis: examined\n    evidence:\n      - lens-institute-imagery\n",
            (
                "basis: public-record\n    evidence:\n      - lens-institute-imagery\n"
                "      - {url: 'https://l.example/', archived: 'https://a.example/'}\n"
            ),
        ),
        "frames-placed",
        "examined",
        "public-record",
    ),
    "by": (
        (BRIEFING, "    by: union-of-ports\n", "    by: union-clerk\n"),
        "union-told-reporters",
        "union-of-ports",
        "union-clerk",
    ),
    "supersedes": (
        (REGISTER, "    supersedes: daily-north-first-report#over-300-killed\n", ""),
        "minister-318-killed",
        "daily-north-first-report#over-300-killed",
        "",
    ),
    "rendering_of nothing": (
        (REGISTER, "    rendering_of: daily-north-first-report#over-300-killed\n", ""),
        "slip-of-the-paper",
        "daily-north-first-report#over-300-killed",
        "",
    ),
    "rendering_of": (
        (
            REGISTER,
            "rendering_of: daily-north-first-report#over-300-killed",
            "rendering_of: register-of-graves#minister-318-killed",
        ),
        "slip-of-the-paper",
        "daily-north-first-report#over-300-killed",
        "register-of-graves#minister-318-killed",
    ),
}


@pytest.mark.parametrize("case", GUARDED)
def test_a_published_statement_changes_only_with_a_correction(case: str) -> None:
    """What it says, who says it and what it rests on: told, and refused without a new entry that names it."""
    (path, *edit), statement, old, new = GUARDED[case]
    field, ref = case.split(maxsplit=1)[0], f"{Path(path).stem}#{statement}"
    change: Edit = (path, edit[0], edit[1])
    result = differences(change, base=(CLERK,))
    assert changes_of(result, What.STATEMENT_CHANGED)[0] == (ref, field, old, new)
    assert list(result.failures) == [
        Failure(
            Rule.NO_CORRECTION,
            path,
            ref,
            f"{field} changed, and no new correction names it",
            "add under corrections",
            f'- {{on: 2022-12-01, statements: [{statement}], note: "…"}}',
        )
    ]
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
    result = differences(*moved, base=base)
    ref = "daily-north-first-report#soldiers-in-valley"
    assert changes_of(result, What.STATEMENT_MOVED) == [(ref, "kind", "unacknowledged", "attributed")]
    assert changes_of(result, What.STATEMENT_CHANGED) == [(ref, "not_acknowledged_by", "country-a: declined", "")]
    (failure,) = result.failures
    assert failure.message == "kind and not_acknowledged_by changed, and no new correction names it"
    assert failures(*moved, log(REPORT, "soldiers-in-valley"), base=base) == []


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


def test_a_questions_default_measure_is_that_of_its_figures() -> None:
    """A figure without its measure counts what its question lists first:
    to leave it out, and change the order, is a change.
    """
    left_out = (BRIEFING, "    measure: killed\n", "")
    swapped = (KILLED, "measures: [killed, killed or wounded]", "measures: [killed or wounded, killed]")
    assert differences(left_out).failures == ()
    result = differences(left_out, swapped)
    assert [(f.subject, f.message) for f in result.failures] == [
        ("union-of-ports-briefing#several-hundred-killed", "measure changed, and no new correction names it")
    ]
    assert changes_of(result, What.ENTITY_CHANGED) == [
        ("soldiers-killed-in-east-valley", "measures", '"killed", "killed or wounded"', '"killed or wounded", "killed"')
    ]


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
    result = differences((BRIEFING, old, new), base=(CLERK,))
    assert changes_of(result, What.ENTITY_CHANGED) == [("union-of-ports-briefing", field, was, now)]
    assert list(result.failures) == [
        Failure(
            Rule.NO_CORRECTION,
            BRIEFING,
            "union-of-ports-briefing",
            f"{field} changed, and no new correction says so",
            "add under corrections",
            '- {on: 2022-12-01, note: "…"}',
        )
    ]
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
    passed_on = (PAPERS, "{anonymous: a clerk}, nils-teder]", "{anonymous: a clerk}, nils-teder, union-of-ports]")
    base = (anonymous, on_record, passed_on)
    result = differences(moved, log(BRIEFING), base=base)
    (failure,) = result.failures
    assert failure.subject == "union-of-ports-briefing#several-hundred-killed"
    assert failure.message == "origin changed, and no new correction names it"
    assert changes_of(result, What.ORIGINS_CHANGED) == [
        ("union-of-ports-briefing#several-hundred-killed", "", "union-of-ports (anonymous)", "daily-north (anonymous)")
    ]
    (failure,) = failures(moved, log(BRIEFING, "several-hundred-killed"), base=base)
    assert failure.message == "publisher changed, and no new correction says so"
    both = (
        "corrections:\n  - {on: 2022-12-01, note: A.}\n"
        "  - {on: 2022-12-01, statements: [several-hundred-killed], note: B.}\n"
    )
    assert failures(moved, (BRIEFING, "verified:\n", f"{both}verified:\n"), base=base) == []


def test_free_text_never_passes_for_a_structure() -> None:
    """A name with an arrow in it is not two hands, and a figure in words is no figure."""
    two = (REPORT, "via: [bex-oriel, agency-south]", "via: [bex-oriel, {anonymous: a}, {anonymous: b}]")
    one = (REPORT, "{anonymous: a}, {anonymous: b}", """{anonymous: 'a" → anonymous "b'}""")
    (failure,) = failures(one, base=(two,))
    assert failure.message == "via changed, and no new correction names it"
    (other,) = failures((REGISTER, "killed-in-east-valley: 318", 'killed-in-east-valley: {words: "318"}'))
    assert other.message == "answers changed, and no new correction names it"
