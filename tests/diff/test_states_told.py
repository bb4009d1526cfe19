"""What was told of the past, once published, changes only where a correction says so (method §2, §7)."""

from datetime import date
from typing import Final

import pytest

from onrecord.diff.change import Failure, Rule
from onrecord.diff.compare import compare
from onrecord.reading.source_files import SourceFile
from tests.altering import BRIEFING, DAY, FILES, IN_VALLEY, PAPERS, REGISTER, REPORT, SPEECH, Edit, example, log
from tests.loading import load_files

CARDS: Final = sorted(path.rpartition("/")[2].removesuffix(".yaml") for path in FILES if path.startswith("cards/"))
FINDINGS: Final = (("2021-06-01", "yes"), ("2021-09-01", "yes"), ("2022-03-01", "yes"))


def recorded(**days: str) -> Edit:
    """When all came in: in October 2022, but cards of which another day is told."""
    by_name = {name.replace("_", "-"): day for name, day in days.items()}
    rows = [f"card,{name},,,{by_name.get(name, '2022-10-01')}" for name in CARDS if by_name.get(name) != ""]
    rows += [f"finding,soldiers-in-east-valley,{on},{answer},2022-10-01" for on, answer in FINDINGS]
    return "recorded.csv", "", "\n".join(["kind,id,on,what,recorded", *rows, ""])


def told(*edits: Edit, base: tuple[Edit, ...] = ()) -> list[Failure]:
    """What failed between two archives of which it is known when all came in."""
    before = (recorded(), *base)
    failures = compare(example(*before), example(*before, *edits), DAY).failures
    return [failure for failure in failures if failure.code is Rule.STATE_CHANGED]


MORE: Final[Edit] = (IN_VALLEY, "concerns: [country-a]", "concerns: [country-a, nils-teder]")


def test_a_line_that_is_told_otherwise_is_refused() -> None:
    """Once a question, by the first line; what it was and what it is are told."""
    (failure,) = told(MORE)
    assert failure == Failure(
        Rule.STATE_CHANGED,
        PAPERS,
        "soldiers-in-east-valley",
        "how it stood from 2021-03-01 on, as recorded here since 2022-10-01, is told otherwise now, and no new "
        "correction of a card that it rests on says so",
        "add under corrections, here or in another card that it rests on, unless you put back what changed it",
        '- {on: 2022-12-01, note: "…"}',
        "before: attributed, single-origin, country-a not-recorded; "
        "now: attributed, single-origin, country-a not-recorded, nils-teder not-recorded",
    )


@pytest.mark.parametrize(
    "why",
    [
        (log(REPORT, "soldiers-in-valley"),),
        (log(BRIEFING),),
        (log(SPEECH),),
    ],
)
def test_a_correction_of_a_card_that_it_rests_on_accounts_for_it(why: tuple[Edit, ...]) -> None:
    """Of an answer, or of what a finding cites."""
    assert told(MORE, *why) == []


def test_a_correction_of_another_card_does_not() -> None:
    """That of a card that neither answers the question nor stands beneath what does."""
    assert [failure.subject for failure in told(MORE, log(REGISTER))] == ["soldiers-in-east-valley"]


def test_what_comes_in_later_takes_no_line_back() -> None:
    """A card that is new has lines of its own day; each of those that were published stays as it was."""
    denial = FILES[BRIEFING].replace("2021-08-31", "2021-04-30")
    assert told(("cards/2021/a-late-briefing.yaml", "", denial)) == []


def test_what_is_not_entered_yet_was_not_published_with_its_day() -> None:
    """A base of which it is not known when anything came in has no line to keep."""
    failures = compare(example(), example(MORE), DAY).failures
    assert [failure for failure in failures if failure.code is Rule.STATE_CHANGED] == []


def test_another_day_of_coming_in_changes_what_was_told() -> None:
    """The days are those of git's history, and nobody's to choose."""
    before, after = example(recorded()), example(recorded(arlo_vance_speech="2022-10-05"))
    assert {failure.subject for failure in compare(before, after, DAY).failures} >= {"soldiers-in-east-valley"}


def on_its_day(*edits: Edit, base: tuple[Edit, ...] = ()) -> list[str]:
    """The questions that failed where the comparison is made on the day on which all came in."""
    failures = compare(example(recorded(), *base), example(recorded(), *edits), date(2022, 10, 1)).failures
    return [failure.subject for failure in failures if failure.code is Rule.STATE_CHANGED]


def test_a_line_of_the_day_itself_is_kept_too() -> None:
    """What the base has entered as of today was published today."""
    assert on_its_day(MORE) == ["soldiers-in-east-valley"]
    assert on_its_day(MORE, log(BRIEFING)) == []


def test_what_else_comes_in_on_the_day_takes_no_line_of_it_back() -> None:
    """A second card of one day, whether its day is entered already or not."""
    denial: Edit = ("cards/2021/a-late-briefing.yaml", "", FILES[BRIEFING].replace("2021-08-31", "2021-04-30"))
    rows = "\n".join([recorded()[2].rstrip(), "card,a-late-briefing,,,2022-10-01", ""])
    assert on_its_day(denial) == []
    assert on_its_day(denial, ("recorded.csv", "", rows)) == []
    assert on_its_day(denial, MORE, ("recorded.csv", "", rows)) == ["soldiers-in-east-valley"]


def test_what_is_entered_later_had_no_day_to_keep() -> None:
    """A card that the base holds without a day is entered by its head."""
    late = recorded(arlo_vance_speech="")
    assert on_its_day(base=(late,)) == []


def test_of_a_question_that_rests_on_no_card_only_putting_back_is_left() -> None:
    """A base may break a rule that came after it, such as that a finding cites a card; only cards have corrections."""
    rows = "\n".join([recorded()[2].rstrip(), "finding,graves,2022-09-01,yes,2022-09-02", ""])
    sides = [
        load_files(
            SourceFile(path, text.encode())
            for path, text in {**FILES, "questions/graves.yaml": graves, "recorded.csv": rows}.items()
        )
        for graves in (ON_A_PAGE, ON_A_PAGE.replace("[country-a]", "[country-a, nils-teder]"))
    ]
    failures = compare(sides[0], sides[1], DAY).failures
    assert [(failure.path, failure.help, failure.example) for failure in failures] == [
        ("questions/graves.yaml", "put back what changed it", "")
    ]


ON_A_PAGE: Final = """\
text: Were there graves?
kind: yes-no
concerns: [country-a]
findings:
  - on: 2022-09-01
    answer: yes
    basis: public-record
    evidence: [{url: "https://register.example/graves", archived: "https://archive.example/2022/graves"}]
    note: They are listed.
"""
