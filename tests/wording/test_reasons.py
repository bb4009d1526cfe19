"""Why a question stands as it does, and what changed it: every sentence, on the golden archives."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.load import Loaded, load, load_files
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from onrecord.wording.reasons import Reasons
from tests.paths import GOLDEN


def _standings(case: str) -> Standings:
    (folder,) = GOLDEN.glob(f"{case}-*")
    return derive(load(folder / "sources").archive)


BADGES = [
    ("01", "north-korean-soldiers", "2025-04-27", "partly-acknowledged", "North Korea has not acknowledged it, as reported on 2 Jan 2025; Russia acknowledged it on 26 Apr 2025"),
    ("01", "north-korean-soldiers", "2025-04-29", "acknowledged", "North Korea acknowledged it on 28 Apr 2025; Russia acknowledged it on 26 Apr 2025"),
    ("01", "north-korean-soldiers", "2025-04-10", "re-check", "The newest recorded word of North Korea on this, or report of one, is of 2 Jan 2025, 98 days before 10 Apr 2025"),
    ("04", "north-korean-soldiers", "2025-01-02", "contested", "Answered no by North Korean Mission to the United Nations and Russian Mission to the United Nations, and yes by Ukraine and Joint Chiefs of Staff"),
    ("06", "north-korean-casualties", "2024-12-24", "contested", "Joint Chiefs of Staff, about 1,100 (killed or wounded) on 23 Dec 2024; Ukraine, more than 3,000 (killed or wounded) on 23 Dec 2024: no number fits both"),
    ("07", "target-lists", "2025-01-02", "single-origin", "Three sources, one origin: documents that are not authenticated, through The Herald"),
    ("09", "north-korean-soldiers", "2025-04-29", "partly-acknowledged", "North Korea acknowledged it on 28 Apr 2025; no source in the archive records the position of Russia"),
    ("23", "soldiers-abroad", "2021-03-05", "single-origin", "Three sources, one origin: Southland"),
    ("25", "soldiers-abroad", "2021-03-03", "single-origin", "Three sources, one origin: people who are not named and an outlet in its own voice, through The Herald"),
    ("31", "soldiers-killed", "2021-03-01", "rests-on-unacknowledged", "It takes an answer to “Did soldiers of Northland fight in Southland in 2021?” for granted, which is neither verified nor acknowledged by every party concerned"),
]  # fmt: skip


@pytest.mark.parametrize(("case", "question", "day", "badge", "why"), BADGES)
def test_a_badge_has_its_reason_in_words(case: str, question: str, day: str, badge: str, why: str) -> None:
    """Badges are words on the page, each with its reason (method §2)."""
    standings = _standings(case)
    reasons = Reasons(standings).badges(standings.archive.question(question), date.fromisoformat(day))
    assert {b.value: str(reason) for b, reason in reasons}[badge] == why


HISTORIES = [
    ("02", "north-korean-soldiers", [
        ["First said here: by Ukraine, published by The Herald", "North Korea had not acknowledged it, as reported", "Russia had not acknowledged it, as reported"],
        ["Russia acknowledged it"], ["North Korea acknowledged it"], ["A finding says: yes, on the basis of admission"],
    ]),
    ("06", "north-korean-casualties", [
        ["First said here: by Ukraine, published by The Herald",
         "Joint Chiefs of Staff, about 1,100 (killed or wounded) on 23 Dec 2024; Ukraine, more than 3,000 (killed or wounded) on 23 Dec 2024: no number fits both"],
        ["Newer answers stand in the place of those that conflicted, and of the latest no two that can be compared conflict; that need not mean that they agree"],
    ]),
    ("07", "target-lists", [
        ["First said here: by 29 military files (not authenticated), published by The Herald"],
        ["More than one publisher now, and still one origin"], ["Russia gave no comment, as reported"],
    ]),
    ("14", "soldiers-abroad", [
        ["First said here: by Minister of Southland, published by The Herald", "Northland had not acknowledged it, as reported"],
        ["Northland gave no comment, as reported"], ["Northland was reported to have denied it"], ["Northland acknowledged it"],
        ["Northland denied it", "Answered no by Ministry of Northland, and yes by Minister of Southland"],
    ]),
    ("17", "soldiers-abroad", [
        ["First said here: by Minister of Southland, published by The Herald", "Northland had not acknowledged it, as reported"],
        ["What was recorded of Northland has been replaced"],
    ]),
    ("25", "soldiers-abroad", [["First said here: by Herald Online"], ["More than one publisher now, and still one origin"]]),
    ("32", "soldiers-killed", [
        ["First said here: by Minister of Southland, published by The Herald"],
        ["What it takes for granted is now verified, or acknowledged by every party it concerns"],
        ["What it takes for granted is no longer verified, nor acknowledged by every party it concerns"],
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("case", "question", "expected"), HISTORIES)
def test_each_entry_of_a_history_says_what_changed_it(case: str, question: str, expected: list[list[str]]) -> None:
    """In the order: who said it first, a finding, each party, each badge."""
    standings = _standings(case)
    history = Reasons(standings).history(standings.archive.question(question), date(2026, 1, 1))
    assert [[reason.words for reason in because] for _, because in history] == expected


BESIDE = [
    ("05", "north-korean-casualties", "2024-12-24", "Not compared where they count different things",
     ("Joint Chiefs of Staff, about 1,100 (casualties, undefined) on 23 Dec 2024", "Ukraine, more than 3,000 (killed or wounded) on 23 Dec 2024")),
    ("27", "killed-15", "2021-04-01", "Not compared where they hold for days more than 14 days apart",
     ("Minister of Eastland, fewer than 500 (killed) on 1 Apr 2021", "Minister of Southland, more than 3,000 (killed) on 1 Apr 2021")),
    ("28", "killed-undated", "2021-04-01", "Not compared where the day for which one of them holds is not recorded",
     ("Minister of Eastland, fewer than 500 (killed) on 1 Apr 2021", "Minister of Southland, more than 3,000 (killed) on 1 Apr 2021")),
]  # fmt: skip


@pytest.mark.parametrize(("case", "question", "day", "why", "items"), BESIDE)
def test_figures_side_by_side_say_why_they_are_not_compared(
    case: str, question: str, day: str, why: str, items: tuple[str, ...]
) -> None:
    """Not comparable: shown side by side, with the reason in words (method §5)."""
    standings = _standings(case)
    (reason,) = Reasons(standings).beside(standings.archive.question(question), date.fromisoformat(day))
    assert (reason.words, reason.items) == (why, items)
    assert str(reason) == f"{why}: {'; '.join(items)}"


TWO_QUESTIONS = {
    "actors/paper.yaml": "name: The Paper\ntype: outlet\n", "actors/alpha.yaml": "name: Alpha\ntype: outlet\n",
    "actors/beta.yaml": "name: Beta\ntype: outlet\n", "actors/state.yaml": "name: The State\ntype: state\n",
    "questions/p.yaml": "text: Was it there?\nkind: yes-no\nconcerns: [state]\n",
    "questions/q.yaml": "text: Is it so?\nkind: yes-no\nconcerns: [state]\n",
}  # fmt: skip


def _report(name: str, day: int, publisher: str, statement: str) -> dict[str, str]:
    return {
        f"cards/2021/{name}.yaml": f"title: {name} of {publisher}\npublisher: {publisher}\ntype: news-report\n"
        f"published: 2021-03-{day:02}\nretrieved: 2021-04-01\nurl: https://example.org/{name}\n"
        f"archived: https://example.net/{name}\nlanguage: en\nsummary: It says [so](#s).\n"
        f"attributed:\n  - {{id: s, text: A claim., {statement}}}\n"
    }


def _of(*cards: dict[str, str]) -> Standings:
    files = TWO_QUESTIONS | {path: text for card in cards for path, text in card.items()}
    loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
    assert loaded.errors == ()
    return derive(loaded.archive)


def test_a_single_origin_is_named_by_what_lies_at_its_bottom() -> None:
    """Where those who repeat it answer another question than the one at the bottom does."""
    standings = _of(
        _report("first", 1, "paper", "said_by: {anonymous: two officials}, answers: {p: yes}"),
        _report("second", 2, "alpha", "said_by: alpha, rests_on: [first#s], answers: {q: yes}"),
        _report("third", 3, "beta", "said_by: beta, rests_on: [first#s], answers: {q: yes}"),
    )
    ((_, reason),) = Reasons(standings).badges(standings.archive.question("q"), date(2021, 4, 1))
    assert str(reason) == "Two sources, one origin: people who are not named, through The Paper"


def test_somebody_elses_claim_that_moves_the_standing_is_told() -> None:
    """Neither a party nor a finding did: what is claimed by others is no longer the party’s alone."""
    standings = _of(
        _report("own", 1, "paper", "said_by: state, answers: {q: yes}"),
        _report("denied", 2, "paper", "said_by: state, answers: {q: no}"),
        _report("others", 3, "alpha", "said_by: beta, answers: {q: yes}"),
    )
    history = Reasons(standings).history(standings.archive.question("q"), date(2021, 4, 1))
    assert [reason.words for reason in history[-1][1]][-1] == "Now also said by Beta, published by Alpha"


def _every_archive() -> list[Path]:
    return sorted(folder / "sources" for folder in GOLDEN.iterdir() if folder.is_dir())


@pytest.mark.parametrize("folder", _every_archive(), ids=lambda folder: folder.parent.name)
def test_no_entry_of_any_history_is_without_a_cause(folder: Path) -> None:
    """A change that nobody can explain is a fault of ours."""
    standings = derive(load(folder).archive)
    assert standings.archive.questions
    for question in standings.archive.questions.values():
        assert all(because for _, because in Reasons(standings).history(question, date(2030, 1, 1)))


def test_no_entry_of_a_real_history_is_without_a_cause(real: Loaded) -> None:
    """The same on the real archive; every statement named is there."""
    standings = derive(real.archive)
    assert real.archive.questions
    for question in real.archive.questions.values():
        for state, because in Reasons(standings).history(question, date(2030, 1, 1)):
            assert because, (question.id, state.since)
            assert all(ref in real.archive.statements for reason in because for ref in reason.refs)
