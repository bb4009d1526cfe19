"""The tests of each basis of a finding, as of its day (method §3), at their edges."""

import pytest

from onrecord.reading.source_files import SourceFile
from tests.loading import load_files

ACTORS = {
    "party": "name: The Party\ntype: state\n",
    "first": "name: First\ntype: state\n",
    "second": "name: Second\ntype: state\n",
    "bystander": "name: Bystander\ntype: state\n",
    "outlet": "name: Outlet\ntype: outlet\n",
    "body": "name: Body\ntype: verification-body\n",
}


def card(
    name: str, published: str, claim: str, *, publisher: str = "outlet", kind: str = "attributed"
) -> tuple[str, str]:
    """A card with one claim."""
    text = f"""title: Card {name} of {published} by {publisher}
publisher: {publisher}
type: news-report
published: {published}
retrieved: 2025-06-01
url: https://example.org/{name}
archived: https://example.net/{name}
language: en
summary: "It tells of the [words](#words)."
{kind}:
  - id: words
    text: The bridge is closed.
{claim}
"""
    return f"cards/2025/{name}.yaml", text


def problems(
    finding: str, *more: tuple[str, str], quantity: bool = False, disinterested: str = "bystander, first, body"
) -> list[tuple[str, str]]:
    """Code and message of each problem of an archive with one question, one finding, and more files."""
    form = "kind: quantity\nmeasures: [killed, wounded]\nunit: soldiers" if quantity else "kind: yes-no"
    question = (
        f"text: Is it so?\n{form}\nconcerns: [party]\ndisinterested: [{disinterested}]\n"
        f"note: They have no stake.\nfindings:\n  - {finding}\n"
    )
    files = {
        **{f"actors/{name}.yaml": text for name, text in ACTORS.items()},
        "questions/q.yaml": question,
        **dict(more),
    }
    return [
        (p.code, p.message)
        for p in load_files(SourceFile(path, text.encode()) for path, text in files.items()).problems
    ]


def says(speaker: str, answer: str, said_on: str = "2025-01-10", more: str = "") -> str:
    """The lines of a claim."""
    return f"    said_by: {speaker}\n    said_on: {said_on}\n    answers: {{q: {answer}}}\n{more}"


def test_the_evidence_of_an_examination_is_published_by_the_day_of_the_finding() -> None:
    """A finding's test holds as of its `on`."""
    finding = "{on: 2025-02-01, answer: yes, basis: examined, evidence: [seen], note: Examined.}"
    claim = says("first", "yes")
    assert problems(finding, card("seen", "2025-02-01", claim, publisher="body")) == []
    assert [code for code, _ in problems(finding, card("seen", "2025-02-02", claim, publisher="body"))] == [
        "finding-evidence"
    ]
    assert [code for code, _ in problems(finding, card("seen", "2025-02-01", claim))] == ["finding-evidence"]


def test_a_wide_date_of_evidence_ends_at_the_day_it_was_read() -> None:
    """One that is not known exactly is at most `retrieved` (method §2)."""
    finding = "{on: 2025-06-01, answer: yes, basis: examined, evidence: [seen], note: Examined.}"
    assert problems(finding, card("seen", "2025-01-10/..", says("first", "yes"), publisher="body")) == []
    assert problems(finding, card("seen", "2025", says("first", "yes"), publisher="body")) == []


def test_an_admission_is_of_a_later_day_than_what_it_takes_back() -> None:
    """The same day is not later."""
    finding = "{on: 2025-03-01, answer: yes, basis: admission, evidence: [own], note: Its own words.}"
    report = "    said_by: first\n    answers: {q: yes}\n    not_acknowledged_by: {party: unacknowledged}\n"
    own = card("own", "2025-02-10", says("party", "yes", "2025-02-10"))
    assert problems(finding, own, card("report", "2025-02-09", report, kind="unacknowledged")) == []
    for late in ("2025-02-10", "2025-02-11"):
        codes = [code for code, _ in problems(finding, own, card("report", late, report, kind="unacknowledged"))]
        assert codes == ["admission"], late


def test_one_of_the_origins_themselves_must_be_disinterested() -> None:
    """That somebody else is without a stake helps nothing."""
    finding = "{on: 2025-03-01, answer: yes, basis: corroborated, evidence: [one, two], note: Two say so.}"
    cards = card("one", "2025-01-10", says("first", "yes")), card("two", "2025-01-11", says("second", "yes"))
    assert problems(finding, *cards) == []
    assert problems(finding, *cards, disinterested="bystander") == [
        (
            "corroborated",
            "basis: no origin of this answer is neutral (disinterested) on 2025-03-01; "
            "its named origins are first, second",
        )
    ]
    assert problems(finding.replace("[one, two]", "[one]"), cards[0]) == [
        ("corroborated", "basis: only one named independent origin of this answer on 2025-03-01")
    ]


