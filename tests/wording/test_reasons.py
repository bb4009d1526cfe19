"""Why a question stands as it does, and what changed it: every sentence, on the golden archives."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from onrecord.load import Loaded
from onrecord.reading.source_files import SourceFile
from onrecord.standings.derive import Standings, derive
from onrecord.vocabulary import Badge
from onrecord.wording import badges
from onrecord.wording.reasons import Reasons
from tests.loading import load, load_files
from tests.paths import GOLDEN, TESTS

CASES = yaml.safe_load((TESTS / "wording" / "reasons.yaml").read_text("utf-8"))


def _standings(case: str) -> Standings:
    (folder,) = GOLDEN.glob(f"{case}-*")
    return derive(load(folder / "sources").archive)


BADGES = [tuple(one.values()) for one in CASES["badges"]]


@pytest.mark.parametrize(("case", "question", "day", "badge", "why"), BADGES)
def test_a_badge_has_its_reason_in_words(case: str, question: str, day: str, badge: str, why: str) -> None:
    """Badges are words on the page, each with its reason (method §2)."""
    standings = _standings(case)
    reasons = Reasons(standings).badges(standings.archive.question(question), date.fromisoformat(day))
    assert {b.value: str(reason) for b, reason in reasons}[badge] == why


HISTORIES = [tuple(one.values()) for one in CASES["histories"]]


@pytest.mark.parametrize(("case", "question", "expected"), HISTORIES)
def test_each_entry_of_a_history_says_what_changed_it(case: str, question: str, expected: list[list[str]]) -> None:
    """In the order: who said it first, a finding, each party, each badge."""
    standings = _standings(case)
    history = Reasons(standings).history(standings.archive.question(question), date(2026, 1, 1))
    assert [[reason.words for reason in because] for _, because in history] == expected


BESIDE = [(one["case"], one["question"], one["day"], one["why"], tuple(one["items"])) for one in CASES["beside"]]


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
    "actors/paper.yaml": "name: The Paper\ntype: outlet\n",
    "actors/alpha.yaml": "name: Alpha\ntype: outlet\n",
    "actors/beta.yaml": "name: Beta\ntype: outlet\n",
    "actors/state.yaml": "name: The State\ntype: state\n",
    "questions/p.yaml": "text: Was it there?\nkind: yes-no\nconcerns: [state]\n",
    "questions/q.yaml": "text: Is it so?\nkind: yes-no\nconcerns: [state]\n",
}


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
    assert str(reason) == "One origin; 2 sources: people who are not named, through The Paper"


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


@pytest.mark.parametrize(
    ("beside", "words"), [(True, "newer figures, not comparable"), (False, "no longer contradicted")]
)
def test_figures_that_cannot_be_compared_are_not_said_to_agree(beside: bool, words: str) -> None:
    """Only of figures that can be compared is it said that they conflict no longer (method §5)."""
    assert badges.gone(Badge.CONTESTED, beside) == words
    assert badges.gone(Badge.SINGLE_ORIGIN, beside) == "no longer one origin"


def _granting(count: int) -> Standings:
    """A chain of so many questions, each taking the next for granted; the last is answered."""
    questions = {
        f"questions/q{n}.yaml": f"text: Is {n} so?\nkind: yes-no\nconcerns: []\nnote: Nobody is.\n"
        + (f"presupposes: {{q{n + 1}: yes}}\n" if n + 1 < count else "")
        for n in range(count)
    }
    return derive(load_files(SourceFile(path, text.encode()) for path, text in questions.items()).archive)


def _why_rests(standings: Standings, question: str) -> str:
    """Why a question rests on something unacknowledged."""
    reasons = Reasons(standings).badges(standings.archive.question(question), date(2026, 1, 1))
    return str(dict(reasons)[Badge.RESTS_ON_UNACKNOWLEDGED])


def test_of_many_questions_taken_for_granted_the_first_are_named() -> None:
    """A chain makes no sentence that grows with it."""
    begin, end = "It takes an answer to ", " for granted, which are neither verified nor acknowledged"
    few, many = (_why_rests(_granting(count), "q0") for count in (5, 30))
    assert few.startswith(f"{begin}“Is 1 so?”, “Is 2 so?”, “Is 3 so?” and “Is 4 so?”{end}")
    assert many.startswith(f"{begin}“Is 1 so?”, “Is 2 so?”, “Is 3 so?” and 26 others{end}")


def test_what_a_question_that_is_only_named_takes_for_granted_is_not_known() -> None:
    """Of an evidence pack: that question is named by its text, or it is said that it rests on something itself."""
    heading = "id,kind,address,sha256,text,on,from,standing,badges,answer,origins,says"
    question = "text: Is 0 so?\nkind: yes-no\nconcerns: []\nnote: Nobody is.\npresupposes: {q1: yes}\n"
    told = {}
    for answer in ("", "yes"):
        row = f"q1,question,/questions/q1/,{'0' * 64},Is 1 so?,2026-01-01,,verified,rests-on-unacknowledged,{answer},,"
        files = {"questions/q0.yaml": question, "NAMED.csv": f"{heading}\n{row}\n"}
        loaded = load_files(SourceFile(path, text.encode()) for path, text in files.items())
        told[answer] = _why_rests(derive(loaded.archive), "q0")
    assert told == {
        "": "It takes an answer to “Is 1 so?” for granted, which is neither verified nor acknowledged by every party "
        "concerned",
        "yes": "It takes for granted what itself rests on something unacknowledged",
    }
