"""What was told of the past, once published, changes only where a correction says so (method §2, §7)."""

from datetime import date
from typing import Final

import pytest

from onrecord.diff.change import Failure, Rule
from onrecord.diff.compare import compare
from tests.altering import BRIEFING, DAY, FILES, IN_VALLEY, REGISTER, REPORT, SPEECH, Edit, example, log

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
        IN_VALLEY,
        "soldiers-in-east-valley",
        "how it stood from 2021-03-01 on, as recorded here since 2022-10-01, is told otherwise now, and no new "
        "correction of a card that it rests on says so",
        "put back what changed it, or add under corrections of such a card",
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


def test_a_line_of_the_day_itself_may_still_change() -> None:
    """What came in on the day of the comparison is published with it."""
    base, head = example(recorded()), example(recorded(), MORE)
    assert compare(base, head, date(2022, 10, 1)).failures == ()