def test_a_contrary_answer_undoes_corroboration_and_a_refusal_does_not() -> None:
    """No origin's latest answer to the contrary; `declined` conflicts with nothing."""
    finding = "{on: 2025-03-01, answer: yes, basis: corroborated, evidence: [one, two], note: Two say so.}"
    cards = card("one", "2025-01-10", says("first", "yes")), card("two", "2025-01-11", says("second", "yes"))
    assert problems(finding, *cards, card("three", "2025-01-12", says("bystander", "declined"))) == []
    assert problems(finding, *cards, card("three", "2025-01-12", says("bystander", "no"))) == [
        ("corroborated", "basis: the latest answer of bystander is to the contrary")
    ]
    assert problems(finding, *cards, card("three", "2025-03-01", says("bystander", "no", "2025-03-02"))) == []
    own_denial = card("three", "2025-01-12", says("party", "no"))
    assert problems(finding, *cards, own_denial) == []


def test_figures_of_another_measure_are_not_weighed() -> None:
    """A finding speaks of the question's default measure."""
    finding = "{on: 2025-03-01, answer: 90..110, basis: corroborated, evidence: [one, two], note: Two say so.}"
    killed = "    measure: killed\n"
    one = card("one", "2025-01-10", says("first", "100", more=killed))
    two = card("two", "2025-01-11", says("second", '"~100"', more=killed))
    other = card("three", "2025-01-12", says("bystander", "900", more="    measure: wounded\n"))
    assert problems(finding, one, two, other, quantity=True) == []
    contrary = card("three", "2025-01-12", says("bystander", "900", more=killed))
    assert [code for code, _ in problems(finding, one, two, contrary, quantity=True)] == ["corroborated"]


ONE_SAYS_SO = "{on: 2025-03-01, answer: yes, basis: corroborated, evidence: [one], note: One says so.}"
ONE = card("one", "2025-01-10", says("first", "yes"))
ONLY_ONE = ("corroborated", "basis: only one named independent origin of this answer on 2025-03-01")
KIND = "answers: {} is a yes-no question"
OTHER = ("questions/q-2.yaml", "text: Is it still so?\nkind: yes-no\nconcerns: [party]\n")


def test_a_finding_of_a_question_that_a_broken_card_names_waits() -> None:
    """One fault, one problem: what the card will say when it is mended is not known."""
    two = card("two", "2025-01-11", says("second", "12"))
    assert problems(ONE_SAYS_SO, ONE, two) == [("answer-kind", KIND.format("q"))]


def test_a_finding_does_not_wait_for_a_card_that_names_another_question() -> None:
    """The id of the one begins like that of the other, and is another."""
    two = card("two", "2025-01-11", says("second", "12").replace("{q:", "{q-2:"))
    assert problems(ONE_SAYS_SO, ONE, two, OTHER) == [("answer-kind", KIND.format("q-2")), ONLY_ONE]


@pytest.mark.parametrize(("named", "waits"), [("q", True), ("q-2", False)])
def test_a_file_that_cannot_be_parsed_names_whole_ids_too(named: str, waits: bool) -> None:
    """Its text is all there is of it."""
    path, text = card("two", "2025-01-11", says("second", "yes").replace("{q:", f"{{{named}:"))
    broken = path, text.replace("language: en", "language: 'en")
    (syntax, _), *others = problems(ONE_SAYS_SO, ONE, broken, OTHER)
    assert (syntax, others) == ("yaml-syntax", [] if waits else [ONLY_ONE])


def test_a_key_that_is_passed_over_names_ids_too() -> None:
    """Of two keys alike only the first is read, and nobody can tell which was meant."""
    path, text = card("two", "2025-01-11", says("second", "yes").replace("{q:", "{q-2:"))
    twice = path, f"{text}    answers: {{q: yes}}\n"
    assert [code for code, _ in problems(ONE_SAYS_SO, ONE, twice, OTHER)] == ["duplicate-key"]


def test_a_finding_waits_for_what_its_question_is_derived_from() -> None:
    """An answer that rests on a card with an error may have any origin; what supersedes an answer may be no more."""
    base = card("base", "2025-01-05", "    said_by: second\n    measure: killed\n")
    relay = card("two", "2025-01-11", says("first", "yes", more="    rests_on: [base#words]\n"))
    assert [code for code, _ in problems(ONE_SAYS_SO, ONE, base, relay)] == ["measure"]
    later = card("late", "2025-01-11", "    said_by: first\n    measure: killed\n    supersedes: one#words\n")
    assert [code for code, _ in problems(ONE_SAYS_SO, ONE, later)] == ["measure"]


def test_a_finding_of_a_question_with_an_error_waits() -> None:
    """Its own file is mended first."""
    rows = problems(ONE_SAYS_SO, ONE, disinterested="bystander, party")
    assert rows == [("disinterested-party", "disinterested: party is concerned")]
